// Charts as tests see them: their drawings, where each label is, and what must be so of every one.
#pragma once

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "analysis_fixture.h"
#include "markup/chart.h"

namespace comisiynu::test {

inline std::string attribute(std::string_view tag, const std::string& name) {
  for (auto at = tag.find(name + "=\""); at != std::string_view::npos; at = tag.find(name + "=\"", at + 1)) {
    if (tag[at - 1] != ' ') continue;
    const auto from = at + name.size() + 2;
    return std::string(tag.substr(from, tag.find('"', from) - from));
  }
  return {};
}

inline double number(std::string_view tag, const std::string& name) {
  const auto text = attribute(tag, name);
  return text.empty() ? 0 : std::stod(text);
}

inline std::string unescaped(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

struct Tag {
  std::string text, name, words;  // with its brackets; its element; what follows it up to the next tag
};

inline std::vector<Tag> all_tags(const std::string& svg) {
  std::vector<Tag> all;
  for (auto at = svg.find('<'); at != std::string::npos;) {
    const auto end = svg.find('>', at), next = svg.find('<', end);
    Tag tag{svg.substr(at, end + 1 - at), {}, svg.substr(end + 1, (next == std::string::npos ? svg.size() : next) - end - 1)};
    tag.name = tag.text.substr(1, tag.text.find_first_of(" >/", 2) - 1);
    all.push_back(std::move(tag));
    at = next;
  }
  return all;
}

inline std::vector<std::string> tags(const std::string& svg, const std::string& name) {
  std::vector<std::string> all;
  for (auto& tag : all_tags(svg))
    if (tag.name == name) all.push_back(std::move(tag.text));
  return all;
}

// Those of a class.
inline std::vector<std::string> tags_of(const std::string& svg, const std::string& name, const std::string& of_class) {
  auto all = tags(svg, name);
  std::erase_if(all, [&](const auto& tag) { return (" " + attribute(tag, "class") + " ").find(" " + of_class + " ") == std::string::npos; });
  return all;
}

struct Box {
  double left, right, top, bottom;  // em
  std::string text;
};

// Where each text is when the drawing is so many em wide.
inline std::vector<Box> boxes(const std::string& svg, double width) {
  std::vector<Box> all;
  for (const auto& tag : all_tags(svg)) {
    if (tag.name != "text") continue;
    const auto words = unescaped(tag.words);
    const double x = number(tag.text, "x") / 100 * width + number(tag.text, "dx"), y = number(tag.text, "y");
    const double wide = text_width(words) * (attribute(tag.text, "class").starts_with("chart-label") ? 1 : bold);
    const auto anchor = attribute(tag.text, "text-anchor");
    const double left = anchor == "end" ? x - wide : anchor == "middle" ? x - wide / 2 : x;
    all.push_back({left, left + wide, y - 0.8, y + 0.25, words});
  }
  return all;
}

// The drawings of a picture: a narrow one and a wide one, or one for each of its small multiples.
inline std::vector<std::string> drawings(const std::string& picture) {
  std::vector<std::string> all;
  for (auto at = picture.find("<svg class=\"chart-svg"); at != std::string::npos;) {
    const auto next = picture.find("<svg class=\"chart-svg", at + 1);
    auto one = picture.substr(at, next == std::string::npos ? next : next - at);
    all.push_back(one.substr(0, one.rfind("</svg>") + 6));
    at = next;
  }
  return all;
}

// What is wrong with where its words are, at one width; empty when they keep apart and inside.
inline std::string misplaced(const std::string& svg, double width) {
  constexpr double slack = 0.02;
  auto all = boxes(svg, width);
  const double height = number(svg.substr(0, svg.find('>')), "height");
  std::sort(all.begin(), all.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    if (one.left < -slack || one.right > width + slack || one.top < -slack || one.bottom > height + slack) return one.text + " leaves the drawing";
    for (std::size_t j = i + 1; j < all.size() && all[j].top < one.bottom - slack; ++j)
      if (one.right > all[j].left + slack && all[j].right > one.left + slack) return one.text + " is laid over " + all[j].text;
  }
  return {};
}

// What is wrong with it as a document: elements that do not close, ids that stand twice, references to nothing.
inline std::string malformed(const std::string& picture) {
  std::vector<std::string> open;
  std::set<std::string> ids;
  std::vector<std::string> used;
  for (const auto& tag : all_tags(picture)) {
    if (tag.text[1] == '/') {
      if (open.empty() || tag.text != "</" + open.back() + ">") return tag.text + " closes nothing";
      open.pop_back();
      continue;
    }
    if (std::count(tag.text.begin(), tag.text.end(), '"') % 2 != 0 || tag.text.find('<', 1) != std::string::npos) return tag.text;
    if (const auto id = attribute(tag.text, "id"); !id.empty() && !ids.insert(id).second) return id + " stands twice";
    if (const auto fill = attribute(tag.text, "fill"); fill.starts_with("url(#")) used.push_back(fill.substr(5, fill.size() - 6));
    if (const auto labels = attribute(tag.text, "aria-labelledby"); !labels.empty()) {
      used.push_back(labels.substr(0, labels.find(' ')));
      used.push_back(labels.substr(labels.find(' ') + 1));
    }
    if (!tag.text.ends_with("/>")) open.push_back(tag.name);
  }
  if (!open.empty()) return open.back() + " is not closed";
  for (const auto& id : used)
    if (!ids.contains(id)) return id + " is not there";
  for (const char* never : {"style=", "nan", "-inf\"", "\"inf"})
    if (picture.find(never) != std::string::npos) return never;
  return {};
}

// What is wrong with a chart, at any width that it can have.
inline std::string wrong_with(const ChartView& view) {
  if (auto wrong = malformed(view.picture); !wrong.empty()) return wrong;
  for (const auto& svg : drawings(view.picture)) {
    const auto head = svg.substr(0, svg.find('>'));
    const bool is_wide = head.find("chart-wide") != std::string::npos, is_panel = head.find("chart-narrow") == std::string::npos && !is_wide;
    if (attribute(head, "role") != "img") return "no role";
    const auto widths = is_wide ? std::vector<double>{wide_chart, 40, 70} : is_panel ? std::vector<double>{narrowest_chart, 19, 29} : std::vector<double>{narrowest_chart, 20, wide_chart};
    for (const double width : widths)
      if (auto wrong = misplaced(svg, width); !wrong.empty()) return wrong + " at a width of " + std::to_string(width);
    const double height = number(head, "height");
    for (const auto& bar : tags(svg, "rect")) {
      if (attribute(bar, "width").ends_with("em")) continue;  // of the key
      if (number(bar, "x") < -0.01 || number(bar, "width") <= 0 || number(bar, "x") + number(bar, "width") > 100.5 || number(bar, "y") + number(bar, "height") > height) return bar;
    }
    for (const auto& at : tags_of(svg, "svg", "chart-at"))
      if (number(at, "x") < 0 || number(at, "x") > 100 || number(at, "y") > height) return at;
  }
  return {};
}

// The chart as a narrow place has it; small multiples whole.
inline std::string narrow(const ChartView& view) { return view.picture.starts_with("<ul") ? view.picture : drawings(view.picture).front(); }

inline std::vector<std::string> words(const ChartView& view) {
  std::vector<std::string> all;
  for (const auto& box : boxes(narrow(view), 40)) all.push_back(box.text);
  return all;
}

inline ChartView chart(const World& world, std::string_view id = "d", Language language = Language::en, const std::string& by = "", std::optional<ChartKind> as = {}) {
  const auto view = chart_view(world.dataset(id), world.wording(language), {"c1", by, as});
  REQUIRE(view);
  INFO(view->picture);
  CHECK(wrong_with(*view) == "");
  return *view;
}

inline World dataset(std::string_view rest, std::string_view settings = "") {
  return World("[[dataset]]\nid = \"d\"\ntitle = { en = \"What is spent\", cy = \"Yr hyn a werir\" }\n" + std::string(rest), settings);
}

}  // namespace comisiynu::test
