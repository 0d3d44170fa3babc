// What the preview shows is what a build would write, whatever is edited and in whatever order.
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <random>

#include "fixture.h"
#include "page/page.h"
#include "serve/live_site.h"
#include "site/manifest.h"
#include "site/site_path.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

BuildOptions options() {
  BuildOptions options;
  options.content = "content";
  options.data = "program";
  return options;
}

std::map<std::string, std::string> on_disk(const Folder& folder) {
  std::map<std::string, std::string> files;
  for (const auto& [path, text] : folder.files()) files["content/" + path] = text;
  return files;
}

// The publication as it lies on a disk, where it is edited, and what it must be: a folder of the same files.
struct Edited {
  explicit Edited(Folder given) : folder(std::move(given)), disk(on_disk(folder)) {}

  void write(const std::string& path, std::string text) {
    disk.meddle("content/" + path, text);
    folder.with(path, std::move(text));
  }
  void remove(const std::string& path) {
    REQUIRE_FALSE(disk.remove_tree("content/" + path));
    folder.without(path);
  }

  Folder folder;
  SiteDisk disk;
};

void check_shows(LiveSite& live, const Built& built) {
  for (const auto& [path, bytes] : built.site) {
    const auto shown = live.file(path);
    INFO(path);
    REQUIRE(shown != nullptr);
    if (*shown != bytes) CHECK(*shown == bytes);
  }
}

std::string said(LiveSite& live) {
  const auto findings = live.findings();
  const auto text = as_text(findings.all, live.sources());
  return findings.confidential ? findings.confidential->masked(text) : text;
}

// Edits as people make them, and as they come to grief.
class Editor {
 public:
  Editor(Edited& edited, unsigned seed) : edited_(edited), random_(seed) {}

  std::string edit() {
    switch (below(14)) {
      case 0: return change_word(any("providers/"));
      case 1: return change_word(any("documents/"));
      case 2: return change_figure(any("data/"));
      case 3: return change_word("publication.toml");
      case 4: return new_provider();
      case 5: return remove_provider();
      case 6: return rename_everywhere();
      case 7: case 8: return change_theme();
      case 9: return rename_provider();
      case 10: return take_a_file_back();
      case 11: return change_cells();
      case 12: return change_section();
      default: return drop_line(any(""));
    }
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  std::string any(const std::string& start) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : edited_.folder.files())
      if (path.starts_with(start) && !path.starts_with("theme/")) paths.push_back(path);
    return paths.empty() ? "publication.toml" : paths[below(paths.size())];
  }

  // A letter of a word becomes another.
  std::string change_at(const std::string& path, bool (*fits)(char), char to) {
    auto text = edited_.folder.files().at(path);
    std::vector<std::size_t> places;
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
      if (fits(text[i]) && fits(text[i - 1]) && fits(text[i + 1])) places.push_back(i);
    if (places.empty()) return path + " as it was";
    text[places[below(places.size())]] = to;
    edited_.write(path, text);
    return path + " with another letter";
  }
  std::string change_word(const std::string& path) {
    return change_at(path, [](char c) { return c >= 'a' && c <= 'z'; }, static_cast<char>('a' + below(26)));
  }
  std::string change_figure(const std::string& path) {
    return change_at(path, [](char c) { return c >= '0' && c <= '9'; }, static_cast<char>('0' + below(10)));
  }

  std::string new_provider() {
    auto text = edited_.folder.files().contains(provider_toml) ? edited_.folder.files().at(provider_toml) : small().files().at(provider_toml);
    const auto id = fmt::format("darparwr-{}", below(4));
    if (const auto at = text.find("glan-tywi"); at != text.npos) text.replace(at, 9, id);
    if (const auto at = text.find("Glan Tywi"); at != text.npos) text.replace(at, 9, fmt::format("Darparwr {}", id.back()));
    edited_.write(fmt::format("providers/{}.toml", id), text);
    return "new " + id;
  }
  std::string remove_provider() {
    const auto path = any("providers/");
    if (path == "publication.toml") return "no provider to remove";
    edited_.remove(path);
    return "without " + path;
  }

  // An id that others refer to, in all files or in one of them.
  std::string rename_everywhere() {
    const std::pair<std::string, std::string> ids[] = {{"uchaf", "isaf"}, {"breaks", "respite"}, {"short-break", "seibiant"}, {"older-people", "elders"}, {"people", "persons"}};
    const auto& [from, to] = ids[below(std::size(ids))];
    const bool everywhere = below(3) > 0;
    const auto files = edited_.folder.files();
    for (const auto& [path, before] : files) {
      auto text = before;
      for (auto at = text.find('"' + from + '"'); at != text.npos; at = text.find('"' + from + '"', at + 1)) text.replace(at, from.size() + 2, '"' + to + '"');
      if (text == before) continue;
      edited_.write(path, text);
      if (!everywhere) return path + ": " + from + " is " + to;
    }
    return from + " is " + to;
  }

  // The file is called otherwise, and its place in the order of files is another; what it says is the same.
  std::string rename_provider() {
    const auto path = any("providers/");
    if (path == "publication.toml") return "no provider to rename";
    const auto text = edited_.folder.files().at(path);
    const auto to = fmt::format("providers/{}-renamed.toml", static_cast<char>('a' + below(26)));
    edited_.remove(path);
    edited_.write(to, text);
    return path + " is " + to;
  }

  // As it was before the last change of it, or the same again.
  std::string take_a_file_back() {
    const auto files = small().files();
    auto file = files.begin();
    std::advance(file, below(files.size()));
    edited_.write(file->first, file->second);
    return file->first + " as it was at first";
  }

  // Figures that stand beside their dataset, are counted from providers, or are divided by others.
  std::string change_cells() {
    const auto dataset = [](std::string_view id, std::string_view more) {
      return fmt::format("[[dataset]]\nid = \"{0}\"\ntitle = {{ en = \"About {0}\", cy = \"Am {0}\" }}\nrows = \"area\"\nsource = {{ en = \"Ours\", cy = \"Ein rhai ni\" }}\n{1}\n", id, more);
    };
    switch (below(4)) {
      case 0:
        edited_.write("data/beside.csv", fmt::format("area,value\nuchaf,{}\nisaf,{}\n", 100 + below(900), 100 + below(900)));
        return "cells beside";
      case 1:
        edited_.write("data/beside.csv", fmt::format("area,value\nuchaf,{}\n", 100 + below(900)));
        edited_.write("data/beside.toml", dataset("beside", "measure = { unit = \"people\" }\ncsv = \"beside.csv\""));
        return "a dataset with cells beside";
      case 2:
        edited_.write("data/market.toml", "[[dataset]]\nid = \"known\"\ntitle = { en = \"Known\", cy = \"Hysbys\" }\nmarket = { figure = \"providers\", service_type = \"short-break\", by = \"sector\" }\n");
        return "a dataset of the market";
      default:
        for (const std::string path : {"data/beside.csv", "data/beside.toml", "data/market.toml"})
          if (edited_.folder.files().contains(path)) edited_.remove(path);
        return "no more datasets";
    }
  }

  std::string change_section() {
    const auto text = below(2) == 0 ? fmt::format("# Supply {0}\n\nThere are {0} of them, and {{{{ people.total }}}} of these.\n", below(9))
                                    : fmt::format("# Supply {0}\n\n> **Policy statement.** It is {0}.\n\n[Nowhere](provider/nobody)\n", below(9));
    switch (below(4)) {
      case 0:
        edited_.write(document_toml, small().files().at(document_toml));
        return "one section";
      case 1:
        edited_.write("documents/position/supply.en.md", text);
        return "a section in English alone";
      case 2:
        edited_.write("documents/position/supply.cy.md", text);
        return "a section in Welsh too";
      default: {
        auto two = small().files().at(document_toml);
        two.replace(two.find("[\"demand\"]"), 10, below(2) == 0 ? "[\"demand\", \"supply\"]" : "[\"supply\", \"demand\"]");
        edited_.write(document_toml, two);
        return "two sections";
      }
    }
  }

  std::string change_theme() {
    switch (below(12)) {
      case 0:
        edited_.write("theme/theme.toml", fmt::format("base = \"default\"\nname = \"theme-{}\"\n", below(9)));
        return "a theme's name";
      case 1:
        edited_.write("theme/messages.toml", fmt::format("[site]\nhome = {{ en = \"Front {0}\", cy = \"Blaen {0}\" }}\n", below(9)));
        return "a message";
      case 2:
        edited_.write("theme/templates/contact.html", fmt::format("{{% extends 'contact.html' %}}\n{{# {} #}}\n", below(9)));
        return "a template";
      case 3:
        edited_.write("theme/messages.toml", fmt::format("[own]\nword = {{ en = \"Word {0}\", cy = \"Gair {0}\" }}\n", below(9)));
        return "a message of its own";
      case 4:
        edited_.write("theme/templates/contact.html", "{% extends 'contact.html' %}\n{% block head %}{{ t(\"own.word\") }}{% end %}\n");
        return "a template that says it";
      case 5:
        edited_.write("theme/messages.toml", below(2) == 0 ? "[site]\nhome = { en = \"Front\" }\n" : "[site]\nhouse = { en = \"House\", cy = \"Ty\" }\n[site\n");
        return "a message at fault";
      case 6:
        edited_.write("theme/templates/contact.html", below(2) == 0 ? "{% extends 'contact.html' %}{% if %}" : "{% extends 'nothing.html' %}");
        return "a template at fault";
      case 7:
        edited_.write("theme/templates/partials/provider-card.html", fmt::format("<p>{{{{ name }}}} {}</p>\n", below(9)));
        return "a card";
      case 8:
        edited_.write("theme/style.css", fmt::format("p {{ margin: {}px }}\n", below(9)));
        return "a style";
      case 9:
        edited_.write("theme/theme.toml", below(3) == 0 ? std::string("[tokens]\nnobody = \"1px\"\n") : fmt::format("[tokens]\nlink = \"#0{}0000\"\n", below(9)));
        return "a token";
      case 10:
        edited_.write("documents/position/images/map.svg", fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\"/>\n", 1 + below(9)));
        return "a picture";
      default:
        for (const std::string path : {"theme/theme.toml", "theme/messages.toml", "theme/templates/contact.html", "theme/templates/partials/provider-card.html",
                                       "theme/style.css", "documents/position/images/map.svg"})
          if (edited_.folder.files().contains(path)) edited_.remove(path);
        return "no theme";
    }
  }

  std::string drop_line(const std::string& path) {
    auto text = edited_.folder.files().at(path);
    const auto from = text.rfind('\n', below(text.size()));
    const auto start = from == text.npos ? 0 : from;
    const auto end = text.find('\n', start + 1);
    text.erase(start, end == text.npos ? text.npos : end - start);
    edited_.write(path, text);
    return path + " without a line";
  }

  Edited& edited_;
  std::mt19937 random_;
};

const std::atomic<bool> never = false;

// How many edits; more are made where there is time for them.
int edits() {
  const char* wanted = std::getenv("COMISIYNU_EDITS");
  return wanted == nullptr ? 60 : std::atoi(wanted);
}

}  // namespace

TEST_CASE("the preview shows what a build writes", "[serve]") {
  Edited edited(small());
  LiveSite live(options(), edited.disk);
  REQUIRE(live.refresh());
  check_shows(live, edited.folder.build());
  for (const std::string path : {"", "nothing.html", "en", "en/../en/index.html", "../content/publication.toml", "/etc/passwd", ".comisiynu"}) {
    INFO(path);
    CHECK(live.file(path) == nullptr);
  }
}

// A build makes each card once for all lists that show the same; the preview for each list anew.
TEST_CASE("the preview's lists show of a provider what a build's do", "[serve]") {
  Edited edited(small().adding(provider_toml, R"(
[[service]]
id           = "days"
service_type = "short-break"
areas        = ["isaf"]
prices       = [{ GBP = 45, per = "day" }, { GBP = 900, per = "week" }]
vacancies    = { places = 2, at = 2026-10-01 }
inspection   = { at = 2026-09-01, ratings = { well-being = "good" } }
)"));
  LiveSite live(options(), edited.disk);
  REQUIRE(live.refresh());
  const auto built = edited.folder.build();
  check_shows(live, built);
  CHECK(built.page("en/providers/").find("from £182.50 per night") != std::string::npos);
  CHECK(built.page("en/area/upper-dyffryn/").find("£182.50 per night") != std::string::npos);
  CHECK(built.page("en/area/lower-dyffryn/").find("from £45 per day") != std::string::npos);
  CHECK(built.page("en/area/lower-dyffryn/").find("182.50") == std::string::npos);
}

TEST_CASE("after any edit the preview shows what a clean build writes, and says what it says", "[serve]") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Edited edited(small());
    LiveSite live(options(), edited.disk);
    REQUIRE(live.refresh());
    Editor editor(edited, seed);
    Built last = edited.folder.build();
    std::string history;
    for (int i = 0; i < edits() / 3; ++i) {
      history += fmt::format("\n{}: {}", i, editor.edit());
      INFO("seed " << seed << history);
      auto built = edited.folder.build();
      const bool well = live.refresh();
      REQUIRE(live.check_pages(never));
      CHECK(said(live) == built.said);
      CHECK((live.findings().errors() > 0) == built.outcome.content_fault);
      const bool at_fault = built.outcome.content_fault;
      if (!at_fault) last = std::move(built);
      // While the publication is at fault, the pages are those of before. Where only some pages are, the others go on.
      if (!well || !at_fault) check_shows(live, last);
      if (live.findings().errors() == 0) continue;
      // Enough of this: what is broken stays broken, and nothing more would be proved.
      for (const auto& [path, text] : small().files()) edited.write(path, text);
      const auto files = edited.folder.files();
      for (const auto& [path, text] : files)
        if (!small().files().contains(path)) edited.remove(path);
      REQUIRE(live.refresh());
      last = edited.folder.build();
      check_shows(live, last);
    }
  }
}

TEST_CASE("a build over an earlier site is the clean build, and writes only what differs", "[serve][build]") {
  Edited edited(small());
  Editor editor(edited, 7);
  auto writing = options();
  writing.output = "public";
  for (int i = 0; i < edits() / 3; ++i) {
    const auto before = edited.disk.files();
    const auto what = editor.edit();
    INFO(i << ": " << what);
    const auto clean = edited.folder.build();
    std::map<std::string, std::int64_t> times;
    for (const auto& [path, bytes] : before)
      if (path.starts_with("public/")) times[path] = edited.disk.look(path).modified;
    Sources sources(edited.disk);
    Diagnostics found;
    const auto outcome = build_site(writing, edited.disk, sources, found);
    REQUIRE(outcome.content_fault == clean.outcome.content_fault);
    std::map<std::string, std::string> made;
    for (const auto& [path, bytes] : edited.disk.files())
      if (path.starts_with("public/") && path != "public/" + std::string(manifest_name)) made[path.substr(7)] = bytes;
    if (!clean.outcome.content_fault) REQUIRE(made == clean.site);
    for (const auto& [path, time] : times) {
      const auto now = edited.disk.files();
      const auto same = now.find(path);
      INFO(path);
      if (same != now.end() && same->second == before.at(path) && !path.ends_with(manifest_name)) REQUIRE(edited.disk.look(path).modified == time);
    }
    if (!clean.outcome.content_fault) continue;
    for (const auto& [path, text] : small().files()) edited.write(path, text);
  }
}

TEST_CASE("a page that comes to have a fault is shown as it last was", "[serve]") {
  Edited edited(small());
  LiveSite live(options(), edited.disk);
  REQUIRE(live.refresh());
  const auto path = "en/contact/index.html";
  const auto before = live.file(path);
  REQUIRE(before != nullptr);
  edited.write("theme/templates/contact.html", "{% extends 'contact.html' %}{% block main %}{{ nobody }}{% end %}\n");
  CHECK(live.refresh());
  CHECK(*live.file(path) == *before);
  CHECK(live.findings().errors() == 1);
  edited.remove("theme/templates/contact.html");
  CHECK(live.refresh());
  CHECK(*live.file(path) == *before);
  CHECK(live.findings().errors() == 0);
}

TEST_CASE("a page whose words wait for their translation is shown as it is, with what a build says", "[serve]") {
  Edited edited(small());
  LiveSite live(options(), edited.disk);
  REQUIRE(live.refresh());
  auto plan = edited.folder.files().at(plan_toml);
  plan.replace(plan.find("en = \"Carers need breaks.\""), std::string("en = \"Carers need breaks.\"").size(), "en = \"Carers need more breaks.\"");
  const auto welsh = plan.find(", cy = \"", plan.find("Carers need more breaks."));
  REQUIRE(welsh != plan.npos);
  plan.erase(welsh, plan.find('"', welsh + 9) + 1 - welsh);
  edited.write(plan_toml, plan);
  CHECK(live.refresh());
  CHECK(live.is_latest_shown());
  CHECK(said(live) == edited.folder.build().said);
  CHECK(live.findings().errors() == 1);
  bool is_seen = false;
  for (const auto& page : live.state()->prepared().site().plan.pages())
    is_seen |= live.file(file_of(page.address[Language::en]))->find("Carers need more breaks.") != std::string::npos;
  CHECK(is_seen);
  edited.write(plan_toml, plan + "\n[[need]]\n");
  CHECK_FALSE(live.refresh());
  CHECK_FALSE(live.is_latest_shown());
}

TEST_CASE("a publication that cannot be read at first is shown when it can be", "[serve]") {
  Edited edited(small());
  const auto text = edited.folder.files().at(publication_toml);
  edited.write(publication_toml, "title = \n");
  LiveSite live(options(), edited.disk);
  CHECK_FALSE(live.refresh());
  CHECK(live.findings().errors() > 0);
  edited.write(publication_toml, text);
  CHECK(live.refresh());
  CHECK(live.file("en/index.html") != nullptr);
}
