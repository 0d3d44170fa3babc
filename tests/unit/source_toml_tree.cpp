// The plain parser and toml++ make the same tree, of the sample's files and of thousands that are made from them by chance.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "places.h"
#include "source/toml_tree.h"

using namespace comisiynu;

namespace {

std::string region(const TomlRegion& at) { return fmt::format("{}:{}-{}:{}", at.line, at.column, at.end_line, at.end_column); }

// The whole tree with every place in it, as a text.
std::string told(const TomlNode& node) {
  std::string out = fmt::format("<{} {}>", static_cast<int>(node.type), region(node.at));
  switch (node.type) {
    case TomlType::words: out += node.words; break;
    case TomlType::whole: out += std::to_string(node.whole); break;
    case TomlType::decimal: out += fmt::format("{:a} {}", node.decimal, std::signbit(node.decimal)); break;
    case TomlType::flag: out += node.flag ? "true" : "false"; break;
    case TomlType::day: out += fmt::format("{}-{}-{}", node.day.year, node.day.month, node.day.day); break;
    default: break;
  }
  for (const auto& item : node.items) out += "\n" + told(item);
  for (const auto& [key, value] : node.entries) out += fmt::format("\n{} {} = {}", key.name, region(key.at), told(value));
  return out;
}

// What the plain parser reads, toml++ reads as the same. Whether it could.
bool agrees(const std::string& text) {
  const auto plain = parse_plain_toml(text);
  if (!plain) return false;
  Diagnostics found;
  const auto any = parse_any_toml(text, 0, found);
  INFO(text);
  REQUIRE(any);
  CHECK(told(plain->root) == told(any->root));
  return true;
}

std::vector<std::string> sample_files() {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder("/content")))
    if (entry.path().extension() == ".toml") {
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      all.push_back(text.str());
    }
  return all;
}

}  // namespace

TEST_CASE("files of the plain kind are read alike by both parsers, with all places", "[toml]") {
  CHECK(agrees("a = 1\n"));
  CHECK(agrees("a = 1"));
  CHECK(agrees("# words\n\na = \"x\" # more\n\n"));
  CHECK(agrees("\"ŵ y\" = 'tŷ' # ô\n"));
  CHECK(agrees("a = [1, -2, +3, 1_000, 0, 2.5, -0.0, 1_0.2_5, true, false, 2026-11-02]\n"));
  CHECK(agrees("a = [\n  # one\n  \"x\", # two\n  { b = 1, c = { } },\n]\n"));
  CHECK(agrees("a = \"\"\"\nŵ\nx \"\" y\\\"\\n\"\"\"\nb = \"\"\"z\"\"\"\n"));
  CHECK(agrees("a = 1\n[t]\nb = 2\n[[l]]\nc = 3\n[[l]]\n"));
  CHECK(agrees("[[service]]\nid = \"ŷ\"\n\n[[service]]\nid = \"b\"   \n[about]\nen = \"\"\"x\"\"\""));
  CHECK(agrees("z = 1\na = 2\nm = { z = 1, a = 2 }\n"));
}

TEST_CASE("what is not of the plain kind is left to toml++", "[toml]") {
  for (const std::string text :
       {"a.b = 1\n", "[a.b]\n", "a = 07:30:00\n", "a = 2026-11-02T07:30:00Z\n", "a = 2026-11-02 07:30:00\n", "a = 0x1F\n", "a = 1e3\n", "a = inf\n",
        "a = \"\\u00e9\"\n", "a = '''x'''\n", "a = \"\"\"x\\\n  y\"\"\"\n", "a = \"\"\"x\"\"\"\"\n"})
    CHECK_FALSE(agrees(text));
}

TEST_CASE("faults are never read as TOML by the plain parser", "[toml]") {
  for (const std::string text :
       {"", "a\n", "a =\n", "a = 1 2\n", "a = 1\na = 2\n", "a = \"x\n", "a = [1 2]\n", "a = [1\n", "a = { b = 1, }\n", "a = { b = 1\n}\n", "a = 01\n", "a = 1__0\n",
        "a = 1_\n", "a = 1.\n", "a = .5\n", "a = 2026-02-30\n", "[a]\n[a]\n", "[[a]]\n[a]\n", "[a]\n[[a]]\n", "a = [1]\n[[a]]\n", "a = tru\n", "a = trueish\n",
        "a = \"\x01\"\n", "a = 1\r\n", "[a] b = 1\n", "= 1\n", "\"\" = 1\n", "a = \"\\q\"\n", "a = \xFF\n", "a = \"\xC3\"\n", "[[a]\n", "[a\n", "[ [a]]\n"})
    CHECK_FALSE(parse_plain_toml(text));
}

TEST_CASE("most of the sample's files are of the plain kind", "[toml]") {
  std::size_t plain = 0, all = 0;
  for (const auto& text : sample_files()) {
    ++all;
    plain += agrees(text) ? 1 : 0;
  }
  CHECK(all > 20);
  CHECK(plain * 10 > all * 8);
}

TEST_CASE("files hurt by chance are read alike by both parsers, or not by the plain one", "[toml]") {
  const auto files = sample_files();
  std::mt19937 chance(20261122);
  const auto below = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(chance); };
  constexpr std::string_view signs = "\"'[]{}=,.#\n \t\\-_019aTŵ+:eE";
  std::size_t read = 0;
  for (int turn = 0; turn < 4000; ++turn) {
    auto text = files[below(files.size())];
    // The records at the beginning, whole.
    if (text.size() > 1500) text.resize(std::min(text.find("\n\n", 1000), text.size()));
    if (text.size() > 3000) continue;
    for (auto hurts = 1 + below(3); hurts > 0; --hurts) {
      const auto at = below(text.size());
      switch (below(4)) {
        case 0: text.erase(at, 1 + below(4)); break;
        case 1: text.insert(at, 1, signs[below(signs.size())]); break;
        case 2: text[at] = signs[below(signs.size())]; break;
        case 3: text.insert(at, text.substr(below(text.size()), below(30))); break;
      }
    }
    if (!text.empty() && agrees(text)) ++read;
  }
  CHECK(read > 300);
}
