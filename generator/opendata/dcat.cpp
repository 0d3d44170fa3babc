#include "opendata/dcat.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "opendata/opportunities.h"
#include "page/feeds.h"

namespace comisiynu {

namespace {

constexpr std::string_view context = R"({"adms":"http://www.w3.org/ns/adms#","dcat":"http://www.w3.org/ns/dcat#","dct":"http://purl.org/dc/terms/","foaf":"http://xmlns.com/foaf/0.1/","vcard":"http://www.w3.org/2006/vcard/ns#","xsd":"http://www.w3.org/2001/XMLSchema#"})";

// As the EU's authority tables, which DCAT-AP names, write them.
std::string_view language_address(Language language) {
  return language == Language::cy ? "http://publications.europa.eu/resource/authority/language/CYM" : "http://publications.europa.eu/resource/authority/language/ENG";
}

class Dcat {
 public:
  Dcat(const Site& site, const Identifiers& identifiers, const FileSizes& sizes) : site_(site), identifiers_(identifiers), sizes_(sizes) {
    for (const Language language : site.publication.languages) voices_.emplace_back(site, language);
  }

  std::string write() {
    const auto& settings = site_.publication.settings;
    json_.begin_object().key("@context").raw(context).field("@id", whole("/" + std::string(dcat_file))).field("@type", "dcat:Catalog");
    words("dct:title", [&](const Voice& voice) { return voice.plain(settings.title); });
    words("dct:description", [&](const Voice& voice) { return voice.message("data.intro"); });
    publisher();
    language_list();
    licence();
    link("foaf:homepage", whole("/"));
    json_.key("dcat:dataset").begin_list();
    if (!site_.publication.providers.empty()) {
      catalogue();
      market();
    }
    if (!site_.publication.opportunities.empty()) opportunities();
    for (const auto* dataset : site_.figures.datasets()) this->dataset(*dataset);
    json_.end_list().end_object();
    return std::move(out_ += '\n');
  }

 private:
  std::string whole(const std::string& path) const { return site_.options.base_url + path; }
  void link(std::string_view name, const std::string& address) { json_.key(name).begin_object().field("@id", address).end_object(); }

  template <class Say>
  void words(std::string_view name, Say say) {
    json_.key(name).begin_list();
    for (const auto& voice : voices_)
      if (const std::string text = say(voice); !text.empty())
        json_.begin_object().field("@value", text).field("@language", voice.code()).end_object();
    json_.end_list();
  }

  void publisher() {
    json_.key("dct:publisher").begin_object().field("@id", whole("/#publisher")).field("@type", "foaf:Agent");
    words("foaf:name", [&](const Voice& voice) { return voice.plain(site_.publication.settings.publisher); });
    json_.end_object();
  }

  void contact() {
    const auto& given = site_.publication.settings.contact;
    json_.key("dcat:contactPoint").begin_object().field("@type", "vcard:Organization");
    words("vcard:fn", [&](const Voice& voice) { return given.role.empty() ? voice.plain(site_.publication.settings.publisher) : voice.plain(given.role); });
    if (given.email) link("vcard:hasEmail", "mailto:" + given.email.value);
    json_.end_object();
  }

  void language_list() {
    json_.key("dct:language").begin_list();
    for (const auto& voice : voices_) json_.begin_object().field("@id", language_address(voice.language())).end_object();
    json_.end_list();
  }

  void licence() {
    if (const auto address = licence_address(site_.publication.settings); !address.empty()) link("dct:license", address);
  }

  // `standard` may be empty.
  void distribution(const Voice& voice, const std::string& path, std::string_view name, std::string_view media_type, std::string_view standard) {
    json_.begin_object().field("@id", whole("/" + path)).field("@type", "dcat:Distribution");
    json_.key("dct:title").begin_object().field("@value", name).field("@language", voice.code()).end_object();
    link("dcat:downloadURL", whole("/" + path));
    link("dcat:accessURL", whole("/" + path));
    link("dcat:mediaType", fmt::format("http://www.iana.org/assignments/media-types/{}", media_type));
    link("dct:language", std::string(language_address(voice.language())));
    if (!standard.empty()) link("dct:conformsTo", std::string(standard));
    if (const auto size = sizes_.find(path); size != sizes_.end()) json_.field("dcat:byteSize", size->second);
    licence();
    json_.end_object();
  }

  void begin_dataset(const std::string& address, const std::string& identifier) {
    json_.begin_object().field("@id", address).field("@type", "dcat:Dataset").field("dct:identifier", identifier);
    publisher();
    contact();
    language_list();
    link("dct:accessRights", "http://publications.europa.eu/resource/authority/access-right/PUBLIC");
  }

  void catalogue() {
    const auto* page = site_.plan.page(PageKind::catalogue);
    begin_dataset(whole(page->address[site_.publication.languages.front()]), identifiers_.of("dataset", "catalogue"));
    words("dct:title", [](const Voice& voice) { return voice.message("catalogue.title"); });
    words("dct:description", [&](const Voice& voice) {
      return voice.message("catalogue.lead", {}, static_cast<double>(site_.publication.providers.size()));
    });
    json_.key("dcat:distribution").begin_list();
    for (const auto& voice : voices_) {
      const auto path = [&](std::string_view file) { return data_path(voice.language(), file); };
      for (const auto& table : plain_tables())
        distribution(voice, path(table.file), voice.message(table.title), "text/csv", "http://www.w3.org/ns/csvw");
      if (!sizes_.contains(path("hsds/datapackage.json"))) continue;
      distribution(voice, path("open-referral/services.json"), voice.message("data.open_referral"), "application/json", "https://docs.openreferraluk.org/");
      distribution(voice, path("hsds/datapackage.json"), voice.message("data.hsds_package"), "application/json", "https://docs.openreferral.org/en/v3.0.0/");
    }
    json_.end_list().end_object();
  }

  void market() {
    const auto& address = site_.plan.page(PageKind::market)->address;
    begin_dataset(whole(address[site_.publication.languages.front()]), identifiers_.of("dataset", "market"));
    words("dct:title", [](const Voice& voice) { return voice.message("market_view.title"); });
    words("dct:description", [](const Voice& voice) { return voice.message("market_view.lead"); });
    json_.key("dcat:distribution").begin_list();
    for (const auto& voice : voices_)
      for (const auto& table : market_tables())
        distribution(voice, data_path(voice.language(), table.file), voice.message(table.title), "text/csv", "http://www.w3.org/ns/csvw");
    json_.end_list().end_object();
  }

  void opportunities() {
    begin_dataset(whole("/" + std::string(ocds_file)), identifiers_.of("dataset", "opportunities"));
    words("dct:title", [](const Voice& voice) { return voice.message("opportunity.all"); });
    words("dct:description", [](const Voice& voice) { return voice.message("home.opportunities_lead"); });
    json_.key("dcat:distribution").begin_list();
    for (const auto& voice : voices_) {
      distribution(voice, data_path(voice.language(), opportunities_table().file), voice.message("opportunity.all"), "text/csv", "http://www.w3.org/ns/csvw");
      if (sizes_.contains(calendar_path(voice.language())))
        distribution(voice, calendar_path(voice.language()), voice.message("feed.calendar"), calendar_type, "https://www.rfc-editor.org/rfc/rfc5545");
    }
    if (sizes_.contains(std::string(ocds_file)))
      distribution(voices_.front(), std::string(ocds_file), voices_.front().message("opportunity.all"), "application/json",
                   "https://standard.open-contracting.org/1.1/");
    json_.end_list().end_object();
  }

  void dataset(const ResolvedDataset& figures) {
    const auto place = site_.plan.find("dataset", figures.id);
    if (!place || place->page == nullptr) return;
    const auto& given = *figures.source;
    const auto& address = place->page->address;
    begin_dataset(whole(address[site_.publication.languages.front()]), identifiers_.of("dataset", figures.id));
    words("dct:title", [&](const Voice& voice) { return voice.plain(given.title); });
    words("dct:description", [&](const Voice& voice) {
      const auto& words = given.finding.empty() ? voice.plain(given.title) : voice.plain(given.finding);
      return given.illustrative ? fmt::format("{} {}", words, voice.message("record.illustrative_note")) : words;
    });
    if (given.dated.day != 0)
      json_.key("dct:temporal").begin_object().field("@type", "dct:PeriodOfTime").key("dcat:endDate").begin_object()
          .field("@value", given.dated.iso()).field("@type", "xsd:date").end_object().end_object();
    json_.key("dcat:landingPage").begin_list();
    for (const auto& voice : voices_) json_.begin_object().field("@id", whole(address[voice.language()])).end_object();
    json_.end_list().key("dcat:distribution").begin_list();
    for (const auto& voice : voices_)
      distribution(voice, fmt::format("{}{}.csv", address[voice.language()].substr(1), figures.id), voice.plain(given.title), "text/csv", "http://www.w3.org/ns/csvw");
    json_.end_list().end_object();
  }

  const Site& site_;
  const Identifiers& identifiers_;
  const FileSizes& sizes_;
  std::vector<Voice> voices_;
  std::string out_;
  JsonWriter json_{out_};
};

}  // namespace

std::string dcat_catalogue(const Site& site, const Identifiers& identifiers, const FileSizes& sizes) { return Dcat(site, identifiers, sizes).write(); }

}  // namespace comisiynu
