#include "serve/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/text.h"
#include "serve/marked_site.h"
#include "serve/site_state.h"
#include "site/manifest.h"
#include "site/page_sources.h"
#include "site/site_path.h"

namespace comisiynu {

namespace {

// As a shell completes it: "./public" is the folder public.
std::string without_dot(std::string path) {
  while (path.starts_with("./")) path.erase(0, 2);
  return path;
}

// The path within the site that somebody means by an address or a path.
std::string asked_path(std::string asked, const BuildOptions& options, const std::string& base_path) {
  if (const auto scheme = asked.find("://"); scheme != std::string::npos) {
    const auto slash = asked.find('/', scheme + 3);
    asked = slash == std::string::npos ? "/" : asked.substr(slash);
  }
  if (const auto end = asked.find_first_of("?#"); end != std::string::npos) asked.resize(end);
  asked = without_dot(std::move(asked));
  auto output = without_dot(options.output);
  while (output.ends_with('/')) output.pop_back();
  if (!output.empty() && asked.starts_with(output + "/")) asked = asked.substr(output.size());
  else if (asked.starts_with(base_path + "/")) asked = asked.substr(base_path.size());
  if (!asked.starts_with('/')) asked.insert(0, "/");
  return file_of(asked);
}

class Explainer {
 public:
  Explainer(const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress)
      : options_(options), disk_(disk), sources_(sources), found_(found), progress_(progress) {}

  std::optional<Explanation> explain(const std::string& asked) {
    auto inputs = read_inputs(options_, disk_, sources_, found_);
    if (!inputs.has_settings()) return std::nullopt;
    SiteState state(std::move(inputs), options_, disk_, sources_, {});
    Explanation made;
    made.path = asked_path(asked, options_, state.prepared().site().options.base_path);
    auto page = state.page(made.path);
    if (!page && state.page(made.path + "/index.html")) page = state.page(made.path += "/index.html");
    const auto file = state.file(made.path);
    made.is_made = file.has_value();
    if (page) describe(state, *page, made);
    else if (!file) made.meant = nearest_address(state, made.path);
    made.standing = standing(made.path, file ? file->hash : "");
    return made;
  }

 private:
  void tell(std::string_view stage, std::size_t done, std::size_t total) const {
    if (progress_) progress_(stage, done, total);
  }

  void describe(SiteState& state, const MadePage& page, Explanation& made) {
    const auto& voice = state.prepared().voices()[page.voice];
    made.address = voice.address(*page.page);
    made.template_name = template_of(page.page->kind);
    made.source = source_of(state.prepared(), *page.page, voice.language());
    std::set<std::string> files{sources_.shown(made.source.file)};
    const auto shown = what_is_shown(options_, disk_, sources_, *page.page, page.voice);
    made.messages = shown.messages;
    for (const auto& record : shown.records) {
      made.records.push_back({record.kind, record.id, record.at});
      files.insert(sources_.shown(record.at.file));
    }
    auto templates = shown.templates;
    templates.insert(templates.begin(), made.template_name);
    for (const auto& name : templates)
      for (const auto& read : templates_from(name, options_, disk_))
        if (files.insert(read.path).second) made.templates.push_back(read.name);
    files.insert(shown.message_files.begin(), shown.message_files.end());
    for (const auto file : section_files(state.prepared(), *page.page)) files.insert(sources_.shown(file));
    files.erase("");
    made.files.assign(files.begin(), files.end());
    made.linked_from = links_to(state.prepared(), made.address, *page.page);
  }

  // The Markdown of the sections that a page shows: one, or all of a document.
  static std::vector<FileId> section_files(const PreparedSite& prepared, const PlannedPage& page) {
    const bool one = page.kind == PageKind::section;
    if (!one && page.kind != PageKind::whole && page.kind != PageKind::policy_statements) return {};
    std::vector<FileId> files;
    const auto& sections = prepared.site().plan.documents()[page.subject].sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (one && i != page.part) continue;
      for (const Language language : prepared.publication().languages) files.push_back(sections[i].section->file[language]);
    }
    return files;
  }

  std::vector<std::string> links_to(const PreparedSite& prepared, const std::string& address, const PlannedPage& self) {
    const auto& pages = prepared.site().plan.pages();
    const auto escaped = escape_html(address);
    const std::string whole = fmt::format("href=\"{}\"", escaped), part = fmt::format("href=\"{}#", escaped);
    std::vector<std::string> all;
    std::mutex mutex;
    std::size_t done = 0;
    parallel_for(pages.size(), options_.jobs, [&](std::size_t i, std::size_t) {
      for (std::size_t voice = 0; voice < prepared.voices().size(); ++voice) {
        std::string out;
        Diagnostics unheard;
        prepared.render(pages[i], voice, out, unheard);
        const bool links = &pages[i] != &self && (out.find(whole) != out.npos || out.find(part) != out.npos);
        const std::lock_guard lock(mutex);
        if (links) all.push_back(prepared.voices()[voice].address(pages[i]));
      }
      const std::lock_guard lock(mutex);
      tell("looking for links", ++done, pages.size());
    });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  static std::string nearest_address(const SiteState& state, const std::string& path) {
    std::vector<std::string> all;
    for (const auto& page : state.prepared().site().plan.pages())
      for (const auto& voice : state.prepared().voices()) all.push_back(file_of(page.address[voice.language()]));
    const auto meant = nearest(path, all);
    return meant ? "/" + (meant->ends_with("/index.html") ? meant->substr(0, meant->size() - 10) : *meant) : std::string();
  }

  Standing standing(const std::string& path, const std::string& hash) const {
    std::string text;
    if (options_.output.empty() || disk_.read(fmt::format("{}/{}", options_.output, manifest_name), text)) return Standing::unknown;
    const auto files = parse_manifest(text);
    if (!files) return Standing::unknown;
    const auto before = std::find_if(files->begin(), files->end(), [&](const MadeFile& file) { return file.path == path; });
    if (before == files->end()) return hash.empty() ? Standing::absent : Standing::added;
    return hash.empty() ? Standing::left_over : before->hash == hash ? Standing::same : Standing::differs;
  }

  const BuildOptions& options_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  const Progress& progress_;
};

}  // namespace

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::unknown: return "unknown";
    case Standing::same: return "same";
    case Standing::differs: return "differs";
    case Standing::added: return "added";
    case Standing::left_over: return "left-over";
    case Standing::absent: return "absent";
  }
  return "unknown";
}

std::optional<Explanation> explain(const std::string& asked, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found,
                                   const Progress& progress) {
  return Explainer(options, disk, sources, found, progress).explain(asked);
}

}  // namespace comisiynu
