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

  // Calls each(name, value) in the order they are written; the value is as it is written, and empty where there is none.
  template <class Each>
  void each_attribute(Each&& each) const {
    for (std::size_t at = 0; at < attributes.size();) {
      if (is_blank(attributes[at]) || attributes[at] == '/') {
        ++at;
        continue;
      }
      const auto from = at++;
      while (at < attributes.size() && attributes[at] != '=' && !is_blank(attributes[at])) ++at;
      const auto called = attributes.substr(from, at - from);
      std::string_view value;
      if (at + 1 < attributes.size() && attributes[at] == '=' && (attributes[at + 1] == '"' || attributes[at + 1] == '\'')) {
        const auto end = std::min(attributes.find(attributes[at + 1], at + 2), attributes.size());
        value = attributes.substr(at + 2, end - at - 2);
        at = end + 1;
      }
      each(called, value);
    }
  }

  // The value of the first of that name.
  std::optional<std::string_view> attribute(std::string_view wanted) const {
    std::optional<std::string_view> found;
    each_attribute([&](std::string_view called, std::string_view value) {
      if (!found && called == wanted) found = value;
    });
    return found;
  }

  static constexpr bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
};

// The tag whose "<" stands at `at`, which moves behind it. A ">" between quotation marks ends none.
inline HtmlTag html_tag_at(std::string_view html, std::size_t& at) {
  HtmlTag tag;
  auto from = at + 1;
  tag.closes = from < html.size() && html[from] == '/';
  if (tag.closes) ++from;
  auto end = from;
  while (end < html.size() && html[end] != '>' && html[end] != '/' && !HtmlTag::is_blank(html[end])) ++end;
  tag.name = html.substr(from, end - from);
  from = end;
  for (; end < html.size() && html[end] != '>'; ++end)
    if (html[end] == '"' || html[end] == '\'') end = std::min(html.find(html[end], end + 1), html.size() - 1);
  tag.attributes = html.substr(from, end - from);
  at = std::min(end + 1, html.size());
  return tag;
}

// Whether elements of this name have no end tag.
inline bool is_void_element(std::string_view name) {
  constexpr std::array<std::string_view, 13> all{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};
  return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace comisiynu
