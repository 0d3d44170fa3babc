#include "page/record_filter.h"

namespace comisiynu {

BlockRequest parse_block(std::string_view expression, Position at, Diagnostics& found) {
  BlockRequest request;
  const auto space = expression.find(' ');
  request.name = expression.substr(0, space);
  if (space == expression.npos) return request;
  request.rest = trim(expression.substr(space));
  if (request.name == "table" || request.name == "chart") return request;  // what follows is a dataset, which has its own rules
  const BlockRequest all{request.name, {}, {}, {}, {}};
  for (const auto word : split(request.rest, ' ')) {
    if (word.empty()) continue;
    const auto equals = word.find('=');
    if (word.starts_with("by=") && word.size() > 3 && request.by.empty())
      request.by = word.substr(3);
    else if (equals != word.npos && equals > 0 && equals + 1 < word.size() && !word.starts_with("by="))
      request.fields.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    else if (equals == word.npos && request.id.empty())
      request.id = word;
    else {
      found.error("placeholder-syntax", at, fmt::format("\"{}\" makes no sense in this placeholder", word),
                  fmt::format("write {{{{ {} field=word }}}}, with no spaces around =", request.name));
      return all;
    }
  }
  return request;
}

}  // namespace comisiynu
