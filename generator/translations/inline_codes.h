// A text taken apart into its words and what a translator must keep as it is: placeholders, links' addresses, marks of Markdown.
// Put together again, the parts are the text, byte for byte. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "translations/texts.h"

namespace comisiynu {

struct InlinePart {
  enum class Kind : std::uint8_t { words, whole, open, close };  // whole: a code by itself; open and close: a pair around words
  enum class Role : std::uint8_t { words, placeholder, link, image, code, emphasis, layout };
  Kind kind = Kind::words;
  Role role = Role::words;
  std::string text;      // as written: "{{ gap/x.size }}", "[", "](ref/act)", "**"
  std::size_t pair = 0;  // of open and close: which pair, from 1
};

std::vector<InlinePart> inline_parts(std::string_view text, TextForm);
std::string put_together(const std::vector<InlinePart>&);
// Whether there is a letter among the words.
bool has_words(const std::vector<InlinePart>&);
// The words alone, a blank for each code.
std::string only_words(const std::vector<InlinePart>&);

}  // namespace comisiynu
