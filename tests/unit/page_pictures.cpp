// The library of pictograms: whole, in both languages, found by any of its words, and its ids kept for good.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/disk.h"
#include "base/text.h"
#include "page/picture_search.h"
#include "page/picture_sheet.h"
#include "places.h"

using namespace comisiynu;

namespace {

const Theme& library() {
  static const Theme theme = [] {
    const auto disk = real_disk();
    Sources sources(*disk);
    Diagnostics found;
    auto read = read_theme({data_folder("/themes/default"), data_folder("/pictograms"), ""}, *disk, sources, found);
    if (const auto said = as_text(found.sorted(sources), sources); !said.empty()) FAIL(said);
    return read;
  }();
  return theme;
}

std::string drawing(const std::string& id) {
  std::string text;
  real_disk()->read(data_folder("/pictograms/" + id + ".svg"), text);
  return text;
}

std::vector<std::string> found_by(std::string_view query) {
  std::vector<std::string> ids;
  for (const auto* one : search_pictures(library(), query)) ids.push_back(one->id);
  return ids;
}

bool finds(std::string_view query, const std::string& id) {
  const auto ids = found_by(query);
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

TEST_CASE("pictures: several hundred, each with its group, its names, its meanings and its own drawing") {
  CHECK(library().pictograms.size() >= 500);
  std::set<std::string> groups, drawings;
  PerLanguage<std::set<std::string>> names;
  for (const auto& group : library().pictogram_groups) groups.insert(group.id);
  for (const auto& [id, one] : library().pictograms) {
    INFO(id);
    CHECK(groups.contains(one.group));
    CHECK_FALSE(one.sources.empty());
    for (const Language language : languages) {
      CHECK(names[language].insert(one.name.in[language]).second);
      CHECK(one.meaning.in[language] != one.name.in[language]);
      CHECK(one.meaning.in[language].size() > 3);
    }
    CHECK(one.meaning.in[Language::en] != one.meaning.in[Language::cy]);
    CHECK(drawings.insert(drawing(id)).second);
  }
  for (const auto& group : groups)
    CHECK(std::any_of(library().pictograms.begin(), library().pictograms.end(), [&](const auto& one) { return one.second.group == group; }));
}

TEST_CASE("pictures: every drawing is one SVG of its own colours, by day, by night and in forced colours") {
  for (const auto& [id, one] : library().pictograms) {
    INFO(id);
    const auto svg = drawing(id);
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-5 -5 58 58\""));
    CHECK(svg.find("prefers-color-scheme:dark") != svg.npos);
    CHECK(svg.find("forced-colors:active") != svg.npos);
    CHECK(svg.find("<script") == svg.npos);
    for (auto at = svg.find("href="); at != svg.npos; at = svg.find("href=", at + 1)) CHECK(svg.compare(at, 7, "href=\"#") == 0);
    CHECK(svg.size() < 16000);
  }
}

TEST_CASE("pictures: ids that publications use stay what they are") {
  for (const auto* id : {"agree",     "asking",     "baby",       "bank-card",    "bed",        "big-meeting", "book",        "bottle",         "brain",         "builder",
                         "calendar",  "care",       "care-home",  "carer",        "change",     "chart",       "check",       "child",          "choice",        "clock",
                         "community", "computer",   "contract",   "council",      "counting",   "daily-skills", "door",       "equipment",      "fairness",      "family",
                         "flat",      "friends",    "gap",        "going-up",     "group",      "happy",       "health",      "help",           "helpline",      "home",
                         "home-carer", "hospital",  "house",      "idea",         "information", "internet",   "job",         "key",            "language",      "law",
                         "learning",  "letter",     "list",       "locked",       "map",        "meeting",     "mind",        "money",          "music",         "network",
                         "night",     "nurse",      "older-people", "older-person", "options",  "organisation", "people",     "person",         "phone",         "place",
                         "plan",      "pound",      "private",    "quality",      "question",   "repair",      "report",      "rights",         "sad",           "safety",
                         "search",    "sight-loss", "speaking",   "staying-same", "stop",       "support",     "support-worker", "talking",     "target",        "team",
                         "telling",   "training",   "warning",    "wheelchair",   "yes",        "young-people"})
    CHECK(library().pictograms.contains(id));
}

TEST_CASE("pictures: a word of either language finds them, whatever its accents or mutation") {
  CHECK(found_by("cartref").front() == "home");
  CHECK(found_by("home").front() == "home");
  CHECK(found_by("HOME").front() == "home");
  for (const auto* form : {"gartref", "nghartref", "chartref"}) {
    INFO(form);
    CHECK(finds(form, "home"));
  }
  CHECK(finds("ty", "house"));
  CHECK(finds("tŷ", "house"));
  CHECK(finds("ddoctor", "doctor"));
  CHECK(finds("feddyg", "doctor"));
  CHECK_FALSE(finds("money", "house"));
  CHECK(finds("GP", "doctor"));
  CHECK(finds("cartref gofal", "care-home"));
  CHECK(finds("respite", "short-break"));
  CHECK(found_by("").empty());
  CHECK(found_by("xyzzy").empty());
  CHECK(nearest_picture_word(library(), "hospitol") == "hospital");
}

TEST_CASE("pictures: one of every twenty is found by its id and by its name in both languages") {
  for (const auto* picture : all_pictures(library())) {
    const auto& one = *picture;
    const auto& id = one.id;
    if (one.place % 20 != 0) continue;
    INFO(id);
    CHECK(finds(id, id));
    for (const Language language : languages) CHECK(finds(one.name.in[language], id));
  }
}

TEST_CASE("pictures: one page shows them all, with what to write") {
  const auto page = picture_sheet(library(), [](const ThemeFile& file) {
    std::string text;
    real_disk()->read(file.path, text);
    return text;
  });
  for (const auto& [id, one] : library().pictograms) CHECK(page.find("<code>" + id + "</code>") != page.npos);
  CHECK(page.find("<strong>cartref</strong>: lle mae person yn byw") != page.npos);
  CHECK(page.find("src=\"\"") == page.npos);
  CHECK(page.find("src=\"data:image/svg+xml,%3Csvg") != page.npos);
}
