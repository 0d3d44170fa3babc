#include "site/site_spelling.h"

#include <fmt/format.h>

#include "check/spelling.h"
#include "check/terms.h"
#include "language/message_texts.h"
#include "site/interface_files.h"

namespace comisiynu {

void check_site_spelling(const PreparedSite& prepared, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  SpellingOptions spelling;
  spelling.dictionaries = options.dictionaries.empty() ? options.data + "/language" : options.dictionaries;
  std::string text;
  for (const Language language : languages) {
    const auto name = fmt::format("spelling.{}.txt", language_code(language));
    spelling.list[language] = options.content + "/" + name;
    // The program's list is for its own messages.
    for (const auto& path : {options.data + "/templates/" + name, spelling.list[language]})
      if (disk.look(path).kind == EntryKind::file && !disk.read(path, text))
        for (auto& word : spelling_list(text)) spelling.accepted[language].push_back(std::move(word));
  }
  std::vector<MessageText> messages;
  const auto own = own_theme_folder(options.theme, options.content, disk);
  for (const auto& path : {options.data + "/templates/messages.toml", own.empty() ? std::string() : own + "/messages.toml"}) {
    if (path.empty() || disk.look(path).kind != EntryKind::file || disk.read(path, text)) continue;
    for (auto& message : message_texts(text, sources.add(path, path))) messages.push_back(std::move(message));
  }
  std::vector<WrittenText> more;
  for (const auto& message : messages) more.push_back({message.language, message.text, message.at});
  check_spelling(prepared.publication(), more, spelling, sources, found);
  check_preferred_terms(prepared.publication(), sources, found);
}

}  // namespace comisiynu
