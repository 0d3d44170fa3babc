#include "translations/apply.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "source/toml_text.h"
#include "translations/markdown_blocks.h"

namespace comisiynu {

namespace {

// A file as its texts' places count it: without a byte-order mark, "\n" at the ends of lines.
class PlainFile {
 public:
  explicit PlainFile(std::string_view file) {
    if (file.starts_with(mark)) {
      has_mark_ = true;
      file.remove_prefix(mark.size());
    }
    const auto ends = std::count(file.begin(), file.end(), '\n'), returns = std::count(file.begin(), file.end(), '\r');
    windows_ = returns > 0;
    for (std::size_t i = 0; i < file.size(); ++i)
      if (file[i] != '\r') text += file[i];
      else if (i + 1 == file.size() || file[i + 1] != '\n') fits = false;
    if (windows_ && returns != ends) fits = false;  // lines of both kinds cannot be put back as they were
  }

  std::string back(std::string_view changed) const {
    std::string out(has_mark_ ? mark : "");
    for (const char c : changed) {
      if (c == '\n' && windows_) out += '\r';
      out += c;
    }
    return out;
  }

  std::string text;
  bool fits = true;

 private:
  static constexpr std::string_view mark = "\xEF\xBB\xBF";
  bool has_mark_ = false, windows_ = false;
};

toml::source_position position_of(const Position& at) {
  return {static_cast<toml::source_index>(at.line), static_cast<toml::source_index>(at.column)};
}

// The words as TOML, in the manner of the string that stands there, or of its source's.
std::string toml_words(const std::string& words, std::string_view like) {
  const bool tall = like.starts_with("\"\"\"") || like.starts_with("'''");
  if (!tall || like.size() < 6) return toml_string(words);
  std::string out = "\"\"\"";
  const auto inside = like.substr(3, like.size() - 6);
  if (inside.starts_with('\n')) out += '\n';
  for (const char c : words) {
    if (c == '\\') out += '\\';
    out += c;
    if (out.ends_with("\"\"\"") && out.size() > 4) out.insert(out.size() - 1, "\\");
  }
  if (out.ends_with('"') && !inside.ends_with('\n')) out.insert(out.size() - 1, "\\");
  if (inside.ends_with('\n')) out += '\n';
  return out + "\"\"\"";
}

class RecordsEditor {
 public:
  explicit RecordsEditor(const std::string& text) : text_(text), places_(text) {}

  bool change(const TextChange& change) {
    const auto& text = *change.text;
    const auto target = text.target();
    if (text.written[target].line == 0) return add(text, change.words);
    const auto begin = places_.offset(position_of(text.written[target])), end = value_end(text_, begin);
    edits_.push_back({begin, end - begin, toml_words(change.words, std::string_view(text_).substr(begin, end - begin))});
    return true;
  }

  std::string take() { return edited(text_, std::move(edits_)); }

 private:
  bool add(const TranslatedText& text, const std::string& words) {
    if (text.written[text.source].line == 0) return false;
    const auto from = places_.offset(position_of(text.written[text.source])), from_end = value_end(text_, from);
    const auto value = toml_words(words, std::string_view(text_).substr(from, from_end - from));
    const auto begin = places_.offset(position_of(text.at));
    const auto code = language_code(text.target());
    if (begin < text_.size() && text_[begin] == '{') {
      const auto last = text_.find_last_not_of(" \t\n", value_end(text_, begin) - 2);
      edits_.push_back({last + 1, 0, fmt::format(", {} = {}", code, value)});
      return true;
    }
    // title.en = "…" or, below [title], en = "…": a line more.
    const auto line = from == 0 ? 0 : text_.rfind('\n', from - 1) + 1;
    auto key = text_.substr(line, from - line);
    const auto name = key.find_last_not_of(" \t=");
    if (name == key.npos || name == 0 || std::string_view(key).substr(name - 1, 2) != language_code(text.source)) return false;
    if (name > 1 && key[name - 2] != '.' && key[name - 2] != ' ' && key[name - 2] != '\t') return false;
    key.replace(name - 1, 2, code);
    const auto end = std::min(text_.find('\n', from_end), text_.size());
    edits_.push_back({end, 0, fmt::format("\n{}{}", key, value)});
    return true;
  }

  const std::string& text_;
  TextPlaces places_;
  std::vector<TextEdit> edits_;
};

}  // namespace

std::optional<std::string> change_records(std::string_view file, const std::vector<TextChange>& changes) {
  const PlainFile plain(file);
  if (!plain.fits) return std::nullopt;
  RecordsEditor editor(plain.text);
  for (const auto& change : changes)
    if (!editor.change(change)) return std::nullopt;
  return plain.back(editor.take());
}

std::optional<std::string> change_section(std::string_view file, const std::vector<TextChange>& changes) {
  const PlainFile plain(file);
  if (!plain.fits) return std::nullopt;
  const auto blocks = markdown_blocks(plain.text);
  const auto at_line = [&](std::uint32_t line) { return std::find_if(blocks.begin(), blocks.end(), [&](const auto& block) { return block.line == line; }); };
  std::vector<TextEdit> edits;
  for (const auto& change : changes) {
    const auto line = change.text->written[change.text->target()].line;
    if (line == 0 && change.text->after == 0) {
      edits.push_back({0, 0, change.words + "\n\n"});
      continue;
    }
    const auto block = at_line(line == 0 ? change.text->after : line);
    if (block == blocks.end()) return std::nullopt;
    if (line == 0) edits.push_back({block->end, 0, "\n\n" + change.words});
    else {
      const auto begin = block->begin + std::min(block->words.find_first_not_of(" \t"), block->words.size());
      edits.push_back({begin, block->end - begin, change.words});
    }
  }
  return plain.back(edited(plain.text, std::move(edits)));
}

std::optional<std::string> new_section(const std::string& source, const std::vector<TextChange>& changes) {
  std::string out;
  for (const auto& block : markdown_blocks(source)) {
    if (!out.empty()) out += "\n\n";
    if (!block.has_words) {
      out += block.words;
      continue;
    }
    const auto change = std::find_if(changes.begin(), changes.end(), [&](const auto& each) { return each.text->written[each.text->source].line == block.line; });
    if (change == changes.end()) return std::nullopt;
    out += change->words;
  }
  return out + "\n";
}

}  // namespace comisiynu
