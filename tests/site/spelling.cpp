// Misspelt words, and words that the glossary says to avoid.
#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

// What is said of spelling and terms, but of nothing else.
std::string said(const Folder& folder) {
  BuildOptions options;
  options.spelling = true;
  options.dictionaries = data_folder("/language");
  return folder.check(options);
}

std::string english_text(std::string_view text) { return said(small().adding(english, "\n" + std::string(text) + "\n")); }
std::string welsh_text(std::string_view text) { return said(small().adding(welsh, "\n" + std::string(text) + "\n")); }

bool has(const std::string& whole, std::string_view part) { return whole.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a word that the dictionary does not know is told of with its place and what may be meant", "[spelling]") {
  const auto english_said = english_text("We will comission services.");
  CHECK(has(english_said, R"(content/documents/position/demand.en.md:13:9: warning: the English dictionary does not know "comission" [spelling]
   13 | We will comission services.
      |         ^~~~~~~~~
      = did you mean )"));
  CHECK(has(english_said, "commission"));
  CHECK(has(english_said, "? If it is right, add it to content/spelling.en.txt\n"));
  CHECK(has(welsh_text("Mae'r gwasaneth yn dda."), "the Welsh dictionary does not know \"gwasaneth\""));
}

TEST_CASE("Welsh words are right in all their mutations, and with what an apostrophe joins", "[spelling]") {
  for (const std::string text : {"Mae'r bobl a'u teuluoedd yn dod i'r ganolfan.", "Ein gwasanaethau ni, ei chartref hi, yng Nghaerfyrddin, i Gaerfyrddin a Chaerfyrddin.", "Sy'n ofal da, o'i herwydd."}) {
    INFO(text);
    const auto before = welsh_text("");
    CHECK(welsh_text(text) == before);
  }
}

TEST_CASE("what is no prose is not spelt", "[spelling]") {
  const auto before = english_text("");
  for (const std::string text : {"Call `comission()`.", "See [this](https://gofal.example/comission).", "Write to gofl@comission.example.", "The NHS and the ALNs.", "It is the council's.",
                                 "<https://comission.example>", "Room B2b4."}) {
    INFO(text);
    CHECK(english_text(text) == before);
  }
}

TEST_CASE("the content folder's list makes a word right, in Welsh in its mutations too", "[spelling]") {
  auto folder = small();
  folder.adding(english, "\nWe will comission it.\n").adding(welsh, "\nYn Nghwmtawelan ac i Gwmtawelan.\n");
  CHECK(has(said(folder), "comission"));
  CHECK(has(said(folder), "Nghwmtawelan"));
  folder.with("spelling.en.txt", "# of the Act\ncomission  # as it has it\n").with("spelling.cy.txt", "Cwmtawelan\n");
  CHECK_FALSE(has(said(folder), "comission"));
  CHECK_FALSE(has(said(folder), "wmtawelan"));
}

TEST_CASE("nobody is told of the program's own messages", "[spelling]") {
  const auto found = said(small());
  INFO(found);
  CHECK_FALSE(has(found, "messages.toml"));
}

TEST_CASE("a council's message called cy or en is spelt by the language that it is in", "[spelling]") {
  auto folder = small();
  folder.with("theme/messages.toml", "[language.names]\ncy = { en = \"Welsh\", cy = \"Cymraegg\" }\n");
  const auto found = said(folder);
  INFO(found);
  CHECK(has(found, "the Welsh dictionary does not know \"Cymraegg\""));
  CHECK_FALSE(has(found, "does not know \"Welsh\""));
}

TEST_CASE("words of the glossary that are to be avoided are warned of in every form", "[terms]") {
  auto folder = small();
  folder.adding(figures_toml, R"(
[[term]]
id = "person-who-uses"
term = { en = "person who uses care", cy = "person sy'n defnyddio gofal" }
meaning = { en = "Once called a service user.", cy = "Defnyddiwr gwasanaeth gynt." }
avoid = { en = ["service user"], cy = ["defnyddiwr gwasanaeth"] }
)");
  CHECK_FALSE(has(folder.check(), "term-to-avoid"));
  folder.adding(english, "\nAll service users choose.\n").adding(welsh, "\nPob un, a'r ddefnyddiwr gwasanaeth.\n");
  const auto found = folder.check();
  INFO(found);
  CHECK(has(found, R"(content/documents/position/demand.en.md:13:5: warning: "service users" is to be avoided [term-to-avoid]
   13 | All service users choose.
      |     ^~~~~~~
      = write person who uses care, as the glossary has it
)"));
  CHECK(has(found, "\"ddefnyddiwr gwasanaeth\" is to be avoided"));
  CHECK(times(found, "term-to-avoid") == 2);
}
