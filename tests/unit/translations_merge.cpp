// The ledger in the hands of two people: real branches of a real repository, joined by git.
#include <sys/wait.h>

#include <cstdlib>

#include "base/replace_file.h"
#include "translations/git.h"
#include "translations_fixture.h"
#include "writer_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

bool has_git() { return std::system("git --version > /dev/null 2>&1") == 0; }

// A publication of a few texts under version control, one step of its history after the other.
class Repository {
 public:
  Repository() {
    put("publication.toml", "title = { en = \"Care in Dyffryn\", cy = \"Gofal yn Nyffryn\" }\npublisher = \"Cyngor Dyffryn\"\nlanguages = [\"cy\", \"en\"]\ncontact = { phone = \"01632 960500\" }\n");
    put("glossary.toml", R"([[term]]
id = "advocacy"
term = { en = "advocacy", cy = "eiriolaeth" }
meaning = { en = "Speaking up for a person.", cy = "Siarad dros berson." }

[[term]]
id = "breaks"
term = { en = "short break", cy = "seibiant byr" }
meaning = { en = "Time away from caring.", cy = "Amser i ffwrdd o ofalu." }
)");
    REQUIRE(git("init -q"));
    REQUIRE(git("checkout -q -b main"));
    StampOptions all;
    all.all = true;
    stamp(all);
    commit();
  }

  // What git joins; false where it leaves that to people.
  bool git(const std::string& words) const {
    const auto line = "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -C '" + folder_.path() + "' -c user.name=Tester -c user.email=tester@dyffryn.example " + words + " > /dev/null 2>&1";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  void commit() const {
    REQUIRE(git("add -A"));
    REQUIRE(git("commit -q -m work"));
  }

  // A person's day: a branch from where main stands, both languages of one text, the stamp, the commit.
  void person(const std::string& branch, const std::string& key, std::initializer_list<std::pair<std::string, std::string>> words) {
    REQUIRE(git("checkout -q -b " + branch + " main"));
    auto text = get("glossary.toml");
    for (const auto& [from, to] : words) text = replaced(text, from, to);
    put("glossary.toml", text);
    StampOptions one;
    one.names = {key};
    stamp(one);
    commit();
  }

  void put(const std::string& path, const std::string& text) const {
    const auto whole = content() + "/" + path;
    const bool made = !disk_->make_folders(whole.substr(0, whole.rfind('/'))) && !replace_file(*disk_, whole, text);
    REQUIRE(made);
  }
  std::string get(const std::string& path) const {
    std::string text;
    const bool read = !disk_->read(content() + "/" + path, text);
    REQUIRE(read);
    return text;
  }
  std::string content() const { return folder_ / "content"; }
  const Disk& disk() const { return *disk_; }

  void stamp(StampOptions options) const {
    options.content = content();
    Sources sources(*disk_);
    Diagnostics found;
    const auto outcome = stamp_texts(options, *disk_, sources, found);
    REQUIRE_FALSE(outcome.content_fault);
    REQUIRE_FALSE(outcome.machine_fault);
  }

  TextInventory inventory(const Disk& disk) const {
    Sources sources(disk);
    Diagnostics found;
    read_.push_back(std::make_unique<Publication>(read_publication({content(), 1}, disk, sources, found)));  // what an inventory points into
    return take_inventory(*read_.back(), content(), disk, sources, found);
  }

  // "5 current", or how many of each state.
  std::string states() const {
    const auto all = inventory(*disk_);
    const auto counts = translation_status(all).counts;
    std::string out;
    for (std::size_t i = 0; i < text_states; ++i)
      if (counts.of[i] != 0) out += std::to_string(counts.of[i]) + " " + std::string(name_of(static_cast<TextState>(i))) + " ";
    return out;
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Disk> disk_ = real_disk();
  mutable std::vector<std::unique_ptr<Publication>> read_;
};

const std::string ledger = "translations/glossary.toml.ledger", meaning = "glossary/advocacy.meaning";

}  // namespace

TEST_CASE("git joins what two people have translated and recorded, on neighbouring texts too", "[translations]") {
  if (!has_git()) {
    WARN("git is not here");
    return;
  }
  Repository repository;
  repository.person("sian", meaning, {{"Speaking up for a person", "Speaking up for people"}, {"Siarad dros berson", "Siarad dros bobl"}});
  repository.person("huw", "glossary/advocacy.term", {{"en = \"advocacy\"", "en = \"speaking up\""}, {"cy = \"eiriolaeth\"", "cy = \"codi llais\""}});
  // Their texts stand on two lines that touch: those somebody joins by hand. The ledger git joins by itself.
  const auto joined = replaced(replaced(repository.get("glossary.toml"), "Speaking up for a person", "Speaking up for people"), "Siarad dros berson", "Siarad dros bobl");
  repository.git("merge --no-edit sian");
  CHECK(repository.get(ledger).find("<<<<") == std::string::npos);
  repository.put("glossary.toml", joined);
  CHECK(repository.states() == "5 current ");
}

TEST_CASE("where two people translated one text, either line or both may be kept, and the next stamp leaves one", "[translations]") {
  if (!has_git()) {
    WARN("git is not here");
    return;
  }
  Repository repository;
  repository.person("sian", meaning, {{"Speaking up for a person", "Standing up for people"}, {"Siarad dros berson", "Sefyll dros bobl"}});
  repository.person("huw", meaning, {{"Speaking up for a person", "Standing up for people"}, {"Siarad dros berson", "Codi llais dros bobl"}});
  const auto huws_text = repository.get("glossary.toml"), huws_ledger = repository.get(ledger);
  CHECK_FALSE(repository.git("merge --no-edit sian"));
  auto both = repository.get(ledger);
  CHECK(both.find("<<<<<<<") != both.npos);
  repository.put("glossary.toml", huws_text);
  CHECK(repository.states() == "5 current ");  // with git's marks still there
  std::string without;
  for (std::size_t from = 0, end = 0; from < both.size(); from = end + 1) {
    end = std::min(both.find('\n', from), both.size() - 1);
    if (std::string_view("<=>").find(both[from]) == std::string_view::npos) without += both.substr(from, end + 1 - from);
  }
  repository.put(ledger, without);
  CHECK(repository.states() == "5 current ");
  StampOptions one;
  one.names = {meaning};
  repository.stamp(one);
  CHECK(repository.get(ledger) == huws_ledger);
}

TEST_CASE("two people who recorded the same clash nowhere, and a branch is judged by what it changed", "[translations]") {
  if (!has_git()) {
    WARN("git is not here");
    return;
  }
  Repository repository;
  repository.person("sian", meaning, {{"Speaking up for a person", "Speaking up for people"}, {"Siarad dros berson", "Siarad dros bobl"}});
  repository.person("huw", meaning, {{"Speaking up for a person", "Speaking up for people"}, {"Siarad dros berson", "Siarad dros bobl"}});
  CHECK(repository.git("merge --no-edit sian"));
  CHECK(repository.states() == "5 current ");
  repository.put("glossary.toml", replaced(repository.get("glossary.toml"), "Time away", "Hours away"));
  CHECK(repository.states() == "4 current 1 stale ");
  Diagnostics found;
  const auto earlier = content_at("main", repository.content(), repository.disk(), found);
  REQUIRE(earlier);
  auto now = repository.inventory(repository.disk());
  keep_changed(now, repository.inventory(*earlier));
  std::vector<std::string> keys;
  for (const auto& file : now.files)
    for (const auto& text : file.texts) keys.push_back(text.key + " " + std::string(name_of(text.state)));
  CHECK(keys == std::vector<std::string>{"glossary/advocacy.meaning current", "glossary/breaks.meaning stale"});
}
