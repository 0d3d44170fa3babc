// Findings that an author may accept with a reason: warnings about the commissioning thread, in the record itself or in the
// document that it belongs to; and what the easy-read checks find. Internal to check/.
#pragma once

#include <fmt/format.h>

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "check/records.h"
#include "model/publication.h"

namespace comisiynu {

// What may be accepted.
struct Acceptable {
  std::string_view code;
  bool by_date = false;  // it comes only when the build knows what day it is
};
std::span<const Acceptable> thread_warnings();     // in a record or its document
std::span<const Acceptable> easy_read_warnings();  // in an idea or its edition

class AcceptableWarnings {
 public:
  AcceptableWarnings(const Publication& publication, const Date& today, Diagnostics& found, std::span<const Acceptable> known = thread_warnings())
      : publication_(publication), today_(today), found_(found), known_(known) {}

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

  // The same, by hand: whether the code is among them, and what is wrong with those that were never used.
  bool accepts(const Acceptances&, std::string_view code);
  void look_at(const Acceptances&);

  std::size_t accepted() const { return accepted_; }

 private:
  const Publication& publication_;
  const Date& today_;
  Diagnostics& found_;
  std::span<const Acceptable> known_;
  std::size_t accepted_ = 0;
  std::set<const Acceptance*> used_;
};

// One family a file.
void check_links(const Publication&, AcceptableWarnings&);  // what the thread lacks
void check_dates(const Publication&, AcceptableWarnings&);  // what should have been done by today
void check_sums(const Publication&, AcceptableWarnings&);   // budgets, volumes and appraisals

}  // namespace comisiynu
