#include "page/redirects.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "page/editions.h"
#include "page/snapshot_of.h"

namespace comisiynu {

namespace {

constexpr std::string_view description_ending = "-metadata.json";  // after the name of the table that it describes

// Where something is read now; without a page where it is gone for good.
struct Target {
  const PlannedPage* page = nullptr;
  std::string anchor, id;
  Text reason;
};

using PagesById = std::map<std::string, const SnapshotPage*>;

std::string last_part(std::string_view address) {
  const auto parts = split(address.substr(0, address.size() - 1), '/');
  return std::string(parts.back());
}

// The addresses of the files that are called by the page's: of a document's and an easy-read edition's single page the file
// to print (printed_path() says where that stands), of a dataset's its table and what describes it.
std::vector<std::string> files_named_by(const SnapshotPage& page, const PagesById& pages, Language language) {
  const auto address_of = [&](const std::string& id) {
    const auto found = pages.find(id);
    return found == pages.end() ? std::string() : found->second->address[language];
  };
  const auto& address = page.address[language];
  const auto of = page.id.substr(page.id.find('/') + 1);
  if (page.id.starts_with("whole/document/")) {
    const auto cover = address_of(of);
    return cover.size() < 2 ? std::vector<std::string>() : std::vector{fmt::format("{}{}.pdf", cover, last_part(cover))};
  }
  if (page.id.starts_with("easy-whole/document/")) {
    const auto cover = address_of(of), easy = address_of("easy-read/" + of);
    return cover.size() < 2 || easy.size() < 2 ? std::vector<std::string>() : std::vector{fmt::format("{}{}-{}.pdf", cover, last_part(cover), last_part(easy))};
  }
  if (!page.id.starts_with("dataset/") || address.empty()) return {};
  const auto table = fmt::format("{}{}.csv", address, of);
  return {table, table + std::string(description_ending)};
}

class Redirects {
 public:
  Redirects(const Site& site, const Snapshot* earlier, Diagnostics& found) : site_(site), settings_(site.publication.settings), earlier_(earlier), found_(found) {
    for (const auto& page : site.plan.pages())
      for (const Language language : site.publication.languages) taken_.insert(page.address[language]);
    const auto ids = pages_of(site);
    for (const auto& page : ids) {
      const auto& address = page.address[site.publication.languages.front()];
      const auto planned = std::find_if(site.plan.pages().begin(), site.plan.pages().end(),
                                        [&](const PlannedPage& each) { return each.address[site.publication.languages.front()] == address && each.kind != PageKind::choose_language; });
      now_.emplace(page.id, &*planned);
    }
    PagesById by_id;
    for (const auto& page : ids) by_id.emplace(page.id, &page);
    for (const auto& page : ids)
      for (const Language language : site.publication.languages)
        for (auto& file : files_named_by(page, by_id, language)) taken_.insert(std::move(file));
    if (earlier != nullptr)
      for (const auto& page : earlier->pages) then_.emplace(page.id, &page);
  }

  std::vector<Redirect> work_out() {
    for (const auto& moved : settings_.moved) declared(moved);
    if (earlier_ != nullptr) {
      for (const auto& page : earlier_->pages) page_of_earlier(page);
      for (const auto& move : earlier_->moves) move_of_earlier(move);
    }
    for (const auto& edition : site_.options.editions) edition_gone(edition);
    std::vector<Redirect> all;
    for (auto& [from, redirect] : made_) all.push_back(std::move(redirect));
    return all;
  }

 private:
  // What publication.toml says

  void declared(const Moved& moved) {
    const bool has_from = moved.from.cy || moved.from.en;
    if (has_from == bool(moved.record))
      return found_.error("moved-what", moved.at, has_from ? "this gives both a record and addresses" : "this does not say what has moved",
                          "give the record that was there (record = \"provider/glan-tywi\"), or its addresses (from = { en = \"/en/…/\", cy = \"/cy/…/\" })");
    if (!moved.to && moved.reason.empty())
      return found_.error("moved-where", moved.at, "this does not say where it is read now, or why it is gone",
                          "give what takes its place (to = \"provider/ty-newydd\"), or the reason (reason = { en = \"…\", cy = \"…\" })");
    const auto target = target_of(moved);
    if (!target) return;
    if (moved.record) return of_record(moved, *target);
    from(moved.from.cy, Language::cy, *target);
    from(moved.from.en, Language::en, *target);
  }

  std::optional<Target> target_of(const Moved& moved) {
    Target target{nullptr, {}, moved.to.value, moved.reason};
    if (!moved.to || find_now(moved.to.value, target)) return target;
    const auto slash = moved.to.value.find('/');
    const auto kind = moved.to.value.substr(0, slash);
    const auto& kinds = Plan::link_kinds();
    const bool known = slash != std::string::npos && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    found_.error("moved-where", moved.to.at, fmt::format("\"{}\" is on no page", moved.to.value),
                 known ? did_you_mean_id(moved.to.value.substr(slash + 1), kind) : "write the kind of record and its id: provider/glan-tywi, document/strategy");
    return std::nullopt;
  }

  std::string did_you_mean_id(const std::string& id, const std::string& kind) const {
    const auto meant = nearest(id, site_.plan.ids(kind));
    return meant ? fmt::format("did you mean {}/{}?", kind, *meant) : fmt::format("check the id; no {} has one like it", kind);
  }

  // A page by its id, or a record on a page.
  bool find_now(const std::string& id, Target& target) const {
    if (const auto page = now_.find(id); page != now_.end()) {
      target.page = page->second;
      return true;
    }
    const auto slash = id.find('/');
    if (slash == id.npos) return false;
    const auto place = site_.plan.find(id.substr(0, slash), id.substr(slash + 1));
    if (!place || place->page == nullptr) return false;
    target.page = place->page;
    target.anchor = place->anchor;
    return true;
  }

  // The record's pages are found in the earlier edition; without one there is nothing to lead on from.
  void of_record(const Moved& moved, const Target& target) {
    if (now_.contains(moved.record.value))
      return found_.error("moved-still-there", moved.record.at, fmt::format("{} is still there, with a page of its own", moved.record.value),
                          "take this out, or take the record out");
    declared_.emplace(moved.record.value, target);
  }

  void from(const Plain& address, Language language, const Target& target) {
    if (!address) return;
    const auto own = fmt::format("/{}/", language_code(language));
    auto words = address.value;
    if (words.ends_with("/index.html")) words.resize(words.size() - std::string_view("index.html").size());
    const bool fit = words.starts_with(own) && words.size() > own.size() && (words.ends_with('/') || words.ends_with(".html")) && words.find("//") == words.npos &&
                     words.find("/.") == words.npos && words.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == words.npos;
    if (!fit)
      return found_.error("moved-address", address.at, fmt::format("\"{}\" is no address of a page in {}", words, name_of(language)),
                          fmt::format("write it from the site's root, as {}old-name/", own));
    if (taken_.contains(words))
      return found_.error("moved-clash", address.at, fmt::format("{} is the address of a page that is there", words), "take this out, or give the page another address");
    if (!add(language, words, target))
      found_.error("moved-clash", address.at, fmt::format("{} has been said to have moved already", words), "keep one of the two");
  }

  // What the earlier edition had

  void page_of_earlier(const SnapshotPage& page) {
    for (const Language language : site_.publication.languages) {
      for (const auto& file : files_named_by(page, then_, language))
        if (const auto target = taken_.contains(file) ? std::nullopt : resolve(page.id)) add(language, file, *target);
      const auto& address = page.address[language];
      if (address.empty() || taken_.contains(address) || made_.contains(address)) continue;
      if (const auto target = resolve(page.id)) add(language, address, *target);
      else vanished(page, language);
    }
  }

  // What its archive held is at no address any more; why is said where it stood.
  void edition_gone(const ListedEdition& edition) {
    if (edition.withdrawn.empty() || edition.kept) return;
    for (const Language language : site_.publication.languages) {
      Target gone;
      gone.reason = edition.withdrawn;
      add(language, edition_address(site_.messages, language, edition.number), gone);
    }
  }

  // An address that led on once leads on still, as long as what it leads to can be found.
  void move_of_earlier(const SnapshotMove& move) {
    const auto language = move.from.size() < 4 ? std::nullopt : from_code(std::string_view(move.from).substr(1, 2));
    const auto& offered = site_.publication.languages;
    if (!language || std::find(offered.begin(), offered.end(), *language) == offered.end() || taken_.contains(move.from) || made_.contains(move.from)) return;
    if (!move.to.empty()) {
      if (const auto target = resolve(move.to)) add(*language, move.from, *target);
      return;
    }
    Target gone;
    gone.reason.in = move.reason;
    add(*language, move.from, gone);
  }

  // Where the page of that id is read now: itself, or what publication.toml says, or the page above it.
  std::optional<Target> resolve(const std::string& id) const {
    std::set<std::string> seen;
    for (auto at = id; !at.empty() && seen.insert(at).second;) {
      Target target;
      target.id = at;
      if (find_now(at, target)) return target;
      if (const auto said = declared_.find(at); said != declared_.end()) return said->second;
      const auto page = then_.find(at);
      at = page == then_.end() ? std::string() : page->second->above;
    }
    return std::nullopt;
  }

  // Told of once, by the page that the others below it were of.
  void vanished(const SnapshotPage& page, Language language) {
    const auto* top = &page;
    for (auto above = then_.find(top->above); above != then_.end() && above->second != top; above = then_.find(top->above)) top = above->second;
    if (!told_.insert(top->id).second) return;
    found_.error("page-vanished", {settings_.at.file, 0, 0, 0},
                 fmt::format("the earlier edition had {} at {}, and nothing leads on from there", top->id, top->address[language]),
                 fmt::format("say in publication.toml where it is read now, or why it is gone: [[moved]] record = \"{}\" with to or reason", top->id));
  }

  bool add(Language language, const std::string& from, const Target& target) {
    return made_.emplace(from, Redirect{language, from, target.page, target.anchor, target.page == nullptr ? std::string() : target.id, target.reason}).second;
  }

  const Site& site_;
  const Settings& settings_;
  const Snapshot* earlier_;
  Diagnostics& found_;
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, const PlannedPage*> now_;
  PagesById then_;
  std::map<std::string, Target> declared_;
  std::map<std::string, Redirect> made_;
  std::set<std::string> told_;
};

}  // namespace

std::vector<Redirect> redirects_of(const Site& site, const Snapshot* earlier, Diagnostics& found) {
  const auto& editions = site.options.editions;
  const bool any_gone = std::any_of(editions.begin(), editions.end(), [](const ListedEdition& edition) { return !edition.withdrawn.empty() && !edition.kept; });
  if (earlier == nullptr && site.publication.settings.moved.empty() && !any_gone) return {};
  return Redirects(site, earlier, found).work_out();
}

bool is_of_file(const Redirect& redirect) { return !redirect.from.ends_with('/') && !redirect.from.ends_with(".html"); }

std::string file_now(const Site& site, const Redirect& redirect) {
  if (redirect.to == nullptr || !is_of_file(redirect)) return {};
  const auto& page = *redirect.to;
  std::string path;
  if (page.kind == PageKind::whole || page.kind == PageKind::easy_read_whole) {
    path = printed_path(site.plan, site.messages, page, redirect.language);
  } else if (page.kind == PageKind::dataset) {
    path = fmt::format("{}{}.csv", page.address[redirect.language].substr(1), site.publication.datasets[page.subject].id);
    if (redirect.from.ends_with(description_ending)) path += description_ending;
  }
  return path.empty() || (site.file_size && !site.file_size(path)) ? std::string() : path;
}

}  // namespace comisiynu
