// The interface's messages as the template language sees them: by number, checked when templates are compiled.
#pragma once

#include <string>
#include <vector>

#include "language/messages.h"
#include "markup/template.h"

namespace comisiynu {

// `messages` must outlive it and may not change any more. Read from any thread.
class TemplateMessages : public MessageCatalogue {
 public:
  explicit TemplateMessages(const Messages& messages);

  std::optional<MessageNumber> find(std::string_view key) const override;
  std::vector<std::string> keys() const override { return keys_; }
  std::vector<std::string> placeholders(MessageNumber number) const override { return all_[number]->places(); }
  bool counts(MessageNumber number) const override { return all_[number]->counts(); }
  const Message& message(MessageNumber number) const { return *all_[number]; }

 private:
  std::vector<std::string> keys_;  // sorted
  std::vector<const Message*> all_;
};

class LanguageMessages : public MessageFormatter {
 public:
  LanguageMessages(const TemplateMessages& all, Language language) : all_(all), formatter_(language) {}
  void format(MessageNumber, std::span<const TemplateArgument>, std::string& out) const override;

 private:
  const TemplateMessages& all_;
  Formatter formatter_;
};

}  // namespace comisiynu
