// Messages that a script says, as the JSON that it reads.
#pragma once

#include <string>
#include <string_view>

#include "page/site.h"

namespace comisiynu {

// All forms of a message that counts: {"zero":"Dim …","one":"{count} …", …}. Any thread.
std::string counted_message(const Voice&, std::string_view key);

}  // namespace comisiynu
