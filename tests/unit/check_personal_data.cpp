// Who somebody is must not stand in a dataset; what only looks a little like it must not stop a build.
#include <fmt/format.h>

#include "analysis_fixture.h"
#include "check/check.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Told = std::vector<std::string>;

std::vector<std::string> found_in(std::string_view data) {
  const World world(data);
  Diagnostics found;
  check_personal_data(world.publication, found);
  std::vector<std::string> all;
  for (const auto& one : found.sorted(world.sources)) all.push_back(fmt::format("{}:{} {}", one.position.line, one.position.column, one.message.substr(0, one.message.find(','))));
  return all;
}

std::string with_note(std::string_view note, std::string_view item = "Adults") {
  return fmt::format(R"([[code_list]]
id = "people-list"
items = [ {{ id = "one", name = {{ en = "{}", cy = "Oedolion" }} }} ]

[[dataset]]
id = "d"
title = {{ en = "D", cy = "D" }}
measure = {{ unit = "places" }}
rows = "people-list"
notes = [ {{ en = "{}", cy = "Nodyn" }} ]
cells = [ {{ people-list = "one", value = 61 }} ]
)",
                     item, note);
}

Told in_note(std::string_view note) { return found_in(with_note(note)); }
Told in_item(std::string_view item) { return found_in(with_note("Note", item)); }

}  // namespace

TEST_CASE("numbers that are given to one person are found by their form and check digit", "[personal]") {
  CHECK(in_note("Case 943 476 5919") == Told{"10:18 this looks like an NHS number"});
  CHECK(in_note("Case 943-476-5919.") == Told{"10:18 this looks like an NHS number"});
  CHECK(in_note("Case 4505577104") == Told{"10:18 this looks like an NHS number"});
  CHECK(in_note("Case 943 476 5918") == Told{});   // the check digit is wrong
  CHECK(in_note("Case 9434765919") == Told{});     // ten digits in one, of no number that is given out
  CHECK(in_note("Phone 01632 960 123 or 029 2000 0000") == Told{});
  CHECK(in_note("AB 12 34 56 C") == Told{"10:18 this looks like a National Insurance number"});
  CHECK(in_note("number ab123456c") == Told{"10:18 this looks like a National Insurance number"});
  CHECK(in_note("GB 12 34 56 C and DA123456A and AB123456E") == Told{});
}

TEST_CASE("a name with a date of birth is found, and a publisher with a date is not", "[personal]") {
  for (const std::string said : {"Mair Ifans, born on 3 April 1948", "Mair Ifans (d.o.b. 03/04/48)", "Siôn Éluned Date of birth: 1948-04-03",
                                 "Mair Ifans, ganwyd 3 Ebrill 1948", "Mair Ifans, dyddiad geni 3.4.1948"})
    CHECK(in_note(said) == Told{"10:18 this looks like a person's name with a date of birth"});
  CHECK(in_item("Mair Ifans, 3/4/1948") == Told{"3:39 this looks like a person's name with a date of birth"});
  for (const std::string said : {"Welsh Government, 31 March 2026", "Children born before 1 September 2010", "Census Day was 21 March 2021",
                                 "Carmarthenshire County Council returns of 01/04/2003", "Ages at 31 March 2026"})
    CHECK(in_note(said) == Told{});
  CHECK(in_item("Adults on 31 March 2026") == Told{});
}

TEST_CASE("the address of a home is found, and a postcode alone is not", "[personal]") {
  CHECK(in_note("Lives at 12a Heol Fawr, Llandeilo SA99 1AA") == Told{"10:18 this looks like the address of a home"});
  CHECK(in_item("7 Church Street, Tywyn, LL99 9ZZ") == Told{"3:39 this looks like the address of a home"});
  CHECK(in_note("All homes in SA99 1AA") == Told{});
  CHECK(in_note("Counted on 31 March in SA99 1AA") == Told{});
  CHECK(in_note("There were 12 Homes. The office is at SA99 1AA") == Told{});
}

TEST_CASE("cells and columns about single people are found, and figures are not", "[personal]") {
  const World world(R"(
[[dataset]]
id = "d"
title = { en = "D", cy = "D" }
measure = { unit = "people" }
rows = "area"
cells = [
  { area = "uchaf", value = 4_505_577_104 },
  { area = "isaf", value = 61, surname = "Ifans", dob = "3/4/1948", note = "Mair" },
]

[[dataset]]
id = "money"
title = { en = "M", cy = "M" }
measure = { unit = "GBP" }
rows = "area"
cells = [ { area = "uchaf", value = 4_505_577_104 } ]
)");
  Diagnostics found;
  check_personal_data(world.publication, found);
  CHECK(world.lines(found) == Told{"personal-data: this looks like an NHS number, and all that is in a dataset is published "
                                   "(take it out: a dataset counts people and does not say who they are)",
                                   "personal-data: this looks like a column about single people, and all that is in a dataset is published "
                                   "(take it out: a dataset counts people and does not say who they are)",
                                   "personal-data: this looks like a column about single people, and all that is in a dataset is published "
                                   "(take it out: a dataset counts people and does not say who they are)"});
}

TEST_CASE("a list that stands in its dataset is looked through like any other", "[personal]") {
  CHECK(found_in(R"([[dataset]]
id = "d"
title = { en = "D", cy = "D" }
measures = [ { id = "a", name = { en = "A", cy = "A" }, unit = "places" }, { id = "b", name = { en = "B", cy = "B" }, unit = "places" } ]
derived = [ { id = "c", name = { en = "Case 943 476 5919", cy = "C" }, sum = ["a", "b"] } ]
rows = "who"
lists = [ { id = "who", name = { en = "AB 12 34 56 C", cy = "Pwy" }, items = [
  { id = "one", name = { en = "Mair Ifans, 3/4/1948", cy = "Un" } },
  { id = "two", name = "Mair Ifans, 3/4/1948" },
] } ]
cells = [ { who = "one", a = 61, b = 1 }, { who = "two", a = 61, b = 1 } ]
)") == Told{"5:39 this looks like an NHS number", "7:39 this looks like a National Insurance number",
            "8:31 this looks like a person's name with a date of birth", "9:24 this looks like a person's name with a date of birth"});
}

TEST_CASE("a finding about personal data does not repeat it", "[personal]") {
  World world(with_note("Case 943 476 5919"));
  Diagnostics found;
  check_personal_data(world.publication, found);
  CHECK(as_text(found.sorted(world.sources), world.sources) ==
        "content/data/figures.toml:10:18: error: this looks like an NHS number, and all that is in a dataset is published [personal-data]\n"
        "      = take it out: a dataset counts people and does not say who they are\n");
}
