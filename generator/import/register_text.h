// What a register hands over, as text and as rows. Registers come in whatever encoding somebody's spreadsheet wrote, and
// with rows that are broken: what can be read is read, and the rest is said with its line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace comisiynu {

// As its byte-order mark says. A line of such a file's bytes is halves of letters.
bool is_utf16(std::string_view bytes);

// UTF-8 of a file in UTF-8, UTF-16 (with its byte-order mark) or, where it is neither, Windows-1252; without a mark.
std::string decode_text(std::string bytes);

struct CsvRow {
  std::uint32_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

// RFC 4180; cells are trimmed. Rows without any word are passed over. A quote that is never closed costs the row that it
// stands in, not the rest of the file.
std::vector<CsvRow> csv_rows(std::string_view text, char delimiter, FileId, Diagnostics& found);

// "," or ";" or a tab: the one that the text's first lines have most of.
char delimiter_of(std::string_view text);

}  // namespace comisiynu
