// A publication in two languages, small enough to see whole, and what the translators' commands make of it.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "base/disk.h"
#include "source/read_publication.h"
#include "translations/export.h"
#include "translations/rules.h"
#include "translations/stamp.h"
#include "translations/status.h"
#include "translations/take_answers.h"

namespace comisiynu::test {

inline const std::string needs_toml = R"(# The needs, by Siân
[[need]]
id           = "breaks"   # do not rename
document     = "plan"
title        = { en = "Breaks for carers", cy = "Seibiannau i ofalwyr" }   # as agreed
statement    = { en = "12 carers need breaks, at £1,200 each.", cy = "Mae angen seibiannau ar 12 o ofalwyr, £1,200 yr un." }

[[need]]
id        = "homes"
document  = "plan"
title.en  = "Homes"
title.cy  = "Cartrefi"
statement = { en = "People need homes." }
)";

inline const std::string introduction_en = R"(# Introduction

We know {{ people.total }} people. A [short break](glossary/short-break) helps.

{{ table people }}

## Our aims

- care near **home**
- 3 new homes

| Year | Homes |
|------|------:|
| 2026 | two |
)";

inline const std::string introduction_cy = R"(# Cyflwyniad

Rydym yn adnabod {{ people.total }} o bobl. Mae [seibiant byr](glossary/short-break) yn helpu.

{{ table people }}

## Ein nodau

- gofal ger **cartref**
- 3 chartref newydd

| Blwyddyn | Cartrefi |
|------|------:|
| 2026 | dau |
)";

class Council {
 public:
  Council() {
    put("publication.toml", R"(title = { en = "Care in Dyffryn", cy = "Gofal yn Nyffryn" }
publisher = "Cyngor Dyffryn"
languages = ["cy", "en"]
contact = { phone = "01632 960500" }
)");
    put("glossary.toml", R"([[term]]
id = "short-break"
term = { en = "short break", cy = "seibiant byr" }
meaning = { en = "Time away from caring.", cy = "Amser i ffwrdd o ofalu." }
)");
    put("data/needs.toml", needs_toml);
    put("documents/plan/document.toml", R"(kind = "guidance"
title = { en = "Our plan", cy = "Ein cynllun" }
status = "final"
sections = ["introduction"]
)");
    put("documents/plan/introduction.en.md", introduction_en);
    put("documents/plan/introduction.cy.md", introduction_cy);
  }

  void put(const std::string& path, std::string text) { disk.meddle("content/" + path, std::move(text)); }
  std::string get(const std::string& path) const {
    std::string text;
    disk.read("content/" + path, text);
    return text;
  }
  void change(const std::string& path, const std::string& from, const std::string& to) {
    auto text = get(path);
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    put(path, text.replace(at, from.size(), to));
  }

  TextInventory inventory() {
    sources = std::make_unique<Sources>(disk);
    found = {};
    publication = read_publication({"content", 1}, disk, *sources, found);
    auto made = take_inventory(publication, "content", disk, *sources, found);
    return made;
  }
  std::string said() { return as_text(found.sorted(*sources), *sources); }

  // "key state", by file.
  std::string state(const std::string& key) {
    const auto all = inventory();
    for (const auto& file : all.files)
      for (const auto& text : file.texts)
        if (text.key == key) return std::string(name_of(text.state));
    return "none";
  }

  StampOutcome stamp(StampOptions options) {
    sources = std::make_unique<Sources>(disk);
    found = {};
    return stamp_texts(options, disk, *sources, found);
  }
  StampOutcome stamp_all() {
    StampOptions options;
    options.all = true;
    return stamp(options);
  }
  std::string rules() {
    const auto all = inventory();
    check_translation_states(all, found);
    return said();
  }
  Exchange exported(bool all = false, Language to = Language::cy) {
    ExportOptions options;
    options.to = to;
    options.all = all;
    options.day = "2026-11-22";
    const auto texts = inventory();
    return make_exchange(publication, texts, *sources, options);
  }
  TakeOutcome take(const std::string& answer, bool dry_run = false) {
    disk.meddle("answer", answer);
    sources = std::make_unique<Sources>(disk);
    found = {};
    TakeOptions options;
    options.file = "answer";
    options.dry_run = dry_run;
    return take_answers(options, disk, *sources, found);
  }

  MemoryDisk disk;
  std::unique_ptr<Sources> sources;
  Diagnostics found;
  Publication publication;
};

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

}  // namespace comisiynu::test
