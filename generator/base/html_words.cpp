#include "base/html_words.h"

#include <array>

#include "base/text.h"

namespace comisiynu {

namespace {

// What the end of an element is in plain words.
std::string_view end_of(std::string_view tag) {
  if (tag == "/p" || tag == "/ul" || tag == "/ol" || tag == "/table" || (tag.size() == 3 && tag[1] == 'h')) return "\n\n";
  if (tag == "/li" || tag == "/tr" || tag.starts_with("br")) return "\n";
  if (tag == "/td" || tag == "/th") return " ";
  return "";
}

char entity(std::string_view html, std::size_t& at) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities{{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  for (const auto& [name, letter] : entities)
    if (html.substr(at).starts_with(name)) {
      at += name.size();
      return letter;
    }
  return html[at++];
}

// No more than one empty line together, and no space at the end of a line.
void put_end(std::string_view end, std::string& out) {
  if (end.empty()) return;
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) {
    if (out.back() == '\n' && end.size() < 2) return;
    out.pop_back();
  }
  if (!out.empty()) out += end;
}

}  // namespace

std::string words_of_html(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const auto end = html.find('>', at);
      put_end(end_of(html.substr(at + 1, end - at - 1)), out);
      at = end == html.npos ? html.size() : end + 1;
    } else if (html[at] == '&') {
      out += entity(html, at);
    } else if (html[at] == '\n') {
      if (!out.empty() && out.back() != '\n' && out.back() != ' ') out += ' ';
      ++at;
    } else {
      out += html[at++];
    }
  }
  return std::string(trim(out));
}

}  // namespace comisiynu
