// The easy words of code lists, which providers' easy-read pages and lists are made with.
#include "check/easy_read_edition.h"

namespace comisiynu {

namespace {

// Nothing explains a word there.
constexpr auto easier_word = "use an everyday word; a word that your readers know goes below [easy_read] plain_words in publication.toml";

template <class Item>
void check_items(const std::vector<Item>& items, const Publication& publication, const EasyReadOptions& options, const PerLanguage<EasyLanguage>& rules, Diagnostics& found) {
  for (const auto& item : items)
    for (const Language language : publication.languages) {
      if (!item.easy.has(language)) continue;
      for (auto& finding : easy_text_findings(EasyText(item.easy.in[language]), rules[language])) {
        if (finding.code == "hard-word") finding.remedy = easier_word;
        const auto at = place_in_file(item.easy, language, finding.place, options.sources);
        if (finding.severity == Severity::error) found.error(std::string(finding.code), at, std::move(finding.message), std::move(finding.remedy));
        else found.warning(std::string(finding.code), at, std::move(finding.message), std::move(finding.remedy));
      }
    }
}

}  // namespace

void check_easy_code_lists(const Publication& publication, const EasyReadOptions& options, const PerLanguage<EasyLanguage>& rules, Diagnostics& found) {
  check_items(publication.areas, publication, options, rules, found);
  check_items(publication.client_groups, publication, options, rules, found);
  check_items(publication.service_types, publication, options, rules, found);
  check_items(publication.quality_domains, publication, options, rules, found);
}

}  // namespace comisiynu
