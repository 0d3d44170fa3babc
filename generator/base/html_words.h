#pragma once

#include <string>
#include <string_view>

namespace comisiynu {

// The words of rendered Markdown, without its markup: paragraphs parted by an empty line, items and rows by a line's end.
std::string words_of_html(std::string_view html);

}  // namespace comisiynu
