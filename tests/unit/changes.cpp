// Comparing two editions, and the forms in which what is found is given to others.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "base/diagnostic_formats.h"
#include "base/disk.h"
#include "changes/changes_json.h"
#include "changes/compare.h"

using namespace comisiynu;

namespace {

using Json = nlohmann::json;

// "same -removed- +added+", a paragraph a line.
std::string shown(const std::vector<ChangedParagraph>& changes) {
  std::string out;
  for (const auto& paragraph : changes) {
    for (const auto& run : paragraph) {
      const char* mark = run.fate == WordRun::Fate::removed ? "-" : run.fate == WordRun::Fate::added ? "+" : "";
      out += (&run == &paragraph.front() ? "" : " ") + (mark + run.words + mark);
    }
    out += "\n";
  }
  return out;
}

Bilingual both(const std::string& words) { return {{words, words}}; }

SnapshotFigure figure(const std::string& place, double value) { return {place, both(place), both(std::to_string(static_cast<int>(value))), value, false}; }
SnapshotFigure withheld(const std::string& place) { return {place, both(place), {}, {}, true}; }

Snapshot with_figures(std::vector<SnapshotFigure> figures) {
  Snapshot made;
  made.datasets.push_back({"people", both("People"), both("/people/"), std::move(figures)});
  return made;
}

SnapshotField field(const std::string& path, const std::string& text) { return {path, "provider", path, {}, both(text), {}, false, false}; }

}  // namespace

TEST_CASE("words that stay, go and come", "[changes]") {
  CHECK(shown(word_changes("", "")) == "");
  CHECK(shown(word_changes("We know 12 people.", "We know 12 people.")) == "");
  CHECK(shown(word_changes("We know 12 people.", "We know 15 people.")) == "We know -12- +15+ people.\n");
  CHECK(shown(word_changes("One.\nTwo.\nThree.", "One.\nThree.")) == "-Two.-\n");
  CHECK(shown(word_changes("One.\nThree.", "One.\nTwo and a half.\nThree.")) == "+Two and a half.+\n");
  CHECK(shown(word_changes("Kept\nOld words here\nKept too", "Kept\nNew words here\nKept too")) == "-Old- +New+ words here\n");
  // Only the paragraph is parted: no word changed.
  CHECK(shown(word_changes("One two", "One\ntwo")) == "");
  CHECK(shown(word_changes("Cafodd ei wneud", "Cafodd ei wneud yn dda")) == "Cafodd ei wneud +yn dda+\n");
}

TEST_CASE("what two texts' words were can be read back from what changed", "[changes]") {
  const std::string words[] = {"a", "b", "c", "d"};
  unsigned state = 7;
  const auto next = [&](unsigned below) { return (state = state * 1664525u + 1013904223u) >> 16 & 0x7FFF ? (state >> 16) % below : 0u; };
  for (int round = 0; round < 500; ++round) {
    std::string before = "start", after = "finish";
    for (unsigned i = next(12); i > 0; --i) before += " " + words[next(4)];
    for (unsigned i = next(12); i > 0; --i) after += " " + words[next(4)];
    std::string was, is;
    for (const auto& paragraph : word_changes(before, after))
      for (const auto& run : paragraph) {
        if (run.fate != WordRun::Fate::added) was += " " + run.words;
        if (run.fate != WordRun::Fate::removed) is += " " + run.words;
      }
    CHECK(was == " " + before);
    CHECK(is == " " + after);
  }
}

TEST_CASE("figures that moved; and nothing of one that either edition withholds", "[changes]") {
  const auto changes = compare(with_figures({figure("a", 12), figure("b", 7), figure("c", 9), withheld("d"), figure("e", 1), withheld("f")}),
                               with_figures({figure("a", 15), figure("b", 7), withheld("c"), figure("d", 6), withheld("g")}));
  REQUIRE(changes.datasets.size() == 1);
  REQUIRE(changes.datasets[0].figures.size() == 2);
  CHECK(changes.datasets[0].figures[0].place == "a");
  CHECK(changes.datasets[0].figures[0].from == 12);
  CHECK(changes.datasets[0].figures[0].to == 15);
  CHECK(changes.datasets[0].figures[1].place == "e");
  CHECK_FALSE(changes.datasets[0].figures[1].to);
}

TEST_CASE("a figure that is withheld now is not told by the sentence that said it", "[changes]") {
  auto earlier = with_figures({figure("a", 7), figure("b", 90)}), now = with_figures({withheld("a"), figure("b", 90)});
  earlier.sections.push_back({"plan", "need", both("Plan"), both("Need"), both("/plan/need/"), both("In 2026 there were 7 people, 2.5% of 1,280.\nStill 7 days.")});
  now.sections.push_back({"plan", "need", both("Plan"), both("Need"), both("/plan/need/"), both("There were few people.\nStill 7 days.")});
  earlier.records.push_back({"need", "rest", both("Rest"), {}, {field("statement", "7 people in 17 homes wait.")}});
  now.records.push_back({"need", "rest", both("Rest"), {}, {field("statement", "Few people wait.")}});
  const auto changes = compare(earlier, now);
  CHECK(changes.datasets.empty());
  REQUIRE(changes.sections.size() == 1);
  const auto words = shown(changes.sections[0].words[Language::cy]);
  CHECK(words.find("██") != words.npos);
  CHECK(words.find("2026") != words.npos);
  for (const char* number : {"7 people", "2.5", "1,280"}) CHECK(words.find(number) == words.npos);
  REQUIRE(changes.records.size() == 1);
  CHECK(changes.records[0].fields[0].before[Language::en] == "██ people in 17 homes wait.");
  // With nothing withheld since, it all stands.
  now.datasets = earlier.datasets;
  CHECK(compare(earlier, now).records[0].fields[0].before[Language::en] == "7 people in 17 homes wait.");
}

TEST_CASE("a figure that moved by less than is shown has not moved", "[changes]") {
  auto before = figure("share", 57), after = before;
  after.value = 57.3;
  CHECK(compare(with_figures({before}), with_figures({after})).empty());
}

TEST_CASE("a section's title is among its words, and its file's name is not", "[changes]") {
  Snapshot earlier, now;
  earlier.sections.push_back({"plan", "quality", both("Plan"), both("Quality"), both("/plan/quality/"), both("As it was.")});
  now.sections.push_back({"plan", "standards", both("Plan"), both("Quality"), both("/plan/quality/"), both("As it was.")});
  CHECK(compare(earlier, now).empty());
  now.sections[0].text = both("As it is.");
  auto changes = compare(earlier, now);
  REQUIRE(changes.sections.size() == 1);
  CHECK(changes.sections[0].fate == Fate::changed);
  CHECK(shown(changes.sections[0].words[Language::en]) == "As it -was.- +is.+\n");
  now.sections[0] = {"plan", "quality", both("Plan"), both("Quality now"), both("/plan/quality-now/"), both("As it was.")};
  changes = compare(earlier, now);
  REQUIRE(changes.sections.size() == 1);
  CHECK(shown(changes.sections[0].words[Language::en]) == "Quality +now+\n");
  // Another section at another address is another.
  now.sections[0] = {"plan", "standards", both("Plan"), both("Standards"), both("/plan/standards/"), both("As it was.")};
  changes = compare(earlier, now);
  REQUIRE(changes.sections.size() == 2);
  CHECK(changes.sections[0].fate == Fate::added);
  CHECK(changes.sections[1].fate == Fate::gone);
}

TEST_CASE("what is withheld in a record is withheld with all that is below it", "[changes]") {
  Snapshot earlier, now;
  earlier.records.push_back({"provider", "refuge", both("Refuge"), {}, {field("name", "Refuge"), field("address.street", "4 Hidden Lane"), field("addressed", "x")}});
  now.records.push_back({"provider", "refuge", both("Refuge"), {}, {field("name", "Haven"), {"address", "provider", "address", {}, {}, {}, false, true}, field("addressed", "y")}});
  const auto changes = compare(earlier, now);
  REQUIRE(changes.records.size() == 1);
  REQUIRE(changes.records[0].fields.size() == 2);
  CHECK(changes.records[0].fields[0].path == "name");
  CHECK(changes.records[0].fields[1].path == "addressed");
  CHECK(changes_json(changes).find("Hidden") == std::string::npos);
}

TEST_CASE("a reference is the same while it refers to the same, or reads the same", "[changes]") {
  const auto changed = [](const SnapshotField& before, const SnapshotField& after) {
    Snapshot earlier, now;
    earlier.records.push_back({"gap", "x", both("X"), {}, {before}});
    now.records.push_back({"gap", "x", both("X"), {}, {after}});
    return !compare(earlier, now).empty();
  };
  const auto to = [](const std::string& refers, const std::string& text) {
    auto made = field("need", text);
    made.refers = refers;
    return made;
  };
  CHECK_FALSE(changed(to("need/breaks", "Breaks"), to("need/breaks", "Breaks for carers")));
  CHECK_FALSE(changed(to("need/breaks", "Breaks"), to("need/short-breaks", "Breaks")));
  CHECK(changed(to("need/breaks", "Breaks"), to("need/days", "Days")));
  CHECK(changed(field("need", "Breaks"), to("need/breaks", "Breaks for carers")));  // of a snapshot that did not know
}

TEST_CASE("intentions and opportunities are told of first, then providers", "[changes]") {
  Snapshot now;
  for (const char* kind : {"need", "provider", "risk", "opportunity", "intention"}) now.records.push_back({kind, "x", both(kind), {}, {}});
  std::string order;
  for (const auto& record : compare({}, now).records) order += record.kind + " ";
  CHECK(order == "intention opportunity provider need risk ");
}

TEST_CASE("a snapshot is read as it was written", "[changes]") {
  Snapshot made = with_figures({figure("a/2026", 12.5), withheld("b")});
  made.number = "1.0";
  made.day = "2026-11-02";
  made.title = {{"Gofal \"da\"", "Care"}};
  made.records.push_back({"provider", "x", both("X"), both("/x/"), {{"service.s.prices.1", "service", "prices", both("Stays"), both("£182.50"), 182.5, true, false}}});
  made.sections.push_back({"plan", "needs", both("Plan"), both("Needs"), both("/plan/needs/"), {{"Un.\nDau.", "One.\nTwo."}}});
  made.pages.push_back({"easy-read/provider/x", "provider/x", both("/x/easy/")});
  made.moves.push_back({"/en/old/", "provider/x", {}});
  const auto json = snapshot_json(made);
  Diagnostics found;
  const auto read = read_snapshot(json, {}, found);
  REQUIRE(read);
  CHECK(snapshot_json(*read) == json);
  CHECK(compare(*read, made).empty());
  CHECK(found.empty());
}

TEST_CASE("a snapshot that is damaged, of something else, or of a later version", "[changes]") {
  const MemoryDisk disk;
  Sources sources(disk);
  const auto said = [&](std::string_view json) {
    Diagnostics found;
    CHECK_FALSE(read_snapshot(json, {sources.add("1.json", "1.json"), 0, 0, 0}, found));
    return as_text(found.sorted(sources), sources);
  };
  CHECK(said("{\"format\":\"comisiynu-snapshot\",\"version\":1}") ==
        "1.json: error: this snapshot of an edition is damaged [snapshot-damaged]\n      = take it out of the edition's archive again\n");
  CHECK(said("{") == said("{\"format\":\"comisiynu-snapshot\",\"version\":1,\"records\":7}"));
  CHECK(said("{}") == "1.json: error: this is no snapshot of an edition [snapshot-format]\n"
                      "      = name the snapshot.json that a release put in its archive, or that `comisiynu check --snapshot` wrote\n");
  CHECK(said("{\"format\":\"comisiynu-snapshot\",\"version\":2}") ==
        "1.json: error: this snapshot is of version 2, and this program reads version 1 [snapshot-version]\n"
        "      = use the program that made the later edition, or a newer one\n");
}

namespace {

std::vector<Diagnostic> two_alike(Sources& sources) {
  const auto file = sources.add("./data/plan.toml", "./data/plan.toml");
  return {{Severity::error, "broken-link", {file, 12, 3, 8}, "there is no gap called \"x\"", "check the id"},
          {Severity::error, "broken-link", {file, 14, 3, 8}, "there is no gap called \"x\"", "check the id"},
          {Severity::hint, "missing-file", {}, "there is nothing here", ""}};
}

}  // namespace

TEST_CASE("findings as GitLab's code quality report", "[diagnostics]") {
  const MemoryDisk disk;
  Sources sources(disk);
  const auto report = Json::parse(as_gitlab(two_alike(sources), sources));
  REQUIRE(report.size() == 3);
  CHECK(report[0]["description"] == "there is no gap called \"x\". check the id");
  CHECK(report[0]["check_name"] == "broken-link");
  CHECK(report[0]["severity"] == "critical");
  CHECK(report[0]["location"] == Json{{"path", "data/plan.toml"}, {"lines", {{"begin", 12}}}});
  CHECK(report[0]["fingerprint"] != report[1]["fingerprint"]);
  CHECK(report[2]["severity"] == "info");
  CHECK(report[2]["location"]["lines"]["begin"] == 1);
  // A finding that has only moved down is the same finding.
  auto moved = two_alike(sources);
  for (auto& found : moved) found.position.line += 5;
  CHECK(Json::parse(as_gitlab(moved, sources))[0]["fingerprint"] == report[0]["fingerprint"]);
}

TEST_CASE("findings as SARIF", "[diagnostics]") {
  const MemoryDisk disk;
  Sources sources(disk);
  const auto run = Json::parse(as_sarif(two_alike(sources), sources, "1.2.3"))["runs"][0];
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  CHECK(run["tool"]["driver"]["rules"] == Json::parse(R"([{"id":"broken-link"},{"id":"missing-file"}])"));
  CHECK(run["results"][0]["ruleIndex"] == 0);
  CHECK(run["results"][0]["level"] == "error");
  CHECK(run["results"][0]["locations"][0]["physicalLocation"] ==
        Json::parse(R"({"artifactLocation":{"uri":"data/plan.toml"},"region":{"startLine":12,"startColumn":3,"endColumn":11}})"));
  CHECK(run["results"][2]["level"] == "note");
  CHECK_FALSE(run["results"][2].contains("locations"));
}
