// How the site looks: a theme's tokens, files and pictograms, the council's own laid over the program's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "model/values.h"

namespace comisiynu {

struct Pictogram {
  std::string name;
  Text meaning;
};

// A file that goes into the site's assets as it is.
struct ThemeFile {
  std::string name;  // below assets/: "style.css", "pictograms/home.svg"
  std::string path;  // on disk; empty when `text` holds it
  std::string text;
};

struct Theme {
  std::string name = "default";
  std::string logo = "logo.svg", favicon = "favicon.svg", style = "style.css", script = "script.js";
  std::map<std::string, Pictogram, std::less<>> pictograms;
  std::vector<ThemeFile> files;  // with tokens.css, which is made from the tokens
};

// `base` is the program's theme folder; `own` a council's, or empty. Both hold theme.toml and what it names; the second
// gives only what it changes.
Theme read_theme(const std::string& base, const std::string& own, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
