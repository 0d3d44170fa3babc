#include "site/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

constexpr std::string_view first_line = "comisiynu-site 1\n";
constexpr std::size_t hash_digits = 32;

std::string last_line(std::size_t files, std::string_view lines_above) {
  return fmt::format("end {} {}\n", files, content_hash(lines_above));
}

std::optional<MadeFile> parse_line(std::string_view line) {
  if (line.size() < hash_digits + 4 || line[hash_digits] != ' ') return std::nullopt;
  MadeFile made;
  made.hash = line.substr(0, hash_digits);
  line.remove_prefix(hash_digits + 1);
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), made.size);
  if (error != std::errc{}) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.starts_with(' ')) return std::nullopt;
  made.path = line.substr(1);
  if (!fault_of_path(made.path).empty()) return std::nullopt;
  return made;
}

}  // namespace

std::string manifest_text(const std::vector<MadeFile>& in_order) {
  std::string text(first_line);
  for (const auto& made : in_order)
    fmt::format_to(std::back_inserter(text), "{} {} {}\n", made.hash, made.size, made.path);
  return text + last_line(in_order.size(), text);
}

std::optional<std::vector<MadeFile>> parse_manifest(std::string_view text) {
  if (!text.starts_with(first_line)) return std::nullopt;
  std::vector<MadeFile> all;
  for (auto at = first_line.size(); at < text.size();) {
    const auto rest = text.substr(at);
    if (rest.starts_with("end ")) {
      if (rest != last_line(all.size(), text.substr(0, at))) return std::nullopt;
      return all;
    }
    const auto end = rest.find('\n');
    auto made = end == rest.npos ? std::nullopt : parse_line(rest.substr(0, end));
    if (!made || (!all.empty() && all.back().path >= made->path)) return std::nullopt;
    all.push_back(std::move(*made));
    at += end + 1;
  }
  return std::nullopt;
}

}  // namespace comisiynu
