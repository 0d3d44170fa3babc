// A thread for each connection that is at work, so that readers who wait for news keep nobody else waiting. Threads that are
// done take the next connection, or end when none comes for a while.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace comisiynu {

class Connections : public httplib::TaskQueue {
 public:
  explicit Connections(std::size_t at_most) : at_most_(at_most) {}
  void enqueue(std::function<void()> work) override;
  void shutdown() override;  // returns when all work is done

 private:
  void serve();

  const std::size_t at_most_;
  std::mutex mutex_;
  std::condition_variable work_came_, thread_ended_;
  std::deque<std::function<void()>> waiting_;
  std::size_t threads_ = 0, idle_ = 0;
  bool closing_ = false;
};

}  // namespace comisiynu
