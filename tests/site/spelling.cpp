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

// A publication with one paragraph more, as every check reads it.
std::string small_with(Folder folder, const std::string& text) { return folder.adding(english, "\n" + text + "\n").check(); }

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
                                 "<https://comission.example>", "Room B2b4.", "She said [bore da bawb](lang:cy)."}) {
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

TEST_CASE("words to avoid are left alone where somebody is quoted, in code and in addresses", "[terms]") {
  auto folder = small();
  folder.adding("glossary.toml", "avoid = { en = [\"service user\", \"disability\"], cy = [\"cleient\"] }\n");
  for (const std::string text : {"They said \u201cevery service user\u201d then.", "The word 'service user' is old.", "> Every service user chooses.", "Call `service user`.", "See [this](https://gofal.example/service-user).",
                                 "It is a service. User groups meet."}) {
    INFO(text);
    CHECK_FALSE(has(small_with(folder, text), "term-to-avoid"));
  }
  for (const std::string text : {"The council's service users' forum.", "> **Policy statement.** Every service user chooses.", "Disabilities differ.", "A **service user** chooses."}) {
    INFO(text);
    CHECK(has(small_with(folder, text), "term-to-avoid"));
  }
}

TEST_CASE("a term that the other language's text does not say is hinted at where it stands", "[terms]") {
  auto folder = small();
  folder.adding(english, "\nRest helps, and so do day services.\n").adding(welsh, "\nMae gorffwys yn helpu, a chlybiau hefyd.\n");
  folder.adding("glossary.toml", "\n[[term]]\nid = \"day-service\"\nterm = { en = \"day service\", cy = \"gwasanaeth dydd\" }\nmeaning = { en = \"A place to go.\", cy = \"Lle i fynd.\" }\n");
  const auto found = said(folder);
  INFO(found);
  CHECK(has(found, R"(content/documents/position/demand.en.md:13:23: hint: "day services" is said here, and the Welsh text does not say gwasanaeth dydd [term-not-used]
   13 | Rest helps, and so do day services.
      |                       ^~~
      = use the glossary's term there, or give the word that is used as another form of it: also
)"));
  CHECK(times(found, "term-not-used") == 1);
}

TEST_CASE("a term is there in any form, and a name or an everyday word is no term", "[terms]") {
  const std::string term = "\n[[term]]\nid = \"day-service\"\nterm = { en = \"day service\", cy = \"gwasanaeth dydd\" }\nmeaning = { en = \"A place to go.\", cy = \"Lle i fynd.\" }\n"
                           "[[term]]\nid = \"complaint\"\nterm = { en = \"complaint\", cy = \"cwyn\" }\nmeaning = { en = \"Unhappy words.\", cy = \"Geiriau anhapus.\" }\n"
                           "[[term]]\nid = \"provider\"\nterm = { en = \"provider\", cy = \"darparwr\" }\nmeaning = { en = \"Who gives care.\", cy = \"Pwy sy'n rhoi gofal.\" }\n";
  const std::pair<std::string, std::string> pairs[] = {
      {"Our day services are open.", "Mae ein gwasanaethau dydd ar agor."},
      {"Day and night services are open.", "Mae gwasanaethau dydd a nos ar agor."},
      {"A provider and a provider.", "Dau o ddarparwyr."},
      {"It is provided.", "Y darparwr, a'r darparwyr."},
      {"The White Paper, a White Paper.", "Y Papur Gwyn, Papur Gwyn."},
      {"A complaint.", "Anfodlonrwydd."},
  };
  for (const auto& [in_english, in_welsh] : pairs) {
    INFO(in_english);
    auto folder = small();
    folder.adding("glossary.toml", term).adding(english, "\n" + in_english + "\n").adding(welsh, "\n" + in_welsh + "\n");
    CHECK_FALSE(has(said(folder), "term-not-used"));
  }
}

TEST_CASE("a name is known in the language that it is in", "[spelling]") {
  auto folder = small();
  folder.change(publication_toml, "{ en = \"Upper Dyffryn\", cy = \"Dyffryn Uchaf\" }", "{ en = \"Upper Quorlham\", cy = \"Cworlan Uchaf\" }");
  folder.adding(english, "\nQuorlham, once Cworlan.\n").adding(welsh, "\nYng Nghworlan, neu Quorlham.\n");
  const auto found = said(folder);
  INFO(found);
  CHECK(has(found, "the English dictionary does not know \"Cworlan\""));
  CHECK(has(found, "the Welsh dictionary does not know \"Quorlham\""));
  CHECK(times(found, "[spelling]") == times(said(small()), "[spelling]") + 2);
}
