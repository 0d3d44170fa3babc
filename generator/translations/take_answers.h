// `translations import`: puts what translators sent back into the files that it was exported from, and records it in the ledger.
// Each text is judged by itself (judge_answer.h): what is refused is told of with its place in the answer, and stops no other. What
// the files would then say is read before any is written; a file that would say anything but what was meant is left as it is. Each file
// is whole at every moment.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"

namespace comisiynu {

struct TakeOptions {
  std::string content = "content";
  std::string file;
  bool dry_run = false;  // says all and writes nothing
};

struct TakeOutcome {
  std::size_t changed = 0;       // texts with new words
  std::size_t confirmed = 0;     // sent back as they stand
  std::size_t refused = 0;
  std::size_t untranslated = 0;  // sent back without words
  std::vector<std::string> files;  // of texts, those written
  bool content_fault = false;    // the answer or the content folder cannot be read: nothing was written
  bool machine_fault = false;    // a file could not be written; those before it were
};

TakeOutcome take_answers(const TakeOptions&, Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
