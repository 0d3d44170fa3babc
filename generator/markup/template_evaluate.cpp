#include "markup/template_evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "language/format.h"
#include "language/messages.h"
#include "markup/template_escape.h"

namespace comisiynu::templates {

bool append_json(const View& view, std::string& out) {
  switch (view.kind) {
    case ValueKind::null: out += "null"; return true;
    case ValueKind::html: return false;
    case ValueKind::text:
      out += '"';
      append_json_string(view.words(), out);
      out += '"';
      return true;
    case ValueKind::list: {
      bool first = true;
      for (const auto& item : view.value->items()) {
        out += first ? '[' : ',';
        first = false;
        if (!append_json(View(item), out)) return false;
      }
      out += first ? "[]" : "]";
      return true;
    }
    case ValueKind::object: {
      bool first = true;
      for (const auto& field : view.value->fields()) {
        out += first ? "{\"" : ",\"";
        first = false;
        append_json_string(field.name, out);
        out += "\":";
        if (!append_json(View(field.value), out)) return false;
      }
      out += first ? "{}" : "}";
      return true;
    }
    default: append_plain(view, out); return true;
  }
}

namespace {

using Kind = Expression::Kind;

constexpr std::size_t bytes_a_step = 64;

class Evaluation {
 public:
  Evaluation(Run& run, const Frame& frame) : run_(run), frame_(frame) {}

  View of(const Expression& expression) {
    if (!run_.spend(1, *frame_.of, expression.place)) return View::failure();
    switch (expression.kind) {
      case Kind::literal: return View(expression.literal);
      case Kind::page_name: return page_name(expression);
      case Kind::local: return local(expression);
      case Kind::loop_index: return run_.stack[frame_.locals_at + expression.slot + 1];
      case Kind::loop_first: return View::of(index(expression) == 1);
      case Kind::loop_last:
        return View::of(index(expression) == run_.stack[frame_.locals_at + expression.slot + 2].whole);
      case Kind::field: return field(expression);
      case Kind::message: return message(expression);
      case Kind::dynamic_message: return dynamic_message(expression);
      case Kind::concatenation: return concatenation(expression);
      case Kind::equal:
      case Kind::not_equal: return equality(expression);
      case Kind::less:
      case Kind::less_or_equal:
      case Kind::greater:
      case Kind::greater_or_equal: return order(expression);
      case Kind::contained: return contained(expression);
      case Kind::both:
      case Kind::either: return condition(expression);
      case Kind::negation: {
        const auto view = of(expression.operands[0]);
        return view.failed() ? view : View::of(!view.truth());
      }
      case Kind::default_filter: return or_else(expression);
      case Kind::join_filter: return join(expression);
      case Kind::length_filter: return length(expression);
      case Kind::json_filter: return json(expression);
      case Kind::url_encode_filter: return url_encode(expression);
    }
    return View::failure();
  }

 private:
  View fail(const Expression& at, std::string_view code, std::string message, std::string remedy = {}) {
    run_.error(*frame_.of, code, at.place, std::move(message), std::move(remedy));
    return View::failure();
  }
  View wrong_kind(const Expression& at, std::string message, std::string remedy = {}) {
    return fail(at, "template-wrong-kind", std::move(message), std::move(remedy));
  }

  std::int64_t index(const Expression& loop) const {
    return run_.stack[frame_.locals_at + loop.slot + 1].whole;
  }

  View page_name(const Expression& name) {
    if (frame_.given)
      for (std::size_t i = 0; i < frame_.given->size(); ++i) {
        const auto& key = (*frame_.given)[i];
        if (key.hash() == name.key.hash() && key.name() == name.key.name())
          return run_.stack[frame_.given_at + i];
      }
    if (const auto* found = run_.page.find(name.key)) return View(*found);
    auto names = run_.page.names();
    if (frame_.given)
      for (const auto& key : *frame_.given) names.emplace_back(key.name());
    names.insert(names.end(), frame_.of->own_names.begin(), frame_.of->own_names.end());
    return fail(name, "template-unknown-name", fmt::format("there is no \"{}\"", name.key.name()),
                did_you_mean(name.key.name(), names));
  }

  View local(const Expression& name) {
    const auto& view = run_.stack[frame_.locals_at + name.slot];
    if (view.state != View::State::unset) return view;
    return fail(name, "template-unknown-name",
                fmt::format("\"{}\" has not been set on the way here", name.key.name()),
                "set it before the {% if %} or {% for %}");
  }

  View field(const Expression& expression) {
    const auto object = of(expression.operands[0]);
    if (object.failed()) return object;
    const auto name = expression.key.name();
    if (object.kind == ValueKind::null)
      return wrong_kind(expression, fmt::format("\"{}\" is asked of a missing value", name),
                        "ask first whether it is there, with {% if %}");
    if (object.kind != ValueKind::object)
      return wrong_kind(expression,
                        fmt::format("\"{}\" is asked of {}, which has no fields", name, name_of(object)));
    if (const auto* found = object.value->find(expression.key)) return View(*found);
    return fail(expression, "template-unknown-name", fmt::format("there is no field \"{}\"", name),
                did_you_mean(name, object.value->names()));
  }

  // Evaluates operands onto the stack, where they stay until the object dies.
  class Operands {
   public:
    Operands(Evaluation& evaluation, const Expression& of, std::size_t from)
        : run_(evaluation.run_), start_(run_.stack.size()) {
      for (std::size_t i = from; i < of.operands.size(); ++i) {
        const auto view = evaluation.of(of.operands[i]);
        failed_ = failed_ || view.failed();
        has_markup_ = has_markup_ || view.kind == ValueKind::html;
        run_.stack.push_back(view);
      }
    }
    ~Operands() { run_.stack.resize(start_); }
    Operands(const Operands&) = delete;
    const View& operator[](std::size_t i) const { return run_.stack[start_ + i]; }
    std::size_t size() const { return run_.stack.size() - start_; }
    bool failed() const { return failed_; }
    bool has_markup() const { return has_markup_; }

   private:
    Run& run_;
    std::size_t start_;
    bool failed_ = false, has_markup_ = false;
  };

  // Texts are joined in `work`. When any of them is markup, all become markup, and text is escaped.
  void begin(bool markup) {
    run_.work.clear();
    markup_ = markup;
  }
  void add(std::string_view text) {
    if (markup_) append_text(text, run_.work);
    else run_.work += text;
  }
  void add(const View& view) {
    if (view.kind == ValueKind::html) run_.work += view.words();
    else if (view.kind == ValueKind::text) add(view.words());
    else append_plain(view, run_.work);
  }
  // True while there is room; checked often enough that nothing can grow far beyond it.
  bool room(const Expression& at) {
    if (run_.arena.used() + run_.work.size() > max_page_bytes)
      run_.stop(*frame_.of, at.place, "the page grows too large");
    return !run_.stopped;
  }
  View made(const Expression& at) {
    if (!room(at) || !run_.spend(run_.work.size() / bytes_a_step, *frame_.of, at.place))
      return View::failure();
    return View::words(run_.arena.keep(run_.work), markup_ ? ValueKind::html : ValueKind::text);
  }

  View concatenation(const Expression& expression) {
    const Operands parts(*this, expression, 0);
    if (parts.failed()) return View::failure();
    begin(parts.has_markup());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& part = parts[i];
      if (!part.is_words() && !part.is_number() && part.kind != ValueKind::null)
        return wrong_kind(expression.operands[i], fmt::format("{} cannot be joined to text", name_of(part)));
      add(part);
      if (!room(expression)) return View::failure();
    }
    return made(expression);
  }

  View message(const Expression& expression) {
    if (expression.operands.empty() && !expression.message->counts()) {
      const auto& parts = expression.message->parts(run_.language);
      if (parts.size() == 1 && parts[0].kind == MessagePart::Kind::words) return View::words(parts[0].text, ValueKind::text);
    }
    const Operands arguments(*this, expression, 0);
    if (arguments.failed()) return View::failure();
    return write(expression, *expression.message, arguments, [](std::size_t place) { return place; }, 0);
  }

  View dynamic_message(const Expression& expression) {
    const auto key = of(expression.operands[0]);
    if (key.failed()) return key;
    if (key.kind != ValueKind::text)
      return wrong_kind(expression.operands[0],
                        fmt::format("the key of a message is text, not {}", name_of(key)));
    const auto* message = run_.messages.find(key.words());
    if (!message)
      return fail(expression.operands[0], "template-unknown-message",
                  fmt::format("there is no message \"{}\"", key.words()),
                  did_you_mean(key.words(), run_.messages.keys()));
    const Operands arguments(*this, expression, 1);
    if (arguments.failed()) return View::failure();
    auto places = message->places();
    if (message->counts()) places.emplace_back("count");
    std::vector<std::size_t> order;
    for (const auto& place : places) {
      const auto found = std::find_if(expression.arguments.begin(), expression.arguments.end(),
                                      [&](const Key& given) { return given.name() == place; });
      if (found == expression.arguments.end())
        return fail(expression, "template-message-arguments",
                    fmt::format("the message \"{}\" is not given \"{}\"", key.words(), place),
                    fmt::format("add {} = …", place));
      order.push_back(static_cast<std::size_t>(found - expression.arguments.begin()));
    }
    for (const auto& given : expression.arguments)
      if (std::find(places.begin(), places.end(), given.name()) == places.end())
        return fail(expression, "template-message-arguments",
                    fmt::format("the message \"{}\" has no place for \"{}\"", key.words(), given.name()),
                    did_you_mean(given.name(), places));
    return write(expression, *message, arguments, [&](std::size_t place) { return order[place]; }, 1);
  }

  // `index_of` gives, for the message's places and then its count, which of the arguments it is.
  template <class IndexOf>
  View write(const Expression& expression, const Message& message, const Operands& arguments,
             IndexOf index_of, std::size_t first_operand) {
    const Formatter formatter(run_.language);
    std::optional<double> count;
    if (message.counts()) {
      const auto at = index_of(message.places().size());
      if (!arguments[at].is_number())
        return wrong_kind(expression.operands[first_operand + at],
                          fmt::format("\"count\" is a number, not {}", name_of(arguments[at])));
      count = arguments[at].number();
    }
    begin(arguments.has_markup());
    for (const auto& part : message.parts(run_.language, count)) {
      if (part.kind == MessagePart::Kind::words) {
        add(part.text);
      } else if (part.kind == MessagePart::Kind::count) {
        if (count) add(formatter.number(*count));
      } else {
        const auto at = index_of(part.place);
        const auto& given = arguments[at];
        if (given.is_number()) add(formatter.number(given.number()));
        else if (given.is_words()) add(given);
        else
          return wrong_kind(expression.operands[first_operand + at],
                            fmt::format("\"{}\" is text or a number, not {}", part.text, name_of(given)));
      }
      if (!room(expression)) return View::failure();
    }
    return made(expression);
  }

  // Whether two values are the same; nothing when they cannot be compared.
  static std::optional<bool> same(const View& a, const View& b) {
    if (a.kind == ValueKind::null || b.kind == ValueKind::null) return a.kind == b.kind;
    if (a.kind == ValueKind::whole && b.kind == ValueKind::whole) return a.whole == b.whole;
    if (a.is_number() && b.is_number()) return a.number() == b.number();
    if (a.is_words() && b.is_words()) return a.kind == b.kind && a.words() == b.words();
    if (a.kind == ValueKind::boolean && b.kind == ValueKind::boolean) return a.boolean == b.boolean;
    return std::nullopt;
  }

  View equality(const Expression& expression) {
    const auto a = of(expression.operands[0]);
    const auto b = of(expression.operands[1]);
    if (a.failed() || b.failed()) return View::failure();
    const auto equal = same(a, b);
    if (!equal)
      return wrong_kind(expression, fmt::format("{} cannot be compared with {}", name_of(a), name_of(b)));
    run_.spend(a.size / bytes_a_step, *frame_.of, expression.place);
    return View::of(*equal == (expression.kind == Kind::equal));
  }

  View order(const Expression& expression) {
    const auto a = of(expression.operands[0]);
    const auto b = of(expression.operands[1]);
    if (a.failed() || b.failed()) return View::failure();
    if (!a.is_number() || !b.is_number())
      return wrong_kind(expression, fmt::format("{} is not more or less than {}", name_of(a), name_of(b)),
                        "only numbers are compared so");
    switch (expression.kind) {
      case Kind::less: return View::of(a.number() < b.number());
      case Kind::less_or_equal: return View::of(a.number() <= b.number());
      case Kind::greater: return View::of(a.number() > b.number());
      default: return View::of(a.number() >= b.number());
    }
  }

  View contained(const Expression& expression) {
    const auto item = of(expression.operands[0]);
    const auto list = of(expression.operands[1]);
    if (item.failed() || list.failed()) return View::failure();
    if (list.kind == ValueKind::null) return View::of(false);
    if (list.kind != ValueKind::list)
      return wrong_kind(expression.operands[1],
                        fmt::format("\"in\" looks through a list, not {}", name_of(list)));
    run_.spend(list.value->items().size(), *frame_.of, expression.place);
    for (const auto& one : list.value->items())
      if (same(item, View(one)).value_or(false)) return View::of(true);
    return View::of(false);
  }

  // "and" and "or" look no further than they must.
  View condition(const Expression& expression) {
    const bool settles = expression.kind == Kind::either;
    for (const auto& operand : expression.operands) {
      const auto view = of(operand);
      if (view.failed()) return view;
      if (view.truth() == settles) return View::of(settles);
    }
    return View::of(!settles);
  }

  View or_else(const Expression& expression) {
    const auto view = of(expression.operands[0]);
    const bool empty = view.kind == ValueKind::null || (view.is_words() && view.size == 0) ||
                       (view.kind == ValueKind::list && view.value->items().empty());
    return view.failed() || !empty ? view : of(expression.operands[1]);
  }

  View join(const Expression& expression) {
    const Operands operands(*this, expression, 0);
    if (operands.failed()) return View::failure();
    const auto list = operands[0], separator = operands[1];
    if (list.kind != ValueKind::list && list.kind != ValueKind::null)
      return wrong_kind(expression.operands[0], fmt::format("\"join\" takes a list, not {}", name_of(list)));
    if (separator.kind != ValueKind::text)
      return wrong_kind(expression.operands[1],
                        fmt::format("\"join\" puts text between, not {}", name_of(separator)));
    const auto items = list.kind == ValueKind::list ? list.value->items() : std::span<const Value>();
    begin(std::any_of(items.begin(), items.end(),
                      [](const Value& item) { return item.kind() == ValueKind::html; }));
    run_.spend(items.size(), *frame_.of, expression.place);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const View item(items[i]);
      if (!item.is_words() && !item.is_number())
        return wrong_kind(expression,
                          fmt::format("\"join\" takes a list of texts, not of {}", plural_of(item)));
      if (i > 0) add(separator);
      add(item);
      if (!room(expression)) return View::failure();
    }
    return made(expression);
  }

  static std::string_view plural_of(const View& view) {
    switch (view.kind) {
      case ValueKind::list: return "lists";
      case ValueKind::object: return "objects";
      default: return name_of(view);
    }
  }

  View length(const Expression& expression) {
    const auto view = of(expression.operands[0]);
    if (view.failed()) return view;
    switch (view.kind) {
      case ValueKind::null: return View::of(std::int64_t{0});
      case ValueKind::list: return View::of(static_cast<std::int64_t>(view.value->items().size()));
      case ValueKind::text:
        run_.spend(view.size / bytes_a_step, *frame_.of, expression.place);
        return View::of(static_cast<std::int64_t>(code_points(view.words())));
      default:
        return wrong_kind(expression, fmt::format("\"length\" counts a list or text, not {}", name_of(view)));
    }
  }

  View json(const Expression& expression) {
    const auto view = of(expression.operands[0]);
    if (view.failed()) return view;
    begin(false);
    if (!append_json(view, run_.work)) return wrong_kind(expression, "markup cannot become JSON");
    auto text = made(expression);
    text.is_json = true;
    return text;
  }

  View url_encode(const Expression& expression) {
    const auto view = of(expression.operands[0]);
    if (view.failed() || view.kind == ValueKind::null) return view;
    if (view.kind != ValueKind::text && !view.is_number())
      return wrong_kind(expression,
                        fmt::format("\"url_encode\" takes text or a number, not {}", name_of(view)));
    begin(false);
    if (view.is_number()) append_plain(view, run_.work);
    else append_url_part(view.words(), run_.work);
    return made(expression);
  }

  Run& run_;
  const Frame& frame_;
  bool markup_ = false;
};

}  // namespace

View evaluate(Run& run, const Frame& frame, const Expression& expression) {
  return Evaluation(run, frame).of(expression);
}

}  // namespace comisiynu::templates
