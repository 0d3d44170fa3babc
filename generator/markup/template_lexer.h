// First two steps of reading a template: cutting it into text and tags, and a tag into tokens.
#pragma once

#include <string_view>
#include <vector>

#include "markup/template_syntax.h"

namespace comisiynu::templates {

// A stretch of text, or a tag: {{ output }}, {% statement %}. Comments leave no piece.
struct Piece {
  enum class Kind : std::uint8_t { text, output, statement };
  Kind kind;
  std::string_view inside;  // of text, what trimming leaves; of a tag, what stands between its marks
  std::string_view whole;
};

// The rules for white space: {%- and -%} remove all that is before or after the tag; and a line on which
// nothing stands but statements and comments leaves no trace, neither its indent nor its end.
std::vector<Piece> cut(Template&, Report&);

struct Token {
  enum class Kind : std::uint8_t { name, words, number, sign, end };
  Kind kind;
  std::string_view text;  // as written; for the end, an empty view where the tag is closed
  Value value;            // of words and numbers
};

// What is wrong with one tag; reading goes on with the next.
struct SyntaxError {
  std::string_view at;  // a part of the template's source
  std::string message;
  std::string remedy;
};

// Always ends with a token of kind end. Throws SyntaxError.
std::vector<Token> tokens_of(std::string_view inside);

}  // namespace comisiynu::templates
