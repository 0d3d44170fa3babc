#include "fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>

#include "site/site_path.h"
#include "places.h"

namespace comisiynu::test {

namespace {

constexpr std::string_view program = "program";

void read_tree(const Disk& disk, const std::string& folder, const std::string& under, std::map<std::string, std::string>& into) {
  std::vector<Entry> entries;
  REQUIRE_FALSE(disk.list(folder, entries));
  for (const auto& entry : entries) {
    const auto path = under.empty() ? entry.name : under + "/" + entry.name;
    if (entry.kind == EntryKind::folder) read_tree(disk, folder + "/" + entry.name, path, into);
    else REQUIRE_FALSE(disk.read(folder + "/" + entry.name, into[path]));
  }
}

// Read once, since every test builds with it.
const MemoryDisk& program_disk() {
  static const MemoryDisk disk = [] {
    std::map<std::string, std::string> files;
    read_tree(*real_disk(), data_folder(), std::string(program), files);
    return MemoryDisk(std::move(files));
  }();
  return disk;
}

bool is_program(const std::string& path) { return path == program || path.starts_with(std::string(program) + "/"); }

}  // namespace

DiskError SiteDisk::read(const std::string& path, std::string& into) const {
  if (unreadable_.contains(path)) return {EACCES, "Permission denied"};
  return is_program(path) ? program_disk().read(path, into) : MemoryDisk::read(path, into);
}
Entry SiteDisk::look(const std::string& path) const { return is_program(path) ? program_disk().look(path) : MemoryDisk::look(path); }
DiskError SiteDisk::list(const std::string& folder, std::vector<Entry>& into) const {
  return is_program(folder) ? program_disk().list(folder, into) : MemoryDisk::list(folder, into);
}
DiskError SiteDisk::resolve(const std::string& path, std::string& into) const {
  return is_program(path) ? program_disk().resolve(path, into) : MemoryDisk::resolve(path, into);
}

const std::string& Built::page(const std::string& path) const {
  const auto file = path.empty() || path.ends_with('/') ? path + "index.html" : path;
  INFO(file << " is not in the site; what was said:\n" << said);
  const auto found = site.find(file);
  REQUIRE(found != site.end());
  return found->second;
}

std::vector<std::string> Built::files_with(std::string_view part) const {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : site)
    if (bytes.find(part) != bytes.npos) paths.push_back(path);
  return paths;
}

Folder& Folder::with(const std::string& path, std::string text) {
  files_[path] = std::move(text);
  return *this;
}

Folder& Folder::adding(const std::string& path, std::string_view text) {
  files_[path] += text;
  return *this;
}

Folder& Folder::without(const std::string& path) {
  INFO(path);
  REQUIRE(files_.erase(path) == 1);
  return *this;
}

Folder& Folder::change(const std::string& path, std::string_view from, std::string_view to) {
  INFO(path << ": " << from);
  auto& text = files_[path];
  REQUIRE(times(text, from) == 1);
  text.replace(text.find(from), from.size(), to);
  return *this;
}

Folder& Folder::refuse(const std::string& path) {
  unreadable_.insert(path);
  return *this;
}

Built Folder::build(BuildOptions options) const {
  options.content = "content";
  options.data = program;
  if (options.output.empty()) options.output = "public";
  std::map<std::string, std::string> files;
  // A path that begins with a slash stands beside the content folder, not in it.
  for (const auto& [path, text] : files_) files[path.starts_with('/') ? path.substr(1) : "content/" + path] = text;
  SiteDisk disk(files);
  for (const auto& path : unreadable_) disk.refuse("content/" + path);
  if (options.output == "-") options.output.clear();

  Built built;
  Sources sources(disk);
  Diagnostics found;
  built.outcome = build_site(options, disk, sources, found);
  built.said = as_text(found.sorted(sources), sources);
  if (built.outcome.confidential) built.said = built.outcome.confidential->masked(built.said);
  built.errors = found.count(Severity::error);
  built.warnings = found.count(Severity::warning);
  if (!options.output.empty() && disk.look(options.output).kind == EntryKind::folder) {
    read_tree(disk, options.output, "", built.site);
    built.manifest = built.site[std::string(manifest_name)];
    built.site.erase(std::string(manifest_name));
  }
  return built;
}

std::string Folder::check(BuildOptions options) const {
  options.output = "-";
  return build(options).said;
}

Folder folder_at(const std::string& path) {
  std::map<std::string, std::string> files;
  read_tree(*real_disk(), path, "", files);
  return Folder(std::move(files));
}

Date day(int year, int month, int day) { return *parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day)); }

std::size_t times(std::string_view whole, std::string_view part) {
  std::size_t count = 0;
  for (auto at = whole.find(part); at != whole.npos; at = whole.find(part, at + part.size())) ++count;
  return count;
}

std::string say(Language language, std::string_view key, std::initializer_list<PlaceText> places) {
  static const Messages messages = [] {
    std::string text;
    REQUIRE_FALSE(program_disk().read(std::string(program) + "/templates/messages.toml", text));
    Messages loaded;
    Diagnostics found;
    REQUIRE(loaded.load(text, no_file, found));
    return loaded;
  }();
  return messages.format(language, key, places);
}

namespace {

std::string unescaped(std::string_view value) {
  constexpr std::pair<std::string_view, char> entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  while (!value.empty()) {
    const auto* entity = std::find_if(std::begin(entities), std::end(entities), [&](const auto& e) { return value.starts_with(e.first); });
    const bool found = entity != std::end(entities);
    out += found ? entity->second : value.front();
    value.remove_prefix(found ? entity->first.size() : 1);
  }
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Reads the begin tag that stands at `at`, after its "<"; leaves `at` after its ">".
Tag read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  const auto more = [&] { return at < html.size() && html[at] != '>'; };
  while (more() && !is_space(html[at])) tag.name += html[at++];
  while (more()) {
    if (is_space(html[at]) || html[at] == '/') { ++at; continue; }
    std::string name, value;
    while (more() && !is_space(html[at]) && html[at] != '=') name += html[at++];
    if (at < html.size() && html[at] == '=') {
      const char quote = html[++at];
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) ++at;
      while (at < html.size() && (quoted ? html[at] != quote : more() && !is_space(html[at]))) value += html[at++];
      if (quoted) ++at;
    }
    tag.attributes[name] = unescaped(value);
  }
  ++at;
  return tag;
}

}  // namespace

std::vector<Tag> tags_of(std::string_view html) {
  std::vector<Tag> tags;
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    const char next = ++at < html.size() ? html[at] : ' ';
    if (!((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))) continue;
    tags.push_back(read_tag(html, at));
    if (tags.back().name == "script" || tags.back().name == "style") at = std::min(html.find("</" + tags.back().name, at), html.size());
  }
  return tags;
}

namespace {

struct PageEnds {
  std::set<std::string> ids, targets;
};

class LinkChecker {
 public:
  LinkChecker(const Built& built, const std::string& base_path) : built_(built), base_(base_path) {
    for (const auto& [path, bytes] : built.site) {
      if (!path.ends_with(".html")) continue;
      auto& page = pages_[path];
      for (const auto& tag : tags_of(bytes))
        for (const auto& [name, value] : tag.attributes) {
          if (name == "id" && !page.ids.insert(value).second) dead_.push_back(path + ": the id " + value + " twice");
          if (name == "href" || name == "src") page.targets.insert(value);
        }
    }
  }

  std::vector<std::string> run() {
    for (const auto& [path, page] : pages_)
      for (const auto& target : page.targets)
        if (!leads_somewhere(path, target)) dead_.push_back(path + ": " + target);
    return dead_;
  }

 private:
  bool leads_somewhere(const std::string& from, const std::string& target) const {
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
      if (target.starts_with(scheme)) return true;
    const auto hash = target.find('#');
    auto file = target.substr(0, hash);
    if (file.empty()) {
      file = from;
    } else {
      if (!file.starts_with(base_ + "/")) return false;
      file = file.substr(base_.size() + 1);
      if (file.empty() || file.ends_with('/')) file += "index.html";
    }
    if (!built_.site.contains(file)) return false;
    return hash == target.npos || pages_.at(file).ids.contains(target.substr(hash + 1));
  }

  const Built& built_;
  std::string base_;
  std::map<std::string, PageEnds> pages_;
  std::vector<std::string> dead_;
};

}  // namespace

std::vector<std::string> dead_ends(const Built& built, const std::string& base_path) { return LinkChecker(built, base_path).run(); }

Folder small() {
  return Folder({
      {"publication.toml",
       R"(title     = { en = "Care in Dyffryn", cy = "Gofal yn Nyffryn" }
publisher = { en = "Dyffryn County Council", cy = "Cyngor Sir Dyffryn" }
address   = "https://gofal.example"
languages = ["cy", "en"]
licence   = "OGL-3.0"
contact   = { role = { en = "Commissioning team", cy = "Tîm comisiynu" }, phone = "01632 960500", email = "gofal@dyffryn.example" }

[[area]]
id   = "uchaf"
name = { en = "Upper Dyffryn", cy = "Dyffryn Uchaf" }

[[area]]
id   = "isaf"
name = { en = "Lower Dyffryn", cy = "Dyffryn Isaf" }

[[client_group]]
id      = "older-people"
name    = { en = "Older people", cy = "Pobl hŷn" }
picture = "older-person"

[[service_type]]
id      = "short-break"
name    = { en = "Short break", cy = "Seibiant byr" }
unit    = "nights per year"
picture = "bed"

[[sector]]
id   = "voluntary"
name = { en = "Voluntary sector", cy = "Y sector gwirfoddol" }

[[quality_domain]]
id   = "well-being"
name = { en = "Well-being", cy = "Llesiant" }
)"},
      {"glossary.toml",
       R"([[term]]
id      = "short-break"
term    = { en = "short break", cy = "seibiant byr" }
meaning = { en = "Time away from caring.", cy = "Amser i ffwrdd o ofalu." }
easy    = { en = "A stay away from home.", cy = "Arhosiad oddi cartref." }
)"},
      {"data/figures.toml",
       R"([[dataset]]
id      = "people"
title   = { en = "People we know", cy = "Pobl yr ydym yn eu hadnabod" }
measure = { unit = "people", disclosure = true }
rows    = "area"
at      = 2026-03-31
source  = { en = "Our records", cy = "Ein cofnodion" }
cells   = [
  { area = "uchaf", value = 610 },
  { area = "isaf",  value = 1_420 },
]
)"},
      {"data/plan.toml",
       R"([[need]]
id           = "breaks"
document     = "position"
title        = { en = "Breaks for carers", cy = "Seibiannau i ofalwyr" }
service_type = "short-break"
statement    = { en = "Carers need breaks.", cy = "Mae angen seibiannau ar ofalwyr." }

[[gap]]
id       = "too-few-breaks"
document = "position"
title    = { en = "Too few breaks", cy = "Rhy ychydig o seibiannau" }
need     = "breaks"
nature   = "shortage"

[[intention]]
id       = "buy-breaks"
document = "position"
title    = { en = "Buy breaks", cy = "Prynu seibiannau" }
action   = "commission"
answers  = ["too-few-breaks"]
start    = 2027-04-01
budget   = { GBP = 118_000, per = "year" }
)"},
      {"documents/position/document.toml",
       R"(kind     = "guidance"
title    = { en = "Our position", cy = "Ein sefyllfa" }
status   = "final"
sections = ["demand"]
accepted = { intention-without-action = "We have only just begun." }
)"},
      {"documents/position/demand.en.md",
       R"(# Demand

We know {{ people.total }} people. A [short break](glossary/short-break) helps, at [Glan Tywi](provider/glan-tywi).

{{ table people }}

## What we will do

{{ intentions }}

> **Policy statement.** Nobody waits for a break.
)"},
      {"documents/position/demand.cy.md",
       R"(# Galw

Rydym yn adnabod {{ people.total }} o bobl. Mae [seibiant byr](glossary/short-break) yn helpu, yng [Nglan Tywi](provider/glan-tywi).

{{ table people }}

## Yr hyn a wnawn

{{ intentions }}

> **Datganiad polisi.** Nid oes neb yn aros am seibiant.
)"},
      {"providers/glan-tywi.toml",
       R"(id        = "glan-tywi"
name      = "Glan Tywi"
sector    = "voluntary"
contact   = { phone = "01632 960510", email = "helo@glan-tywi.example", website = "https://glan-tywi.example/" }
address   = { street = "4 Heol y Bont", town = "Pentre", postcode = "SA99 1AA" }
area      = "uchaf"
checked   = 2026-10-02
review_by = 2027-04-02

[[service]]
id            = "stays"
service_type  = "short-break"
client_groups = ["older-people"]
areas         = ["uchaf"]
places        = 4
price         = { GBP = 182.50, per = "night", from = 2026-04-01 }
)"},
  });
}

}  // namespace comisiynu::test
