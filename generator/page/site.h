// What every page is made from, and the words it is made of: texts, dates, money and links as the values that
// templates/README.md describes. Made once for a build; const and shared by all threads after that.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "base/diagnostics.h"
#include "language/format.h"
#include "language/messages.h"
#include "language/order.h"
#include "markup/template.h"
#include "markup/value.h"
#include "model/edition.h"
#include "model/publication.h"
#include "page/catalogue.h"
#include "page/catalogue_values.h"
#include "page/data_files.h"
#include "page/editions.h"
#include "page/plan.h"
#include "page/redirect.h"
#include "page/theme.h"

namespace comisiynu {

struct SiteOptions {
  Date date;             // the day that is "today" for what is overdue; year 0: nothing is
  std::string base_url;  // "https://gofal.example.gov.uk/comisiynu", without a slash at its end; may be empty
  std::string base_path; // the path of base_url: "/comisiynu", or empty
  std::string edition;   // the number of the edition that is made; empty for none
  std::vector<ListedEdition> editions;  // newest first
  EditionsFile released;  // what editions.toml says
};

struct Changes;  // changes/compare.h

struct Site {
  const Publication& publication;
  const Figures& figures;
  const Messages& messages;
  const TemplateSet& templates;
  const Theme& theme;
  const Catalogue& catalogue;
  const Plan& plan;
  const PerLanguage<Order>& orders;
  const std::vector<std::string>& images;  // of documents: "commissioning-strategy/images/map.svg"
  SiteOptions options;
  PerLanguage<CatalogueValues> catalogue_values = {};  // by prepare_catalogue()
  // Bytes of a file of open data, by its path within the site; nothing where there is none such. From any thread.
  std::function<std::optional<std::uint64_t>(const std::string& path)> file_size = {};
  std::vector<Redirect> redirects = {};                // by redirects_of()
  const Changes* changes = nullptr;                    // since an earlier edition; null where there is none
  // Told the name of each template that is rendered by itself, as blocks are. For explain; from the thread that renders.
  std::function<void(std::string_view name)> hear_template = {};
};

// The site in one language: what pages say things with. Cheap to copy.
class Voice {
 public:
  Voice(const Site& site, Language language);

  // The same where pages are only told from one another (page/page_keys.h): a value for each provider stands for what a page
  // shows of it. The values must outlive it.
  Voice with_stand_ins(const std::vector<Value>& by_provider) const;
  // Null where the provider itself is shown.
  const Value* stand_in(std::size_t provider) const { return stand_ins_ == nullptr ? nullptr : &(*stand_ins_)[provider]; }

  const Site& site() const { return *site_; }
  const Publication& publication() const { return site_->publication; }
  Language language() const { return language_; }
  std::string_view code() const { return language_code(language_); }
  const Formatter& format() const { return format_; }
  const Wording& wording() const { return wording_; }
  const CatalogueValues& catalogue_values() const { return site_->catalogue_values[language_]; }

  // What an author wrote, as a `phrase`: null where there is nothing, in a <span lang> where it is in another language.
  Value phrase(const Text&) const;
  Value phrases(const std::vector<Text>&) const;
  // The same as plain words, for attributes and titles.
  const std::string& plain(const Text& text) const { return text.shown(language_); }
  // Markdown of the author's; null where there is nothing. Headings begin at `top_level`.
  Value rich(const Text&, int top_level, Diagnostics&) const;

  std::string message(std::string_view key) const;
  std::string message(std::string_view key, std::initializer_list<PlaceText> arguments, std::optional<double> count = {}) const;

  // `date`: { text, iso }, or null.
  Value date(const Date&) const;
  std::string date_text(const Date&) const;
  bool is_past(const Date&) const;  // before the build's date; false when either is unknown

  // Free places that can be believed on the build's date.
  std::optional<std::int64_t> free_places(const Service&) const;

  // "£182.50", "£600 to £720", "£182.50 a night" by its `per`.
  std::string money(const Money&) const;

  // The same with the year it was or will be spent in: "£412,000 in 2025-26".
  std::string money_in_period(const Money&) const;

  // `tag`: { id, name } of a Choice, its name from messages such as "gap.natures." + id; null where nothing is chosen.
  Value tag(const Choice&, std::string_view messages) const;
  Value tag(std::string_view id, std::string_view messages) const;

  // Ready for href: with the base path.
  std::string address(const PlannedPage&) const;
  std::string address(const Place&) const;
  // A file of the site that has no language: "/assets/style.css".
  std::string file(std::string_view path) const { return site_->options.base_path + std::string(path); }
  // The whole address, for canonical and alternate links; the path alone when no base URL is known.
  std::string whole_address(const PlannedPage&, Language) const;

  // `link`: { name, address, lang }.
  Value link(Value name, std::string address) const;
  Value link_to(std::string_view kind, std::string_view id) const;  // null for an empty id
  Value link_to(const AnyRef&) const;
  template <class Target>
  Value link_to(const Ref<Target>& reference) const { return link_to(Target::kind, reference.id); }
  template <class Refs>
  Value links_to(const Refs& references) const {
    std::vector<Value> links;
    for (const auto& reference : references)
      if (auto made = link_to(reference); !made.is_null()) links.push_back(std::move(made));
    return Value::list(std::move(links));
  }
  // A source: words, or a link where they are "ref/…".
  Value source(const Text&) const;

  // `picture`: { address, meaning }; null for an empty or unknown name.
  Value picture(std::string_view name) const;

  // A template rendered by itself, for html values.
  std::string render(std::string_view name, const Value& values, std::string_view about, Diagnostics&) const;

 private:
  const Site* site_;
  Language language_;
  Formatter format_;
  Wording wording_;
  const std::vector<Value>* stand_ins_ = nullptr;
};

}  // namespace comisiynu
