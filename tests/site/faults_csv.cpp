// What is said of a CSV file's heads, rows and cells, each at its place.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

Folder with_csv(std::string text) {
  return small()
      .change(figures_toml, "cells   = [\n  { area = \"uchaf\", value = 610 },\n  { area = \"isaf\",  value = 1_420 },\n]\n", "csv = \"people.csv\"\n")
      .with("data/people.csv", std::move(text));
}

// What is said of the file itself; its dataset's places in texts are told of after it.
std::string faults(std::string text) {
  const auto said = with_csv(std::move(text)).check();
  return said.substr(0, said.find("content/documents/"));
}

}  // namespace

TEST_CASE("a CSV file as spreadsheets write it gives what TOML gives", "[csv]") {
  const auto built = with_csv("\xEF\xBB\xBF" "area,value\r\n\"uchaf\",610\r\nisaf , 1420 \r\n").build();
  CHECK(built.errors + built.warnings == 0);
  CHECK(built.said.find("[byte-order-mark]") != built.said.npos);
  CHECK(built.said.find("[crlf]") != built.said.npos);
  CHECK(built.page("en/data/people/people.csv") == small().build().page("en/data/people/people.csv"));
}

TEST_CASE("a head that is not known, is missing or stands twice", "[csv]") {
  CHECK(faults("aera,value\nuchaf,610\nisaf,1420\n") == R"(content/data/people.csv:1:1: error: cells of dataset "people" have no "aera" [unknown-cell-key]
    1 | aera,value
      | ^~~~
      = did you mean area?
)");
  CHECK(faults("area,value,\nuchaf,610,\nisaf,1420,\n") == R"(content/data/people.csv:1:12: error: column 3 has no head [csv-head]
    1 | area,value,
      |            ^
      = say what it is of: a dimension such as area, or a measure; or delete the column
)");
  CHECK(faults("area,value,area\nuchaf,610,isaf\n") == R"(content/data/people.csv:1:12: error: two columns have the head "area" [csv-head]
    1 | area,value,area
      |            ^~~~
      = keep one of them
)");
}

TEST_CASE("figures with signs and separators", "[csv]") {
  CHECK(faults("area,value\nuchaf,£610\nisaf,\"1,420\"\n") == R"(content/data/people.csv:2:7: error: value is "£610", and not a figure [not-a-figure]
    2 | uchaf,£610
      |       ^~~~
      = write 610: the number alone, without signs and separators
content/data/people.csv:3:6: error: value is "1,420", and not a figure [not-a-figure]
    3 | isaf,"1,420"
      |      ^
      = write 1420: the number alone, without signs and separators
)");
  CHECK(faults("area,value\nuchaf,n/a\nisaf,1420\n") == R"(content/data/people.csv:2:7: error: value is "n/a", and not a figure [not-a-figure]
    2 | uchaf,n/a
      |       ^~~
      = write the number alone, or "[x]" for not available, "[z]" for not applicable, "[c]" for confidential
)");
}

TEST_CASE("a cell that is given twice, or not at all", "[csv]") {
  CHECK(faults("area,value\nuchaf,610\nisaf,1420\nuchaf,611\n") == R"(content/data/people.csv:4:1: error: the cell for area uchaf is given twice [cell-twice]
    4 | uchaf,611
      | ^~~~~
      = it stands in line 2 too: keep one of them
)");
  CHECK(faults("area,value\nuchaf,610\nisaf,\n") == R"(content/data/people.csv:3:1: error: this cell gives no figure [cell-without-figure]
    3 | isaf,
      | ^~~~
      = add value = …, or "[x]" where the figure is not available
)");
  CHECK(faults("area,value\n,610\nisaf,1420\n") == R"(content/data/people.csv:2:1: error: this cell does not say of which area it is [cell-without-item]
    2 | ,610
      | ^
      = add area = …
)");
}

TEST_CASE("quotes that do not close, and rows that are too short", "[csv]") {
  CHECK(faults("area,value\n\"uchaf,610\n") == R"(content/data/people.csv:2:1: error: this row has 1 fields and the head has 2 [csv-row]
    2 | "uchaf,610
      | ^
      = give each row as many commas as the head; a figure has none: 1420
content/data/people.csv:2:1: error: this quote is never closed [csv-syntax]
    2 | "uchaf,610
      | ^
      = close it with another "
)");
  CHECK(faults("area,value\n\"uchaf\"x,610\nisaf\n") == R"(content/data/people.csv:2:8: error: something follows the closing quote [csv-syntax]
    2 | "uchaf"x,610
      |        ^
      = put a comma between fields; write a quote inside a field twice
content/data/people.csv:3:1: error: this row has 1 fields and the head has 2 [csv-row]
    3 | isaf
      | ^~~~
      = give each row as many commas as the head; a figure has none: 1420
)");
}
