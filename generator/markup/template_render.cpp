#include "markup/template_render.h"

#include <fmt/format.h>

#include "markup/template_escape.h"
#include "markup/template_evaluate.h"

namespace comisiynu::templates {

namespace {

// Prints one value in one place.
class Printer {
 public:
  Printer(Run& run, const Template& in, std::string& out) : run_(run), in_(in), out_(out) {}

  void print(const View& view, Escape escape, Place place) {
    if (view.failed()) return;
    const auto kind = view.kind;
    if (escape == Escape::json) return json(view, place);
    if (escape == Escape::heading) return heading(view, place);
    if (kind == ValueKind::null) return;
    if (kind == ValueKind::list || kind == ValueKind::object)
      return error("template-wrong-kind", place, fmt::format("{} cannot be printed", name_of(view)),
                   kind == ValueKind::list ? "go through it with {% for %}, or use the filter join"
                                           : "print one of its fields");
    if (kind == ValueKind::html) {
      if (escape == Escape::text) out_ += view.words();
      else
        error("template-context", place, fmt::format("markup cannot stand in {}", place_of(escape)),
              "print it between tags");
      return;
    }
    if (kind == ValueKind::boolean && (escape == Escape::text || escape == Escape::plain_text))
      return error("template-wrong-kind", place, "true and false are no words for readers",
                   "choose the words with {% if %}");
    if (kind != ValueKind::text) return append_plain(view, out_);
    switch (escape) {
      case Escape::text:
      case Escape::plain_text: append_text(view.words(), out_); break;
      case Escape::attribute: append_attribute(view.words(), out_); break;
      case Escape::json_string: append_json_string(view.words(), out_); break;
      case Escape::address: address(view.words(), place, is_safe_address, "\"'"); break;
      case Escape::addresses: address(view.words(), place, are_safe_addresses, "\"', \t\r\n\f"); break;
      case Escape::json:
      case Escape::heading: break;
    }
  }

 private:
  void error(std::string_view code, Place place, std::string message, std::string remedy = {}) {
    run_.error(in_, code, place, std::move(message), std::move(remedy));
  }

  static std::string_view place_of(Escape escape) {
    switch (escape) {
      case Escape::plain_text: return "an element that holds only text";
      case Escape::json:
      case Escape::json_string: return "JSON";
      default: return "an attribute";
    }
  }

  void json(const View& view, Place place) {
    if (view.is_json) out_ += view.words();
    else if (!append_json(view, out_))
      error("template-context", place, "markup cannot stand in JSON", "print it between tags");
  }

  void heading(const View& view, Place place) {
    if (view.kind == ValueKind::whole && view.whole >= 1 && view.whole <= 6) return append_plain(view, out_);
    error("template-wrong-kind", place, "the level of a heading is a whole number from 1 to 6");
  }

  // What stands before the value in the same attribute has a say in what the address leads to. It reaches
  // back to the quotation mark, which no value can contain.
  void address(std::string_view value, Place place, bool (*safe)(std::string_view, std::string_view),
               std::string_view before_start) {
    const std::string_view written = out_;
    const auto start = written.substr(written.find_last_of(before_start) + 1);
    if (safe(start, value)) return append_attribute(value, out_);
    out_ += '#';
    constexpr std::size_t enough = 60;
    error("template-unsafe-address", place,
          fmt::format("the address \"{}{}\" has a scheme that is not allowed", start,
                      value.size() <= enough ? value : value.substr(0, enough)),
          "an address is relative, or its scheme is http, https, mailto or tel");
  }

  Run& run_;
  const Template& in_;
  std::string& out_;
};

class Renderer {
 public:
  Renderer(Run& run, std::string& out) : run_(run), out_(out), start_(out.size()) {}

  void page(const Page& page, const std::vector<Key>* given, std::size_t given_at) {
    const auto base = static_cast<std::uint32_t>(page.layers.size() - 1);
    const auto& of = *page.layers[base].of;
    frame(page, base, of.body, of.slots, given, given_at);
  }

 private:
  // A body with names of its own: of a template, or of a block.
  struct Here {
    const Page& page;
    const Layer& layer;
    Frame frame;
  };

  void frame(const Page& page, std::uint32_t layer, const Body& nodes, std::uint32_t slots,
             const std::vector<Key>* given, std::size_t given_at) {
    const auto before = run_.stack.size();
    View unset;
    unset.state = View::State::unset;
    run_.stack.resize(before + slots, unset);
    body({page, page.layers[layer], {page.layers[layer].of, given, given_at, before}}, nodes);
    run_.stack.resize(before);
  }

  void body(const Here& here, const Body& nodes) {
    for (const auto& node : nodes) {
      if (run_.stopped) return;
      std::visit([&](const auto& one) { visit(here, one); }, node.is);
    }
  }

  void visit(const Here&, const StaticText& text) { out_ += text.text; }

  void visit(const Here& here, const Output& output) {
    const auto view = evaluate(run_, here.frame, output.value);
    Printer(run_, *here.layer.of, out_).print(view, here.layer.escapes[output.number], output.value.place);
  }

  void visit(const Here& here, const Condition& condition) {
    for (const auto& branch : condition.branches) {
      const auto view = evaluate(run_, here.frame, branch.test);
      if (view.failed()) return;
      if (view.truth()) return body(here, branch.body);
    }
  }

  void visit(const Here& here, const Loop& loop) {
    const auto list = evaluate(run_, here.frame, loop.list);
    if (list.failed()) return;
    if (list.kind != ValueKind::list && list.kind != ValueKind::null)
      return run_.error(*here.layer.of, "template-wrong-kind", loop.list.place,
                        fmt::format("{{% for %}} goes through a list, not {}", name_of(list)));
    if (!list.truth()) return body(here, loop.otherwise);
    const auto items = list.value->items();
    const auto slot = here.frame.locals_at + loop.slot;
    run_.stack[slot + 2] = View::of(static_cast<std::int64_t>(items.size()));
    for (std::size_t i = 0; i < items.size() && go_on(here, loop.place); ++i) {
      run_.stack[slot] = View(items[i]);
      run_.stack[slot + 1] = View::of(static_cast<std::int64_t>(i + 1));
      body(here, loop.body);
    }
  }

  void visit(const Here& here, const Assignment& assignment) {
    const auto view = evaluate(run_, here.frame, assignment.value);
    run_.stack[here.frame.locals_at + assignment.slot] = view;
  }

  void visit(const Here& here, const Inclusion& inclusion) {
    if (!go_on(here, here.layer.of->includes[inclusion.number].place)) return;
    const auto before = run_.stack.size();
    for (const auto& value : inclusion.values) {
      const auto view = evaluate(run_, here.frame, value);
      run_.stack.push_back(view);
    }
    page(*here.layer.included[inclusion.number], &inclusion.names, before);
    run_.stack.resize(before);
  }

  void visit(const Here& here, const BlockPlace& place) {
    const auto target = here.layer.blocks[place.block];
    const auto& block = here.page.layers[target.layer].of->blocks[target.block];
    frame(here.page, target.layer, block.body, block.slots, here.frame.given, here.frame.given_at);
  }

  bool go_on(const Here& here, Place place) {
    if (out_.size() - start_ > max_page_bytes) run_.stop(*here.layer.of, place, "the page grows too large");
    return run_.spend(1, *here.layer.of, place);
  }

  Run& run_;
  std::string& out_;
  const std::size_t start_;
};

}  // namespace

void render(Run& run, const Page& page, std::string& out) {
  run.stack.reserve(64);
  Renderer(run, out).page(page, nullptr, 0);
}

}  // namespace comisiynu::templates
