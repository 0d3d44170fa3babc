// Every text of a publication that two languages share, with what is needed to know whether its translation is up to date and to
// change it in its file. Made once from a publication; plain values, any number of threads may read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "model/publication.h"

namespace comisiynu {

// How a text stands to its translation:
//   current    translated from the source as it is now
//   stale      the source has changed since, and the translation has not
//   missing    there is no translation
//   unstamped  there is one, and nobody recorded what it was made from
//   orphaned   a translation whose source is gone
//   exempt     somebody else's words, which need no translation
enum class TextState : std::uint8_t { current, stale, missing, unstamped, orphaned, exempt };
inline constexpr std::size_t text_states = 6;
std::string_view name_of(TextState);

// What may stand in a text besides words: figures in braces; Markdown; a message's {places}.
enum class TextForm : std::uint8_t { words, markdown, message };

struct TranslatedText {
  std::string key;        // within its file: "need/short-breaks.statement"; of a section's block: "our-aims.2"
  TextForm form = TextForm::words;
  Language source = Language::en;
  PerLanguage<std::string> in;
  Position at;                    // of the whole text
  PerLanguage<Position> written;  // of each language's words; line 0 where there are none
  std::string meaning;            // what the field is, from the model
  const Document* document = nullptr;
  bool exempt = false;
  // What people write decides the language, whatever a ledger says: { source = "cy" }.
  bool source_is_said = false;
  // Of a block that is missing: the line in the other file of the block that it comes after; 0 for the file's first.
  std::uint32_t after = 0;
  // A message's plural form that the source lacks is made of the source's `other`.
  bool is_form = false;
  TextState state = TextState::unstamped;
  PerLanguage<std::string> stamped;  // the hashes that the ledger has of it; empty where it has none

  Language target() const { return other(source); }
  const std::string& source_text() const { return in[source]; }
  const std::string& target_text() const { return in[target()]; }
};

// The texts of one file, or of a section's two Markdown files: "documents/x/introduction.md".
struct TextFile {
  enum class Kind : std::uint8_t { records, section, messages };
  std::string path;  // below the content folder
  Kind kind = Kind::records;
  PerLanguage<FileId> file{no_file, no_file};  // both the same but for a section
  const Section* section = nullptr;
  std::vector<TranslatedText> texts;           // in the order of the file
  // Of the ledger: its file, where it has one, and the keys of its lines whose texts are gone.
  FileId ledger = no_file;
  std::vector<std::string> gone;
};

struct TextInventory {
  std::vector<TextFile> files;  // in byte order of their paths
  bool has_ledger = false;      // whether the publication keeps one at all
};

// The publication's languages decide: where there is but one there is nothing to translate, and the inventory is empty. Reads
// the ledger (ledger.h) and the messages of the theme in the content folder; tells of faults in the ledger. The inventory refers
// to the publication.
TextInventory take_inventory(const Publication&, const std::string& content, const Disk&, Sources&, Diagnostics& found);

// Whether the content folder has a ledger, which costs less to ask than an inventory.
bool has_ledger(const std::string& content, const Disk&);

// Short, and the same however the text's lines are broken.
std::string text_hash(std::string_view text);

// "documents/x/introduction.md" of "documents/x/introduction.cy.md"; other paths as they are.
std::string pair_path(std::string_view path);

// "the Welsh text", as findings name a language.
inline std::string_view language_name(Language language) { return language == Language::cy ? "Welsh" : "English"; }

}  // namespace comisiynu
