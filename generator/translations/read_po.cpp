#include <fmt/format.h>

#include "base/text.h"
#include "translations/answers.h"

namespace comisiynu {

namespace {

class PoReader {
 public:
  PoReader(std::string_view text, FileId file, Diagnostics& found) : text_(text), file_(file), found_(found) {}

  std::optional<Answers> read() {
    for (const auto each : lines_of(text_)) {
      ++number_;
      if (!line(trim(each))) return std::nullopt;
    }
    finish();
    return std::move(answers_);
  }

 private:
  bool line(std::string_view words) {
    if (words.empty() || words.starts_with('#')) {
      if (!words.starts_with("#~") && (words.empty() || in_ == &string_)) finish();
      if (words.starts_with("#,") && words.find("fuzzy") != words.npos) fuzzy_ = true;
      return true;
    }
    if (words.starts_with("msgctxt")) return begin(context_, words.substr(7));
    if (words.starts_with("msgid_plural")) return begin(ignored_, words.substr(12));
    if (words.starts_with("msgid")) return begin(id_, words.substr(5));
    if (words.starts_with("msgstr")) return begin(string_, words.substr(6));
    return more(words);
  }

  bool begin(std::string& field, std::string_view words) {
    if ((&field == &context_ || (&field == &id_ && in_ != &context_)) && in_ == &string_) finish();
    if (line_ == 0) line_ = number_;
    in_ = &field;
    field.clear();
    return more(trim(words));
  }

  bool more(std::string_view words) {
    if (in_ == nullptr || words.size() < 2 || words.front() != '"' || words.back() != '"') return refuse("this line is not PO");
    words = words.substr(1, words.size() - 2);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == '"') return refuse("a quotation mark stands here without a backslash");
      if (words[i] != '\\') { *in_ += words[i]; continue; }
      if (++i == words.size()) return refuse("a backslash stands here with nothing after it");
      *in_ += words[i] == 'n' ? '\n' : words[i] == 't' ? '\t' : words[i] == 'r' ? '\r' : words[i];
    }
    return true;
  }

  bool refuse(std::string message) {
    found_.error("answer-unreadable", {file_, number_, 1, 0}, std::move(message), "msgfmt --check tells more; nothing of the file was taken");
    return false;
  }

  void finish() {
    if (in_ == &string_) {
      if (id_.empty() && context_.empty()) head();
      else entry();
    }
    context_.clear(), id_.clear(), string_.clear();
    in_ = nullptr;
    line_ = 0;
    fuzzy_ = false;
  }

  void head() {
    for (const auto each : lines_of(string_))
      if (each.starts_with("Language:")) answers_.to = from_code(trim(each.substr(9)).substr(0, 2));
  }

  // "path:key id"
  void entry() {
    const auto blank = context_.rfind(' ');
    Answer answer{blank == context_.npos ? context_ : context_.substr(blank + 1), blank == context_.npos ? "" : context_.substr(0, blank), line_, {}, {}, {}, {}};
    answer.source_text = id_;
    if (!fuzzy_ && !trim(string_).empty()) answer.target_text = string_;
    answers_.all.push_back(std::move(answer));
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& found_;
  std::uint32_t number_ = 0, line_ = 0;
  bool fuzzy_ = false;
  std::string context_, id_, string_, ignored_;
  std::string* in_ = nullptr;
  Answers answers_;
};

}  // namespace

std::optional<Answers> read_po(std::string_view text, FileId file, Diagnostics& found) { return PoReader(text, file, found).read(); }

}  // namespace comisiynu
