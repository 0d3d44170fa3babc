// `translations status`: how far translations have come, by document and file.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "language/messages.h"
#include "translations/texts.h"

namespace comisiynu {

struct StateCounts {
  std::array<std::size_t, text_states> of{};

  std::size_t operator[](TextState state) const { return of[static_cast<std::size_t>(state)]; }
  std::size_t& operator[](TextState state) { return of[static_cast<std::size_t>(state)]; }
  std::size_t all() const;
  // Of the texts that need a translation, how many in a hundred have one that is up to date; rounded down, so that 100 means all.
  int percent() const;
  StateCounts& operator+=(const StateCounts&);
};

struct StatusFile {
  const TextFile* file = nullptr;
  std::vector<const TranslatedText*> texts;  // of the group that it is in
  std::vector<std::string> gone;             // the keys of stamps whose texts are gone
  StateCounts counts;
};

struct StatusGroup {
  const Document* document = nullptr;  // none: what belongs to the publication as a whole
  std::vector<StatusFile> files;
  StateCounts counts;
};

struct TranslationStatus {
  std::vector<StatusGroup> groups;
  StateCounts counts;
};

// Refers to the inventory. Groups are in the order of the documents' folders, the publication's own first.
TranslationStatus translation_status(const TextInventory&);

// Leaves in the inventory only the texts of one document, or what differs from an earlier one.
void keep_document(TextInventory&, std::string_view id);
void keep_changed(TextInventory&, const TextInventory& earlier);

// The three ways it is written. Places are those of Sources. The page is one file, for a browser, with nothing outside itself.
std::string as_text(const TranslationStatus&, const Sources&);
std::string as_json(const TranslationStatus&, const Sources&);
std::string as_html(const TranslationStatus&, const Publication&, const Messages&, Language, const Sources&);

}  // namespace comisiynu
