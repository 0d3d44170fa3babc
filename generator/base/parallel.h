#pragma once

#include <cstddef>
#include <functional>

namespace comisiynu {

// Calls work(i, worker) for each i in [0, count) on `jobs` threads (the caller's among them), handing out small
// runs of neighbours. `worker` is in [0, jobs): use it to index results that each thread keeps for itself.
// An exception of any call is thrown again here after all threads have stopped.
void parallel_for(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t index, std::size_t worker)>& work);

}  // namespace comisiynu
