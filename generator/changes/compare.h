// What changed between two editions. Of what either of them withholds nothing is said: not that it was shown before, nor
// what it was, so that no difference of two editions tells what one of them keeps back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "changes/snapshot.h"
#include "changes/word_changes.h"

namespace comisiynu {

enum class Fate : unsigned char { added, changed, gone };
std::string_view name_of(Fate);  // "added"

struct FieldChange {
  std::string kind, key, path;
  Bilingual within, before, after;  // empty where there was or is nothing
  std::optional<double> from, to;   // where it is a number; pounds where `money`
  bool money = false;
};

struct RecordChange {
  Fate fate = Fate::changed;
  std::string kind, id;
  Bilingual title, address;  // of one that is gone, as it was called; without an address
  std::vector<FieldChange> fields;  // of one that changed
};

struct FigureChange {
  std::string place;
  Bilingual name, before, after;
  std::optional<double> from, to;  // without one where no figure was, or is, known
};

struct DatasetChange {
  Fate fate = Fate::changed;
  std::string id;
  Bilingual title, address;
  std::vector<FigureChange> figures;  // of one that changed
};

struct SectionChange {
  Fate fate = Fate::changed;
  std::string document, id;
  Bilingual document_title, title, address;
  PerLanguage<std::vector<ChangedParagraph>> words;  // of one that changed
};

struct Changes {
  std::string number, day;            // of the earlier edition
  std::vector<RecordChange> records;  // what providers wait for first: intentions, opportunities, providers; then the others
  std::vector<DatasetChange> datasets;
  std::vector<SectionChange> sections;
  bool empty() const { return records.empty() && datasets.empty() && sections.empty(); }
};

Changes compare(const Snapshot& earlier, const Snapshot& now);

}  // namespace comisiynu
