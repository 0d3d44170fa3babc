// What a resident process keeps from one reading of its inputs to the next, so that only what has changed is read, parsed and
// compiled again. Each part is keyed by all that it was made of. For one reading at a time.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "analysis/kept_figures.h"
#include "base/disk_notes.h"
#include "language/easy_words.h"
#include "language/messages.h"
#include "language/order.h"
#include "markup/template.h"
#include "page/kept_names.h"
#include "page/kept_narratives.h"
#include "page/theme.h"
#include "source/parsed_files.h"

namespace comisiynu {

// Of the theme's files that a site has: one that changes where a style sheet does, and one where any other does.
struct ThemeHashes {
  std::string styles, assets;
};

struct KeptInputs {
  ParsedFiles files;
  Kept<Theme> theme;
  Kept<ThemeHashes> theme_hashes;
  std::shared_ptr<const std::set<std::string, std::less<>>> pictures;  // that the last site could show
  Kept<Messages> program_messages, messages;
  Kept<TemplateSet> templates;
  Kept<PerLanguage<EasyWords>> easy_words;
  KeptNarratives narratives;
  KeptFigures figures;
  KeptNames names;
  std::shared_ptr<const PerLanguage<Order>> orders;
};

}  // namespace comisiynu
