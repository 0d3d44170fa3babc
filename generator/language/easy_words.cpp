#include "language/easy_words.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/text.h"
#include "base/toml_fault.h"
#include "language/words.h"

namespace comisiynu {

EasyPhrase easy_phrase(std::string_view written, std::string_view say) {
  EasyPhrase phrase{{}, std::string(written), std::string(say)};
  for (const auto word : split(written, ' ')) {
    auto folded = fold(word);
    while (folded.ends_with('.')) folded.pop_back();
    if (!folded.empty()) phrase.words.push_back(std::move(folded));
  }
  return phrase;
}

EasyWords::EasyWords(Language language, std::string_view text, FileId file, Diagnostics& found) : language_(language) {
  toml::table all;
  try {
    all = toml::parse(text);
  } catch (const toml::parse_error& fault) {
    report_toml_fault(text, {file, fault.source().begin.line, fault.source().begin.column, 0}, fault.description(), found);
    return;
  }
  for (const auto& [key, node] : all) {
    const std::string name(key.str());
    if (const auto words = node.value<std::string_view>()) {
      for (const auto line : lines_of(*words))
        for (const auto word : split(line, ' '))
          if (!word.empty()) plain_.insert(fold(word));
    } else if (const auto* list = node.as_array()) {
      for (const auto& item : *list)
        if (const auto word = item.value<std::string_view>()) {
          phrases_[name].push_back(easy_phrase(*word));
          singles_[name].insert(fold(*word));
        }
    } else if (const auto* table = node.as_table()) {
      for (const auto& [word, said] : *table) {
        if (const auto say = said.value<std::string_view>()) phrases_[name].push_back(easy_phrase(word.str(), *say));
        const auto* alike = said.as_array();
        if (alike == nullptr) continue;
        auto& thing = one_thing_.emplace_back();
        for (const auto& one : *alike)
          if (const auto one_word = one.value<std::string_view>()) thing.push_back(easy_phrase(*one_word));
      }
    }
  }
}

void EasyWords::add_plain(std::string_view word) { plain_.insert(fold(word)); }

bool EasyWords::is_plain(std::string_view word) const {
  if (plain_.contains(std::string(word))) return true;
  const auto joint = word.find_first_of("-'");
  if (joint != word.npos) {
    // After an apostrophe stands a part of the grammar: "council's", "mae'n".
    const bool rest = word[joint] == '\'' || joint + 1 >= word.size() || is_plain(word.substr(joint + 1));
    return rest && (joint == 0 || is_plain(word.substr(0, joint)));
  }
  const auto forms = base_forms(language_, word);
  return std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return plain_.contains(form); });
}

const std::vector<EasyPhrase>& EasyWords::phrases(std::string_view name) const {
  static const std::vector<EasyPhrase> none;
  const auto all = phrases_.find(name);
  return all == phrases_.end() ? none : all->second;
}

bool EasyWords::has(std::string_view list, std::string_view word) const {
  const auto all = singles_.find(list);
  return all != singles_.end() && all->second.contains(std::string(word));
}

}  // namespace comisiynu
