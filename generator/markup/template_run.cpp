#include "markup/template_run.h"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace comisiynu::templates {

View::View(const Value& of) : kind(of.kind()) {
  switch (kind) {
    case ValueKind::null: break;
    case ValueKind::boolean: boolean = of.boolean(); break;
    case ValueKind::whole: whole = of.whole(); break;
    case ValueKind::decimal: decimal = of.decimal(); break;
    case ValueKind::text:
    case ValueKind::html:
      bytes = of.words().data();
      size = of.words().size();
      break;
    case ValueKind::list:
    case ValueKind::object: value = &of; break;
  }
}

View View::of(bool flag) {
  View made;
  made.kind = ValueKind::boolean;
  made.boolean = flag;
  return made;
}

View View::of(std::int64_t number) {
  View made;
  made.kind = ValueKind::whole;
  made.whole = number;
  return made;
}

View View::words(std::string_view lasting, ValueKind kind) {
  View made;
  made.kind = kind;
  made.bytes = lasting.data();
  made.size = lasting.size();
  return made;
}

View View::failure() {
  View made;
  made.state = State::failed;
  return made;
}

bool View::truth() const {
  switch (kind) {
    case ValueKind::null: return false;
    case ValueKind::boolean: return boolean;
    case ValueKind::text:
    case ValueKind::html: return size > 0;
    case ValueKind::list: return !value->items().empty();
    default: return true;
  }
}

std::string_view name_of(const View& view) {
  switch (view.kind) {
    case ValueKind::null: return "a missing value";
    case ValueKind::boolean: return "true or false";
    case ValueKind::whole:
    case ValueKind::decimal: return "a number";
    case ValueKind::text: return "text";
    case ValueKind::html: return "markup";
    case ValueKind::list: return "a list";
    case ValueKind::object: return "an object";
  }
  return "";
}

void append_plain(const View& view, std::string& out) {
  std::array<char, 32> digits;
  if (view.kind == ValueKind::boolean) {
    out += view.boolean ? "true" : "false";
  } else if (view.kind == ValueKind::whole) {
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), view.whole).ptr);
  } else if (view.kind == ValueKind::decimal) {
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), view.decimal).ptr);
  }
}

std::string_view Arena::keep(std::string_view text) {
  used_ += text.size();
  if (text.size() > left_) {
    const std::size_t size = std::max<std::size_t>(text.size(), 16 * 1024);
    more_.push_back(std::make_unique_for_overwrite<char[]>(size));
    at_ = more_.back().get();
    left_ = size;
  }
  if (!text.empty()) std::memcpy(at_, text.data(), text.size());
  const std::string_view kept(at_, text.size());
  at_ += text.size();
  left_ -= text.size();
  return kept;
}

void Run::error(const Template& in, std::string_view code, Place place, std::string message,
                std::string remedy) {
  ++errors;
  if (told.size() >= max_errors || !told.emplace(&in, place.offset, code).second) return;
  if (!about.empty())
    remedy = remedy.empty() ? fmt::format("on the page {}", about)
                            : fmt::format("{} (on the page {})", remedy, about);
  diagnostics.error(std::string(code), in.position(place), std::move(message), std::move(remedy));
}

void Run::stop(const Template& in, Place place, std::string message) {
  if (!stopped)
    error(in, "template-limit", place, std::move(message), "show less on it, or divide it into several");
  stopped = true;
}

}  // namespace comisiynu::templates
