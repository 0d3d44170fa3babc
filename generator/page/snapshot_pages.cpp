// What pages are known by, from one edition to the next.
#include <fmt/format.h>

#include "page/snapshot_of.h"

namespace comisiynu {

namespace {

// A page that lists or divides what another shows may go, and then that other one is read in its place. The pages of
// records, documents and their sections may not go unsaid.
class PageIdentity {
 public:
  explicit PageIdentity(const Site& site) : site_(site) {}

  SnapshotPage of(const PlannedPage& page) const {
    const auto part = page.part == 0 ? std::string() : fmt::format("/{}", page.part + 1);
    switch (page.kind) {
      case PageKind::home: return {"home", "", page.address};
      case PageKind::document: return {document(page), "", page.address};
      case PageKind::section: {
        const auto& section = *site_.plan.documents()[page.subject].sections[page.part].section;
        return {fmt::format("{}/{}", document(page), section.id), "", page.address};
      }
      case PageKind::whole: return {"whole/" + document(page), document(page), page.address};
      case PageKind::policy_statements: return {"policy-statements/" + document(page), document(page), page.address};
      case PageKind::actions: return {"actions/" + document(page), document(page), page.address};
      case PageKind::plan: return {"plan/" + document(page), document(page), page.address};
      case PageKind::registers: return {"registers/" + document(page), document(page), page.address};
      case PageKind::easy_read: return {"easy-read/" + document(page), document(page), page.address};
      case PageKind::easy_read_page: return {fmt::format("easy-read/{}/{}", document(page), page.part + 1), "easy-read/" + document(page), page.address};
      case PageKind::easy_read_words: return {"easy-words/" + document(page), "easy-read/" + document(page), page.address};
      case PageKind::easy_read_whole: return {"easy-whole/" + document(page), "easy-read/" + document(page), page.address};
      case PageKind::provider: return {provider(page), "", page.address};
      case PageKind::provider_easy_read: return {"easy-read/" + provider(page), provider(page), page.address};
      case PageKind::dataset: return {"dataset/" + site_.publication.datasets[page.subject].id, "", page.address};
      case PageKind::catalogue: return {"catalogue", "home", page.address};
      case PageKind::providers: return {"providers" + part, part.empty() ? "catalogue" : "providers", page.address};
      default: return of_list(page, part);
    }
  }

 private:
  SnapshotPage of_list(const PlannedPage& page, const std::string& part) const {
    switch (page.kind) {
      case PageKind::terms: return {terms(static_cast<TermKind>(page.subject)), "catalogue", page.address};
      case PageKind::term: return {term(page.subject) + part, part.empty() ? terms(site_.catalogue.terms[page.subject].kind) : term(page.subject), page.address};
      case PageKind::pair: return {pair(page) + part, part.empty() ? term(site_.catalogue.pairs[page.subject].type) : pair(page), page.address};
      case PageKind::comparison: return {fmt::format("compare/{}{}", pair(page), part), pair(page), page.address};
      case PageKind::compare: return {"compare", "catalogue", page.address};
      case PageKind::market: return {"market", "catalogue", page.address};
      case PageKind::market_type: return {"market/" + site_.catalogue.terms[page.subject].id, "market", page.address};
      case PageKind::data: return {"data", "home", page.address};
      case PageKind::glossary: return {"glossary", "home", page.address};
      case PageKind::references: return {"references", "home", page.address};
      case PageKind::accessibility: return {"accessibility", "home", page.address};
      case PageKind::contact: return {"contact", "home", page.address};
      case PageKind::search: return {"search", "home", page.address};
      case PageKind::pictures: return {"pictures", "home", page.address};
      case PageKind::changes: return {"changes", "home", page.address};
      case PageKind::editions: return {"editions", "home", page.address};
      default: return {};  // that of no language, and those at addresses where nothing is read
    }
  }

  std::string document(const PlannedPage& page) const {
    return page.subject == nothing ? "home" : "document/" + site_.publication.documents[page.subject].id;
  }
  std::string provider(const PlannedPage& page) const { return "provider/" + site_.publication.providers[page.subject].id; }
  static std::string terms(TermKind kind) { return fmt::format("terms/{}", term_kind_key(kind)); }
  std::string term(std::size_t index) const {
    const auto& term = site_.catalogue.terms[index];
    return fmt::format("term/{}/{}", term_kind_key(term.kind), term.id);
  }
  std::string pair(const PlannedPage& page) const {
    const auto& pair = site_.catalogue.pairs[page.subject];
    return fmt::format("{}/{}", term(pair.type), term(pair.other));
  }

  const Site& site_;
};

}  // namespace

std::vector<SnapshotPage> pages_of(const Site& site) {
  std::vector<SnapshotPage> all;
  const PageIdentity identity(site);
  for (const auto& page : site.plan.pages())
    if (auto made = identity.of(page); !made.id.empty()) all.push_back(std::move(made));
  return all;
}

const PlannedPage* page_by_id(const Site& site, std::string_view id) {
  const auto slash = id.find('/');
  if (slash == id.npos) return nullptr;
  const auto kind = id.substr(0, slash);
  const auto rest = id.substr(slash + 1);
  if (const auto below = rest.find('/'); kind == "document" && below != rest.npos) {
    const auto place = site.plan.find("document", rest.substr(0, below));
    const auto section = place && place->page != nullptr ? site.plan.section(place->page->subject, rest.substr(below + 1)) : std::nullopt;
    return section ? site.plan.page(PageKind::section, place->page->subject, *section) : nullptr;
  }
  if (kind != "document" && kind != "provider" && kind != "dataset") return nullptr;
  const auto place = site.plan.find(kind, rest);
  return place ? place->page : nullptr;
}

}  // namespace comisiynu
