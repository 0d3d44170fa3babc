#include "site/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

#include "base/parallel.h"
#include "opendata/open_data.h"
#include "page/world.h"
#include "site/earlier_edition.h"
#include "site/check_site.h"
#include "site/handover.h"
#include "site/other_language.h"
#include "site/prepared_site.h"
#include "site/remembered_pages.h"
#include "site/site_files.h"
#include "site/site_search.h"
#include "site/writer.h"

namespace comisiynu {

namespace {

// A page could not be told from its neighbours' findings if threads mixed them: each page keeps its own.
class PageFindings {
 public:
  explicit PageFindings(std::size_t workers) : by_worker_(workers) {}

  void keep(std::size_t worker, std::size_t page, Diagnostics found) {
    if (!found.empty()) by_worker_[worker].emplace(page, std::move(found));
  }

  // Whether a build stops at any of them.
  bool stop(bool strict) const {
    for (const auto& some : by_worker_)
      for (const auto& [page, found] : some)
        if (found.stop(strict)) return true;
    return false;
  }

  // In the order of the pages, whichever thread made them.
  void append_to(Diagnostics& all) {
    std::map<std::size_t, Diagnostics> joined;
    for (auto& some : by_worker_) joined.merge(some);
    for (auto& [page, found] : joined) all.append(std::move(found));
  }

 private:
  std::vector<std::map<std::size_t, Diagnostics>> by_worker_;
};

class Build {
 public:
  // Without an output, all is made and nothing kept. `last` may be null.
  Build(const BuildOptions& options, SiteOutput* output, const Remembered* last, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress)
      : options_(options), output_(output), last_(last), disk_(disk), sources_(sources), found_(found), progress_(progress) {}

  BuildOutcome run();

 private:
  void tell(std::string_view stage, std::size_t done = 0, std::size_t total = 0) const {
    if (progress_) progress_(stage, done, total);
  }
  bool stop() const { return found_.stop(options_.strict); }

  // Without what a template misses in a faulty publication: that has been told of as the fault that it is.
  Diagnostics told_of(Diagnostics of_templates) const {
    if (!faulty_) return of_templates;
    of_templates.leave_out("template-wrong-kind");
    of_templates.leave_out("template-missing");
    return of_templates;
  }
  void put_open_data_files(PreparedSite&, const Handover&);
  void put_other_files(const PreparedSite&, const Handover&);
  struct Compared {
    PageParts parts;
    std::vector<std::string> unmarked;  // sentences in the other language that do not say so
  };
  using PageCounts = std::vector<Compared>;
  void render_cards(PreparedSite&, std::size_t voice, const std::vector<char>& kept);
  void render(PreparedSite&, SiteSearch*, PageReuse*, BuildOutcome&);
  // The making of all pages.
  struct Round {
    Round(PreparedSite& site, SiteSearch* index, PageReuse* remembered, Handover handing, const BuildOptions& options)
        : prepared(site), search(index), reuse(remembered), handover(std::move(handing)), findings(options.jobs), buffers(options.jobs),
          counts(options.parity ? site.site().plan.pages().size() * site.voices().size() : 0), kept(site.site().plan.pages().size()) {}
    PreparedSite& prepared;
    SiteSearch* const search;  // may be null, as the next
    PageReuse* const reuse;
    const Handover handover;
    PageFindings findings;
    std::vector<std::string> buffers;  // by worker
    PageCounts counts;
    std::vector<char> kept;            // of the voice
    std::atomic<std::size_t> made{0}, kept_pages{0};
  };
  void make_pages(Round&, std::size_t voice, bool lists);
  void make_page(Round&, std::size_t page, std::size_t voice, std::size_t worker);
  void compare(const Site&, const PageCounts&, BuildOutcome&);
  void tell_unmarked(const std::string& sentence, const std::string& address, Language);

  const BuildOptions& options_;
  SiteOutput* const output_;
  const Remembered* const last_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  const Progress& progress_;
  bool faulty_ = false;  // the publication has errors of its own
  bool cards_at_fault_ = false;  // or templates that lists use: then no list is what it seems
  std::shared_ptr<const Confidential> confidential_;
};

BuildOutcome Build::run() {
  BuildOutcome outcome;
  tell("reading");
  auto inputs = read_inputs(options_, disk_, sources_, found_);
  outcome.confidential = confidential_ = std::make_shared<const Confidential>(inputs.publication);
  if (!inputs.has_settings()) {
    outcome.content_fault = true;
    return outcome;
  }
  tell("checking");
  PreparedSite prepared(std::move(inputs), options_, found_);
  auto checked = check_site(prepared, options_, disk_, sources_, found_);
  outcome.accepted = checked.accepted;
  outcome.easy_read = std::move(checked.easy_read);
  outcome.languages = prepared.voices().size();
  if (options_.disclosure) outcome.disclosure = disclosure_report(prepared.publication(), prepared.figures());
  prepared.forget_written_cells();

  faulty_ = found_.has_errors();
  if (output_ != nullptr) output_->consider(prepared.site(), found_);
  if (output_ != nullptr) outcome.fault = output_->open(found_);
  if (outcome.fault != WriteFault::none) return outcome;
  const Handover handover(prepared.publication(), *confidential_, output_);
  // Pages offer only files that there are: without these, what is counted would not be what is published.
  if ((output_ != nullptr || options_.parity) && !stop()) put_open_data_files(prepared, handover);
  SiteSearch search(prepared, options_.jobs);
  std::optional<PageReuse> reuse;
  if (output_ != nullptr && last_ != nullptr && last_->is_kept() && !stop()) reuse.emplace(*last_, prepared, *confidential_, search, options_.jobs);
  render(prepared, output_ != nullptr && !stop() ? &search : nullptr, reuse ? &*reuse : nullptr, outcome);
  if (options_.snapshot && !stop()) outcome.snapshot = checked_snapshot(prepared.site(), *confidential_, found_);
  outcome.content_fault = stop();
  if (output_ == nullptr || outcome.content_fault) return outcome;

  tell("writing");
  put_other_files(prepared, handover);
  if (!stop()) output_->complete(prepared.site(), found_);
  outcome.content_fault = stop();
  if (outcome.content_fault) return outcome;
  const auto written = output_->commit(found_);
  outcome.fault = written.fault;
  outcome.written = written.written;
  outcome.removed = written.removed;
  parallel_for(2, options_.jobs, [&](std::size_t part, std::size_t) {
    if (part == 0) output_->tidy(found_);
    else if (reuse && !cards_at_fault_) reuse->remember();
  });
  return outcome;
}

// Where few lists are made, those make the cards that they show.
void Build::render_cards(PreparedSite& prepared, std::size_t voice, const std::vector<char>& kept) {
  const auto& pages = prepared.site().plan.pages();
  std::size_t shown = 0;
  for (std::size_t page = 0; page < pages.size(); ++page)
    if (!kept[page] && shows_cards(pages[page].kind)) shown += providers_on_a_page;
  if (shown < prepared.publication().providers.size()) return;
  Diagnostics found;
  prepared.render_cards(prepared.voices()[voice].language(), options_.jobs, found);
  cards_at_fault_ |= !found.empty();
  found_.append(told_of(std::move(found)));
}

void Build::render(PreparedSite& prepared, SiteSearch* search, PageReuse* reuse, BuildOutcome& outcome) {
  Round round(prepared, search, reuse, Handover(prepared.publication(), *confidential_, stop() ? nullptr : output_), options_);
  // One language after the other, and in each the lists first, so that cards and the index of the search are held of one alone.
  for (std::size_t voice = 0; voice < prepared.voices().size(); ++voice) {
    const Language language = prepared.voices()[voice].language();
    if (reuse != nullptr) round.kept = reuse->keep(voice, *output_);
    render_cards(prepared, voice, round.kept);
    make_pages(round, voice, true);
    prepared.forget_cards(language);
    make_pages(round, voice, false);
    if (search == nullptr) continue;
    if (!round.findings.stop(options_.strict))
      search->put_files(voice, options_.jobs, [&](const std::string& path, std::string_view bytes) { round.handover.put(path, bytes, found_); });
    if (reuse != nullptr) reuse->pack(voice);
    search->forget(voice);
  }
  outcome.pages = round.made;
  outcome.kept_pages = round.kept_pages;
  round.findings.append_to(found_);
  if (options_.parity && !faulty_) compare(prepared.site(), round.counts, outcome);
}

void Build::make_pages(Round& round, std::size_t voice, bool lists) {
  const auto& pages = round.prepared.site().plan.pages();
  parallel_for(pages.size(), options_.jobs, [&](std::size_t page, std::size_t worker) {
    // The page of all languages is one, made in the first of them.
    if (shows_cards(pages[page].kind) != lists || (pages[page].kind == PageKind::choose_language && voice > 0)) return;
    if (round.kept[page]) ++round.kept_pages;
    else make_page(round, page, voice, worker);
    tell("making pages", ++round.made, pages.size() * round.prepared.voices().size());
  });
}

void Build::make_page(Round& round, std::size_t at, std::size_t voice, std::size_t worker) {
  const auto& page = round.prepared.site().plan.pages()[at];
  const Language language = round.prepared.voices()[voice].language();
  const auto place = at * round.prepared.voices().size() + voice;
  const NarrativeReferences references;
  Diagnostics found;
  auto& out = round.buffers[worker];
  out.clear();
  round.prepared.render(page, voice, out, found);
  found = told_of(std::move(found));
  if (round.search != nullptr) round.search->add(worker, at, voice, out);
  if (options_.parity) round.counts[place] = {parts_of(out, language), sentences_in_other_language(out, language)};
  round.handover.put(file_of(page.address[language]), out, found);
  if (round.reuse != nullptr && (!found.empty() || (is_of_provider(page.kind) && references.any()))) round.reuse->forget(at, voice);
  round.findings.keep(worker, place, std::move(found));
}

// The pages of two languages side by side. `counts` are in the order of rendering: each page in each language.
void Build::compare(const Site& site, const PageCounts& counts, BuildOutcome& outcome) {
  const auto& offered = site.publication.languages;
  if (offered.size() < languages.size()) return;
  std::set<std::string_view> told;  // what many pages say is told of once
  for (std::size_t i = 0; i < site.plan.pages().size(); ++i) {
    const auto& page = site.plan.pages()[i];
    if (page.kind == PageKind::choose_language || page.kind == PageKind::not_found) continue;
    PagePair pair{page.address, {}, is_by_letter(page.kind)};
    for (std::size_t voice = 0; voice < offered.size(); ++voice) {
      const auto& compared = counts[i * offered.size() + voice];
      pair.parts[offered[voice]] = compared.parts;
      for (const auto& sentence : compared.unmarked)
        if (told.insert(sentence).second) tell_unmarked(sentence, page.address[offered[voice]], offered[voice]);
    }
    outcome.parity.pages.push_back(std::move(pair));
  }
  check_parity(outcome.parity, found_);
}

void Build::tell_unmarked(const std::string& sentence, const std::string& address, Language language) {
  found_.warning("unmarked-language", {}, fmt::format("{} says \"{}\", which reads as {}, and nothing says so", address, sentence, name_of(other(language))),
                 fmt::format("write it in {}, or mark it as it is: [words](lang:{}); a field that stays as it is has its own language alone, with exempt", name_of(language), language_code(other(language))));
}

// Pages say how large the files are that they offer, so these come first.
void Build::put_open_data_files(PreparedSite& prepared, const Handover& handover) {
  tell("making open data");
  std::mutex finding;
  auto made = put_open_data(prepared.site(), {options_.jobs, options_.standards}, [&](const std::string& path, std::string_view bytes) {
    Diagnostics found;
    handover.put(path, bytes, found);
    const std::lock_guard lock(finding);
    found_.append(std::move(found));
  });
  made.insert(options_.sizes.begin(), options_.sizes.end());
  const auto sizes = std::make_shared<const FileSizes>(std::move(made));
  prepared.tell_file_sizes([sizes](const std::string& path) -> std::optional<std::uint64_t> {
    const auto size = sizes->find(path);
    return size == sizes->end() ? std::nullopt : std::optional(size->second);
  });
}

// The families are made beside one another, each with findings of its own.
void Build::put_other_files(const PreparedSite& prepared, const Handover& handover) {
  const auto makers = file_makers(prepared, options_, disk_, sources_);
  std::vector<Diagnostics> found(makers.size());
  parallel_for(makers.size(), options_.jobs, [&](std::size_t i, std::size_t) {
    makers[i].make([&](const std::string& path, std::string_view bytes) { handover.put(path, bytes, found[i]); }, found[i]);
  });
  for (auto& of_maker : found) found_.append(std::move(of_maker));
}

BuildOutcome build_anew(const BuildOptions& options, const Remembered& last, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress) {
  if (options.output.empty()) return Build(options, nullptr, nullptr, disk, sources, found, progress).run();
  OutputOptions writing;
  writing.output = options.output;
  writing.inputs = inputs_of(options);
  writing.home = options.home;
  writing.jobs = options.jobs;
  SiteWriter writer(disk, writing);
  return Build(options, &writer, &last, disk, sources, found, progress).run();
}

}  // namespace

BuildOutcome build_site(const BuildOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress) {
  const Remembered last(options, disk, sources);
  if (const auto outcome = last.recall(found)) return *outcome;
  auto outcome = build_anew(options, last, disk, sources, found, progress);
  last.keep(outcome, found);
  return outcome;
}

BuildOutcome build_site(const BuildOptions& options, SiteOutput& output, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress) {
  return Build(options, &output, nullptr, disk, sources, found, progress).run();
}

std::vector<std::string> inputs_of(const BuildOptions& options) {
  std::vector<std::string> inputs{options.content, options.theme, options.templates, options.data};
  std::erase(inputs, "");
  return inputs;
}

}  // namespace comisiynu
