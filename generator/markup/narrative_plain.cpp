#include "markup/narrative_plain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Signs that are themselves wherever they stand within a line, in HTML too.
constexpr auto plain = [] {
  std::array<bool, 256> made{};
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto c = static_cast<char>(i);
    made[i] = !is_ascii(c) || is_letter(c) || is_digit(c) || std::string_view(" ,.;!?()'/-+#=%$").find(c) != std::string_view::npos;
  }
  made['w'] = made['W'] = false;  // with which an address may begin
  return made;
}();

bool stands_in_address(char c) { return is_letter(c) || is_digit(c) || std::string_view("/:.?=#_%~+,-&").find(c) != std::string_view::npos; }

// Whether a line that begins so goes on with words, and begins no list, heading, quotation or the like.
bool begins_words(std::string_view line) {
  const char first = line.front();
  if (is_digit(first)) {
    const auto end = std::find_if_not(line.begin(), line.end(), is_digit);
    return end == line.end() || (*end != '.' && *end != ')');
  }
  return is_letter(first) || !is_ascii(first) || first == '(' || first == '\'' || first == '"' || first == '[' || line.starts_with("**");
}

class PlainText {
 public:
  PlainText(const NarrativeOptions& options, const NarrativeWorld& world, int top_level) : options_(options), world_(world), top_level_(top_level) {}

  std::optional<std::string> html(std::string_view text, Diagnostics& found) {
    if (options_.has_title || options_.numbering != Numbering::none || !options_.only_position) return std::nullopt;
    if (text.starts_with("\xEF\xBB\xBF") || text.find("\xEE\x80") != text.npos || invalid_utf8(text)) return std::nullopt;
    lines_ = split(text, '\n');
    out_.reserve(text.size() * 2);
    while (at_ < lines_.size())
      if (lines_[at_].empty()) ++at_;
      else if (!block()) return std::nullopt;
    found.append(std::move(said_));
    return std::move(out_);
  }

 private:
  bool goes_on() const { return at_ < lines_.size() && !lines_[at_].empty(); }

  bool block() {
    const auto line = lines_[at_];
    if (line.starts_with("- ")) return list();
    if (line.starts_with("##")) return heading(line);
    if (line.starts_with('|')) return table();
    return paragraph();
  }

  bool paragraph() {
    out_ += "<p>";
    for (bool first = true; goes_on(); first = false) {
      if (!first) out_ += '\n';
      if (!begins_words(lines_[at_]) || !words_and_marks(lines_[at_++])) return false;
    }
    out_ += "</p>\n";
    return true;
  }

  // Items of a line each. An empty line between two of them would set them apart.
  bool list() {
    out_ += "<ul>\n";
    for (; goes_on(); ++at_) {
      if (!lines_[at_].starts_with("- ")) return false;
      const auto item = lines_[at_].substr(2);
      out_ += "<li>";
      if (item.empty() || !begins_words(item) || !words_and_marks(item)) return false;
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
    const auto next = std::find_if(lines_.begin() + static_cast<std::ptrdiff_t>(at_), lines_.end(), [](std::string_view line) { return !line.empty(); });
    return next == lines_.end() || !next->starts_with("- ");
  }

  bool heading(std::string_view line) {
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > static_cast<std::size_t>(depth_) + 1 || marks > 6 || marks == line.size() || line[marks] != ' ') return false;
    const auto text = line.substr(marks + 1);
    if (text.empty() || !begins_words(text) || text.find('#') != text.npos || text.ends_with(' ')) return false;
    depth_ = static_cast<int>(marks);
    const int level = std::clamp(depth_ + top_level_ - 2, 2, 6);
    out_ += fmt::format("<h{} id=\"{}\">", level, anchor(text));
    if (!words(text)) return false;
    out_ += fmt::format("</h{}>\n", level);
    heading_ = text;
    tables_here_ = 0;
    ++at_;
    return true;
  }

  std::string anchor(std::string_view text) {
    const auto made = options_.id + "-" + slug(text);
    auto candidate = made;
    for (int n = 2; std::find(anchors_.begin(), anchors_.end(), candidate) != anchors_.end(); ++n) candidate = fmt::format("{}-{}", made, n);
    return anchors_.emplace_back(std::move(candidate));
  }

  // The cells of a row, without the blanks around them; none where it has no mark at its end.
  static std::vector<std::string_view> cells(std::string_view row) {
    if (row.size() < 2 || !row.starts_with('|') || !row.ends_with('|')) return {};
    auto all = split(row.substr(1, row.size() - 2), '|');
    for (auto& cell : all) {
      while (cell.starts_with(' ')) cell.remove_prefix(1);
      while (cell.ends_with(' ')) cell.remove_suffix(1);
    }
    return all;
  }

  bool table() {
    const auto head = cells(lines_[at_++]);
    if (head.empty() || head.size() > 40 || !goes_on()) return false;
    const auto rule = cells(lines_[at_++]);
    const auto is_rule = [](std::string_view cell) { return !cell.empty() && cell.find_first_not_of('-') == cell.npos; };
    if (rule.size() != head.size() || !std::all_of(rule.begin(), rule.end(), is_rule)) return false;
    ++tables_here_;
    const auto label = tables_here_ == 1 ? std::string(heading_) : fmt::format("{} ({})", heading_, tables_here_);
    out_ += fmt::format("<div class=\"table-scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table><thead><tr>", escape_html(label));
    for (const auto cell : head) {
      out_ += "<th scope=\"col\">";
      if (cell.empty() || !words_and_marks(cell)) return false;
      out_ += "</th>";
    }
    out_ += "</tr></thead>";
    for (bool first = true; goes_on(); first = false) {
      const auto row = cells(lines_[at_++]);
      if (row.size() != head.size()) return false;
      out_ += first ? "<tbody><tr>" : "<tr>";
      for (const auto cell : row) {
        out_ += "<td>";
        if (!words_and_marks(cell)) return false;
        out_ += "</td>";
      }
      out_ += "</tr>";
    }
    out_ += out_.ends_with("</thead>") ? "</table></div>\n" : "</tbody></table></div>\n";
    return true;
  }

  // Words in bold begin after a blank or at the beginning, with a letter, and end before a blank or at the end.
  bool words_and_marks(std::string_view line) {
    if (line.ends_with(' ')) return false;
    bool bold = false;
    for (std::size_t at = 0;;) {
      auto end = at;
      while (end < line.size() && line[end] != '*' && line[end] != '[') ++end;
      if (!words(line.substr(at, end - at))) return false;
      if (end == line.size()) return !bold;
      if (line[end] == '[') {
        at = link(line, end);
        if (at == 0) return false;
        continue;
      }
      if (!line.substr(end).starts_with("**")) return false;
      at = end + 2;
      const char before = end == 0 ? ' ' : line[end - 1], after = at == line.size() ? ' ' : line[at];
      const bool ends_a_word = is_letter(before) || is_digit(before) || std::string_view(".,:;!?").find(before) != std::string_view::npos;
      if (bold ? !ends_a_word || after != ' ' : before != ' ' || !(is_letter(after) || is_digit(after))) return false;
      bold = !bold;
      out_ += bold ? "<strong>" : "</strong>";
    }
  }

  // [words](address): where it ends; 0 where it is anything else.
  std::size_t link(std::string_view line, std::size_t at) {
    if (at > 0 && line[at - 1] == '!') return 0;  // a picture
    const auto close = line.find("](", at);
    const auto end = line.find(')', at);
    if (close == line.npos || end == line.npos || end < close + 3) return 0;
    const auto target = line.substr(close + 2, end - close - 2);
    if (target.starts_with("lang:") || !std::all_of(target.begin(), target.end(), stands_in_address)) return 0;
    const auto address = world_.link(target, *options_.only_position, said_);
    if (address) out_ += fmt::format("<a href=\"{}\">", escape_html(*address));
    if (!words(line.substr(at + 1, close - at - 1))) return 0;
    if (address) out_ += "</a>";
    return end + 1;
  }

  // Nothing but words.
  bool words(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto from = i;
      while (i < text.size() && plain[static_cast<unsigned char>(text[i])]) ++i;
      out_.append(text, from, i - from);
      if (i == text.size()) return true;
      const char next = i + 1 < text.size() ? text[i + 1] : '\0';
      switch (text[i]) {
        case '"': out_ += "&quot;"; break;
        case '>': out_ += "&gt;"; break;
        case '<':
        case '&':
          if (next != ' ') return false;
          out_ += text[i] == '<' ? "&lt;" : "&amp;";
          break;
        case ':':
          if (next == '/') return false;  // and so does "://"
          out_ += ':';
          break;
        case 'w':
        case 'W':
          if (next == 'w' || next == 'W') return false;  // "www." makes a link of what follows
          out_ += text[i];
          break;
        default: return false;
      }
    }
    return true;
  }

  const NarrativeOptions& options_;
  const NarrativeWorld& world_;
  const int top_level_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::string out_;
  Diagnostics said_;
  int depth_ = 1, tables_here_ = 0;
  std::string_view heading_;
  std::vector<std::string> anchors_;
};

}  // namespace

std::optional<std::string> plain_narrative_html(std::string_view text, const NarrativeOptions& options, const NarrativeWorld& world, int top_level, Diagnostics& found) {
  return PlainText(options, world, top_level).html(text, found);
}

}  // namespace comisiynu
