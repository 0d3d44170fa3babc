// The inside of {{ … }} for a figure:  known-by-age[area=powys, 2031].cost | share
#include <fmt/format.h>

#include <algorithm>

#include "analysis/figures.h"
#include "base/text.h"

namespace comisiynu {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_year(std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (word.size() == 4) return std::all_of(word.begin(), word.end(), is_digit);
  return word.size() == 7 && word[4] == '-' && is_year(word.substr(0, 4)) &&
         std::all_of(word.begin() + 5, word.end(), is_digit);
}

class Parser {
 public:
  Parser(std::string_view text, Position at, Diagnostics& found) : text_(text), at_(at), found_(found) {}

  std::optional<FigureExpression> run() {
    FigureExpression out;
    auto first = word();
    if (first.empty()) return bad("a figure begins with the id of a dataset", "write known-by-age[area=powys], or need/short-breaks[2031]");
    if (take('/')) {
      out.kind = std::move(first);
      out.id = word();
      if (out.id.empty()) return bad(fmt::format("\"{}/\" is not followed by an id", out.kind), fmt::format("write {}/ and the id of a record", out.kind));
    } else {
      out.id = std::move(first);
    }
    for (;;) {
      if (take('[')) {
        if (!selections(out)) return std::nullopt;
      } else if (take('.')) {
        auto field = word();
        if (field.empty()) return bad("a dot is not followed by a word", "write .total, .cost or the name of a field");
        if (field != "total") out.fields.push_back(std::move(field));
      } else {
        break;
      }
    }
    while (take('|')) {
      skip();
      const auto column = static_cast<std::uint32_t>(code_points(text_.substr(0, place_)));
      auto filter = word();
      if (filter.empty()) return bad("a line is not followed by a word", "write | share, | about or | people");
      out.filters.push_back({std::move(filter), column});
    }
    skip();
    if (place_ < text_.size()) return bad(fmt::format("\"{}\" is not understood here", text_.substr(place_)), "after an id come [dimension=item], .measure and | filter");
    return out;
  }

 private:
  void skip() {
    while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\t' || text_[place_] == '\n')) ++place_;
  }

  bool take(char c) {
    skip();
    if (place_ >= text_.size() || text_[place_] != c) return false;
    ++place_;
    return true;
  }

  std::string word() {
    skip();
    const auto begin = place_;
    while (place_ < text_.size() && is_word(text_[place_])) ++place_;
    return std::string(text_.substr(begin, place_ - begin));
  }

  bool selections(FigureExpression& out) {
    do {
      skip();
      FigureExpression::Selection selection;
      const auto begin = place_;
      selection.column = static_cast<std::uint32_t>(code_points(text_.substr(0, begin)));
      auto first = word();
      if (take('=')) {
        selection.dimension = std::move(first);
        skip();
        const auto item_at = place_;
        selection.item = word();
        if (selection.item.empty()) {
          place_ = item_at;
          return bad(fmt::format("{} is given no item", selection.dimension), fmt::format("write {}= and one of its items", selection.dimension)), false;
        }
      } else if (is_year(first)) {
        selection.item = std::move(first);
      } else {
        place_ = begin;
        return bad(first.empty() ? "something is missing in the brackets" : fmt::format("\"{}\" is neither a year nor dimension=item", first),
                   "write [area=powys, age_band=18-64] or [2031]"), false;
      }
      if (take('.')) {
        if (!take('.')) return bad("two years are joined by two dots", "write [2026..2031]"), false;
        selection.until = word();
        if (!is_year(selection.item) || !is_year(selection.until)) return bad("two dots stand between two years", "write [2026..2031]"), false;
      }
      out.selections.push_back(std::move(selection));
    } while (take(','));
    if (take(']')) return true;
    bad("a bracket is not closed", "close it with ]");
    return false;
  }

  Position here(std::string_view what = {}) const {
    auto at = at_;
    at.column += static_cast<std::uint32_t>(code_points(text_.substr(0, std::min(place_, text_.size()))));
    at.length = what.empty() ? 0 : static_cast<std::uint32_t>(code_points(what));
    return at;
  }

  std::nullopt_t bad(std::string message, std::string remedy) {
    skip();
    found_.error("bad-figure", here(), std::move(message), std::move(remedy));
    return std::nullopt;
  }

  std::string_view text_;
  Position at_;
  Diagnostics& found_;
  std::size_t place_ = 0;
};

}  // namespace

std::optional<FigureExpression> parse_figure_expression(std::string_view text, Position at, Diagnostics& found) {
  return Parser(text, at, found).run();
}

}  // namespace comisiynu
