// What the interface says, in both languages. The file:
//
//   [provider]
//   address = { en = "Address", cy = "Cyfeiriad" }
//   vacancies.en = { one = "{count} vacancy", other = "{count} vacancies" }
//   vacancies.cy = { zero = "Dim lle gwag", one = "{count} lle gwag", two = "{count} le gwag", few = … }
//
// The first message is provider.address. Tables nest. A name in braces is a place, which the page fills with
// text; {count} is a number. A message counts when it has plural forms (English one and other, and zero where
// "no …" reads better; Welsh all six), in both languages alike. All texts of a message have the same places,
// except that a plural form may leave out {count}. A table with `en` or `cy` in it is a message, unless those
// are messages themselves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "language/format.h"
#include "language/language.h"

namespace comisiynu {

// One stretch of a message: words, the place of an argument, or the place of {count}.
struct MessagePart {
  enum class Kind : std::uint8_t { words, place, count };
  Kind kind = Kind::words;
  std::string text;       // the words, or the place's name
  std::size_t place = 0;  // of a place: its index in Message::places()
};

// One message, taken apart once. Immutable to all but Messages; may be shared between threads.
class Message {
 public:
  // The places without {count}, in alphabetical order.
  const std::vector<std::string>& places() const { return places_; }

  // Whether a number must be given: it has plural forms or {count}.
  bool counts() const { return counts_; }

  // What to write, in order. `count` chooses the form; without one, `other`.
  const std::vector<MessagePart>& parts(Language, std::optional<double> count = {}) const;

 private:
  friend class MessageReader;
  std::vector<std::string> places_;
  bool counts_ = false;
  PerLanguage<std::array<std::vector<MessagePart>, plurals.size()>>
      forms_;  // a form that is empty is as `other`
};

struct PlaceText {
  std::string_view name, text;
};

// All messages. Load first, then share between threads.
class Messages {
 public:
  // Adds the messages of a file; a table of any name may be there. True when nothing was wrong with it.
  // Messages in which something is wrong are kept as far as they can be understood, so that one mistake is
  // reported once.
  bool load(std::string_view toml, FileId, Diagnostics&);

  // A council's own wording of messages that are already there, with places that they have. Its own new
  // messages stand in the table [own].
  bool override_with(std::string_view toml, FileId, Diagnostics&);

  bool has(std::string_view key) const { return find(key) != nullptr; }
  const Message* find(std::string_view key) const;  // valid until the next load
  std::vector<std::string> keys() const;            // for "did you mean"; in byte order

  // Of a message that is there.
  const std::vector<std::string>& places(std::string_view key) const;
  bool counts(std::string_view key) const;

  // The text. A place without an argument is left empty; an argument without a place does nothing; a message
  // that is not there gives its key. {count} is the number as Formatter::number writes it with two decimals
  // at most, unless an argument "count" says it otherwise ("£412,000", "about 40"); the number still chooses
  // the form.
  std::string format(Language, std::string_view key, std::span<const PlaceText> = {},
                     std::optional<double> count = {}) const;
  std::string format(Language, const Message&, std::span<const PlaceText> = {},
                     std::optional<double> count = {}) const;
  std::string format(Language language, std::string_view key, std::initializer_list<PlaceText> arguments,
                     std::optional<double> count = {}) const {
    return format(language, key, std::span(arguments.begin(), arguments.size()), count);
  }

 private:
  std::map<std::string, Message, std::less<>> messages_;
};

}  // namespace comisiynu
