// The list of the files that a build made. It stands in the root of the site as ".comisiynu", so that the next build
// knows what it may replace or remove, and what has changed. The same files make the same list: no time is in it.
//
// The format is plain text, a line each, in UTF-8:
//   comisiynu-site 1                              the format and its version
//   <hash> <size> <path>                          for each file but the list itself, in byte order of the paths
//   end <number of files> <hash>                  the hash of all the lines above, to tell a damaged list
// A hash is content_hash's 32 hexadecimal digits, a size is decimal bytes, a path is all the rest of its line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

struct MadeFile {
  std::string path;  // within the site
  std::uint64_t size = 0;
  std::string hash;

  bool operator==(const MadeFile&) const = default;
};

std::string manifest_text(const std::vector<MadeFile>& in_order);

// Nothing when the list is damaged, of another version, or names a path that no site may have.
std::optional<std::vector<MadeFile>> parse_manifest(std::string_view text);

}  // namespace comisiynu
