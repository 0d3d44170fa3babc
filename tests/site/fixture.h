// A whole small publication as text, and what the program makes of it: everything said, every file written.
#pragma once

#include <catch2/catch.hpp>

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "language/messages.h"
#include "site/build.h"

namespace comisiynu::test {

// The program's own folder ("program/…") as it is built, with all else in memory.
class SiteDisk : public MemoryDisk {
 public:
  explicit SiteDisk(const std::map<std::string, std::string>& files) : MemoryDisk(files) {}

  DiskError read(const std::string& path, std::string& into) const override;
  Entry look(const std::string& path) const override;
  DiskError list(const std::string& folder, std::vector<Entry>& into) const override;
  DiskError resolve(const std::string& path, std::string& into) const override;

  void refuse(std::string path) { unreadable_.insert(std::move(path)); }  // EACCES when it is read

 private:
  std::set<std::string> unreadable_;
};

struct Built {
  BuildOutcome outcome;
  std::string said;                         // as people read it
  std::size_t errors = 0, warnings = 0;
  std::map<std::string, std::string> site;  // by path within the site
  std::string manifest;                     // the site's own list of what was written, which is not in `site`

  const std::string& page(const std::string& path) const;      // "en/providers/": its index.html
  std::vector<std::string> files_with(std::string_view) const;  // paths of the files that hold these bytes anywhere
};

// A content folder. Each change is made to the one that it is called on.
class Folder {
 public:
  Folder() = default;
  explicit Folder(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Folder& with(const std::string& path, std::string text);
  Folder& adding(const std::string& path, std::string_view text);  // at the end of a file
  Folder& without(const std::string& path);
  Folder& change(const std::string& path, std::string_view from, std::string_view to);  // what stands there once
  Folder& refuse(const std::string& path);
  const std::map<std::string, std::string>& files() const& { return files_; }
  std::map<std::string, std::string> files() && { return std::move(files_); }

  Built build(BuildOptions options = {}) const;
  std::string check(BuildOptions options = {}) const;  // all that is said; nothing is written

 private:
  std::map<std::string, std::string> files_;
  std::set<std::string> unreadable_;
};

// A publication of each main thing, without fault: one document of one section, a thread from need to intention, a
// dataset, a provider, a glossary.
Folder small();

// Where its things stand.
inline const std::string publication_toml = "publication.toml", plan_toml = "data/plan.toml", figures_toml = "data/figures.toml",
                         provider_toml = "providers/glan-tywi.toml", document_toml = "documents/position/document.toml",
                         english = "documents/position/demand.en.md", welsh = "documents/position/demand.cy.md",
                         easy_read_toml = "documents/position/easy-read.toml";

// A folder on the machine's own disk, read whole.
Folder folder_at(const std::string& path);

Date day(int year, int month, int day);

// How often `part` stands in `whole`.
std::size_t times(std::string_view whole, std::string_view part);

// What the interface says, as the program's own messages have it.
std::string say(Language language, std::string_view key, std::initializer_list<PlaceText> places = {});

// An element's begin tag, its attributes' values as a browser takes them.
struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
};
std::vector<Tag> tags_of(std::string_view html);

// "page: address" for each link or picture of the site's pages that leads nowhere, or to a place that is not there; and
// for each id that a page has twice.
std::vector<std::string> dead_ends(const Built&, const std::string& base_path = "");

}  // namespace comisiynu::test
