#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace comisiynu {

void parallel_for(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t, std::size_t)>& work) {
  jobs = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(count, 1));
  const std::size_t run = std::clamp<std::size_t>(count / (jobs * 16), 1, 64);
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto worker = [&](std::size_t id) {
    try {
      for (std::size_t begin; (begin = next.fetch_add(run)) < count;)
        for (std::size_t i = begin; i < std::min(begin + run, count); ++i) work(i, id);
    } catch (...) {
      next = count;
      std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t id = 1; id < jobs; ++id) threads.emplace_back(worker, id);
  worker(0);
  for (auto& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace comisiynu
