#include "base/json_writer.h"

#include <fmt/format.h>

#include <array>

namespace comisiynu {

namespace {

constexpr std::array<bool, 256> escaped = [] {
  std::array<bool, 256> all{};
  for (std::size_t i = 0; i < 0x20; ++i) all[i] = true;
  all['"'] = all['\\'] = true;
  return all;
}();

}  // namespace

std::string plain_number(double number) { return fmt::format("{}", number == 0 ? 0.0 : number); }

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(double number) { return raw(plain_number(number)); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  const char* start = text.data();
  const char* const end = start + text.size();
  for (const char* at = start; at != end; ++at) {
    const auto letter = static_cast<unsigned char>(*at);
    if (!escaped[letter]) continue;
    out_.append(start, at);
    start = at + 1;
    if (letter == '\n') out_ += "\\n";
    else if (letter == '\t') out_ += "\\t";
    else if (letter < 0x20) out_ += fmt::format("\\u{:04x}", letter);
    else (out_ += '\\') += *at;
  }
  out_.append(start, end);
  out_ += '"';
  return *this;
}

}  // namespace comisiynu
