// The texts of a file of messages with their places, for checks of what they say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "language/language.h"

namespace comisiynu {

struct MessageText {
  Language language;
  std::string text;
  Position at;  // of the value
};

// In the order of the file; empty where it is no TOML (that is said when messages are loaded). The words that addresses are
// made of are left out.
std::vector<MessageText> message_texts(std::string_view toml, FileId);

}  // namespace comisiynu
