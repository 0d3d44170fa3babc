#include "source/toml_text.h"

#include <algorithm>

namespace comisiynu {

TextPlaces::TextPlaces(std::string_view text) : text_(text), lines_{0} {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) lines_.push_back(at + 1);
}

std::size_t TextPlaces::offset(const toml::source_position& position) const {
  if (position.line == 0 || position.line > lines_.size()) return 0;
  auto at = lines_[position.line - 1];
  for (auto column = position.column; column > 1 && at < text_.size(); --column) {
    ++at;
    while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
  }
  return std::min(at, text_.size());
}

namespace {

std::size_t string_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string_view three = text.substr(begin, 3);
  const bool multiline = three.size() == 3 && three[0] == quote && three[1] == quote && three[2] == quote;
  const std::string close(multiline ? 3 : 1, quote);
  for (auto at = begin + close.size(); at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') ++at;
    else if (text.substr(at).starts_with(close)) {
      at += close.size();
      while (multiline && at < text.size() && text[at] == quote) ++at;  // quotes may stand before the closing three
      return at;
    }
  }
  return text.size();
}

std::size_t bracket_end(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (auto at = begin; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') { at = string_end(text, at); continue; }
    if (c == '#') { at = std::min(text.find('\n', at), text.size()); continue; }
    if (c == '[' || c == '{') ++depth;
    ++at;
    if ((c == ']' || c == '}') && --depth == 0) return at;
  }
  return text.size();
}

}  // namespace

std::size_t value_end(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return text.size();
  if (text[begin] == '"' || text[begin] == '\'') return string_end(text, begin);
  if (text[begin] == '[' || text[begin] == '{') return bracket_end(text, begin);
  auto end = std::min(text.find_first_of(",]}#\n", begin), text.size());
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) --end;
  return end;
}

std::string toml_string(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out += '"';
}

std::string edited(std::string_view text, std::vector<TextEdit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  std::string out;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    out += text.substr(at, edit.at - at);
    out += edit.text;
    at = edit.at + edit.length;
  }
  return out += text.substr(at);
}

}  // namespace comisiynu
