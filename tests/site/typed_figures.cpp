// Numbers typed in a text that a dataset beside them has.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string said(std::string_view more) { return small().adding(english, "\n" + std::string(more) + "\n").check(); }

}  // namespace

TEST_CASE("a number that a dataset of the section has is offered as a placeholder", "[typed]") {
  CHECK(said("In all there are 2,030 people.") == R"(content/documents/position/demand.en.md:13:18: hint: "2,030" is a figure of a dataset that this section uses [typed-figure]
   13 | In all there are 2,030 people.
      |                  ^~~~~
      = write {{ people.total }}, so that the two cannot come to differ
)");
  CHECK(said("Upper Dyffryn has 610 of them.") == R"(content/documents/position/demand.en.md:13:19: hint: "610" is a figure of a dataset that this section uses [typed-figure]
   13 | Upper Dyffryn has 610 of them.
      |                   ^~~
      = write {{ people[area=uchaf] }}, so that the two cannot come to differ
)");
  CHECK(small().adding(welsh, "\nMae 1,420 yno.\n").check().find("{{ people[area=isaf] }}") != std::string::npos);
}

TEST_CASE("what only looks like a figure of a dataset is left alone", "[typed]") {
  for (const std::string text :
       {"See [610 places](glossary/short-break).", "Ring 01632 610 610.", "The code is `610`.", "See table 610.", "In 2030 it was so.", "### Of 610", "On 16/610.", "Version 1.610.", "It costs £610.",
        "```\n610\n```", "<https://gofal.example/610>", "That is 611."}) {
    INFO(text);
    CHECK(said(text).find("[typed-figure]") == std::string::npos);
  }
}

TEST_CASE("money in millions, shares, and small numbers with their noun", "[typed]") {
  auto folder = small();
  folder.adding(figures_toml, R"(
[[dataset]]
id = "spend"
title = { en = "Spending", cy = "Gwariant" }
measure = { unit = "GBP" }
rows = "area"
shares = "columns"
period = "2025-26"
cells = [ { area = "uchaf", value = 28_851_000 }, { area = "isaf", value = 14_050_000 } ]

[[dataset]]
id = "places"
title = { en = "Places", cy = "Lleoedd" }
measure = { unit = "places" }
rows = "area"
period = "2025-26"
cells = [ { area = "uchaf", value = 61 }, { area = "isaf", value = 14 } ]
)");
  const auto hints = [&](const std::string& text) {
    return Folder(folder).adding(english, "\n{{ table spend }}\n\n{{ table places }}\n\n" + text + "\n").check();
  };
  CHECK(hints("It cost £28,851,000.").find("write {{ spend[area=uchaf] }}") != std::string::npos);
  CHECK(hints("It cost £28.9 million.").find("write {{ spend[area=uchaf] | about }}") != std::string::npos);
  CHECK(hints("That is 67%.").find("write {{ spend[area=uchaf] | share }}") != std::string::npos);
  CHECK(hints("There are 61 places.").find("write {{ places[area=uchaf] }}") != std::string::npos);
  CHECK(hints("It takes 61 minutes.").find("[typed-figure]") == std::string::npos);
}

TEST_CASE("a dataset that the section does not use offers nothing", "[typed]") {
  auto folder = small();
  folder.with(english, "# Demand\n\nWe know 2,030 people.\n");
  CHECK(folder.check().find("[typed-figure]") == std::string::npos);
}
