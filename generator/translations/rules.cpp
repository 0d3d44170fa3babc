#include "translations/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace comisiynu {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

class Rules {
 public:
  explicit Rules(Diagnostics& found) : found_(found) {}

  void file(const TextFile& file) {
    std::size_t unstamped = 0;
    for (const auto& text : file.texts) {
      if (text.document != nullptr && (text.document->status == "withdrawn" || text.document->status == "superseded")) continue;
      if (text.state == TextState::stale) stale(file, text);
      else if (text.state == TextState::missing && file.kind == TextFile::Kind::section && file.file[text.target()] != no_file) missing(file, text);
      else if (text.state == TextState::orphaned) orphaned(text);
      else if (text.state == TextState::unstamped) ++unstamped;
    }
    if (unstamped > 0)
      found_.hint("unstamped-translation", whole(file),
                  fmt::format("nobody has recorded what {} of this file {} made from", counted(unstamped, "translation", "translations"), unstamped == 1 ? "was" : "were"),
                  fmt::format("when they hold: comisiynu translations stamp {}", file.path));
    if (!file.gone.empty())
      found_.hint("orphaned-stamp", {file.ledger, 0, 0, 0}, fmt::format("{} here {} of texts that are gone: {}{}", counted(file.gone.size(), "line", "lines"), file.gone.size() == 1 ? "is" : "are", file.gone.front(), file.gone.size() == 1 ? "" : ", …"),
                  fmt::format("comisiynu translations stamp --tidy {}", file.path));
  }

 private:
  static Position whole(const TextFile& file) { return {file.file[file.file[Language::en] == no_file ? Language::cy : Language::en], 0, 0, 0}; }

  void judge(const TranslatedText& text, std::string code, Position at, std::string message, std::string remedy) {
    if (text.document != nullptr && text.document->is_final()) found_.error(std::move(code), at, std::move(message), std::move(remedy));
    else found_.warning(std::move(code), at, std::move(message), std::move(remedy));
  }

  void stale(const TextFile& file, const TranslatedText& text) {
    judge(text, "stale-translation", text.written[text.target()],
          fmt::format("the {} text was changed after this was made from it: {}", language_name(text.source), text.key),
          fmt::format("bring it up to date; when it holds: comisiynu translations stamp {}:{}", file.path, text.key));
  }

  void missing(const TextFile& file, const TranslatedText& text) {
    judge(text, "missing-text", text.at, fmt::format("{} has no counterpart in {}", text.meaning, language_name(text.target())),
          fmt::format("translate it: it is missing in {}.{}.md", file.path.substr(0, file.path.size() - 3), language_code(text.target())));
  }

  void orphaned(const TranslatedText& text) {
    found_.warning("orphaned-translation", text.at, fmt::format("{} has no counterpart in {}, from which it would be translated", text.meaning, language_name(text.source)),
                   "take it out, or write it in both languages");
  }

  Diagnostics& found_;
};

}  // namespace

void check_translation_states(const TextInventory& inventory, Diagnostics& found) {
  if (!inventory.has_ledger) return;
  Rules rules(found);
  for (const auto& file : inventory.files) rules.file(file);
}

}  // namespace comisiynu
