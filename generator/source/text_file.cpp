#include "source/text_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::size_t largest = 64u << 20;

Position position_of(FileId file, std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(code_points(before.substr(line_start)) + 1), 1};
}

}  // namespace

std::optional<std::string> read_text_file(const Disk& disk, const std::string& path, FileId file, Diagnostics& found) {
  const Position whole{file, 0, 0, 0};
  if (disk.look(path).size > largest) {
    found.error("file-too-large", whole, "the file is larger than 64 MB", "split it into several files");
    return std::nullopt;
  }
  std::string text;
  if (const auto error = disk.read(path, text)) {
    found.error("unreadable-file", whole, fmt::format("the file cannot be read: {}", error.message),
                "check that it exists and that you may read it");
    return std::nullopt;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
    found.hint("byte-order-mark", {file, 1, 1, 1}, "the file begins with a byte-order mark, which is not needed",
               "it is read all the same; to be rid of it, save the file as \"UTF-8\" and not as \"UTF-8 with BOM\"");
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    found.error("invalid-utf8", whole, "the file is in UTF-16, not in UTF-8", "save the file again, with the encoding UTF-8");
    return std::nullopt;
  }
  if (const auto offset = invalid_utf8(text)) {
    found.error("invalid-utf8", position_of(file, text, *offset), "the file is not in UTF-8: the letter at this place is in another encoding",
                "save the file again, with the encoding UTF-8");
    return std::nullopt;
  }
  if (const auto nul = text.find('\0'); nul != std::string::npos) {
    found.error("control-character", position_of(file, text, nul), "the file holds a NUL character",
                "is it a text file? save it as UTF-8 text");
    return std::nullopt;
  }
  if (text.find('\r') != std::string::npos) {
    found.hint("crlf", {file, 1, 0, 0}, "the file has Windows line ends",
               "it is read all the same; save it with LF line ends to keep comparisons small");
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\r') plain += text[i];
      else if (i + 1 == text.size() || text[i + 1] != '\n') plain += '\n';
    }
    text = std::move(plain);
  }
  if (trim(text).empty()) {
    found.error("empty-file", whole, "the file is empty", "write something in it, or delete it");
    return std::nullopt;
  }
  return text;
}

}  // namespace comisiynu
