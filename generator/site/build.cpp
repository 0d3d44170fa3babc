#include "site/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "analysis/typed_figures.h"
#include "base/parallel.h"
#include "check/check.h"
#include "opendata/open_data.h"
#include "page/filter_index.h"
#include "page/page.h"
#include "site/feeds.h"
#include "site/handover.h"
#include "site/interface_files.h"
#include "site/security_txt.h"
#include "site/sitemap.h"
#include "site/writer.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

// A page could not be told from its neighbours' findings if threads mixed them: each page keeps its own.
class PageFindings {
 public:
  explicit PageFindings(std::size_t workers) : by_worker_(workers) {}

  void keep(std::size_t worker, std::size_t page, Diagnostics found) {
    if (!found.empty()) by_worker_[worker].emplace(page, std::move(found));
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
  Build(const BuildOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress)
      : options_(options), disk_(disk), sources_(sources), found_(found), progress_(progress) {}

  BuildOutcome run();

 private:
  void tell(std::string_view stage, std::size_t done = 0, std::size_t total = 0) const {
    if (progress_) progress_(stage, done, total);
  }
  bool stop() const { return found_.has_errors() || (options_.strict && found_.count(Severity::warning) > 0); }

  SiteOptions site_options(const Publication&) const;
  std::size_t check(const Publication&, const Theme&);
  void render(const Site&, SiteWriter*, BuildOutcome&);
  void put_open_data_files(Site&, const Handover&);
  void put_files(const Site&, const Handover&);
  void put_finding_files(const Site&, const Handover&);

  const BuildOptions& options_;
  Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  const Progress& progress_;
  std::shared_ptr<const Confidential> confidential_;
};

SiteOptions Build::site_options(const Publication& publication) const {
  SiteOptions options;
  options.date = options_.date;
  options.base_url = options_.base_url.empty() ? publication.settings.address.address : options_.base_url;
  while (options.base_url.ends_with('/')) options.base_url.pop_back();
  const auto host = options.base_url.find("://");
  const auto path = host == std::string::npos ? std::string::npos : options.base_url.find('/', host + 3);
  if (path != std::string::npos) options.base_path = options.base_url.substr(path);
  return options;
}

std::size_t Build::check(const Publication& publication, const Theme& theme) {
  CheckOptions options{{}, sources_, options_.date};
  for (const auto& [name, pictogram] : theme.pictograms) options.pictures.insert(name);
  return check_publication(publication, options, found_);
}

BuildOutcome Build::run() {
  BuildOutcome outcome;
  tell("reading");
  const Publication publication = read_publication({options_.content, options_.jobs}, disk_, sources_, found_);
  outcome.confidential = confidential_ = std::make_shared<const Confidential>(publication);
  const std::string own_theme = own_theme_folder(options_.theme, options_.content, disk_);
  const Theme theme = read_theme({options_.data + "/themes/default", options_.data + "/pictograms", own_theme}, disk_, sources_, found_);
  const Messages messages = read_messages(options_.data, own_theme, disk_, sources_, found_);
  const TemplateSet templates = read_templates({options_.data + "/templates", own_theme.empty() ? "" : own_theme + "/templates", options_.templates},
                                               messages, disk_, sources_, found_);
  if (publication.settings.at.file == no_file) {
    // Everything hangs on the lists of publication.toml: without them nothing else could be judged fairly.
    outcome.content_fault = true;
    return outcome;
  }
  const auto images = document_images(options_.content, publication, disk_);

  tell("checking");
  outcome.accepted = check(publication, theme);
  const Figures all_figures = figures(publication, found_);
  if (options_.disclosure) outcome.disclosure = disclosure_report(publication, all_figures);
  offer_placeholders(publication, all_figures, messages, found_);
  const PerLanguage<Order> orders{{Order(Language::cy), Order(Language::en)}};
  const Catalogue catalogue = make_catalogue(publication, orders, options_.jobs, options_.date);
  const Plan plan = make_plan(publication, catalogue, messages, found_);
  Site site{publication, all_figures, messages, templates, theme, catalogue, plan, orders, images, site_options(publication)};
  prepare_catalogue(site, options_.jobs);

  outcome.languages = publication.languages.size();
  std::unique_ptr<SiteWriter> writer;
  if (!options_.output.empty()) {
    OutputOptions writing;
    writing.output = options_.output;
    writing.inputs = {options_.content, options_.theme, options_.templates, options_.data};
    std::erase(writing.inputs, "");
    writing.home = options_.home;
    writing.jobs = options_.jobs;
    writer = std::make_unique<SiteWriter>(disk_, writing);
    outcome.fault = writer->open(found_);
    if (outcome.fault != WriteFault::none) return outcome;
  }
  if (writer && !stop()) put_open_data_files(site, Handover(publication, *confidential_, writer.get()));
  render(site, writer.get(), outcome);
  outcome.content_fault = stop();
  if (!writer || outcome.content_fault) return outcome;

  tell("writing");
  put_files(site, Handover(publication, *confidential_, writer.get()));
  outcome.content_fault = stop();
  if (outcome.content_fault) return outcome;
  const auto written = writer->commit(found_);
  outcome.fault = written.fault;
  outcome.written = written.written;
  outcome.removed = written.removed;
  writer->tidy(found_);
  return outcome;
}

void Build::render(const Site& site, SiteWriter* writer, BuildOutcome& outcome) {
  std::vector<Voice> voices;
  std::vector<Value> shared;
  for (const Language language : site.publication.languages) {
    voices.emplace_back(site, language);
    shared.push_back(shared_values(voices.back()));
  }
  const auto& pages = site.plan.pages();
  const std::size_t count = pages.size() * voices.size();
  const bool faulty = found_.has_errors();
  const Handover handover(site.publication, *confidential_, stop() ? nullptr : writer);
  PageFindings findings(options_.jobs);
  std::vector<std::string> buffers(options_.jobs);
  std::atomic<std::size_t> done{0}, made{0};
  parallel_for(count, options_.jobs, [&](std::size_t i, std::size_t worker) {
    const auto& page = pages[i / voices.size()];
    const std::size_t voice = i % voices.size();
    // The page of all languages is one, made in the first of them.
    if (page.kind == PageKind::choose_language && voice > 0) return;
    Diagnostics found;
    auto& out = buffers[worker];
    out.clear();
    render_page(voices[voice], shared[voice], page, out, found);
    // What a template misses in a faulty publication has been told of as the fault that it is.
    if (faulty) {
      found.leave_out("template-wrong-kind");
      found.leave_out("template-missing");
    }
    ++made;
    handover.put(file_of(page.address[voices[voice].language()]), out, found);
    findings.keep(worker, i, std::move(found));
    tell("rendering", ++done, count);
  });
  outcome.pages = made;
  findings.append_to(found_);
}

// Pages say how large the files are that they offer, so these come first.
void Build::put_open_data_files(Site& site, const Handover& handover) {
  tell("making open data");
  std::mutex finding;
  site.file_sizes = put_open_data(site, options_.jobs, [&](const std::string& path, std::string_view bytes) {
    Diagnostics found;
    handover.put(path, bytes, found);
    const std::lock_guard lock(finding);
    found_.append(std::move(found));
  });
}

// What is neither page nor open data: styles, script, pictures, what the lists' filters read, the map of the site.
void Build::put_files(const Site& site, const Handover& handover) {
  std::string text;
  const auto copy = [&](const std::string& to, const std::string& from) {
    if (const auto error = disk_.read(from, text))
      found_.error("unreadable-file", {sources_.add(from, from), 0, 0, 0}, fmt::format("the file cannot be read: {}", error.message));
    else
      handover.put(to, text, found_);
  };
  for (const auto& file : site.theme.files) {
    if (file.path.empty()) handover.put("assets/" + file.name, file.text, found_);
    else copy("assets/" + file.name, file.path);
  }
  for (const auto& image : site.images) copy("assets/documents/" + image, options_.content + "/documents/" + image);
  for (const auto& file : filter_index(site)) handover.put(file.path, file.text, found_);
  // The page that servers show for an address that is not there, in the first language.
  std::string out;
  const Voice voice(site, site.publication.languages.front());
  render_page(voice, shared_values(voice), *site.plan.page(PageKind::not_found), out, found_);
  handover.put("404.html", out, found_);
  put_finding_files(site, handover);
}

// What leads others here: feed readers, search engines, and whoever finds a weakness.
void Build::put_finding_files(const Site& site, const Handover& handover) {
  if (site.publication.settings.security) handover.put(".well-known/security.txt", security_txt(site), found_);
  if (site.options.base_url.empty()) return;
  handover.put("sitemap.xml", sitemap(site), found_);
  handover.put("robots.txt", robots_txt(site), found_);
  for (const Language language : site.publication.languages) {
    const Voice voice(site, language);
    for (const auto& feed : feeds_of(voice)) handover.put(feed.path, feed_xml(voice, feed), found_);
  }
}

}  // namespace

BuildOutcome build_site(const BuildOptions& options, Disk& disk, Sources& sources, Diagnostics& found, const Progress& progress) {
  return Build(options, disk, sources, found, progress).run();
}

}  // namespace comisiynu
