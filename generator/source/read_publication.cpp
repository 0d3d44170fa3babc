#include "source/read_publication.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/disk_notes.h"
#include "base/parallel.h"
#include "base/passing_files.h"
#include "base/text.h"
#include "source/csv_cells.h"
#include "source/parsed_files.h"
#include "source/read_toml.h"
#include "source/text_file.h"

namespace comisiynu {

namespace {

struct Task {
  std::string path;
  FileId file;
  TomlFile what;
  Entry entry;
  ParsedFiles::Slot* slot;  // null where nothing is kept
};

// What one file says: of its own, or shared with what is kept.
struct Part {
  std::unique_ptr<ParsedFile> own;
  std::shared_ptr<const ParsedFile> kept;
  const ParsedFile& file() const { return own ? *own : *kept; }
};

// What tells other authors of the folder is no content either.
bool ignored(const std::string& name) { return is_passing_file(name) || name == "README.md" || name == "LICENSE" || name == "LICENCE"; }

class FolderReader {
 public:
  FolderReader(const ReadOptions& options, const Disk& disk, Sources& sources, Diagnostics& found)
      : options_(options), disk_(disk), sources_(sources), found_(found) {}

  Publication read();
  Document read_document_folder(const std::string& id);

 private:
  std::vector<Entry> list(const std::string& relative);
  FileId add(const std::string& relative);
  std::string path(const std::string& relative) const { return options_.folder + "/" + relative; }
  void collect_toml(const std::string& folder, TomlFile what);
  void add_task(const std::string& relative, TomlFile, const Entry&);
  Part read_part(const Task&) const;
  void note_ids_of_unread(const Task&, Publication&) const;
  void read_documents(Publication&);
  void read_sections(Document&, std::vector<Section>&);
  void report_unused(const Document&, const std::vector<Entry>& entries);

  const ReadOptions& options_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  std::vector<Task> tasks_;
};

FileId FolderReader::add(const std::string& relative) { return sources_.add(path(relative), path(relative)); }

// A folder's files and folders. Links are not followed: a link could lead out of the content folder.
std::vector<Entry> FolderReader::list(const std::string& relative) {
  std::vector<Entry> entries;
  const auto folder = relative.empty() ? options_.folder : path(relative);
  if (disk_.look(folder).kind == EntryKind::missing) return entries;
  if (const auto error = disk_.list(folder, entries)) {
    found_.error("unreadable-file", {sources_.add(folder, folder), 0, 0, 0},
                 fmt::format("the folder cannot be read: {}", error.message), "check that it is a folder and that you may read it");
    return {};
  }
  std::erase_if(entries, [&](const Entry& entry) {
    if (ignored(entry.name)) return true;
    if (entry.kind == EntryKind::file || entry.kind == EntryKind::folder) return false;
    const auto name = relative.empty() ? entry.name : relative + "/" + entry.name;
    found_.error("not-a-file", {add(name), 0, 0, 0},
                 entry.kind == EntryKind::link ? "this is a link, and links are not followed" : "this is not a plain file",
                 "put the file itself here");
    return true;
  });
  return entries;
}

void FolderReader::add_task(const std::string& relative, TomlFile what, const Entry& entry) {
  auto full = path(relative);
  auto* slot = options_.parsed == nullptr ? nullptr : &options_.parsed->slot(full);
  auto file = slot == nullptr ? no_file : slot->file;
  if (file == no_file) file = add(relative);
  if (slot != nullptr) slot->file = file;
  tasks_.push_back({std::move(full), file, what, entry, slot});
}

void FolderReader::collect_toml(const std::string& folder, TomlFile what) {
  for (const auto& entry : list(folder)) {
    const auto relative = folder + "/" + entry.name;
    if (entry.kind == EntryKind::folder) collect_toml(relative, what);
    else if (entry.name.ends_with(".toml")) add_task(relative, what, entry);
    else if (!entry.name.ends_with(".csv"))
      found_.warning("unknown-file", {add(relative), 0, 0, 0}, "nothing reads this file",
                     "data are kept in .toml and .csv files");
  }
}

template <class Record>
void move_into(std::vector<Record>& all, std::vector<Record>& some) {
  all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
}

// The providers of what is kept are joined by those who keep it.
void join(Publication& all, Part& part, TomlFile what) {
  if (part.own) {
    auto& own = part.own->part;
    all.unread.merge(own.unread);
    if (what == TomlFile::publication) all.settings = std::move(own.settings);
    const auto each = [&](std::string_view, auto member, std::string_view) { move_into(all.*member, own.*member); };
    Publication::describe(each);
    return;
  }
  const auto& kept = part.kept->part;
  all.unread.insert(kept.unread.begin(), kept.unread.end());
  if (part.kept->only_providers) return;
  if (what == TomlFile::publication) all.settings = kept.settings;
  const auto each = [&](std::string_view, auto member, std::string_view) {
    if constexpr (!std::is_same_v<decltype(member), std::vector<Provider> Publication::*>)
      (all.*member).insert((all.*member).end(), (kept.*member).begin(), (kept.*member).end());
  };
  Publication::describe(each);
}

bool has_only_providers(const Publication& part, TomlFile what) {
  bool is_alone = what != TomlFile::publication && part.unread.empty();
  const auto each = [&](std::string_view, auto member, std::string_view) {
    if constexpr (!std::is_same_v<decltype(member), std::vector<Provider> Publication::*>) is_alone &= (part.*member).empty();
  };
  Publication::describe(each);
  return is_alone;
}

// A file that cannot be read is not kept: what is wrong with it is found anew each time.
Part FolderReader::read_part(const Task& task) const {
  if (task.slot != nullptr)
    if (auto known = task.slot->known(task.entry, disk_)) return {nullptr, std::move(known)};
  sources_.add(task.path, task.path);  // its lines may be others by now
  Part part;
  part.own = std::make_unique<ParsedFile>();
  auto& made = *part.own;
  const auto text = read_text_file(disk_, task.path, task.file, made.found);
  if (!text) {
    note_ids_of_unread(task, made.part);
    return part;
  }
  const bool is_plain = made.found.empty();
  if (task.slot != nullptr && is_plain)
    if (auto known = task.slot->known(task.entry, *text, disk_)) return {nullptr, std::move(known)};
  read_records(*text, task.file, task.what, made.part, made.found);
  DiskNotes beside;
  read_csv_cells(NotingDisk(disk_, beside), sources_, made.part.datasets, made.found);
  if (made.found.has_errors()) collect_ids(*text, made.part.unread);
  if (task.slot == nullptr) return part;
  made.only_providers = has_only_providers(made.part, task.what);
  part.kept = std::make_shared<const ParsedFile>(std::move(made));
  part.own.reset();
  task.slot->keep(task.entry, *text, is_plain, part.kept, std::move(beside));
  return part;
}

Publication FolderReader::read() {
  Publication all;
  if (options_.parsed != nullptr) options_.parsed->begin();
  bool has_settings = false;
  for (const auto& entry : list("")) {
    if (entry.kind == EntryKind::folder) {
      if (entry.name == "data") collect_toml("data", TomlFile::records);
      else if (entry.name == "providers") collect_toml("providers", TomlFile::provider);
      else if (entry.name != "documents" && entry.name != "theme" && entry.name != "translations")
        found_.warning("unknown-file", {add(entry.name), 0, 0, 0}, "nothing reads this folder",
                       "the folders are data, providers, documents, theme and translations");
    } else if (entry.name == editions_file) {
      continue;
    } else if (entry.name.ends_with(".toml")) {
      has_settings |= entry.name == "publication.toml";
      add_task(entry.name, entry.name == "publication.toml" ? TomlFile::publication : TomlFile::records, entry);
    } else if (entry.name != "spelling.cy.txt" && entry.name != "spelling.en.txt") {  // the check of spelling reads these
      found_.warning("unknown-file", {add(entry.name), 0, 0, 0}, "nothing reads this file", "the files here are .toml files; texts stand in documents/<id>");
    }
  }
  if (!has_settings)
    found_.error("missing-file", {add("publication.toml"), 0, 0, 0}, "there is no publication.toml in this folder",
                 "is this the content folder? `comisiynu new DIR` makes a small one to begin with");
  std::vector<Part> parts(tasks_.size());
  parallel_for(tasks_.size(), options_.jobs, [&](std::size_t i, std::size_t) { parts[i] = read_part(tasks_[i]); });
  // Most of a large publication, each in a file of its own: growing step by step they would take up to twice their room.
  const auto is_provider = [](const Task& task) { return task.what == TomlFile::provider; };
  if (options_.parsed == nullptr) all.providers.reserve(static_cast<std::size_t>(std::count_if(tasks_.begin(), tasks_.end(), is_provider)));
  ParsedParts kept;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    found_.append(parts[i].file().found);
    join(all, parts[i], tasks_[i].what);
    parts[i].own.reset();
    if (options_.parsed != nullptr) kept.push_back(std::move(parts[i].kept));
  }
  if (options_.parsed != nullptr) {
    all.providers = options_.parsed->providers_of(kept);
    options_.parsed->end(std::move(kept));
  }
  read_documents(all);
  for (const auto& code : all.settings.languages)
    if (const auto language = from_code(code.value)) all.languages.push_back(*language);
    else found_.error("unknown-choice", code.at, fmt::format("\"{}\" is not a language this program writes", code.value),
                      "languages are \"cy\" and \"en\"");
  if (all.languages.empty()) all.languages = {Language::cy, Language::en};
  return all;
}

// A provider's file bears its id, even where nothing in it can be read.
void FolderReader::note_ids_of_unread(const Task& task, Publication& part) const {
  const auto name = task.path.substr(task.path.rfind('/') + 1);
  part.unread.insert(name.substr(0, name.rfind('.')));
  std::string text;
  if (!disk_.read(task.path, text)) collect_ids(text, part.unread);
}

void FolderReader::read_documents(Publication& all) {
  std::map<std::string, Kept<Document>> nothing_yet;
  auto& before = options_.parsed == nullptr ? nothing_yet : options_.parsed->documents;
  std::map<std::string, Kept<Document>> now;
  for (const auto& entry : list("documents")) {
    if (entry.kind != EntryKind::folder) {
      found_.warning("unknown-file", {add("documents/" + entry.name), 0, 0, 0}, "nothing reads this file", "each document is a folder of its own: put it in documents/<id>");
      continue;
    }
    auto& kept = now[entry.name];
    if (auto known = before.extract(entry.name)) kept = std::move(known.mapped());
    all.documents.push_back(*kept.get(disk_, found_, {}, [&](const Disk& noting, Diagnostics& said) {
      return FolderReader(options_, noting, sources_, said).read_document_folder(entry.name);
    }));
  }
  before = std::move(now);
}

Document FolderReader::read_document_folder(const std::string& id) {
  Document document;
  document.id = id;
  document.folder = "documents/" + id;
  const auto entries = list(document.folder);
  const auto has = [&](std::string_view name) {
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.name == name; });
  };
  const auto file = add(document.folder + "/document.toml");
  document.at = {file, 0, 0, 0};
  if (!is_id(id))
    found_.error("bad-id", document.at, fmt::format("the folder's name \"{}\" cannot be a document's id", id),
                 fmt::format("name it \"{}\"", slug(id)));
  if (!has("document.toml"))
    found_.error("missing-file", document.at, "the document's folder has no document.toml",
                 "add one with its kind, title, status and sections");
  else if (const auto text = read_text_file(disk_, path(document.folder + "/document.toml"), file, found_))
    read_document(*text, file, document, found_);
  if (has("easy-read.toml")) {
    const auto easy = add(document.folder + "/easy-read.toml");
    if (const auto text = read_text_file(disk_, path(document.folder + "/easy-read.toml"), easy, found_))
      read_easy_read(*text, easy, document.easy_read.emplace(), found_);
  }
  read_sections(document, document.sections);
  read_sections(document, document.appendices);
  report_unused(document, entries);
  return document;
}

void FolderReader::read_sections(Document& document, std::vector<Section>& sections) {
  for (auto& section : sections) {
    if (!is_id(section.id)) continue;
    for (const Language language : languages) {
      const auto relative = fmt::format("{}/{}.{}.md", document.folder, section.id, language_code(language));
      if (disk_.look(path(relative)).kind != EntryKind::file) continue;
      section.file[language] = add(relative);
      if (auto text = read_text_file(disk_, path(relative), section.file[language], found_))
        section.text[language] = std::move(*text);
    }
  }
}

// A file that the document does not name would never be read by anybody.
void FolderReader::report_unused(const Document& document, const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const auto* list : {&document.sections, &document.appendices})
    for (const auto& section : *list) ids.push_back(section.id);
  for (const auto& entry : entries) {
    if (entry.name.ends_with(".toml") && entry.name != "document.toml" && entry.name != "easy-read.toml")
      found_.warning("unknown-file", {add(document.folder + "/" + entry.name), 0, 0, 0}, "nothing reads this file",
                     "a document's files are document.toml, easy-read.toml and its sections; records stand in the folder data");
    if (!entry.name.ends_with(".md") || !document.is_read()) continue;
    const auto stem = entry.name.substr(0, entry.name.find('.'));
    const bool language = entry.name == stem + ".en.md" || entry.name == stem + ".cy.md";
    if (language && std::find(ids.begin(), ids.end(), stem) != ids.end()) continue;
    const Position at{add(document.folder + "/" + entry.name), 0, 0, 0};
    if (!language)
      found_.error("section-file-name", at, "this file's name does not say its section and language",
                   fmt::format("name it {}.en.md or {}.cy.md", stem, stem));
    else
      found_.error("unreferenced-section", at, fmt::format("no section or appendix is called {}", stem),
                   fmt::format("add \"{}\" to sections or appendices in document.toml, or delete the file", stem));
  }
}

}  // namespace

Publication read_publication(const ReadOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  return FolderReader(options, disk, sources, found).read();
}

EditionsFile read_editions_file(const std::string& folder, const Disk& disk, Sources& sources, Diagnostics& found) {
  EditionsFile editions;
  const auto path = fmt::format("{}/{}", folder, editions_file);
  if (disk.look(path).kind != EntryKind::file) return editions;
  const auto file = sources.add(path, path);
  if (const auto text = read_text_file(disk, path, file, found)) read_editions(*text, file, editions, found);
  return editions;
}

}  // namespace comisiynu
