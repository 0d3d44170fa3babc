#include "opendata/open_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "base/parallel.h"
#include "markup/table.h"
#include "opendata/csvw.h"
#include "opendata/dcat.h"
#include "opendata/hsds_json.h"
#include "opendata/opportunities.h"
#include "opendata/tables.h"
#include "page/days.h"
#include "page/feeds.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

// The provider as an organization of Open Referral, and each of its services.
void put_own_files(const Voice& voice, const HsdsOrganization& made, const HsdsJson& json, const PutFile& put) {
  const auto write = [&](std::string_view kind, const std::string& uuid, const std::string& text) {
    put(data_path(voice.language(), fmt::format("open-referral/{}/{}.json", kind, uuid)), text + "\n");
  };
  write("organizations", made.organization.id(), json.organization());
  for (std::size_t i = 0; i < made.services.size(); ++i) write("services", made.services[i].service.id(), json.service(i));
}

// What some neighbouring providers add to the files that all are in.
struct Part {
  std::vector<std::string> tables;              // rows: of the plain tables, then of HSDS's
  std::array<std::vector<std::string>, 4> lists;  // written records
};

enum List : std::size_t { organizations, services, locations, at_locations };
constexpr std::array<std::string_view, 4> list_names{"organizations", "services", "locations", "service_at_locations"};

// One of the lists, page by page as its records come: "services.json", then "services-2.json" and so on.
class PagedList {
 public:
  PagedList(std::string_view name, std::size_t total) : name_(name), total_(total), pages_(std::max<std::size_t>(1, (total + records_on_a_page - 1) / records_on_a_page)) {}

  // Calls each(file, bytes) for the pages that are full, and in the end for the last.
  template <class Each>
  void add(const std::string& record, Each&& each) {
    if (held_ > 0) contents_ += ",\n";
    contents_ += record;
    if (++held_ == records_on_a_page) flush(each);
  }
  template <class Each>
  void end(Each&& each) {
    if (held_ > 0 || page_ == 0) flush(each);
  }

 private:
  template <class Each>
  void flush(Each&& each) {
    const auto file = page_ == 0 ? fmt::format("open-referral/{}.json", name_) : fmt::format("open-referral/{}-{}.json", name_, page_ + 1);
    ++page_;
    each(file, list_page(contents_, held_, page_, pages_, total_));
    contents_.clear();
    held_ = 0;
  }

  std::string_view name_;
  std::size_t total_, pages_, page_ = 0, held_ = 0;
  std::string contents_;
};

// The catalogue in one language. Providers are gone through in waves: of them all only the tables are held, which must be whole.
class CatalogueFiles {
 public:
  CatalogueFiles(const Site& site, Language language, const Identifiers& identifiers, const OpenDataOptions& options, const PutFile& put)
      : voice_(site, language), identifiers_(identifiers), taxonomies_(voice_, identifiers), jobs_(options.jobs), put_(put),
        standards_(options.standards) {}

  void write() {
    constexpr std::size_t together = 25;
    begin();
    const auto count = voice_.publication().providers.size();
    const auto wave = together * jobs_ * 8;
    std::vector<Part> parts;
    for (std::size_t from = 0; from < count; from += wave) {
      const auto to = std::min(count, from + wave);
      parts.assign((to - from + together - 1) / together, {});
      parallel_for(parts.size(), jobs_, [&](std::size_t i, std::size_t) {
        const auto first = from + i * together;
        for (auto provider = first; provider < std::min(to, first + together); ++provider) add(provider, parts[i]);
      });
      take(parts);
    }
    end();
  }

 private:
  void put(const std::string& file, std::string_view bytes) const { put_(data_path(voice_.language(), file), bytes); }

  void begin() {
    const auto table = [&](std::string file, std::string head) { tables_.push_back({std::move(file), std::move(head)}); };
    for (const auto& plain : plain_tables()) {
      table(std::string(plain.file), plain_head(plain));
      put(fmt::format("{}-metadata.json", plain.file), csvw_of(voice_, plain));
    }
    if (!standards_) return;
    for (const auto& hsds : hsds_tables()) {
      table(fmt::format("hsds/{}", hsds.file), hsds_head(hsds));
      put(fmt::format("hsds/{}-metadata.json", hsds.file), csvw_of(voice_, hsds));
    }
    std::array<std::size_t, list_names.size()> totals{};
    for (const auto& provider : voice_.publication().providers) {
      const bool has_location = published_address(provider) != nullptr;
      totals[organizations] += 1;
      totals[services] += provider.services.size();
      totals[locations] += has_location ? 1 : 0;
      totals[at_locations] += has_location ? provider.services.size() : 0;
    }
    for (std::size_t i = 0; i < list_names.size(); ++i) lists_.emplace_back(list_names[i], totals[i]);
  }

  void add(std::size_t index, Part& part) const {
    append(part.tables, 0, plain_rows(voice_, identifiers_, index));
    if (!standards_) return;
    const auto made = hsds_organization(voice_, identifiers_, taxonomies_, index);
    append(part.tables, plain_tables().size(), hsds_rows(made));
    const HsdsJson json(made);
    put_own_files(voice_, made, json, put_);
    part.lists[organizations].push_back(json.organization_line());
    if (made.location) part.lists[locations].push_back(json.location());
    for (std::size_t i = 0; i < made.services.size(); ++i) {
      part.lists[services].push_back(json.service_line(i));
      if (made.services[i].at_location) part.lists[at_locations].push_back(json.service_at_location_line(i));
    }
  }

  static void append(std::vector<std::string>& all, std::size_t from, const std::vector<std::string>& some) {
    all.resize(std::max(all.size(), from + some.size()));
    for (std::size_t i = 0; i < some.size(); ++i) all[from + i] += some[i];
  }

  // The tables and lists, each by one thread.
  void take(const std::vector<Part>& parts) {
    parallel_for(tables_.size() + lists_.size(), jobs_, [&](std::size_t i, std::size_t) {
      if (i >= lists_.size()) {
        for (const auto& part : parts) tables_[i - lists_.size()].text += part.tables[i - lists_.size()];
        return;
      }
      for (const auto& part : parts)
        for (const auto& record : part.lists[i]) lists_[i].add(record, [&](const std::string& file, std::string_view bytes) { put(file, bytes); });
    });
  }

  void end() {
    const auto each = [&](const std::string& file, std::string_view bytes) { put(file, bytes); };
    for (auto& list : lists_) list.end(each);
    if (standards_) {
      const auto shared = hsds_rows(taxonomies_);
      for (std::size_t i = 0; i < shared.size(); ++i) tables_[plain_tables().size() + i].text += shared[i];
      taxonomy_lists(each);
      put("hsds/datapackage.json", hsds_package(voice_));
      put("open-referral/index.json",
          "{\"version\":\"HSDS-UK-3.0\",\"profile\":\"https://docs.openreferraluk.org/\","
          "\"openapi_url\":\"https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json\"}\n");
    }
    parallel_for(tables_.size(), jobs_, [&](std::size_t i, std::size_t) {
      put(tables_[i].file, tables_[i].text);
      tables_[i].text = {};
    });
  }

  template <class Each>
  void taxonomy_lists(const Each& each) const {
    PagedList taxonomies("taxonomies", taxonomies_.taxonomies().size()), terms("taxonomy_terms", taxonomies_.terms().size());
    for (const auto& taxonomy : taxonomies_.taxonomies()) {
      std::string record;
      JsonWriter json(record);
      json.begin_object();
      write_fields(json, taxonomy);
      json.end_object();
      taxonomies.add(record, each);
    }
    for (const auto& [code, term] : taxonomies_.terms()) terms.add(term.json, each);
    taxonomies.end(each);
    terms.end(each);
  }

  const Voice voice_;
  const Identifiers& identifiers_;
  const HsdsTaxonomies taxonomies_;
  const std::size_t jobs_;
  const PutFile& put_;
  const bool standards_;
  struct Table {
    std::string file, text;
  };
  std::vector<Table> tables_;  // the plain ones, then HSDS's
  std::vector<PagedList> lists_;
};

void put_market(const Voice& voice, const PutFile& put) {
  const auto rows = market_rows(voice);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& table = market_tables()[i];
    put(data_path(voice.language(), table.file), rows[i]);
    put(data_path(voice.language(), fmt::format("{}-metadata.json", table.file)), csvw_of(voice, table));
  }
}

// Open contracting data must say when they were published; a calendar too.
void put_opportunities(const Site& site, const Identifiers& identifiers, const PutFile& put) {
  const auto& publication = site.publication;
  if (publication.opportunities.empty()) return;
  const auto& table = opportunities_table();
  const bool dated = bool(publication_day(publication, site.options.date));
  for (const Language language : publication.languages) {
    const Voice voice(site, language);
    put(data_path(language, table.file), opportunities_csv(voice, identifiers));
    put(data_path(language, fmt::format("{}-metadata.json", table.file)), csvw_of(voice, table));
    if (dated && has_dates(publication)) put(calendar_path(language), opportunities_calendar(voice, identifiers));
  }
  if (dated) put(std::string(ocds_file), ocds_package(site, identifiers));
}

}  // namespace

void put_provider_data(const Voice& voice, std::size_t provider, const PutFile& put) {
  const Identifiers identifiers(voice.publication().settings);
  const HsdsTaxonomies taxonomies(voice, identifiers);
  const auto made = hsds_organization(voice, identifiers, taxonomies, provider);
  put_own_files(voice, made, HsdsJson(made), put);
}

void put_dataset_data(const Voice& voice, const ResolvedDataset& dataset, const PutFile& put) {
  const auto place = voice.site().plan.find("dataset", dataset.id);
  if (!place || place->page == nullptr) return;
  const auto path = fmt::format("{}{}.csv", place->page->address[voice.language()].substr(1), dataset.id);
  const auto text = csv(dataset, voice.wording());
  put(path, text);
  put(path + "-metadata.json", csvw_of(voice, dataset, text));
}

void put_plain_tables(const Voice& voice, std::size_t jobs, const PutFile& put) {
  if (voice.publication().providers.empty()) return;
  const Identifiers identifiers(voice.publication().settings);
  CatalogueFiles(voice.site(), voice.language(), identifiers, {.jobs = jobs, .standards = false}, put).write();
  put_market(voice, put);
}

bool is_plain_table(Language language, std::string_view path) {
  const auto is_it = [&](const PlainTable& table) { return path == data_path(language, table.file); };
  return std::any_of(plain_tables().begin(), plain_tables().end(), is_it) || std::any_of(market_tables().begin(), market_tables().end(), is_it);
}

FileSizes put_open_data(const Site& site, const OpenDataOptions& options, const PutFile& put) {
  FileSizes sizes;
  std::mutex mutex;
  const PutFile noted = [&](const std::string& path, std::string_view bytes) {
    put(path, bytes);
    std::lock_guard lock(mutex);
    sizes.emplace(path, bytes.size());
  };
  const Identifiers identifiers(site.publication.settings);
  const auto& offered = site.publication.languages;
  const bool has_catalogue = !site.publication.providers.empty();
  // Each of these is made by one thread, the catalogue after them by all.
  parallel_for(offered.size() * 2 + 1, options.jobs, [&](std::size_t part, std::size_t) {
    if (part == offered.size() * 2) return put_opportunities(site, identifiers, noted);
    const Voice voice(site, offered[part / 2]);
    if (part % 2 == 1 && has_catalogue) put_market(voice, noted);
    if (part % 2 == 0)
      for (const auto* dataset : site.figures.datasets()) put_dataset_data(voice, *dataset, noted);
  });
  if (has_catalogue)
    for (const Language language : offered) CatalogueFiles(site, language, identifiers, options, noted).write();
  noted(std::string(dcat_file), dcat_catalogue(site, identifiers, sizes));
  return sizes;
}

}  // namespace comisiynu
