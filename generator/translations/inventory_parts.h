// The parts of an inventory that are not records. Internal to translations/.
#pragma once

#include "translations/ledger.h"
#include "translations/texts.h"

namespace comisiynu {

// The blocks of a document's sections, each with its counterpart in the other language.
void section_texts(const Document&, Language source, const Ledger&, std::vector<TextFile>& into);

// The messages of the council's theme, content/theme/messages.toml. A message with plural forms is a text for each form.
void message_texts(const std::string& content, Language source, const Disk&, Sources&, std::vector<TextFile>& into);

}  // namespace comisiynu
