// Warnings about the commissioning thread, which an author may accept with a reason: in the record itself, or in the
// document that it belongs to. Internal to check/.
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "check/records.h"
#include "model/publication.h"

namespace comisiynu {

class AcceptableWarnings {
 public:
  AcceptableWarnings(const Publication& publication, const Date& today, Diagnostics& found)
      : publication_(publication), today_(today), found_(found) {}

  const Date& today() const { return today_; }

  template <class Record>
  void warn(const Record& record, std::string_view code, Position at, std::string message, std::string_view remedy) {
    if (accepts(record.accepted, code)) return;
    if (const auto* document = document_of(publication_, record); document != nullptr && accepts(document->accepted, code)) return;
    found_.warning(std::string(code), at, std::move(message),
                   fmt::format("{}; or let it stand with a reason: accepted = {{ {} = \"…\" }}", remedy, code));
  }

  // Once all has been warned of: acceptances of no such warning, and of warnings that no longer come.
  void look_at_acceptances();

  std::size_t accepted() const { return accepted_; }

 private:
  bool accepts(const Acceptances&, std::string_view code);
  void look_at(const Acceptances&);

  const Publication& publication_;
  const Date& today_;
  Diagnostics& found_;
  std::size_t accepted_ = 0;
  std::set<const Acceptance*> used_;
};

// One family a file.
void check_links(const Publication&, AcceptableWarnings&);  // what the thread lacks
void check_dates(const Publication&, AcceptableWarnings&);  // what should have been done by today
void check_sums(const Publication&, AcceptableWarnings&);   // budgets, volumes and appraisals

}  // namespace comisiynu
