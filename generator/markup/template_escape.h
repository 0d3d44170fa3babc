// Text made fit for the place it is printed in. Each appends to `out`.
#pragma once

#include <string>
#include <string_view>

namespace comisiynu::templates {

void append_text(std::string_view, std::string& out);       // & < >
void append_attribute(std::string_view, std::string& out);  // & < > " '
// What stands between the quotation marks of a JSON string, in a script element too: < > & become \u00XX.
void append_json_string(std::string_view, std::string& out);
// For one part of a path: all but letters, digits and - . _ ~ is written as %XX.
void append_url_part(std::string_view, std::string& out);

// Whether an address is relative or of the scheme http, https, mailto or tel. `start` has already been
// written; white space and control characters are passed over, as browsers do.
bool is_safe_address(std::string_view start, std::string_view rest);
// The same for each address of a srcset.
bool are_safe_addresses(std::string_view start, std::string_view rest);

}  // namespace comisiynu::templates
