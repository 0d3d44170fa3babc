// Records of the commissioning thread as the values that templates/blocks/*.html show, each with what it answers and
// what answers it. `id` is the record's anchor, or empty where the page has it already.
#pragma once

#include "page/site.h"

namespace comisiynu {

// [LinkedGroup]: the records that refer to this one, kind by kind.
Value linked(const Voice&, std::string_view kind, std::string_view id);

Value record_value(const Voice&, const Need&, Value id, Diagnostics&);
Value record_value(const Voice&, const Supply&, Value id, Diagnostics&);
Value record_value(const Voice&, const Gap&, Value id, Diagnostics&);
Value record_value(const Voice&, const Objective&, Value id, Diagnostics&);
Value record_value(const Voice&, const Hypothesis&, Value id, Diagnostics&);
Value record_value(const Voice&, const Intention&, Value id, Diagnostics&);
Value record_value(const Voice&, const Opportunity&, Value id, Diagnostics&);
Value record_value(const Voice&, const Market&, Value id, Diagnostics&);
Value record_value(const Voice&, const Action&, Value id, Diagnostics&);
Value record_value(const Voice&, const AppraisalOption&, Value id, Diagnostics&);
Value record_value(const Voice&, const Fee&, Value id, Diagnostics&);
Value record_value(const Voice&, const Contract&, Value id, Diagnostics&);
Value record_value(const Voice&, const Consultation&, Value id, Diagnostics&);
Value record_value(const Voice&, const Practice&, Value id, Diagnostics&);
Value record_value(const Voice&, const Standard&, Value id, Diagnostics&);
Value record_value(const Voice&, const Forum&, Value id, Diagnostics&);
Value record_value(const Voice&, const PlanStage&, Value id, Diagnostics&);
Value record_value(const Voice&, const Risk&, Value id, Diagnostics&);

// The table of indicators: { years, indicators }, one column a year.
Value indicators_value(const Voice&, const std::vector<const Indicator*>&, const std::vector<Value>& ids);

// [ReviewRule]: how often contracts are reviewed, by their value.
Value review_rules(const Voice&);

// The heads of the market's columns.
Value market_aspects(const Voice&);

}  // namespace comisiynu
