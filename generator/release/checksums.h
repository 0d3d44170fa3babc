// The two lists of a release's files. SHA256SUMS is for people's tools (`sha256sum --check SHA256SUMS`): every file of the
// release but itself. MANIFEST.json is for programs, and says too what the files are of: every file but the two lists.
//
//   { "format": "comisiynu-release 1", "edition": "2.0", "date": "2026-11-22", "printed_with": "Chrome/156…" or null,
//     "files": [ { "path": "site/en/index.html", "bytes": 5120, "sha256": "…64 hexadecimal digits…" }, … ] }
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

inline constexpr std::string_view manifest_json_name = "MANIFEST.json", sums_name = "SHA256SUMS";

std::string sha256(std::string_view bytes);  // 64 hexadecimal digits

struct FileSum {
  std::string path;
  std::uint64_t bytes = 0;
  std::string sha256;
};

struct ReleaseManifest {
  std::string edition, date;
  std::string printed_with;    // empty where nothing was printed
  std::vector<FileSum> files;  // in byte order of the paths
};

std::string as_json(const ReleaseManifest&);
std::optional<ReleaseManifest> parse_release_manifest(std::string_view json);

// "<sha256>  <path>" a line, as coreutils write and read it.
std::string sums_text(const std::vector<FileSum>&);
std::optional<std::vector<FileSum>> parse_sums(std::string_view text);  // without sizes

}  // namespace comisiynu
