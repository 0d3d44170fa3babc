#include "page/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace comisiynu {

namespace {

bool starts_with_digit(const std::string& number) { return !number.empty() && number[0] >= '0' && number[0] <= '9'; }

Value address_if(const Voice& voice, PageKind kind, std::size_t document) {
  const auto* page = voice.site().plan.page(kind, document);
  return page == nullptr ? Value() : Value(voice.address(*page));
}

// The datasets that the document's text places or quotes, in the order of the text.
Value datasets_of(const Voice& voice, std::size_t document) {
  std::vector<Value> links;
  std::set<std::string> seen;
  for (const auto& section : voice.site().plan.documents()[document].sections)
    for (const auto& placeholder : section.narrative[voice.language()]->placeholders()) {
      const auto words = split(placeholder, ' ');
      if (words.size() < 2 || (words[0] != "table" && words[0] != "chart")) continue;
      if (auto link = voice.link_to("dataset", words[1]); !link.is_null() && seen.insert(std::string(words[1])).second)
        links.push_back(std::move(link));
    }
  return Value::list(std::move(links));
}

std::size_t policy_statement_count(const PlannedDocument& planned, Language language) {
  std::size_t count = 0;
  for (const auto& section : planned.sections) count += section.narrative[language]->policy_statements().size();
  return count;
}

Value replaced_by(const Voice& voice, const Document& document) {
  for (const auto& later : voice.publication().documents)
    if (later.replaces.plain && later.replaces.shown(voice.language()) == document.id) return voice.link_to("document", later.id);
  return {};
}

Value replaces(const Voice& voice, const Document& document) {
  if (document.replaces.empty()) return {};
  if (auto link = voice.link_to("document", document.replaces.shown(voice.language())); !link.is_null()) return link;
  return voice.link(voice.phrase(document.replaces), {});
}

std::string period_text(const Voice& voice, const Period& period) {
  if (period.from && period.to) return voice.format().range(voice.date_text(period.from), voice.date_text(period.to));
  return voice.date_text(period.from ? period.from : period.to);
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value meeting(const Voice& voice, const Document& document) {
  if (!document.meeting) return {};
  const auto& meeting = *document.meeting.value;
  return Object()
      .set("body", voice.phrase(meeting.body))
      .set("on", voice.date(meeting.on))
      .set("item", meeting.item ? Value(voice.message("document.meeting_item", {{"item", meeting.item.value}})) : Value());
}

}  // namespace

Value document_value(const Voice& voice, std::size_t index) {
  const auto& document = voice.publication().documents[index];
  const auto& planned = voice.site().plan.documents()[index];
  std::vector<Value> approvals;
  for (const auto& approval : document.approvals)
    approvals.push_back(Object().set("by", voice.phrase(approval.by)).set("on", voice.date(approval.on)));
  const auto actions = std::count_if(voice.publication().actions.begin(), voice.publication().actions.end(),
                                     [&](const Action& action) { return action.document.id == document.id; });
  return Object()
      .set("id", document.id)
      .set("title", voice.phrase(document.title))
      .set("address", address_if(voice, PageKind::document, index))
      .set("kind", voice.tag(document.type, "document.kinds"))
      .set("status", voice.tag(document.status, "document.statuses"))
      .set("summary", voice.phrase(document.summary))
      .set("audience", voice.phrase(document.audience))
      .set("period", text_or_null(period_text(voice, document.period)))
      .set("version", text_or_null(document.version.value))
      .set("published", voice.date(document.published))
      .set("review", voice.date(document.review))
      .set("overdue", voice.is_past(document.review))
      .set("owner", voice.phrase(document.owner))
      .set("approvals", Value::list(std::move(approvals)))
      .set("meeting", meeting(voice, document))
      .set("replaces", replaces(voice, document))
      .set("replaced_by", replaced_by(voice, document))
      .set("whole", address_if(voice, PageKind::whole, index))
      .set("easy_read", address_if(voice, PageKind::easy_read, index))
      .set("printed", printed_download(voice, voice.site().plan.page(PageKind::whole, index)))
      .set("easy_read_printed", printed_download(voice, voice.site().plan.page(PageKind::easy_read_whole, index)))
      .set("policy_statements", address_if(voice, PageKind::policy_statements, index))
      .set("actions", address_if(voice, PageKind::actions, index))
      .set("plan", address_if(voice, PageKind::plan, index))
      .set("registers", address_if(voice, PageKind::registers, index))
      .set("policy_statement_count", policy_statement_count(planned, voice.language()))
      .set("action_count", actions)
      .set("data", datasets_of(voice, index));
}

Value document_card(const Voice& voice, std::size_t index) {
  const auto& document = voice.publication().documents[index];
  return Object()
      .set("title", voice.phrase(document.title))
      .set("address", address_if(voice, PageKind::document, index))
      .set("kind", voice.tag(document.type, "document.kinds"))
      .set("status", voice.tag(document.status, "document.statuses"))
      .set("period", text_or_null(period_text(voice, document.period)))
      .set("summary", voice.phrase(document.summary))
      .set("published", voice.date(document.published))
      .set("easy_read", address_if(voice, PageKind::easy_read, index));
}

std::string section_label(const Voice& voice, const PlannedSection& section) {
  if (section.number.empty()) return {};
  if (section.appendix) return voice.message("document.appendix", {{"number", section.number}});
  return starts_with_digit(section.number) ? voice.message("document.section", {{"number", section.number}}) : std::string();
}

Value contents_value(const Voice& voice, std::size_t document, std::size_t current, bool on_one_page) {
  std::vector<Value> sections, appendices;
  const auto& planned = voice.site().plan.documents()[document].sections;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const auto& section = planned[i];
    const auto page = voice.address(*voice.site().plan.page(PageKind::section, document, i));
    std::vector<Value> headings;
    for (const auto& heading : section.narrative[voice.language()]->headings())
      if (heading.level == 2)
        headings.push_back(Object().set("number", text_or_null(heading.number)).set("title", heading.text)
                               .set("address", (on_one_page ? "#" : page + "#") + heading.anchor));
    (section.appendix ? appendices : sections).push_back(Object()
        .set("number", text_or_null(section.number))
        .set("label", text_or_null(section_label(voice, section)))
        .set("title", section.title(voice.language()))
        .set("address", on_one_page ? "#" + section.section->id : page)
        .set("current", i == current)
        .set("headings", Value::list(std::move(headings))));
  }
  return Object().set("sections", Value::list(std::move(sections))).set("appendices", Value::list(std::move(appendices)));
}

std::vector<Value> document_breadcrumbs(const Voice& voice, std::size_t document, bool with_cover) {
  std::vector<Value> crumbs{voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home)))};
  if (with_cover && document != nothing)
    crumbs.push_back(voice.link(voice.phrase(voice.publication().documents[document].title),
                                voice.address(*voice.site().plan.page(PageKind::document, document))));
  return crumbs;
}

}  // namespace comisiynu
