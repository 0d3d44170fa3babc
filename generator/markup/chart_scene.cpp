#include "markup/chart_scene.h"

#include <algorithm>

namespace comisiynu {

std::vector<ChartSeries> ChartScene::series() const {
  std::vector<ChartSeries> all;
  for (const auto& place : places_of(dataset, shape.series)) {
    for (const auto measure : shape.measures) {
      auto parts = names(place, shape.series);
      if (shape.measures.size() > 1) parts.push_back(wording.name(dataset, measure));
      all.push_back({place, measure, one_name(parts), projected(place)});
    }
  }
  return all;
}

Coordinates ChartScene::joined(Coordinates place, const Coordinates& other) {
  for (std::size_t d = 0; d < place.size(); ++d)
    if (other[d] != all_items) place[d] = other[d];
  return place;
}

Figure ChartScene::figure(const Coordinates& place, std::size_t measure) const {
  return shape.shares ? dataset.share(place, measure) : dataset.figure(place, measure);
}

bool ChartScene::projected(const Coordinates& place) const {
  const auto year = dataset.year_dimension();
  return year && place[*year] != all_items && dataset.is_projected(dataset.dimensions[*year].items[static_cast<std::size_t>(place[*year])]);
}

std::vector<Phrase> ChartScene::names(const Coordinates& place, const std::vector<std::size_t>& dimensions) const {
  std::vector<Phrase> all;
  for (const auto d : dimensions) {
    all.push_back(wording.name(dataset.dimensions[d].items[static_cast<std::size_t>(place[d])]));
    if (dataset.dimensions[d].is_year() && projected(place)) all.back().text = wording.message("table.projected", {{"year", all.back().text}});
  }
  return all;
}

Phrase ChartScene::with_words(const Phrase& name, const std::string& words) const {
  return {wording.message("chart.bar", {{"name", name.text}, {"value", words}}), name.language};
}

std::string ChartScene::text(const Figure& figure) const {
  const auto words = wording.figure(figure);
  return figure && figure.incomplete ? words + "\u00a0" + std::string(Wording::incomplete_mark) : words;
}

Phrase ChartScene::one_name(const std::vector<Phrase>& names) const {
  Phrase name;
  for (const auto& part : names) {
    const auto language = part.language ? part.language : name.language;
    name = name.text.empty() ? part : with_words(name, part.text);
    name.language = language;
  }
  return name;
}

Phrase ChartScene::with_value(const Phrase& name, const Figure& figure) const {
  auto value = text(figure);
  for (std::size_t at = value.find(' '); at != std::string::npos; at = value.find(' ', at)) value.replace(at, 1, "\u00a0");
  return with_words(name, value);
}

void ChartScene::keep_largest(std::vector<Coordinates>& places, std::size_t most, const std::function<double(const Coordinates&)>& size) {
  if (places.size() <= most) return;
  std::vector<std::pair<double, std::size_t>> sizes;
  for (std::size_t i = 0; i < places.size(); ++i) sizes.emplace_back(-size(places[i]), i);
  std::partial_sort(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(most), sizes.end());
  std::vector<Coordinates> kept;
  for (std::size_t i = 0; i < most; ++i) kept.push_back(std::move(places[sizes[i].second]));
  of = places.size();
  drawn = most;
  places = std::move(kept);
}

void ChartScene::keep(std::string name, const Figure& figure) {
  if (figure) marks.push_back({std::move(name), figure});
  else missing.insert(figure.missing);
  has_incomplete |= figure && figure.incomplete;
}

std::vector<Phrase> new_headings(std::vector<Phrase>& above, const std::vector<Phrase>& headings) {
  std::size_t same = 0;
  while (same < above.size() && same < headings.size() && above[same].text == headings[same].text) ++same;
  above = headings;
  return {headings.begin() + static_cast<std::ptrdiff_t>(same), headings.end()};
}

}  // namespace comisiynu
