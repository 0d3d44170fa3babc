#include "page/data_files.h"

#include <fmt/format.h>

#include "base/text.h"
#include "page/feeds.h"
#include "page/site.h"

namespace comisiynu {

namespace {

// "1.2 MB", "340 kB": as people read sizes, so that a thousand bytes are a kilobyte.
std::string shown_size(const Voice& voice, std::uint64_t bytes) {
  const auto kilobytes = static_cast<double>(bytes) / 1000;
  if (kilobytes < 1000) return voice.message("data.kilobytes", {{"size", voice.format().whole(static_cast<std::int64_t>(kilobytes + 1))}});
  return voice.message("data.megabytes", {{"size", voice.format().number(kilobytes / 1000, 1)}});
}

// Whether the file is among those that are made; where nobody can say, as when a publication is only checked, it is said to be.
bool is_made(const Voice& voice, const std::string& path) { return !voice.site().file_size || voice.site().file_size(path).has_value(); }

std::string open_referral(std::string_view file) { return fmt::format("open-referral/{}", file); }

}  // namespace

Identifiers::Identifiers(const Settings& settings) {
  std::string address = settings.address.address;
  while (address.ends_with('/')) address.pop_back();
  name_space_ = uuid_of(uuid_namespace_url, address.empty() ? "urn:comisiynu" : address);
}

std::string Identifiers::of(std::string_view kind, std::string_view id) const {
  return uuid_of(name_space_, fmt::format("{}/{}", kind, id)).text();
}

std::string data_path(Language language, std::string_view file) { return fmt::format("data/{}/{}", language_code(language), file); }

std::string organization_file(const Identifiers& identifiers, const Provider& provider) {
  return fmt::format("organizations/{}.json", identifiers.of("organization", provider.id));
}

std::string service_file(const Identifiers& identifiers, const Provider& provider, const Service& service) {
  return fmt::format("services/{}.json", identifiers.of("service", fmt::format("{}/{}", provider.id, service.id)));
}

std::string licence_address(const Settings& settings) {
  return settings.licence.value == "OGL-3.0" ? "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" : "";
}

std::optional<std::uint64_t> size_of_file(const Voice& voice, const std::string& path) {
  const auto& size = voice.site().file_size;
  return size ? size(path) : std::nullopt;
}

Value download(const Voice& voice, std::string_view format, const std::string& path, Value about, std::string_view saved_as) {
  const auto size = size_of_file(voice, path);
  const auto words = slug(saved_as.empty() && about.kind() == ValueKind::text ? about.words() : saved_as);
  return Object()
      .set("name", format)
      .set("address", voice.file("/" + path))
      .set("saved_as", words.empty() ? Value() : Value(words + path.substr(path.rfind('.'))))
      .set("size", size ? Value(shown_size(voice, *size)) : Value())
      .set("about", std::move(about));
}

Value download_if_made(const Voice& voice, std::string_view format, const std::string& path, Value about) {
  return size_of_file(voice, path) ? download(voice, format, path, std::move(about)) : Value();
}

std::vector<Value> plain_table_downloads(const Voice& voice) {
  std::vector<Value> all;
  for (const auto& [file, about] : {std::pair("market.csv", "market_view.title"), std::pair("market-prices.csv", "data.market_prices"),
                                    std::pair("providers.csv", "provider.all"), std::pair("services.csv", "service.all"),
                                    std::pair("prices.csv", "service.prices"), std::pair("ratings.csv", "service.ratings")})
    if (const auto path = data_path(voice.language(), file); is_made(voice, path)) all.push_back(download(voice, "CSV", path, voice.message(about)));
  return all;
}

Value catalogue_downloads(const Voice& voice) {
  if (voice.publication().providers.empty()) return Value::list({});
  auto all = plain_table_downloads(voice);
  const auto add = [&](std::string_view format, std::string_view file, std::string_view about) {
    if (const auto path = data_path(voice.language(), file); is_made(voice, path)) all.push_back(download(voice, format, path, voice.message(about)));
  };
  for (const auto& [file, about] : {std::pair("services.json", "service.all"), std::pair("organizations.json", "provider.all"),
                                    std::pair("locations.json", "data.locations"), std::pair("service_at_locations.json", "data.service_at_locations")})
    add(voice.message("data.open_referral"), open_referral(file), about);
  add(voice.message("data.hsds_package"), "hsds/datapackage.json", "data.all_tables");
  all.push_back(download(voice, "DCAT (JSON-LD)", std::string(dcat_file), voice.message("data.dcat")));
  return Value::list(std::move(all));
}

// Those that were made: a file that must say its day is not, where there is none.
Value opportunities_downloads(const Voice& voice) {
  std::vector<Value> all;
  const auto add = [&](std::string_view format, const std::string& path, std::string_view about) {
    if (size_of_file(voice, path)) all.push_back(download(voice, format, path, voice.message(about)));
  };
  add("CSV", data_path(voice.language(), "opportunities.csv"), "opportunity.all");
  add("JSON (OCDS 1.1)", std::string(ocds_file), "opportunity.all");
  add("iCalendar", calendar_path(voice.language()), "feed.calendar");
  return Value::list(std::move(all));
}

Value list_downloads(const Voice& voice) {
  return Value::list({download(voice, "CSV", data_path(voice.language(), "providers.csv"), voice.message("provider.all")),
                      download(voice, "CSV", data_path(voice.language(), "services.csv"), voice.message("service.all"))});
}

Value provider_downloads(const Voice& voice, const Provider& provider) {
  const Identifiers identifiers(voice.publication().settings);
  const auto format = voice.message("data.open_referral");
  const auto path = [&](const std::string& file) { return data_path(voice.language(), open_referral(file)); };
  const auto organization = path(organization_file(identifiers, provider));
  if (!is_made(voice, organization)) return Value::list({});
  std::vector<Value> all{download(voice, format, organization, voice.message("provider.one"))};
  for (const auto& service : provider.services) {
    const auto* type = find(voice.publication().service_types, service.service_type.id);
    const auto name = !service.name.empty() ? voice.phrase(service.name) : type != nullptr ? voice.phrase(type->name) : Value(voice.message("service.one"));
    all.push_back(download(voice, format, path(service_file(identifiers, provider, service)), name));
  }
  return Value::list(std::move(all));
}

}  // namespace comisiynu
