#include "check/written_words.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "check/records.h"
#include "language/words.h"

namespace comisiynu {

namespace {

constexpr std::string_view passage_link = "](lang:";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Where the words in another language that begin at `at` end, or `at` where none begin: [Shoulder to Shoulder](lang:en).
std::size_t passage_end(std::string_view text, std::size_t at) {
  if (text[at] != '[') return at;
  const auto close = text.find_first_of("[]", at + 1);
  const auto end = close == std::string_view::npos || !text.substr(close).starts_with(passage_link) ? close : text.find(')', close);
  return end == std::string_view::npos || end == close ? at : end + 1;
}

// Of each byte, whether it is prose.
std::vector<bool> prose(std::string_view text) {
  std::vector<bool> is_prose(text.size(), true);
  const auto leave_out = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, text.size()); ++i) is_prose[i] = false;
    return std::min(to, text.size());
  };
  const auto until = [&](std::size_t from, std::string_view end) {
    const auto at = text.find(end, from);
    return at == std::string_view::npos ? from : at + end.size();
  };
  const auto word_end = [&](std::size_t from) {
    while (from < text.size() && !is_space(text[from]) && text[from] != ')' && text[from] != '>') ++from;
    return from;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    if (rest.starts_with("{{")) i = std::max(i + 1, leave_out(i, until(i, "}}")));
    else if (text[i] == '{') i = std::max(i + 1, leave_out(i, until(i, "}")));
    else if (text[i] == '`') {
      const auto ticks = rest.substr(0, std::min(rest.find_first_not_of('`'), rest.size()));
      i = std::max(i + ticks.size(), leave_out(i, until(i + ticks.size(), ticks)));
    } else if (const auto end = passage_end(text, i); end > i) i = leave_out(i, end);
    else if (rest.starts_with("](")) i = std::max(i + 1, leave_out(i, until(i, ")")));
    else if (rest.starts_with("[^")) i = std::max(i + 1, leave_out(i, until(i, "]")));
    else if (text[i] == '&' && rest.find(';') < 10) i = leave_out(i, until(i, ";"));
    else if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) i = leave_out(i, word_end(i));
    else if (text[i] == '@') {
      auto from = i;
      while (from > 0 && !is_space(text[from - 1])) --from;
      i = leave_out(from, word_end(i));
    } else ++i;
  }
  return is_prose;
}

// Words with what joins them: an apostrophe or a hyphen between two letters.
std::vector<WrittenWord> all_words(std::string_view text) {
  std::vector<WrittenWord> words;
  each_word(text, [&](std::string_view word, std::size_t at) {
    if (!words.empty()) {
      auto& last = words.back();
      const auto between = text.substr(last.offset + last.word.size(), at - last.offset - last.word.size());
      if (between == "'" || between == "’" || between == "-" || between == "\u2011") {
        last.word = text.substr(last.offset, at + word.size() - last.offset);
        return;
      }
    }
    words.push_back({word, at});
  });
  return words;
}

void add_words(std::set<std::string>& words, std::string_view text) {
  for (const auto& each : all_words(text)) {
    words.emplace(each.word);
    each_word(each.word, [&](std::string_view part, std::size_t) { words.emplace(part); });
  }
}

// A field that holds a name, by what it is called: these are texts in two languages and yet no prose.
bool holds_name(std::string_view key) {
  constexpr std::string_view names[] = {"legal_name", "street", "town", "postcode", "author", "by", "publisher", "checked_by", "regulator"};
  return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

template <class Each>
void each_text_of(const Publication& publication, Each&& each) {
  const auto record = [&](const auto& value, bool named) {
    using Record = std::remove_cvref_t<decltype(value)>;
    constexpr bool outside_terms = std::is_same_v<Record, Term> || std::is_same_v<Record, EasyRead>;
    visit_record(value, [&](std::string_view key, const auto& field, const FieldInfo& info) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_same_v<Field, Text>) each(field, info.allows_plain || holds_name(key) || (named && key == "name"), outside_terms);
      else if constexpr (std::is_same_v<Field, Money>) {
        each(field.name, false, false);
        each(field.includes, false, false);
      }
    });
  };
  record(publication.settings, false);
  for_each_record(publication, [&](const auto& value) {
    using Record = std::remove_cvref_t<decltype(value)>;
    record(value, std::is_same_v<Record, Provider> || std::is_same_v<Record, Area> || std::is_same_v<Record, Reference>);
  });
  for (const auto& document : publication.documents)
    if (document.easy_read) record(*document.easy_read, false);
}

WrittenText written(const Text& text, Language language, bool outside_terms) {
  return {language, text.in[language], text.written[language].line != 0 ? text.written[language] : text.at, false, outside_terms};
}

WrittenText written(const Section& section, Language language) { return {language, section.text[language], {section.file[language], 1, 1, 0}, true, false}; }

template <class Each>
void each_section_of(const Publication& publication, Each&& each) {
  for (const auto& document : publication.documents)
    for (const auto* list : {&document.sections, &document.appendices})
      for (const auto& section : *list) each(section);
}

}  // namespace

void for_each_text(const Publication& publication, const std::function<void(const WrittenText&)>& each) {
  each_text_of(publication, [&](const Text& text, bool is_name, bool outside_terms) {
    if (is_name || text.plain || text.exempt) return;
    for (const Language language : languages)
      if (text.has(language)) each(written(text, language, outside_terms));
  });
  each_section_of(publication, [&](const Section& section) {
    for (const Language language : languages)
      if (section.file[language] != no_file) each(written(section, language));
  });
}

void for_each_pair(const Publication& publication, const std::function<void(const PerLanguage<WrittenText>&)>& each) {
  each_text_of(publication, [&](const Text& text, bool is_name, bool outside_terms) {
    if (is_name || text.plain || text.exempt || !text.has(Language::cy) || !text.has(Language::en)) return;
    each({{written(text, Language::cy, outside_terms), written(text, Language::en, outside_terms)}});
  });
  each_section_of(publication, [&](const Section& section) {
    if (section.file[Language::cy] != no_file && section.file[Language::en] != no_file) each({{written(section, Language::cy), written(section, Language::en)}});
  });
}

std::vector<WrittenWord> prose_words(std::string_view text) {
  const auto is_prose = prose(text);
  auto words = all_words(text);
  std::erase_if(words, [&](const WrittenWord& each) {
    return !is_prose[each.offset] || each.word.find_first_of("0123456789") != std::string_view::npos;
  });
  return words;
}

std::set<std::string> words_of_names(const Publication& publication, Language language) {
  std::set<std::string> words;
  each_text_of(publication, [&](const Text& text, bool is_name, bool) {
    if (is_name || text.plain || text.exempt) add_words(words, text.in[text.has(language) ? language : other(language)]);
  });
  for (const auto& term : publication.terms)
    for (const auto& form : language == Language::cy ? term.also.cy : term.also.en) add_words(words, form.value);
  return words;
}

WordPlaces::WordPlaces(const WrittenText& text, Sources& sources) : text_(text), sources_(sources), all_(all_words(text.text)), line_(text.at.line) {}

Position WordPlaces::in_file(const WrittenWord& word) const {
  const auto before = text_.text.substr(0, word.offset);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const auto start = before.rfind('\n');
  const auto column = code_points(before.substr(start == std::string_view::npos ? 0 : start + 1));
  return {text_.at.file, 1 + line, static_cast<std::uint32_t>(column + 1), static_cast<std::uint32_t>(code_points(word.word))};
}

Position WordPlaces::of(const WrittenWord& word) {
  if (text_.is_file) return in_file(word);
  if (text_.at.file == no_file || text_.at.line == 0) return text_.at;
  constexpr std::uint32_t lines_looked_at = 200;
  Position place = text_.at;
  for (; next_ < all_.size() && all_[next_].offset <= word.offset; ++next_) {
    for (std::uint32_t line = line_; line < line_ + lines_looked_at; ++line) {
      const auto written = sources_.line(text_.at.file, line);
      auto from = line == line_ ? byte_ : 0;
      if (line == text_.at.line && from == 0)  // not before the text begins
        for (std::uint32_t column = 1; column < text_.at.column && from < written.size(); ++column)
          do ++from;
          while (from < written.size() && (static_cast<unsigned char>(written[from]) & 0xC0) == 0x80);
      const auto at = written.find(all_[next_].word, from);
      if (at == std::string::npos) continue;
      line_ = line;
      byte_ = at + all_[next_].word.size();
      place = {text_.at.file, line, static_cast<std::uint32_t>(code_points(std::string_view(written).substr(0, at)) + 1),
               static_cast<std::uint32_t>(code_points(all_[next_].word))};
      break;
    }
  }
  return place;
}

}  // namespace comisiynu
