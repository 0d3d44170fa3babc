#include "page/easy_sentences.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "check/easy_read_rules.h"

namespace comisiynu {

namespace {

std::size_t words_in(std::string_view html) {
  std::size_t words = 0;
  for (const auto word : split(html, ' ')) words += !word.empty();
  return words;
}

}  // namespace

std::string Sentences::say(std::string_view name, std::initializer_list<Fact> facts, std::optional<double> count) const {
  const auto* message = voice_.site().messages.find(fmt::format("easy_read.provider.{}", name));
  if (message == nullptr) return {};
  std::string html;
  for (const auto& part : message->parts(voice_.language(), count)) {
    if (part.kind == MessagePart::Kind::words) html += strong(escape_html(part.text));
    if (part.kind == MessagePart::Kind::count && count) html += voice_.format().number(*count);
    if (part.kind == MessagePart::Kind::place)
      for (const auto& fact : facts)
        if (fact.place == part.text) html += fact.html;
  }
  return html;
}

std::vector<std::string> Sentences::list(std::string_view name, const std::vector<std::string>& items) const {
  std::vector<std::string> sentences;
  std::size_t from = 0;
  while (from < items.size()) {
    const auto message = sentences.empty() ? name : std::string_view("also");
    const auto count = static_cast<double>(items.size());
    std::size_t room = good_sentence - std::min(good_sentence, words_in(say(message, {{"items", ""}}, count)));
    std::string some;
    std::size_t to = from;
    for (; to < items.size() && (to == from || words_in(items[to]) <= room); ++to) {
      some += (to == from ? "" : ", ") + items[to];
      room -= std::min(room, words_in(items[to]));
    }
    sentences.push_back(say(message, {{"items", some}}, count));
    from = to;
  }
  return sentences;
}

// "**direct payment**" in the words of a message.
std::string Sentences::strong(std::string text) const {
  bool open = true;
  for (auto at = text.find("**"); at != text.npos; at = text.find("**", at), open = !open)
    text.replace(at, 2, !explains_ ? "" : open ? "<strong>" : "</strong>");
  return text;
}

std::string link_to(const std::string& address, const std::string& words) {
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(address), escape_html(words));
}

std::string link_to_phone(const std::string& phone) {
  std::string dialled;
  for (const char c : phone)
    if ((c >= '0' && c <= '9') || c == '+') dialled += c;
  return link_to("tel:" + dialled, phone);
}

std::string html_of(const Voice& voice, const Text& text) {
  const Value phrase = voice.phrase(text);
  if (phrase.is_null()) return {};
  return phrase.kind() == ValueKind::html ? std::string(phrase.words()) : escape_html(phrase.words());
}

std::string paragraphs(const std::vector<std::string>& sentences) {
  std::string html;
  for (const auto& sentence : sentences) html += fmt::format("<p>{}</p>", sentence);
  return html;
}

}  // namespace comisiynu
