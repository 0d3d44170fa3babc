// Where in HTML a place of a template stands, and so how a value printed there must be escaped. A small
// machine reads the template's own text as a browser's tokenizer would; values cannot move it, because of how
// they are escaped.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comisiynu::templates {

// How a value is printed.
enum class Escape : std::uint8_t {
  text,         // between tags: markup of the program's own may stand here too
  plain_text,   // in <title> and <textarea>, which hold no markup
  attribute,
  address,      // in an attribute that holds an address, where a scheme may still come to stand
  addresses,    // the same for a list of addresses: srcset
  json,         // in a script that is data: a whole value
  json_string,  // the same, between quotation marks
  heading,      // the digit of h1 to h6
};

// A few characters in lower case. What does not fit is counted, not kept.
class Characters {
 public:
  void clear() { *this = {}; }
  void add(char c);
  bool empty() const { return length_ == 0; }
  bool all_kept() const { return length_ <= bytes_.size(); }
  bool is(std::string_view text) const { return all_kept() && view() == text; }
  std::string_view view() const { return {bytes_.data(), std::min<std::size_t>(length_, bytes_.size())}; }
  bool operator==(const Characters&) const = default;

 private:
  std::array<char, 22> bytes_{};
  std::uint8_t length_ = 0;  // stays at 255
};

class Context {
 public:
  struct Problem {
    std::size_t offset = 0;  // in the text that was read
    std::string message;
    std::string remedy;
  };

  // Reads on. After a problem the context is lost: everything goes there, for the template is not used.
  std::optional<Problem> read(std::string_view text);

  // How a value is printed here, or why none can be.
  std::optional<Escape> escape(Problem& otherwise) const;
  void after_value();

  // What holds whichever of two ways was gone, if that can be said: the same place, or two places between the
  // attributes of the same tag, or two in the same address.
  static std::optional<Context> either(const Context&, const Context&);

  static Context lost();          // after an error: nothing more is said of what follows

  std::string_view name() const;  // for people: "an attribute", "text"
  bool operator==(const Context&) const = default;

 private:
  enum class Where : std::uint8_t {
    text, plain_text, raw, json, json_string, json_escape,
    opening, end_opening, tag_name, between, attribute_name, after_attribute_name, before_value,
    double_quoted, single_quoted, unquoted, after_value, after_branch,
    declaration, comment, lost,
  };
  enum class Element : std::uint8_t { plain, title, textarea, script, style, iframe, noembed, noframes, xmp };
  enum class Script : std::uint8_t { unsaid, executed, data };
  enum class Attribute : std::uint8_t { plain, address, addresses, script_type, style, handler, markup };
  // How far it is known what an address leads to.
  enum class Address : std::uint8_t { undecided, from_value, decided, foreign, unclear };

  static Element element_named(const Characters&);
  static std::string_view name_of(Element);
  static Attribute attribute_named(const Characters&, Element);

  std::optional<Problem> end_of_noscript(std::string_view text) const;
  std::optional<Problem> step(char);
  std::optional<Problem> step_in_tag(char);
  std::optional<Problem> step_in_value(char);
  std::optional<Problem> step_in_contents(char);
  Problem tag_in_contents() const;
  void step_in_declaration(char);
  void step_in_comment(char);
  std::optional<Problem> close_tag();
  void end_tag_name();
  void begin_attribute(char);
  void end_attribute_without_value();
  void begin_value(Where);
  void end_value(Where);
  bool in_tag() const;
  bool in_quotes() const { return where_ == Where::double_quoted || where_ == Where::single_quoted; }
  Context between_attributes() const;

  Where where_ = Where::text;
  Element element_ = Element::plain;
  Script script_ = Script::unsaid;
  Attribute attribute_ = Attribute::plain;
  Address address_ = Address::undecided;
  bool end_tag_ = false;
  bool slash_ = false;          // the last thing in the tag
  std::uint8_t dashes_ = 0;     // how far the end of a comment has come
  Characters pending_;          // a name, a scheme or a mark of which only the beginning has been read
};

}  // namespace comisiynu::templates
