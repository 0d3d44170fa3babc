// All that the files of a site are made from: what authors wrote, read and planned, with its theme, messages and templates.
// `build`, `serve` and `explain` all begin here, so that a page is the same whichever of them makes it.
//
//   SiteInputs inputs = read_inputs(options, disk, sources, found);
//   if (!inputs.has_settings()) return …;
//   const PreparedSite prepared(std::move(inputs), options, found);
//   prepared.check(sources, found);
//   prepared.render(page, voice, out, found);
//
// Made once, then const, and shared by all threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "changes/compare.h"
#include "page/page.h"
#include "page/provider_cards.h"
#include "site/build.h"
#include "site/confidential.h"
#include "source/parsed_files.h"

namespace comisiynu {

struct SiteInputs {
  Publication publication;
  ParsedParts parts;  // what it was put together from, where that is kept
  // These may be shared with what is made of a later reading. Templates keep to the messages.
  std::shared_ptr<const Theme> theme;
  std::shared_ptr<const Messages> messages;
  std::shared_ptr<const TemplateSet> templates;
  std::shared_ptr<const PerLanguage<EasyWords>> easy_words;  // none where nothing is in easy read
  std::vector<std::string> images;
  EditionsFile released;  // what editions.toml says
  std::optional<Snapshot> earlier;  // the edition to compare with

  // Everything hangs on the lists of publication.toml: without them nothing else could be judged fairly.
  bool has_settings() const { return publication.settings.at.file != no_file; }
};

SiteInputs read_inputs(const BuildOptions&, const Disk&, Sources&, Diagnostics& found);

class PreparedSite {
 public:
  PreparedSite(SiteInputs, const BuildOptions&, Diagnostics& found);
  PreparedSite(const PreparedSite&) = delete;
  PreparedSite& operator=(const PreparedSite&) = delete;

  const Site& site() const { return site_; }
  const Publication& publication() const { return inputs_.publication; }
  const Theme& theme() const { return *inputs_.theme; }
  const Figures& figures() const { return figures_; }
  const std::vector<Voice>& voices() const { return voices_; }  // as the publication offers its languages
  const std::vector<Value>& shared() const { return shared_; }  // values of all pages of a voice

  // All rules over the publication as a whole. Returns how many warnings are accepted in the data.
  std::size_t check(const Sources&, Diagnostics& found) const;

  // Hints where a figure of a dataset is typed by hand.
  void offer_placeholders(Diagnostics& found) const;

  // Whether easy-read editions are easy to read; what is found has its place within the texts.
  EasyReadReport check_easy_read(Sources&, Diagnostics& found) const;

  // A page in the language of the voice of that index; as render_page().
  void render(const PlannedPage&, std::size_t voice, std::string& out, Diagnostics& found) const;

  // Makes the cards of all providers in one language at once, before its lists are rendered: without it each list makes its
  // own. And lets them go when they are: nothing else shows any.
  void render_cards(Language language, std::size_t jobs, Diagnostics& found) { comisiynu::render_cards(site_, language, jobs, found); }
  void forget_cards(Language language) { comisiynu::forget_cards(site_, language); }

  // Datasets' cells as they were written, which nothing asks for after the checks: the figures have them.
  void forget_written_cells() {
    for (auto& dataset : inputs_.publication.datasets) std::vector<Cell>().swap(dataset.cells);
  }

  // What the next publication is made of. After this, it may only be let go of.
  ParsedFiles::Providers give_back() { return {std::move(inputs_.publication.providers), std::move(inputs_.parts)}; }

  // Says how sizes of open data are found; before any page is rendered.
  void tell_file_sizes(decltype(Site::file_size) size) { site_.file_size = std::move(size); }

  // Tells which templates are rendered by themselves; before any page is rendered.
  void tell_templates(decltype(Site::hear_template) hear) { site_.hear_template = std::move(hear); }

 private:
  SiteInputs inputs_;
  const Date date_;
  const Figures figures_;
  const std::shared_ptr<const PerLanguage<Order>> orders_;
  const Catalogue catalogue_;
  const Plan plan_;
  Changes changes_;  // since the earlier edition
  Site site_;
  std::vector<Voice> voices_;
  std::vector<Value> shared_;
};

}  // namespace comisiynu
