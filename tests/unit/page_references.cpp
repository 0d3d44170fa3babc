#include <catch2/catch.hpp>

#include "page_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr auto tables = R"([accessibility]
status = "partially-compliant"
prepared = 2026-11-02
[[accessibility.problem]]
text = { en = "Old files", cy = "Hen ffeiliau" }
criterion = "1.3.1"
[[accessibility.problem]]
text = { en = "A video", cy = "Fideo" }
criterion = "9.9.9"
[[term]]
id = "shelter"
term = { en = "shelter", cy = "lloches" }
meaning = { en = "A <safe> place", cy = "Lle diogel" }
[[term]]
id = "list"
term = { en = "list", cy = "rhestr" }
meaning = { en = "Things in order", cy = "Pethau mewn trefn" }
[[term]]
id = "book"
term = { en = "book", cy = "llyfr" }
meaning = { en = "Pages", cy = "Tudalennau" }
[[reference]]
id = "the-act"
title = { en = "The Act", cy = "Y Ddeddf" }
kind = "legislation"
year = 2014
[[reference]]
id = "letter"
title = "A letter"
[[dataset]]
id = "homes"
title = { en = "Homes", cy = "Cartrefi" }
measure = { unit = "places" }
rows = "year"
source = "ref/the-act"
cells = [{ year = 2026, value = 5 }]
[[need]]
id = "beds"
title = { en = "Beds", cy = "Gwelyau" }
statement = { en = "More beds", cy = "Rhagor o welyau" }
evidence = ["ref/the-act", "dataset/homes"]
)";

std::vector<std::string> names(const Value& list, std::string_view field) {
  std::vector<std::string> all;
  for (const auto& item : list.items()) all.push_back(text_of(at(item, {field})));
  return all;
}

}  // namespace

TEST_CASE("the glossary stands under the letters of its language, each term beside its other name") {
  const PageSite site(tables, {});
  REQUIRE(site.said().empty());
  const auto cy = at(site.page(glossary_page, Language::cy, PageKind::glossary), {"letters"});
  CHECK(names(cy, "letter") == std::vector<std::string>{"Ll", "Rh"});
  CHECK(names(cy, "id") == std::vector<std::string>{"letter-ll", "letter-rh"});
  CHECK(names(at(cy.items()[0], {"terms"}), "term") == std::vector<std::string>{"lloches", "llyfr"});
  const auto en = at(site.page(glossary_page, Language::en, PageKind::glossary), {"letters"});
  CHECK(names(en, "letter") == std::vector<std::string>{"B", "L", "S"});
  const auto shelter = at(en.items()[2], {"terms"}).items()[0];
  CHECK(text_of(at(shelter, {"meaning"})) == "<p>A &lt;safe&gt; place</p>");
  CHECK(names(at(shelter, {"other"}), "text") == std::vector<std::string>{"lloches"});
}

TEST_CASE("references are grouped by kind, with the figures and records that cite them") {
  const PageSite site(tables, {});
  const auto kinds = at(site.page(references_page, Language::cy, PageKind::references), {"kinds"});
  CHECK(names(kinds, "name") == std::vector<std::string>{"Deddfwriaeth", "Gweithiau eraill"});
  const auto act = at(kinds.items()[0], {"references"}).items()[0];
  CHECK(text_of(at(act, {"year"})) == "2014");
  CHECK(names(at(act, {"cited_in"}), "name") == std::vector<std::string>{"Cartrefi", "Gwelyau"});
  CHECK(at(at(kinds.items()[1], {"references"}).items()[0], {"cited_in"}).items().empty());
}

TEST_CASE("the accessibility statement names the criteria that are not met, where it knows them") {
  const auto problems = [](Language language) {
    return names(at(PageSite(tables, {}).page(accessibility_page, language, PageKind::accessibility), {"statement", "problems"}), "criterion");
  };
  CHECK(problems(Language::en) == std::vector<std::string>{"1.3.1 (info and relationships)", "9.9.9"});
  CHECK(problems(Language::cy) == std::vector<std::string>{"1.3.1 (gwybodaeth a pherthnasoedd)", "9.9.9"});
}

TEST_CASE("figures that no document uses stand by themselves in the index") {
  const PageSite site(tables, {});
  const auto groups = at(site.page(data_page, Language::en, PageKind::data), {"groups"});
  REQUIRE(groups.items().size() == 1);
  CHECK(at(groups.items()[0], {"title"}).is_null());
  const auto card = at(groups.items()[0], {"datasets"}).items()[0];
  CHECK(text_of(at(card, {"title"})) == "Homes");
  CHECK(text_of(at(card, {"unit"})) == "Places");
  CHECK(text_of(at(card, {"source", "name"})) == "The Act");
}

TEST_CASE("the page for an address that leads nowhere is kept from search engines") {
  const PageSite site(tables, {});
  Object values;
  Diagnostics found;
  CHECK_FALSE(not_found_page(site.voice(Language::en), *site.plan().page(PageKind::not_found), values, found).indexed);
}
