// Tables as RFC 4180 has them: commas, quotes where they are needed, "\r\n" after each row.
#pragma once

#include <string>
#include <string_view>

namespace comisiynu {

class CsvWriter {
 public:
  explicit CsvWriter(std::string& out) : out_(out) {}

  // Words that a spreadsheet would run as a formula begin with an apostrophe instead, which it takes for a mark of text.
  CsvWriter& cell(std::string_view);
  CsvWriter& end_row();

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace comisiynu
