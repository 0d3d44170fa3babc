#include "site/output_place.h"

#include <fmt/format.h>

#include <cerrno>

namespace comisiynu {

namespace {

constexpr const char* another_folder = "name another folder for the site";

WriteFailure refusal(const std::string& shown, std::string_view is, std::string remedy = another_folder) {
  return {WriteFault::refused, fmt::format("the output folder \"{}\" {}", shown, is), std::move(remedy)};
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.empty() || folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// Whether `inner` is `outer` or in it.
bool holds(const std::string& outer, const std::string& inner) {
  return inner == outer || inner.starts_with(joined(outer, ""));
}

struct Split {
  std::string folder, name;
};

Split split_last(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == path.npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// As Disk::resolve, also for a path whose last parts are missing.
DiskError resolve_wanted(const Disk& disk, const std::string& path, std::string& into) {
  const auto error = disk.resolve(path, into);
  const auto [folder, name] = split_last(path);
  if (error.code != ENOENT || name.empty() || name == "." || name == "..") return error;
  std::string above;
  if (const auto above_error = resolve_wanted(disk, folder, above)) return above_error;
  into = joined(above, name);
  return {};
}

}  // namespace

std::optional<OutputPlace> find_output_place(const Disk& disk, const OutputOptions& options, WriteFailure& failure) {
  OutputPlace place;
  place.shown = options.output;
  const auto refuse = [&](std::string_view is, std::string remedy = another_folder) {
    failure = refusal(place.shown, is, std::move(remedy));
    return std::nullopt;
  };
  auto path = options.output;
  if (path.empty()) return refuse("has no name");
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();  // "public/" would follow a link named public
  if (disk.look(path).kind == EntryKind::link)
    return refuse("is a link, and the site is not written through links",
                  "remove the link, or name the folder it leads to");
  if (const auto error = resolve_wanted(disk, path, place.folder)) {
    failure = {WriteFault::machine,
               fmt::format("the output folder \"{}\" cannot be reached: {}", place.shown, in_plain_words(error)),
               another_folder};
    return std::nullopt;
  }
  if (place.folder.empty() || place.folder == "/") return refuse("is the root of the disk");
  const auto kind = disk.look(place.folder).kind;
  if (kind != EntryKind::folder && kind != EntryKind::missing)
    return refuse("is not a folder", "remove it, or name another folder for the site");

  std::string other;
  if (!options.home.empty() && !disk.resolve(options.home, other) && holds(place.folder, other))
    return refuse(other == place.folder ? "is your home folder" : "contains your home folder");
  for (const auto& input : options.inputs) {
    if (disk.resolve(input, other)) continue;
    if (other == place.folder) return refuse(fmt::format("is \"{}\", which the site is made from", input));
    if (holds(other, place.folder)) return refuse(fmt::format("is inside \"{}\", which the site is made from", input));
    if (holds(place.folder, other)) return refuse(fmt::format("contains \"{}\", which the site is made from", input));
  }
  if (!disk.resolve(".", other) && holds(place.folder, other))
    return refuse("is the folder you are in, or contains it", "go to another folder, or name another one for the site");

  const auto [parent, name] = split_last(place.folder);
  if (name.starts_with('.') && name.find(".comisiynu-") != name.npos)
    return refuse("has a name that is kept for builds under way");
  place.parent = place.folder.find('/') == place.folder.npos ? "" : parent;
  const auto beside = joined(place.parent, '.' + name + ".comisiynu-");
  place.staging = beside + "new";
  place.earlier = beside + "old";
  place.lock = beside + "lock";
  return place;
}

}  // namespace comisiynu
