#include "base/csv_writer.h"

#include <algorithm>

namespace comisiynu {

namespace {

// A number may begin with a minus sign; a phone number's plus does no harm once it is text.
bool would_run(std::string_view text) {
  if (text.empty() || std::string_view("=+@-\t\r").find(text.front()) == std::string_view::npos) return false;
  const auto rest = text.substr(1);
  const bool number = text.front() == '-' && !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return !number;
}

}  // namespace

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (!first_) out_ += ',';
  first_ = false;
  const bool runs = would_run(text);
  const bool quoted = runs || text.find_first_of(",\"\r\n") != text.npos || (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (!quoted) {
    out_ += text;
    return *this;
  }
  out_ += runs ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
  return *this;
}

}  // namespace comisiynu
