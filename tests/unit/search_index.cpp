#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "language/mutation.h"
#include "search/search_index.h"
#include "search/stems.h"

using namespace comisiynu;

namespace {

std::string page(std::string_view title, std::string_view body) {
  return "<!doctype html><html lang=\"cy\"><head><title>x</title></head><body><header><nav>Dewislen</nav></header>"
         "<nav class=\"breadcrumbs wrap\"><ol><li><a href=\"/cy/\">Hafan</a></li>\n<li><a href=\"/cy/strategaeth/\">Y <b>strategaeth</b></a></li></ol></nav>"
         "<main id=\"main\"><h1>" + std::string(title) + "</h1>" + std::string(body) + "</main><footer>Troed</footer></body></html>";
}

std::map<std::string, nlohmann::json> files_of(SearchIndex& index) {
  std::map<std::string, nlohmann::json> files;
  for (const auto& file : index.files("{}")) files[file.path.substr(file.path.rfind('/') + 1)] = nlohmann::json::parse(file.text);
  return files;
}

// Entries of a word, with the weight of each.
std::map<int, int> where(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const auto value = [&](char c) { return static_cast<int>(digits.find(c)); };
  std::map<int, int> found;
  if (text[0] == '=') {
    for (std::size_t i = 1; i < text.size(); ++i)
      if (text[i] != 'A') found[static_cast<int>(i) - 1] = value(text[i]);
    return found;
  }
  int entry = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (int shift = 0;; shift += 5, ++i) {
      entry += (value(text[i]) & 31) << shift;
      if (value(text[i]) < 32) break;
    }
    found[entry] = value(text[++i]);
  }
  return found;
}

// Where a word stands, looked for as the page of search does.
std::map<int, int> look_up(const std::map<std::string, nlohmann::json>& files, Language language, const std::string& word) {
  const auto key = search_key(language, word);
  std::size_t best = 0, longest = 0;
  bool any = false;
  const auto& pieces = files.at("index.json")["pieces"];
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto letters = pieces[i].get<std::string>();
    if (key.starts_with(letters) && (!any || letters.size() >= longest)) {
      any = true;
      best = i;
      longest = letters.size();
    }
  }
  if (!any) return {};
  const auto& piece = files.at("words-" + std::to_string(best) + ".json");
  if (!piece.contains(key) || !piece[key].contains(word)) return {};
  return where(piece[key][word]);
}

}  // namespace

TEST_CASE("a page's text is what its readers see, without what only leads elsewhere", "[search]") {
  const auto text = page_text(page("<span class=\"label\" data-unsearched>Adran 2</span> <span lang=\"en\">Heron Lane &amp; Co</span>",
                                   "<p>Gofal <strong>car</strong>tref, <span>da</span>.</p><nav>Cynnwys</nav><script>let x</script><p hidden>cudd</p>"
                                   "<svg><text>Siart</text></svg><p>A&nbsp;B&#233;<br>C</p><h2 id=\"pobl\">Pobl h\u0177n</h2><p lang=\"en\">Older people</p>"),
                              true);
  CHECK(text.title == "Heron Lane & Co");
  CHECK(text.title_lang == "en");
  CHECK(text.above == "Y strategaeth");
  REQUIRE(text.parts.size() == 2);
  CHECK(text.parts[0].text == "Gofal cartref, da. A Bé C");
  CHECK(text.parts[1].heading == "Pobl hŷn");
  CHECK(text.parts[1].anchor == "pobl");
  CHECK(text.parts[1].text == "Older people");
  CHECK(text.parts[1].text_lang == "en");
  CHECK(page_text(page("T", "<h2 id=\"a\">A</h2>"), false).parts.size() == 1);
  const auto entries = page_text(page("Geirfa", "<dl><div id=\"x\"><dt data-entry=\"x\">gofal <span data-unsearched>care</span></dt><dd>Help.</dd></div></dl>"), true);
  REQUIRE(entries.parts.size() == 2);
  CHECK(entries.parts[1].heading == "gofal");
  CHECK(entries.parts[1].text == "Help.");
}

TEST_CASE("titles weigh more than headings, and headings more than text", "[search]") {
  SearchIndex index(Language::cy, 1);
  index.add(0, {0, "/cy/a/", SearchDepth::parts}, page("Gofal", "<p>Dim byd.</p>"));
  index.add(0, {1, "/cy/b/", SearchDepth::parts}, page("Arall", "<h2 id=\"x\">Gofal</h2><p>Dim.</p>"));
  index.add(0, {2, "/cy/c/", SearchDepth::parts}, page("Un", "<p>Mae gofal a gofal.</p>"));
  index.add(0, {3, "/cy/d/", SearchDepth::title}, page("Rhestr", "<p>gofal</p>"));
  const auto files = files_of(index);
  const auto found = look_up(files, Language::cy, "gofal");
  REQUIRE(found.size() == 3);
  CHECK(found.at(0) > found.at(2));
  CHECK(found.at(2) > found.at(3));
  const auto& entry = files.at("entries-0.json")[2];
  CHECK(entry[0] == "/cy/b/#x");
  CHECK(entry[1] == "Gofal");
  CHECK(entry[2] == "Y strategaeth – Arall");
}

TEST_CASE("the index is the same whichever thread met a page first", "[search]") {
  const auto title = [](int i) { return "Tudalen " + std::string(1, static_cast<char>('a' + i)) + "bc"; };
  SearchIndex one(Language::cy, 1), many(Language::cy, 3);
  for (int i = 0; i < 20; ++i) one.add(0, {static_cast<std::size_t>(i), "/" + std::to_string(i), SearchDepth::text}, page(title(i), "<p>gofal cartref</p>"));
  for (int i = 19; i >= 0; --i) many.add(static_cast<std::size_t>(i % 3), {static_cast<std::size_t>(i), "/" + std::to_string(i), SearchDepth::text}, page(title(i), "<p>gofal cartref</p>"));
  const auto a = one.files("{}"), b = many.files("{}", 3);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].path == b[i].path);
    CHECK(a[i].text == b[i].text);
  }
}

TEST_CASE("every word of a large index is found in its piece, and no piece is large", "[search]") {
  for (const Language language : languages) {
    std::mt19937 random(7);
    std::map<std::string, std::set<int>> known;
    SearchIndex index(language, 2);
    for (int i = 0; i < 3000; ++i) {
      std::string text = "<p>pawb";
      known["pawb"].insert(i);
      for (int words = 0; words < 30; ++words) {
        std::string word;
        for (int letters = 0; letters < 5; ++letters) word += "acdegilmnorstuwy"[random() % 16];
        if (random() % 3 != 0) word = "cart" + word.substr(0, 3);
        known[word].insert(i);
        text += " " + word;
      }
      index.add(static_cast<std::size_t>(i % 2), {static_cast<std::size_t>(i), "/" + std::to_string(i), SearchDepth::text}, page("Qx", text + "</p>"));
    }
    const auto files = files_of(index);
    for (const auto& file : index.files("{}"))
      if (file.path.find("words-") != std::string::npos) CHECK(file.text.size() < 30'000);
    for (const auto& [word, entries] : known) {
      std::set<int> found;
      for (const auto& [entry, weight] : look_up(files, language, word)) found.insert(entry);
      INFO(word);
      REQUIRE(found == entries);
    }
  }
}

TEST_CASE("English words share what is left without their endings", "[search]") {
  CHECK(search_key(Language::en, "commissioning") == "commiss");
  CHECK(search_key(Language::en, "commissioned") == "commiss");
  CHECK(search_key(Language::cy, "nghaerfyrddin") == mutation_key("caerfyrddin"));
}
