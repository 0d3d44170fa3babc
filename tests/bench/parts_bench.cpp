// What the parts of a build take by themselves, on one core: TOML to records (by each of the two parsers), Markdown of a
// provider to HTML, disclosure control of a table, the index of the search. Built on demand only:  ninja parts_bench && ./tests/parts_bench
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "analysis/disclosure.h"
#include "markup/narrative.h"
#include "search/search_index.h"
#include "source/read_toml.h"
#include "source/toml_tree.h"

using namespace comisiynu;

namespace {

const std::string words = R"(Ash Grove – Advocacy, Vale of Glamorgan. The manager checks care plans near the sea and the old bridge.

**Ash Grove** — Our staff offers visits from friends with respect and patience. Response is < 2 hours for urgent calls & free of charge.

- care plans, together with local health staff
- garden visits, before any change is made

See the [guide to paying for care](https://www.example.org/pay?a=1&lang=en) first.

## Opening hours

| Day | Opens | Closes |
| --- | --- | --- |
| Monday | 07:00 | 21:00 |
| Tuesday | 08:30 | 17:30 |
)";

std::string provider_toml() {
  std::string text = R"(id = "ash-grove"
name = { en = "Ash Grove", cy = "Llwyn Onn" }
sector = "independent"
registration = { regulator = "CIW", number = "SIN-16530244" }
contact = { phone = "01696 515420", email = "info@ash-grove.example", website = "https://www.ash-grove.example/?ref=dir&id=174" }
address = { street = { en = "49 Station Road", cy = "49 Heol yr Orsaf" }, town = "Llwyncelyn", postcode = "CF49 9GL" }
area = "vale-of-glamorgan"
workforce = { languages = ["cy", "en"] }
checked = 2026-07-02

[about]
)";
  text += "en = \"\"\"\n" + words + "\"\"\"\ncy = \"\"\"\n" + words + "\"\"\"\n";
  for (int i = 0; i < 4; ++i)
    text += fmt::format("\n[[service]]\nid = \"s{}\"\nname = {{ en = \"Meals\", cy = \"Prydau\" }}\nservice_type = \"advocacy\"\nareas = [\"a\", \"b\"]\n"
                        "places = 9\nvacancies = {{ places = 7, at = 2026-07-02 }}\nprice = {{ GBP = 28.50, per = \"hour\" }}\n", i);
  return text;
}

class NoWorld : public NarrativeWorld {
 public:
  std::optional<std::string> link(std::string_view target, Position, Diagnostics&) const override { return std::string(target); }
  std::string figure(std::string_view, Position, Diagnostics&) const override { return {}; }
  std::string block(std::string_view, int, Position, Diagnostics&) const override { return {}; }
  std::optional<std::string> image(std::string_view, Position, Diagnostics&) const override { return std::nullopt; }
  std::string message(std::string_view key) const override { return std::string(key); }
};

// Twelve areas by four ages with their totals, some counts small.
Accounts table() {
  constexpr std::size_t rows = 12, columns = 4;
  Accounts accounts;
  const auto place = [&](std::size_t row, std::size_t column) { return row * (columns + 1) + column; };
  accounts.counts.resize((rows + 1) * (columns + 1));
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      const double value = static_cast<double>((row * 37 + column * 11) % 90 + 1);
      for (const auto at : {place(row, column), place(row, columns), place(rows, column), place(rows, columns)}) accounts.counts[at].value += value;
    }
  for (std::size_t row = 0; row <= rows; ++row) {
    Accounts::Sum sum{place(row, columns), {}};
    for (std::size_t column = 0; column < columns; ++column) sum.parts.push_back(place(row, column));
    accounts.sums.push_back(std::move(sum));
  }
  for (std::size_t column = 0; column <= columns; ++column) {
    Accounts::Sum sum{place(rows, column), {}};
    for (std::size_t row = 0; row < rows; ++row) sum.parts.push_back(place(row, column));
    accounts.sums.push_back(std::move(sum));
  }
  return accounts;
}

// Pages of providers, as search reads them: the labels that all share, and words of their own.
std::vector<std::string> provider_pages(const std::string& about) {
  std::vector<std::string> pages;
  for (int i = 0; i < 200; ++i) {
    auto html = fmt::format("<!DOCTYPE html><html lang=\"en\"><head><meta name=\"description\" content=\"Care home {0}\"></head><body><header><a href=\"/en/\">Home</a></header>"
                            "<main id=\"main\"><h1>Care home {0}</h1><dl class=\"facts\">", i);
    for (int fact = 0; fact < 20; ++fact) html += fmt::format("<div><dt>Free places</dt><dd><a href=\"/en/a/\">Place {} of street{}</a>, <span>ask</span></dd></div>", fact, i * 20 + fact);
    pages.push_back(html + "</dl>" + about + "</main></body></html>");
  }
  return pages;
}

std::size_t indexed(const std::vector<std::string>& pages) {
  SearchIndex index(Language::en, 1);
  for (std::size_t i = 0; i < pages.size(); ++i) index.add(0, {i, fmt::format("/en/{}/", i), SearchDepth::text}, pages[i]);
  return index.files("{}").size();
}

template <class Work>
void measure(const char* name, std::size_t bytes, Work&& work) {
  double least = 1e9;
  for (int round = 0; round < 5; ++round) {
    std::size_t times = 0;
    const auto start = std::clock();
    while (std::clock() - start < CLOCKS_PER_SEC / 5) {
      work();
      ++times;
    }
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / static_cast<double>(times));
  }
  std::printf("%-32s %10.1f µs", name, least * 1e6);
  if (bytes > 0) std::printf(" %8.0f MB/s", static_cast<double>(bytes) / least / 1e6);
  std::printf("\n");
}

}  // namespace

int main() {
  const auto toml = provider_toml();
  const auto accounts = table();
  const NoWorld world;
  Diagnostics found;
  measure("TOML, the plain parser", toml.size(), [&] { return parse_plain_toml(toml).has_value(); });
  measure("TOML, toml++", toml.size(), [&] { return parse_any_toml(toml, 0, found).has_value(); });
  measure("TOML to a provider", toml.size(), [&] {
    Publication into;
    read_records(toml, 0, TomlFile::provider, into, found);
  });
  const auto rendered = [&] {
    NarrativeOptions options;
    options.has_title = false;
    options.id = "text";
    return Narrative::parse(words, std::move(options), found).render(world, 3, found);
  };
  measure("Markdown to HTML", words.size(), [&] { return rendered().size(); });
  measure("disclosure, a table of 12 × 4", 0, [&] { return decide(accounts, 5).size(); });
  const auto pages = provider_pages(rendered());
  std::size_t bytes = 0;
  for (const auto& page : pages) bytes += page.size();
  measure("search index of 200 pages", bytes, [&] { return indexed(pages); });
}
