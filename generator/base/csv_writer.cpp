#include "base/csv_writer.h"

namespace comisiynu {

namespace {

// A number may begin with a sign, and so may a phone number: nothing in either calls upon anything.
bool would_run(std::string_view text) {
  if (text.empty() || std::string_view("=+@-\t\r").find(text.front()) == std::string_view::npos) return false;
  const bool has_sign = text.front() == '-' || text.front() == '+';
  return !has_sign || text.size() == 1 || text.find_first_not_of("0123456789.() ", 1) != std::string_view::npos;
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
