// What the content said at one time, and the files made from it so far. Const but for what it remembers; any thread.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "site/check_site.h"
#include "site/prepared_site.h"
#include "site/site_files.h"

namespace comisiynu {

// One language is written after the other: a page whose words wait for their translation is shown as it is, with the error at
// which a build stops.
bool waits_for_translation(std::string_view code);
Diagnostics without_waiting(Diagnostics);

struct MadePage {
  const PlannedPage* page = nullptr;
  std::size_t voice = 0;
};

class SiteState {
 public:
  struct File {
    std::shared_ptr<const std::string> bytes;
    std::string hash;
    bool faulty = false;
  };

  // All but the inputs must outlive it. What was wrong with them is in findings().
  SiteState(SiteInputs, const BuildOptions&, const Disk&, Sources&, Diagnostics found);
  ~SiteState();

  // Finds what else is wrong with the publication: most of the time that a change takes. Once; others may read meanwhile.
  void check();

  // Made once, by the first who asks; nothing where the site has no such file.
  std::optional<File> file(const std::string& path);

  // The page whose file this is.
  std::optional<MadePage> page(const std::string& path) const;

  std::size_t pages() const { return pages_.size(); }

  // Finds what is wrong with pages that nobody has asked for, and with all other files.
  bool check_pages(const std::atomic<bool>& given_up);

  // Changes where a style sheet of the theme does; and where any other of its files does.
  const std::string& styles() const { return styles_; }
  const std::string& assets() const { return assets_; }

  // How easy the document's easy-read edition is to read, of 100; and how many of a file's texts in a hundred have a
  // translation that is up to date, where the publication keeps a ledger of them. Nothing where there is nothing to say.
  std::optional<int> easy_read_score(const Document&) const;
  std::optional<int> translated(FileId) const;

  Diagnostics findings() const;
  const PreparedSite& prepared() const { return *prepared_; }
  std::shared_ptr<const Confidential> confidential() const { return confidential_; }

 private:
  struct Slot {
    std::once_flag once;
    std::optional<File> file;
  };
  std::optional<File> make(const std::string& path);
  std::optional<std::string> make_other(const std::string& path);
  File make_page(const MadePage&);
  void judge(const Diagnostics&);
  void note(Diagnostics);
  void hash_theme(const std::shared_ptr<const Theme>&);
  void make_own_data(const MadePage&);
  void make_table_beside(const MadePage&);
  void make_plain_tables(std::size_t voice);
  void make_all_data(const std::string* wanted, std::string& into);
  std::optional<std::uint64_t> size_of_data(const std::string& path);

  const BuildOptions& options_;
  const Disk& disk_;
  Sources& sources_;
  std::atomic<bool> faulty_ = false;  // the publication itself
  std::atomic<bool> broken_ = false;  // the same, with more than translations that are waited for
  std::unique_ptr<PreparedSite> prepared_;
  std::shared_ptr<const Confidential> confidential_;
  std::vector<FileMaker> makers_;
  std::unordered_map<std::string_view, MadePage> pages_;  // by address
  std::string styles_, assets_;

  mutable std::mutex mutex_;  // guards what follows
  std::unordered_map<std::string, std::shared_ptr<Slot>> slots_;
  std::unordered_map<std::string, std::string> together_;  // files that were made with one that was asked for
  Diagnostics of_publication_, of_pages_;
  SiteChecks checks_;

  std::mutex making_data_;    // held while all open data are made; taken before data_mutex_
  std::mutex making_tables_;  // held while plain tables are: a reader need not wait for all; taken before data_mutex_
  std::mutex data_mutex_;     // guards what follows
  FileSizes sizes_;        // of open data made so far
  bool has_all_sizes_ = false;
  std::vector<char> has_plain_tables_;  // by voice
};

}  // namespace comisiynu
