// How the site looks: a theme's tokens, files and pictograms, the council's own laid over the program's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "model/values.h"
#include "page/pictograms.h"

namespace comisiynu {

// A file of the site's assets.
struct ThemeFile {
  std::string name;  // below assets/: "style.css", "pictograms/home.svg"
  std::string path;  // on disk, to be copied as it is; empty when `text` holds it
  std::string text;
};

struct Theme {
  std::string name = "default";
  std::string logo = "logo.svg", favicon = "favicon.svg", style = "style.css", script = "script.js";
  std::map<std::string, Pictogram, std::less<>> pictograms;
  std::vector<PictogramGroup> pictogram_groups;    // in the order of the lists
  std::vector<PictogramSource> pictogram_sources;
  std::vector<ThemeFile> files;  // with tokens.css, which is made from the tokens; in byte order of their names
};

struct ThemeFolders {
  std::string base;      // the program's: theme.toml, and what it names
  std::string drawings;  // the base's pictograms as scripts/assets.mjs writes them, <name>.svg; empty where there are none
  std::string own;       // a council's, which gives only what it changes; or empty
};

// theme.toml of both folders:
//   name, base (of a council's: "default"), logo, favicon, style, script: a word, and files of the folder
//   files        further files that the style sheet needs, such as fonts: ["fonts/sans.woff2"]
//   [tokens], [tokens-dark]   custom properties of the style sheet; a council's own replace those of the same name
//   [pictograms]  list: a file of pictograms (page/pictograms.h); ink, tile, ink-dark, tile-dark: the colours that
//                 scripts/assets.mjs draws them in
// A file of a council's theme takes the place of one of the same name. Whatever is wrong is told of, and left out: a
// value that would break out of its place in the style sheet, colours too close to be read, a file that is not there or
// is a link.
Theme read_theme(const ThemeFolders&, const Disk&, Sources&, Diagnostics& found);

}  // namespace comisiynu
