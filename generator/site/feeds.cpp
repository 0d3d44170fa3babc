#include "site/feeds.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "page/changes_values.h"
#include "page/days.h"
#include "page/editions.h"
#include "site/atom.h"

namespace comisiynu {

namespace {

// An entry with the day that it is sorted by.
struct Dated {
  Date on;
  AtomEntry entry;
};

class Entries {
 public:
  Entries(const Voice& voice) : voice_(voice), identifiers_(voice.publication().settings) {}

  std::vector<Dated> of(FeedKind kind) {
    switch (kind) {
      case FeedKind::editions: editions(); documents(); break;
      case FeedKind::opportunities: opportunities(); break;
      case FeedKind::catalogue: providers(); break;
      case FeedKind::changes: changes(); break;
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Dated& a, const Dated& b) { return b.on < a.on; });
    if (all_.size() > entries_in_a_feed) all_.resize(entries_in_a_feed);
    return std::move(all_);
  }

 private:
  // Each language's entries are their own: they say other words.
  std::string id(std::string_view kind, std::string_view name) const {
    return "urn:uuid:" + identifiers_.of(fmt::format("feed/{}/{}", voice_.code(), kind), name);
  }
  std::string whole(const Place& place) const {
    const auto address = voice_.whole_address(*place.page, voice_.language());
    return place.anchor.empty() ? address : address + "#" + place.anchor;
  }
  void add(std::string_view kind, const std::string& record, const std::string& version, const Date& on, AtomEntry entry) {
    const auto place = voice_.site().plan.find(kind, record);
    if (!on || !place || place->page == nullptr) return;
    entry.id = id(kind, version.empty() ? record : record + "/" + version);
    entry.address = whole(*place);
    entry.updated = timestamp(on);
    all_.push_back({on, std::move(entry)});
  }

  // Of the publication as a whole, as their list has them.
  void editions() {
    const auto& site = voice_.site();
    for (const auto& edition : site.options.editions) {
      if (!edition.date) continue;
      AtomEntry entry;
      entry.id = id("edition", edition.number);
      entry.title = voice_.message("edition.name", {{"number", edition.number}});
      entry.summary = voice_.plain(edition.withdrawn);
      entry.category = voice_.message(!edition.withdrawn.empty() ? "edition.withdrawn" : edition.current ? "edition.current" : "edition.superseded");
      entry.published = entry.updated = timestamp(edition.date);
      entry.address = edition.current ? voice_.whole_address(*site.plan.page(PageKind::home), voice_.language())
                      : edition.kept  ? site.options.base_url + edition_address(site.messages, voice_.language(), edition.number)
                                      : voice_.whole_address(*site.plan.page(PageKind::editions), voice_.language());
      all_.push_back({edition.date, std::move(entry)});
    }
  }

  // Each version of a document is news of its own.
  void documents() {
    for (const auto& document : voice_.publication().documents) {
      AtomEntry entry;
      entry.title = document.version ? voice_.message("feed.version", {{"title", voice_.plain(document.title)}, {"version", document.version.value}}) : voice_.plain(document.title);
      entry.summary = voice_.plain(document.summary);
      entry.category = voice_.message("document.statuses." + document.status.value);
      if (document.published) entry.published = timestamp(document.published);
      add("document", document.id, document.version ? document.version.value : document.published.iso(), document.published, std::move(entry));
    }
  }

  void opportunities() {
    const auto& publication = voice_.publication();
    for (const auto& opportunity : publication.opportunities) {
      AtomEntry entry;
      entry.title = voice_.plain(opportunity.title);
      entry.summary = about(opportunity);
      if (opportunity.status) entry.category = voice_.message("opportunity.statuses." + opportunity.status.value);
      const auto on = changed_on(publication, opportunity);
      add("opportunity", opportunity.id, "", on ? on : publication_day(publication, voice_.site().options.date), std::move(entry));
    }
  }

  // Label and value, as the page has them.
  std::string about(const Opportunity& opportunity) const {
    std::vector<std::string> facts;
    const auto say = [&](std::string_view label, const std::string& value) {
      if (!value.empty()) facts.push_back(fmt::format("{}: {}", voice_.message(label), value));
    };
    if (opportunity.illustrative) facts.push_back(voice_.message("record.illustrative_note"));
    if (opportunity.status) say("field.status", voice_.message("opportunity.statuses." + opportunity.status.value));
    if (opportunity.value.pence != 0) say("opportunity.value", voice_.money(opportunity.value));
    say("opportunity.volume", voice_.plain(opportunity.volume));
    say("opportunity.notice", voice_.date_text(opportunity.notice));
    say("opportunity.contract_start", voice_.date_text(opportunity.contract.start));
    return join(facts, "\n");
  }

  void providers() {
    for (const auto& provider : voice_.publication().providers) {
      AtomEntry entry;
      entry.title = voice_.plain(provider.name);
      std::vector<std::string> services;
      for (const auto& service : provider.services)
        if (const auto* type = find(voice_.publication().service_types, service.service_type.id)) {
          auto name = voice_.plain(type->name);
          if (std::find(services.begin(), services.end(), name) == services.end()) services.push_back(std::move(name));
        }
      if (provider.illustrative) services.insert(services.begin(), voice_.message("record.illustrative_note"));
      entry.summary = join(services, "\n");
      add("provider", provider.id, "", changed_on(provider), std::move(entry));
    }
  }

  // All of one day, in the order of the page; of each edition's, an identifier of its own.
  void changes() {
    const auto& changes = *voice_.site().changes;
    const ChangesWording wording(voice_.language(), voice_.site().messages);
    const auto on = publication_day(voice_.publication(), voice_.site().options.date);
    const auto page = voice_.whole_address(*voice_.site().plan.page(PageKind::changes), voice_.language());
    const auto add = [&](Fate fate, const std::string& what, const Bilingual& title, const Bilingual& address, std::string summary) {
      const auto& own = address[voice_.language()];
      AtomEntry entry{id("change", fmt::format("{}/{}", on.iso(), what)), wording.in(title), timestamp(on), own.empty() ? page : voice_.site().options.base_url + own,
                      {}, std::move(summary), wording.fate(fate)};
      all_.push_back({on, std::move(entry)});
    };
    for (const auto& record : changes.records) {
      std::vector<std::string> said;
      for (const auto& field : record.fields) said.push_back(fmt::format("{}: {} → {}", wording.label(field), wording.in(field.before), wording.in(field.after)));
      add(record.fate, record.kind + "/" + record.id, record.title, record.address, join(said, "\n"));
    }
    for (const auto& dataset : changes.datasets) add(dataset.fate, "dataset/" + dataset.id, dataset.title, dataset.address, {});
    for (const auto& section : changes.sections)
      add(section.fate, fmt::format("document/{}/{}", section.document, section.id), section.title, section.address, wording.in(section.document_title));
  }

  const Voice& voice_;
  const Identifiers identifiers_;
  std::vector<Dated> all_;
};

}  // namespace

std::string feed_xml(const Voice& voice, const Feed& given) {
  const auto& settings = voice.publication().settings;
  const auto& base = voice.site().options.base_url;
  AtomFeed feed;
  feed.id = "urn:uuid:" + Identifiers(settings).of("feed", given.path);
  feed.title = fmt::format("{} – {}", given.title, voice.plain(settings.title));
  feed.subtitle = voice.plain(settings.notice);
  feed.author = voice.plain(settings.publisher);
  feed.self = fmt::format("{}/{}", base, given.path);
  feed.address = voice.whole_address(*given.page, voice.language());
  feed.rights = licence_address(settings);
  feed.language = voice.code();
  auto entries = Entries(voice).of(given.kind);
  feed.updated = entries.empty() ? timestamp(publication_day(voice.publication(), voice.site().options.date)) : timestamp(entries.front().on);
  for (auto& dated : entries) feed.entries.push_back(std::move(dated.entry));
  return atom_xml(feed);
}

}  // namespace comisiynu
