// What goes out to translators and comes back: texts with all that they need to be translated well, in no format yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "translations/inline_codes.h"
#include "translations/texts.h"

namespace comisiynu {

struct ExchangeTerm {
  struct Others {
    std::vector<std::string> also, avoid;  // other forms that may be used, and what may not
  };
  std::string id, source, target;
  std::string definition, target_definition;
  Others others, target_others;
};

struct ExchangeText {
  std::string id;    // names the text and the source that it has now, in letters, digits, '-' and '.': see exchange_id
  std::string key, place;
  std::string meaning;
  TextForm form = TextForm::words;
  TextState state = TextState::missing;
  std::vector<InlinePart> source;
  std::vector<InlinePart> target;   // of a text that needs no work; else empty
  std::string earlier;              // of one that is out of date: the translation that there is
  std::vector<ExchangeTerm> terms;  // of the glossary, those that occur in it
};

struct ExchangeFile {
  std::string path;
  std::string document;  // its title, where it is a document's
  std::vector<ExchangeText> texts;
};

struct Exchange {
  Language from = Language::en, to = Language::cy;
  std::string title;  // the publication's
  std::string day;    // "2026-11-22"
  std::vector<ExchangeFile> files;
  std::vector<ExchangeTerm> glossary;
};

// What one text of an answer says. `codes` are numbered as in_order numbers them.
struct AnswerPart {
  bool is_words = true;
  std::string words;
  std::size_t code = 0;
};
struct Answer {
  std::string id, key;               // the key as a name for people; may be empty
  std::uint32_t line = 0;            // in the answer's file
  std::optional<std::vector<AnswerPart>> source, target;  // inline codes; no target: not translated
  std::optional<std::string> source_text, target_text;    // of formats without inline codes
};

// The number that a code has in a file: its place among the text's codes, a pair having one number. 0 for words.
std::vector<std::size_t> code_numbers(const std::vector<InlinePart>&);

std::string exchange_id(std::string_view path, std::string_view key, std::string_view source_text);

// A code's name for translators' tools: "x-placeholder", "link" …
std::string_view role_name(InlinePart::Role);

// Notes for people, in English: where it stands, what the field is, what must stay.
std::vector<std::string> notes_of(const ExchangeText&, const ExchangeFile&);

// The formats that go out. Each is the same bytes for the same exchange.
std::string as_xliff2(const Exchange&);  // XLIFF 2.1, with the glossary module
std::string as_xliff1(const Exchange&);  // XLIFF 1.2
std::string as_po(const Exchange&);      // gettext
std::string as_tmx(const Exchange&);     // TMX 1.4b: those texts that have a translation
std::string as_tbx(const Exchange&);     // TBX-Basic (ISO 30042:2019)

}  // namespace comisiynu
