// Every file of the starter, hurt in many places: the program says something or builds, and never falls over.
#include <chrono>
#include <random>

#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t places = 4;
#else
constexpr std::size_t places = 12;
#endif

Folder starter() { return folder_at(source_folder("/templates/starter")); }

void survives(const Folder& folder) {
  const auto begun = std::chrono::steady_clock::now();
  BuildOptions options;
  options.output = "-";
  const auto built = folder.build(options);
  CHECK(built.outcome.content_fault == (built.errors > 0));
  CHECK((built.errors == 0 || !built.said.empty()));
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(20));
}

// Calls hurt(text, place) for places that are spread over each file.
template <class Hurt>
void hurt_everywhere(Hurt&& hurt) {
  const auto whole = starter();
  for (const auto& [path, text] : whole.files())
    for (std::size_t i = 0; i < places; ++i) {
      const auto place = (text.size() * i + i * 7) / places % text.size();
      INFO(path << " at byte " << place);
      auto folder = whole;
      survives(folder.with(path, hurt(text, place)));
    }
}

}  // namespace

TEST_CASE("a file cut short", "[hurt]") {
  hurt_everywhere([](const std::string& text, std::size_t place) { return text.substr(0, place); });
}

TEST_CASE("a byte that is another", "[hurt]") {
  std::mt19937 random(20);
  hurt_everywhere([&](std::string text, std::size_t place) {
    for (int i = 0; i < 3; ++i) text[(place + random() % 97) % text.size()] ^= static_cast<char>(1u << random() % 8);
    return text;
  });
}

TEST_CASE("a line that is gone", "[hurt]") {
  hurt_everywhere([](const std::string& text, std::size_t place) {
    const auto before = text.rfind('\n', place);
    const auto begin = before == text.npos ? 0 : before + 1;
    const auto end = text.find('\n', begin);
    return text.substr(0, begin) + (end == text.npos ? "" : text.substr(end + 1));
  });
}

TEST_CASE("a line that is there twice", "[hurt]") {
  hurt_everywhere([](const std::string& text, std::size_t place) {
    const auto before = text.rfind('\n', place);
    const auto begin = before == text.npos ? 0 : before + 1;
    const auto end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    return text.substr(0, end) + text.substr(begin, end - begin) + text.substr(end);
  });
}

TEST_CASE("signs that mean something, thrown in", "[hurt]") {
  constexpr std::string_view signs[] = {"\"", "{{", "}}", "[", "]", "= ", "#", "\\", "\n\n", "|", "<!--", "[^1]", "{ a = ", "\"\"\"", "\xE2\x80\x8B", "\xED\xA0\x80"};
  std::size_t next = 0;
  hurt_everywhere([&](std::string text, std::size_t place) {
    text.insert(place, signs[next++ % std::size(signs)]);
    return text;
  });
}

TEST_CASE("Markdown of great depth and length", "[hurt]") {
  const std::string section = "documents/short-breaks-position/demand.en.md";
  const auto with = [&](const std::string& part, std::size_t count) {
    std::string text = "# Title\n\n";
    for (std::size_t i = 0; i < count; ++i) text += part;
    survives(starter().with(section, text + "\n"));
  };
  with("> ", 5'000);
  with("[", 20'000);
  with("*a **", 5'000);
  with("{{ ", 5'000);
  with("[a](", 5'000);
  with("`", 10'001);
  with("- ", 2'000);
  with("a\n", 50'000);
  with("[^1]: a\n\n[^1]", 1'000);
  with("|a|b|\n|-|-|\n", 1'000);
  with("{{ people-known.total }} ", 1'000);
}

TEST_CASE("TOML of great depth and length", "[hurt]") {
  const auto with = [&](std::string begin, const std::string& part, std::size_t count, const std::string& end) {
    for (std::size_t i = 0; i < count; ++i) begin += part;
    survives(starter().with("data/more.toml", begin + end));
  };
  with("a = ", "[", 10'000, "");
  with("a = ", "{ a = ", 10'000, "");
  with("", "[a.", 10'000, "");
  with("x = \"", "a", 1'000'000, "\"\n");
  with("", "[[risk]]\n", 2'000, "");
  with("[[dataset]]\nid = \"many\"\ntitle = { en = \"M\", cy = \"M\" }\nmeasure = { unit = \"people\" }\nrows = \"year\"\ncells = [\n", "  { year = 2026, value = 1 },\n", 2'000, "]\n");
  with("[[dataset]]\nid = \"many\"\ntitle = { en = \"M\", cy = \"M\" }\nmeasure = { unit = \"people\" }\nrows = [", "\"area\", ", 200, "]\ncells = [ { area = \"uchaf\", value = 9e99 } ]\n");
}
