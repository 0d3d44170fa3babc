#include "markup/template_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "markup/template_expressions.h"
#include "markup/template_lexer.h"

namespace comisiynu::templates {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::size_t largest = 4 * 1024 * 1024;

std::string remedy_for_statement(std::string_view word) {
  if (word.starts_with("end")) return "every block is closed by {% end %}";
  if (word == "elseif" || word == "elsif") return "write {% elif … %}";
  auto guess = did_you_mean(word, {"if", "elif", "else", "end", "for", "set", "include", "extends", "block"});
  return guess.empty() ? "the statements are if, elif, else, end, for, set, include, extends and block"
                       : guess;
}

class Parser {
 public:
  Parser(Template& in, const Messages& messages, Report& report)
      : in_(in), messages_(messages), report_(report) {}

  void run() {
    pieces_ = cut(in_, report_);
    Scope scope(nullptr);
    in_.body = body(scope, nullptr);
    while (at_ < pieces_.size()) {  // an end, elif or else that nothing has opened
      stray(pieces_[at_]);
      ++at_;
      auto rest = body(scope, nullptr);
      std::move(rest.begin(), rest.end(), std::back_inserter(in_.body));
    }
    in_.slots = scope.slots();
  }

 private:
  // What closes a body stands first in its tag; the body's parser leaves it for whoever opened the body.
  static std::string_view first_word(const Piece& piece) {
    const auto text = trim(piece.inside);
    return text.substr(0, text.find_first_of(" \t\r\n(\"'"));
  }
  static bool closes(const Piece& piece) {
    if (piece.kind != Piece::Kind::statement) return false;
    const auto word = first_word(piece);
    return word.starts_with("end") || word == "elif" || word == "else";  // "endif" closes, too, with an error
  }

  Body body(Scope& scope, const Piece* opened_by) {
    Body made;
    if (++depth_ > max_nesting) {
      if (!abandoned_)
        report_.error("template-limit", in_.place_of(opened_by->whole),
                      fmt::format("blocks are nested more than {} deep", max_nesting - 1),
                      "move the inner ones to a template of their own and include it");
      abandoned_ = true;
      at_ = pieces_.size();
    }
    for (; at_ < pieces_.size() && !closes(pieces_[at_]); ++at_) {
      const Piece& piece = pieces_[at_];
      if (in_.extends && depth_ == 1) outside_blocks(piece);
      try {
        if (piece.kind == Piece::Kind::text) made.push_back({StaticText{piece.inside}});
        else if (piece.kind == Piece::Kind::output) made.push_back({output(piece, scope)});
        else statement(piece, scope, made);
      } catch (const SyntaxError& error) {
        tell(error);
      }
      if (at_ >= pieces_.size()) break;
    }
    --depth_;
    return made;
  }

  void tell(const SyntaxError& error) {
    report_.error("template-syntax", in_.place_of(error.at), error.message, error.remedy);
  }

  ExpressionParser reading(const Piece& piece) const {
    return {in_, messages_, report_, piece.whole, piece.inside};
  }

  Output output(const Piece& piece, const Scope& scope) {
    auto tag = reading(piece);
    Output made{tag.expression(scope), in_.outputs++};
    tag.expect_end();
    return made;
  }

  void statement(const Piece& piece, Scope& scope, Body& into) {
    const auto word = first_word(piece);
    if (word == "if") into.push_back({condition(piece, scope)});
    else if (word == "for") into.push_back({loop(piece, scope)});
    else if (word == "block") block(piece, scope, into);
    else if (word == "set") into.push_back({assignment(piece, scope)});
    else if (word == "include") into.push_back({inclusion(piece, scope)});
    else if (word == "extends") extension(piece);
    else if (word.empty()) throw SyntaxError{piece.whole, "the tag is empty", ""};
    else unknown(word);
  }

  [[noreturn]] static void unknown(std::string_view word) {
    throw SyntaxError{word, fmt::format("there is no statement \"{}\"", word), remedy_for_statement(word)};
  }

  // After a body: what closed it, which is then read. Nothing at the end of the template.
  std::string_view closed_by() const {
    return at_ < pieces_.size() ? first_word(pieces_[at_]) : std::string_view();
  }

  void expect_end(const Piece& opened_by, Scope& scope, std::string_view after = {}) {
    while (closed_by() == "elif" || closed_by() == "else") {
      // Out of place. What stands behind it is read all the same.
      const auto word = closed_by();
      report_.error("template-syntax", in_.place_of(word),
                    after.empty()
                        ? fmt::format("\"{}\" does not belong to \"{}\"", word, first_word(opened_by))
                        : fmt::format("\"{}\" cannot stand after \"{}\"", word, after));
      ++at_;
      body(scope, &opened_by);
    }
    if (at_ >= pieces_.size()) {
      if (!abandoned_)
        report_.error("template-syntax", in_.place_of(opened_by.whole),
                      fmt::format("\"{}\" is never closed", first_word(opened_by)), "close it by {% end %}");
      return;
    }
    bare(pieces_[at_]);
  }

  // A tag of one word alone: end, else.
  void bare(const Piece& piece) {
    try {
      if (first_word(piece) != "end" && first_word(piece) != "else") unknown(first_word(piece));
      auto tag = reading(piece);
      tag.next();
      if (first_word(piece) == "else" && tag.token().text == "if")
        tag.fail("\"else\" takes no condition", "write {% elif … %}");
      tag.expect_end();
    } catch (const SyntaxError& error) {
      tell(error);
    }
  }

  void stray(const Piece& piece) {
    const auto word = first_word(piece);
    report_.error("template-syntax", in_.place_of(word),
                  fmt::format("\"{}\" {}", word,
                              word.starts_with("end") ? "closes nothing" : "stands outside an \"if\""));
  }

  // The head of a block that has a body: when it is wrong, the body must be read all the same.
  template <class Read>
  void head(const Piece& piece, Read read) {
    try {
      auto tag = reading(piece);
      tag.next();
      read(tag);
      tag.expect_end();
    } catch (const SyntaxError& error) {
      tell(error);
    }
  }

  Condition condition(const Piece& opened_by, Scope& scope) {
    Condition made;
    const Piece* piece = &opened_by;
    for (;;) {
      Branch branch;
      branch.place = in_.place_of(piece->whole);
      head(*piece, [&](ExpressionParser& tag) { branch.test = tag.expression(scope); });
      ++at_;
      branch.body = body(scope, piece);
      made.branches.push_back(std::move(branch));
      if (closed_by() != "elif") break;
      piece = &pieces_[at_];
    }
    if (closed_by() != "else") {
      expect_end(opened_by, scope);
      return made;
    }
    piece = &pieces_[at_];
    bare(*piece);
    ++at_;
    Branch otherwise;
    otherwise.test.literal = true;
    otherwise.place = in_.place_of(piece->whole);
    otherwise.body = body(scope, piece);
    made.branches.push_back(std::move(otherwise));
    expect_end(opened_by, scope, "else");
    return made;
  }

  Loop loop(const Piece& opened_by, Scope& scope) {
    Loop made;
    made.place = in_.place_of(opened_by.whole);
    std::string_view item;
    head(opened_by, [&](ExpressionParser& tag) {
      item = tag.new_name("a name for the items");
      tag.expect("in", "the name of the items");
      made.list = tag.expression(scope);
    });
    made.slot = scope.enter_loop(item);
    in_.own_names.push_back(item);
    ++at_;
    made.body = body(scope, &opened_by);
    scope.leave_loop();
    if (closed_by() != "else") {
      expect_end(opened_by, scope);
      return made;
    }
    const Piece& otherwise = pieces_[at_];
    bare(otherwise);
    ++at_;
    made.otherwise = body(scope, &otherwise);
    expect_end(opened_by, scope, "else");
    return made;
  }

  void block(const Piece& opened_by, Scope& around, Body& into) {
    Block made;
    made.place = in_.place_of(opened_by.whole);
    head(opened_by, [&](ExpressionParser& tag) { made.name = tag.any_name("the name of the block"); });
    const auto same = std::find_if(in_.blocks.begin(), in_.blocks.end(), [&](const auto& other) {
      return !other.name.empty() && other.name == made.name;
    });
    if (same != in_.blocks.end())
      report_.error("template-block", in_.place_of(made.name),
                    fmt::format("the block \"{}\" stands here twice", made.name),
                    "give each block a name of its own");
    const auto index = in_.blocks.size();
    in_.blocks.push_back(std::move(made));
    Scope inside(&around);
    ++at_;
    auto inner = body(inside, &opened_by);
    in_.blocks[index].body = std::move(inner);
    in_.blocks[index].slots = inside.slots();
    expect_end(opened_by, inside);
    into.push_back({BlockPlace{static_cast<std::uint32_t>(index)}});
  }

  Assignment assignment(const Piece& piece, Scope& scope) {
    auto tag = reading(piece);
    tag.next();
    const auto name = tag.new_name("a name");
    tag.expect("=", "the name");
    Assignment made{0, tag.expression(scope)};
    tag.expect_end();
    if (const auto* known = scope.find(name); known && known->of_loop)
      throw SyntaxError{name, fmt::format("\"{}\" is the item of a loop", name), "take another name"};
    made.slot = scope.set(name);
    in_.own_names.push_back(name);
    return made;
  }

  Inclusion inclusion(const Piece& piece, const Scope& scope) {
    auto tag = reading(piece);
    tag.next();
    Inclusion made{static_cast<std::uint32_t>(in_.includes.size()), {}, {}};
    auto name = tag.reference("the name of a template");
    if (tag.take("with")) {
      do {
        const auto given = tag.new_name("a name");
        const auto same = [&](const Key& key) { return key.name() == given; };
        if (std::any_of(made.names.begin(), made.names.end(), same))
          throw SyntaxError{given, fmt::format("\"{}\" is given twice", given), ""};
        tag.expect("=", "the name");
        made.names.push_back(Key::of(given));
        made.values.push_back(tag.expression(scope));
      } while (tag.take(","));
    }
    tag.expect_end();
    in_.includes.push_back(std::move(name));
    return made;
  }

  void extension(const Piece& piece) {
    auto tag = reading(piece);
    tag.next();
    auto name = tag.reference("the name of a template");
    tag.expect_end();
    const auto blank_text = [](const Piece& before) {
      return before.kind == Piece::Kind::text && trim(before.inside).empty();
    };
    if (!std::all_of(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(at_), blank_text))
      throw SyntaxError{piece.whole, "\"extends\" does not come first",
                        "move it to the start of the template"};
    in_.extends = std::move(name);
  }

  // A template on top of another says what its blocks hold, and nothing else.
  void outside_blocks(const Piece& piece) {
    constexpr const char* remedy = "move it into a block";
    if (piece.kind == Piece::Kind::text) {
      if (const auto words = trim(piece.inside); !words.empty())
        report_.error("template-block", in_.place_of(words.substr(0, words.find('\n'))),
                      "text stands outside the blocks of a template that extends another", remedy);
    } else if (piece.kind == Piece::Kind::output || first_word(piece) != "block") {
      report_.error("template-block", in_.place_of(piece.whole),
                    "a tag stands outside the blocks of a template that extends another", remedy);
    }
  }

  Template& in_;
  const Messages& messages_;
  Report& report_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool abandoned_ = false;
};

}  // namespace

std::unique_ptr<Template> parse(TemplateFile file, const Messages& messages, Diagnostics& diagnostics) {
  auto made = std::make_unique<Template>();
  made->name = std::move(file.name);
  made->source = std::move(file.text);
  made->file = file.file;
  if (made->source.starts_with(bom)) made->source.erase(0, bom.size());
  Report report(*made, diagnostics);
  if (const auto at = invalid_utf8(made->source))
    report.error("template-syntax", {static_cast<std::uint32_t>(*at), 0}, "the template is not in UTF-8",
                 "save it as UTF-8");
  else if (made->source.size() > largest)
    report.error("template-limit", {}, "the template is larger than 4 MB");
  else
    Parser(*made, messages, report).run();
  return made;
}

}  // namespace comisiynu::templates
