#include "site/page_sources.h"

#include "check/records.h"

namespace comisiynu {

std::vector<RecordOnPage> records_on(const PreparedSite& prepared, const PlannedPage& page) {
  std::vector<RecordOnPage> all;
  const auto& plan = prepared.site().plan;
  for_each_record(prepared.publication(), [&](const auto& record) {
    if constexpr (requires { record.id; record.at; }) {
      using Record = std::remove_cvref_t<decltype(record)>;
      const auto place = plan.find(Record::kind, record.id);
      if (place && place->page == &page) all.push_back({Record::kind, record.id, record.at, place->title, place->anchor});
    }
  });
  return all;
}

Position source_of(const PreparedSite& prepared, const PlannedPage& page, Language language) {
  const auto& publication = prepared.publication();
  const auto& documents = prepared.site().plan.documents();
  switch (page.kind) {
    case PageKind::provider:
    case PageKind::provider_easy_read: return publication.providers[page.subject].at;
    case PageKind::dataset: return publication.datasets[page.subject].at;
    case PageKind::section: {
      const auto& section = documents[page.subject].sections[page.part];
      const auto file = section.section->file[section.shown_in[language]];
      return file == no_file ? publication.documents[page.subject].at : Position{file, 1, 0, 0};
    }
    case PageKind::easy_read:
    case PageKind::easy_read_page:
    case PageKind::easy_read_words:
    case PageKind::easy_read_whole:
      if (const auto& easy = publication.documents[page.subject].easy_read) return easy->at;
      [[fallthrough]];
    case PageKind::document:
    case PageKind::whole:
    case PageKind::policy_statements: return publication.documents[page.subject].at;
    case PageKind::actions:
    case PageKind::plan:
    case PageKind::registers:
      // Of one document, or of all.
      return page.subject == nothing ? publication.settings.at : publication.documents[page.subject].at;
    default: return publication.settings.at;
  }
}

}  // namespace comisiynu
