#include "site/interface_files.h"

#include <algorithm>
#include <string_view>

#include "base/passing_files.h"
#include "source/text_file.h"

namespace comisiynu {

std::string own_theme_folder(const std::string& named, const std::string& content, const Disk& disk) {
  if (!named.empty()) return named;
  const auto beside = content + "/theme";
  return disk.look(beside).kind == EntryKind::folder ? beside : std::string();
}

Messages read_program_messages(const std::string& data, const Disk& disk, Sources& sources, Diagnostics& found) {
  Messages messages;
  const auto path = data + "/templates/messages.toml";
  const auto file = sources.add(path, path);
  if (const auto text = read_text_file(disk, path, file, found)) messages.load(*text, file, found);
  return messages;
}

Messages with_own_messages(Messages messages, const std::string& own_theme, const Disk& disk, Sources& sources, Diagnostics& found) {
  const auto own = own_theme + "/messages.toml";
  if (!own_theme.empty() && disk.look(own).kind == EntryKind::file) {
    const auto own_file = sources.add(own, own);
    if (const auto text = read_text_file(disk, own, own_file, found)) messages.override_with(*text, own_file, found);
  }
  return messages;
}

Messages read_messages(const std::string& data, const std::string& own_theme, const Disk& disk, Sources& sources, Diagnostics& found) {
  return with_own_messages(read_program_messages(data, disk, sources, found), own_theme, disk, sources, found);
}

PerLanguage<EasyWords> read_easy_words(const std::string& data, const Disk& disk, Sources& sources, Diagnostics& found) {
  PerLanguage<EasyWords> words;
  for (const Language language : languages) {
    const auto path = data + "/templates/easy-read/" + std::string(language_code(language)) + ".toml";
    const auto file = sources.add(path, path);
    if (const auto text = read_text_file(disk, path, file, found)) words[language] = EasyWords(language, *text, file, found);
  }
  return words;
}

namespace {

void collect(const std::string& folder, const std::string& below, const Disk& disk, Sources& sources, Diagnostics& found,
             TemplateSet::Folder& files) {
  std::vector<Entry> entries;
  if (disk.list(below.empty() ? folder : folder + "/" + below, entries)) return;
  for (const auto& entry : entries) {
    const auto name = below.empty() ? entry.name : below + "/" + entry.name;
    if (entry.kind == EntryKind::folder && !entry.name.starts_with('.')) collect(folder, name, disk, sources, found, files);
    if (entry.kind != EntryKind::file || !entry.name.ends_with(".html")) continue;
    const auto path = folder + "/" + name;
    const auto file = sources.add(path, path);
    if (auto text = read_text_file(disk, path, file, found)) files.push_back({name, std::move(*text), file});
  }
}

}  // namespace

TemplateSet read_templates(const std::vector<std::string>& folders, const Messages& messages, const Disk& disk, Sources& sources,
                           Diagnostics& found, std::size_t jobs) {
  std::vector<TemplateSet::Folder> all;
  for (const auto& folder : folders)
    if (!folder.empty()) collect(folder, "", disk, sources, found, all.emplace_back());
  return TemplateSet::compile(std::move(all), messages, found, jobs);
}

std::vector<std::string> document_images(const std::string& content, const Publication& publication, const Disk& disk) {
  constexpr std::string_view kinds[] = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif"};
  std::vector<std::string> images;
  for (const auto& document : publication.documents) {
    std::vector<Entry> entries;
    if (disk.list(content + "/documents/" + document.id + "/images", entries)) continue;
    for (const auto& entry : entries)
      if (entry.kind == EntryKind::file && !is_passing_file(entry.name) && std::any_of(std::begin(kinds), std::end(kinds), [&](auto kind) { return entry.name.ends_with(kind); }))
        images.push_back(document.id + "/images/" + entry.name);
  }
  return images;
}

}  // namespace comisiynu
