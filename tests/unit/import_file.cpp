// What an import does to one provider's file.
#include <catch2/catch.hpp>

#include "import/provider_file.h"
#include "import/register_text.h"

using namespace comisiynu;

namespace {

using Strings = std::vector<std::string>;

ImportedProvider offered(std::vector<ImportedField> fields) {
  ImportedProvider provider;
  provider.key = "CQC 1-1";
  provider.fields = std::move(fields);
  return provider;
}

std::string without_imported(const std::string& text) { return text.substr(0, text.find("\n[imported]")); }

}  // namespace

TEST_CASE("a new provider's file is made of what the register says") {
  const auto made = update_provider_file("id = \"glan-tywi\"\n", offered({{"name", "\"Glan Tywi\""}, {"address.town", "\"Llandeilo\""}, {"address.postcode", "\"SA19 6AA\""},
                                                                         {"service.main.service_type", "\"care-home\""}, {"service.main.places", "12"}}), "CQC");
  CHECK_FALSE(made.failed);
  CHECK(made.written == Strings{"name", "address.town", "address.postcode", "service.main.service_type", "service.main.places"});
  CHECK(made.text == R"(id = "glan-tywi"
name = "Glan Tywi"
address = { town = "Llandeilo", postcode = "SA19 6AA" }

[[service]]
id = "main"
service_type = "care-home"
places = 12

[imported]   # by `comisiynu import`: what it wrote, so that it never changes what people write
from  = "CQC"
key   = "CQC 1-1"
wrote = [
  "address.postcode 7a8525cb",
  "address.town c31b39d6",
  "name 3962e230",
  "service.main.places 3f99c012",
  "service.main.service_type 352bdb20",
]
)");
  const auto again = update_provider_file(made.text, offered({{"name", "\"Glan Tywi\""}, {"service.main.places", "12"}}), "CQC");
  CHECK(again.text == made.text);
  CHECK(again.written.empty());
}

TEST_CASE("comments and layout stay, and only what the register changed is changed") {
  const std::string before = R"(# Glan Tywi, by the river
id      = "glan-tywi"   # never change this
name    = "Glan Tywi"
contact = { phone = "01267 000001" }   # ask for Siân
address = { town = "Llandeilo" }       # ŵ

[about]
en = """
A "home" # by the river
"""
cy = "Cartref"

[[service]]
id     = "main"
places = 12   # beds
ages = { from = 18, to = 64 }
)";
  const auto first = update_provider_file(before, offered({{"address.postcode", "\"SA19 6AA\""}, {"contact.phone", "\"01267 000002\""}, {"service.main.ages.from", "21"},
                                                           {"service.main.welsh", "\"none\""}, {"legal_name", "\"Tywi Cyf\""}}), "CQC");
  CHECK_FALSE(first.failed);
  CHECK(first.kept == Strings{"contact.phone", "service.main.ages.from"});
  CHECK(without_imported(first.text) == R"(# Glan Tywi, by the river
id      = "glan-tywi"   # never change this
name    = "Glan Tywi"
contact = { phone = "01267 000001" }   # ask for Siân
address = { town = "Llandeilo", postcode = "SA19 6AA" }       # ŵ
legal_name = "Tywi Cyf"

[about]
en = """
A "home" # by the river
"""
cy = "Cartref"

[[service]]
id     = "main"
places = 12   # beds
ages = { from = 18, to = 64 }
welsh = "none"
)");
  // What the import wrote it may change; what an officer changed since, or took out, it may not.
  auto text = first.text;
  text.replace(text.find("\"Tywi Cyf\""), 10, "\"Tywi Ltd\"");
  text.replace(text.find("welsh = \"none\"\n"), 15, "");
  const auto second = update_provider_file(text, offered({{"address.postcode", "\"SA19 6BB\""}, {"legal_name", "\"Tywi Ccc\""}, {"service.main.welsh", "\"none\""}}), "CQC");
  CHECK(second.written == Strings{"address.postcode"});
  CHECK(second.kept == Strings{"legal_name", "service.main.welsh"});
  CHECK(second.text.find("postcode = \"SA19 6BB\" }       # ŵ") != std::string::npos);
  CHECK(second.text.find("\"Tywi Ltd\"") != std::string::npos);
}

TEST_CASE("an import finds its way in every layout of a table") {
  const auto town = offered({{"address.town", "\"Y Fenni\""}});
  const auto text = [&](const std::string& before) { return without_imported(update_provider_file(before, town, "CQC").text); };
  CHECK(text("id = \"a\"\naddress.street = \"1 Ffordd\"\n[[service]]\nid = \"b\"\n") == "id = \"a\"\naddress.street = \"1 Ffordd\"\naddress.town = \"Y Fenni\"\n[[service]]\nid = \"b\"\n");
  CHECK(text("id = \"a\"\n[address] # here\nstreet = '1 Ffordd' # x\n\n[[service]]\nid = \"b\"\n") == "id = \"a\"\n[address] # here\nstreet = '1 Ffordd' # x\ntown = \"Y Fenni\"\n\n[[service]]\nid = \"b\"\n");
  CHECK(text("id = \"a\"\naddress = {}") == "id = \"a\"\naddress = { town = \"Y Fenni\" }\n");
  CHECK(text("id = \"a\" # no end of line") == "id = \"a\" # no end of line\naddress = { town = \"Y Fenni\" }\n");
}

TEST_CASE("a layout that cannot be edited is left as it is") {
  const std::string odd = "id = \"a\"\nservice = [ { id = \"main\", places = \"many\" } ]\nname = { en = \"A\" }\n";
  const auto clash = update_provider_file(odd, offered({{"name.en.x", "\"B\""}}), "CQC");
  CHECK(clash.failed);
  CHECK(clash.text == odd);
  CHECK(update_provider_file("id = ", offered({{"name", "\"B\""}}), "CQC").failed);
}

TEST_CASE("a provider that the register no longer has is marked, and unmarked when it is back") {
  const auto made = update_provider_file("id = \"a\"\n", offered({{"name", "\"A\""}}), "CQC").text;
  const auto gone = mark_gone(made);
  CHECK(gone.text.find("gone  = true   # no longer in the register\n") != std::string::npos);
  CHECK(mark_gone(gone.text).text == gone.text);
  CHECK(update_provider_file(gone.text, offered({{"name", "\"A\""}}), "CQC").text == made);
}

TEST_CASE("a register is read in the encoding that it is in") {
  const std::string utf8 = "Tŷ,£5";
  CHECK(decode_text("\xEF\xBB\xBF" + utf8) == utf8);
  CHECK(decode_text(std::string("\xFF\xFET\0w\x01,\0", 8)) == "Tŷ,");
  CHECK(decode_text(std::string("\xFE\xFF\0T\x01w\xD8\x3D\xDE\x00", 10)) == "Tŷ😀");
  CHECK(decode_text("\xA3" "5 \x80 \x93x\x94") == "£5 € “x”");
}

TEST_CASE("rows are read as RFC 4180 has them, and a broken one costs itself alone") {
  Diagnostics found;
  const auto rows = csv_rows("a;b\r\n\"x;\"\"y\";\"two\nlines\"\r\n;\n\"open;1\nc; d \n", ';', no_file, found);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells == Strings{"x;\"y", "two\nlines"});
  CHECK(rows[2].cells == Strings{"c", "d"});
  CHECK(rows[2].line == 6);
  CHECK(found.count(Severity::warning) == 1);
  CHECK(delimiter_of("a\tb,c\td\n") == '\t');
}
