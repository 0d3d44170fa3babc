// What editions.toml says of released editions: only what their archives cannot.
#pragma once

#include <vector>

#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

struct EditionRecord {
  static constexpr std::string_view kind = "edition";
  Position at;
  Plain number;
  Date date;
  Text withdrawn;
  template <class V> static void describe(V& field) {
    field("number", &EditionRecord::number, required("its number: \"1.0\""));
    field("date", &EditionRecord::date, required("the day it was released"));
    field("withdrawn", &EditionRecord::withdrawn, optional("why it was withdrawn, where it was"));
  }
};

// Facts of a provider that an edition may show though they should have been checked by its day.
struct OverdueRecord {
  static constexpr std::string_view kind = "overdue";
  Position at;
  Plain provider, reason;
  template <class V> static void describe(V& field) {
    field("provider", &OverdueRecord::provider, required("the provider's id"));
    field("reason", &OverdueRecord::reason, required("why its facts may stand unchecked"));
  }
};

struct EditionsFile {
  static constexpr std::string_view kind = "editions";
  Position at;
  std::vector<EditionRecord> editions;
  std::vector<OverdueRecord> overdue;
  template <class V> static void describe(V& field) {
    field("edition", &EditionsFile::editions, optional("editions that were withdrawn, or that must be in the folder of archives"));
    field("overdue", &EditionsFile::overdue, optional("providers whose facts an edition may show though they are due to be checked"));
  }
};

}  // namespace comisiynu
