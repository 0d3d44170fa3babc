// Where records are at home. Each kind has one page in its document, or in the publication for records of no document:
// the thread from need to result is on the plan, actions are on their own page, and what stands beside them (appraisals,
// consultations, contracts, fees …) is in the registers. A section may show a record too; its address is its home's.
#pragma once

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/publication.h"
#include "page/plan.h"

namespace comisiynu {

template <class Record>
inline constexpr bool is_in_thread = std::is_base_of_v<Common, Record>;

template <class Record>
constexpr PageKind home_of() {
  if constexpr (std::is_same_v<Record, Action>) return PageKind::actions;
  else if constexpr (std::is_same_v<Record, AppraisalOption> || std::is_same_v<Record, Contract> || std::is_same_v<Record, Fee> ||
                     std::is_same_v<Record, Consultation> || std::is_same_v<Record, Practice> || std::is_same_v<Record, Standard> ||
                     std::is_same_v<Record, Forum> || std::is_same_v<Record, PlanStage>)
    return PageKind::registers;
  else return PageKind::plan;
}

// Whether any record is at home on this page of a document; of none, where the id is empty.
inline bool any_at_home(const Publication& publication, PageKind kind, std::string_view document) {
  bool any = false;
  const auto table = [&](std::string_view, auto member, std::string_view) {
    using Record = typename std::remove_cvref_t<decltype(publication.*member)>::value_type;
    if constexpr (is_in_thread<Record>)
      any = any || (home_of<Record>() == kind && std::any_of((publication.*member).begin(), (publication.*member).end(),
                                                             [&](const Record& record) { return record.document.id == document; }));
  };
  Publication::describe(table);
  return any;
}

}  // namespace comisiynu
