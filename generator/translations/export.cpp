#include "translations/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace comisiynu {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Whether the word stands in the text by itself; both in small letters.
bool holds(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

// Where a paragraph's lines are broken says nothing, and tools lose such ends of lines.
std::vector<InlinePart> unbroken(std::vector<InlinePart> parts, TextForm form) {
  if (form != TextForm::markdown) return parts;
  for (auto& part : parts)
    if (part.kind == InlinePart::Kind::words) std::replace(part.text.begin(), part.text.end(), '\n', ' ');
  return parts;
}

class Exporting {
 public:
  Exporting(const Publication& publication, const Sources& sources, const ExportOptions& options) : sources_(sources), options_(options) {
    made_.from = other(options.to);
    made_.to = options.to;
    made_.title = publication.settings.title.shown(options.to);
    made_.day = options.day;
    for (const auto& term : publication.terms) add_term(term);
  }

  void file(const TextFile& file) {
    ExchangeFile out{file.path, {}, {}};
    for (const auto& text : file.texts) {
      if (text.source != made_.from || !goes_out(text)) continue;
      if (text.document != nullptr) out.document = text.document->title.shown(made_.from);
      out.texts.push_back(exchanged(file, text));
    }
    if (!out.texts.empty()) made_.files.push_back(std::move(out));
  }

  Exchange take() { return std::move(made_); }

 private:
  struct Words {
    std::vector<std::string> forms;
  };

  static ExchangeTerm::Others others(const Term& term, Language language) {
    ExchangeTerm::Others others;
    for (const auto& form : language == Language::cy ? term.also.cy : term.also.en) others.also.push_back(form.value);
    for (const auto& form : language == Language::cy ? term.avoid.cy : term.avoid.en) others.avoid.push_back(form.value);
    return others;
  }

  void add_term(const Term& term) {
    ExchangeTerm out{term.id, term.term.in[made_.from], term.term.in[made_.to], term.meaning.in[made_.from], term.meaning.in[made_.to],
                     others(term, made_.from), others(term, made_.to)};
    Words words{{lower(out.source)}};
    for (const auto& form : out.others.also) words.forms.push_back(lower(form));
    made_.glossary.push_back(std::move(out));
    words_.push_back(std::move(words));
  }

  bool goes_out(const TranslatedText& text) const {
    if (!options_.document.empty() && (text.document == nullptr || text.document->id != options_.document)) return false;
    if (text.state == TextState::exempt || text.state == TextState::orphaned) return false;
    return options_.all || text.state == TextState::missing || text.state == TextState::stale;
  }

  ExchangeText exchanged(const TextFile& file, const TranslatedText& text) const {
    ExchangeText out;
    out.id = exchange_id(file.path, text.key, text.source_text());
    out.key = text.key;
    out.place = fmt::format("{}:{}", sources_.shown(text.at.file), text.at.line);
    out.meaning = text.meaning;
    out.form = text.form;
    out.state = text.state;
    out.source = unbroken(inline_parts(text.source_text(), text.form), text.form);
    if (text.state == TextState::stale) out.earlier = text.target_text();
    else if (!text.target_text().empty()) out.target = unbroken(inline_parts(text.target_text(), text.form), text.form);
    const auto words = lower(only_words(out.source));
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (std::any_of(words_[i].forms.begin(), words_[i].forms.end(), [&](const auto& form) { return holds(words, form); })) out.terms.push_back(made_.glossary[i]);
    return out;
  }

  const Sources& sources_;
  const ExportOptions& options_;
  Exchange made_;
  std::vector<Words> words_;
};

}  // namespace

Exchange make_exchange(const Publication& publication, const TextInventory& inventory, const Sources& sources, const ExportOptions& options) {
  Exporting exporting(publication, sources, options);
  for (const auto& file : inventory.files) exporting.file(file);
  return exporting.take();
}

}  // namespace comisiynu
