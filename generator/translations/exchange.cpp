#include "translations/exchange.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace comisiynu {

std::vector<std::size_t> code_numbers(const std::vector<InlinePart>& parts) {
  std::vector<std::size_t> numbers, of_pair;
  std::size_t next = 0;
  for (const auto& part : parts) {
    if (part.kind == InlinePart::Kind::words) {
      numbers.push_back(0);
      continue;
    }
    if (part.pair >= of_pair.size()) of_pair.resize(part.pair + 1);
    auto& known = of_pair[part.pair];
    if (part.pair == 0 || known == 0) known = ++next;
    numbers.push_back(known);
  }
  return numbers;
}

std::string exchange_id(std::string_view path, std::string_view key, std::string_view source_text) {
  return fmt::format("t{}.{}", content_hash(fmt::format("{}:{}", path, key)).substr(0, 12), text_hash(source_text));
}

std::string_view role_name(InlinePart::Role role) {
  switch (role) {
    case InlinePart::Role::placeholder: return "placeholder";
    case InlinePart::Role::link: return "link";
    case InlinePart::Role::image: return "image";
    case InlinePart::Role::code: return "code";
    case InlinePart::Role::emphasis: return "emphasis";
    default: return "layout";
  }
}

std::vector<std::string> notes_of(const ExchangeText& text, const ExchangeFile& file) {
  std::vector<std::string> notes;
  notes.push_back(fmt::format("{}: {}", text.key, text.meaning));
  notes.push_back(file.document.empty() ? text.place : fmt::format("{} ({})", text.place, file.document));
  for (const auto& part : text.source)
    if (part.role == InlinePart::Role::placeholder && text.form != TextForm::message) {
      notes.emplace_back("A figure stands where the braces are: it is written in the reader's language by itself.");
      break;
    }
  return notes;
}

}  // namespace comisiynu
