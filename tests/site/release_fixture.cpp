#include "release_fixture.h"

#include "site/site_path.h"

namespace comisiynu::test {

const std::string& Released::file(const std::string& path) const {
  INFO(path << " is not in the release; what was said:\n" << said);
  const auto found = files.find(path);
  REQUIRE(found != files.end());
  return found->second;
}

const std::string& Released::page(const std::string& path) const {
  return file("site/" + path + (path.empty() || path.ends_with('/') ? "index.html" : ""));
}

Files Released::archives() const {
  Files kept;
  for (const auto& [path, bytes] : files)
    if (path.find('/') == path.npos && (path.ends_with(".tar.gz") || path.ends_with(".zip"))) kept[path] = bytes;
  return kept;
}

Built Released::site() const {
  Built built;
  for (const auto& [path, bytes] : files)
    if (path.starts_with("site/")) built.site[path.substr(5)] = bytes;
  return built;
}

Folder publishable() {
  auto folder = small();
  folder.adding(publication_toml, R"(
[accessibility]
status   = "fully-compliant"
prepared = 2026-01-05
reviewed = 2026-06-01
tested   = 2026-06-01
)");
  return folder;
}

Released release(const Folder& content, const std::string& edition, const Date& date, const Files& archives, ReleaseOptions options, bool print) {
  Files files;
  for (const auto& [path, text] : content.files()) files["content/" + path] = text;
  for (const auto& [path, bytes] : archives) files["archives/" + path] = bytes;
  SiteDisk disk(files);
  options.build.content = "content";
  options.build.data = "program";
  options.build.output = "out";
  options.build.edition = edition;
  options.build.date = date;
  options.archives = archives.empty() ? "" : "archives";
  options.print = print;
  options.program_version = "9.9.9";

  Released made;
  Sources sources(disk);
  Diagnostics found;
  made.outcome = make_release(options, disk, sources, found);
  made.said = as_text(found.sorted(sources), sources);
  for (const auto& [path, bytes] : disk.files()) {
    if (path.starts_with("out/")) made.files[path.substr(4)] = bytes;
    else made.disk[path] = bytes;
  }
  made.files.erase(std::string(manifest_name));
  return made;
}

std::string verify(const Files& files) {
  Files on_disk;
  for (const auto& [path, bytes] : files) on_disk["out/" + path] = bytes;
  MemoryDisk disk(on_disk);
  Sources sources(disk);
  Diagnostics found;
  verify_release("out", disk, sources, found);
  return as_text(found.sorted(sources), sources);
}

}  // namespace comisiynu::test
