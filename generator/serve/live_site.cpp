#include "serve/live_site.h"

#include <algorithm>

namespace comisiynu {

namespace {

BuildOptions without_output(BuildOptions options, KeptInputs& kept) {
  options.output.clear();
  options.kept = &kept;
  return options;
}

// So many pages are remembered as they were; a person looks at one, and goes back to a few.
constexpr std::size_t remembered = 200;

}  // namespace

std::size_t Findings::errors() const {
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& d) { return d.severity == Severity::error; }));
}

bool Findings::stop(bool strict) const {
  return std::any_of(all.begin(), all.end(), [&](const auto& d) { return stops(d.severity, strict); });
}

LiveSite::LiveSite(BuildOptions options, const Disk& disk) : options_(without_output(std::move(options), kept_)), disk_(disk), sources_(disk) {}

bool LiveSite::stops(const SiteState& state) const {
  return without_waiting(state.findings()).stop(options_.strict);
}

bool LiveSite::show() {
  Diagnostics found;
  auto inputs = read_inputs(options_, disk_, sources_, found);
  auto messages = inputs.messages;
  if (!inputs.has_settings()) {
    const std::lock_guard lock(mutex_);
    messages_ = std::move(messages);
    unread_ = std::move(found);
    is_unread_ = true;
    refused_ = nullptr;
    return false;
  }
  auto next = std::make_shared<SiteState>(std::move(inputs), options_, disk_, sources_, std::move(found));
  const bool stopped = stops(*next);
  std::shared_ptr<SiteState> gone, unchecked;  // let go of outside the lock: it takes a while
  const std::lock_guard lock(mutex_);
  messages_ = std::move(messages);
  is_unread_ = false;
  unread_ = {};
  gone = std::exchange(refused_, nullptr);
  // Who is shown errors is shown them over a page without any.
  if (stopped && before_ != nullptr) unchecked = std::exchange(state_, std::exchange(before_, nullptr));
  // With nothing better to show, what can be made of a faulty publication is shown.
  if (stopped && state_ != nullptr) refused_ = std::move(next);
  else if (unchecked = std::exchange(state_, std::move(next)); before_ == nullptr) before_ = std::move(unchecked);
  return !stopped;
}

bool LiveSite::check() {
  std::shared_ptr<SiteState> latest;
  {
    const std::lock_guard lock(mutex_);
    if (is_unread_) return false;
    latest = refused_ ? refused_ : state_;
  }
  latest->check();
  const bool stopped = stops(*latest);
  std::shared_ptr<SiteState> gone;
  const std::lock_guard lock(mutex_);
  if (latest != state_) return !stopped;  // is not shown, or is not any more
  gone = std::exchange(before_, nullptr);
  if (stopped && gone != nullptr) refused_ = std::exchange(state_, std::move(gone));
  return !stopped;
}

bool LiveSite::check_pages(const std::atomic<bool>& given_up) {
  std::shared_ptr<SiteState> checked;
  {
    const std::lock_guard lock(mutex_);
    checked = is_unread_ ? nullptr : refused_ ? refused_ : state_;
  }
  return checked == nullptr || checked->check_pages(given_up);
}

std::shared_ptr<SiteState> LiveSite::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

std::shared_ptr<const Messages> LiveSite::messages() const {
  const std::lock_guard lock(mutex_);
  return messages_;
}

bool LiveSite::is_latest_shown() const {
  const std::lock_guard lock(mutex_);
  return !is_unread_ && refused_ == nullptr;
}

std::shared_ptr<const std::string> LiveSite::file(const std::string& path) {
  const auto shown = state();
  if (shown == nullptr) return nullptr;
  const auto made = shown->file(path);
  if (!made) return nullptr;
  const std::lock_guard lock(mutex_);
  if (before_ != nullptr) return made->bytes;  // not known to be good
  const auto before = good_.find(path);
  if (made->faulty) return before == good_.end() ? made->bytes : before->second;
  if (before == good_.end() && good_.size() >= remembered) good_.clear();
  return good_[path] = made->bytes;
}

Findings LiveSite::findings() const {
  std::shared_ptr<SiteState> about;
  Diagnostics found;
  {
    const std::lock_guard lock(mutex_);
    if (is_unread_) found = unread_;
    else about = refused_ ? refused_ : state_;
  }
  if (about != nullptr) found = about->findings();
  return {found.sorted(sources_), about == nullptr ? nullptr : about->confidential()};
}

}  // namespace comisiynu
