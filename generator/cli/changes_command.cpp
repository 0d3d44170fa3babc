#include "cli/changes_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "changes/changes_json.h"
#include "changes/compare.h"
#include "cli/command_line.h"
#include "page/changes_values.h"
#include "site/interface_files.h"

namespace comisiynu {

namespace {

// A content folder's snapshot is taken as a release would take it: of a publication without errors.
std::optional<Snapshot> snapshot_of_content(const std::string& folder, BuildOptions options, Disk& disk) {
  options.content = folder;
  options.output.clear();
  options.snapshot = true;
  Sources sources(disk);
  Diagnostics found;
  const auto outcome = build_site(options, disk, sources, found);
  if (outcome.content_fault || found.has_errors()) {
    const auto text = as_text(found.sorted(sources), sources);
    fmt::print(stderr, "{}comisiynu: {} has errors, and cannot be compared\n", outcome.confidential ? outcome.confidential->masked(text) : text, folder);
    return std::nullopt;
  }
  return read_snapshot(outcome.snapshot, {}, found);
}

std::optional<Snapshot> snapshot_at(const std::string& path, const BuildOptions& options, Disk& disk) {
  if (disk.look(path + "/publication.toml").kind == EntryKind::file) return snapshot_of_content(path, options, disk);
  EarlierEdition edition;
  if (!read_earlier(path, disk, edition)) return std::nullopt;
  Sources sources(disk);
  Diagnostics found;
  auto snapshot = read_snapshot(edition.snapshot, {sources.add(edition.name, edition.name), 0, 0, 0}, found);
  if (!snapshot) fmt::print(stderr, "{}", as_text(found.sorted(sources), sources));
  return snapshot;
}

}  // namespace

bool read_earlier(const std::string& path, const Disk& disk, EarlierEdition& into) {
  into.name = path;
  if (const auto inside = path + "/edition/snapshot.json"; disk.look(inside).kind == EntryKind::file) into.name = inside;
  const auto error = disk.read(into.name, into.snapshot);
  if (error) fmt::print(stderr, "comisiynu: {} cannot be read: {}\nName the snapshot.json of an earlier edition, or the folder of its release.\n", into.name, error.message);
  return !error;
}

int run_changes(const ChangesCommand& command, Disk& disk) {
  const auto earlier = snapshot_at(command.earlier, command.options, disk);
  if (!earlier) return exit_machine;
  const auto now = snapshot_at(command.now, command.options, disk);
  if (!now) return exit_machine;
  const auto changes = compare(*earlier, *now);
  if (command.format == "json") {
    fmt::print("{}", changes_json(changes));
    return exit_well;
  }
  Sources sources(disk);
  Diagnostics found;
  const auto messages = read_messages(command.options.data, command.options.theme, disk, sources, found);
  fmt::print("{}", changes_text(changes, ChangesWording(from_code(command.language).value_or(Language::en), messages)));
  return exit_well;
}

}  // namespace comisiynu
