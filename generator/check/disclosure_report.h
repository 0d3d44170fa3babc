// What disclosure control withholds in a publication, and why, for those who answer for it. Names figures by the items
// they are of and never by their values: the report may end in a log that others read.
#pragma once

#include <string>
#include <vector>

#include "analysis/figures.h"

namespace comisiynu {

struct DisclosureReport {
  struct Entry {
    std::string dataset;
    Position at;           // of the dataset
    std::string figure;    // "area uchaf, age_band 65-plus"
    std::string reason;    // small-count, total, same-figure, remainder
    std::string why;       // the same in a sentence without a full stop
    std::string protects;  // the figure that could be worked out otherwise; empty for a small count
  };
  std::int64_t minimum = 5;
  std::vector<Entry> entries;  // by dataset
};

DisclosureReport disclosure_report(const Publication&, const Figures&);

std::string as_text(const DisclosureReport&, const Sources&);
std::string as_json(const DisclosureReport&, const Sources&);  // {"minimum":5,"withheld":[…]}

}  // namespace comisiynu
