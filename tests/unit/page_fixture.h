// A site made from a few lines of TOML, so that a test can look at the values that one page gives its template.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures.h"
#include "base/disk.h"
#include "page/pages.h"
#include "page/provider_values.h"
#include "source/read_toml.h"
#include "places.h"

namespace comisiynu::test {

// Two areas, a client group, two kinds of service, a sector and two quality domains.
inline constexpr auto lists = R"([[area]]
id = "powys"
name = { en = "Powys", cy = "Powys" }
[[area]]
id = "swansea"
name = { en = "Swansea", cy = "Abertawe" }
[[client_group]]
id = "older-people"
name = { en = "Older people", cy = "Pobl hŷn" }
[[service_type]]
id = "care-home"
name = { en = "Care home", cy = "Cartref gofal" }
plural = { en = "Care homes", cy = "Cartrefi gofal" }
[[service_type]]
id = "day-service"
name = { en = "Day service", cy = "Gwasanaeth dydd" }
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }
[[quality_domain]]
id = "well-being"
name = { en = "Well-being", cy = "Llesiant" }
[[quality_domain]]
id = "care"
name = { en = "Care", cy = "Gofal" }
)";

// With the program's own messages and pictograms. `tables` are a publication.toml after its head; each of `providers` is a
// file of the providers folder.
class PageSite {
 public:
  explicit PageSite(std::string_view tables, const std::vector<std::string>& providers, Date today = {2026, 11, 22, {}}) {
    Diagnostics found;
    const auto head = R"(title = { en = "Care", cy = "Gofal" }
publisher = "Cyngor"
languages = ["cy", "en"]
contact = { phone = "01632 960001" }
)";
    read_records(head + std::string(tables), no_file, TomlFile::publication, publication_, found);
    for (const auto& provider : providers) read_records(provider, no_file, TomlFile::provider, publication_, found);
    publication_.languages = {Language::cy, Language::en};
    std::string text;
    real_disk()->read(source_folder("/templates/messages.toml"), text);
    messages_.load(text, no_file, found);
    templates_ = std::make_unique<TemplateSet>(TemplateSet::compile({}, messages_, found));
    const auto disk = real_disk();
    Sources sources(*disk);
    theme_ = read_theme({data_folder("/themes/default"), data_folder("/pictograms"), ""}, *disk, sources, found);
    figures_ = figures(publication_, found);
    catalogue_ = make_catalogue(publication_, orders_, 1, today);
    plan_ = make_plan(publication_, catalogue_, messages_, found);
    site_ = std::make_unique<Site>(Site{publication_, figures_, messages_, *templates_, theme_, catalogue_, plan_, orders_, images_, {today, "", ""}});
    prepare_catalogue(*site_);
    said_ = as_text(found.sorted(sources), sources);
  }

  const std::string& said() const { return said_; }
  const Site& site() const { return *site_; }
  const Theme& theme() const { return theme_; }
  const Plan& plan() const { return plan_; }
  const Publication& publication() const { return publication_; }
  Voice voice(Language language) const { return Voice(*site_, language); }
  // As it stands in the list of these terms.
  Value card(Language language, std::size_t provider, const std::vector<TermName>& list = {}) const {
    const auto& given = publication_.providers[provider];
    const ListsOf lists(given, catalogue_.areas_served, publication_.settings, site_->options.date);
    return provider_card(voice(language), given, *plan_.page(PageKind::provider, provider), lists.on(list));
  }

  using PageFunction = PageHead (*)(const Voice&, const PlannedPage&, Object&, Diagnostics&);
  Value page(PageFunction make, Language language, PageKind kind, std::size_t subject = nothing, std::size_t part = 0) const {
    Object values;
    Diagnostics found;
    const auto* planned = plan_.page(kind, subject, part);
    const auto head = make(voice(language), *planned, values, found);
    values.set("title", head.title).set("heading", head.heading).set("description", head.description).set("breadcrumbs", Value::list(head.breadcrumbs));
    return values;
  }

 private:
  Publication publication_;
  Messages messages_;
  std::unique_ptr<TemplateSet> templates_;
  Theme theme_;
  Figures figures_;
  PerLanguage<Order> orders_{{Order(Language::cy), Order(Language::en)}};
  Catalogue catalogue_;
  Plan plan_;
  std::vector<std::string> images_;
  std::unique_ptr<Site> site_;
  std::string said_;
};

// A field below a field: at(page, {"provider", "location"}); null where there is none.
inline Value at(Value value, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    const auto* field = value.kind() == ValueKind::object ? value.find(Key::of(name)) : nullptr;
    if (field == nullptr) return {};
    value = Value(*field);
  }
  return value;
}

inline std::string text_of(const Value& value) {
  return value.kind() == ValueKind::text || value.kind() == ValueKind::html ? std::string(value.words()) : std::string();
}

// All words in a value, however deep, a line each.
inline void gather(const Value& value, std::string& into) {
  if (value.kind() == ValueKind::text || value.kind() == ValueKind::html) into.append(value.words()).push_back('\n');
  if (value.kind() == ValueKind::list)
    for (const auto& item : value.items()) gather(item, into);
  if (value.kind() == ValueKind::object)
    for (const auto& field : value.fields()) gather(field.value, into);
}

}  // namespace comisiynu::test
