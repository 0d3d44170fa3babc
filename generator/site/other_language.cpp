#include "site/other_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/html_tag.h"
#include "base/html_words.h"
#include "language/words.h"

namespace comisiynu {

namespace {

// Words that no sentence of some length is without, and that are none of the other language's: verbs and pronouns, which names seldom
// have; and those that join words.
struct SmallWords {
  std::set<std::string_view> of_sentences, joining;
};

const SmallWords& small_words(Language language) {
  static const SmallWords welsh{{"mae", "sydd", "oedd", "roedd", "nid", "nad", "bydd", "fydd", "rydym", "ydych", "chi", "ei", "eu", "eich", "ein", "wedi", "hyn", "hynny", "bod"},
                                {"yn", "yr", "ac", "gan", "fel", "neu", "ar", "gyfer", "heb", "rhwng", "yng", "mewn", "gyda", "hefyd", "ond"}};
  static const SmallWords english{{"that", "which", "this", "are", "was", "were", "will", "not", "their", "they", "you", "your", "our", "has", "have", "been", "would", "should",
                                   "what", "when", "who", "how", "where", "these", "those", "its"},
                                  {"the", "and", "of", "with", "from", "for", "by", "to"}};
  return language == Language::cy ? welsh : english;
}

bool is_in(std::string_view sentence, Language language, Language other_one) {
  const auto& own = small_words(language);
  const auto& others = small_words(other_one);
  std::set<std::string_view> met;
  std::size_t words = 0;
  bool of_sentence = false, of_own = false;
  each_word(sentence, [&](std::string_view written, std::size_t) {
    const auto word = fold(written);
    if (word.find_first_of("0123456789") != std::string::npos) return;
    ++words;
    of_own = of_own || own.of_sentences.contains(word) || own.joining.contains(word);
    for (const auto* list : {&others.of_sentences, &others.joining})
      if (const auto found = list->find(word); found != list->end()) met.insert(*found);
    of_sentence = of_sentence || others.of_sentences.contains(word);
  });
  constexpr std::size_t shortest = 4;
  return words >= shortest && !of_own && of_sentence && met.size() > 1;
}

template <class... Names>
bool is_one_of(std::string_view name, Names... names) { return ((name == names) || ...); }

bool is_within_words(std::string_view name) {
  return is_one_of(name, "a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "wbr");
}
bool is_no_language(std::string_view name) { return is_one_of(name, "code", "kbd", "samp", "script", "style"); }

class PageReader {
 public:
  PageReader(std::string_view html, Language language) : html_(html), language_(language) {}

  std::vector<std::string> read() {
    for (std::size_t at = 0; at < html_.size();) {
      const auto next = std::min(html_.find('<', at), html_.size());
      if (open_.empty() || open_.back().language) said_[open_.empty() ? language_ : *open_.back().language] += html_.substr(at, next - at);
      at = next < html_.size() ? tag(next) : next;
    }
    end_text();
    return std::move(found_);
  }

 private:
  struct Element {
    std::string_view name;
    std::optional<Language> language;  // nothing where its text is no language
  };

  // Where the tag that begins at `at` ends.
  std::size_t tag(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) return after("-->", at);
    const auto tag = html_tag_at(html_, at);
    if (!is_within_words(tag.name)) end_text();
    if (tag.closes) close(tag.name);
    else if (!tag.name.starts_with('!')) open(tag);
    return !tag.closes && is_one_of(tag.name, "script", "style") ? std::min(html_.find(fmt::format("</{}", tag.name), at), html_.size()) : at;
  }

  std::size_t after(std::string_view what, std::size_t at) const {
    const auto found = html_.find(what, at);
    return found == std::string_view::npos ? html_.size() : found + what.size();
  }

  void open(const HtmlTag& tag) {
    const auto said = [&](std::string_view attribute) { return tag.attribute(attribute).value_or(""); };
    Element element{tag.name, open_.empty() ? std::optional(language_) : open_.back().language};
    if (const auto code = said("lang"); !code.empty()) element.language = from_code(code.substr(0, code.find('-')));
    if (is_no_language(tag.name)) element.language.reset();
    if (element.language)
      for (const auto* held : {"alt", "title", "aria-label", "placeholder"}) judge(said(held), *element.language);
    if (element.language && tag.name == "meta" && said("name") == "description") judge(said("content"), *element.language);
    if (!is_void_element(tag.name) && !tag.attributes.ends_with('/')) open_.push_back(element);
  }

  void close(std::string_view name) {
    const auto last = std::find_if(open_.rbegin(), open_.rend(), [&](const Element& each) { return each.name == name; });
    if (last != open_.rend()) open_.erase(last.base() - 1, open_.end());
  }

  void end_text() {
    for (const Language language : languages) {
      judge(said_[language], language);
      said_[language].clear();
    }
  }

  // Sentence by sentence.
  void judge(std::string_view text, Language language) {
    for (std::size_t from = 0; from < text.size();) {
      auto end = from;
      do end = std::min(text.find_first_of(".!?:;", end + 1), text.size());
      while (end < text.size() && end + 1 < text.size() && text[end + 1] != ' ' && text[end + 1] != '\n');
      const auto sentence = text.substr(from, std::min(end + 1, text.size()) - from);
      if (is_in(sentence, language, other(language))) keep(sentence);
      from = end + 1;
    }
  }

  // On one line, as it would be read.
  void keep(std::string_view sentence) {
    std::string line;
    for (const char c : sentence)
      if (const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r'; !blank) line += c;
      else if (!line.empty() && line.back() != ' ') line += ' ';
    line = words_of_html(line);
    if (std::find(found_.begin(), found_.end(), line) == found_.end()) found_.push_back(std::move(line));
  }

  std::string_view html_;
  Language language_;
  std::vector<Element> open_;
  PerLanguage<std::string> said_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> sentences_in_other_language(std::string_view html, Language language) { return PageReader(html, language).read(); }

}  // namespace comisiynu
