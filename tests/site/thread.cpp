// What is said of a thread from need to result that is torn, late or does not add up; and how it is let stand. Letter for letter.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

BuildOptions on(int year, int month, int day_of_month) {
  BuildOptions options;
  options.date = day(year, month, day_of_month);
  return options;
}

// The same without the line that lets the intention stand, and one remedy's end that all share.
Folder strict() { return small().change(document_toml, "accepted = { intention-without-action = \"We have only just begun.\" }\n", ""); }

std::string or_accept(std::string_view code) { return "; or let it stand with a reason: accepted = { " + std::string(code) + " = \"…\" }\n"; }

}  // namespace

TEST_CASE("a need, a gap and an intention that nothing answers", "[thread]") {
  CHECK(strict().check() == R"(content/data/plan.toml:15:1: warning: no action carries out the intention buy-breaks [intention-without-action]
   15 | [[intention]]
      | ^~~~~~~~~~~~~
      = add [[action]] with intention = "buy-breaks")" + or_accept("intention-without-action"));
  CHECK(small().change(plan_toml, "answers  = [\"too-few-breaks\"]\n", "").check() == R"(content/data/plan.toml:8:1: warning: no intention answers the gap too-few-breaks [gap-without-intention]
    8 | [[gap]]
      | ^~~~~~~
      = add [[intention]] with answers = ["too-few-breaks"])" + or_accept("gap-without-intention") +
        R"(content/data/plan.toml:15:1: warning: the intention buy-breaks answers no gap [intention-without-gap]
   15 | [[intention]]
      | ^~~~~~~~~~~~~
      = add answers = ["…"] with the gaps that it closes)" + or_accept("intention-without-gap"));
  CHECK(small().change(plan_toml, "need     = \"breaks\"\n", "").check() == R"(content/data/plan.toml:1:1: warning: the need breaks has neither supply of its service type, short-break, nor a gap [need-without-supply-or-gap]
    1 | [[need]]
      | ^~~~~~~~
      = add [[supply]] that meets it, or [[gap]] with need = "breaks")" + or_accept("need-without-supply-or-gap"));
}

TEST_CASE("supply of its service type meets a need, unless it is for others", "[thread]") {
  const auto supply = [](std::string_view more) {
    return small().change(plan_toml, "need     = \"breaks\"\n", "").change(plan_toml, "service_type = \"short-break\"\n", "service_type = \"short-break\"\nclient_group = \"older-people\"\n")
        .with("data/supply.toml", "[[supply]]\nid = \"now\"\ntitle = { en = \"Now\", cy = \"Nawr\" }\nservice_type = \"short-break\"\n" + std::string(more))
        .adding(publication_toml, "\n[[client_group]]\nid = \"carers\"\nname = { en = \"Carers\", cy = \"Gofalwyr\" }\n")
        .check();
  };
  CHECK(supply("") == "");
  CHECK(supply("client_group = \"older-people\"\n") == "");
  CHECK(times(supply("client_group = \"carers\"\n"), "[need-without-supply-or-gap]") == 1);
}

TEST_CASE("an action by which nothing is measured", "[thread]") {
  const std::string action = "[[action]]\nid = \"ask\"\ntitle = { en = \"Ask\", cy = \"Gofyn\" }\nintention = \"buy-breaks\"\n";
  CHECK(strict().with("data/actions.toml", action).check() == R"(content/data/actions.toml:1:1: warning: nothing shows whether the action ask has worked [action-without-indicator]
    1 | [[action]]
      | ^~~~~~~~~~
      = add indicators = ["…"], or say in performance how its success will be known)" + or_accept("action-without-indicator"));
  CHECK(strict().with("data/actions.toml", action + "performance = { en = \"Asked\", cy = \"Wedi gofyn\" }\n").check() == "");
}

TEST_CASE("what is overdue on the day of the build", "[thread]") {
  auto late = small().with("data/late.toml", R"([[action]]
id          = "ask"
title       = { en = "Ask", cy = "Gofyn" }
performance = { en = "Asked", cy = "Wedi gofyn" }
due         = "2026-10"

[[opportunity]]
id     = "breaks"
title  = { en = "Breaks", cy = "Seibiannau" }
notice = 2026-11-01
status = "planned"

[[indicator]]
id     = "carers"
title  = { en = "Carers", cy = "Gofalwyr" }
target = { 2024 = 10, 2025 = 20, 2026 = 30 }
result = { 2024 = 11 }

[[consultation]]
id    = "first"
title = { en = "First", cy = "Cyntaf" }
to    = 2026-09-30
)");
  CHECK(late.check() == "");
  CHECK(late.check(on(2026, 10, 31)) == R"(content/data/late.toml:16:10: warning: the indicator carers has a target and no result for 2025 [result-missing]
   16 | target = { 2024 = 10, 2025 = 20, 2026 = 30 }
      |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = add result = { 2025 = … })" + or_accept("result-missing") +
        R"(content/data/late.toml:22:9: warning: the consultation first closed on 2026-09-30, and nothing says what people said [consultation-unanswered]
   22 | to    = 2026-09-30
      |         ^~~~~~~~~~
      = add points = [{ said, did }])" + or_accept("consultation-unanswered"));
  const auto later = late.check(on(2026, 11, 2));
  CHECK(times(later, "the action ask was due on 2026-10, and is not done [action-overdue]") == 1);
  CHECK(times(later, "the notice of breaks was planned for 2026-11-01, and the opportunity is still planned [notice-overdue]") == 1);
  CHECK(times(later, " warning: ") == 4);
  CHECK(times(late.change(document_toml, "We have", "We had").change("data/late.toml", "due         = \"2026-10\"", "status = \"done\"\ndue = \"2026-10\"").check(on(2026, 11, 2)), "action-overdue") == 0);
}

TEST_CASE("contracts that have ended or should have been reviewed", "[thread]") {
  const std::string contract = R"([[contract]]
id       = "stays"
title    = { en = "Stays", cy = "Arosiadau" }
value    = { GBP = 20_000 }
start    = 2024-04-01
end      = 2026-03-31
)";
  const auto check = [&](std::string_view more, int year, int month) {
    return small().adding(publication_toml, "\n[[contracts.review]]\nabove = 15_000\nmonths = 3\n\n[[contracts.review]]\nabove = 0\nmonths = 12\n")
        .with("data/contracts.toml", contract + std::string(more)).check(on(year, month, 1));
  };
  CHECK(check("", 2026, 3) == "");
  CHECK(check("", 2026, 4) == R"(content/data/contracts.toml:6:12: warning: the contract stays ended on 2026-03-31 [contract-ended]
    6 | end      = 2026-03-31
      |            ^~~~~~~~~~
      = take it out of the register, or write when its extension was agreed)" + or_accept("contract-ended"));
  CHECK(check("extensions = [{ months = 12, agreed = 2026-01-15 }, { months = 12 }]\n", 2027, 3) == "");
  CHECK(times(check("extensions = [{ months = 12, agreed = 2026-01-15 }, { months = 12 }]\n", 2027, 4), "ended on 2027-03-31") == 1);
  CHECK(check("reviewed = 2025-06-01\n", 2025, 10) == R"(content/data/contracts.toml:7:12: warning: the contract stays was to be reviewed by 2025-09-01 [review-overdue]
    7 | reviewed = 2025-06-01
      |            ^~~~~~~~~~
      = write in reviewed when it was)" + or_accept("review-overdue"));
}

TEST_CASE("budgets that do not add up", "[thread]") {
  const auto worth = [](std::string_view opportunity) {
    return small().with("data/more.toml", "[[opportunity]]\nid = \"a\"\ntitle = { en = \"A\", cy = \"A\" }\nintention = \"buy-breaks\"\n" + std::string(opportunity)).check();
  };
  CHECK(worth("value = { GBP = 354_000 }\ncontract = { months = 36 }\n") == "");
  CHECK(worth("value = { GBP = 354_000 }\n") == "");  // for how long is not known
  CHECK(worth("value = { GBP = 400_000 }\ncontract = { months = 36 }\n") ==
        R"(content/data/plan.toml:22:12: warning: the opportunities that come from buy-breaks are worth £133,333.33 a year, and its budget is £118,000 [budget-exceeded]
   22 | budget   = { GBP = 118_000, per = "year" }
      |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = mend the budget, or the opportunities' values or contracts' lengths)" + or_accept("budget-exceeded"));
  CHECK(times(small().with("data/more.toml", R"([[option]]
id        = "families"
title     = { en = "Families", cy = "Teuluoedd" }
preferred = true
intention = "buy-breaks"
cost      = { GBP = 120_000, per = "year" }
)").check(), "the preferred option families costs £120,000, and the budget of buy-breaks is £118,000 [budget-exceeded]") == 1);
}

TEST_CASE("a gap whose volumes say the opposite of what it is called", "[thread]") {
  const auto said = [](std::string_view supply, std::string_view accepted) {
    return small().change(plan_toml, "service_type = \"short-break\"\n", "service_type = \"short-break\"\nvolume       = { uchaf = { 2026 = 100 } }\n")
        .change(plan_toml, "need     = \"breaks\"\n", "need     = \"breaks\"\nsupply   = [\"now\"]\n" + std::string(accepted))
        .with("data/supply.toml", "[[supply]]\nid = \"now\"\ntitle = { en = \"Now\", cy = \"Nawr\" }\nservice_type = \"short-break\"\nvolume = { uchaf = { 2026 = " + std::string(supply) + " } }\n")
        .check();
  };
  CHECK(said("80", "") == "");
  CHECK(said("120", "") == R"(content/data/plan.toml:15:12: warning: the gap is called shortage, and the volumes of its need and supply say the opposite [gap-contradicted]
   15 | nature   = "shortage"
      |            ^~~~~~~~~~
      = nature = "over-supply"? or look at the volumes)" + or_accept("gap-contradicted"));
  CHECK(said("120", "accepted = { gap-contradicted = \"Half of it is about to close.\" }\n") == "");
}

TEST_CASE("contracts worth more than the opportunity that they were awarded under", "[thread]") {
  const auto awarded = [](std::string_view second) {
    return small().with("data/more.toml", R"([[opportunity]]
id       = "breaks"
title    = { en = "Breaks", cy = "Seibiannau" }
value    = { GBP = 354_000 }
contract = { months = 36 }

[[contract]]
id          = "stays"
title       = { en = "Stays", cy = "Arosiadau" }
opportunity = "breaks"
value       = { GBP = 100_000, per = "year" }

[[contract]]
id          = "visits"
title       = { en = "Visits", cy = "Ymweliadau" }
opportunity = "breaks"
value       = { GBP = )" + std::string(second) + ", per = \"year\" }\n").check();
  };
  CHECK(awarded("18_000") == "");
  CHECK(awarded("20_000") == R"(content/data/more.toml:4:12: warning: the contracts awarded under breaks are worth £120,000 a year, and it is worth £118,000 a year [budget-exceeded]
    4 | value    = { GBP = 354_000 }
      |            ^~~~~~~~~~~~~~~~~
      = mend the contracts' values or the opportunity's)" + or_accept("budget-exceeded"));
}

TEST_CASE("a document that is open to consultation after the last has closed", "[thread]") {
  auto open = small().change(document_toml, "\"final\"", "\"consultation\"").with("data/consultations.toml", R"([[consultation]]
id       = "first"
title    = { en = "First", cy = "Cyntaf" }
document = "position"
to       = 2026-09-30
points   = [{ said = { en = "More breaks.", cy = "Mwy o seibiannau." }, did = { en = "Yes.", cy = "Byddwn." } }]
)");
  CHECK(open.check() == "");
  CHECK(open.check(on(2026, 9, 30)) == "");
  CHECK(open.check(on(2026, 10, 1)) == R"(content/documents/position/document.toml:3:12: warning: position is still open to consultation, which closed on 2026-09-30 [consultation-over]
    3 | status   = "consultation"
      |            ^~~~~~~~~~~~~~
      = write status = "draft" or "final")" + or_accept("consultation-over"));
  CHECK(open.adding("data/consultations.toml", "\n[[consultation]]\nid = \"second\"\ntitle = { en = \"Second\", cy = \"Ail\" }\ndocument = \"position\"\nto = 2026-12-31\n").check(on(2026, 10, 1)) == "");
}

TEST_CASE("a document that another has taken the place of, and that is not called superseded", "[thread]") {
  const auto with_next = [](std::string_view status, std::string_view accepted) {
    const auto files = small().files();
    return small().change(document_toml, "\"final\"", "\"" + std::string(status) + "\"").change(document_toml, "accepted = { ", "accepted = { " + std::string(accepted))
        .with("documents/next/document.toml", "kind     = \"guidance\"\ntitle    = { en = \"Our next position\", cy = \"Ein sefyllfa nesaf\" }\nstatus   = \"final\"\nsections = [\"demand\"]\nreplaces = \"position\"\n")
        .with("documents/next/demand.en.md", files.at(english)).with("documents/next/demand.cy.md", files.at(welsh)).check();
  };
  CHECK(with_next("superseded", "") == "");
  CHECK(with_next("withdrawn", "") == "");
  CHECK(with_next("consultation", "") == R"(content/documents/position/document.toml:3:12: warning: position is replaced by next, and its status is consultation [not-superseded]
    3 | status   = "consultation"
      |            ^~~~~~~~~~~~~~
      = write status = "superseded")" + or_accept("not-superseded"));
  CHECK(with_next("consultation", "not-superseded = \"Both hold until the council meets.\", ") == "");
}

TEST_CASE("volumes that run against their action", "[thread]") {
  const auto said = [](std::string_view action, std::string_view volume) {
    return small().change(plan_toml, "commission", action).adding(plan_toml, "volume = " + std::string(volume) + "\n").check();
  };
  CHECK(said("commission", "{ from = 0, to = 540 }") == "");
  CHECK(said("decommission", "{ from = 1_200, to = 540 }") == "");
  CHECK(said("continue", "{ from = 540, to = 540 }") == "");
  CHECK(said("reconfigure", "{ from = 500, to = 540 }") == "");
  CHECK(said("decommission", "{ from = 540, to = 1_200 }") == R"(content/data/plan.toml:23:10: warning: the intention buy-breaks is to decommission, and its volume grows: from 540 to 1,200 [volume-against-action]
   23 | volume = { from = 540, to = 1_200 }
      |          ^~~~~~~~~~~~~~~~~~~~~~~~~~
      = mend the volume, or choose the action that it shows)" + or_accept("volume-against-action"));
  CHECK(times(said("commission", "{ from = 540, to = 500 }"), "is to commission, and its volume shrinks: from 540 to 500") == 1);
  CHECK(times(said("commission", "{ from = 540, to = 540 }"), "is to commission, and its volume stays as it is: from 540 to 540") == 1);
  CHECK(times(said("continue", "{ from = 540, to = 541 }"), "is to continue, and its volume grows: from 540 to 541") == 1);
  CHECK(times(said("reconfigure", "{ from = 0, to = 541 }"), "is to reconfigure, and its volume begins from nothing: from 0 to 541") == 1);
}

TEST_CASE("a warning is let stand with a reason, in its record or its document", "[thread]") {
  const auto accepted = strict().change(plan_toml, "start    = 2027-04-01\n", "accepted = { intention-without-action = \"Not yet.\" }\n");
  CHECK(accepted.check() == "");
  CHECK(accepted.build().outcome.accepted == 1);
  CHECK(small().build().outcome.accepted == 1);
  CHECK(strict().build().outcome.accepted == 0);
}

TEST_CASE("an acceptance that is wrong, empty or no longer needed", "[thread]") {
  const auto said = [](std::string_view entry) {
    return strict().change(plan_toml, "start    = 2027-04-01\n", "accepted = { intention-without-action = \"Not yet.\", " + std::string(entry) + " }\n").check();
  };
  CHECK(said("gap-without-intentions = \"So be it.\"") == R"(content/data/plan.toml:21:53: error: there is no warning called gap-without-intentions [unknown-warning]
   21 | accepted = { intention-without-action = "Not yet.", gap-without-intentions = "So be it." }
      |                                                     ^~~~~~~~~~~~~~~~~~~~~~
      = did you mean gap-without-intention?
)");
  CHECK(said("intention-without-gap = \"So be it.\"") == R"(content/data/plan.toml:21:53: hint: intention-without-gap is accepted, but there is no such warning [acceptance-unneeded]
   21 | accepted = { intention-without-action = "Not yet.", intention-without-gap = "So be it." }
      |                                                     ^~~~~~~~~~~~~~~~~~~~~
      = take it out, so that the warning is seen when it is right again
)");
  CHECK(said("action-overdue = \"So be it.\"") == "");  // without a day nothing is overdue
  CHECK(said("action-overdue = \"\"") == R"(content/data/plan.toml:21:70: error: action-overdue is accepted without a reason [missing-reason]
   21 | accepted = { intention-without-action = "Not yet.", action-overdue = "" }
      |                                                                      ^~
      = say why it may stand
)");
}

TEST_CASE("two preferred options in one appraisal, and none", "[thread]") {
  const auto options = [](std::string_view first, std::string_view second) {
    return small().with("data/options.toml", "[[option]]\nid = \"one\"\ntitle = { en = \"One\", cy = \"Un\" }\n" + std::string(first) +
                                                 "\n[[option]]\nid = \"two\"\ntitle = { en = \"Two\", cy = \"Dau\" }\n" + std::string(second)).check();
  };
  CHECK(options("preferred = true\n", "") == "");
  CHECK(options("preferred = true\n", "preferred = true\n") == R"(content/data/options.toml:6:1: error: both one and two are the preferred option [contradiction]
    6 | [[option]]
      | ^~~~~~~~~~
      = take preferred out of one of them, or give each appraisal a word of its own: appraisal = "…"
)");
  CHECK(options("", "") == R"(content/data/options.toml:1:1: warning: none of 2 options is preferred: one and those after it [appraisal-undecided]
    1 | [[option]]
      | ^~~~~~~~~~
      = write preferred = true in one of them)" + or_accept("appraisal-undecided"));
}

TEST_CASE("what a report must have: a warning in a draft, an error when it is final", "[thread]") {
  const auto report = small().change(document_toml, "guidance", "report").adding(document_toml,
      "covers = { purpose = [\"demand\"], recommendations = [\"demand\"], reasons = [\"demand\"], options = [\"demand\"], comments = [\"demand\"], consultation = [\"demand\"] }\n")
      .change(document_toml, "sections = [\"demand\"]", "sections = []\nappendices = [\"demand\"]");
  CHECK(Folder(report).check() == R"(content/documents/position/document.toml:1:12: error: officers have not commented on: finance, legal, equalities [missing-comment]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[comment]] with kind = "finance", by and text
content/documents/position/document.toml:1:12: error: a report weighs two options at least, of which doing nothing may be one [missing-options]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[option]] with document = "position"
content/documents/position/document.toml:1:12: error: a report recommends something [missing-recommendation]
    1 | kind     = "report"
      |            ^~~~~~~~
      = add [[recommendation]] with text and reason
)");
  const auto draft = Folder(report).change(document_toml, "\"final\"", "\"draft\"").check();
  CHECK(times(draft, " warning: ") == 3);
  CHECK(times(draft, " error: ") == 0);
}
