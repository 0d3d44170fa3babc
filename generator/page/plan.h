// Every page of the site, its address in each language, and where each record can be found: known before anything is
// rendered, so that a link is checked once and two pages with one address are an error.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/messages.h"
#include "markup/narrative.h"
#include "model/publication.h"
#include "page/catalogue.h"

namespace comisiynu {

enum class PageKind : std::uint8_t {
  choose_language, home, document, section, whole, policy_statements, actions, plan, registers, easy_read, easy_read_page,
  easy_read_words, easy_read_whole, catalogue, terms, term, providers, pair, comparison, compare, market, market_type, provider,
  provider_easy_read, catalogue_easy_read, term_easy_read, pair_easy_read, data, dataset,
  changes, glossary, references, pictures, accessibility, contact, search, editions, not_found,
  moved,  // an address at which something was read once; in no plan: `subject` is the redirect
};

inline constexpr std::size_t nothing = static_cast<std::size_t>(-1);

// One page in all its languages. `subject` is an index: of the document, provider, dataset, term list (also of market_type
// and term_easy_read), pair (also of comparison and pair_easy_read) or (of terms) term kind that the page is about. `part` is the section or easy-read page from 0,
// or the page of a long list from 0.
struct PlannedPage {
  PageKind kind;
  std::size_t subject = nothing;
  std::size_t part = 0;
  PerLanguage<std::string> address;  // from the site's root: "/en/providers/glan-tywi/"; may lack the base path
};

// A section or appendix of a document, read in each language.
struct PlannedSection {
  const Section* section = nullptr;
  bool appendix = false;
  std::string number;  // "2", "E", "A"; empty for none
  PerLanguage<std::shared_ptr<const Narrative>> narrative;  // the other language's where one is missing; never null
  PerLanguage<Language> shown_in{Language::cy, Language::en};
  const std::string& title(Language language) const { return narrative[language]->title(); }
};

struct PlannedDocument {
  std::vector<PlannedSection> sections;  // appendices last
  bool has_policy_statements = false;
};

// Where something is: a page, perhaps an anchor on it, and what it is called.
struct Place {
  const PlannedPage* page = nullptr;
  std::string anchor;
  const Text* title = nullptr;
};

// A record that refers to another.
struct Referrer {
  std::string_view kind;
  std::string id;
  friend bool operator==(const Referrer&, const Referrer&) = default;
};

class Plan {
 public:
  Plan() = default;
  Plan(Plan&&) = default;
  Plan& operator=(Plan&&) = default;

  const std::vector<PlannedPage>& pages() const { return pages_; }
  const std::vector<PlannedDocument>& documents() const { return documents_; }

  // The page, or nullptr when the site has none such.
  const PlannedPage* page(PageKind, std::size_t subject = nothing, std::size_t part = 0) const;

  // Where the record "kind/id" is found: need, gap, provider, glossary, ref, dataset, document, area, …
  std::optional<Place> find(std::string_view kind, std::string_view id) const;
  // The ids of a kind, to say what was meant; empty for a kind that does not exist.
  std::vector<std::string> ids(std::string_view kind) const;
  static const std::vector<std::string>& link_kinds();

  // What refers to the record, in the order of the kinds of records and then the author's.
  const std::vector<Referrer>& referrers(std::string_view kind, std::string_view id) const;

  // The section of a document, by id.
  std::optional<std::size_t> section(std::size_t document, std::string_view id) const;

 private:
  friend class PlanBuilder;
  friend class RecordPlaces;
  std::vector<PlannedPage> pages_;
  std::vector<PlannedDocument> documents_;
  std::unordered_map<std::uint64_t, std::size_t> by_key_;
  std::map<std::string, std::map<std::string, Place, std::less<>>, std::less<>> records_;
  std::map<std::string, std::vector<Referrer>, std::less<>> referrers_;
  const Publication* publication_ = nullptr;
};

inline constexpr std::size_t providers_on_a_page = 100;
inline constexpr std::size_t providers_on_an_easy_page = 20;
inline constexpr std::size_t providers_in_a_table = 25;  // of a comparison

class KeptNarratives;

// Pages that are there for a reason outside the publication, and what a resident process keeps.
struct PlanExtras {
  bool editions = false;  // the list of editions
  bool changes = false;   // what changed since an earlier edition
  KeptNarratives* narratives = nullptr;  // see page/kept_narratives.h
};

// Publication, catalogue and messages must outlive the plan. What is wrong with the documents' Markdown is said here too,
// since this is where it is first parsed.
Plan make_plan(const Publication&, const Catalogue&, const Messages&, Diagnostics& found, const PlanExtras& = {});

}  // namespace comisiynu
