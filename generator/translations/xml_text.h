// What the XML formats share. Internal to translations/.
#pragma once

#include <pugixml.hpp>

#include <string>

#include "translations/exchange.h"

namespace comisiynu {

// The document as a file; blanks are put between its elements, where they change no text.
std::string written(pugi::xml_document&);
// A child element with text in it.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text);
// XML can hold no control character but tab and newline: they are left out.
std::string xml_safe(std::string_view text);

}  // namespace comisiynu
