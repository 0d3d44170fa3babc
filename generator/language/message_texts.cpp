#include "language/message_texts.h"

#include <toml++/toml.h>

#include <algorithm>

namespace comisiynu {

namespace {

// All words below a node: one text, or the plural forms of one.
void take(const toml::node& node, Language language, FileId file, std::vector<MessageText>& texts) {
  if (const auto* text = node.as_string())
    texts.push_back({language, text->get(), {file, static_cast<std::uint32_t>(node.source().begin.line), static_cast<std::uint32_t>(node.source().begin.column), 0}});
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) take(value, language, file, texts);
}

bool has_language(const toml::node& node) { return node.is_table() && (node.as_table()->contains("cy") || node.as_table()->contains("en")); }

void walk(const toml::table& table, FileId file, std::vector<MessageText>& texts) {
  for (const auto& [key, value] : table) {
    if (key.str() == "address") continue;
    // As messages.h says: a message may itself be called cy or en, such as a language's name.
    if (const auto language = from_code(key.str()); language && !has_language(value)) take(value, *language, file, texts);
    else if (const auto* below = value.as_table()) walk(*below, file, texts);
  }
}

}  // namespace

std::vector<MessageText> message_texts(std::string_view toml, FileId file) {
  std::vector<MessageText> texts;
  try {
    walk(toml::parse(toml), file, texts);
  } catch (const toml::parse_error&) {
    return {};
  }
  std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column); });
  return texts;
}

}  // namespace comisiynu
