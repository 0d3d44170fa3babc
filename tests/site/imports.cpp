// From a register, or from a site's own open data, to providers' files and on to pages.
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "fixture.h"
#include "import/import_providers.h"
#include "source/read_publication.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

struct Imported {
  ImportOutcome outcome;
  std::string said;
};

MemoryDisk content_of(const Folder& folder, std::map<std::string, std::string> also = {}) {
  for (const auto& [path, text] : folder.files()) also.emplace("content/" + path, text);
  return MemoryDisk(std::move(also));
}

Imported import(MemoryDisk& disk, ImportOptions options) {
  Sources sources(disk);
  Diagnostics found;
  Imported made;
  made.outcome = import_providers(options, disk, sources, found);
  made.said = as_text(found.sorted(sources), sources);
  return made;
}

ImportOptions csv_options() {
  ImportOptions options;
  options.files = {"register.csv"};
  options.map = "map.toml";
  return options;
}

const std::string map_toml = R"(source = "CIW"

[fields]
registration.number    = "URN"
name                   = "Service Name"
contact.phone          = "Phone"
address.town           = "Town"
address.postcode       = "Postcode"
area                   = "Area"
service.service_type   = "Type"
service.places         = "Places"

[always]
sector = "voluntary"

[codes.service.service_type]
"Respite" = "short-break"
)";

const std::string register_csv =
    "Register of services,,,,,,,\r\n"
    "URN,Service Name,Phone,Town,Postcode,Area,Type,Places\r\n"
    "W1,T\xC5\xB7 Gwyn,1267000001,Llandeilo,sa196aa,Upper Dyffryn,Respite,12\r\n"
    "W2,Yr Ardd,01267 000002,Llandeilo,SA19 6AB,isaf,Short break,lots\r\n"
    ",Heb Rif,,,,,Respite,1\r\n"
    "W1,Eto,,,,,Respite,1\r\n"
    "W3,Arall,,,,,Hotel,1\r\n"
    "W4,Byr\r\n";

}  // namespace

TEST_CASE("where a register says which addresses are confidential, none of its rows is shown", "[import]") {
  auto secret_map = map_toml;
  secret_map.insert(secret_map.find("address.town"), "address.redact         = \"Secret\"\n");
  auto disk = content_of(small(), {{"map.toml", secret_map},
                                   {"register.csv", "URN,Service Name,Phone,Town,Postcode,Area,Type,Places,Secret\n"
                                                    "W1,Lloches,01267 000001,Cuddfan,SA99 9XXX,uchaf,Respite,lots,yes\nW2,Byr,Cuddfan\n"}});
  const auto made = import(disk, csv_options());
  CHECK(made.outcome.added.size() == 1);
  CHECK(times(made.said, "register.csv:2: warning: \"lots\" is not a whole number [import-value]") == 1);
  CHECK(times(made.said, "register.csv:2: warning: this value is not a postcode [import-value]") == 1);
  CHECK(times(made.said, "register.csv:3: warning: this row has 3 cells and the head has 9 [import-row]") == 1);
  for (const auto* secret : {"Cuddfan", "SA99"}) CHECK(times(made.said, secret) == 0);
}

TEST_CASE("a dirty row of a register in UTF-16 is said without a line of halved letters", "[import]") {
  std::string wide = "\xFF\xFE";
  for (const char letter : std::string_view("URN,Service Name,Phone,Town,Postcode,Area,Type,Places\nW1,Ty,,,,,Respite,lots\n")) (wide += letter) += '\0';
  auto disk = content_of(small(), {{"map.toml", map_toml}, {"register.csv", wide}});
  CHECK(import(disk, csv_options()).said == "register.csv:2: warning: \"lots\" is not a whole number [import-value]\n      = service.places is left out\n");
}

TEST_CASE("a register's rows become providers that build, and each dirty one is said with its line and reason", "[import]") {
  auto disk = content_of(small(), {{"map.toml", map_toml}, {"register.csv", register_csv}});
  auto dry = csv_options();
  dry.dry_run = true;
  const auto before = disk.files();
  CHECK(import(disk, dry).outcome.added.size() == 2);
  CHECK(disk.files() == before);

  const auto first = import(disk, csv_options());
  CHECK(first.outcome.rows == 6);
  CHECK(first.outcome.left_out == 4);
  CHECK(first.outcome.added == Strings{"content/providers/ty-gwyn.toml", "content/providers/yr-ardd.toml"});
  CHECK(first.said == R"(register.csv:4: warning: "lots" is not a whole number [import-value]
    4 | W2,Yr Ardd,01267 000002,Llandeilo,SA19 6AB,isaf,Short break,lots
      | ^
      = service.places is left out
register.csv:5: warning: this row has no registration number [import-row]
    5 | ,Heb Rif,,,,,Respite,1
      | ^
      = the row is left out: nothing would tell it from others
register.csv:6: warning: the number CIW W1 has stood in an earlier row [import-row]
    6 | W1,Eto,,,,,Respite,1
      | ^
      = the row is left out
register.csv:7: warning: this row does not say what kind of service it is [import-row]
    7 | W3,Arall,,,,,Hotel,1
      | ^
      = the row is left out; say what its words mean in the map: [codes."service.service_type"]
register.csv:7: warning: "Hotel" is not an item of the list service_type [import-value]
    7 | W3,Arall,,,,,Hotel,1
      | ^
      = service.service_type is left out wherever this stands; say what it means in the map: [codes."service.service_type"]
register.csv:8: warning: this row has 2 cells and the head has 8 [import-row]
    8 | W4,Byr
      | ^
      = the row is left out
)");
  CHECK(disk.files().at("content/providers/ty-gwyn.toml").starts_with(R"(id = "ty-gwyn"
name = "Tŷ Gwyn"
sector = "voluntary"
registration = { regulator = "CIW", number = "W1" }
contact = { phone = "01267000001" }
address = { town = "Llandeilo", postcode = "SA19 6AA" }
area = "uchaf"

[[service]]
id = "main"
service_type = "short-break"
places = 12
)"));
  const auto again = import(disk, csv_options());
  CHECK(again.outcome.same == 2);
  CHECK(again.outcome.changed.empty());

  disk.meddle("register.csv", "URN,Service Name,Phone,Town,Postcode,Area,Type,Places\nW1,Tŷ Gwyn,01267000001,Llandeilo,SA19 6AA,uchaf,Respite,14\n");
  const auto later = import(disk, csv_options());
  CHECK(later.outcome.changed == Strings{"content/providers/ty-gwyn.toml"});
  CHECK(later.outcome.gone == Strings{"content/providers/yr-ardd.toml"});

  Folder folder;
  for (const auto& [path, text] : disk.files())
    if (path.starts_with("content/") && path.find("/.") == path.npos) folder.with(path.substr(8), text);
  const auto built = folder.build();
  CHECK(built.errors == 0);
  CHECK(times(built.said, "[provider-gone]") == 1);
  CHECK(built.page("cy/darparwyr/ty-gwyn/").find("Tŷ Gwyn") != std::string::npos);
}

TEST_CASE("a crash during an import leaves each file whole", "[import]") {
  for (int changes = 0; changes < 12; ++changes) {
    auto disk = content_of(small(), {{"map.toml", map_toml}, {"register.csv", register_csv}});
    disk.fail_after(changes, 28);
    import(disk, csv_options());
    disk.never_fail();
    const auto after = import(disk, csv_options());
    CHECK_FALSE(after.outcome.machine_fault);
    CHECK(after.outcome.added.size() + after.outcome.same == 2);
    for (const auto& [path, text] : disk.files())
      if (path.starts_with("content/providers/") && path.ends_with(".toml")) CHECK(text.find("[[service]]") != text.npos);
  }
}

TEST_CASE("what a map or a register lacks is said with what would be right", "[import]") {
  auto disk = content_of(small(), {{"map.toml", "source = \"CIW\"\n[fields]\nregistration.number = \"URN\"\naddress.twon = \"Town\"\nname = \"Service Nam\"\n"}, {"register.csv", register_csv}});
  const auto made = import(disk, csv_options());
  CHECK(made.outcome.content_fault);
  CHECK(made.said == R"(map.toml:4:9: error: a provider has no field address.twon that can be imported [import-map]
    4 | address.twon = "Town"
      |         ^
      = did you mean address.town?
)");
}

// Providers as the open data of a site tells them, and as they come back.
TEST_CASE("providers go out as Open Referral and come back the same", "[import]") {
  auto folder = small();
  for (int i = 0; i < 12; ++i)
    folder.with(fmt::format("providers/p{}.toml", i), fmt::format(R"(id = "p{0}"
name = {{ en = "Home {0}", cy = "Cartref {0}" }}
legal_name = "Cwmni {0}"
sector = "voluntary"
registration = {{ regulator = "CIW", number = "W{0}" }}
contact = {{ role = {{ en = "Manager", cy = "Rheolwr" }}, phone = "01267 0000{0:02}", email = "p{0}@gofal.example" }}
address = {{ street = "{0} Ffordd", town = "Llandeilo", postcode = "SA19 6AA", uprn = "1000{0}" }}
area = "{1}"
about = {{ en = "A home.", cy = "Cartref." }}
workforce = {{ languages = ["cy", "bsl"] }}
checked = 2026-0{2}-02
[[service]]
id = "nights"
service_type = "short-break"
client_groups = ["older-people"]
areas = ["uchaf", "isaf"]
ages = {{ from = {0} }}
places = {0}
vacancies = {{ places = 0, at = 2026-10-01 }}
price = {{ GBP = {0}.5, to = 90, per = "night", from = 2026-04-01 }}
contract_types = ["spot"]
direct_payments = {3}
hours = {{ en = "Always", cy = "Bob amser" }}
welsh = "active-offer"
inspection = {{ at = 2026-05-05, report = "https://regulator.example/{0}", ratings = {{ well-being = "good" }} }}
feedback = {{ count = 4, score = 8.5, out_of = 10 }}
)", i, i % 2 == 0 ? "uchaf" : "isaf", i % 9 + 1, i % 3 == 0));
  const auto built = folder.build();
  REQUIRE(built.errors == 0);

  std::map<std::string, std::string> files;
  for (const auto& [path, text] : built.site)
    if (path.find("open-referral/services/") != path.npos) files.emplace(path, text);
  auto empty = small();
  empty.without(provider_toml);
  auto disk = content_of(empty, files);
  for (const std::string language : {"en", "cy"}) {
    ImportOptions options;
    options.language = from_code(language);
    for (const auto& [path, text] : files)
      if (path.starts_with("data/" + language)) options.files.push_back(path);
    const auto made = import(disk, options);
    CHECK(made.said == "");
    CHECK(made.outcome.added.size() == (language == "en" ? 13 : 0));
    CHECK(made.outcome.changed.size() == (language == "en" ? 0 : 13));
  }

  Folder back;
  for (const auto& [path, text] : disk.files())
    if (path.starts_with("content/") && path.find("/.") == path.npos) back.with(path.substr(8), text);
  const auto again = back.build();
  CHECK(again.errors == 0);
  // The files bear other names, and so other identifiers: all else is what it was.
  const auto lines = [](const Built& site, const std::string& table, std::initializer_list<std::size_t> without) {
    std::multiset<std::string> all;
    const auto& text = site.site.at("data/cy/" + table);
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find("\r\n", at);
      std::string line;
      std::size_t cell = 0;
      for (std::size_t from = at; from <= end; ++cell) {
        const auto to = std::min(text.find(',', from), end);
        if (std::find(without.begin(), without.end(), cell) == without.end()) line += text.substr(from, to - from) + "|";
        from = to + 1;
      }
      all.insert(line);
      at = end + 2;
    }
    return all;
  };
  for (const auto& line : lines(built, "services.csv", {0, 1, 2}))
    if (line.find("Cartref ") != line.npos) CHECK(lines(again, "services.csv", {0, 1, 2}).contains(line));
  for (const auto& line : lines(built, "providers.csv", {0, 1, 25}))
    if (line.find("Cartref ") != line.npos) CHECK(lines(again, "providers.csv", {0, 1, 25}).contains(line));
}
