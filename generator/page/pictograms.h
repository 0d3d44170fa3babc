// A theme's list of pictograms: what each is called, what it says, how it is found, and whose drawing it is. docs/pictures.md
// is the authors' side of it.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/values.h"

namespace comisiynu {

struct Pictogram {
  std::string id;
  std::string group;
  Text name, meaning;
  PerLanguage<std::vector<std::string>> words;  // others that it may be looked for by
  std::int64_t symbol = 0;           // of the W3C's AAC Symbols Registry (BCI-AV); 0 for none
  std::vector<std::string> sources;  // whose drawings it is made of
  std::size_t place = 0;             // in the list
};

struct PictogramGroup {
  std::string id;
  Text name;
};

// Whose drawings, and on what terms.
struct PictogramSource {
  std::string id, name, author, licence, link;
};

struct ListedPictogram {
  Pictogram pictogram;
  std::string icon, file, badge;  // how it is drawn
  Position at, file_at;
};

struct PictogramList {
  std::vector<PictogramSource> sources;
  std::vector<PictogramGroup> groups;
  std::vector<ListedPictogram> pictograms;
};

inline constexpr std::string_view icon_source = "healthicons";  // whose drawings `icon` names

// The list of one theme; `known` is the list it is laid over, or empty. What is wrong is told of, and left out.
PictogramList read_pictogram_list(const toml::table&, FileId, const PictogramList& known, Diagnostics& found);

}  // namespace comisiynu
