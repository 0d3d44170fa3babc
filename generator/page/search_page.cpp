#include <fmt/format.h>

#include "page/pages.h"

namespace comisiynu {

// Where to look for things without searching: every document, the lists of providers, glossary, references and figures.
static Value ways(const Voice& voice) {
  const auto& plan = voice.site().plan;
  const auto& documents = voice.publication().documents;
  std::vector<Value> links;
  const auto add = [&](PageKind kind, std::string_view message) {
    if (const auto* page = plan.page(kind)) links.push_back(voice.link(voice.message(message), voice.address(*page)));
  };
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (const auto* page = plan.page(PageKind::document, i)) links.push_back(voice.link(voice.phrase(documents[i].title), voice.address(*page)));
  add(PageKind::catalogue, "navigation.catalogue");
  add(PageKind::providers, "catalogue.all_providers");
  add(PageKind::glossary, "navigation.glossary");
  add(PageKind::references, "navigation.references");
  add(PageKind::data, "navigation.data");
  add(PageKind::contact, "navigation.contact");
  return Value::list(std::move(links));
}

PageHead search_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  const bool english = voice.language() == Language::en;
  page.set("search", Object()
                         .set("index", voice.file(fmt::format("/assets/search/{}/index.json", voice.code())))
                         .set("stemmer", english ? Value(voice.file("/assets/search/stemmer.js")) : Value()));
  page.set("ways", ways(voice));
  PageHead head;
  head.title = voice.message("search.title");
  head.heading = head.title;
  head.breadcrumbs = {voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home)))};
  return head;
}

}  // namespace comisiynu
