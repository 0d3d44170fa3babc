// Third step of reading a template: what stands in a tag. One parser reads one tag's tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markup/template_lexer.h"
#include "markup/template_syntax.h"

namespace comisiynu::templates {

// The names that a stretch of a template makes itself, by for and set: of the template as a whole or of one
// block. A block does not see the names around it, because another template may move what it holds elsewhere.
class Scope {
 public:
  explicit Scope(const Scope* around) : around_(around) {}

  struct Local {
    std::string_view name;
    std::uint32_t slot;
    bool of_loop;
  };
  const Local* find(std::string_view name) const;
  bool is_around(std::string_view name) const;  // made outside the block, and so not seen
  std::uint32_t set(std::string_view name);
  std::uint32_t enter_loop(std::string_view name);  // takes three slots: item, index, count
  void leave_loop();
  const std::uint32_t* loop() const { return loops_.empty() ? nullptr : &loops_.back(); }  // its item's slot
  std::uint32_t slots() const { return slots_; }

 private:
  const Scope* around_;
  std::vector<Local> locals_;
  std::vector<std::uint32_t> loops_;
  std::uint32_t slots_ = 0;
};

class ExpressionParser {
 public:
  // `tag` is the whole tag, `inside` what its tokens are made of. Throws SyntaxError, as all that follow.
  ExpressionParser(const Template&, const Messages&, Report&, std::string_view tag, std::string_view inside);

  Expression expression(const Scope&);
  // For what a template names itself: no word of the language.
  std::string_view new_name(std::string_view what_for);
  std::string_view any_name(std::string_view what_for);
  Reference reference(std::string_view what_for);        // to a template: a literal
  bool take(std::string_view sign_or_word);
  void expect(std::string_view sign_or_word, std::string_view after);
  void expect_end();
  const Token& token() const { return tokens_[at_]; }
  void next() { if (at_ + 1 < tokens_.size()) ++at_; }
  [[noreturn]] void fail(std::string message, std::string remedy = {}) const;  // at the token

 private:
  struct Deeper;

  Expression either(const Scope&);
  Expression both(const Scope&);
  Expression negation(const Scope&);
  Expression comparison(const Scope&);
  Expression concatenation(const Scope&);
  Expression filtered(const Scope&);
  Expression primary(const Scope&);
  Expression named(const Scope&);
  Expression loop(const Scope&);
  Expression message(const Scope&);
  void message_arguments(Expression&, const Scope&);
  void fit_to_message(Expression&, std::string_view key, std::string_view key_as_written);
  Expression filter(Expression of, const Scope&);

  bool is(std::string_view sign_or_word) const;
  std::string shown() const;  // the token, to be named in an error
  Place since(std::string_view first) const;

  const Template& in_;
  const Messages& messages_;
  Report& report_;
  std::string_view tag_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::string_view last_;  // the token taken last
  int depth_ = 0;
};

}  // namespace comisiynu::templates
