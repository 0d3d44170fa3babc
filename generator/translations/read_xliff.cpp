#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.h"
#include "translations/answers.h"
#include "translations/xml_text.h"

namespace comisiynu {

namespace {

// A name without its namespace's prefix, which a tool may choose.
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
}

std::string_view language_part(std::string_view code) { return code.substr(0, code.find('-')); }

// Deeper than any tool nests codes; a file that goes deeper is not one of theirs.
constexpr int deepest = 50;

class XliffReader {
 public:
  XliffReader(std::string_view text, FileId file, Diagnostics& found) : text_(text), file_(file), found_(found) {}

  std::optional<Answers> read() {
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text_.data(), text_.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed) return refuse(line_at(static_cast<std::size_t>(parsed.offset)), fmt::format("this is not XML that can be read: {}", parsed.description()));
    const auto root = document.document_element();
    if (local(root) != "xliff") return refuse(1, fmt::format("this is XML, but not XLIFF: it begins with <{}>", root.name()));
    const std::string_view version = root.attribute("version").value();
    if (!version.starts_with("1.") && !version.starts_with("2.")) return refuse(1, fmt::format("XLIFF of version \"{}\" is not known", version));
    two_ = version.starts_with("2.");
    if (two_) answers_.to = from_code(language_part(root.attribute("trgLang").value()));
    for (const auto node : root.children()) walk(node, 0);
    return std::move(answers_);
  }

 private:
  std::optional<Answers> refuse(std::uint32_t line, std::string message) {
    found_.error("answer-unreadable", {file_, line, 1, 0}, std::move(message), "export again, and have the answer saved as XLIFF 2.1, XLIFF 1.2 or PO");
    return std::nullopt;
  }

  std::uint32_t line_at(std::size_t offset) const {
    return static_cast<std::uint32_t>(1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text_.size())), '\n'));
  }
  std::uint32_t line_of(const pugi::xml_node& node) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    if (offset < counted_) return line_at(offset);
    line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_), text_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text_.size())), '\n'));
    counted_ = std::min(offset, text_.size());
    return line_;
  }

  void walk(const pugi::xml_node& node, int depth) {
    const auto name = local(node);
    if (!two_ && name == "file" && !answers_.to) answers_.to = from_code(language_part(node.attribute("target-language").value()));
    if (two_ && name == "unit") return unit(node);
    if (!two_ && name == "trans-unit") return trans_unit(node);
    if (depth < deepest)
      for (const auto child : node.children()) walk(child, depth + 1);
  }

  using Content = std::optional<std::vector<AnswerPart>>;

  // A unit may have come apart into several segments: together they are the text.
  void unit(const pugi::xml_node& node) {
    Answer answer{node.attribute("id").value(), node.attribute("name").value(), line_of(node), {}, {}, {}, {}};
    bool translated = false, whole = true;
    std::vector<AnswerPart> source, target;
    for (const auto part : node.children()) {
      const bool segment = local(part) == "segment";
      if (!segment && local(part) != "ignorable") continue;
      const auto from = child(part, "source"), to = child(part, "target");
      append(source, from);
      const auto words = to ? to : from;
      if (segment && !has_content(to)) whole = false;
      translated |= segment && has_content(to);
      append(target, words);
    }
    answer.source = std::move(source);
    if (translated && whole) answer.target = std::move(target);
    answers_.all.push_back(std::move(answer));
  }

  void trans_unit(const pugi::xml_node& node) {
    Answer answer{node.attribute("id").value(), node.attribute("resname").value(), line_of(node), {}, {}, {}, {}};
    const auto to = child(node, "target");
    std::vector<AnswerPart> source, target;
    append(source, child(node, "source"));
    append(target, to);
    answer.source = std::move(source);
    const std::string_view state = to.attribute("state").value();
    if (has_content(to) && state != "new" && state != "needs-translation") answer.target = std::move(target);
    answers_.all.push_back(std::move(answer));
  }

  static pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const auto each : node.children())
      if (local(each) == name) return each;
    return {};
  }

  static bool has_content(const pugi::xml_node& node) {
    for (const auto each : node.children())
      if (each.type() == pugi::node_element || !trim(each.value()).empty()) return true;
    return false;
  }

  static void add_words(std::vector<AnswerPart>& into, std::string_view words) {
    if (words.empty()) return;
    if (!into.empty() && into.back().is_words) into.back().words += words;
    else into.push_back({true, std::string(words), 0});
  }

  // A code's number: what the tool calls it, or one that no source has.
  static std::size_t number_of(std::string_view id) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size() && number != 0 ? number : static_cast<std::size_t>(-1);
  }
  static void add_code(std::vector<AnswerPart>& into, std::string_view id) { into.push_back({false, {}, number_of(id)}); }

  static std::string_view either(const pugi::xml_node& node, const char* first, const char* second) {
    const std::string_view value = node.attribute(first).value();
    return value.empty() ? std::string_view(node.attribute(second).value()) : value;
  }

  void append(std::vector<AnswerPart>& into, const pugi::xml_node& node, int depth = 0) {
    if (depth > deepest) return;
    for (const auto each : node.children()) {
      if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
        add_words(into, each.value());
        continue;
      }
      const auto name = local(each);
      if (name == "ph" || name == "x" || name == "it") add_code(into, each.attribute("id").value());
      else if (name == "pc" || name == "g") {
        add_code(into, each.attribute("id").value());
        append(into, each, depth + 1);
        add_code(into, each.attribute("id").value());
      } else if (name == "sc") add_code(into, each.attribute("id").value());
      else if (name == "ec") add_code(into, either(each, "startRef", "id"));
      else if (name == "bpt" || name == "ept" || name == "bx" || name == "ex") add_code(into, either(each, "rid", "id"));
      else if (name == "cp") add_words(into, "\x7F");  // a character that XML cannot hold, and no text may
      else append(into, each, depth + 1);  // mrk and what a tool adds: only marks around words
    }
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& found_;
  bool two_ = false;
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
  Answers answers_;
};

}  // namespace

std::optional<Answers> read_xliff(std::string_view text, FileId file, Diagnostics& found) { return XliffReader(text, file, found).read(); }

std::optional<Answers> read_answers(std::string_view text, FileId file, Diagnostics& found) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto bad = invalid_utf8(text)) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    found.error("answer-unreadable", {file, static_cast<std::uint32_t>(line), 1, 0}, "the file is not in UTF-8", "have it saved again, with the encoding UTF-8");
    return std::nullopt;
  }
  const auto begin = trim(text);
  if (begin.starts_with('<')) return read_xliff(text, file, found);
  if (begin.find("msgid") != begin.npos) return read_po(text, file, found);
  found.error("answer-unreadable", {file, 0, 0, 0}, "this is neither XLIFF nor PO", "export again, and have the answer saved as XLIFF 2.1, XLIFF 1.2 or PO");
  return std::nullopt;
}

}  // namespace comisiynu
