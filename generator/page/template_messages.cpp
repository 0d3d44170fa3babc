#include "page/template_messages.h"

#include <algorithm>

namespace comisiynu {

TemplateMessages::TemplateMessages(const Messages& messages) : keys_(messages.keys()) {
  std::sort(keys_.begin(), keys_.end());
  for (const auto& key : keys_) all_.push_back(messages.find(key));
}

std::optional<MessageNumber> TemplateMessages::find(std::string_view key) const {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (found == keys_.end() || *found != key) return std::nullopt;
  return static_cast<MessageNumber>(found - keys_.begin());
}

void LanguageMessages::format(MessageNumber number, std::span<const TemplateArgument> arguments, std::string& out) const {
  std::optional<double> count;
  for (const auto& argument : arguments)
    if (argument.name == "count") {
      if (const auto* whole = std::get_if<std::int64_t>(&argument.value)) count = static_cast<double>(*whole);
      else if (const auto* decimal = std::get_if<double>(&argument.value)) count = *decimal;
    }
  for (const auto& part : all_.message(number).parts(formatter_.language(), count)) {
    if (part.kind == MessagePart::Kind::words) {
      out += part.text;
      continue;
    }
    if (part.kind == MessagePart::Kind::count && count) {
      out += formatter_.number(*count);
      continue;
    }
    for (const auto& argument : arguments) {
      if (argument.name != part.text) continue;
      if (const auto* text = std::get_if<std::string_view>(&argument.value)) out += *text;
      else if (const auto* whole = std::get_if<std::int64_t>(&argument.value)) out += formatter_.whole(*whole);
      else out += formatter_.number(std::get<double>(argument.value));
    }
  }
}

}  // namespace comisiynu
