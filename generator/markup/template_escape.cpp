#include "markup/template_escape.h"

#include <array>
#include <cstddef>

namespace comisiynu::templates {

namespace {

constexpr std::size_t index(char c) { return static_cast<unsigned char>(c); }

// What is written for some signs. Which they are stands apart, in few lines of a processor's memory.
struct Replacements {
  std::array<std::uint8_t, 256> which{};  // 0 for a sign that stays as it is
  std::array<std::string_view, 40> texts{};
  std::uint8_t count = 0;

  constexpr void set(char c, std::string_view text) {
    auto& at = which[index(c)];
    if (at == 0) at = ++count;
    texts[at] = text;
  }
};

constexpr Replacements in_text = [] {
  Replacements made;
  made.set('&', "&amp;");
  made.set('<', "&lt;");
  made.set('>', "&gt;");
  return made;
}();

constexpr Replacements in_attribute = [] {
  Replacements made = in_text;
  made.set('"', "&quot;");
  made.set('\'', "&#39;");
  return made;
}();

constexpr std::string_view control =
    "\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\u0009\\u000a"
    "\\u000b\\u000c\\u000d\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015"
    "\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f";

constexpr Replacements in_json = [] {
  Replacements made;
  for (std::size_t i = 0; i < 32; ++i) made.set(static_cast<char>(i), control.substr(i * 6, 6));
  made.set('\n', "\\n");
  made.set('\t', "\\t");
  made.set('"', "\\\"");
  made.set('\\', "\\\\");
  made.set('<', "\\u003c");
  made.set('>', "\\u003e");
  made.set('&', "\\u0026");
  return made;
}();

void append(std::string_view text, const Replacements& replacements, std::string& out) {
  const char* start = text.data();
  const char* const end = start + text.size();
  for (const char* at = start; at != end; ++at) {
    const auto which = replacements.which[index(*at)];
    if (which == 0) continue;
    out.append(start, at);
    out.append(replacements.texts[which]);
    start = at + 1;
  }
  out.append(start, end);
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Reads the start of an address until it is settled what it leads to.
class Scheme {
 public:
  // True once it is settled.
  bool read(std::string_view text) {
    for (const char c : text) {
      if (static_cast<unsigned char>(c) <= ' ') continue;
      if (c == '/' || c == '?' || c == '#' || c == '\\') return true;  // relative
      if (c == ':') {
        safe_ = known();
        return true;
      }
      if (length_ < name_.size())
        name_[length_] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++length_;
    }
    return false;
  }
  bool safe() const { return safe_; }

 private:
  bool known() const {
    if (length_ > name_.size()) return false;
    const std::string_view name(name_.data(), length_);
    return name == "http" || name == "https" || name == "mailto" || name == "tel";
  }
  std::array<char, 8> name_{};
  std::size_t length_ = 0;
  bool safe_ = true;
};

}  // namespace

void append_text(std::string_view text, std::string& out) { append(text, in_text, out); }
void append_attribute(std::string_view text, std::string& out) { append(text, in_attribute, out); }
void append_json_string(std::string_view text, std::string& out) { append(text, in_json, out); }

void append_url_part(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
      continue;
    }
    out += '%';
    out += digits[index(c) >> 4];
    out += digits[index(c) & 15];
  }
}

bool is_safe_address(std::string_view start, std::string_view rest) {
  Scheme scheme;
  if (!scheme.read(start)) scheme.read(rest);
  return scheme.safe();
}

bool are_safe_addresses(std::string_view start, std::string_view rest) {
  constexpr std::string_view between = " \t\r\n\f,";
  for (;;) {
    const auto end = rest.find_first_of(between);
    if (!is_safe_address(start, rest.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    start = {};
    rest.remove_prefix(end + 1);
  }
}

}  // namespace comisiynu::templates
