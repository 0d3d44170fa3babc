// Both languages say the same, idea by idea: as many sentences, and the same figures.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "check/easy_read_edition.h"

namespace comisiynu {

namespace {

// Digits alone: "£28.9 million" and "£28.9 miliwn" are one.
std::vector<std::string> figures_of(const EasyText& text) {
  std::vector<std::string> figures;
  for (const auto& word : text.words()) {
    std::string digits;
    for (const char c : word.folded)
      if (c >= '0' && c <= '9') digits += c;
    if (!digits.empty()) figures.push_back(std::move(digits));
  }
  std::sort(figures.begin(), figures.end());
  return figures;
}

std::string counted(std::size_t count, std::string_view one) { return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s"); }

void compare(EasyEdition& edition, const Idea& idea) {
  const auto english = edition.text(idea.text, Language::en), welsh = edition.text(idea.text, Language::cy);
  const auto whole = [](const EasyText& text) { return text.words().empty() ? EasyText::Stretch{} : text.place(0, text.words().size()); };
  const auto say = [&](std::string message, std::string remedy) {
    edition.say(&idea, idea.text, Language::cy, {Severity::warning, "languages-differ", whole(welsh), std::move(message), std::move(remedy)});
  };
  if (english.sentences().size() != welsh.sentences().size())
    say(fmt::format("the Welsh has {}, and the English {}", counted(welsh.sentences().size(), "sentence"), english.sentences().size()), "say the same in both, sentence by sentence");
  const auto in_english = figures_of(english), in_welsh = figures_of(welsh);
  if (in_english != in_welsh)
    say(fmt::format("the figures differ: {} in Welsh, {} in English", in_welsh.empty() ? "none" : join(in_welsh, ", "), in_english.empty() ? "none" : join(in_english, ", ")),
        "give the same figures in both languages");
}

}  // namespace

void check_easy_parity(EasyEdition& edition) {
  for (const auto& page : edition.easy().pages)
    for (const auto& idea : page.ideas)
      if (idea.text.has(Language::en) && idea.text.has(Language::cy)) compare(edition, idea);
}

}  // namespace comisiynu
