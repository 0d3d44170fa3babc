// What the records of the commissioning thread come to: sums by the year, dates that follow from others, verdicts,
// levels and scores. The rules are said on the pages that show their results. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/publication.h"

namespace comisiynu {

// Whether the day, or the whole month or year, lies before `today`; false when either is unknown.
bool has_passed(const Date&, const Date& today);

// The same day so many months on, or the last day of a shorter month. A year or a month stays as exact as it was.
Date months_after(const Date&, std::int64_t months);

// Pence a year, of an amount by the year (or by nothing), month, week, day or night; the upper end of a range.
std::optional<std::int64_t> pence_a_year(const Money&);

// What an opportunity is worth a year: its whole value spread evenly over the contract's months.
std::optional<std::int64_t> pence_a_year(const Opportunity&);

// The months between two reviews of a contract, by its value and the publication's thresholds ([[contracts.review]]):
// those of the highest threshold that the value is above.
std::optional<std::int64_t> review_months(const Publication&, const Contract&);

// A contract's end, with the extensions that have been agreed.
Date end_of(const Contract&);

// When a contract is next to be reviewed: so many months after the last review, or after its start. Year 0 when that is
// not known, or lies beyond its end.
Date next_review(const Publication&, const Contract&);

// A gap that is called a shortage though there is more than is needed, or an over-supply though there is less.
bool is_contradicted(const Publication&, const Gap&);

// Against the target of the last result's year, or the last target when all lie before it, a result has met it or not.
// Against a target still to come it is on course when it is no worse than the straight line from the point before it (an
// earlier target, or the baseline) would have it; otherwise it is behind.
enum class Verdict { no_target, no_result, met, not_met, on_course, behind };
Verdict verdict_of(const Indicator&);
std::string_view name_of(Verdict);  // "on-course"; empty for no_target

// Likelihood times impact, each 1 to 3: 6 and more is high, 3 and 4 medium. 0 where either is not said.
int risk_score(const Choice& likelihood, const Choice& impact);
std::string_view risk_level(int score);  // "high", "medium", "low"; empty for 0

// A self-assessment: yes counts 1, partly a half, no nothing; what is not answered is counted apart.
struct Score {
  double points = 0;
  std::size_t answered = 0, unanswered = 0;
};
Score score_of(const std::vector<const Standard*>&);

}  // namespace comisiynu
