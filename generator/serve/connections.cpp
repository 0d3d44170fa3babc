#include "serve/connections.h"

#include <chrono>
#include <thread>

namespace comisiynu {

void Connections::enqueue(std::function<void()> work) {
  std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(work));
  if (idle_ >= waiting_.size() || threads_ >= at_most_) {
    work_came_.notify_one();
    return;
  }
  ++threads_;
  std::thread([this] { serve(); }).detach();
}

void Connections::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (waiting_.empty()) {
      ++idle_;
      const bool came = work_came_.wait_for(lock, std::chrono::seconds(5), [&] { return !waiting_.empty() || closing_; });
      --idle_;
      if (waiting_.empty() && (closing_ || !came)) break;
      if (waiting_.empty()) continue;
    }
    const auto work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
  --threads_;
  // Told with the lock held: once it is let go of, this may be gone.
  thread_ended_.notify_all();
}

void Connections::shutdown() {
  std::unique_lock lock(mutex_);
  closing_ = true;
  work_came_.notify_all();
  thread_ended_.wait(lock, [&] { return threads_ == 0; });
}

}  // namespace comisiynu
