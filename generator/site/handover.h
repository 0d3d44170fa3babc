// What stands between making a file and writing it: a file that gives away what is confidential is an error, and is not
// written.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "site/confidential.h"
#include "site/writer.h"

namespace comisiynu {

class Handover {
 public:
  // All must outlive it. Without a writer, files are only looked at.
  Handover(const Publication& publication, const Confidential& confidential, SiteWriter* writer)
      : publication_(publication), confidential_(confidential), writer_(writer) {}

  // Any thread, each with its own `found`. Nothing is written when `found` has errors.
  void put(std::string_view path, std::string_view bytes, Diagnostics& found) const;

 private:
  const Publication& publication_;
  const Confidential& confidential_;
  SiteWriter* writer_;
};

}  // namespace comisiynu
