#include "check/accepted.h"

#include <algorithm>

#include "base/text.h"
#include "check/check.h"

namespace comisiynu {

namespace {

constexpr Acceptable of_thread[] = {
    {"need-without-supply-or-gap"}, {"gap-without-intention"},    {"intention-without-gap"},      {"intention-without-action"},
    {"action-without-indicator"},   {"action-overdue", true},     {"review-overdue", true},       {"contract-ended", true},
    {"notice-overdue", true},       {"result-missing", true},     {"consultation-unanswered", true}, {"consultation-over", true},
    {"budget-exceeded"},            {"volume-against-action"},    {"appraisal-undecided"},        {"not-superseded"},
    {"gap-contradicted"},
};

constexpr Acceptable of_easy_read[] = {
    {"sentence-too-long"}, {"sentence-long"},  {"several-ideas"},   {"too-many-sentences"}, {"several-negatives"}, {"passive-voice"},    {"hard-word"},
    {"say-instead"},       {"metaphor"},       {"different-words"}, {"abbreviation"},       {"contraction"},       {"roman-numeral"},    {"capitals"},
    {"italics"},           {"percentage"},     {"fraction"},        {"large-number"},       {"number-in-words"},   {"word-unexplained"}, {"word-explained-late"}, {"word-unused"},
    {"word-not-bold"},     {"bold-unexplained"}, {"picture-repeated"}, {"languages-differ"}, {"too-many-pages"},
};

}  // namespace

std::span<const Acceptable> thread_warnings() { return of_thread; }
std::span<const Acceptable> easy_read_warnings() { return of_easy_read; }

bool AcceptableWarnings::accepts(const Acceptances& acceptances, std::string_view code) {
  for (const auto& acceptance : acceptances.all)
    if (acceptance.code == code) {
      used_.insert(&acceptance);
      ++accepted_;
      return true;
    }
  return false;
}

void AcceptableWarnings::look_at(const Acceptances& acceptances) {
  for (const auto& acceptance : acceptances.all) {
    if (used_.contains(&acceptance)) continue;
    const auto known = std::find_if(known_.begin(), known_.end(), [&](const auto& w) { return w.code == acceptance.code; });
    if (known == known_.end()) {
      std::vector<std::string> codes;
      for (const auto& warning : known_) codes.emplace_back(warning.code);
      const auto meant = nearest(acceptance.code, codes);
      found_.error("unknown-warning", acceptance.at, fmt::format("there is no warning called {}", acceptance.code),
                   meant ? fmt::format("did you mean {}?", *meant) : fmt::format("those that can be accepted are {}", join(codes, ", ")));
    } else if (!known->by_date || today_) {
      found_.hint("acceptance-unneeded", acceptance.at, fmt::format("{} is accepted, but there is no such warning", acceptance.code),
                  "take it out, so that the warning is seen when it is right again");
    }
  }
}

void AcceptableWarnings::look_at_acceptances() {
  for_each_record(publication_, [&](const auto& record) {
    if constexpr (requires { record.accepted; }) look_at(record.accepted);
  });
}

std::size_t check_thread(const Publication& publication, const Date& today, Diagnostics& found) {
  AcceptableWarnings warnings(publication, today, found);
  check_links(publication, warnings);
  check_dates(publication, warnings);
  check_sums(publication, warnings);
  warnings.look_at_acceptances();
  return warnings.accepted();
}

}  // namespace comisiynu
