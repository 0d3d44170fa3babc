// Figures and fields in sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/chart_shape.h"
#include "analysis/prose.h"
#include "analysis/wording.h"
#include "base/text.h"

namespace comisiynu {

namespace {

constexpr auto did_you_mean = prose_did_you_mean;

const std::vector<std::string> kinds_with_figures = {"need", "supply", "gap", "indicator"};

Position moved(Position at, std::uint32_t columns, std::string_view length) {
  at.column += columns;
  at.length = static_cast<std::uint32_t>(code_points(length));
  return at;
}

// Behind the braces and the blanks that follow them.
Position place_of_expression(std::string_view between_braces, Position placeholder) {
  const auto blanks = std::min(between_braces.find_first_not_of(' '), between_braces.size());
  return moved(placeholder, static_cast<std::uint32_t>(2 + blanks), trim(between_braces));
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One expression about one dataset.
class Lookup {
 public:
  // `at` is the place of the placeholder, `begins` that of the expression in it.
  Lookup(const ResolvedDataset& dataset, const FigureExpression& expression, Position at, Position begins, Diagnostics& found)
      : dataset_(dataset), expression_(expression), at_(at), begins_(begins), found_(found) {}

  std::optional<Figure> run() {
    if (!choose_measure() || !choose_place()) return std::nullopt;
    if (!right_filters()) return std::nullopt;
    const bool change = expression_.has("change"), share = expression_.has("share");
    if (!change && later_)
      return wrong("two-years", fmt::format("two years are asked for, and one figure of {}", dataset_.id), "ask for one year, or add | change");
    Figure figure;
    if (change) {
      if (share && comes_before("share", "change")) return wrong("bad-figure", "the change of a share cannot be shown", "write | change | share for the change in per cent");
      if (!choose_years() || !all_in_one()) return std::nullopt;
      figure = share ? dataset_.percent_change_between(place_, measure_, *earlier_, *later_)
                     : dataset_.change_between(place_, measure_, *earlier_, *later_);
    } else {
      const auto comparing = comparison();
      if (!comparing || !all_in_one()) return std::nullopt;
      figure = *comparing == "others"       ? dataset_.of_others(place_, measure_)
               : *comparing == "difference" ? dataset_.from_others(place_, measure_)
               : *comparing == "rank"       ? dataset_.rank(place_, measure_)
               : share                      ? dataset_.share(place_, measure_)
                                            : dataset_.figure(place_, measure_);
      if (!share && comparing->empty() && dataset_.main_upper && measure_ == *dataset_.main_measure && named_measure_ == false)
        if (const auto upper = dataset_.figure(place_, *dataset_.main_upper)) figure.to = upper.value;
    }
    return shown(std::move(figure));
  }

 private:
  std::nullopt_t wrong(std::string code, std::string message, std::string remedy) {
    found_.error(std::move(code), at_, std::move(message), std::move(remedy));
    return std::nullopt;
  }

  bool comes_before(std::string_view one, std::string_view other) const {
    for (const auto& filter : expression_.filters)
      if (filter.word == one || filter.word == other) return filter.word == one;
    return false;
  }

  // Those that a dataset's figures have; what they are said with is looked at when they are worded.
  bool right_filters() {
    for (const auto& filter : expression_.filters)
      if (is_comparison(filter.word) && !dataset_.comparison) {
        found_.error("no-benchmark", moved(begins_, filter.column, filter.word), fmt::format("{} is not compared with others", dataset_.id),
                     fmt::format("give it benchmark = {{ own = \"…\" }}, or take out | {}", filter.word));
        return false;
      }
    return true;
  }

  static bool is_comparison(std::string_view word) { return word == "others" || word == "difference" || word == "rank"; }

  // How the figure is compared with others, if it is; for what the others come to, one's own item is not named.
  std::optional<std::string> comparison() {
    for (const auto& filter : expression_.filters) {
      if (!is_comparison(filter.word)) continue;
      auto& item = place_[dataset_.comparison->dimension];
      if (item == all_items) item = dataset_.comparison->own;
      return filter.word;
    }
    return std::string();
  }

  std::vector<std::string> measure_ids() const {
    std::vector<std::string> ids;
    for (const auto& measure : dataset_.measures) ids.push_back(measure.id);
    return ids;
  }

  bool choose_measure() {
    if (expression_.fields.size() > 1) {
      wrong("unknown-measure", fmt::format("{} asks for two measures at once", dataset_.id), "name one of them");
      return false;
    }
    if (!expression_.fields.empty()) {
      const auto& id = expression_.fields.front();
      const auto measure = dataset_.measure(id);
      if (!measure) {
        wrong("unknown-measure", fmt::format("{} has no measure \"{}\"", dataset_.id, id),
              did_you_mean(id, measure_ids(), fmt::format("its measures are {}", join(measure_ids(), ", "))));
        return false;
      }
      measure_ = *measure;
      named_measure_ = true;
      return true;
    }
    if (!dataset_.main_measure) {
      wrong("which-measure", fmt::format("{} counts several things: {}", dataset_.id, join(measure_ids(), ", ")),
            fmt::format("say which: {}.{}", dataset_.id, dataset_.measures.front().id));
      return false;
    }
    measure_ = *dataset_.main_measure;
    return true;
  }

  bool choose_place() {
    place_.assign(dataset_.dimensions.size(), all_items);
    for (const auto& selection : expression_.selections) {
      const auto at = moved(begins_, selection.column, selection.item);
      const auto id = selection.dimension.empty() ? "year" : std::string_view(selection.dimension);
      const auto d = dataset_.dimension(id);
      if (!d) {
        std::vector<std::string> ids;
        for (const auto& dimension : dataset_.dimensions) ids.push_back(dimension.id);
        found_.error("unknown-dimension", at, fmt::format("{} is not broken down by {}", dataset_.id, id),
                     did_you_mean(id, ids, ids.empty() ? "" : fmt::format("it is broken down by {}", join(ids, ", "))));
        return false;
      }
      const auto item = find_item(*d, selection.item, at);
      if (!item) return false;
      if (place_[*d] != all_items) {
        found_.error("bad-figure", at, fmt::format("{} is asked for twice of {}", id, dataset_.id), "name one of the two, or neither for the total");
        return false;
      }
      place_[*d] = *item;
      if (selection.until.empty()) continue;
      earlier_ = item;
      later_ = find_item(*d, selection.until, at);
      if (!later_) return false;
      if (*later_ <= *earlier_) {
        found_.error("two-years", at, fmt::format("{} does not come after {}", selection.until, selection.item), "write the earlier year first");
        return false;
      }
    }
    return true;
  }

  std::optional<int> find_item(std::size_t d, const std::string& id, Position at) {
    const auto& dimension = dataset_.dimensions[d];
    if (const auto item = dimension.find(id)) return static_cast<int>(*item);
    std::vector<std::string> ids;
    for (const auto& item : dimension.items) ids.push_back(item.id);
    found_.error("unknown-item", at, fmt::format("{} has no figures for {} \"{}\"", dataset_.id, dimension.id, id),
                 did_you_mean(id, ids, fmt::format("it has {}", join(ids, ", "))));
    return std::nullopt;
  }

  // The years of a change: those that are named, or the only two there are.
  bool choose_years() {
    const auto years = dataset_.year_dimension();
    if (years && later_) return true;
    if (years && place_[*years] == all_items && dataset_.dimensions[*years].items.size() == 2) {
      earlier_ = 0;
      later_ = 1;
      place_[*years] = 1;
      return true;
    }
    if (!years) wrong("which-year", fmt::format("{} has no years to show a change between", dataset_.id), "take out | change");
    else wrong("which-year", "a change is from one year to another", fmt::format("say which: {}[{}..{}]", name(), dataset_.dimensions[*years].items.front().id, dataset_.dimensions[*years].items.back().id));
    return false;
  }

  std::string name() const { return dataset_.id; }

  // What is left out means the total; there must be one.
  bool all_in_one() {
    for (std::size_t d = 0; d < place_.size(); ++d) {
      const auto& dimension = dataset_.dimensions[d];
      if (place_[d] != all_items || dimension.items.size() == 1) continue;
      if ((dataset_.measures[measure_].adds_up || dataset_.measures[measure_].has_totals) && dimension.adds_up) continue;
      std::vector<std::string> ids;
      for (const auto& item : dimension.items) ids.push_back(item.id);
      if (dimension.is_year()) {
        wrong("which-year", fmt::format("{} has figures for {}", dataset_.id, join(ids, ", ")), fmt::format("say for which year: {}[{}]", name(), ids.back()));
        return false;
      }
      if (is_worked_out_total()) continue;
      wrong("no-total", fmt::format("the figures of {} are not added up over {}", dataset_.id, dimension.id),
            fmt::format("say which: {}[{}={}]", name(), dimension.id, ids.front()));
      return false;
    }
    return true;
  }

  // A quotient of two totals is as good as one of two cells.
  bool is_worked_out_total() const {
    return dataset_.measures[measure_].kind == ResolvedMeasure::Kind::derived &&
           dataset_.figure(place_, measure_).missing != Missing::not_applicable;
  }

  std::optional<Figure> shown(Figure figure) {
    switch (figure.missing) {
      case Missing::no: break;
      case Missing::confidential:
        return wrong("figure-withheld", fmt::format("this figure of {} is confidential, and so cannot stand in a sentence", dataset_.id),
                     "speak of a larger group, or say in words that there are few");
      case Missing::not_available:
        return wrong("figure-missing", fmt::format("{} has no such figure: it is not available", dataset_.id), "say in words that it is not known");
      case Missing::not_applicable:
        return wrong("figure-missing", fmt::format("{} has no such figure: it would not apply", dataset_.id), "ask for another, or say it in words");
    }
    if (figure.incomplete)
      found_.hint("figure-incomplete", at_, fmt::format("this figure of {} leaves out parts that are not available", dataset_.id),
                  "say so in the sentence");
    return figure;
  }

  const ResolvedDataset& dataset_;
  const FigureExpression& expression_;
  Position at_, begins_;
  Diagnostics& found_;
  std::size_t measure_ = 0;
  bool named_measure_ = false;
  Coordinates place_;
  std::optional<int> earlier_, later_;
};

}  // namespace

const ResolvedDataset* Figures::asked_for(const std::string& kind, const std::string& id, Position at, Diagnostics& found) const {
  const auto name = kind.empty() || kind == "dataset" ? id : kind + '/' + id;
  if (const auto* dataset = find(name)) return dataset;
  if (const auto* secret = comisiynu::find(publication_->datasets, id); kind.empty() && secret != nullptr && !secret->is_published()) {
    found.error("not-published", at, fmt::format("dataset \"{}\" is not published, and no figure of it can be shown", id),
                "count its records with count = { of = … }, and use that dataset");
    return nullptr;
  }
  const bool in_error = kind.empty() && comisiynu::find(publication_->datasets, id) != nullptr;
  if (!publication_->unread.empty() && (in_error || publication_->unread.contains(id))) return nullptr;
  if (in_error) {
    found.error("dataset-in-error", at, fmt::format("dataset \"{}\" has errors of its own, and no figures yet", id), "mend those first");
    return nullptr;
  }
  std::vector<std::string> ids;
  for (const auto& dataset : all_) ids.push_back(dataset.id);
  if (has(kinds_with_figures, kind))
    found.error("no-figures", at, fmt::format("{} has no figures to show", name),
                did_you_mean(name, ids, kind == "gap" ? "give its need and its supply volumes" : "give it volumes by area and year"));
  else
    found.error("unknown-dataset", at, fmt::format("there is no dataset \"{}\"", name),
                did_you_mean(name, ids, "use the id of a dataset, or need/…, supply/…, gap/… with the id of a record"));
  return nullptr;
}

std::optional<ProseFigure> Figures::in_prose(std::string_view text, const Wording& wording, Position at, Diagnostics& found) const {
  const auto begins = place_of_expression(text, at);
  const auto expression = parse_figure_expression(trim(text), begins, found);
  if (!expression) return std::nullopt;
  const auto& kind = expression->kind;

  bool of_record = !kind.empty() && kind != "dataset";
  if (has(kinds_with_figures, kind)) {
    const auto* own = find(kind + '/' + expression->id);
    of_record = !expression->fields.empty() && (own == nullptr || !own->measure(expression->fields.front()));
    // A record that is there but has no volumes: say that, not that "size" is no field of it.
    if (own == nullptr && !expression->fields.empty() && has({"volume", "used", "size", "need", "supply"}, expression->fields.front())) of_record = false;
  }
  if (of_record) return field_in_prose(*publication_, *expression, wording, at, found);

  const auto* dataset = asked_for(kind, expression->id, at, found);
  if (dataset == nullptr) return std::nullopt;
  const auto figure = Lookup(*dataset, *expression, at, begins, found).run();
  if (!figure) return std::nullopt;
  auto words = said(*figure, *expression, *publication_, wording, at, found);
  if (!words) return std::nullopt;
  return ProseFigure{std::move(*words), wording.language(), dataset};
}

std::optional<FigureBlock> Figures::block(std::string_view request, Position at, Diagnostics& found) const {
  std::vector<std::string> words;
  for (const auto word : split(trim(request), ' '))
    if (!trim(word).empty()) words.emplace_back(trim(word));
  std::string by, as;
  for (; words.size() > 2; words.resize(words.size() - 2)) {
    auto& asked = words[words.size() - 2] == "by" ? by : as;
    if ((words[words.size() - 2] != "by" && words[words.size() - 2] != "as") || !asked.empty()) break;
    asked = words.back();
  }
  if (words.size() != 1) {
    found.error("bad-figure", at, "a table or a chart is of one dataset",
                "write {{ table known-by-age }}, {{ chart need/short-breaks by area }} or {{ chart spend by area as stacked }}");
    return std::nullopt;
  }
  const auto slash = words[0].find('/');
  const auto kind = slash == std::string::npos ? std::string() : words[0].substr(0, slash);
  const auto id = slash == std::string::npos ? words[0] : words[0].substr(slash + 1);
  FigureBlock block{asked_for(kind, id, at, found), by, {}};
  if (block.dataset == nullptr) return std::nullopt;
  if (!by.empty() && !block.dataset->dimension(by)) {
    std::vector<std::string> ids;
    for (const auto& dimension : block.dataset->dimensions) ids.push_back(dimension.id);
    found.error("unknown-dimension", at, fmt::format("{} is not broken down by {}", block.dataset->id, by),
                did_you_mean(by, ids, fmt::format("it is broken down by {}", join(ids, ", "))));
    return std::nullopt;
  }
  if (as.empty()) return block;
  block.as = chart_kind(as);
  if (!block.as) {
    const std::vector<std::string> known(chart_kinds.begin(), chart_kinds.end());
    found.error("unknown-chart", at, fmt::format("there is no chart called \"{}\"", as), did_you_mean(as, known, fmt::format("the charts are {}", join(known, ", "))));
    return std::nullopt;
  }
  if (!check_chart(*block.dataset, by, *block.as, at, found)) return std::nullopt;
  return block;
}

}  // namespace comisiynu
