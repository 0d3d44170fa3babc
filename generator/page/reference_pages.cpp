#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "page/citations.h"
#include "page/easy_read.h"
#include "page/glossary.h"
#include "page/pages.h"

namespace comisiynu {

namespace {

PageHead plain_head(const Voice& voice, std::string_view message) {
  const auto title = voice.message(message);
  return {title, title, {}, {voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home)))}};
}

// Records in the alphabetical order of what they are called.
template <class Record>
std::vector<const Record*> sorted(const Voice& voice, const std::vector<Record>& records, Text Record::*name) {
  const auto& order = voice.site().orders[voice.language()];
  std::vector<std::pair<std::string, const Record*>> keyed;
  for (const auto& record : records) keyed.emplace_back(order.key(voice.plain(record.*name)) + record.id, &record);
  std::sort(keyed.begin(), keyed.end());
  std::vector<const Record*> all;
  for (const auto& [key, record] : keyed) all.push_back(record);
  return all;
}

Value paragraph(const Voice& voice, const Text& text) {
  if (text.empty()) return {};
  const auto shown = text.shown_in(voice.language());
  const auto lang = shown == voice.language() ? std::string() : fmt::format(" lang=\"{}\"", language_code(shown));
  return Value::html(fmt::format("<p{}>{}</p>", lang, escape_html(text.in[shown])));
}

Value glossary_entry(const Voice& voice, const Term& term, bool with_anchor) {
  std::vector<Value> others;
  for (const Language language : voice.publication().languages)
    if (language != voice.language() && term.term.has(language) && term.term.has(voice.language()))
      others.push_back(Object().set("lang", language_code(language)).set("text", term.term.in[language]));
  return Object()
      .set("id", with_anchor ? Value(term.id) : Value())
      .set("term", voice.phrase(term.term))
      .set("other", Value::list(std::move(others)))
      .set("meaning", paragraph(voice, term.meaning))
      .set("easy", voice.phrase(term.easy))
      .set("picture", voice.picture(term.picture.value));
}

Value reference_value(const Voice& voice, const Reference& reference, bool with_anchor, std::vector<Value> cited_in) {
  return Object()
      .set("id", with_anchor ? Value(reference.id) : Value())
      .set("title", voice.phrase(reference.title))
      .set("author", voice.phrase(reference.author))
      .set("year", reference.year ? Value(std::to_string(*reference.year.value)) : Value())
      .set("link", reference.link ? Value(reference.link.address) : Value())
      .set("note", voice.phrase(reference.note))
      .set("cited_in", Value::list(std::move(cited_in)));
}

// "1.3.1 (info and relationships)"
Value criterion(const Voice& voice, const std::string& number) {
  if (number.empty()) return {};
  const auto key = "accessibility.criteria." + number;
  return voice.site().messages.has(key) ? Value(fmt::format("{} ({})", number, voice.message(key))) : Value(number);
}

}  // namespace

Value glossary_terms(const Voice& voice, bool with_anchors) {
  std::vector<Value> terms;
  for (const auto* term : sorted(voice, voice.publication().terms, &Term::term)) terms.push_back(glossary_entry(voice, *term, with_anchors));
  return Value::list(std::move(terms));
}

PageHead glossary_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const auto& order = voice.site().orders[voice.language()];
  std::vector<std::string> used;
  std::vector<Value> letters, terms, alphabet;
  const auto close = [&] {
    if (!used.empty())
      letters.push_back(Object().set("letter", used.back()).set("id", letter_anchor(used.back(), used.size())).set("terms", Value::list(std::move(terms))));
    terms.clear();
  };
  for (const auto* term : sorted(voice, voice.publication().terms, &Term::term)) {
    const auto letter = order.letter(voice.plain(term->term));
    if (used.empty() || used.back() != letter) {
      close();
      used.push_back(letter);
    }
    terms.push_back(glossary_entry(voice, *term, true));
  }
  close();
  for (const auto& letter : order.alphabet(used)) {
    const auto place = static_cast<std::size_t>(std::find(used.begin(), used.end(), letter) - used.begin());
    alphabet.push_back(Object().set("letter", letter).set("address", place == used.size() ? Value() : Value("#" + letter_anchor(letter, place + 1))));
  }
  page.set("letters", Value::list(std::move(letters)));
  page.set("alphabet", Value::list(std::move(alphabet)));
  return plain_head(voice, "glossary.title");
}

Value reference_kinds(const Voice& voice, bool with_anchors) {
  constexpr std::array<std::string_view, 7> kinds{"legislation", "guidance", "report", "strategy", "book", "article", ""};
  auto cited = with_anchors ? citations(voice) : std::map<std::string, std::vector<Value>, std::less<>>();
  const auto references = sorted(voice, voice.publication().references, &Reference::title);
  std::vector<Value> all;
  for (const auto kind : kinds) {
    std::vector<Value> of_kind;
    for (const auto* reference : references)
      if (reference->type == kind) of_kind.push_back(reference_value(voice, *reference, with_anchors, std::move(cited[reference->id])));
    if (of_kind.empty()) continue;
    const auto name = kind.empty() ? std::string_view("other") : kind;
    all.push_back(Object()
                      .set("id", fmt::format("kind-{}", name))
                      .set("name", voice.message(fmt::format("reference.kinds.{}", name)))
                      .set("references", Value::list(std::move(of_kind))));
  }
  return Value::list(std::move(all));
}

PageHead references_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  page.set("kinds", reference_kinds(voice, true));
  return plain_head(voice, "reference.title");
}

PageHead accessibility_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const auto& given = *voice.publication().settings.accessibility.value;
  std::vector<Value> problems;
  for (const auto& problem : given.problems)
    problems.push_back(Object()
                           .set("text", voice.phrase(problem.text))
                           .set("criterion", criterion(voice, problem.criterion.value))
                           .set("fix_by", voice.date(problem.fix_by)));
  page.set("statement", Object()
                            .set("status", voice.tag(given.status, "accessibility.statuses"))
                            .set("prepared", voice.date(given.prepared))
                            .set("reviewed", voice.date(given.reviewed))
                            .set("tested", voice.date(given.tested))
                            .set("problems", Value::list(std::move(problems)))
                            .set("disproportionate", Value::list({}))
                            .set("out_of_scope", Value::list({}))
                            .set("tested_by", Value())
                            .set("response_days", Value()));
  return plain_head(voice, "accessibility.title");
}

PageHead contact_page(const Voice& voice, const PlannedPage&, Object&, Diagnostics&) { return plain_head(voice, "contact.title"); }

// Many hosts have one page for all addresses that lead nowhere, whoever reads: that one, part 1, says it in every language.
PageHead not_found_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  std::vector<Value> others;
  for (const Language language : voice.publication().languages) {
    if (planned.part == 0 || language == voice.language()) continue;
    const Voice other(voice.site(), language);
    others.push_back(Object()
                         .set("lang", language_code(language))
                         .set("title", other.message("not_found.title"))
                         .set("text", other.message("not_found.text"))
                         .set("home", other.link(other.message("site.home"), other.address(*other.site().plan.page(PageKind::home)))));
  }
  page.set("other_languages", Value::list(std::move(others)));
  auto head = plain_head(voice, "not_found.title");
  head.indexed = false;
  return head;
}

}  // namespace comisiynu
