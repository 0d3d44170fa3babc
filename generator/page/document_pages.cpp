#include <fmt/format.h>

#include <algorithm>

#include "page/blocks.h"
#include "page/documents.h"
#include "page/page.h"
#include "page/structured_data.h"
#include "page/world.h"

namespace comisiynu {

namespace {

// "Contracting – Commissioning strategy": what a browser's tab shows.
std::string within(const Voice& voice, const std::string& title, std::size_t document) {
  return document == nothing ? title : fmt::format("{} – {}", title, voice.plain(voice.publication().documents[document].title));
}

Value fallback(const Voice& voice, const PlannedSection& section) {
  const auto shown = section.shown_in[voice.language()];
  return shown == voice.language() ? Value() : Value(language_code(shown));
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

// Whether any opportunity is at home with the document, or with none.
bool any_of_document(const std::vector<Opportunity>& all, const Publication& publication, std::size_t document) {
  const auto id = document == nothing ? std::string() : publication.documents[document].id;
  return std::any_of(all.begin(), all.end(), [&](const Opportunity& opportunity) { return opportunity.document.id == id; });
}

// A page of a document's lists, or of the records that belong to no document.
PageHead list_page(const Voice& voice, const PlannedPage& planned, Object& page, std::string_view message) {
  if (planned.subject != nothing) page.set("document", document_value(voice, planned.subject));
  else page.set("document", Value());
  PageHead head;
  head.title = within(voice, voice.message(message), planned.subject);
  head.heading = voice.message(message);
  head.breadcrumbs = document_breadcrumbs(voice, planned.subject, true);
  return head;
}

}  // namespace

PageHead document_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& document = voice.publication().documents[planned.subject];
  page.set("document", document_value(voice, planned.subject));
  page.set("contents", contents_value(voice, planned.subject, nothing, false));
  return {voice.plain(document.title), voice.phrase(document.title), voice.plain(document.summary),
          document_breadcrumbs(voice, planned.subject, false), true, document_json_ld(voice, planned.subject, planned)};
}

PageHead section_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const auto& sections = voice.site().plan.documents()[planned.subject].sections;
  const auto& section = sections[planned.part];
  const auto& narrative = *section.narrative[voice.language()];
  PageIds ids;
  const SiteWorld world(voice, ids, planned.subject, planned.part);

  std::vector<Value> headings;
  for (const auto& heading : narrative.headings())
    if (heading.level == 2)
      headings.push_back(Object().set("number", text_or_null(heading.number)).set("title", heading.text).set("address", "#" + heading.anchor));
  const auto step = [&](std::size_t index) {
    return voice.link(sections[index].title(voice.language()), voice.address(*voice.site().plan.page(PageKind::section, planned.subject, index)));
  };
  page.set("document", document_value(voice, planned.subject));
  page.set("contents", contents_value(voice, planned.subject, planned.part, false));
  page.set("section", Object()
                          .set("label", text_or_null(section_label(voice, section)))
                          .set("number", text_or_null(section.number))
                          .set("title", section.title(voice.language()))
                          .set("headings", Value::list(std::move(headings)))
                          .set("body", Value::html(narrative.render(world, 2, found)))
                          .set("fallback", fallback(voice, section))
                          .set("whole", fmt::format("{}#{}", voice.address(*voice.site().plan.page(PageKind::whole, planned.subject)), section.section->id)));
  page.set("previous", planned.part > 0 ? step(planned.part - 1) : Value());
  page.set("next", planned.part + 1 < sections.size() ? step(planned.part + 1) : Value());
  const auto& title = section.title(voice.language());
  return {within(voice, title, planned.subject), title, {}, document_breadcrumbs(voice, planned.subject, true)};
}

PageHead whole_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const auto& document = voice.publication().documents[planned.subject];
  const auto& sections = voice.site().plan.documents()[planned.subject].sections;
  Diagnostics said_on_the_sections_own_pages;
  PageIds ids;
  std::vector<Value> all;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const SiteWorld world(voice, ids, planned.subject, i, true);
    all.push_back(Object()
                      .set("id", sections[i].section->id)
                      .set("label", text_or_null(section_label(voice, sections[i])))
                      .set("number", text_or_null(sections[i].number))
                      .set("title", sections[i].title(voice.language()))
                      .set("body", Value::html(sections[i].narrative[voice.language()]->render(world, 3, said_on_the_sections_own_pages)))
                      .set("fallback", fallback(voice, sections[i]))
                      .set("appendix", sections[i].appendix));
  }
  page.set("document", document_value(voice, planned.subject));
  page.set("contents", contents_value(voice, planned.subject, nothing, true));
  page.set("sections", Value::list(std::move(all)));
  PageHead head{within(voice, voice.message("document.whole"), planned.subject), voice.phrase(document.title), voice.plain(document.summary),
                document_breadcrumbs(voice, planned.subject, true)};
  return head;
}

PageHead policy_statements_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  page.set("statements", policy_statement_list(voice, planned.subject, found));
  return list_page(voice, planned, page, "document.all_policy_statements");
}

PageHead actions_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const Value lists = actions_lists(voice, planned.subject, found);
  for (const char* name : {"sections", "count", "by_status"}) page.set_named(name, *lists.find(Key::of(name)));
  return list_page(voice, planned, page, "action.all");
}

PageHead plan_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const bool offers = any_of_document(voice.publication().opportunities, voice.publication(), planned.subject);
  page.set("downloads", offers ? opportunities_downloads(voice) : Value::list({}));
  const Value lists = plan_lists(voice, planned.subject, found);
  for (const auto& field : lists.fields()) page.set_named(field.name, field.value);
  return list_page(voice, planned, page, "document.plan");
}

PageHead registers_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics& found) {
  const Value lists = registers_lists(voice, planned.subject, found);
  for (const auto& field : lists.fields()) page.set_named(field.name, field.value);
  return list_page(voice, planned, page, "document.registers");
}

PageHead home_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics& found) {
  const auto& site = voice.site();
  std::vector<std::size_t> documents;
  for (std::size_t i = 0; i < voice.publication().documents.size(); ++i)
    if (const auto& status = voice.publication().documents[i].status; !(status == "withdrawn") && !(status == "superseded")) documents.push_back(i);
  std::stable_sort(documents.begin(), documents.end(), [&](std::size_t a, std::size_t b) {
    return voice.publication().documents[b].published < voice.publication().documents[a].published;
  });
  std::vector<Value> cards, easy;
  for (const auto index : documents) {
    cards.push_back(document_card(voice, index));
    if (const auto* cover = site.plan.page(PageKind::easy_read, index)) {
      const auto& document = voice.publication().documents[index];
      easy.push_back(voice.link(voice.phrase(document.easy_read->title.empty() ? document.title : document.easy_read->title), voice.address(*cover)));
    }
  }
  std::vector<Value> types;
  for (std::size_t i = 0; i < site.catalogue.terms.size(); ++i)
    if (site.catalogue.terms[i].kind == TermKind::service_type) types.push_back(term_value(voice, i, false));
  const auto address_of = [&](PageKind kind) {
    const auto* target = site.plan.page(kind);
    return target == nullptr ? Value() : Value(voice.address(*target));
  };
  page.set("summary", Value());
  page.set("documents", Value::list(std::move(cards)));
  page.set("easy_reads", Value::list(std::move(easy)));
  page.set("service_types", Value::list(std::move(types)));
  page.set("provider_count", voice.publication().providers.size());
  page.set("providers", address_of(PageKind::providers));
  page.set("catalogue", address_of(PageKind::catalogue));
  page.set("opportunities", next_opportunities(voice, found));
  page.set("opportunities_address", opportunities_address(voice));
  page.set("data", address_of(PageKind::data));
  page.set("dataset_count", voice.site().figures.datasets().size());
  const auto& title = voice.publication().settings.title;
  return {voice.plain(title), voice.phrase(title), voice.plain(voice.publication().settings.notice), {}};
}

PageHead choose_language_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  std::vector<Value> choices;
  for (const Language language : voice.publication().languages) {
    const Voice other(voice.site(), language);
    choices.push_back(Object()
                          .set("lang", language_code(language))
                          .set("name", own_name(language))
                          .set("title", other.plain(voice.publication().settings.title))
                          .set("publisher", other.plain(voice.publication().settings.publisher))
                          .set("address", other.address(*voice.site().plan.page(PageKind::home))));
  }
  page.set("choices", Value::list(std::move(choices)));
  const auto& title = voice.publication().settings.title;
  return {voice.plain(title), voice.phrase(title), {}, {}};
}

}  // namespace comisiynu
