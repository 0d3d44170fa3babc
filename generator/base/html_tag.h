// Tags of pages that this program made. Pure: any thread.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace comisiynu {

struct HtmlTag {
  std::string_view name, attributes;  // the attributes as they are written
  bool closes = false;

  // As it is written; empty where it is there without a value.
  std::optional<std::string_view> attribute(std::string_view wanted) const {
    for (auto at = attributes.find(wanted); at != attributes.npos; at = attributes.find(wanted, at + 1)) {
      const bool begins = at > 0 && (attributes[at - 1] == ' ' || attributes[at - 1] == '\n');
      const auto rest = attributes.substr(at + wanted.size());
      if (!begins || !(rest.empty() || rest[0] == '=' || rest[0] == ' ' || rest[0] == '\n')) continue;
      if (!rest.starts_with("=\"")) return std::string_view();
      return rest.substr(2, rest.find('"', 2) - 2);
    }
    return std::nullopt;
  }
};

// The tag whose "<" stands at `at`, which moves behind it. A ">" between quotation marks ends none.
inline HtmlTag html_tag_at(std::string_view html, std::size_t& at) {
  HtmlTag tag;
  auto from = at + 1;
  tag.closes = from < html.size() && html[from] == '/';
  if (tag.closes) ++from;
  auto end = from;
  for (; end < html.size() && html[end] != '>'; ++end)
    if (html[end] == '"' || html[end] == '\'') end = std::min(html.find(html[end], end + 1), html.size() - 1);
  const auto inside = html.substr(from, end - from);
  tag.name = inside.substr(0, inside.find_first_of(" \n\t/"));
  tag.attributes = inside.substr(tag.name.size());
  at = std::min(end + 1, html.size());
  return tag;
}

// Whether elements of this name have no end tag.
inline bool is_void_element(std::string_view name) {
  constexpr std::array<std::string_view, 13> all{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace comisiynu
