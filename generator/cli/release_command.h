#pragma once

#include <string>

#include "cli/build_command.h"

namespace comisiynu {

struct ReleaseCommand {
  BuildCommand build;    // with the edition's number
  std::string archives;  // the folder of earlier editions' archives
  bool no_pdf = false;
};

// `release`: prints what is found and one closing line, and gives the exit code.
int run_release(ReleaseCommand, Disk&);

// `verify`: the same for a release's folder or an archive.
int run_verify(const std::string& place, const std::string& format, Disk&);

}  // namespace comisiynu
