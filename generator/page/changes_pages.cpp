#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "page/changes_values.h"

namespace comisiynu {

namespace {

// So many figures of a dataset are shown; the file has all.
constexpr std::size_t figures_shown = 40;

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

class ChangesValues {
 public:
  explicit ChangesValues(const Voice& voice) : voice_(voice), wording_(voice.language(), voice.site().messages) {}

  // Kind by kind, in the order of the changes.
  Value groups(const std::vector<RecordChange>& records) const {
    std::vector<Value> all;
    for (std::size_t i = 0; i < records.size();) {
      const auto& kind = records[i].kind;
      std::vector<Value> group;
      for (; i < records.size() && records[i].kind == kind; ++i) group.push_back(record(records[i]));
      all.push_back(Object().set("id", "changed-" + slug(kind)).set("title", wording_.kind(kind)).set("count", group.size()).set("records", Value::list(std::move(group))));
    }
    return Value::list(std::move(all));
  }

  Value datasets(const std::vector<DatasetChange>& datasets) const {
    std::vector<Value> all;
    for (const auto& dataset : datasets) {
      std::vector<Value> figures;
      for (const auto& figure : dataset.figures) {
        if (figures.size() == figures_shown) break;
        figures.push_back(change(wording_.in(figure.name), figure.before, figure.after, wording_.by(figure)));
      }
      const auto more = dataset.figures.size() - figures.size();
      all.push_back(head(dataset.fate, dataset.title, dataset.address).set("changes", Value::list(std::move(figures))).set("more", more));
    }
    return Value::list(std::move(all));
  }

  Value sections(const std::vector<SectionChange>& sections) const {
    std::vector<Value> all;
    for (const auto& section : sections) {
      std::vector<Value> paragraphs;
      for (const auto& paragraph : section.words[voice_.language()]) paragraphs.push_back(runs(paragraph));
      // Only the other language's words changed.
      if (section.fate == Fate::changed && paragraphs.empty()) continue;
      all.push_back(head(section.fate, section.title, section.address).set("document", wording_.in(section.document_title)).set("paragraphs", Value::list(std::move(paragraphs))));
    }
    return Value::list(std::move(all));
  }

 private:
  Object head(Fate fate, const Bilingual& title, const Bilingual& address) const {
    const auto& own = address[voice_.language()];
    return Object()
        .set("fate", Object().set("id", name_of(fate)).set("name", wording_.fate(fate)))
        .set("title", wording_.in(title))
        .set("address", own.empty() ? Value() : Value(voice_.file(own)));
  }

  Value record(const RecordChange& record) const {
    std::vector<Value> fields;
    for (const auto& field : record.fields)
      fields.push_back(change(wording_.label(field), field.before, field.after, wording_.by(field)));
    return head(record.fate, record.title, record.address).set("changes", Value::list(std::move(fields)));
  }

  Value change(const std::string& label, const Bilingual& before, const Bilingual& after, const std::string& by) const {
    return Object().set("label", label).set("before", text_or_null(wording_.in(before))).set("after", text_or_null(wording_.in(after))).set("by", text_or_null(by));
  }

  static Value runs(const ChangedParagraph& paragraph) {
    std::vector<Value> all;
    for (const auto& run : paragraph)
      all.push_back(Object().set("added", run.fate == WordRun::Fate::added).set("removed", run.fate == WordRun::Fate::removed).set("words", run.words));
    return Value::list(std::move(all));
  }

  const Voice& voice_;
  const ChangesWording wording_;
};

Value home_link(const Voice& voice) { return voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home))); }

}  // namespace

PageHead changes_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const auto& changes = *voice.site().changes;
  const ChangesValues values(voice);
  const auto day = parse_date(changes.day);
  page.set("since", Object().set("number", text_or_null(changes.number)).set("date", day ? voice.date(*day) : Value()));
  page.set("groups", values.groups(changes.records));
  page.set("datasets", values.datasets(changes.datasets));
  page.set("sections", values.sections(changes.sections));
  page.set("downloads", Value::list({download(voice, "JSON", std::string(changes_file))}));
  const auto title = voice.message("changes.title");
  return {title, title, {}, {home_link(voice)}};
}

PageHead moved_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& redirect = voice.site().redirects[planned.subject];
  page.set("reason", voice.phrase(redirect.reason));
  std::vector<Value> links;
  PageHead head;
  if (redirect.to != nullptr) {
    const auto anchor = redirect.anchor.empty() ? std::string() : "#" + redirect.anchor;
    for (const Language language : voice.publication().languages)
      links.push_back(Object().set("lang", language_code(language)).set("name", own_name(language)).set("address", voice.site().options.base_path + redirect.to->address[language] + anchor));
    page.set("to", voice.address(*redirect.to) + anchor);
    head.canonical = voice.whole_address(*redirect.to, voice.language());
  } else {
    page.set("to", Value());
    head.indexed = false;
  }
  page.set("links", Value::list(std::move(links)));
  head.title = voice.message(redirect.to == nullptr ? "moved.gone" : "moved.title");
  head.heading = head.title;
  head.breadcrumbs = {home_link(voice)};
  return head;
}

}  // namespace comisiynu
