// Everything a content folder says, as plain values. Read once, then never changed: any number of threads may
// look at it.
#pragma once

#include <set>
#include <unordered_map>

#include "model/code_lists.h"
#include "model/dataset.h"
#include "model/document.h"
#include "model/provider.h"
#include "model/records.h"

namespace comisiynu {

struct AccessibilityProblem {
  static constexpr std::string_view kind = "problem";
  Position at;
  Text text;
  Plain criterion;
  Date fix_by;
  template <class V> static void describe(V& field) {
    field("text", &AccessibilityProblem::text, required("what does not work, and for whom"));
    field("criterion", &AccessibilityProblem::criterion, required("the WCAG 2.2 success criterion that is not met: 1.1.1"));
    field("fix_by", &AccessibilityProblem::fix_by, optional("when it will be mended"));
  }
};

// The facts of the accessibility statement that the Public Sector Bodies (Websites and Mobile Applications)
// Accessibility Regulations 2018 require.
struct Accessibility {
  static constexpr std::string_view kind = "accessibility";
  Position at;
  Choice status;
  Date prepared, reviewed, tested;
  std::vector<AccessibilityProblem> problems;
  template <class V> static void describe(V& field) {
    field("status", &Accessibility::status, required("how far the site meets WCAG 2.2 AA").one_of(
        {"fully-compliant", "partially-compliant", "not-compliant"}));
    field("prepared", &Accessibility::prepared, required("the day the statement was first made"));
    field("reviewed", &Accessibility::reviewed, optional("the day it was last looked over"));
    field("tested", &Accessibility::tested, optional("the day the site was last tested"));
    field("problem", &Accessibility::problems, optional("what does not meet the standard yet"));
  }
};

struct Disclosure {
  static constexpr std::string_view kind = "disclosure";
  Optional<std::int64_t> minimum;
  template <class V> static void describe(V& field) {
    field("minimum", &Disclosure::minimum, optional("counts of people below this are not shown; 5 where absent"));
  }
};

struct CatalogueSettings {
  static constexpr std::string_view kind = "catalogue";
  Optional<bool> easy_read;
  Optional<std::int64_t> vacancies_fresh_days;
  template <class V> static void describe(V& field) {
    field("easy_read", &CatalogueSettings::easy_read, optional("whether each provider has an easy-read page; it has where absent"));
    field("vacancies_fresh_days", &CatalogueSettings::vacancies_fresh_days,
          optional("free places counted more days ago than this are shown as not known; 28 where absent"));
  }
};

struct EasyReadSettings {
  static constexpr std::string_view kind = "easy_read";
  Term::Forms plain_words;
  template <class V> static void describe(V& field) {
    field("plain_words", &EasyReadSettings::plain_words, optional("words that your readers know, and the easy-read checks do not: { en = [\"…\"], cy = [\"…\"] }"));
  }
};

// Contracts worth more a year than this are reviewed every so many months.
struct ReviewThreshold {
  static constexpr std::string_view kind = "review";
  Position at;
  Optional<std::int64_t> above, months;
  template <class V> static void describe(V& field) {
    field("above", &ReviewThreshold::above, required("pounds a year; contracts worth more are reviewed so often"));
    field("months", &ReviewThreshold::months, required("how many months lie between two reviews"));
  }
};

struct ContractSettings {
  static constexpr std::string_view kind = "contracts";
  std::vector<ReviewThreshold> reviews;
  template <class V> static void describe(V& field) {
    field("review", &ContractSettings::reviews, optional("how often contracts are reviewed, by their value: { above, months }"));
  }
};

// Whom to tell of a weakness of the site: what security.txt says (RFC 9116).
struct Security {
  static constexpr std::string_view kind = "security";
  Position at;
  std::vector<Plain> contacts;
  Date expires;
  Link policy, acknowledgments, encryption;
  template <class V> static void describe(V& field) {
    field("contact", &Security::contacts, required("where to report it, the best way first: \"mailto:…\", \"https://…\" or \"tel:…\""));
    field("expires", &Security::expires, required("the day after which this is out of date, at most a year ahead"));
    field("policy", &Security::policy, optional("how reports are dealt with"));
    field("acknowledgments", &Security::acknowledgments, optional("who has been thanked"));
    field("encryption", &Security::encryption, optional("a key to encrypt reports with"));
  }
};

// What the Open Contracting Data Standard wants to know of a publisher.
struct OpenContracting {
  static constexpr std::string_view kind = "open_contracting";
  Position at;
  Plain prefix, scheme, identifier;
  template <class V> static void describe(V& field) {
    field("prefix", &OpenContracting::prefix, optional("the prefix that the Open Contracting Partnership has given the council: ocds-b5fd17"));
    field("scheme", &OpenContracting::scheme, optional("the list of organisations that has the council (org-id.guide): GB-LAW"));
    field("identifier", &OpenContracting::identifier, optional("the council's identifier in that list: CMN"));
  }
};

struct LanguageAddresses {
  static constexpr std::string_view kind = "addresses";
  Plain cy, en;
  template <class V> static void describe(V& field) {
    field("cy", &LanguageAddresses::cy, optional("the Welsh page's address: /cy/hen-enw/"));
    field("en", &LanguageAddresses::en, optional("the English page's address: /en/old-name/"));
  }
};

// Where a page that was there once is found now, or why it is gone.
struct Moved {
  static constexpr std::string_view kind = "moved";
  Position at;
  Plain record, to;
  LanguageAddresses from;
  Text reason;
  template <class V> static void describe(V& field) {
    field("record", &Moved::record, optional("the record that an earlier edition had, and this one has not: \"provider/glan-tywi\""));
    field("from", &Moved::from, optional("in place of a record, the addresses that have moved: { en, cy }"));
    field("to", &Moved::to, optional("what is read there now: \"provider/ty-newydd\", \"document/strategy\", \"document/strategy/needs\""));
    field("reason", &Moved::reason, optional("why it is gone, where nothing takes its place"));
  }
};

// How texts are translated: docs/translations.md.
struct TranslationSettings {
  static constexpr std::string_view kind = "translations";
  Choice source;
  template <class V> static void describe(V& field) {
    field("source", &TranslationSettings::source, optional("the language that texts are first written in; en where absent").one_of({"cy", "en"}));
  }
};

// The head of publication.toml: what is said once.
struct Settings {
  static constexpr std::string_view kind = "publication";
  Position at;
  Text title, notice, publisher;
  Link address;
  std::vector<Plain> languages;
  Plain licence;
  Contact contact;
  Disclosure disclosure;
  Optional<Accessibility> accessibility;
  CatalogueSettings catalogue;
  ContractSettings contracts;
  Optional<Security> security;
  OpenContracting open_contracting;
  std::vector<Moved> moved;
  EasyReadSettings easy_read;
  TranslationSettings translations;

  template <class V> static void describe(V& field) {
    field("title", &Settings::title, required("the site's title"));
    field("notice", &Settings::notice, optional("a line at the top of every page"));
    field("publisher", &Settings::publisher, required("who publishes it").name());
    field("address", &Settings::address, optional("where the site will stand: https://gofal.example.gov.uk"));
    field("languages", &Settings::languages, required("the order in which they are offered: [\"cy\", \"en\"]"));
    field("licence", &Settings::licence, optional("the licence of texts and data: OGL-3.0"));
    field("contact", &Settings::contact, required("whom to ask: { role, phone, email }"));
    field("disclosure", &Settings::disclosure, optional("how small counts of people are kept from picking somebody out"));
    field("catalogue", &Settings::catalogue, optional("how the catalogue of providers is made"));
    field("contracts", &Settings::contracts, optional("how the register of contracts is kept"));
    field("easy_read", &Settings::easy_read, optional("how easy-read editions are checked"));
    field("translations", &Settings::translations, optional("how texts are translated: { source }"));
    field("accessibility", &Settings::accessibility, optional("the facts of the accessibility statement"));
    field("security", &Settings::security, optional("whom to tell of a weakness of the site: makes .well-known/security.txt"));
    field("open_contracting", &Settings::open_contracting, optional("how opportunities are identified in open contracting data"));
    field("moved", &Settings::moved, optional("pages of earlier editions that have moved, or are gone: { from or record, to or reason }"));
  }
};

struct Publication {
  Settings settings;
  std::vector<Language> languages;  // as offered
  // Ids that stand where nothing could be read, such as a file with a quote missing. That is told of once; whatever
  // refers to one of them is not at fault.
  std::set<std::string, std::less<>> unread;

  std::vector<Area> areas;
  std::vector<ClientGroup> client_groups;
  std::vector<ServiceType> service_types;
  std::vector<Sector> sectors;
  std::vector<AgeBand> age_bands;
  std::vector<QualityDomain> quality_domains;
  std::vector<CodeList> code_lists;
  std::vector<Noun> nouns;
  std::vector<Term> terms;
  std::vector<Reference> references;

  std::vector<Dataset> datasets;
  std::vector<Objective> objectives;
  std::vector<Need> needs;
  std::vector<Supply> supply;
  std::vector<Gap> gaps;
  std::vector<Hypothesis> hypotheses;
  std::vector<Intention> intentions;
  std::vector<Opportunity> opportunities;
  std::vector<Market> markets;
  std::vector<Action> actions;
  std::vector<Indicator> indicators;
  std::vector<AppraisalOption> options;
  std::vector<Contract> contracts;
  std::vector<Fee> fees;
  std::vector<Consultation> consultations;
  std::vector<Practice> practices;
  std::vector<Standard> standards;
  std::vector<Forum> forums;
  std::vector<PlanStage> plan_stages;
  std::vector<Risk> risks;

  std::vector<Provider> providers;
  std::vector<Document> documents;

  // The tables that any file of the content folder may hold, and where their records go.
  template <class V> static void describe(V& table) {
    table("area", &Publication::areas, "where people live and services are");
    table("client_group", &Publication::client_groups, "the groups of people that services are for");
    table("service_type", &Publication::service_types, "the kinds of service");
    table("sector", &Publication::sectors, "who runs services");
    table("age_band", &Publication::age_bands, "bands of age");
    table("quality_domain", &Publication::quality_domains, "the themes that inspectors rate");
    table("code_list", &Publication::code_lists, "any further list");
    table("noun", &Publication::nouns, "nouns that figures in sentences are counted with");
    table("term", &Publication::terms, "the glossary");
    table("reference", &Publication::references, "legislation, guidance and other sources");
    table("dataset", &Publication::datasets, "tables of figures");
    table("objective", &Publication::objectives, "strategic objectives");
    table("need", &Publication::needs, "what people need");
    table("supply", &Publication::supply, "what there is");
    table("gap", &Publication::gaps, "the gap analysis");
    table("hypothesis", &Publication::hypotheses, "assumptions to test");
    table("intention", &Publication::intentions, "commissioning intentions");
    table("opportunity", &Publication::opportunities, "what providers can bid for");
    table("market", &Publication::markets, "the market position of a kind of service");
    table("action", &Publication::actions, "the action checklist");
    table("indicator", &Publication::indicators, "what shows whether it works");
    table("option", &Publication::options, "options of an appraisal");
    table("contract", &Publication::contracts, "the register of contracts");
    table("fee", &Publication::fees, "published rates");
    table("consultation", &Publication::consultations, "you said, we did");
    table("practice", &Publication::practices, "examples of good practice");
    table("standard", &Publication::standards, "questions of a self-assessment");
    table("forum", &Publication::forums, "forums and their terms of reference");
    table("plan_stage", &Publication::plan_stages, "stages of the commissioning cycle");
    table("risk", &Publication::risks, "the risk register");
    table("provider", &Publication::providers, "providers");
  }
};

// The record with this id, or nullptr. Linear; use an index where it matters.
template <class Record>
const Record* find(const std::vector<Record>& records, std::string_view id) {
  for (const auto& record : records)
    if (record.id == id) return &record;
  return nullptr;
}

}  // namespace comisiynu
