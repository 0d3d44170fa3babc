#include "cli/command_line.h"

#ifdef COMISIYNU_MIMALLOC
#include <mimalloc.h>

#include <string_view>
#endif

int main(int count, char** words) {
#ifdef COMISIYNU_MIMALLOC
  // Milliseconds until memory that is not needed any more goes back to the system. With the 25 that are usual the peak of a
  // build is an eighth higher, and it is no faster. The preview needs as much again at the next edit, and soon.
  const bool is_resident = count > 1 && words[1] == std::string_view("serve");
  mi_option_set(mi_option_decommit_delay, is_resident ? 60'000 : 1);
#endif
  return comisiynu::run_command_line(count, words);
}
