// From a place in an author's file to the place on the site where its words stand.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "site/prepared_site.h"

namespace comisiynu {

// Points into the prepared site. Const after it is made; any thread.
class SourcePlaces {
 public:
  explicit SourcePlaces(const PreparedSite&);

  struct Shown {
    const PlannedPage* page = nullptr;
    std::string anchor;  // may be empty
    std::optional<Language> language;  // in which the words are written; nothing of a record, which stands in each
  };
  // What begins nearest before the place, in its file.
  std::optional<Shown> find(Position) const;

 private:
  void add(Position, Shown);
  std::map<FileId, std::map<std::uint32_t, Shown>> by_line_;
};

}  // namespace comisiynu
