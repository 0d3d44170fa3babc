// What a TOML parser says of the first fault in a file, in the words of the people who write such files.
#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace comisiynu {

// `text` is the file's, `at` and `why` the parser's place and reason. The place is moved to where the fault began when
// that can be seen: an opening quote, the whole of a date.
void report_toml_fault(std::string_view text, Position at, std::string_view why, Diagnostics& found);

}  // namespace comisiynu
