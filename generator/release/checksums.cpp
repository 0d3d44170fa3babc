#include "release/checksums.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json_writer.h"
#include "base/text.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

constexpr std::string_view format_name = "comisiynu-release 1";
constexpr std::size_t digits = 64;

bool is_sum(std::string_view text) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) fmt::format_to(std::back_inserter(out), "{:02x}", digest[i]);
  return out;
}

std::string as_json(const ReleaseManifest& manifest) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("format", format_name).field("edition", manifest.edition).field("date", manifest.date).key("printed_with");
  if (manifest.printed_with.empty()) json.raw("null");
  else json.value(manifest.printed_with);
  json.key("files").begin_list();
  for (const auto& file : manifest.files) {
    std::string line = "\n";
    JsonWriter(line).begin_object().field("path", file.path).field("bytes", file.bytes).field("sha256", file.sha256).end_object();
    json.raw(line);
  }
  json.end_list().end_object();
  return out + "\n";
}

std::optional<ReleaseManifest> parse_release_manifest(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", nlohmann::json()) != format_name || !json.contains("files") || !json["files"].is_array()) return std::nullopt;
  const auto words = [](const nlohmann::json& in, const char* key) {
    const auto found = in.find(key);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  ReleaseManifest manifest{words(json, "edition"), words(json, "date"), words(json, "printed_with"), {}};
  for (const auto& file : json["files"]) {
    if (!file.is_object() || !file.contains("bytes") || !file["bytes"].is_number_unsigned()) return std::nullopt;
    FileSum sum{words(file, "path"), file["bytes"].get<std::uint64_t>(), words(file, "sha256")};
    if (!fault_of_path(sum.path).empty() || !is_sum(sum.sha256)) return std::nullopt;
    manifest.files.push_back(std::move(sum));
  }
  return manifest;
}

std::string sums_text(const std::vector<FileSum>& files) {
  std::string out;
  for (const auto& file : files) fmt::format_to(std::back_inserter(out), "{}  {}\n", file.sha256, file.path);
  return out;
}

std::optional<std::vector<FileSum>> parse_sums(std::string_view text) {
  std::vector<FileSum> files;
  for (const auto line : lines_of(text)) {
    if (line.empty()) continue;
    if (line.size() < digits + 3 || line.substr(digits, 2) != "  ") return std::nullopt;
    FileSum sum{std::string(line.substr(digits + 2)), 0, std::string(line.substr(0, digits))};
    if (!fault_of_path(sum.path).empty() || !is_sum(sum.sha256)) return std::nullopt;
    files.push_back(std::move(sum));
  }
  return files;
}

}  // namespace comisiynu
