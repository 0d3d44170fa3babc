// What a resident process keeps from one reading of its inputs to the next, so that only what has changed is read, parsed and
// compiled again. Each part is keyed by all that it was made of. For one reading at a time.
#pragma once

#include "base/disk_notes.h"
#include "language/easy_words.h"
#include "language/messages.h"
#include "markup/template.h"
#include "page/kept_narratives.h"
#include "page/theme.h"
#include "source/parsed_files.h"

namespace comisiynu {

struct KeptInputs {
  ParsedFiles files;
  Kept<Theme> theme;
  Kept<Messages> program_messages, messages;
  Kept<TemplateSet> templates;
  Kept<PerLanguage<EasyWords>> easy_words;
  KeptNarratives narratives;
};

}  // namespace comisiynu
