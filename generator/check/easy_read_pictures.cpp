// Pictures: a reader who knows a picture again takes it for the same thing. That each idea has one, that it is there and
// has its licence, other checks see to.
#include <fmt/format.h>

#include "check/easy_read_edition.h"

namespace comisiynu {

void check_easy_pictures(EasyEdition& edition) {
  for (const auto& page : edition.easy().pages) {
    std::map<std::string, const Idea*> used;
    for (const auto& idea : page.ideas) {
      if (!idea.picture || idea.text.empty()) continue;  // what is not written yet has no picture of its own either
      const auto [first, is_first] = used.try_emplace(idea.picture.value, &idea);
      if (is_first) continue;
      edition.say(&idea, Severity::warning, "picture-repeated", idea.picture.at, fmt::format("{} is beside another idea of this page already", idea.picture.value),
                  "choose another picture, or make one idea of the two");
    }
  }
}

}  // namespace comisiynu
