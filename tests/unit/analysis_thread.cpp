// What the thread's records come to: dates that follow from others, sums by the year, verdicts, levels and scores.
#include <catch2/catch.hpp>

#include "analysis/content.h"
#include "analysis/thread.h"

using namespace comisiynu;

namespace {

Date day(std::string_view iso) { return *parse_date(iso); }

Money money(std::int64_t pounds, std::string per = {}) {
  Money money;
  money.pence = pounds * 100;
  money.per = std::move(per);
  money.at.line = 1;
  return money;
}

Optional<std::int64_t> whole(std::int64_t value) { return {value, {}}; }
Choice choice(std::string value) { return {std::move(value), {}}; }

Indicator indicator(Years baseline, Years target, Years result, std::string better = "up") {
  Indicator made;
  made.baseline = std::move(baseline);
  made.target = std::move(target);
  made.result = std::move(result);
  made.better = choice(std::move(better));
  return made;
}

}  // namespace

TEST_CASE("a day, a month and a year have gone by when their last day has", "[thread]") {
  CHECK(has_passed(day("2026-11-21"), day("2026-11-22")));
  CHECK_FALSE(has_passed(day("2026-11-22"), day("2026-11-22")));
  CHECK_FALSE(has_passed(day("2026-11"), day("2026-11-30")));
  CHECK(has_passed(day("2026-10"), day("2026-11-01")));
  CHECK_FALSE(has_passed(day("2026"), day("2026-12-31")));
  CHECK(has_passed(day("2025"), day("2026-01-01")));
  CHECK_FALSE(has_passed({}, day("2026-01-01")));
  CHECK_FALSE(has_passed(day("2025"), {}));
}

TEST_CASE("months after a date", "[thread]") {
  CHECK(months_after(day("2026-03-31"), 12) == day("2027-03-31"));
  CHECK(months_after(day("2026-08-31"), 6) == day("2027-02-28"));
  CHECK(months_after(day("2027-08-31"), 6) == day("2028-02-29"));
  CHECK(months_after(day("2026-11"), 2) == day("2027-01"));
  CHECK(months_after(day("2026"), 24) == day("2028"));
}

TEST_CASE("money by the year", "[thread]") {
  CHECK(pence_a_year(money(100)) == 10'000);
  CHECK(pence_a_year(money(100, "month")) == 120'000);
  CHECK(pence_a_year(money(100, "week")) == 520'000);
  CHECK(pence_a_year(money(100, "hour")) == std::nullopt);
  CHECK(pence_a_year(Money{}) == std::nullopt);
  Opportunity opportunity;
  opportunity.value = money(435'000);
  CHECK(pence_a_year(opportunity) == std::nullopt);
  opportunity.contract.months = whole(36);
  CHECK(pence_a_year(opportunity) == 14'500'000);
}

TEST_CASE("how often a contract is reviewed follows from its value", "[thread]") {
  Publication publication;
  for (const auto& [above, months] : {std::pair{0, 12}, {100'000, 2}, {5'000, 6}, {15'000, 3}})
    publication.settings.contracts.reviews.push_back({{}, whole(above), whole(months)});
  Contract contract;
  CHECK(review_months(publication, contract) == std::nullopt);
  const auto months = [&](std::int64_t pounds) {
    contract.value = money(pounds);
    return *review_months(publication, contract);
  };
  CHECK(months(4'000) == 12);
  CHECK(months(5'000) == 12);
  CHECK(months(5'001) == 6);
  CHECK(months(15'000) == 6);
  CHECK(months(15'001) == 3);
  CHECK(months(100'001) == 2);
  contract.start = day("2026-04-01");
  contract.end = day("2027-03-31");
  CHECK(next_review(publication, contract) == day("2026-06-01"));
  contract.reviewed = day("2027-02-15");
  CHECK_FALSE(next_review(publication, contract));  // it will have ended
  contract.extensions = {{{}, whole(12), day("2027-01-10"), {}}, {{}, whole(12), {}, {}}};
  CHECK(end_of(contract) == day("2028-03-31"));
  CHECK(next_review(publication, contract) == day("2027-04-15"));
}

TEST_CASE("an indicator's verdict", "[thread]") {
  const Years baseline{{{2024, 100}}, {}}, target{{{2026, 120}, {2028, 160}}, {}};
  const auto verdict = [&](int year, double result) { return verdict_of(indicator(baseline, target, {{{year, result}}, {}})); };
  CHECK(verdict_of(indicator(baseline, {}, {{{2025, 1}}, {}})) == Verdict::no_target);
  CHECK(verdict_of(indicator(baseline, target, {})) == Verdict::no_result);
  CHECK(verdict(2025, 110) == Verdict::on_course);
  CHECK(verdict(2025, 109) == Verdict::behind);
  CHECK(verdict(2026, 120) == Verdict::met);
  CHECK(verdict(2026, 119) == Verdict::not_met);
  CHECK(verdict(2027, 140) == Verdict::on_course);
  CHECK(verdict(2027, 139) == Verdict::behind);
  CHECK(verdict(2029, 160) == Verdict::met);
  CHECK(verdict(2029, 159) == Verdict::not_met);
  CHECK(verdict_of(indicator({{{2024, 31}}, {}}, {{{2028, 11}}, {}}, {{{2026, 21}}, {}}, "down")) == Verdict::on_course);
  CHECK(verdict_of(indicator({{{2024, 31}}, {}}, {{{2028, 11}}, {}}, {{{2026, 22}}, {}}, "down")) == Verdict::behind);
}

TEST_CASE("levels of risk, and a self-assessment's score", "[thread]") {
  CHECK(risk_level(risk_score(choice("high"), choice("medium"))) == "high");
  CHECK(risk_level(risk_score(choice("medium"), choice("medium"))) == "medium");
  CHECK(risk_level(risk_score(choice("high"), choice("low"))) == "medium");
  CHECK(risk_level(risk_score(choice("medium"), choice("low"))) == "low");
  CHECK(risk_level(risk_score(choice("high"), {})) == "");
  std::vector<Standard> standards(5);
  standards[0].answer = choice("yes");
  standards[1].answer = choice("partly");
  standards[2].answer = choice("no");
  standards[3].answer = choice("not-answered");
  const auto score = score_of({&standards[0], &standards[1], &standards[2], &standards[3], &standards[4]});
  CHECK(score.points == 1.5);
  CHECK(score.answered == 3);
  CHECK(score.unanswered == 2);
}

TEST_CASE("a supply counted from the providers", "[thread]") {
  Publication publication;
  publication.areas.resize(2);
  publication.areas[0].id = "county";
  publication.areas[1].id = "town";
  publication.areas[1].within.id = "county";
  Supply supply;
  supply.service_type.id = "care-home";
  supply.from_providers = whole(2026);
  for (const auto& [sector, area, places] : {std::tuple{"private", "town", 12}, {"private", "town", 8}, {"voluntary", "county", 5}}) {
    auto& provider = publication.providers.emplace_back();
    provider.sector.id = sector;
    provider.area.id = area;
    auto& service = provider.services.emplace_back();
    service.service_type.id = "care-home";
    service.places = whole(places);
  }
  CHECK(volumes_of(publication, supply).volume.by_area.at("town").by_year.at(2026) == 20);
  CHECK(volumes_of(publication, supply).volume.by_area.at("county").by_year.at(2026) == 5);
  supply.sector.id = "private";
  supply.area.id = "county";
  CHECK(volumes_of(publication, supply).volume.by_area.size() == 1);
  supply.service_type.id = "day-service";
  CHECK(volumes_of(publication, supply).volume.by_area.empty());
}
