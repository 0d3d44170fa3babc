#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "translations/inventory_parts.h"
#include "translations/markdown_blocks.h"
#include "translations/pair_blocks.h"

namespace comisiynu {

namespace {

// "our-aims.2": the second block below that heading; "our-aims": the heading itself; "title"; "3": before the first heading.
class BlockKeys {
 public:
  std::string next(const MarkdownBlock& block) {
    if (block.kind == "heading 1") return "title";
    if (!block.kind.starts_with("heading")) return heading_.empty() ? std::to_string(++number_) : fmt::format("{}.{}", heading_, ++number_);
    const auto words = std::string_view(block.words).substr(std::min(block.words.find_first_not_of("# "), block.words.size()));
    heading_ = slug(words);
    if (heading_.empty()) heading_ = "heading";
    number_ = 0;
    return heading_;
  }

 private:
  std::string heading_;
  int number_ = 0;
};

class SectionTexts {
 public:
  SectionTexts(const Document& document, const Section& section, Language source, const LedgerFile* ledger)
      : document_(document), section_(section), source_(source) {
    for (const Language language : languages) blocks_[language] = markdown_blocks(section.text[language]);
    if (blocks_[source_].empty()) source_ = other(source_);
    if (ledger != nullptr)
      for (const auto& stamp : ledger->stamps) known_.insert({stamp.hash[source_], stamp.hash[other(source_)]});
  }

  std::vector<TranslatedText> take() {
    const auto& sources = blocks_[source_];
    const auto& targets = blocks_[other(source_)];
    BlockKeys keys, target_keys;
    std::vector<std::string> source_keys, names;
    for (const auto& block : sources) source_keys.push_back(keys.next(block));
    for (const auto& block : targets) names.push_back(target_keys.next(block));
    std::vector<TranslatedText> texts;
    std::uint32_t after = 0;
    for (const auto& pair : pair_blocks(sources, targets, known_)) {
      const auto* source = pair.source == no_block ? nullptr : &sources[pair.source];
      const auto* target = pair.target == no_block ? nullptr : &targets[pair.target];
      if (target != nullptr) after = target->line;
      if (!(source ? source : target)->has_words) continue;
      texts.push_back(text(source, target, source ? source_keys[pair.source] : fmt::format("{}:{}", language_code(other(source_)), names[pair.target])));
      if (target == nullptr) texts.back().after = after;
    }
    return texts;
  }

 private:
  TranslatedText text(const MarkdownBlock* source, const MarkdownBlock* target, std::string key) const {
    TranslatedText text;
    text.key = std::move(key);
    text.form = TextForm::markdown;
    text.source = source_;
    text.document = &document_;
    text.meaning = meaning(*(source ? source : target));
    const auto side = [&](Language language, const MarkdownBlock* block) {
      if (block == nullptr) return;
      text.in[language] = block->words;
      text.written[language] = {section_.file[language], block->line, 1, 0};
    };
    side(source_, source);
    side(other(source_), target);
    text.at = text.written[source ? source_ : other(source_)];
    text.state = source == nullptr ? TextState::orphaned : target == nullptr ? TextState::missing : TextState::unstamped;
    return text;
  }

  static std::string meaning(const MarkdownBlock& block) {
    if (block.kind == "heading 1") return "the section's title";
    if (block.kind.starts_with("heading")) return "a heading";
    if (block.kind == "block_quote") return "a quotation or policy statement";
    if (block.kind == "footnote_definition") return "a footnote";
    return block.kind == "numbered list" ? "a list in order" : fmt::format("a {}", block.kind);
  }

  const Document& document_;
  const Section& section_;
  Language source_;
  PerLanguage<std::vector<MarkdownBlock>> blocks_;
  std::set<std::pair<std::string, std::string>> known_;
};

}  // namespace

void section_texts(const Document& document, Language usual, const Ledger& ledger, std::vector<TextFile>& into) {
  const auto of_document = from_code(document.source.value).value_or(usual);
  for (const auto* list : {&document.sections, &document.appendices})
    for (const auto& section : *list) {
      if (section.text[Language::cy].empty() && section.text[Language::en].empty()) continue;
      auto& file = into.emplace_back();
      file.path = fmt::format("{}/{}.md", document.folder, section.id);
      file.kind = TextFile::Kind::section;
      file.file = section.file;
      file.section = &section;
      const auto known = ledger.find(file.path);
      file.texts = SectionTexts(document, section, from_code(section.source.value).value_or(of_document), known == ledger.end() ? nullptr : &known->second).take();
      for (auto& text : file.texts) text.source_is_said = bool(section.source);
    }
}

}  // namespace comisiynu
