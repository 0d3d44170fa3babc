// What a theme's TOML files are read with: unknown keys and wrong types are said where they stand.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/values.h"

namespace comisiynu {

// One file's. Not shared between threads.
struct ThemeToml {
  FileId file;
  Diagnostics& found;

  Position at(const toml::source_region&) const;
  void check_keys(const toml::table&, std::string_view what, const std::vector<std::string>& known) const;
  // Words, or nullptr when it is none.
  const std::string* word(const toml::node&, std::string_view key) const;
  std::string word_of(const toml::table&, std::string_view key) const;  // empty where there is none
  // { en = "…", cy = "…" } of a thing called `what`, which must have both.
  Text both(const toml::table&, std::string_view key, std::string_view what) const;
};

}  // namespace comisiynu
