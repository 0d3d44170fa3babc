#pragma once

#include "cli/build_command.h"

namespace comisiynu {

struct ServeCommand {
  BuildCommand build;
  int port = 8000;    // 0: any that is free
  bool open = false;  // in the reader's browser
};

// `serve`: shows the site on this machine until it is told to end (Ctrl+C), and gives the exit code.
int run_serve(ServeCommand, Disk&);

}  // namespace comisiynu
