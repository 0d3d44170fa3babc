#include <fmt/format.h>

#include <algorithm>

#include "check/check.h"
#include "language/format.h"

namespace comisiynu {

namespace {

constexpr std::string_view place_of_count = "{count}";

void check_forms(const Noun& noun, Language language, const Noun::Forms& forms, Diagnostics& found) {
  const std::pair<Plural, const Plain*> all[] = {{Plural::zero, &forms.zero}, {Plural::one, &forms.one},   {Plural::two, &forms.two},
                                                 {Plural::few, &forms.few},   {Plural::many, &forms.many}, {Plural::other, &forms.other}};
  const auto needed = plurals_of(language);
  for (const auto& [plural, form] : all) {
    const bool is_needed = std::find(needed.begin(), needed.end(), plural) != needed.end();
    if (!is_needed && *form)
      found.error("plural-form", form->at, fmt::format("{} has no form \"{}\"", language == Language::cy ? "Welsh" : "English", name_of(plural)), "take it out");
    else if (is_needed && !*form && plural != Plural::other)  // `other` is required by its description
      found.error("plural-form", forms.at, fmt::format("the noun {} has no {} form \"{}\"", noun.id, language == Language::cy ? "Welsh" : "English", name_of(plural)),
                  fmt::format("add {} = \"{{count}} …\"", name_of(plural)));
    else if (*form && form->value.find(place_of_count) == std::string::npos)
      found.error("plural-form", form->at, fmt::format("this form of the noun {} does not say where its number stands", noun.id), "write {count} where it stands: \"{count} o ofalwyr\"");
  }
}

}  // namespace

void check_nouns(const Publication& publication, Diagnostics& found) {
  for (const auto& noun : publication.nouns)
    for (const Language language : publication.languages) check_forms(noun, language, language == Language::cy ? noun.cy : noun.en, found);
}

}  // namespace comisiynu
