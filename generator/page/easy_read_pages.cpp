#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "page/documents.h"
#include "page/easy_read.h"
#include "page/page.h"
#include "page/pages.h"
#include "page/picture_credits.h"

namespace comisiynu {

Value word_value(const Voice& voice, const Term& term) {
  return Object()
      .set("id", "word-" + term.id)
      .set("term", voice.phrase(term.term))
      .set("meaning", voice.phrase(term.easy.empty() ? term.meaning : term.easy))
      .set("picture", voice.picture(term.picture.value));
}

Value idea_value(const Voice& voice, std::string_view picture, std::string_view html, std::vector<Value> words) {
  const auto& pictures = voice.catalogue_values().pictures;
  const auto found = pictures.find(picture);
  return Object()
      .set("picture", found == pictures.end() ? Value() : found->second)
      .set("own", false)
      .set("text", Value::html(html))
      .set("words", Value::list(std::move(words)));
}

namespace {

// One edition in one language.
class Edition {
 public:
  Edition(const Voice& voice, std::size_t document)
      : voice_(voice), document_(document), easy_(*voice.publication().documents[document].easy_read) {}

  const EasyRead& easy() const { return easy_; }
  const Text& title() const { return easy_.title.empty() ? voice_.publication().documents[document_].title : easy_.title; }

  Value ideas(const EasyPage& page, Diagnostics& found) const {
    std::vector<Value> all;
    for (const auto& idea : page.ideas) {
      std::vector<Value> words;
      for (const auto& word : idea.words)
        if (const auto* term = find(voice_.publication().terms, word.id)) words.push_back(word_value(voice_, *term));
      const auto text = voice_.rich(idea.text, 3, found);
      auto value = idea_value(voice_, idea.picture.value, text.is_null() ? std::string_view() : text.words(), std::move(words));
      if (const auto* own = easy_.own_picture(idea.picture.value)) value = Object(value).set("picture", own_picture_value(voice_, document_, *own, found)).set("own", true);
      all.push_back(std::move(value));
    }
    return Value::list(std::move(all));
  }

  // Every hard word once, in the order of the language's alphabet.
  Value words() const {
    std::set<std::string> ids;
    std::vector<std::pair<std::string, Value>> words;
    for (const auto& page : easy_.pages)
      for (const auto& idea : page.ideas)
        for (const auto& word : idea.words)
          if (const auto* term = find(voice_.publication().terms, word.id); term != nullptr && ids.insert(term->id).second)
            words.emplace_back(voice_.site().orders[voice_.language()].key(voice_.plain(term->term)), word_value(voice_, *term));
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Value> all;
    for (auto& [key, word] : words) all.push_back(std::move(word));
    return Value::list(std::move(all));
  }

  // Missing as long as nobody with a learning disability has checked it.
  Value check() const {
    if (easy_.checked_by.empty() || !easy_.checked_on) return {};
    return Object().set("by", voice_.phrase(easy_.checked_by)).set("on", voice_.date(easy_.checked_on));
  }

  // A page's in the contents.
  Value picture(const EasyPage& page) const {
    const auto& name = page.picture || page.ideas.empty() ? page.picture.value : page.ideas.front().picture.value;
    Diagnostics said_on_the_pages_themselves;
    const auto* own = easy_.own_picture(name);
    return own == nullptr ? voice_.picture(name) : own_picture_value(voice_, document_, *own, said_on_the_pages_themselves);
  }

  // The pictures beside the ways on and the contact.
  Value icons() const {
    return Object()
        .set("words", voice_.picture("book"))
        .set("print", voice_.picture("leaflet"))
        .set("full", voice_.picture("form"))
        .set("credits", voice_.picture("camera"))
        .set("ask", voice_.picture("asking"))
        .set("phone", voice_.picture("phone"))
        .set("email", voice_.picture("email"));
  }

  Value address(PageKind kind, std::size_t part = 0) const {
    const auto* page = voice_.site().plan.page(kind, document_, part);
    return page == nullptr ? Value() : Value(voice_.address(*page));
  }

  // The pages that every page of the edition stands below.
  std::vector<Value> breadcrumbs(bool with_cover) const {
    auto crumbs = document_breadcrumbs(voice_, document_, true);
    if (with_cover) crumbs.push_back(Object().set("name", voice_.message("easy_read.title")).set("address", address(PageKind::easy_read)).set("lang", Value()));
    return crumbs;
  }

  // What each of its pages shows.
  void set_frame(Object& page) const {
    page.set("document", document_value(voice_, document_));
    page.set("contents", address(PageKind::easy_read));
    page.set("check", check());
    const auto& own = easy_.contact;
    const bool has_own = !own.role.empty() || own.phone || own.email;
    page.set("contact", contact_of(voice_, has_own ? own : voice_.publication().settings.contact));
    page.set("icons", icons());
  }

  PageHead head(const std::string& title, Value heading) const {
    const auto& own = voice_.plain(this->title());
    const auto whole = easy_.title.empty() ? voice_.message("easy_read.title_of", {{"title", own}}) : own;
    return {title.empty() ? whole : fmt::format("{} – {}", title, whole), std::move(heading), {}, breadcrumbs(!title.empty())};
  }

  Value step(std::size_t part) const {
    if (part < easy_.pages.size())
      return Object().set("name", voice_.phrase(easy_.pages[part].title)).set("address", address(PageKind::easy_read_page, part)).set("lang", Value());
    const auto words = address(PageKind::easy_read_words);
    return words.is_null() ? Value() : Value(Object().set("name", voice_.message("easy_read.words")).set("address", words).set("lang", Value()));
  }

 private:
  const Voice& voice_;
  std::size_t document_;
  const EasyRead& easy_;
};

}  // namespace

PageHead easy_read_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const Edition edition(voice, planned.subject);
  std::vector<Value> pages;
  for (std::size_t i = 0; i < edition.easy().pages.size(); ++i)
    pages.push_back(Object()
                        .set("number", i + 1)
                        .set("title", voice.phrase(edition.easy().pages[i].title))
                        .set("address", edition.address(PageKind::easy_read_page, i))
                        .set("picture", edition.picture(edition.easy().pages[i])));
  edition.set_frame(page);
  page.set("pages", Value::list(std::move(pages)));
  page.set("words_address", edition.address(PageKind::easy_read_words));
  page.set("whole", edition.address(PageKind::easy_read_whole));
  const auto* credits = voice.site().plan.page(PageKind::pictures);
  page.set("credits", credits == nullptr ? Value() : Value(voice.address(*credits)));
  return edition.head({}, voice.phrase(edition.title()));
}

PageHead easy_read_idea_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const Edition edition(voice, planned.subject);
  const auto& shown = edition.easy().pages[planned.part];
  edition.set_frame(page);
  page.set("number", planned.part + 1);
  page.set("total", edition.easy().pages.size());
  page.set("title", voice.phrase(shown.title));
  page.set("ideas", edition.ideas(shown, found));
  page.set("previous", planned.part > 0 ? edition.step(planned.part - 1) : Value());
  page.set("next", edition.step(planned.part + 1));
  return edition.head(voice.plain(shown.title), voice.phrase(shown.title));
}

PageHead easy_read_words_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const Edition edition(voice, planned.subject);
  edition.set_frame(page);
  page.set("words", edition.words());
  page.set("previous", edition.easy().pages.empty() ? Value() : edition.step(edition.easy().pages.size() - 1));
  const auto title = voice.message("easy_read.words");
  return edition.head(title, title);
}

PageHead easy_read_whole_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const Edition edition(voice, planned.subject);
  Diagnostics said_on_the_pages_themselves;
  std::vector<Value> pages;
  for (std::size_t i = 0; i < edition.easy().pages.size(); ++i)
    pages.push_back(Object()
                        .set("number", i + 1)
                        .set("id", fmt::format("page-{}", i + 1))
                        .set("title", voice.phrase(edition.easy().pages[i].title))
                        .set("ideas", edition.ideas(edition.easy().pages[i], said_on_the_pages_themselves)));
  edition.set_frame(page);
  page.set("pages", Value::list(std::move(pages)));
  page.set("words", edition.words());
  return edition.head(voice.message("easy_read.whole"), voice.phrase(edition.title()));
}

}  // namespace comisiynu
