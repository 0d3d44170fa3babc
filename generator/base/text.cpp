#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace comisiynu {

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = bytes[i];
    if (lead < 0x80) {
      // Eight letters of ASCII at once, as most are.
      std::uint64_t eight = 0;
      if (i + 8 <= text.size()) std::memcpy(&eight, bytes + i, 8);
      else eight = ~std::uint64_t{0};
      i += (eight & 0x8080808080808080u) == 0 ? 8 : 1;
      continue;
    }
    std::size_t more = 0;
    std::uint32_t point = 0, least = 0;
    if ((lead & 0xE0) == 0xC0) { more = 1; point = lead & 0x1Fu; least = 0x80; }
    else if ((lead & 0xF0) == 0xE0) { more = 2; point = lead & 0x0Fu; least = 0x800; }
    else if ((lead & 0xF8) == 0xF0) { more = 3; point = lead & 0x07u; least = 0x10000; }
    else return i;
    if (i + more >= text.size()) return i;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((bytes[i + k] & 0xC0) != 0x80) return i;
      point = point << 6 | (bytes[i + k] & 0x3Fu);
    }
    if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return i;
    i += more + 1;
  }
  return std::nullopt;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  auto lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (auto& line : lines)
    if (line.ends_with('\r')) line.remove_suffix(1);
  return lines;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

namespace {

// The Latin letters of Welsh and its neighbours, without their accents.
constexpr std::array<std::pair<std::string_view, std::string_view>, 60> folded{{
    {"à", "a"}, {"á", "a"}, {"â", "a"}, {"ä", "a"}, {"ã", "a"}, {"å", "a"}, {"À", "a"}, {"Á", "a"}, {"Â", "a"}, {"Ä", "a"},
    {"è", "e"}, {"é", "e"}, {"ê", "e"}, {"ë", "e"}, {"È", "e"}, {"É", "e"}, {"Ê", "e"}, {"Ë", "e"}, {"ì", "i"}, {"í", "i"},
    {"î", "i"}, {"ï", "i"}, {"Ì", "i"}, {"Í", "i"}, {"Î", "i"}, {"Ï", "i"}, {"ò", "o"}, {"ó", "o"}, {"ô", "o"}, {"ö", "o"},
    {"Ò", "o"}, {"Ó", "o"}, {"Ô", "o"}, {"Ö", "o"}, {"ù", "u"}, {"ú", "u"}, {"û", "u"}, {"ü", "u"}, {"Ù", "u"}, {"Ú", "u"},
    {"Û", "u"}, {"Ü", "u"}, {"ŵ", "w"}, {"Ŵ", "w"}, {"ẁ", "w"}, {"ẃ", "w"}, {"ẅ", "w"}, {"ŷ", "y"}, {"Ŷ", "y"}, {"ỳ", "y"},
    {"ý", "y"}, {"ÿ", "y"}, {"ç", "c"}, {"ñ", "n"}, {"Ẁ", "w"}, {"Ẃ", "w"}, {"Ẅ", "w"}, {"Ỳ", "y"}, {"Ý", "y"}, {"’", ""},
}};

}  // namespace

std::string slug(std::string_view text) {
  std::string out;
  bool gap = false;
  const auto put = [&](char c) {
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += c;
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++i;
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) put(c);
      else if (c >= 'A' && c <= 'Z') put(static_cast<char>(c - 'A' + 'a'));
      else if (c != '\'') gap = true;
      continue;
    }
    std::size_t length = 1;
    while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0) == 0x80) ++length;
    const auto letter = text.substr(i, length);
    const auto found = std::find_if(folded.begin(), folded.end(), [&](const auto& f) { return f.first == letter; });
    if (found == folded.end()) gap = true;
    else if (!found->second.empty()) put(found->second[0]);
    i += length;
  }
  return out;
}

bool is_id(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' ? text[i - 1] == '-' : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
  }
  return true;
}

namespace {

// Edits (insert, delete, change, swap of neighbours) between two words, or `limit` + 1 when there are more.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::size_t best = std::clamp<std::size_t>(word.size() / 3, 1, 4) + 1;
  std::optional<std::string> found;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edits(word, candidate, best - 1);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace comisiynu
