// The words that a figure in a sentence is said with: "3 o bobl", "12 places", "about 40 carers".
#include <fmt/format.h>

#include <algorithm>

#include "analysis/easy_wording.h"
#include "analysis/prose.h"
#include "base/text.h"

namespace comisiynu {

namespace {

// "nights-per-year" is the unit "nights per year".
std::string spaced(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

class Saying {
 public:
  Saying(const Figure& figure, const FigureExpression& expression, const Publication& publication, const Wording& wording, Position at, Diagnostics& found)
      : figure_(figure), expression_(expression), publication_(publication), wording_(wording), at_(at), found_(found) {}

  std::optional<std::string> run() {
    const FigureExpression::Filter* with = nullptr;
    for (const auto& filter : expression_.filters) {
      if (is_plain(filter.word)) continue;
      if (with != nullptr) return wrong("two-nouns", filter, fmt::format("the figure would be said with {} and with {}", with->word, filter.word), "keep one of them");
      with = &filter;
    }
    const bool easy = expression_.has("easy");
    if (easy && (with == nullptr || with->word == "unit")) return easy_words(figure_, wording_);
    const auto number = easy ? easy_number(figure_, wording_) : expression_.has("about") ? wording_.about(figure_) : wording_.figure(figure_);
    if (with == nullptr) return number;
    if (with->word == "unit") return wording_.with_unit(figure_, number);
    if (const auto* noun = find(publication_.nouns, with->word)) return counted(*noun, *with, number);
    const auto unit = Unit::parse(spaced(with->word));
    if (unit.is_known() && unit.kind() == UnitKind::count) return in_unit(unit, *with, number);
    return wrong("unknown-filter", *with, fmt::format("there is no filter \"{}\" for figures", with->word),
                 prose_did_you_mean(with->word, known(), "filters are share, change, about, easy, unit, the name of a unit such as people, and the nouns of the publication"));
  }

 private:
  static bool is_plain(std::string_view word) {
    constexpr std::string_view plain[] = {"share", "change", "about", "easy", "others", "difference", "rank"};
    return std::find(std::begin(plain), std::end(plain), word) != std::end(plain);
  }

  std::vector<std::string> known() const {
    std::vector<std::string> all{"share", "change", "about", "easy", "others", "difference", "rank", "unit"};
    for (auto unit : known_units()) {
      std::replace(unit.begin(), unit.end(), ' ', '-');
      all.push_back(std::move(unit));
    }
    for (const auto& noun : publication_.nouns) all.push_back(noun.id);
    return all;
  }

  std::nullopt_t wrong(std::string code, const FigureExpression::Filter& filter, std::string message, std::string remedy) {
    auto at = at_;
    at.column += filter.column;
    at.length = static_cast<std::uint32_t>(code_points(filter.word));
    found_.error(std::move(code), at, std::move(message), std::move(remedy));
    return std::nullopt;
  }

  bool is_plain_number() const { return figure_.unit.kind() == UnitKind::count && figure_.unit.name().empty(); }

  std::nullopt_t not_so(const FigureExpression::Filter& filter) {
    return wrong("units-differ", filter, fmt::format("this figure is in {}, and cannot be said as {}", figure_.unit.name(), filter.word),
                 fmt::format("take out | {}, or write | unit", filter.word));
  }

  std::optional<std::string> in_unit(const Unit& unit, const FigureExpression::Filter& filter, const std::string& number) {
    if (figure_.unit != unit && !is_plain_number()) return not_so(filter);
    auto figure = figure_;
    figure.unit = unit;
    return wording_.with_unit(figure, number);
  }

  // Any whole things may be called by a noun of the author's: people that are carers, places that are beds.
  std::optional<std::string> counted(const Noun& noun, const FigureExpression::Filter& filter, const std::string& number) {
    if (figure_.unit.kind() != UnitKind::count) return not_so(filter);
    const auto& forms = wording_.language() == Language::cy ? noun.cy : noun.en;
    const auto& form = form_of(forms, plural_of(wording_.language(), figure_.to.value_or(figure_.value)));
    auto text = (form ? form : forms.other).value;
    constexpr std::string_view place = "{count}";
    if (const auto here = text.find(place); here != std::string::npos) text.replace(here, place.size(), number);
    return text;
  }

  static const Plain& form_of(const Noun::Forms& forms, Plural plural) {
    switch (plural) {
      case Plural::zero: return forms.zero;
      case Plural::one: return forms.one;
      case Plural::two: return forms.two;
      case Plural::few: return forms.few;
      case Plural::many: return forms.many;
      case Plural::other: break;
    }
    return forms.other;
  }

  const Figure& figure_;
  const FigureExpression& expression_;
  const Publication& publication_;
  const Wording& wording_;
  Position at_;
  Diagnostics& found_;
};

}  // namespace

std::string prose_did_you_mean(std::string_view word, const std::vector<std::string>& known, std::string otherwise) {
  const auto meant = nearest(word, known);
  return meant ? fmt::format("did you mean {}?", *meant) : otherwise;
}

std::optional<std::string> said(const Figure& figure, const FigureExpression& expression, const Publication& publication, const Wording& wording, Position at,
                                Diagnostics& found) {
  return Saying(figure, expression, publication, wording, at, found).run();
}

}  // namespace comisiynu
