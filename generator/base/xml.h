#pragma once

#include <string>
#include <string_view>

namespace comisiynu {

// Text for an element or a double-quoted attribute of XML 1.0, without the control characters that it cannot hold.
std::string escape_xml(std::string_view);

}  // namespace comisiynu
