#include "check/accepted.h"

#include <algorithm>

#include "base/text.h"
#include "check/check.h"

namespace comisiynu {

namespace {

struct Acceptable {
  std::string_view code;
  bool by_date = false;  // it comes only when the build knows what day it is
};

constexpr Acceptable warnings[] = {
    {"need-without-supply-or-gap"}, {"gap-without-intention"},    {"intention-without-gap"},      {"intention-without-action"},
    {"action-without-indicator"},   {"action-overdue", true},     {"review-overdue", true},       {"contract-ended", true},
    {"notice-overdue", true},       {"result-missing", true},     {"consultation-unanswered", true}, {"consultation-over", true},
    {"budget-exceeded"},            {"volume-against-action"},    {"appraisal-undecided"},
};

}  // namespace

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
    const auto known = std::find_if(std::begin(warnings), std::end(warnings), [&](const auto& w) { return w.code == acceptance.code; });
    if (known == std::end(warnings)) {
      std::vector<std::string> codes;
      for (const auto& warning : warnings) codes.emplace_back(warning.code);
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
