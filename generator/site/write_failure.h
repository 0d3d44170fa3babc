// What stopped the writing of a site, in words for people.
#pragma once

#include <string>

#include "base/disk.h"

namespace comisiynu {

// Whose doing it is: the command's exit code tells them apart.
enum class WriteFault {
  none,
  refused,  // what was asked for must not be done: the output folder, or a page's address, is to be mended
  machine,  // the machine would not do it: no room, no permission, another build under way
};

struct WriteFailure {
  WriteFault fault = WriteFault::none;
  std::string message;  // as a Diagnostic's
  std::string remedy;
};

// "the disk is full" rather than "No space left on device".
std::string in_plain_words(const DiskError&);

// What to do about it; `folder` is where the site was to be written.
std::string remedy_for(const DiskError&, const std::string& folder);

}  // namespace comisiynu
