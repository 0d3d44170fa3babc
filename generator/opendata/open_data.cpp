#include "opendata/open_data.h"

#include <fmt/format.h>

#include <mutex>

#include "base/parallel.h"
#include "markup/table.h"
#include "opendata/csvw.h"
#include "opendata/dcat.h"
#include "opendata/hosts.h"
#include "opendata/hsds_json.h"
#include "opendata/opportunities.h"
#include "opendata/tables.h"
#include "page/days.h"
#include "page/feeds.h"

namespace comisiynu {

namespace {

template <class Write>
std::string record(Write write) {
  std::string out;
  JsonWriter json(out);
  write(json);
  return out;
}

// The provider as an organization of Open Referral, and each of its services.
void put_own_files(const Voice& voice, const Identifiers& identifiers, std::size_t index, const HsdsOrganization& made, const PutFile& put) {
  const auto& provider = voice.publication().providers[index];
  const auto write = [&](const std::string& file, const std::string& text) { put(data_path(voice.language(), "open-referral/" + file), text + "\n"); };
  write(organization_file(identifiers, provider), record([&](JsonWriter& json) { write_organization(json, made); }));
  for (std::size_t i = 0; i < made.services.size(); ++i)
    write(service_file(identifiers, provider, provider.services[i]), record([&](JsonWriter& json) { write_service(json, made, made.services[i]); }));
}

// What some neighbouring providers add to the files that all are in.
struct Part {
  std::vector<std::string> plain, hsds;                                      // rows, by table
  std::vector<std::string> organizations, services, locations, at_locations;  // written records
};

class CatalogueFiles {
 public:
  CatalogueFiles(const Site& site, Language language, const Identifiers& identifiers, std::size_t jobs, const PutFile& put)
      : voice_(site, language), identifiers_(identifiers), taxonomies_(voice_, identifiers), jobs_(jobs), put_(put) {}

  void write() {
    constexpr std::size_t together = 50;
    const auto count = voice_.publication().providers.size();
    parts_.resize((count + together - 1) / together);
    parallel_for(parts_.size(), jobs_, [&](std::size_t i, std::size_t) {
      for (auto provider = i * together; provider < std::min(count, (i + 1) * together); ++provider) add(provider, parts_[i]);
    });
    tables();
    list("organizations", &Part::organizations);
    list("services", &Part::services);
    list("locations", &Part::locations);
    list("service_at_locations", &Part::at_locations);
    taxonomy_lists();
    put("open-referral/index.json",
        "{\"version\":\"HSDS-UK-3.0\",\"profile\":\"https://docs.openreferraluk.org/\","
        "\"openapi_url\":\"https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json\"}\n");
  }

 private:
  void put(const std::string& file, std::string_view bytes) const { put_(data_path(voice_.language(), file), bytes); }

  void add(std::size_t index, Part& part) const {
    const auto made = hsds_organization(voice_, identifiers_, taxonomies_, index);
    append(part.plain, plain_rows(voice_, identifiers_, index));
    append(part.hsds, hsds_rows(made));
    put_own_files(voice_, identifiers_, index, made, put_);
    part.organizations.push_back(record([&](JsonWriter& json) { write_organization_line(json, made); }));
    if (made.location) part.locations.push_back(record([&](JsonWriter& json) { write_location(json, *made.location); }));
    for (const auto& service : made.services) {
      part.services.push_back(record([&](JsonWriter& json) { write_service_line(json, made, service); }));
      if (service.at_location) part.at_locations.push_back(record([&](JsonWriter& json) { write_service_at_location_line(json, made, service); }));
    }
  }

  static void append(std::vector<std::string>& all, std::vector<std::string> some) {
    all.resize(some.size());
    for (std::size_t i = 0; i < some.size(); ++i) all[i] += some[i];
  }

  void tables() const {
    const auto joined = [&](std::string head, std::vector<std::string> Part::* rows, std::size_t table) {
      for (const auto& part : parts_) head += (part.*rows)[table];
      return head;
    };
    for (std::size_t i = 0; i < plain_tables().size(); ++i) {
      const auto& table = plain_tables()[i];
      put(std::string(table.file), joined(plain_head(table), &Part::plain, i));
      put(fmt::format("{}-metadata.json", table.file), csvw_of(voice_, table));
    }
    const auto shared = hsds_rows(taxonomies_);
    for (std::size_t i = 0; i < hsds_tables().size(); ++i) {
      const auto& table = hsds_tables()[i];
      put(fmt::format("hsds/{}", table.file), joined(hsds_head(table), &Part::hsds, i) + shared[i]);
    }
    put("hsds/datapackage.json", hsds_package(voice_));
  }

  // "services.json", then "services-2.json" and so on.
  void list(std::string_view name, std::vector<std::string> Part::* records) const {
    std::vector<const std::string*> all;
    for (const auto& part : parts_)
      for (const auto& record : part.*records) all.push_back(&record);
    pages(name, all);
  }

  void pages(std::string_view name, const std::vector<const std::string*>& all) const {
    const auto count = std::max<std::size_t>(1, (all.size() + records_on_a_page - 1) / records_on_a_page);
    for (std::size_t page = 0; page < count; ++page) {
      const auto from = page * records_on_a_page, to = std::min(all.size(), from + records_on_a_page);
      std::string contents;
      for (auto i = from; i < to; ++i) (contents += i == from ? "" : ",\n") += *all[i];
      put(page == 0 ? fmt::format("open-referral/{}.json", name) : fmt::format("open-referral/{}-{}.json", name, page + 1),
          list_page(contents, to - from, page + 1, count, all.size()));
    }
  }

  void taxonomy_lists() const {
    std::vector<std::string> taxonomies;
    for (const auto& taxonomy : taxonomies_.taxonomies())
      taxonomies.push_back(record([&](JsonWriter& json) {
        json.begin_object();
        write_fields(json, taxonomy);
        json.end_object();
      }));
    std::vector<const std::string*> lines, terms;
    for (const auto& taxonomy : taxonomies) lines.push_back(&taxonomy);
    for (const auto& [code, term] : taxonomies_.terms()) terms.push_back(&term.json);
    pages("taxonomies", lines);
    pages("taxonomy_terms", terms);
  }

  const Voice voice_;
  const Identifiers& identifiers_;
  const HsdsTaxonomies taxonomies_;
  const std::size_t jobs_;
  const PutFile& put_;
  std::vector<Part> parts_;
};

void put_datasets(const Site& site, const PutFile& put) {
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    for (const auto* dataset : site.figures.datasets()) {
      const auto place = site.plan.find("dataset", dataset->id);
      if (!place || place->page == nullptr) continue;
      const auto path = fmt::format("{}{}.csv", place->page->address[language].substr(1), dataset->id);
      const auto text = csv(*dataset, voice.wording());
      put(path, text);
      put(path + "-metadata.json", csvw_of(voice, *dataset, text));
    }
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
  put_own_files(voice, identifiers, provider, hsds_organization(voice, identifiers, taxonomies, provider), put);
}

FileSizes put_open_data(const Site& site, std::size_t jobs, const PutFile& put) {
  FileSizes sizes;
  std::mutex mutex;
  const PutFile noted = [&](const std::string& path, std::string_view bytes) {
    put(path, bytes);
    std::lock_guard lock(mutex);
    sizes.emplace(path, bytes.size());
  };
  const Identifiers identifiers(site.publication.settings);
  put_datasets(site, noted);
  if (!site.publication.providers.empty())
    for (const Language language : site.publication.languages) CatalogueFiles(site, language, identifiers, jobs, noted).write();
  put_opportunities(site, identifiers, noted);
  noted(std::string(dcat_file), dcat_catalogue(site, identifiers, sizes));
  for (const auto& [path, text] : host_files()) noted(std::string(path), text);
  return sizes;
}

}  // namespace comisiynu
