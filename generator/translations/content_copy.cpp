#include "translations/content_copy.h"

namespace comisiynu {

bool is_content(std::string_view name) { return name.ends_with(".toml") || name.ends_with(".md") || name.ends_with(".csv") || name.ends_with(".ledger"); }

namespace {

void copy(const std::string& folder, const Disk& from, MemoryDisk& to) {
  std::vector<Entry> entries;
  if (from.list(folder, entries)) return;
  for (const auto& entry : entries) {
    const auto path = folder + "/" + entry.name;
    if (entry.name.starts_with('.')) continue;
    if (entry.kind == EntryKind::folder) copy(path, from, to);
    std::string text;
    if (entry.kind == EntryKind::file && is_content(entry.name) && !from.read(path, text)) to.meddle(path, std::move(text));
  }
}

}  // namespace

std::unique_ptr<MemoryDisk> copy_of(const std::string& content, const Disk& disk) {
  auto made = std::make_unique<MemoryDisk>();
  made->make_folders(content);
  copy(content, disk, *made);
  return made;
}

}  // namespace comisiynu
