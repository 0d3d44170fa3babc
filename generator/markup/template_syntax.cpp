#include "markup/template_syntax.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace comisiynu::templates {

Position Template::position(Place place) const {
  const std::string_view all = source;
  const auto before = all.substr(0, place.offset);
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  const auto in_line = all.substr(place.offset, place.length);
  return {file, static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(code_points(before.substr(line_start)) + 1),
          static_cast<std::uint32_t>(code_points(in_line.substr(0, in_line.find('\n'))))};
}

void Report::error(std::string_view code, Place place, std::string message, std::string remedy) {
  in_.sound = false;
  if (told_ > max_errors) return;
  if (++told_ > max_errors) {
    to_.error("template-limit", in_.position(place),
              fmt::format("more than {} errors in one template", max_errors),
              "mend the first of them and look again");
    return;
  }
  to_.error(std::string(code), in_.position(place), std::move(message), std::move(remedy));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto found = nearest(word, candidates);
  return found ? fmt::format("did you mean \"{}\"?", *found) : std::string();
}

}  // namespace comisiynu::templates
