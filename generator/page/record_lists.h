// Records gathered for a block of the narrative, or for the pages that they are at home on: in the author's order, by
// section, stage or action, or as the rows of a table, each as templates/README.md describes.
#pragma once

#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/record_values.h"
#include "page/site.h"

namespace comisiynu {

// Records with their anchors: each has one where it first stands on a page.
template <class Record>
Value values_of(const Voice& voice, const std::vector<const Record*>& records, PageIds& ids, Diagnostics& found) {
  std::vector<Value> all;
  all.reserve(records.size());
  for (const auto* record : records)
    all.push_back(record_value(voice, *record, ids.first(std::string(Record::kind) + "-" + record->id), found));
  return Value::list(std::move(all));
}

// What a list of actions may be grouped by.
const std::vector<std::string>& action_groupings();  // section, stage, responsible, due, status, objective

// { sections, count, by_status } of an action list; `with_names` false where there is one group that has been asked for.
Object action_lists(const Voice&, const std::vector<const Action*>&, std::string_view by, bool with_names, PageIds&, Diagnostics&);

Value objective_sections(const Voice&, const std::vector<const Objective*>&, PageIds&, Diagnostics&);
Value standard_sections(const Voice&, const std::vector<const Standard*>&, bool with_names, PageIds&, Diagnostics&);
Value intention_groups(const Voice&, const std::vector<const Intention*>&, PageIds&, Diagnostics&);

// Tables: { id, caption } and their rows.
Object gap_analysis(const Voice&, const std::vector<const Gap*>&, PageIds&, Diagnostics&);
Object outcomes_framework(const Voice&, const std::vector<const Objective*>&, PageIds&, Diagnostics&);
Object market_table(const Voice&, const std::vector<const Market*>&, PageIds&, Diagnostics&);
Object indicators_table(const Voice&, const std::vector<const Indicator*>&, PageIds&);
Object risks_table(const Voice&, std::vector<const Risk*>, PageIds&, Diagnostics&);
Object fees_table(const Voice&, const std::vector<const Fee*>&, PageIds&, Diagnostics&);
Object contracts_table(const Voice&, const std::vector<const Contract*>&, PageIds&, Diagnostics&);
Object stages_table(const Voice&, const std::vector<const PlanStage*>&, PageIds&, Diagnostics&);

// A report's own: [Recommendation] and [Comment].
Value recommendations(const Voice&, const Document&, PageIds&);
Value comments(const Voice&, const Document&, int level, PageIds&, Diagnostics&);

}  // namespace comisiynu
