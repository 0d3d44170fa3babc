#include "analysis/thread.h"

#include <algorithm>
#include <cmath>

namespace comisiynu {

bool has_passed(const Date& date, const Date& today) {
  if (!date || !today) return false;
  Date last = date;
  if (last.month == 0) last.month = 12;
  if (last.day == 0) last.day = 31;
  return last < today;
}

Date months_after(const Date& date, std::int64_t months) {
  if (!date) return date;
  const auto count = date.year * 12 + (date.month == 0 ? 12 : date.month) - 1 + months;
  Date later = date;
  later.year = static_cast<std::int16_t>(count / 12);
  if (date.month != 0) later.month = static_cast<std::uint8_t>(count % 12 + 1);
  while (later.day > 28 && !valid_day(later.year, later.month, later.day)) --later.day;
  return later;
}

std::optional<std::int64_t> pence_a_year(const Money& money) {
  if (money.at.line == 0) return std::nullopt;
  const auto amount = money.to.value_or(money.pence);
  if (money.per.empty() || money.per == "year") return amount;
  if (money.per == "month") return amount * 12;
  if (money.per == "week") return amount * 52;
  if (money.per == "day" || money.per == "night") return amount * 365;
  return std::nullopt;
}

std::optional<std::int64_t> pence_a_year(const Opportunity& opportunity) {
  if (!opportunity.value.per.empty()) return pence_a_year(opportunity.value);
  const auto months = opportunity.contract.months.value.value_or(0);
  if (opportunity.value.at.line == 0 || months <= 0) return std::nullopt;
  return opportunity.value.to.value_or(opportunity.value.pence) * 12 / months;
}

std::optional<std::int64_t> review_months(const Publication& publication, const Contract& contract) {
  const auto value = pence_a_year(contract.value);
  if (!value) return std::nullopt;
  const ReviewThreshold* highest = nullptr;
  for (const auto& threshold : publication.settings.contracts.reviews) {
    if (!threshold.above || !threshold.months || *value <= *threshold.above.value * 100) continue;
    if (highest == nullptr || *threshold.above.value > *highest->above.value) highest = &threshold;
  }
  return highest == nullptr ? std::nullopt : highest->months.value;
}

Date end_of(const Contract& contract) {
  Date end = contract.end;
  for (const auto& extension : contract.extensions)
    if (extension.agreed && extension.months) end = months_after(end, *extension.months.value);
  return end;
}

Date next_review(const Publication& publication, const Contract& contract) {
  const auto months = review_months(publication, contract);
  const auto& last = contract.reviewed ? contract.reviewed : contract.start;
  if (!months || !last) return {};
  const auto next = months_after(last, *months);
  const auto end = end_of(contract);
  return end && end < next ? Date{} : next;
}

namespace {

using Point = std::pair<int, double>;

// The last point before a year, of the targets or else of the baseline.
std::optional<Point> point_before(const Indicator& indicator, int year) {
  std::optional<Point> last;
  for (const auto* series : {&indicator.baseline, &indicator.target})
    for (const auto& point : series->by_year)
      if (point.first < year && (!last || point.first >= last->first)) last = point;
  return last;
}

}  // namespace

Verdict verdict_of(const Indicator& indicator) {
  const auto& targets = indicator.target.by_year;
  if (targets.empty()) return Verdict::no_target;
  if (indicator.result.by_year.empty()) return Verdict::no_result;
  const auto [year, result] = *indicator.result.by_year.rbegin();
  const bool down = indicator.better == "down";
  const auto reaches = [&](double wanted) { return down ? result <= wanted + 1e-9 : result >= wanted - 1e-9; };
  const auto next = targets.lower_bound(year);
  if (next == targets.end()) return reaches(targets.rbegin()->second) ? Verdict::met : Verdict::not_met;
  if (next->first == year) return reaches(next->second) ? Verdict::met : Verdict::not_met;
  const auto before = point_before(indicator, next->first);
  double wanted = next->second;
  if (before && before->first <= year) {
    const double way = static_cast<double>(year - before->first) / (next->first - before->first);
    wanted = before->second + (next->second - before->second) * way;
  }
  return reaches(wanted) ? Verdict::on_course : Verdict::behind;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::no_result: return "no-result";
    case Verdict::met: return "met";
    case Verdict::not_met: return "not-met";
    case Verdict::on_course: return "on-course";
    case Verdict::behind: return "behind";
    case Verdict::no_target: break;
  }
  return {};
}

int risk_score(const Choice& likelihood, const Choice& impact) {
  const auto level = [](const Choice& choice) { return choice == "high" ? 3 : choice == "medium" ? 2 : choice == "low" ? 1 : 0; };
  return level(likelihood) * level(impact);
}

std::string_view risk_level(int score) { return score >= 6 ? "high" : score >= 3 ? "medium" : score > 0 ? "low" : ""; }

Score score_of(const std::vector<const Standard*>& standards) {
  Score score;
  for (const auto* standard : standards) {
    const bool answered = standard->answer == "yes" || standard->answer == "partly" || standard->answer == "no";
    ++(answered ? score.answered : score.unanswered);
    score.points += standard->answer == "yes" ? 1 : standard->answer == "partly" ? 0.5 : 0;
  }
  return score;
}

}  // namespace comisiynu
