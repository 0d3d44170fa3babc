#include "release/earlier_editions.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/json_writer.h"
#include "release/archive.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

constexpr std::string_view site_folder = "site/", printed_end = "-pdf.zip";

std::vector<PrintedFile> parse_printed(std::string_view text) {
  std::vector<PrintedFile> files;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return files;
  for (const auto& file : json) {
    if (!file.is_object()) continue;
    const auto words = [&](const char* key) { return file.contains(key) && file[key].is_string() ? file[key].get<std::string>() : std::string(); };
    const auto language = from_code(words("language"));
    if (language && fault_of_path(words("path")).empty()) files.push_back({words("path"), *language, words("title")});
  }
  return files;
}

class Archives {
 public:
  Archives(const std::string& folder, const Disk& disk, Sources& sources, Diagnostics& found)
      : folder_(folder), disk_(disk), sources_(sources), found_(found) {}

  std::vector<ArchivedEdition> read() {
    std::vector<Entry> entries;
    if (const auto error = disk_.list(folder_, entries)) {
      found_.error("archive-unreadable", {}, fmt::format("the folder of archives \"{}\" cannot be read: {}", folder_, error.message),
                   "name the folder that holds the archives of earlier editions");
      return {};
    }
    std::vector<std::string> printed;
    for (const auto& entry : entries) {
      if (entry.kind != EntryKind::file) continue;
      if (entry.name.ends_with(printed_end)) printed.push_back(entry.name);
      else if (entry.name.ends_with(".tar.gz") || entry.name.ends_with(".zip")) read_edition(entry.name);
    }
    for (const auto& name : printed) read_printed(name);
    std::sort(editions_.begin(), editions_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.provenance.date, a.provenance.edition.size(), a.provenance.edition) <
             std::tuple(b.provenance.date, b.provenance.edition.size(), b.provenance.edition);
    });
    return std::move(editions_);
  }

 private:
  Position at(const std::string& name) { return {sources_.add(folder_ + "/" + name, folder_ + "/" + name), 0, 0, 0}; }

  void fault(const std::string& name, const std::string& why) {
    found_.error("archive-unreadable", at(name), fmt::format("the archive {}", why),
                 "take the file as the release wrote it, or take it out of the folder if it is no edition");
  }

  bool each(const std::string& name, const std::function<void(std::string, std::string)>& take) {
    std::string bytes;
    if (const auto error = disk_.read(folder_ + "/" + name, bytes)) {
      fault(name, fmt::format("cannot be read: {}", error.message));
      return false;
    }
    if (const auto why = unpack(bytes, take); !why.empty()) {
      fault(name, why);
      return false;
    }
    return true;
  }

  void read_edition(const std::string& name) {
    ArchivedEdition edition;
    std::string provenance;
    const bool well = each(name, [&](std::string path, std::string bytes) {
      if (path == provenance_name) provenance = std::move(bytes);
      else if (path == snapshot_name) edition.snapshot = std::move(bytes);
      else if (path.starts_with(site_folder)) edition.files.push_back(path.substr(site_folder.size()));
    });
    if (!well) return;
    const auto parsed = parse_provenance(provenance);
    if (!parsed) return fault(name, fmt::format("holds no {} of an edition", provenance_name));
    edition.provenance = *parsed;
    std::sort(edition.files.begin(), edition.files.end());
    keep(name, std::move(edition));
  }

  // The .tar.gz and the .zip of one edition are the same edition.
  void keep(const std::string& name, ArchivedEdition edition) {
    const bool zip = name.ends_with(".zip");
    const auto known = std::find_if(editions_.begin(), editions_.end(),
                                    [&](const auto& e) { return e.provenance.edition == edition.provenance.edition; });
    auto& kept = known == editions_.end() ? editions_.emplace_back(std::move(edition)) : *known;
    auto& file = zip ? kept.zip : kept.tar_gz;
    if (!file.empty())
      return found_.error("edition-twice", at(name), fmt::format("{} is edition {} too", file, kept.provenance.edition), "keep one of the two archives");
    file = name;
  }

  // "<name>-1.0-pdf.zip" goes with "<name>-1.0.zip".
  void read_printed(const std::string& name) {
    const auto stem = name.substr(0, name.size() - printed_end.size());
    const auto known = std::find_if(editions_.begin(), editions_.end(),
                                    [&](const auto& e) { return e.zip == stem + ".zip" || e.tar_gz == stem + ".tar.gz"; });
    if (known == editions_.end()) return;
    std::string list;
    const bool well = each(name, [&](std::string path, std::string bytes) {
      if (path == printed_list_name) list = std::move(bytes);
      else known->print_sizes[path] = bytes.size();
    });
    if (!well) return;
    known->printed = name;
    known->prints = parse_printed(list);
  }

  const std::string& folder_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  std::vector<ArchivedEdition> editions_;
};

}  // namespace

std::vector<ArchivedEdition> read_archives(const std::string& folder, const Disk& disk, Sources& sources, Diagnostics& found) {
  return folder.empty() ? std::vector<ArchivedEdition>() : Archives(folder, disk, sources, found).read();
}

std::string printed_json(const std::vector<PrintedFile>& files) {
  std::string out;
  JsonWriter json(out);
  json.begin_list();
  for (const auto& file : files)
    json.begin_object().field("path", file.path).field("language", language_code(file.language)).field("title", file.title).end_object();
  json.end_list();
  return out + "\n";
}

}  // namespace comisiynu
