// What stands between making a file and writing it: a file that gives away what is confidential is an error, and is not
// written.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "site/confidential.h"
#include "site/site_output.h"

namespace comisiynu {

class Handover {
 public:
  // All must outlive it. Without an output, files are only looked at.
  Handover(const Publication& publication, const Confidential& confidential, SiteOutput* output)
      : publication_(publication), confidential_(confidential), output_(output) {}

  // Any thread, each with its own `found`. Nothing is written when `found` has errors.
  void put(std::string_view path, std::string_view bytes, Diagnostics& found) const;

 private:
  const Publication& publication_;
  const Confidential& confidential_;
  SiteOutput* output_;
};

}  // namespace comisiynu
