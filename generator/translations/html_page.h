#pragma once

#include <string>

#include "language/language.h"

namespace comisiynu {

// A page of a report that stands by itself: no file, script or address outside it. Wide tables scroll in regions of class "wide",
// cells of class "n" hold figures. `body` is HTML, the rest plain text.
struct HtmlPage {
  Language language;
  std::string title, of;  // of: whose report it is
  std::string body;
  std::string write() const;
};

}  // namespace comisiynu
