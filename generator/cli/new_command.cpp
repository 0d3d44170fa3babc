#include "cli/new_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.h"
#include "cli/command_line.h"
#include "cli/program_data.h"
#include "import/easy_read_draft.h"
#include "site/interface_files.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

DiskError copy_folder(const std::string& from, const std::string& to, Disk& disk) {
  std::vector<Entry> entries;
  if (const auto error = disk.list(from, entries)) return error;
  if (const auto error = disk.make_folders(to)) return error;
  for (const auto& entry : entries) {
    const auto source = from + "/" + entry.name, target = to + "/" + entry.name;
    if (entry.kind == EntryKind::folder) {
      if (const auto error = copy_folder(source, target, disk)) return error;
      continue;
    }
    std::string text;
    if (const auto error = disk.read(source, text)) return error;
    if (const auto error = disk.write(target, text)) return error;
  }
  return {};
}

}  // namespace

int make_new(const std::string& folder, Disk& disk) {
  std::vector<Entry> entries;
  const auto there = disk.look(folder).kind;
  if (there != EntryKind::missing && (there != EntryKind::folder || disk.list(folder, entries) || !entries.empty())) {
    fmt::print(stderr, "comisiynu: {} is there already, and is not an empty folder\nName a folder that does not exist yet.\n", folder);
    return exit_machine;
  }
  const auto data = program_data(disk);
  if (!data) return exit_machine;
  if (const auto error = copy_folder(*data + "/templates/starter", folder, disk)) {
    fmt::print(stderr, "comisiynu: {} cannot be made: {}\n", folder, error.message);
    return exit_machine;
  }
  fmt::print("Made {0}: a small publication in Welsh and English, to change into yours.\n"
             "Next:  comisiynu build {0} --output public\n", folder);
  return exit_well;
}

int draft_easy_read(const std::string& id, std::string content, const std::string& data, Disk& disk) {
  while (content.size() > 1 && content.ends_with('/')) content.pop_back();
  Sources sources(disk);
  Diagnostics found, of_no_matter;
  const auto publication = read_publication({content, 1}, disk, sources, of_no_matter);
  const auto* document = find(publication.documents, id);
  if (document == nullptr) {
    std::vector<std::string> ids;
    for (const auto& known : publication.documents) ids.push_back(known.id);
    const auto meant = nearest(id, ids);
    fmt::print(stderr, "comisiynu: {} has no document called {}\n{}\n", content, id,
               meant ? fmt::format("Did you mean {}?", *meant) : ids.empty() ? "Name the content folder after the document." : fmt::format("Its documents are {}.", join(ids, ", ")));
    return exit_machine;
  }
  const auto path = fmt::format("{}/{}/easy-read.toml", content, document->folder);
  if (disk.look(path).kind != EntryKind::missing) {
    fmt::print(stderr, "comisiynu: {} is there already, and is left as it is\n", path);
    return exit_machine;
  }
  const auto messages = read_messages(data, own_theme_folder("", content, disk), disk, sources, found);
  PerLanguage<std::string> labels;
  for (const Language language : languages) labels[language] = messages.format(language, "document.policy_statement");
  if (const auto error = disk.write(path, easy_read_draft(publication, *document, labels))) {
    fmt::print(stderr, "comisiynu: {} cannot be written: {}\n", path, error.message);
    return exit_machine;
  }
  fmt::print("Drafted {0}: a page for each section, for a person to write.\n"
             "Next:  comisiynu check {1} --easy-read {2}\n", path, content, id);
  return exit_well;
}

}  // namespace comisiynu
