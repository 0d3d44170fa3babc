#include "check/easy_read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/easy_read_edition.h"
#include "language/words.h"

namespace comisiynu {

EasyEdition::EasyEdition(const Publication& publication, const Document& document, const EasyReadOptions& options, const PerLanguage<EasyLanguage>& languages,
                         Diagnostics& found)
    : publication_(publication), document_(document), options_(options), languages_(languages), found_(found),
      acceptable_(publication, {}, found, easy_read_warnings()) {
  result_.document = document.id;
  result_.at = easy().at;
}

EasyText EasyEdition::text(const Text& text, Language language) const {
  return EasyText(text.in[language], [&](std::string_view expression) { return options_.figure ? options_.figure(expression, language) : std::string(); });
}

void EasyEdition::say(const Idea* idea, const Text& text, Language language, EasyFinding finding) {
  say(idea, finding.severity, finding.code, place_in_file(text, language, finding.place, options_.sources), std::move(finding.message), std::move(finding.remedy));
}

void EasyEdition::say(const Idea* idea, Severity severity, std::string_view code, Position at, std::string message, std::string remedy) {
  if ((idea != nullptr && acceptable_.accepts(idea->accepted, code)) || acceptable_.accepts(easy().accepted, code)) return;
  const bool error = severity == Severity::error;
  ++(error ? result_.errors : result_.warnings);
  if (idea == nullptr) ++whole_;
  else if (const auto [here, first] = worst_.try_emplace(idea, severity); !first && error) here->second = severity;
  auto fault = std::find_if(result_.faults.begin(), result_.faults.end(), [&](const EasyReadFault& f) { return f.code == code && f.severity == severity; });
  if (fault == result_.faults.end()) fault = result_.faults.insert(fault, {std::string(code), severity, 0, at, message, remedy});
  ++fault->count;
  if (std::pair(at.line, at.column) < std::pair(fault->at.line, fault->at.column)) {
    fault->at = at;
    fault->message = message;
    fault->remedy = remedy;
  }
  if (error) found_.error(std::string(code), at, std::move(message), std::move(remedy));
  else found_.warning(std::string(code), at, std::move(message), std::move(remedy));
}

EasyReadEdition EasyEdition::finish() {
  acceptable_.look_at(easy().accepted);
  double sum = 0;
  for (const auto& page : easy().pages)
    for (const auto& idea : page.ideas) {
      acceptable_.look_at(idea.accepted);
      const auto worst = worst_.find(&idea);
      sum += worst == worst_.end() ? 1 : worst->second == Severity::error ? 0 : 0.5;
      ++result_.ideas;
    }
  result_.accepted = acceptable_.accepted();
  result_.printed_pages = printed_pages(*this);
  const auto share = result_.ideas == 0 ? 0 : std::floor(100 * sum / static_cast<double>(result_.ideas));
  result_.score = std::max(0, static_cast<int>(share) - 5 * static_cast<int>(whole_));
  std::stable_sort(result_.faults.begin(), result_.faults.end(), [](const EasyReadFault& a, const EasyReadFault& b) {
    return a.severity != b.severity ? a.severity == Severity::error : a.count > b.count;
  });
  return std::move(result_);
}

namespace {

void check_texts(EasyEdition& edition, const Idea* idea, const Text& text) {
  for (const Language language : edition.publication().languages) {
    if (!text.has(language)) continue;
    const auto read = edition.text(text, language);
    for (auto& finding : easy_text_findings(read, edition.language(language))) edition.say(idea, text, language, std::move(finding));
    if (idea != nullptr && read.sentences().size() > most_sentences)
      edition.say(idea, text, language,
                  {Severity::error, "too-many-sentences", read.place(0, read.words().size()), fmt::format("this idea has {} sentences; 3 are the most that one picture can stand beside", read.sentences().size()),
                   "make two ideas of it, each with its picture"});
  }
}

// The meaning of a hard word stands beside the idea that explains it, and is read as the rest is.
void check_meanings(EasyEdition& edition, const Idea& idea) {
  for (const auto& word : idea.words) {
    const auto* term = find(edition.publication().terms, word.id);
    if (term == nullptr) continue;
    check_texts(edition, &idea, term->easy);
    if (term->easy.empty())
      edition.say(&idea, Severity::warning, "word-unexplained", word.at, fmt::format("\"{}\" has no meaning in easy words, and readers get the glossary's", word.id),
                  "add easy = { en = \"…\", cy = \"…\" } to the term in the glossary");
  }
}

// Words of one list that are all used in an edition.
void check_one_thing(EasyEdition& edition, Language language) {
  struct Use { const Idea* idea; const Text* text; EasyText::Stretch place; };
  for (const auto& thing : edition.language(language).words.one_thing()) {
    std::map<std::size_t, std::vector<Use>> used;  // by word of the list
    for (const auto& page : edition.easy().pages)
      for (const auto& idea : page.ideas) {
        if (!idea.text.has(language)) continue;
        const auto text = edition.text(idea.text, language);
        for (std::size_t i = 0; i < text.words().size(); ++i)
          for (std::size_t word = 0; word < thing.size(); ++word)
            if (text.has_at(thing[word], i, language, true)) used[word].push_back({&idea, &idea.text, text.place(i, i + thing[word].words.size())});
      }
    if (used.size() < 2) continue;
    const auto most = std::max_element(used.begin(), used.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    for (const auto& [word, uses] : used)
      if (word != most->first)
        for (const auto& use : uses)
          edition.say(use.idea, *use.text, language,
                      {Severity::warning, "different-words", use.place, fmt::format("this booklet also says \"{}\" for the same thing", thing[most->first].written),
                       "use the same word for the same thing everywhere"});
  }
}

EasyReadEdition check_edition(EasyEdition& edition) {
  if (!edition.easy().title.empty()) check_texts(edition, nullptr, edition.easy().title);
  for (const auto& page : edition.easy().pages) {
    check_texts(edition, nullptr, page.title);
    for (const auto& idea : page.ideas) {
      check_texts(edition, &idea, idea.text);
      check_meanings(edition, idea);
    }
  }
  for (const Language language : edition.publication().languages) check_one_thing(edition, language);
  check_easy_glossary(edition);
  check_easy_pictures(edition);
  check_easy_parity(edition);
  check_easy_length(edition);
  return edition.finish();
}

bool has_easy_providers(const Publication& publication) {
  return !publication.providers.empty() && publication.settings.catalogue.easy_read.value.value_or(true);
}

}  // namespace

bool has_easy_read(const Publication& publication) {
  return has_easy_providers(publication) ||
         std::any_of(publication.documents.begin(), publication.documents.end(), [](const Document& document) { return document.easy_read.has_value(); });
}

std::unordered_set<std::string> easy_names(const Publication& publication, Language language) {
  std::unordered_set<std::string> names;
  const auto add = [&](const Text& text) {
    const EasyText easy(text.shown(language));
    for (const auto& word : easy.words()) names.insert(word.folded);
  };
  for (const auto& area : publication.areas) add(area.name);
  for (const auto& provider : publication.providers) add(provider.name);
  add(publication.settings.publisher);
  return names;
}

EasyReadReport check_easy_read(const Publication& publication, const EasyReadOptions& options, Diagnostics& found) {
  EasyReadReport report;
  if (!has_easy_read(publication)) return report;
  auto words = options.words;
  for (const auto& word : publication.settings.easy_read.plain_words.en) words[Language::en].add_plain(word.value);
  for (const auto& word : publication.settings.easy_read.plain_words.cy) words[Language::cy].add_plain(word.value);
  const PerLanguage<EasyTerms> terms{{EasyTerms(publication, Language::cy), EasyTerms(publication, Language::en)}};
  const PerLanguage<EasyLanguage> each{{EasyLanguage{Language::cy, words[Language::cy], terms[Language::cy], easy_names(publication, Language::cy)},
                                        EasyLanguage{Language::en, words[Language::en], terms[Language::en], easy_names(publication, Language::en)}}};
  if (has_easy_providers(publication)) check_easy_code_lists(publication, options, each, found);
  for (const auto& document : publication.documents) {
    if (!document.easy_read) continue;
    EasyEdition edition(publication, document, options, each, found);
    report.editions.push_back(check_edition(edition));
    report.accepted += report.editions.back().accepted;
  }
  return report;
}

}  // namespace comisiynu
