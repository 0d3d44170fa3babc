// `translations stamp`: records in the ledger what translations were made from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "translations/texts.h"

namespace comisiynu {

struct StampOptions {
  std::string content = "content";
  bool all = false;        // every text that is in both languages, stale ones too
  bool only_new = false;   // those that have never been recorded
  bool tidy = false;       // takes out lines whose texts are gone, of the files named, or of all
  std::vector<std::string> names;  // "data/plan.toml", "need/short-breaks.statement", "data/plan.toml:need/short-breaks.statement"
  std::optional<Language> source;  // what they were first written in
};

struct StampOutcome {
  std::size_t stamped = 0;
  std::vector<std::string> files;  // of the ledger, those that changed
  bool content_fault = false;      // a name that is no text's: nothing was written
  bool machine_fault = false;      // a file could not be written
};

StampOutcome stamp_texts(const StampOptions&, Disk&, Sources&, Diagnostics& found);

// Writes a file's part of the ledger: `chosen` texts as they are now, others as they were recorded. Lines of texts that are gone
// go too where `tidy`. False, having said why, when the disk refuses.
bool write_ledger_file(const TextFile&, const std::vector<const TranslatedText*>& chosen, bool tidy, const std::string& content, Disk&, Diagnostics& found, StampOutcome&);

}  // namespace comisiynu
