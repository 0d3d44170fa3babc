#include "base/xml.h"

#include <algorithm>

#include "base/text.h"

namespace comisiynu {

std::string escape_xml(std::string_view text) {
  std::string clean(text);
  std::erase_if(clean, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
  return escape_html(clean);
}

}  // namespace comisiynu
