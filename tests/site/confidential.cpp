// A refuge's address: kept out of every file, and proved to be.
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const std::string refuge_toml = "providers/lloches.toml";

Folder with_refuge() {
  return Folder(small()).with(refuge_toml, R"(id = "lloches"
name = "Lloches y Fedwen"
sector = "voluntary"
area = "uchaf"
contact = { phone = "01632 960200" }
address = { street = "17 Tyle'r Gornant", town = "Cwmhelyglas", postcode = "SA99 0AA", uprn = "100990999017", redact = true }
about = { en = "A safe house.", cy = "Tŷ diogel." }
[[service]]
id = "refuge"
service_type = "short-break"
)");
}

constexpr const char* secrets[] = {"Gornant", "Cwmhelyglas", "SA99 0AA", "SA990AA", "100990999017"};

}  // namespace

TEST_CASE("nothing of a confidential address is in any file of the site") {
  const auto built = with_refuge().build();
  REQUIRE(built.errors == 0);
  CHECK_FALSE(built.files_with("Lloches y Fedwen").empty());
  for (const auto* secret : secrets) CHECK(built.files_with(secret).empty());
  CHECK_FALSE(built.site.empty());
}

TEST_CASE("a text that gives the address away is an error, which does not repeat it, and no site is made") {
  const auto built = with_refuge().change(refuge_toml, "A safe house.", "Ring the bell at 17 Tyle'r Gornant.").build();
  CHECK(built.outcome.content_fault);
  CHECK(built.site.empty());
  CHECK(times(built.said, "error: en/providers/lloches/index.html would give away the confidential address of the provider lloches [confidential]") == 1);
  CHECK(times(built.said, "= take it out of the texts and the templates that the page is made of") > 0);
  for (const auto* secret : secrets) CHECK(times(built.said, secret) == 0);
}

TEST_CASE("a file at fault is said without a line of its address, also where it cannot be read or the line is cut") {
  const auto close = ", redact = true }";
  for (const auto& fault : {", redact = true, redact = true }", ", street = \"2 Lon Gudd\", redact = true }", ", redact = true, wombat = \"2 Lon Gudd\" }", ", redact = true"}) {
    const auto said = with_refuge().change(refuge_toml, close, fault).check();
    CHECK(times(said, refuge_toml) > 0);
    for (const auto* secret : secrets) CHECK(times(said, secret) == 0);
    CHECK(times(said, "elyglas") + times(said, "Lon Gudd") == 0);
  }
}

TEST_CASE("a value that cannot be read is not repeated, nor a line of a file whose redact is misspelt") {
  const auto dotted = with_refuge().change(refuge_toml, R"(address = { street = "17 Tyle'r Gornant", town = "Cwmhelyglas", postcode = "SA99 0AA", uprn = "100990999017", redact = true })",
                                           "address.town = \"Cwmhelyglas\"\naddress.postcode = SA99 0AA\naddress.redact = true").check();
  CHECK(times(dotted, "providers/lloches.toml:7:20: error: … is not in quotes [toml-syntax]\n      = write \"…\"\n") == 1);
  for (const auto* secret : secrets) CHECK(times(dotted, secret) == 0);
  for (const auto* key : {"Redact", "readct", "hidden"}) {
    const auto said = with_refuge().change(refuge_toml, "redact = true", std::string(key) + " = true").check();
    CHECK(times(said, std::string("error: address has no field ") + key + " [unknown-key]") == 1);
    for (const auto* secret : secrets) CHECK(times(said, secret) == 0);
  }
}

TEST_CASE("a council's own template cannot print it: what it is given lacks it, and what it holds is found") {
  const auto held = with_refuge().with("theme/templates/partials/contact.html", "{# contact #}<p>SA99&nbsp;0AA</p>").build();
  CHECK(held.site.empty());
  CHECK(times(held.said, "would give away the confidential address of the provider lloches [confidential]") > 10);
  for (const auto* secret : secrets) CHECK(times(held.said, secret) == 0);
  for (const auto* path : {"provider.address.street", "provider.location.lines", "provider.location.postcode", "provider.uprn"}) {
    const auto asked = with_refuge().with("theme/templates/partials/contact.html", "{# contact #}{% if provider and provider.id %}" + std::string("{{ ") + path + " }}{% end %}").build();
    for (const auto* secret : secrets) {
      CHECK(asked.files_with(secret).empty());
      CHECK(times(asked.said, secret) == 0);
    }
  }
}
