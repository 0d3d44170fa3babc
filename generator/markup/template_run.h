// What one rendering of one page works with: the values in hand, memory for texts that are made on the way, a
// bound on the work, and the errors. Lives on the stack of TemplateSet::render and belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/diagnostics.h"
#include "language/language.h"
#include "markup/template_syntax.h"
#include "markup/value.h"

namespace comisiynu::templates {

// A value looked at, not held: of the page, of the template, or made by this run.
struct View {
  enum class State : std::uint8_t {
    given,
    unset,   // a name of the template's own, before {% set %}
    failed,  // an error has been told: nothing more is said of what is made of this
  };

  ValueKind kind = ValueKind::null;
  State state = State::given;
  bool is_json = false;  // text that the json filter has made
  union {
    bool boolean;
    std::int64_t whole = 0;
    double decimal;
    const char* bytes;
    const Value* value;  // of a list or an object
  };
  std::size_t size = 0;  // of text and html

  View() = default;
  explicit View(const Value&);
  static View of(bool);
  static View of(std::int64_t);
  static View words(std::string_view lasting, ValueKind);
  static View failure();

  bool failed() const { return state == State::failed; }
  bool is_words() const { return kind == ValueKind::text || kind == ValueKind::html; }
  bool is_number() const { return kind == ValueKind::whole || kind == ValueKind::decimal; }
  std::string_view words() const { return {bytes, size}; }
  double number() const { return kind == ValueKind::whole ? static_cast<double>(whole) : decimal; }
  bool truth() const;
};

// "text", "a number", …: for errors.
std::string_view name_of(const View&);

// Appends a whole number, a decimal, or true or false.
void append_plain(const View&, std::string& out);

// Texts that live as long as the run. The first few need no memory of their own.
class Arena {
 public:
  std::string_view keep(std::string_view);
  std::size_t used() const { return used_; }

 private:
  std::array<char, 2048> first_;
  char* at_ = first_.data();
  std::size_t left_ = first_.size();
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<char[]>> more_;
};

// Whose names an expression sees.
struct Frame {
  const Template* of = nullptr;
  const std::vector<Key>* given = nullptr;  // by {% include … with %}
  std::size_t given_at = 0;                 // their values in Run::stack
  std::size_t locals_at = 0;                // the template's own names in Run::stack, by slot
};

struct Run {
  Run(const Messages& all_messages, const Value& of_page, std::string_view address, Language in,
      Diagnostics& to)
      : messages(all_messages), page(of_page), about(address), language(in), diagnostics(to) {}

  // Tells an error once for each place, with the page it came about on.
  void error(const Template&, std::string_view code, Place, std::string message, std::string remedy = {});

  // False, and all goes to its end, when the page has cost more than any page should.
  bool spend(std::size_t more, const Template& in, Place place) {
    steps += more;
    if (steps > max_steps) [[unlikely]] stop(in, place, "the page takes too long to make");
    return !stopped;
  }
  void stop(const Template&, Place, std::string message);

  const Messages& messages;
  const Value& page;
  const std::string_view about;
  const Language language;
  Diagnostics& diagnostics;

  std::vector<View> stack;
  Arena arena;
  std::string work;  // a text in the making, before it goes to the arena
  std::size_t steps = 0;
  std::size_t errors = 0;
  bool stopped = false;
  std::set<std::tuple<const Template*, std::uint32_t, std::string_view>> told;
};

}  // namespace comisiynu::templates
