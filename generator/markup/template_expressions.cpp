#include "markup/template_expressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace comisiynu::templates {

namespace {

using Kind = Expression::Kind;

constexpr std::array<std::string_view, 7> operators{"and", "or", "not", "in", "true", "false", "null"};

bool is_operator(std::string_view word) {
  return std::find(operators.begin(), operators.end(), word) != operators.end();
}

struct Filter {
  std::string_view name;
  Kind kind;
  std::size_t arguments;
};
constexpr std::array<Filter, 5> filters{{
    {"default", Kind::default_filter, 1},
    {"join", Kind::join_filter, 1},
    {"json", Kind::json_filter, 0},
    {"length", Kind::length_filter, 0},
    {"url_encode", Kind::url_encode_filter, 0},
}};

struct Comparison {
  std::string_view sign;
  Kind kind;
};
constexpr std::array<Comparison, 7> comparisons{{
    {"==", Kind::equal}, {"!=", Kind::not_equal}, {"<=", Kind::less_or_equal}, {">=", Kind::greater_or_equal},
    {"<", Kind::less}, {">", Kind::greater}, {"in", Kind::contained},
}};

std::string remedy_for_filter(std::string_view name) {
  if (name == "safe" || name == "raw") return "markup that may stand as it is comes from the program as such";
  std::vector<std::string> names;
  for (const auto& filter : filters) names.emplace_back(filter.name);
  auto guess = did_you_mean(name, names);
  return guess.empty() ? fmt::format("the filters are {}", fmt::join(names, ", ")) : guess;
}

}  // namespace

const Scope::Local* Scope::find(std::string_view name) const {
  const auto found =
      std::find_if(locals_.rbegin(), locals_.rend(), [&](const auto& l) { return l.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

bool Scope::is_around(std::string_view name) const {
  for (const auto* scope = around_; scope; scope = scope->around_)
    if (scope->find(name)) return true;
  return false;
}

std::uint32_t Scope::set(std::string_view name) {
  if (const auto* known = find(name)) return known->slot;
  locals_.push_back({name, slots_, false});
  return slots_++;
}

std::uint32_t Scope::enter_loop(std::string_view name) {
  locals_.push_back({name, slots_, true});
  loops_.push_back(slots_);
  slots_ += 3;
  return loops_.back();
}

void Scope::leave_loop() {
  const auto item = loops_.back();
  loops_.pop_back();
  std::erase_if(locals_, [&](const auto& local) { return local.slot == item; });
}

struct ExpressionParser::Deeper {
  explicit Deeper(ExpressionParser& of) : parser(of) {
    if (++parser.depth_ > max_nesting) {
      --parser.depth_;
      parser.fail("the expression is nested too deeply", "take it apart with {% set %}");
    }
  }
  ~Deeper() { --parser.depth_; }
  ExpressionParser& parser;
};

ExpressionParser::ExpressionParser(const Template& in, const Messages& messages, Report& report,
                                   std::string_view tag, std::string_view inside)
    : in_(in), messages_(messages), report_(report), tag_(tag), tokens_(tokens_of(inside)),
      last_(tag.substr(0, 2)) {}

void ExpressionParser::fail(std::string message, std::string remedy) const {
  const auto at = token().kind == Token::Kind::end ? tag_.substr(tag_.size() - 2) : token().text;
  throw SyntaxError{at, std::move(message), std::move(remedy)};
}

std::string ExpressionParser::shown() const {
  switch (token().kind) {
    case Token::Kind::end: return "the end of the tag";
    case Token::Kind::words: return std::string(token().text);
    default: return fmt::format("\"{}\"", token().text);
  }
}

bool ExpressionParser::is(std::string_view sign_or_word) const {
  return (token().kind == Token::Kind::sign || token().kind == Token::Kind::name) &&
         token().text == sign_or_word;
}

bool ExpressionParser::take(std::string_view sign_or_word) {
  if (!is(sign_or_word)) return false;
  last_ = token().text;
  next();
  return true;
}

void ExpressionParser::expect(std::string_view sign_or_word, std::string_view after) {
  if (!take(sign_or_word))
    fail(fmt::format("\"{}\" is expected after {}, not {}", sign_or_word, after, shown()));
}

void ExpressionParser::expect_end() {
  if (token().kind == Token::Kind::end) return;
  if (is("=")) fail("\"=\" does not compare", "write \"==\"");
  fail(fmt::format("the end of the tag is expected, not {}", shown()));
}

std::string_view ExpressionParser::any_name(std::string_view what_for) {
  if (token().kind != Token::Kind::name) fail(fmt::format("{} is expected, not {}", what_for, shown()));
  last_ = token().text;
  next();
  return last_;
}

std::string_view ExpressionParser::new_name(std::string_view what_for) {
  if (is_operator(token().text) || is("t") || is("loop"))
    fail(fmt::format("\"{}\" is a word of the template language", token().text), "take another name");
  return any_name(what_for);
}

Reference ExpressionParser::reference(std::string_view what_for) {
  if (token().kind != Token::Kind::words)
    fail(fmt::format("{} is expected, not {}", what_for, shown()),
         "a template's name stands in quotation marks");
  last_ = token().text;
  Reference found{std::string(token().value.words()), in_.place_of(last_)};
  next();
  return found;
}

Place ExpressionParser::since(std::string_view first) const {
  const auto* end = last_.data() + last_.size();
  return in_.place_of({first.data(), static_cast<std::size_t>(end - first.data())});
}

Expression ExpressionParser::expression(const Scope& scope) {
  const Deeper deeper(*this);
  return either(scope);
}

namespace {

// Operands of the same operator stand side by side, so that a long row of them is not deep.
Expression joined(Kind kind, Expression first) {
  Expression whole;
  whole.kind = kind;
  whole.operands.push_back(std::move(first));
  return whole;
}

}  // namespace

Expression ExpressionParser::either(const Scope& scope) {
  const auto start = token().text;
  auto first = both(scope);
  if (!is("or")) return first;
  auto whole = joined(Kind::either, std::move(first));
  while (take("or")) whole.operands.push_back(both(scope));
  whole.place = since(start);
  return whole;
}

Expression ExpressionParser::both(const Scope& scope) {
  const auto start = token().text;
  auto first = negation(scope);
  if (!is("and")) return first;
  auto whole = joined(Kind::both, std::move(first));
  while (take("and")) whole.operands.push_back(negation(scope));
  whole.place = since(start);
  return whole;
}

Expression ExpressionParser::negation(const Scope& scope) {
  const auto start = token().text;
  if (!take("not")) return comparison(scope);
  const Deeper deeper(*this);
  auto whole = joined(Kind::negation, negation(scope));
  whole.place = since(start);
  return whole;
}

Expression ExpressionParser::comparison(const Scope& scope) {
  const auto start = token().text;
  auto first = concatenation(scope);
  const auto here = [&] {
    return std::find_if(comparisons.begin(), comparisons.end(), [&](const auto& c) { return is(c.sign); });
  };
  const auto found = here();
  if (found == comparisons.end()) return first;
  take(found->sign);
  auto whole = joined(found->kind, std::move(first));
  whole.operands.push_back(concatenation(scope));
  whole.place = since(start);
  if (here() != comparisons.end())
    fail("comparisons do not follow one another", "join two comparisons by \"and\"");
  return whole;
}

Expression ExpressionParser::concatenation(const Scope& scope) {
  const auto start = token().text;
  auto first = filtered(scope);
  if (!is("~")) return first;
  auto whole = joined(Kind::concatenation, std::move(first));
  while (take("~")) whole.operands.push_back(filtered(scope));
  whole.place = since(start);
  return whole;
}

Expression ExpressionParser::filtered(const Scope& scope) {
  const auto start = token().text;
  auto value = primary(scope);
  const int depth = depth_;
  for (;;) {
    const Deeper deeper(*this);  // each step wraps what came before
    if (take(".")) {
      auto field = joined(Kind::field, std::move(value));
      field.key = Key::of(any_name("the name of a field"));
      field.place = in_.place_of(field.key.name());
      value = std::move(field);
    } else if (take("|")) {
      value = filter(std::move(value), scope);
      value.place = since(start);
    } else {
      break;
    }
    ++depth_;
  }
  depth_ = depth;
  return value;
}

Expression ExpressionParser::filter(Expression of, const Scope& scope) {
  const auto name = any_name("the name of a filter");
  const auto known =
      std::find_if(filters.begin(), filters.end(), [&](const auto& f) { return f.name == name; });
  Expression whole = joined(known == filters.end() ? Kind::default_filter : known->kind, std::move(of));
  if (take("(")) {
    while (!is(")")) {
      whole.operands.push_back(expression(scope));
      if (!take(",")) break;
    }
    expect(")", "a filter's arguments");
  }
  const std::size_t given = whole.operands.size() - 1;
  if (known == filters.end())
    report_.error("template-unknown-filter", in_.place_of(name),
                  fmt::format("there is no filter \"{}\"", name), remedy_for_filter(name));
  else if (given != known->arguments)
    report_.error("template-syntax", in_.place_of(name),
                  fmt::format("the filter \"{}\" takes {}, not {}", name,
                              known->arguments == 0 ? "no argument" : "one argument", given));
  return whole;
}

Expression ExpressionParser::primary(const Scope& scope) {
  Expression value;
  switch (token().kind) {
    case Token::Kind::words:
    case Token::Kind::number:
      value.literal = token().value;
      value.place = in_.place_of(token().text);
      last_ = token().text;
      next();
      return value;
    case Token::Kind::name: return named(scope);
    case Token::Kind::sign:
      if (take("(")) {
        value = expression(scope);
        expect(")", "what stands in brackets");
        return value;
      }
      [[fallthrough]];
    case Token::Kind::end: break;
  }
  fail(fmt::format("a value is expected, not {}", shown()));
}

Expression ExpressionParser::named(const Scope& scope) {
  const auto name = token().text;
  Expression value;
  value.place = in_.place_of(name);
  if (take("true")) value.literal = true;
  else if (take("false")) value.literal = false;
  else if (take("null")) value.literal = nullptr;
  else if (is("t")) return message(scope);
  else if (is("loop")) return loop(scope);
  else if (is_operator(name)) fail(fmt::format("a value is expected, not \"{}\"", name));
  else if (const auto* local = scope.find(any_name("a name"))) {
    value.kind = Kind::local;
    value.slot = local->slot;
    value.key = Key::of(name);
  } else {
    value.kind = Kind::page_name;
    value.key = Key::of(name);
    if (scope.is_around(name))
      report_.error("template-unknown-name", value.place,
                    fmt::format("\"{}\" is made outside this block, which does not see it", name),
                    "make it inside the block, or take it from the page");
  }
  return value;
}

Expression ExpressionParser::loop(const Scope& scope) {
  const auto start = token().text;
  take("loop");
  const auto* slot = scope.loop();
  if (!slot)
    throw SyntaxError{start, "\"loop\" stands outside a loop", "use it between {% for %} and its {% end %}"};
  expect(".", "\"loop\"");
  const auto field = any_name("index, first or last");
  Expression value;
  value.slot = *slot;
  value.place = since(start);
  if (field == "index") value.kind = Kind::loop_index;
  else if (field == "first") value.kind = Kind::loop_first;
  else if (field == "last") value.kind = Kind::loop_last;
  else
    throw SyntaxError{field, fmt::format("a loop has no \"{}\"", field), "a loop has index, first and last"};
  return value;
}

Expression ExpressionParser::message(const Scope& scope) {
  const auto start = token().text;
  take("t");
  expect("(", "\"t\"");
  const Token key = token();
  Expression whole;
  whole.operands.push_back(expression(scope));
  const bool literal =
      whole.operands[0].kind == Kind::literal && whole.operands[0].literal.kind() == ValueKind::text;
  whole.kind = literal ? Kind::message : Kind::dynamic_message;
  message_arguments(whole, scope);
  expect(")", "what a message is given");
  whole.place = since(start);
  if (literal) {
    const auto name = whole.operands[0].literal;
    whole.operands.erase(whole.operands.begin());
    fit_to_message(whole, name.words(), key.text);
  }
  return whole;
}

void ExpressionParser::message_arguments(Expression& message, const Scope& scope) {
  while (take(",")) {
    const auto name = any_name("the name of a placeholder");
    const auto same = [&](const Key& key) { return key.name() == name; };
    if (std::any_of(message.arguments.begin(), message.arguments.end(), same))
      throw SyntaxError{name, fmt::format("\"{}\" is given twice", name), ""};
    expect("=", "the name of a placeholder");
    message.arguments.push_back(Key::of(name));
    message.operands.push_back(expression(scope));
  }
}

// The message is known: what it is given is put in the order of its places.
void ExpressionParser::fit_to_message(Expression& given, std::string_view key,
                                      std::string_view key_as_written) {
  given.message = messages_.find(key);
  if (!given.message) {
    report_.error("template-unknown-message", in_.place_of(key_as_written),
                  fmt::format("there is no message \"{}\"", key), did_you_mean(key, messages_.keys()));
    return;
  }
  auto places = given.message->places();
  if (given.message->counts()) places.emplace_back("count");
  for (const auto& argument : given.arguments)
    if (std::find(places.begin(), places.end(), argument.name()) == places.end())
      report_.error("template-message-arguments", in_.place_of(argument.name()),
                    fmt::format("the message \"{}\" has no place for \"{}\"", key, argument.name()),
                    did_you_mean(argument.name(), places));
  std::vector<Expression> ordered;
  for (const auto& place : places) {
    const auto found = std::find_if(given.arguments.begin(), given.arguments.end(),
                                    [&](const Key& argument) { return argument.name() == place; });
    if (found == given.arguments.end())
      report_.error("template-message-arguments", given.place,
                    fmt::format("the message \"{}\" is not given \"{}\"", key, place),
                    fmt::format("add {} = …", place));
    else
      ordered.push_back(std::move(given.operands[static_cast<std::size_t>(found - given.arguments.begin())]));
  }
  given.operands = std::move(ordered);
  given.arguments.clear();
}

}  // namespace comisiynu::templates
