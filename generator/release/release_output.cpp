#include "release/release_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "release/archive.h"
#include "release/relocation.h"
#include "site/confidential.h"

namespace comisiynu {

void ReleaseOutput::put(std::string_view path, std::string_view bytes) {
  {
    const std::lock_guard lock(mutex_);
    site_.emplace(path);
  }
  put_beside(fmt::format("site/{}", path), bytes);
}

void ReleaseOutput::put_beside(const std::string& path, std::string_view bytes) {
  FileSum sum{path, bytes.size(), sha256(bytes)};
  {
    const std::lock_guard lock(mutex_);
    sums_.push_back(std::move(sum));
  }
  writer_.put(path, bytes);
}

void ReleaseOutput::complete(const Site& site, Diagnostics& found) {
  for (const auto* edition : files_.earlier) put_edition(site, *edition, found);
  for (const auto& [path, bytes] : files_.in_site) put_beside("site/" + path, bytes);
}

void ReleaseOutput::each_file(const std::string& archive, const std::function<void(std::string, std::string)>& take, Diagnostics& found) const {
  std::string bytes;
  const auto error = disk_.read(files_.archives + "/" + archive, bytes);
  const auto fault = error ? fmt::format("cannot be read: {}", error.message) : unpack(bytes, take);
  if (!fault.empty()) found.error("archive-unreadable", {}, fmt::format("{}/{} {}", files_.archives, archive, fault), "take the file as the release wrote it");
}

void ReleaseOutput::put_edition(const Site& site, const ArchivedEdition& edition, Diagnostics& found) {
  constexpr std::string_view site_folder = "site/";
  const auto& number = edition.provenance.edition;
  const auto& all = site.options.editions;
  const auto listed = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.number == number; });
  const Relocation relocation(site, edition, *listed, site_);
  const Confidential confidential(site.publication);
  each_file(edition.tar_gz.empty() ? edition.zip : edition.tar_gz, [&](const std::string& path, std::string bytes) {
    if (!path.starts_with(site_folder)) return;
    const auto own = path.substr(site_folder.size());
    const auto to = relocation.path_of(own);
    if (to.empty()) return;
    for (const auto index : confidential.given_away(bytes))
      found.error("confidential", site.publication.providers[index].address.at,
                  fmt::format("{} of edition {} gives away the confidential address of the provider {}", own, number, site.publication.providers[index].id),
                  fmt::format("take the archive of edition {} out of the folder, and say in editions.toml why: [[edition]] with number, date and withdrawn", number));
    put_beside("site/" + to, relocation.relocated(own, std::move(bytes), found));
  }, found);
  for (const auto& archive : {edition.tar_gz, edition.zip})
    if (std::string bytes; !archive.empty() && !disk_.read(files_.archives + "/" + archive, bytes)) put_beside(fmt::format("site{}{}", edition_address(number), archive), bytes);
  if (edition.printed.empty()) return;
  each_file(edition.printed, [&](const std::string& path, const std::string& bytes) {
    if (path != printed_list_name) put_beside(fmt::format("site{}{}", edition_address(number), path), bytes);
  }, found);
}

WriteOutcome ReleaseOutput::commit(Diagnostics& found) {
  for (const auto& [path, bytes] : files_.beside) put_beside(path, bytes);
  auto manifest = files_.manifest;
  manifest.files = sums_;
  std::sort(manifest.files.begin(), manifest.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  const auto json = as_json(manifest);
  auto sums = manifest.files;
  sums.push_back({std::string(manifest_json_name), json.size(), sha256(json)});
  std::sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  writer_.put(manifest_json_name, json);
  writer_.put(sums_name, sums_text(sums));
  return writer_.commit(found);
}

}  // namespace comisiynu
