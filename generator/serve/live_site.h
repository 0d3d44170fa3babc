// A site that lives in memory and follows its content: what `comisiynu serve` shows. A file of it is made when somebody asks
// for it, by the same functions as a build makes it with, and so is the same byte for byte.
//
// A *state* is what the content said at one time. While the content is at fault, the last state without a fault stands.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "serve/site_state.h"
#include "site/build.h"
#include "site/kept_inputs.h"

namespace comisiynu {

// A finding as people are shown it: in order, with nothing confidential in it.
struct Findings {
  std::vector<Diagnostic> all;
  std::shared_ptr<const Confidential> confidential;  // null where the content could not be read
  std::size_t errors() const;
  bool stop(bool strict) const;  // a build would stop at them: at warnings too, where it is strict
};

class LiveSite {
 public:
  // The options' output is left alone. The disk must outlive the site.
  LiveSite(BuildOptions, const Disk&);

  // Each of these three from one thread at a time; they may run beside each other.

  // Reads what changed, and shows the new state where reading found no error. False: it has errors.
  bool show();

  // Finds what else is wrong with what was read last. Where that is an error of more than translation, the last state that had none is shown again,
  // and it is false.
  bool check();

  // Both.
  bool refresh() { return show() ? check() : (check(), false); }

  // Makes every page that nobody has asked for, only to find what is wrong with it. False when `given_up` became true.
  bool check_pages(const std::atomic<bool>& given_up);

  // The rest may be called from any thread.

  // The file of the site with this path ("en/providers/index.html"), or nothing. A page that has come to have a fault is
  // shown as it was without it, where it was shown before.
  std::shared_ptr<const std::string> file(const std::string& path);

  // The state whose pages are shown; null until there is one.
  std::shared_ptr<SiteState> state() const;

  // What the interface says, as it was read last: there even where there is no page yet.
  std::shared_ptr<const Messages> messages() const;

  // Whether they are of the content as it is now.
  bool is_latest_shown() const;

  // What is wrong with the content as it is now.
  Findings findings() const;
  Sources& sources() { return sources_; }

 private:
  bool stops(const SiteState&) const;

  const BuildOptions options_;
  const Disk& disk_;
  Sources sources_;
  KeptInputs kept_;

  mutable std::mutex mutex_;  // guards what follows
  std::shared_ptr<const Messages> messages_;
  std::shared_ptr<SiteState> state_;
  std::shared_ptr<SiteState> refused_;          // has errors, and is kept for what was found in it
  std::shared_ptr<SiteState> before_;           // the last state without a fault, while the one that is shown is yet to be checked
  Diagnostics unread_;                          // found where not even a state could be made
  bool is_unread_ = false;
  std::unordered_map<std::string, std::shared_ptr<const std::string>> good_;  // pages as they were last shown without a fault
};

}  // namespace comisiynu
