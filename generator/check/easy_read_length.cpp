// What is still to be written, and how long it becomes in print.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "check/easy_read_edition.h"

namespace comisiynu {

namespace {

// Millimetres, on A4, as themes/default/easy-read.css sets it for print.
constexpr double sheet = 262, line = 7.7;
constexpr double title_line = 10.5, heading_line = 8.5, below_heading = 2.7;
constexpr double picture = 34.5, around_idea = 9, around_meaning = 8.5;
constexpr double small_picture = 24.5, around_word = 10.8;
constexpr double cover = 45, stamp = 22, foot = 28;        // the website's name and notice; who checked it; the licence
constexpr double contact = 9 + 11.2 + 3 * (picture + around_idea);  // a heading, then a role, a phone number and an email address

// Letters to a line, at the least that wide letters leave.
constexpr std::size_t in_text = 42, in_meaning = 35, in_heading = 44, in_title = 24;

// The lines that a text takes when words that do not fit go on to the next.
std::size_t lines(std::string_view text, std::size_t letters) {
  std::size_t count = 0, used = letters;
  for (const auto word : split(text, ' ')) {
    if (used + 1 + code_points(word) > letters) ++count, used = code_points(word);
    else used += 1 + code_points(word);
  }
  return count;
}

// Sheets as they fill: what is put stands whole on one of them.
class Sheets {
 public:
  void put(double height) {
    if (used_ > 0 && used_ + height > sheet) begin();
    used_ += height;
  }
  void begin() { ++count_, used_ = 0; }
  std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 1;
  double used_ = 0;
};

class Print {
 public:
  Print(const EasyEdition& edition, Language language) : edition_(edition), language_(language) {}

  std::size_t sheets() {
    const auto title = lines(edition_.easy().title.shown(language_), in_title);
    sheets_.put(cover + stamp + static_cast<double>(std::max<std::size_t>(title, 1)) * title_line);
    bool first = true;
    for (const auto& page : edition_.easy().pages) {
      if (!first) sheets_.begin();
      first = false;
      put_page(page);
    }
    put_words();
    sheets_.put(contact + foot);
    return sheets_.count();
  }

 private:
  std::string plain(const Text& text) const { return edition_.text(text, text.has(language_) ? language_ : other(language_)).plain(); }
  double heading(std::string_view title) const { return static_cast<double>(lines(title, in_heading)) * heading_line + below_heading; }

  // A heading stays with what comes first below it.
  void put_page(const EasyPage& page) {
    double above = heading("10. " + plain(page.title));
    for (const auto& idea : page.ideas) {
      sheets_.put(above + height_of(idea));
      above = 0;
    }
  }

  double height_of(const Idea& idea) {
    double text = static_cast<double>(lines(plain(idea.text), in_text)) * line;
    for (const auto& word : idea.words)
      if (const auto* term = find(edition_.publication().terms, word.id)) {
        words_.insert(term);
        text += static_cast<double>(lines(plain(term->term) + ": " + meaning(*term), in_meaning)) * line + around_meaning;
      }
    return std::max(picture, text) + around_idea;
  }

  std::string meaning(const Term& term) const { return plain(term.easy.empty() ? term.meaning : term.easy); }

  void put_words() {
    if (words_.empty()) return;
    sheets_.begin();
    double above = heading("");
    for (const auto* term : words_) {
      const auto text = static_cast<double>(lines(plain(term->term), in_text) + lines(meaning(*term), in_text)) * line;
      sheets_.put(above + std::max(small_picture + 6, text + around_word));
      above = 0;
    }
  }

  const EasyEdition& edition_;
  const Language language_;
  Sheets sheets_;
  std::set<const Term*> words_;  // each once, at the end
};

}  // namespace

std::size_t printed_pages(const EasyEdition& edition) {
  std::size_t most = 0;
  for (const Language language : edition.publication().languages) most = std::max(most, Print(edition, language).sheets());
  return most;
}

void check_easy_length(EasyEdition& edition) {
  // As everywhere, a draft may wait.
  const auto severity = edition.document().is_draft() ? Severity::warning : Severity::error;
  for (const auto& page : edition.easy().pages) {
    if (page.title.empty()) edition.say(nullptr, severity, "unwritten", page.title.at, "this page has no title yet", "say in a few easy words what the page is about, in both languages");
    for (const auto& idea : page.ideas)
      if (idea.text.empty()) edition.say(&idea, severity, "unwritten", idea.text.at, "this idea has no words yet", "write one to three short sentences, in both languages");
  }
  const auto pages = printed_pages(edition);
  if (pages > most_printed_pages)
    edition.say(nullptr, Severity::error, "too-many-pages", edition.easy().at, fmt::format("this edition would have about {} printed pages; 24 are the most that people read", pages),
                "leave out what matters least, or make two booklets of it");
}

}  // namespace comisiynu
