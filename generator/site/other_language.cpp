#include "site/other_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

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

bool is_empty_element(std::string_view name) {
  return is_one_of(name, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
}
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
    auto end = at + 1;
    for (char quote = 0; end < html_.size() && (quote != 0 || html_[end] != '>'); ++end)
      if (quote == 0 && (html_[end] == '"' || html_[end] == '\'')) quote = html_[end];
      else if (quote == html_[end]) quote = 0;
    auto inside = html_.substr(at + 1, end - at - 1);
    const bool closes = inside.starts_with('/');
    if (closes) inside.remove_prefix(1);
    const auto name = inside.substr(0, inside.find_first_of(" \n\t/"));
    if (!is_within_words(name)) end_text();
    if (closes) close(name);
    else if (!name.starts_with('!')) open(name, inside.substr(name.size()));
    const auto behind = std::min(end + 1, html_.size());
    return !closes && is_one_of(name, "script", "style") ? std::min(html_.find(fmt::format("</{}", name), behind), html_.size()) : behind;
  }

  std::size_t after(std::string_view what, std::size_t at) const {
    const auto found = html_.find(what, at);
    return found == std::string_view::npos ? html_.size() : found + what.size();
  }

  void open(std::string_view name, std::string_view attributes) {
    Element element{name, open_.empty() ? std::optional(language_) : open_.back().language};
    if (const auto said = attribute(attributes, "lang"); !said.empty()) element.language = from_code(said.substr(0, said.find('-')));
    if (is_no_language(name)) element.language.reset();
    if (element.language)
      for (const auto* held : {"alt", "title", "aria-label", "placeholder"}) judge(attribute(attributes, held), *element.language);
    if (element.language && name == "meta" && attribute(attributes, "name") == "description") judge(attribute(attributes, "content"), *element.language);
    if (!is_empty_element(name) && !attributes.ends_with('/')) open_.push_back(element);
  }

  void close(std::string_view name) {
    const auto last = std::find_if(open_.rbegin(), open_.rend(), [&](const Element& each) { return each.name == name; });
    if (last != open_.rend()) open_.erase(last.base() - 1, open_.end());
  }

  static std::string_view attribute(std::string_view attributes, std::string_view wanted) {
    for (auto at = attributes.find(wanted); at != std::string_view::npos; at = attributes.find(wanted, at + 1)) {
      const auto rest = attributes.substr(at + wanted.size());
      if (at == 0 || (attributes[at - 1] != ' ' && attributes[at - 1] != '\n') || !rest.starts_with("=\"")) continue;
      return rest.substr(2, rest.find('"', 2) - 2);
    }
    return {};
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
    constexpr std::pair<std::string_view, std::string_view> entities[] = {{"&#39;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
    for (const auto& [written, meant] : entities)
      for (auto at = line.find(written); at != std::string::npos; at = line.find(written, at + 1)) line.replace(at, written.size(), meant);
    if (line.ends_with(' ')) line.pop_back();
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
