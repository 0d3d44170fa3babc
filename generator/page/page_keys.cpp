#include "page/page_keys.h"

#include "analysis/kept_figures.h"
#include "base/hash.h"
#include "markup/value_content.h"
#include "page/data_files.h"
#include "page/page.h"
#include "page/record_values.h"

namespace comisiynu {

namespace {

// Words of the catalogue that pages show of providers. Without how many there are of a kind: that is in few pages.
template <class Item>
void add_items(PackedWriter& out, const std::vector<Item>& items, const ById<ItemValues>& values) {
  for (const auto& item : items) {
    const auto& made = values.find(item.id)->second;
    out.add(std::string_view(item.id));
    out.add(std::string_view(made.name));
    out.add(std::string_view(made.easy));
    out.add(std::string_view(made.picture));
    add_content(out, made.link);
    add_content(out, made.list);
  }
}

void add_words(PackedWriter& out, const Voice& voice) {
  const auto& publication = voice.publication();
  const auto& values = voice.catalogue_values();
  add_items(out, publication.service_types, values.service_types);
  add_items(out, publication.areas, values.areas);
  add_items(out, publication.client_groups, values.client_groups);
  add_items(out, publication.sectors, values.sectors);
  add_content(out, values.direct_payments);
  add_content(out, Value::list(values.breadcrumbs));
}

// What a list is of decides which services of a provider it shows.
void add_terms(PackedWriter& out, const Catalogue& catalogue, const PlannedPage& page) {
  const auto add = [&](std::size_t term) {
    out.add(static_cast<std::uint64_t>(catalogue.terms[term].kind));
    out.add(std::string_view(catalogue.terms[term].id));
  };
  if (page.kind == PageKind::term || page.kind == PageKind::term_easy_read) return add(page.subject);
  if (page.kind != PageKind::pair && page.kind != PageKind::pair_easy_read && page.kind != PageKind::comparison) return;
  add(catalogue.pairs[page.subject].type);
  add(catalogue.pairs[page.subject].other);
}

void add_type(PackedWriter& out, const Voice& voice, const std::string& id) {
  const auto& types = voice.catalogue_values().service_types;
  const auto type = types.find(id);
  add_content(out, type == types.end() ? Value() : type->second.term);
}

// What a provider's own pages show beside its record: its kinds of service with how many there are of each, what refers to it,
// and its files.
void add_surroundings(PackedWriter& out, const Voice& voice, const Provider& provider) {
  for (const auto& service : provider.services) add_type(out, voice, service.service_type.id);
  add_content(out, linked(voice, Provider::kind, provider.id));
  add_content(out, provider_downloads(voice, provider));
}

// Where tables are left out, what they are of may stand anywhere in the texts of sections. Lists of the catalogue have none.
bool may_have_tables(PageKind kind) { return kind < PageKind::terms || kind > PageKind::pair_easy_read; }

}  // namespace

bool is_of_provider(PageKind kind) { return kind == PageKind::provider || kind == PageKind::provider_easy_read; }

// Pages of single providers are framed alike, but for their addresses.
std::string PageKeys::frame_of_providers(const Voice& voice, const Value& shared, PageKind kind) const {
  const StandIns nobody{std::vector<Value>(stand_ins_.by_provider.size())};
  Diagnostics none;
  PackedWriter out;
  add_own_content(out, Value(values_of_page(voice.with_stand_ins(nobody), shared, {kind, 0, 0, {}}, none)));
  return std::move(out.text);
}

PageKeys::PageKeys(const Site& site, const std::vector<Voice>& voices, const std::vector<Value>& shared, const PageGround& ground)
    : shared_(shared), texts_(ground.texts) {
  const auto& providers = site.publication.providers;
  stand_ins_.no_tables = !draws_on_providers(site.publication);
  stand_ins_.by_provider.reserve(providers.size());
  for (std::size_t i = 0; i < providers.size(); ++i) stand_ins_.by_provider.emplace_back(ground.records[i].empty() ? providers[i].id : ground.records[i]);
  for (std::size_t i = 0; i < voices.size(); ++i) {
    voices_.push_back(voices[i].with_stand_ins(stand_ins_));
    PackedWriter base;
    base.add(std::string_view(ground.shared));
    base.add(voices[i].code());
    add_content(base, shared[i]);
    add_words(base, voices[i]);
    for (const auto kind : {PageKind::provider, PageKind::provider_easy_read})
      if (!providers.empty()) base.add(std::string_view(frame_of_providers(voices[i], shared[i], kind)));
    bases_.push_back(content_hash(base.text));
  }
}

std::string PageKeys::of(const PlannedPage& page, std::size_t index) const {
  const auto& voice = voices_[index];
  const auto& site = voice.site();
  PackedWriter out;
  out.add(std::string_view(bases_[index]));
  out.add(static_cast<std::uint64_t>(page.kind));
  for (const auto& address : page.address) out.add(std::string_view(address));
  add_terms(out, site.catalogue, page);
  if (page.kind == PageKind::comparison) add_type(out, voice, site.catalogue.terms[site.catalogue.pairs[page.subject].type].id);
  if (is_of_provider(page.kind)) {
    add_content(out, stand_ins_.by_provider[page.subject]);
    add_surroundings(out, voice, site.publication.providers[page.subject]);
  } else {
    // What is wrong with a page is told where it is made.
    Diagnostics found;
    if (stand_ins_.no_tables && may_have_tables(page.kind)) out.add(std::string_view(texts_));
    add_own_content(out, Value(values_of_page(voice, shared_[index], page, found)));
    if (!found.empty()) return {};
  }
  return content_hash(out.text);
}

}  // namespace comisiynu
