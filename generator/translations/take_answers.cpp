#include "translations/take_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/replace_file.h"
#include "base/text.h"
#include "source/read_publication.h"
#include "translations/answers.h"
#include "translations/apply.h"
#include "translations/content_copy.h"
#include "translations/judge_answer.h"
#include "translations/stamp.h"

namespace comisiynu {

namespace {

// What one file of texts is to become.
struct Target {
  const TextFile* file;
  std::vector<TextChange> changes;             // texts with new words
  std::vector<const TranslatedText*> settled;  // all that were taken, with new words or as they stand
  std::vector<Position> places;                // of `changes`, in the answer
  std::string path, text;                      // the file to write; empty path: none
};

class Taking {
 public:
  Taking(const TakeOptions& options, Disk& disk, Sources& sources, Diagnostics& found) : options_(options), disk_(disk), sources_(sources), found_(found) {}

  TakeOutcome run() {
    const auto answers = read_file();
    if (!answers) return fault();
    const auto publication = read_publication({options_.content, 1}, disk_, sources_, found_);
    const auto inventory = take_inventory(publication, options_.content, disk_, sources_, found_);
    if (found_.has_errors()) return fault();
    to_ = answers->to;
    index(inventory);
    for (const auto& answer : answers->all) consider(answer);
    for (auto& [path, target] : targets_) change(target);
    verify();
    if (!options_.dry_run) write();
    count();
    return outcome_;
  }

 private:
  TakeOutcome fault() {
    outcome_.content_fault = true;
    return outcome_;
  }

  std::optional<Answers> read_file() {
    answer_file_ = sources_.add(options_.file, options_.file);
    std::string text;
    if (const auto error = disk_.read(options_.file, text)) {
      found_.error("answer-unreadable", {answer_file_, 0, 0, 0}, fmt::format("the file cannot be read: {}", error.message), "name the file that the translators sent back");
      return std::nullopt;
    }
    return read_answers(text, answer_file_, found_);
  }

  struct Known {
    const TextFile* file;
    const TranslatedText* text;
  };

  static std::string name_in(std::string_view id) { return std::string(id.substr(0, id.find('.'))); }

  void index(const TextInventory& inventory) {
    for (const auto& file : inventory.files)
      for (const auto& text : file.texts)
        if (text.state != TextState::exempt && text.state != TextState::orphaned) known_[name_in(exchange_id(file.path, text.key, {}))] = {&file, &text};
  }

  void refuse(const Answer& answer, const std::string& name, const Refusal& refusal) {
    found_.error(refusal.code, {answer_file_, answer.line, 0, 0}, fmt::format("{} {}", name, refusal.message), refusal.remedy);
    ++outcome_.refused;
  }

  void consider(const Answer& answer) {
    const auto known = known_.find(name_in(answer.id));
    const auto name = known == known_.end() ? answer.key.empty() ? answer.id : answer.key : known->second.file->path + ":" + known->second.text->key;
    if (!answer.target && !answer.target_text) {
      ++outcome_.untranslated;
      return;
    }
    if (known == known_.end()) return refuse(answer, name, {"answer-of-no-text", "is no text of this publication", "was it taken out or given another id since? export again"});
    const auto& [file, text] = known->second;
    if (!taken_.insert(text).second) return refuse(answer, name, {"answer-given-twice", "is answered twice in this file", "keep one of the two"});
    if (to_ && *to_ != text->target())
      return refuse(answer, name, {"answer-language", fmt::format("is translated into {}, and this file is in {}", language_name(text->target()), language_name(*to_)), "export it for the other language"});
    if (answer.id != exchange_id(file->path, text->key, text->source_text()))
      return refuse(answer, name, {"answer-of-another-source", "was made from another text than stands there now", "export again: what is out of date goes out as it is now"});
    const auto judged = judge_answer(*text, answer);
    if (judged.refusal) return refuse(answer, name, *judged.refusal);
    auto& target = targets_[file->path];
    target.file = file;
    target.settled.push_back(text);
    if (judged.words == trim(text->target_text())) return;
    target.changes.push_back({text, judged.words});
    target.places.push_back({answer_file_, answer.line, 0, 0});
  }

  // The file's new text, in memory.
  void change(Target& target) {
    if (target.changes.empty()) return;
    const auto language = target.changes.front().text->target();
    // A section's blocks are put in their order, whatever the answer's.
    std::vector<TextChange> changes;
    for (const auto& text : target.file->texts)
      for (const auto& each : target.changes)
        if (each.text == &text) changes.push_back(each);
    const bool section = target.file->kind == TextFile::Kind::section;
    const bool fresh = section && target.file->file[language] == no_file;
    target.path = section ? fmt::format("{}/{}.{}.md", options_.content, target.file->path.substr(0, target.file->path.size() - 3), language_code(language))
                          : fmt::format("{}/{}", options_.content, target.file->path);
    std::optional<std::string> made;
    std::string before;
    if (fresh) made = new_section(target.file->section->text[other(language)], changes);
    else if (!disk_.read(target.path, before)) made = section ? change_section(before, changes) : change_records(before, changes);
    if (made) target.text = std::move(*made);
    else if (fresh) drop(target, {"answer-incomplete", fmt::format("begins {}, which needs all of its {} texts at once", target.path, target.file->texts.size()), "have the whole section translated, and import it then"});
    else drop(target, {"answer-layout", "stands in a file whose layout cannot be edited in place", "put it in by hand"});
  }

  // None of the file's new words are taken.
  void drop(Target& target, const Refusal& refusal) {
    for (std::size_t i = 0; i < target.changes.size(); ++i) {
      found_.error(refusal.code, target.places[i], fmt::format("{}:{} {}", target.file->path, target.changes[i].text->key, refusal.message), refusal.remedy);
      ++outcome_.refused;
      std::erase(target.settled, target.changes[i].text);
    }
    target.changes.clear();
    target.path.clear();
  }

  // Reads what the content would then be, and drops each file that does not say what it should; again until all do.
  void verify() {
    for (bool fine = false; !fine;) {
      fine = true;
      after_disk_ = copy_of(options_.content, disk_);
      for (const auto& [path, target] : targets_)
        if (!target.path.empty()) after_disk_->meddle(target.path, target.text);
      after_sources_ = std::make_unique<Sources>(*after_disk_);
      Diagnostics said;
      after_publication_ = read_publication({options_.content, 1}, *after_disk_, *after_sources_, said);
      after_ = take_inventory(after_publication_, options_.content, *after_disk_, *after_sources_, said);
      for (auto& [path, target] : targets_) {
        if (target.changes.empty() || is_as_meant(target)) continue;
        drop(target, {"answer-layout", "cannot be put into its file without changing what else stands there", "put it in by hand"});
        fine = false;
      }
    }
  }

  const TextFile* after(std::string_view path) const {
    const auto found = std::find_if(after_.files.begin(), after_.files.end(), [&](const auto& file) { return file.path == path; });
    return found == after_.files.end() ? nullptr : &*found;
  }

  bool is_as_meant(const Target& target) const {
    const auto* now = after(target.file->path);
    if (now == nullptr || now->texts.size() != target.file->texts.size()) return false;
    for (std::size_t i = 0; i < now->texts.size(); ++i) {
      const auto& old = target.file->texts[i];
      auto want = old.in;
      for (const auto& change : target.changes)
        if (change.text == &old) want[old.target()] = change.words;
      for (const Language language : languages)
        if (trim(now->texts[i].in[language]) != trim(want[language])) return false;
    }
    return true;
  }

  void write() {
    for (auto& [path, target] : targets_) {
      if (!target.path.empty())
        if (const auto error = replace_file(disk_, target.path, target.text)) {
          found_.error("answer-write", {}, fmt::format("{} cannot be written: {}", target.path, error.message), "import again when that is mended: what was written is whole");
          outcome_.machine_fault = true;
          return;
        }
      if (!target.path.empty()) outcome_.files.push_back(target.path);
      const auto* now = after(path);
      std::vector<const TranslatedText*> chosen;
      for (std::size_t i = 0; now != nullptr && i < now->texts.size() && i < target.file->texts.size(); ++i)
        if (std::find(target.settled.begin(), target.settled.end(), &target.file->texts[i]) != target.settled.end()) chosen.push_back(&now->texts[i]);
      StampOutcome stamped;
      if (!chosen.empty() && !write_ledger_file(*now, chosen, false, options_.content, disk_, found_, stamped)) {
        outcome_.machine_fault = true;
        return;
      }
    }
  }

  void count() {
    for (const auto& [path, target] : targets_) {
      outcome_.changed += target.changes.size();
      outcome_.confirmed += target.settled.size() - target.changes.size();
    }
  }

  const TakeOptions& options_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  FileId answer_file_ = no_file;
  std::optional<Language> to_;
  std::map<std::string, Known> known_;
  std::set<const TranslatedText*> taken_;
  std::map<std::string, Target> targets_;
  std::unique_ptr<MemoryDisk> after_disk_;
  std::unique_ptr<Sources> after_sources_;
  Publication after_publication_;
  TextInventory after_;
  TakeOutcome outcome_;
};

}  // namespace

TakeOutcome take_answers(const TakeOptions& options, Disk& disk, Sources& sources, Diagnostics& found) {
  return Taking(options, disk, sources, found).run();
}

}  // namespace comisiynu
