// Records on their pages: where each is at home, what refers to it, and how lists are grouped.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// One record of each kind that stands beside the thread, and what carries it on.
Folder full() {
  return small().with("data/more.toml", R"([[objective]]
id = "rest"
document = "position"
title = { en = "Carers have rest", cy = "Gofalwyr yn cael gorffwys" }

[[action]]
id = "recruit"
document = "position"
title = { en = "Recruit families", cy = "Recriwtio teuluoedd" }
objective = "rest"
intention = "buy-breaks"
indicators = ["families"]
responsible = [{ en = "Team manager", cy = "Rheolwr tîm" }, { en = "Director", cy = "Cyfarwyddwr" }]
due = 2027-02-28
stage = "do"

[[action]]
id = "ask"
document = "position"
title = { en = "Ask carers", cy = "Holi gofalwyr" }
performance = { en = "All asked", cy = "Holwyd pawb" }
due = "2026"
stage = "analyse"

[[indicator]]
id = "families"
document = "position"
title = { en = "Families", cy = "Teuluoedd" }
baseline = { 2024 = 10 }
target = { 2026 = 20 }
result = { 2025 = 16 }

[[contract]]
id = "stays"
document = "position"
title = { en = "Stays", cy = "Arosiadau" }
provider = "glan-tywi"
value = { GBP = 20_000 }
start = 2026-04-01
end = 2028-03-31
extensions = [{ months = 12 }]

[[standard]]
id = "know"
document = "position"
title = { en = "Do we know?", cy = "A ydym yn gwybod?" }
answer = "partly"
actions = ["ask"]

[[standard]]
id = "ask-them"
document = "position"
title = { en = "Do we ask?", cy = "A ydym yn holi?" }

[[plan_stage]]
id = "first"
document = "position"
title = { en = "First", cy = "Cyntaf" }
stage = "do"
expectations = [{ en = "Enough families", cy = "Digon o deuluoedd" }, { en = "Near home", cy = "Yn agos i gartref" }]
needs = [{ en = "Recruit", cy = "Recriwtio" }, { en = "Map", cy = "Mapio" }]

[[risk]]
id = "few"
document = "position"
title = { en = "Too few apply", cy = "Rhy ychydig yn ymgeisio" }
likelihood = "medium"
impact = "high"
threatens = ["intention/buy-breaks"]
)").adding(publication_toml, "\n[[contracts.review]]\nabove = 15_000\nmonths = 3\n")
      .change(document_toml, "accepted = { intention-without-action = \"We have only just begun.\" }\n", "");
}

}  // namespace

TEST_CASE("each record is at home on one page, and links lead there", "[records]") {
  const auto built = full().adding(english, "\n[Stays](contract/stays), [know](standard/know), [first](plan_stage/first)\n").build();
  CHECK(built.said == "");
  const auto& section = built.page("en/our-position/demand/");
  CHECK(holds(section, "href=\"/en/our-position/registers/#contract-stays\""));
  CHECK(holds(section, "href=\"/en/our-position/registers/#standard-know\""));
  CHECK(holds(section, "href=\"/en/our-position/registers/#plan_stage-first\""));
  CHECK(holds(built.page("cy/ein-sefyllfa/cofrestrau/"), "id=\"contract-stays\""));
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("each record shows what refers to it", "[records]") {
  const auto built = full().build();
  const auto& plan = built.page("en/our-position/needs-and-plans/");
  const auto shows = [](std::string_view page, std::string_view label, std::string_view address) {
    const auto at = page.find("<dt>" + std::string(label) + "</dt><dd>");
    return at != page.npos && page.substr(at, page.find("</div>", at) - at).find(address) != page.npos;
  };
  CHECK(shows(plan, "Gaps", "#gap-too-few-breaks"));            // of the need
  CHECK(shows(plan, "Intentions", "#intention-buy-breaks"));    // of the gap
  CHECK(shows(plan, "Actions", "#action-recruit"));             // of the intention or objective
  CHECK(shows(plan, "Risks", "#risk-few"));                     // of the intention
  CHECK(shows(built.page("en/our-position/actions/"), "Self-assessment", "#standard-know"));
  CHECK(shows(built.page("en/providers/glan-tywi/"), "Contracts", "#contract-stays"));
  CHECK(shows(built.page("cy/darparwyr/glan-tywi/"), "Contractau", "/cy/ein-sefyllfa/cofrestrau/#contract-stays"));
}

TEST_CASE("verdicts, scores, levels and reviews are worked out, and their rules said", "[records]") {
  const auto built = full().build();
  const auto &plan = built.page("en/our-position/needs-and-plans/"), &registers = built.page("en/our-position/registers/");
  CHECK(holds(plan, "<span class=\"tag tag-on-course\">On course</span>"));
  CHECK(holds(plan, say(Language::en, "indicator.rule")));
  CHECK(holds(plan, "<span class=\"tag tag-high\">High</span>"));
  CHECK(holds(plan, say(Language::en, "risk.rule")));
  CHECK(holds(registers, "Score: 0.5 out of 1"));
  CHECK(holds(registers, "1 question not answered"));
  CHECK(holds(registers, say(Language::en, "standard.rule")));
  CHECK(holds(registers, "Every 3 months"));
  CHECK(holds(registers, "<time datetime=\"2026-07-01\">"));
  CHECK(holds(registers, "Possible extension: 12 months"));
  CHECK(holds(registers, "More than £15,000: Every 3 months"));
}

TEST_CASE("points of a stage that belong together share a row", "[records]") {
  const auto built = full().build();
  const auto& page = built.page("en/our-position/registers/");
  const auto row = page.find("<span class=\"number\">1.2</span>");
  REQUIRE(row != page.npos);
  const auto cells = page.substr(row, page.find("</tr>", row) - row);
  CHECK(holds(cells, "Near home"));
  CHECK(holds(cells, "Map"));
  CHECK_FALSE(holds(cells, "Recruit"));
}

TEST_CASE("actions by stage, person responsible and due date", "[records]") {
  const auto order = [](std::string_view by, std::initializer_list<std::string_view> parts) {
    const auto built = full().adding(english, "\n{{ actions by=" + std::string(by) + " }}\n").build();
    CHECK(built.said == "");
    std::string_view page = built.page("en/our-position/demand/");
    for (const auto part : parts) {
      const auto at = page.find(part);
      if (at == page.npos) return false;
      page.remove_prefix(at);
    }
    return true;
  };
  CHECK(order("stage", {">Analyse</h", "Ask carers", ">Do</h", "Recruit families"}));
  CHECK(order("responsible", {">Director</h", "Recruit families", ">Team manager</h", "Recruit families", ">Others</h", "Ask carers"}));
  CHECK(order("due", {">2026</h", "Ask carers", ">2027</h", "Recruit families"}));
  CHECK(order("objective", {">Carers have rest</h", "Recruit families", ">Others</h", "Ask carers"}));
  CHECK(full().adding(english, "\n{{ actions by=stag }}\n").check() == R"(content/documents/position/demand.en.md:13:1: error: actions cannot be grouped by stag [unknown-placeholder]
   13 | {{ actions by=stag }}
      | ^~~~~~~~~~~~~~~~~~~~~
      = did you mean stage?
)");
  CHECK(times(full().adding(english, "\n{{ gaps by=area }}\n").check(), "{{ gaps }} has no by=area [unknown-placeholder]") == 1);
  CHECK(times(full().adding(english, "\n{{ actions by=stage by=due }}\n").check(), "\"by=due\" makes no sense in this placeholder [placeholder-syntax]") == 1);
}

TEST_CASE("an option that a block has not is told of, and never ignored", "[records]") {
  const auto said = [](const std::string& block) { return small().adding(english, "\n{{ " + block + " }}\n").check(); };
  CHECK(said("table people as bars") == R"(content/documents/position/demand.en.md:13:1: error: a table is as its dataset is, and has no "as bars" [unknown-placeholder]
   13 | {{ table people as bars }}
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~
      = write {{ table people }}, or {{ chart people as bars }}
)");
  CHECK(times(said("table people by area"), "a table is as its dataset is, and has no \"by area\" [unknown-placeholder]") == 1);
  CHECK(said("glossary kind=care") == R"(content/documents/position/demand.en.md:13:1: error: {{ glossary }} comes whole, and has no "kind=care" [unknown-placeholder]
   13 | {{ glossary kind=care }}
      | ^~~~~~~~~~~~~~~~~~~~~~~~
      = write {{ glossary }}
)");
  for (const std::string block : {"recommendations", "comments", "policy-statements", "references"})
    CHECK(times(said(block + " some"), "comes whole, and has no \"some\" [unknown-placeholder]") == 1);
}

TEST_CASE("a report's recommendations and officers' comments", "[records]") {
  const auto built = full().adding(english, "\n## Asked\n\n{{ recommendations }}\n\n## Said\n\n{{ comments }}\n").adding(document_toml, R"(
[[recommendation]]
text = { en = "Buy breaks", cy = "Prynu seibiannau" }
reason = { en = "Carers need them.", cy = "Mae eu hangen ar ofalwyr." }
carried_out = ["intention/buy-breaks"]

[[comment]]
kind = "finance"
by = { en = "Chief finance officer", cy = "Prif swyddog cyllid" }
text = { en = "It can be **paid for**.", cy = "Gellir **talu amdano**." }
)").build();
  CHECK(built.said == "");
  const auto& page = built.page("en/our-position/demand/");
  CHECK(holds(page, "<li id=\"recommendation-1\">"));
  CHECK(holds(page, "href=\"/en/our-position/needs-and-plans/#intention-buy-breaks\""));
  CHECK(holds(page, "<h3>Finance</h3>"));
  CHECK(holds(page, "It can be <strong>paid for</strong>."));
  CHECK(holds(built.page("en/our-position/needs-and-plans/"), "<dt>Recommended in</dt>"));
}

TEST_CASE("a document that another replaces says so at the top, and so does the other", "[records]") {
  const auto built = small().change(document_toml, "\"final\"", "\"superseded\"")
      .with("documents/newer/document.toml", "kind = \"guidance\"\ntitle = { en = \"Newer\", cy = \"Newydd\" }\nstatus = \"final\"\nreplaces = \"position\"\nsections = [\"text\"]\n")
      .with("documents/newer/text.en.md", "# Text\n\nWords\n").with("documents/newer/text.cy.md", "# Testun\n\nGeiriau\n").build();
  CHECK(built.said == "");
  CHECK(holds(built.page("en/our-position/demand/"), "<p class=\"standing-link\">See instead: <a href=\"/en/newer/\">Newer</a>"));
  CHECK(holds(built.page("en/newer/text/"), "<p class=\"standing-link\">Replaces: <a href=\"/en/our-position/\">Our position</a>"));
}
