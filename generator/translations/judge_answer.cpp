#include "translations/judge_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "translations/markdown_blocks.h"
#include "translations/match_codes.h"

namespace comisiynu {

namespace {

using Kind = InlinePart::Kind;
using Role = InlinePart::Role;

// What each code's number stands for: one part, or the two of a pair.
using Codes = std::map<std::size_t, std::vector<InlinePart>>;

void add_codes(const std::vector<InlinePart>& parts, const std::vector<std::size_t>& numbers, Codes& codes) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (numbers[i] != 0) codes[numbers[i]].push_back(parts[i]);
}

// Whether two codes side by side may have had a blank between them.
bool stand_apart(const InlinePart& before, const InlinePart& after) {
  return before.role != Role::layout && after.role != Role::layout && before.kind != Kind::open && after.kind != Kind::close;
}

// The answer as it would stand in the file; nothing where it has a code that nobody knows. Some tools lose a blank that stands alone
// between two codes: `with_blanks` puts one there.
std::optional<std::string> assembled(const std::vector<AnswerPart>& answer, const Codes& codes, bool with_blanks) {
  std::string out;
  std::map<std::size_t, std::size_t> met;
  const InlinePart* before = nullptr;
  for (const auto& part : answer) {
    if (part.is_words) {
      out += part.words;
      before = nullptr;
      continue;
    }
    const auto code = codes.find(part.code);
    if (code == codes.end()) return std::nullopt;
    const auto& now = code->second[met[part.code]++ % code->second.size()];
    if (with_blanks && before != nullptr && stand_apart(*before, now)) out += ' ';
    out += now.text;
    before = &now;
  }
  return out;
}

// A tool that lays a file out anew puts a line end and an indent before a code, behind it, and at a text's ends. Blanks before that line
// end are the text's own.
std::vector<AnswerPart> without_layout(std::vector<AnswerPart> parts) {
  constexpr auto blanks = " \t\n";
  for (auto& part : parts) {
    if (!part.is_words) continue;
    auto& words = part.words;
    const auto last = words.find_last_not_of(blanks);
    if (const auto end = words.find('\n', last == std::string::npos ? 0 : last); end != std::string::npos) words.erase(end);
    const auto first = std::min(words.find_first_not_of(blanks), words.size());
    if (const auto line = words.substr(0, first).find('\n'); line != std::string::npos) words.erase(line, first - line);
  }
  std::erase_if(parts, [](const AnswerPart& part) { return part.is_words && part.words.empty(); });
  return parts;
}

// The text without any blank, to tell whether only blanks differ.
std::string squeezed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return text;
}

// Whether two codes that could have a blank between them have none, as a note's mark behind a link.
bool has_codes_joined(const std::vector<InlinePart>& parts) {
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i - 1].kind != Kind::words && parts[i].kind != Kind::words && stand_apart(parts[i - 1], parts[i])) return true;
  return false;
}

// Codes that a translation must have as its source has them.
std::vector<std::string> kept_codes(const std::vector<InlinePart>& parts) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    if (part.kind == Kind::words || part.kind == Kind::close || part.role == Role::layout || part.role == Role::emphasis) continue;
    codes.push_back(part.kind == Kind::open ? part.text + "…" + closing_text(parts, i) : part.text);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::optional<std::string> first_beyond(const std::vector<std::string>& all, const std::vector<std::string>& those) {
  std::vector<std::string> rest;
  std::set_difference(all.begin(), all.end(), those.begin(), those.end(), std::back_inserter(rest));
  return rest.empty() ? std::nullopt : std::optional(rest.front());
}

// A blank line makes two of one, in a field of TOML too.
std::size_t paragraphs(const std::string& text) {
  std::size_t count = 0;
  bool inside = false;
  for (const auto line : lines_of(text)) {
    const bool blank = trim(line).empty();
    if (!blank && !inside) ++count;
    inside = !blank;
  }
  return count;
}

class Judging {
 public:
  explicit Judging(const TranslatedText& text) : text_(text), source_(inline_parts(text.source_text(), text.form)) {
    const auto target = inline_parts(text.target_text(), text.form);
    add_codes(target, matched_numbers(source_, target), codes_);
    std::erase_if(codes_, [](const auto& code) { return code.first < 1000; });
    add_codes(source_, code_numbers(source_), codes_);
  }

  JudgedAnswer judge(const Answer& answer) {
    const auto reading = reading_of(answer);
    if (!reading) return refuse_source(answer);
    auto words = answer.target_text;
    if (!words) {
      const auto target = reading->laid_out ? without_layout(*answer.target) : *answer.target;
      words = assembled(target, codes_, false);
      if (words && !is_as_it_stands(*words) && (reading->lost_blanks || !has_codes_joined(source_))) words = assembled(target, codes_, true);
    }
    if (!words) return refuse("answer-code", "has a code that its source does not have", "use only the codes that the source shows");
    made_.words = trim(is_as_it_stands(*words) ? text_.target_text() : *words);
    if (is_as_it_stands(made_.words)) return std::move(made_);
    if (made_.words.empty()) return refuse("answer-empty", "has no words", "translate it, or leave it out");
    if (has_control()) return refuse("answer-character", "holds a character that cannot be shown", "take it out");
    parts_ = inline_parts(made_.words, text_.form);
    if (codes_differ() || braces_stand_free() || figures_differ() || shape_differs()) return std::move(made_);
    return std::move(made_);
  }

 private:
  JudgedAnswer refuse(std::string code, std::string message, std::string remedy) {
    made_.refusal = Refusal{std::move(code), std::move(message), std::move(remedy)};
    return made_;
  }
  bool refused(std::string code, std::string message, std::string remedy) {
    refuse(std::move(code), std::move(message), std::move(remedy));
    return true;
  }

  // However its lines are broken.
  bool is_as_it_stands(const std::string& words) const { return !text_.target_text().empty() && text_hash(words) == text_hash(text_.target_text()); }

  // What a tool did to the blanks, as the source shows that came back with the answer.
  struct Reading {
    bool laid_out = false, lost_blanks = false;
  };

  // Nothing where the source is another, however it is read.
  std::optional<Reading> reading_of(const Answer& answer) const {
    if (answer.source_text) return is_source(*answer.source_text) ? std::optional(Reading{}) : std::nullopt;
    if (!answer.source) return Reading{};
    const auto plain = assembled(*answer.source, codes_, false), without = assembled(without_layout(*answer.source), codes_, false);
    if (!plain) return std::nullopt;
    for (const bool lost : {false, true}) {
      if (plain != without && is_source(*assembled(without_layout(*answer.source), codes_, lost))) return Reading{true, lost};
      if (is_source(*assembled(*answer.source, codes_, lost))) return Reading{false, lost};
    }
    return std::nullopt;
  }

  bool is_source(const std::string& text) const { return text_hash(text) == text_hash(text_.source_text()); }

  // The text's own source is what it was: else the answer's id would tell of it.
  JudgedAnswer refuse_source(const Answer& answer) {
    const auto source = answer.source_text ? answer.source_text : assembled(*answer.source, codes_, false);
    if (source && squeezed(*source) == squeezed(text_.source_text()))
      return refuse("answer-blanks", "came back with blanks put in or taken out beside its codes", "the tool has laid the file out anew: have it saved again without indentation");
    return refuse("answer-of-another-source", "came back with another source than it went out with", "export it again, and have the source left as it is");
  }

  bool has_control() const {
    // A reference such as &#xD800; may make what is no character.
    return invalid_utf8(made_.words) || std::any_of(made_.words.begin(), made_.words.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
  }

  bool codes_differ() {
    const auto want = kept_codes(source_);
    auto have = kept_codes(parts_);
    if (const auto lost = first_beyond(want, have)) {
      // A plural form may say its number in words.
      const bool may_go = text_.form == TextForm::message && *lost == "{count}" && (text_.key.ends_with(".zero") || text_.key.ends_with(".one") || text_.key.ends_with(".two") || text_.key.ends_with(".few") || text_.key.ends_with(".many"));
      if (!may_go) return refused("answer-code", fmt::format("has lost {}", *lost), "put it where it belongs in the sentence, as it stands in the source");
    }
    if (const auto more = first_beyond(have, want)) return refused("answer-code", fmt::format("has {}, which its source does not have so often", *more), "take it out: links and figures are the source's");
    return false;
  }

  // Braces that make no placeholder would be read as a broken one.
  bool braces_stand_free() {
    const auto words = only_words(parts_), before = only_words(source_);
    const auto times = [](const std::string& text, std::string_view what) {
      std::size_t count = 0;
      for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++count;
      return count;
    };
    using Braces = std::array<std::string_view, 2>;
    for (const auto brace : text_.form == TextForm::message ? Braces{"{", "}"} : Braces{"{{", "}}"})
      if (times(words, brace) > times(before, brace)) return refused("answer-code", fmt::format("has {} that belongs to no placeholder", brace), "take it out, or put the whole placeholder back");
    return false;
  }

  bool figures_differ() {
    const auto before = only_words(source_), now = only_words(parts_);
    if (const auto lost = figures_missing(before, now); !lost.empty()) return refused("answer-figure", fmt::format("has lost the figure {}", lost.front()), "write it as in the source");
    if (const auto more = figures_missing(now, before); !more.empty()) return refused("answer-figure", fmt::format("has the figure {}, which its source does not have", more.front()), "write the source's figures, and no others");
    return false;
  }

  bool shape_differs() {
    if (text_.form != TextForm::markdown) {
      const auto before = paragraphs(text_.source_text()), now = paragraphs(made_.words);
      // A tool may have lost a blank line; none puts one in by itself.
      return now > before && refused("answer-markdown", fmt::format("has more paragraphs than its source: {} became {}", before, now), "take out the blank lines that the source does not have");
    }
    const auto before = markdown_shape(text_.source_text()), now = markdown_shape(made_.words);
    if (before == now) return false;
    return refused("answer-markdown", fmt::format("is not built as its source: {} became {}", before, now.empty() ? "nothing" : now), "keep the marks of Markdown as they are, and write no others");
  }

  const TranslatedText& text_;
  std::vector<InlinePart> source_, parts_;
  Codes codes_;
  JudgedAnswer made_;
};

}  // namespace

JudgedAnswer judge_answer(const TranslatedText& text, const Answer& answer) { return Judging(text).judge(answer); }

}  // namespace comisiynu
