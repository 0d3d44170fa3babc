// A publication written as TOML within the test, its figures, and what was found wrong.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/figures.h"
#include "analysis/wording.h"
#include "base/disk.h"
#include "language/messages.h"
#include "places.h"
#include "source/read_publication.h"

namespace comisiynu::test {

// The interface's own messages, as they are in the repository.
inline const Messages& interface_messages() {
  static const Messages messages = [] {
    const auto path = source_folder("/templates/messages.toml");
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    Messages loaded;
    Diagnostics found;
    REQUIRE(loaded.load(text.str(), no_file, found));
    return loaded;
  }();
  return messages;
}

inline constexpr std::string_view code_lists = R"(
[[area]]
id = "dyffryn"
name = { en = "Dyffryn", cy = "Dyffryn" }
population = { 2026 = 105_000 }

[[area]]
id = "uchaf"
name = { en = "Upper Dyffryn", cy = "Dyffryn Uchaf" }
within = "dyffryn"
population = { 2026 = 41_000, 2031 = 43_000 }

[[area]]
id = "canol"
name = { en = "Mid Dyffryn", cy = "Dyffryn Canol" }
within = "dyffryn"
population = { 2026 = 24_000, 2031 = 24_500 }

[[area]]
id = "isaf"
name = { en = "Lower Dyffryn", cy = "Dyffryn Isaf" }
within = "dyffryn"
population = { 2026 = 40_000, 2031 = 40_000 }

[[age_band]]
id = "0-17"
from = 0
to = 17

[[age_band]]
id = "18-64"
from = 18
to = 64

[[age_band]]
id = "65-plus"
from = 65

[[age_band]]
id = "75-plus"
from = 75

[[client_group]]
id = "older-people"
name = { en = "Older people", cy = "Pobl hŷn" }

[[client_group]]
id = "learning-disability"
name = { en = "People with a learning disability", cy = "Pobl ag anabledd dysgu" }

[[service_type]]
id = "short-break"
name = { en = "Short break", cy = "Seibiant byr" }
plural = { en = "Short breaks", cy = "Seibiannau byr" }
unit = "nights per year"

[[service_type]]
id = "day-service"
name = { en = "Day service", cy = "Gwasanaeth dydd" }
unit = "places"

[[code_list]]
id = "who"
name = { en = "Who", cy = "Pwy" }
items = [
  { id = "adults", name = { en = "Adults", cy = "Oedolion" } },
  { id = "children", name = { en = "Children", cy = "Plant" } },
]
)";

struct World {
  MemoryDisk disk;
  Sources sources;
  Diagnostics read, found;
  Publication publication;
  Figures figures;

  explicit World(std::string_view data, std::string_view settings = "")
      : disk({{"content/publication.toml",
               "title = { en = \"T\", cy = \"T\" }\npublisher = { en = \"P\", cy = \"P\" }\nlanguages = [\"cy\", \"en\"]\n"
               "contact = { role = { en = \"R\", cy = \"R\" } }\n" + std::string(settings) + std::string(code_lists)},
              {"content/data/figures.toml", std::string(data)}}),
        sources(disk),
        publication(read_publication({"content"}, disk, sources, read)),
        figures(comisiynu::figures(publication, found)) {
    INFO(as_text(read.sorted(sources), sources));
    REQUIRE_FALSE(read.has_errors());
  }

  Wording wording(Language language = Language::en) const { return {language, interface_messages(), publication}; }

  // "code: message (remedy)" of all that was found, in the order of the file.
  std::vector<std::string> told() const { return lines(found); }
  std::vector<std::string> lines(const Diagnostics& diagnostics) const {
    std::vector<std::string> all;
    for (const auto& one : diagnostics.sorted(sources)) all.push_back(one.code + ": " + one.message + " (" + one.remedy + ")");
    return all;
  }
  std::string all_text() { return as_text(found.sorted(sources), sources); }

  const ResolvedDataset& dataset(std::string_view id) const {
    const auto* dataset = figures.find(id);
    INFO(id);
    REQUIRE(dataset != nullptr);
    return *dataset;
  }

  // The figure in a sentence, or what is wrong with it.
  std::string prose(std::string_view expression, Language language = Language::en) const {
    Diagnostics wrong;
    const auto shown = figures.in_prose(expression, wording(language), {}, wrong);
    if (shown) return shown->text;
    const auto told = lines(wrong);
    return told.empty() ? "nothing" : told.front();
  }
};

}  // namespace comisiynu::test
