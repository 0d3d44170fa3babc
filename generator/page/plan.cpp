#include "page/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "page/kept_narratives.h"
#include "page/picture_credits.h"
#include "page/plan_records.h"
#include "page/record_homes.h"

namespace comisiynu {

namespace {

std::uint64_t key_of(PageKind kind, std::size_t subject, std::size_t part) {
  return static_cast<std::uint64_t>(kind) << 56 | (static_cast<std::uint64_t>(subject) & 0xFFFFFFFF) << 24 | (part & 0xFFFFFF);
}

// The pages that records are at home on, and the words of their addresses.
constexpr std::pair<PageKind, std::string_view> record_pages[] = {
    {PageKind::actions, "actions"}, {PageKind::plan, "plan"}, {PageKind::registers, "registers"}};

std::string letter(std::size_t index) {
  std::string out;
  for (++index; index > 0; index = (index - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (index - 1) % 26));
  return out;
}

}  // namespace

class PlanBuilder {
 public:
  PlanBuilder(const Publication& publication, const Catalogue& catalogue, const Messages& messages, Diagnostics& found, const PlanExtras& extras)
      : publication_(publication), catalogue_(catalogue), messages_(messages), found_(found), extras_(extras) {
    plan_.publication_ = &publication;
  }

  Plan build() {
    read_sections();
    lay_out();
    check_addresses();
    plan_.by_key_.reserve(plan_.pages_.size());
    for (std::size_t i = 0; i < plan_.pages_.size(); ++i)
      plan_.by_key_.emplace(key_of(plan_.pages_[i].kind, plan_.pages_[i].subject, plan_.pages_[i].part), i);
    RecordPlaces(publication_, catalogue_, plan_).find();
    return std::move(plan_);
  }

 private:
  // Documents' sections

  void read_sections() {
    for (const auto& document : publication_.documents) {
      auto& planned = plan_.documents_.emplace_back();
      std::size_t number = 0, appendix = 0;
      for (const auto& section : document.sections) read_section(document, planned, section, false, number);
      for (const auto& section : document.appendices) read_section(document, planned, section, true, appendix);
    }
    narratives_.forget_others();
  }

  void read_section(const Document& document, PlannedDocument& planned, const Section& section, bool appendix, std::size_t& count) {
    PlannedSection made;
    made.section = &section;
    made.appendix = appendix;
    if (section.number.value) made.number = *section.number.value;
    else if (document.numbering == "none") made.number = "";
    else made.number = appendix ? letter(count++) : std::to_string(++count);
    for (const Language language : publication_.languages) {
      const Language shown = section.text[language].empty() ? other(language) : language;
      made.shown_in[language] = shown;
      made.narrative[language] = made.narrative[other(language)] && made.shown_in[other(language)] == shown
                                     ? made.narrative[other(language)]
                                     : parse(document, made, shown);
      planned.has_policy_statements |= !made.narrative[language]->policy_statements().empty();
    }
    planned.sections.push_back(std::move(made));
  }

  std::shared_ptr<const Narrative> parse(const Document& document, const PlannedSection& made, Language language) {
    const auto& section = *made.section;
    NarrativeOptions options;
    options.file = section.file[language];
    options.id = section.id;
    options.number = made.number;
    options.is_appendix = made.appendix;
    if (document.numbering == "paragraphs") options.numbering = Numbering::paragraphs;
    else if (document.numbering == "sections") options.numbering = Numbering::sections;
    for (const Language label : languages) options.policy_labels.push_back(messages_.format(label, "document.policy_statement"));
    options.has_title = !section.text[language].empty();  // a missing file has been told of already
    return narratives_.parse(section.text[language], std::move(options), found_);
  }

  // Pages and addresses

  std::string word(Language language, std::string_view key) const {
    return messages_.format(language, fmt::format("address.{}", key));
  }

  // Part of an address: what the author gave, or the words made fit for one.
  static std::string part_of(const Text& given, std::string_view words, std::string_view id, Language language) {
    if (!given.empty()) return slug(given.shown(language));
    const auto made = slug(words);
    return made.empty() ? std::string(id) : made;
  }

  template <class Under>
  void add(PageKind kind, std::size_t subject, std::size_t part, Under&& under) {
    PlannedPage page{kind, subject, part, {}};
    for (const Language language : publication_.languages) {
      const auto& tail = under(language);
      auto& address = page.address[language];
      address.reserve(tail.size() + 4);
      address.append(1, '/').append(language_code(language)).append(1, '/').append(tail);
    }
    plan_.pages_.push_back(std::move(page));
  }

  void lay_out() {
    plan_.pages_.push_back({PageKind::choose_language, nothing, 0, {"/", "/"}});
    add(PageKind::home, nothing, 0, [](Language) { return std::string(); });
    for (std::size_t i = 0; i < publication_.documents.size(); ++i) lay_out_document(i);
    for (const auto& [kind, key] : record_pages)
      if (any_at_home(publication_, kind, "")) add(kind, nothing, 0, [&](Language l) { return word(l, key) + "/"; });
    lay_out_catalogue();
    if (!publication_.datasets.empty()) {
      add(PageKind::data, nothing, 0, [&](Language l) { return word(l, "data") + "/"; });
      for (std::size_t i = 0; i < publication_.datasets.size(); ++i)
        if (publication_.datasets[i].is_published()) add(PageKind::dataset, i, 0, [&](Language l) { return fmt::format("{}/{}/", word(l, "data"), publication_.datasets[i].id); });
    }
    if (extras_.changes) add(PageKind::changes, nothing, 0, [&](Language l) { return word(l, "changes") + "/"; });
    if (!publication_.terms.empty()) add(PageKind::glossary, nothing, 0, [&](Language l) { return word(l, "glossary") + "/"; });
    if (!publication_.references.empty()) add(PageKind::references, nothing, 0, [&](Language l) { return word(l, "references") + "/"; });
    if (!pictures_used(publication_).empty()) add(PageKind::pictures, nothing, 0, [&](Language l) { return word(l, "pictures") + "/"; });
    if (publication_.settings.accessibility)
      add(PageKind::accessibility, nothing, 0, [&](Language l) { return word(l, "accessibility") + "/"; });
    add(PageKind::contact, nothing, 0, [&](Language l) { return word(l, "contact") + "/"; });
    add(PageKind::search, nothing, 0, [&](Language l) { return word(l, "search") + "/"; });
    if (extras_.editions) add(PageKind::editions, nothing, 0, [&](Language l) { return word(l, "editions") + "/"; });
    add(PageKind::not_found, nothing, 0, [](Language) { return std::string("404.html"); });
  }

  void lay_out_document(std::size_t index) {
    const auto& document = publication_.documents[index];
    const auto& planned = plan_.documents_[index];
    const auto cover = [&](Language l) { return part_of(document.address, document.title.shown(l), document.id, l); };
    const auto below = [&](PageKind kind, std::string_view key) {
      add(kind, index, 0, [&](Language l) { return fmt::format("{}/{}/", cover(l), word(l, key)); });
    };
    add(PageKind::document, index, 0, [&](Language l) { return cover(l) + "/"; });
    for (std::size_t i = 0; i < planned.sections.size(); ++i)
      add(PageKind::section, index, i, [&](Language l) {
        const auto& section = planned.sections[i];
        return fmt::format("{}/{}/", cover(l), part_of(section.section->address, section.title(l), section.section->id, l));
      });
    below(PageKind::whole, "whole");
    if (planned.has_policy_statements) below(PageKind::policy_statements, "policy_statements");
    for (const auto& [kind, key] : record_pages)
      if (any_at_home(publication_, kind, document.id)) below(kind, key);
    if (!document.easy_read) return;
    below(PageKind::easy_read, "easy_read");
    for (std::size_t i = 0; i < document.easy_read->pages.size(); ++i)
      add(PageKind::easy_read_page, index, i, [&](Language l) { return fmt::format("{}/{}/{}/", cover(l), word(l, "easy_read"), i + 1); });
    if (has_hard_words(*document.easy_read))
      add(PageKind::easy_read_words, index, 0, [&](Language l) { return fmt::format("{}/{}/{}/", cover(l), word(l, "easy_read"), word(l, "words")); });
    add(PageKind::easy_read_whole, index, 0, [&](Language l) { return fmt::format("{}/{}/{}/", cover(l), word(l, "easy_read"), word(l, "whole")); });
  }

  static bool has_hard_words(const EasyRead& easy) {
    for (const auto& page : easy.pages)
      for (const auto& idea : page.ideas)
        if (!idea.words.empty()) return true;
    return false;
  }

  template <class Under>
  void add_list(PageKind kind, std::size_t subject, std::size_t providers, Under&& under, std::size_t on_a_page = providers_on_a_page) {
    for (std::size_t part = 0; part == 0 || part * on_a_page < providers; ++part)
      add(kind, subject, part, [&](Language l) {
        return part == 0 ? under(l) + "/" : fmt::format("{}/{}/{}/", under(l), word(l, "page"), part + 1);
      });
  }

  void lay_out_catalogue() {
    const auto& providers = publication_.providers;
    if (providers.empty()) return;
    add(PageKind::catalogue, nothing, 0, [&](Language l) { return word(l, "catalogue") + "/"; });
    add_list(PageKind::providers, nothing, providers.size(), [&](Language l) { return word(l, "providers"); });
    for (const auto kind : term_kinds) {
      const bool any = std::any_of(catalogue_.terms.begin(), catalogue_.terms.end(), [&](const auto& t) { return t.kind == kind; });
      if (any) add(PageKind::terms, static_cast<std::size_t>(kind), 0, [&](Language l) { return word(l, term_kind_key(kind)) + "/"; });
    }
    for (std::size_t i = 0; i < catalogue_.terms.size(); ++i)
      add_list(PageKind::term, i, catalogue_.terms[i].providers.size(), [&](Language l) { return address_of_term(i, l); });
    lay_out_pairs();
    lay_out_market();
    const bool easy = publication_.settings.catalogue.easy_read.value.value_or(true);
    if (easy) lay_out_easy_lists();
    PerLanguage<std::string> above, easy_read;
    for (const Language language : publication_.languages) {
      above[language] = word(language, "providers") + '/';
      easy_read[language] = '/' + word(language, "easy_read") + '/';
    }
    for (std::size_t i = 0; i < providers.size(); ++i) {
      add(PageKind::provider, i, 0, [&](Language l) { return above[l] + providers[i].id + '/'; });
      if (easy) add(PageKind::provider_easy_read, i, 0, [&](Language l) { return above[l] + providers[i].id + easy_read[l]; });
    }
  }

  std::string word_of_term(std::size_t index, Language language) const {
    const auto& term = catalogue_.terms[index];
    return part_of(term.address, name_of(term, messages_, language), term.id, language);
  }

  std::string address_of_term(std::size_t index, Language language) const {
    return fmt::format("{}/{}", word(language, term_kind_key(catalogue_.terms[index].kind)), word_of_term(index, language));
  }

  // "service/care-homes/area/powys", below the list of its kind of service; its comparison, where there is something to
  // compare, below that.
  void lay_out_pairs() {
    for (std::size_t i = 0; i < catalogue_.pairs.size(); ++i) {
      const auto& pair = catalogue_.pairs[i];
      const auto here = [&](Language l) { return fmt::format("{}/{}", address_of_term(pair.type, l), address_of_term(pair.other, l)); };
      add_list(PageKind::pair, i, pair.providers.size(), here);
      if (pair.providers.size() > 1 && catalogue_.terms[pair.other].kind == TermKind::area)
        add_list(PageKind::comparison, i, pair.providers.size(), [&](Language l) { return fmt::format("{}/{}", here(l), word(l, "compare")); }, providers_in_a_table);
    }
    if (publication_.providers.size() > 1) add(PageKind::compare, nothing, 0, [&](Language l) { return word(l, "compare") + "/"; });
  }

  // Easy-read lists, each below the list that says more: by kind of service, by area, and by both.
  void lay_out_easy_lists() {
    const auto below = [&](const std::string& list, Language l) { return fmt::format("{}/{}", list, word(l, "easy_read")); };
    add(PageKind::catalogue_easy_read, nothing, 0, [&](Language l) { return below(word(l, "catalogue"), l) + "/"; });
    for (std::size_t i = 0; i < catalogue_.terms.size(); ++i)
      if (catalogue_.terms[i].kind == TermKind::service_type || catalogue_.terms[i].kind == TermKind::area)
        add_list(PageKind::term_easy_read, i, catalogue_.terms[i].providers.size(), [&](Language l) { return below(address_of_term(i, l), l); }, providers_on_an_easy_page);
    for (std::size_t i = 0; i < catalogue_.pairs.size(); ++i) {
      const auto& pair = catalogue_.pairs[i];
      if (catalogue_.terms[pair.other].kind == TermKind::area)
        add_list(PageKind::pair_easy_read, i, pair.providers.size(),
                 [&](Language l) { return below(fmt::format("{}/{}", address_of_term(pair.type, l), address_of_term(pair.other, l)), l); }, providers_on_an_easy_page);
    }
  }

  void lay_out_market() {
    add(PageKind::market, nothing, 0, [&](Language l) { return word(l, "market") + "/"; });
    for (std::size_t i = 0; i < catalogue_.terms.size(); ++i)
      if (catalogue_.terms[i].kind == TermKind::service_type)
        add(PageKind::market_type, i, 0, [&](Language l) { return fmt::format("{}/{}/", word(l, "market"), word_of_term(i, l)); });
  }

  // What made the page, in the author's files.
  Position origin(const PlannedPage& page, Language language) const {
    switch (page.kind) {
      case PageKind::section: {
        const auto& section = *plan_.documents_[page.subject].sections[page.part].section;
        const auto file = section.file[language] != no_file ? section.file[language] : section.file[other(language)];
        return section.address.empty() && file != no_file ? Position{file, 1, 1, 0} : section.at;
      }
      case PageKind::provider: case PageKind::provider_easy_read: return publication_.providers[page.subject].at;
      case PageKind::dataset: return publication_.datasets[page.subject].at;
      case PageKind::term: case PageKind::market_type: case PageKind::term_easy_read: return catalogue_.terms[page.subject].name.at;
      case PageKind::pair: case PageKind::comparison: case PageKind::pair_easy_read: return catalogue_.terms[catalogue_.pairs[page.subject].type].name.at;
      default: break;
    }
    return page.subject < publication_.documents.size() ? publication_.documents[page.subject].title.at : publication_.settings.title.at;
  }

  // What a page is about, as its author calls it.
  std::string about(const PlannedPage& page) const {
    switch (page.kind) {
      case PageKind::section: return "the section " + plan_.documents_[page.subject].sections[page.part].section->id;
      case PageKind::provider: case PageKind::provider_easy_read: return "the provider " + publication_.providers[page.subject].id;
      case PageKind::dataset: return "the dataset " + publication_.datasets[page.subject].id;
      case PageKind::term: case PageKind::market_type: case PageKind::term_easy_read: return catalogue_.terms[page.subject].id;
      case PageKind::pair: case PageKind::comparison: case PageKind::pair_easy_read: return catalogue_.terms[catalogue_.pairs[page.subject].type].id;
      default: break;
    }
    const bool of_document = page.kind >= PageKind::document && page.kind <= PageKind::easy_read_whole && page.subject < publication_.documents.size();
    return of_document ? "the document " + publication_.documents[page.subject].id : "another page";
  }

  std::string other_address(const PlannedPage& page) const {
    if (page.kind == PageKind::section)
      return fmt::format("give one of them another title, or write {{ id = \"{}\", address = {{ en = \"…\", cy = \"…\" }} }} in its place among the sections",
                         plan_.documents_[page.subject].sections[page.part].section->id);
    if (page.kind == PageKind::provider || page.kind == PageKind::provider_easy_read || page.kind == PageKind::dataset) return "give one of them another id";
    return "give one of them another title or name, or an address of its own: address = { en = \"…\", cy = \"…\" }";
  }

  void check_addresses() {
    std::unordered_map<std::string_view, const PlannedPage*> seen;
    seen.reserve(plan_.pages_.size() * 2);
    std::vector<std::string_view> clashing;
    for (const auto& page : plan_.pages_)
      for (const Language language : publication_.languages) {
        const std::string_view address = page.address[language];
        const auto [first, fresh] = seen.emplace(address, &page);
        if (fresh || first->second == &page) continue;
        const auto one = about(*first->second), two = about(page);
        if (one == two && page.kind == first->second->kind && page.kind != PageKind::section) continue;  // an id given twice: that is told of
        if (std::any_of(clashing.begin(), clashing.end(), [&](auto above) { return address.starts_with(above); })) continue;
        clashing.push_back(address);
        found_.error("address-clash", origin(page, language), fmt::format("{} and {} would have the same address: {}", one, two, address), other_address(page));
      }
  }

  const Publication& publication_;
  const Catalogue& catalogue_;
  const Messages& messages_;
  Diagnostics& found_;
  const PlanExtras extras_;
  KeptNarratives nothing_yet_;
  KeptNarratives& narratives_ = extras_.narratives == nullptr ? nothing_yet_ : *extras_.narratives;
  Plan plan_;
};

const PlannedPage* Plan::page(PageKind kind, std::size_t subject, std::size_t part) const {
  const auto found = by_key_.find(key_of(kind, subject, part));
  return found == by_key_.end() ? nullptr : &pages_[found->second];
}

std::optional<Place> Plan::find(std::string_view kind, std::string_view id) const {
  const auto ids = records_.find(kind);
  if (ids == records_.end()) return std::nullopt;
  const auto found = ids->second.find(id);
  if (found == ids->second.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Plan::ids(std::string_view kind) const {
  std::vector<std::string> all;
  if (const auto ids = records_.find(kind); ids != records_.end())
    for (const auto& [id, place] : ids->second) all.push_back(id);
  return all;
}

const std::vector<Referrer>& Plan::referrers(std::string_view kind, std::string_view id) const {
  static const std::vector<Referrer> none;
  const auto found = referrers_.find(fmt::format("{}/{}", kind, id));
  return found == referrers_.end() ? none : found->second;
}

const std::vector<std::string>& Plan::link_kinds() {
  static const std::vector<std::string> kinds{
      "document", "section", "provider", "glossary", "ref", "dataset", "need", "supply", "gap", "objective", "hypothesis",
      "intention", "opportunity", "market", "indicator", "risk", "action", "forum", "standard", "practice", "option", "fee",
      "contract", "consultation", "plan_stage", "area", "client_group", "service_type", "sector"};
  return kinds;
}

std::optional<std::size_t> Plan::section(std::size_t document, std::string_view id) const {
  const auto& sections = documents_[document].sections;
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (sections[i].section->id == id) return i;
  return std::nullopt;
}

Plan make_plan(const Publication& publication, const Catalogue& catalogue, const Messages& messages, Diagnostics& found, const PlanExtras& extras) {
  return PlanBuilder(publication, catalogue, messages, found, extras).build();
}

}  // namespace comisiynu
