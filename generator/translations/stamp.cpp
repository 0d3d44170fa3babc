#include "translations/stamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/replace_file.h"
#include "base/text.h"
#include "source/read_publication.h"
#include "translations/ledger.h"

namespace comisiynu {

namespace {

class Stamping {
 public:
  Stamping(const StampOptions& options, Disk& disk, Sources& sources, Diagnostics& found) : options_(options), disk_(disk), sources_(sources), found_(found) {}

  StampOutcome run() {
    const auto publication = read_publication({options_.content, 1}, disk_, sources_, found_);
    auto inventory = take_inventory(publication, options_.content, disk_, sources_, found_);
    if (found_.has_errors() || !all_known(inventory)) {
      outcome_.content_fault = true;
      return outcome_;
    }
    for (auto& file : inventory.files)
      if (!file_done(file)) return outcome_;
    return outcome_;
  }

 private:
  bool is_file(std::string name, const TextFile& file) const {
    if (name.starts_with(options_.content + "/")) name.erase(0, options_.content.size() + 1);
    return pair_path(name) == file.path;
  }

  bool is_named(const TextFile& file, const TranslatedText& text) const {
    return std::any_of(options_.names.begin(), options_.names.end(), [&](const auto& name) {
      return name == text.key || is_file(name, file) || (name.ends_with(":" + text.key) && is_file(name.substr(0, name.size() - text.key.size() - 1), file));
    });
  }

  bool all_known(const TextInventory& inventory) {
    std::vector<std::string> known;
    for (const auto& file : inventory.files) {
      known.push_back(file.path);
      for (const auto& text : file.texts) known.push_back(text.key);
    }
    bool fine = true;
    for (const auto& name : options_.names) {
      const bool there = std::any_of(inventory.files.begin(), inventory.files.end(), [&](const auto& file) {
        return is_file(name, file) || std::any_of(file.texts.begin(), file.texts.end(), [&](const auto& text) {
          return name == text.key || name == file.path + ":" + text.key || (name.ends_with(":" + text.key) && is_file(name.substr(0, name.size() - text.key.size() - 1), file));
        });
      });
      if (there) continue;
      const auto meant = nearest(name, known);
      found_.error("unknown-text", {}, fmt::format("there is no text or file \"{}\"", name),
                   meant ? fmt::format("did you mean {}?", *meant) : "`comisiynu translations status` lists them");
      fine = false;
    }
    return fine;
  }

  bool file_done(TextFile& file) {
    std::vector<const TranslatedText*> chosen;
    for (auto& text : file.texts) {
      const bool both = text.state == TextState::current || text.state == TextState::stale || text.state == TextState::unstamped;
      if (!both || options_.tidy) continue;
      if (!(options_.all || is_named(file, text) || (options_.only_new && text.state == TextState::unstamped && text.stamped[Language::en].empty()))) continue;
      if (options_.source && !text.source_is_said) text.source = *options_.source;
      chosen.push_back(&text);
    }
    const bool here = options_.names.empty() || std::any_of(options_.names.begin(), options_.names.end(), [&](const auto& name) { return is_file(name, file); });
    if (chosen.empty() && !((options_.tidy || options_.all) && here && !file.gone.empty())) return true;
    return write_ledger_file(file, chosen, here && (options_.tidy || options_.all || !options_.names.empty()), options_.content, disk_, found_, outcome_);
  }

  const StampOptions& options_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  StampOutcome outcome_;
};

std::vector<Stamp> stamps_of(const TextFile& file, const std::vector<const TranslatedText*>& chosen) {
  const std::set<const TranslatedText*> now(chosen.begin(), chosen.end());
  std::vector<Stamp> stamps;
  for (const auto& text : file.texts)
    if (now.contains(&text)) stamps.push_back(stamp_of(text));
    else if (!text.stamped[Language::en].empty()) stamps.push_back({text.key, text.source, text.stamped});
  return stamps;
}

}  // namespace

bool write_ledger_file(const TextFile& file, const std::vector<const TranslatedText*>& chosen, bool tidy, const std::string& content, Disk& disk, Diagnostics& found, StampOutcome& outcome) {
  const auto path = fmt::format("{}/{}/{}{}", content, ledger_folder, file.path, ledger_ending);
  auto stamps = stamps_of(file, chosen);
  if (!tidy) {
    std::set<std::string> taken;  // a key has one line
    for (const auto& stamp : stamps) taken.insert(stamp.key);
    Sources sources(disk);
    Diagnostics told_before;
    const auto ledger = read_ledger(content, disk, sources, told_before);
    if (const auto known = ledger.find(file.path); known != ledger.end())
      for (const auto& stamp : known->second.stamps)
        if (!taken.contains(stamp.key) && std::find(file.gone.begin(), file.gone.end(), stamp.key) != file.gone.end()) stamps.push_back(stamp);
  }
  const auto text = ledger_text(stamps);
  std::string before;
  if (!disk.read(path, before) && before == text) {
    outcome.stamped += chosen.size();
    return true;
  }
  DiskError error;
  if (stamps.empty()) error = disk.remove_tree(path);
  else if (!(error = disk.make_folders(path.substr(0, path.rfind('/'))))) error = replace_file(disk, path, text);
  if (error) {
    found.error("ledger-write", {}, fmt::format("{} cannot be written: {}", path, error.message), "stamp again when that is mended: what was written is whole");
    outcome.machine_fault = true;
    return false;
  }
  outcome.stamped += chosen.size();
  outcome.files.push_back(path);
  return true;
}

StampOutcome stamp_texts(const StampOptions& options, Disk& disk, Sources& sources, Diagnostics& found) {
  return Stamping(options, disk, sources, found).run();
}

}  // namespace comisiynu
