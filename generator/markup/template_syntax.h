// A template as the parser leaves it: a tree in which names are already told apart into the template's own
// and the page's, and text is cut as the whitespace rules want it. Immutable once parsed. Views point into
// `source`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/sources.h"
#include "language/messages.h"
#include "markup/template.h"
#include "markup/value.h"

namespace comisiynu::templates {

// Bounds that no honest template meets. With them none can exhaust the stack, the memory or one's patience.
inline constexpr int max_nesting = 32;            // blocks within blocks, brackets within brackets
inline constexpr int max_inclusion = 12;          // templates within templates
inline constexpr int max_extension = 8;           // templates on top of templates
inline constexpr std::size_t max_errors = 100;    // told of one template
inline constexpr std::size_t max_steps = 5'000'000;             // values looked at for one page
inline constexpr std::size_t max_page_bytes = 64 * 1024 * 1024;  // of one page, and of what it works with

// Bytes in a template's source. Lines and columns are counted only when somebody must be told.
struct Place {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

struct Expression {
  enum class Kind : std::uint8_t {
    literal,                            // `literal`
    page_name,                          // `key`, given with include or else by the page
    local,                              // `slot`: of a loop, or set
    loop_index, loop_first, loop_last,  // of the loop whose item is in `slot`
    field,                              // operands[0] . `key`
    message,                            // `message`; the operands are for its places in order, then for count
    dynamic_message,                    // the first operand is the key, the others are for `arguments`
    concatenation, equal, not_equal, less, less_or_equal, greater, greater_or_equal, contained, both, either,
    negation,
    default_filter, join_filter, length_filter, json_filter, url_encode_filter,
  };
  // What most kinds need stands together.
  Kind kind = Kind::literal;
  std::uint32_t slot = 0;
  Place place;
  Key key = Key::of({});
  std::vector<Expression> operands;
  const Message* message = nullptr;
  Value literal;
  std::vector<Key> arguments;
};

// Held in a place of its own, so that the nodes of a body, of which most are passed by, are small and lie close together.
template <class T>
class Apart {
 public:
  Apart(T value) : held_(std::make_unique<const T>(std::move(value))) {}
  operator const T&() const { return *held_; }

 private:
  std::unique_ptr<const T> held_;
};

struct Node;
using Body = std::vector<Node>;

struct StaticText {
  std::string_view text;
};
struct Output {
  Expression value;
  std::uint32_t number;  // counted within the template
};
struct Branch {
  Expression test;  // `true` for else
  Body body;
  Place place;
};
struct Condition {
  std::vector<Branch> branches;
};
struct Loop {
  Expression list;
  std::uint32_t slot;  // of the item; the next two hold its index from 1, and how many there are
  Body body;
  Body otherwise;  // for an empty list
  Place place;
};
struct Assignment {
  std::uint32_t slot;
  Expression value;
};
struct Inclusion {
  std::uint32_t number;  // index in Template::includes
  std::vector<Key> names;
  std::vector<Expression> values;
};
struct BlockPlace {
  std::uint32_t block;  // index in Template::blocks
};
struct Node {
  std::variant<StaticText, Apart<Output>, Condition, Apart<Loop>, Apart<Assignment>, Apart<Inclusion>, BlockPlace> is;
};

struct Block {
  std::string_view name;
  Place place;
  Body body;
  std::uint32_t slots = 0;
};

// To another template, by its name.
struct Reference {
  std::string name;
  Place place;
};

struct Template {
  std::string name;
  std::string source;
  FileId file = no_file;

  std::optional<Reference> extends;
  Body body;
  std::uint32_t slots = 0;  // that body needs for its own names
  std::vector<Block> blocks;
  std::vector<Reference> includes;
  std::vector<std::string_view> own_names;  // made by for and set, to guess at what was meant
  std::uint32_t outputs = 0;
  bool sound = true;  // nothing is wrong with it

  Position position(Place) const;
  Place place_of(std::string_view part) const {  // `part` points into source
    return {static_cast<std::uint32_t>(part.data() - source.data()), static_cast<std::uint32_t>(part.size())};
  }
};

// Tells what is wrong with one template, up to a bound.
class Report {
 public:
  Report(Template& in, Diagnostics& to) : in_(in), to_(to) {}
  void error(std::string_view code, Place, std::string message, std::string remedy = {});

 private:
  Template& in_;
  Diagnostics& to_;
  std::size_t told_ = 0;
};

// `did you mean "title"`, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace comisiynu::templates
