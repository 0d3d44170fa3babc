#include "import/register_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace comisiynu {

namespace {

// Half of a pair that stands alone becomes the sign for what cannot be read.
std::string from_utf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(little ? a | b << 8 : a << 8 | b);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    auto c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    append_code_point(c, out);
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  // 0x80 to 0x9F, where it is not Latin-1; 0 for the five that it leaves open.
  constexpr std::array<std::uint16_t, 32> high{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
                                               0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};
  std::string out;
  for (const char each : bytes) {
    const auto c = static_cast<unsigned char>(each);
    const auto mapped = c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
    append_code_point(c >= 0x80 && mapped == 0 ? 0xFFFD : mapped, out);
  }
  return out;
}

class Rows {
 public:
  Rows(std::string_view text, char delimiter, FileId file, Diagnostics& found) : text_(text), delimiter_(delimiter), file_(file), found_(found) {}

  std::vector<CsvRow> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      if (read_row(row) && std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.empty(); })) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool read_row(CsvRow& row) {
    const auto start = at_;
    for (;;) {
      std::string cell;
      if (at_ < text_.size() && text_[at_] == '"') {
        if (!read_quoted(cell)) {
          found_.warning("csv-syntax", {file_, row.line, 0, 0}, "a quote in this row is never closed", "the row is left out; close the quote with another \"");
          at_ = std::min(text_.find('\n', start), text_.size() - 1) + 1;
          line_ = row.line + 1;
          return false;
        }
      }
      const auto end = std::min(text_.find_first_of(ends(), at_), text_.size());
      cell += text_.substr(at_, end - at_);
      row.cells.emplace_back(trim(cell));
      at_ = end + 1;
      if (end == text_.size() || text_[end] != delimiter_) break;
    }
    if (at_ <= text_.size()) ++line_;
    return true;
  }

  // The same two letters for every cell.
  std::string_view ends() {
    ends_[0] = delimiter_;
    return {ends_.data(), 2};
  }

  bool read_quoted(std::string& cell) {
    const auto first = at_ + 1;
    for (auto at = first;;) {
      const auto quote = text_.find('"', at);
      if (quote == text_.npos) return false;
      cell += text_.substr(at, quote - at);
      if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
        cell += '"';
        at = quote + 2;
        continue;
      }
      line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(first), text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
      at_ = quote + 1;
      return true;
    }
  }

  std::string_view text_;
  const char delimiter_;
  FileId file_;
  Diagnostics& found_;
  std::array<char, 2> ends_{',', '\n'};
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::string decode_text(std::string bytes) {
  if (is_utf16(bytes)) return from_utf16(std::string_view(bytes).substr(2), bytes.starts_with("\xFF"));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return invalid_utf8(bytes) ? from_windows_1252(bytes) : bytes;
}

std::vector<CsvRow> csv_rows(std::string_view text, char delimiter, FileId file, Diagnostics& found) {
  // Old line ends are one letter each: made plain, so that lines are counted as editors count them.
  std::string plain;
  plain.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r') plain += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') plain += '\n';
  return Rows(plain, delimiter, file, found).read();
}

char delimiter_of(std::string_view text) {
  std::size_t end = 0;
  for (int line = 0; line < 10 && end != text.npos; ++line) end = text.find('\n', end + (end > 0));
  const auto head = text.substr(0, end);
  char best = ',';
  for (const char each : {';', '\t'})
    if (std::count(head.begin(), head.end(), each) > std::count(head.begin(), head.end(), best)) best = each;
  return best;
}

}  // namespace comisiynu
