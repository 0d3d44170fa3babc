#include "release/requirements.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "analysis/thread.h"
#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::int64_t months_between_reviews = 12;

void check_statement(const Publication& publication, const Date& day, Diagnostics& found) {
  if (!publication.settings.accessibility)
    return found.error("accessibility-missing", publication.settings.title.at, "an edition needs an accessibility statement",
                       "add [accessibility] with status, prepared, reviewed and tested");
  const auto& statement = *publication.settings.accessibility.value;
  const auto& last = statement.reviewed ? statement.reviewed : statement.prepared;
  const auto due = months_after(last, months_between_reviews);
  if (has_passed(due, day))
    found.error("accessibility-out-of-date", last.at,
                fmt::format("the accessibility statement was last reviewed on {}, over twelve months before the edition of {}", last.iso(), day.iso()),
                "review the statement, and write the day in reviewed");
  if (!statement.tested)
    found.error("accessibility-untested", statement.at, "the accessibility statement does not say when the site was last tested", "test the site, and write the day in tested");
  for (const auto& problem : statement.problems)
    if (has_passed(problem.fix_by, day))
      found.error("accessibility-out-of-date", problem.fix_by.at,
                  fmt::format("the accessibility statement says that this will be mended by {}, which has passed", problem.fix_by.iso()),
                  "take the problem out if it is mended, or write when it will be");
}

void check_providers(const Publication& publication, const EditionsFile& editions, const Date& day, Diagnostics& found) {
  for (const auto& provider : publication.providers) {
    if (!has_passed(provider.review_by, day)) continue;
    if (std::any_of(editions.overdue.begin(), editions.overdue.end(), [&](const auto& record) { return record.provider.value == provider.id; })) continue;
    found.error("review-overdue", provider.review_by.at, fmt::format("the facts of {} were to be checked by {}", provider.id, provider.review_by.iso()),
                fmt::format("check them, and write in review_by when they are due next; or let them stand, in editions.toml: [[overdue]] with provider = \"{}\" and reason", provider.id));
  }
  for (const auto& record : editions.overdue) {
    if (find(publication.providers, record.provider.value) != nullptr) continue;
    std::vector<std::string> ids;
    for (const auto& provider : publication.providers) ids.push_back(provider.id);
    const auto meant = nearest(record.provider.value, ids);
    found.error("unknown-reference", record.provider.at, fmt::format("there is no provider called {}", record.provider.value),
                meant ? fmt::format("did you mean {}?", *meant) : "take the record out");
  }
}

}  // namespace

void check_edition(const Publication& publication, const EditionsFile& editions, const Date& day, Diagnostics& found) {
  check_statement(publication, day, found);
  check_providers(publication, editions, day, found);
}

bool is_edition_number(std::string_view number) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0; };
  return !number.empty() && number.size() <= 40 && plain(static_cast<unsigned char>(number.front())) &&
         std::all_of(number.begin(), number.end(), [&](unsigned char c) { return plain(c) || c == '.' || c == '-'; });
}

}  // namespace comisiynu
