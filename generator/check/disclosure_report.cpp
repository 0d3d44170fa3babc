#include "analysis/small_counts.h"
#include "base/json_writer.h"
#include "check/disclosure_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace comisiynu {

namespace {

using Cell = WithheldFigure::Cell;
using Reason = WithheldFigure::Reason;

class Reporting {
 public:
  Reporting(const Publication& publication, const Figures& figures) : publication_(publication), figures_(figures) {}

  DisclosureReport run() {
    report_.minimum = least_count_shown(publication_);
    for (const auto& figure : figures_.withheld())
      if (const auto* dataset = figures_.find(figure.cell.dataset)) add(figure, *dataset);
    return std::move(report_);
  }

 private:
  void add(const WithheldFigure& figure, const ResolvedDataset& dataset) {
    report_.entries.push_back({dataset.id, dataset.at, in_words(figure.cell, dataset.id), std::string(reason_id(figure.reason)),
                               why(figure), in_words(figure.protects, dataset.id)});
  }

  static std::string_view reason_id(Reason reason) {
    switch (reason) {
      case Reason::small: return "small-count";
      case Reason::total: return "total";
      case Reason::same: return "same-figure";
      case Reason::follows: break;
    }
    return "remainder";
  }

  std::string why(const WithheldFigure& figure) const {
    const auto protects = in_words(figure.protects, figure.cell.dataset), through = in_words(figure.through, figure.cell.dataset);
    switch (figure.reason) {
      case Reason::small: return fmt::format("a count below {}", report_.minimum);
      case Reason::total:
        return through.empty() || through == protects ? fmt::format("would give away {}", protects)
                                                      : fmt::format("with {}, would give away {}", through, protects);
      case Reason::same: return fmt::format("is the same figure as {}, and would give away {}", through, protects);
      case Reason::follows: break;
    }
    return through.empty() ? "would give away a small count that no table shows"
                           : fmt::format("with {}, would give away a small count that no table shows", through);
  }

  // "known: area uchaf"; without the name of the dataset that is spoken of.
  std::string in_words(const Cell& cell, const std::string& spoken_of) const {
    const auto* dataset = figures_.find(cell.dataset);
    if (dataset == nullptr) return {};
    std::vector<std::string> words;
    if (dataset->measures.size() > 1) words.push_back(dataset->measures[cell.measure].id);
    const auto measure_words = words.size();
    for (std::size_t d = 0; d < cell.place.size(); ++d)
      if (cell.place[d] != all_items)
        words.push_back(fmt::format("{} {}", dataset->dimensions[d].id, dataset->dimensions[d].items[static_cast<std::size_t>(cell.place[d])].id));
    if (words.size() == measure_words) words.emplace_back("the total");
    auto text = join(words, ", ");
    return cell.dataset == spoken_of ? text : fmt::format("{}: {}", cell.dataset, text);
  }

  const Publication& publication_;
  const Figures& figures_;
  DisclosureReport report_;
};

}  // namespace

DisclosureReport disclosure_report(const Publication& publication, const Figures& figures) {
  return Reporting(publication, figures).run();
}

std::string as_text(const DisclosureReport& report, const Sources& sources) {
  if (report.entries.empty()) return fmt::format("No figure is withheld: no protected count is below {}\n", report.minimum);
  std::set<std::string> datasets;
  for (const auto& entry : report.entries) datasets.insert(entry.dataset);
  std::string out = fmt::format("{} {} of {} {} {} withheld, so that nobody can be picked out: counts below {}, and what would give them away\n",
                                report.entries.size(), report.entries.size() == 1 ? "figure" : "figures", datasets.size(),
                                datasets.size() == 1 ? "dataset" : "datasets", report.entries.size() == 1 ? "is" : "are", report.minimum);
  const std::string* dataset = nullptr;
  for (const auto& entry : report.entries) {
    if (dataset == nullptr || *dataset != entry.dataset)
      out += fmt::format("\n{} ({}:{})\n", entry.dataset, sources.shown(entry.at.file), entry.at.line);
    dataset = &entry.dataset;
    out += fmt::format("  {}: {}\n", entry.figure, entry.why);
  }
  return out;
}

std::string as_json(const DisclosureReport& report, const Sources& sources) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("minimum", report.minimum).key("withheld").begin_list();
  for (const auto& entry : report.entries)
    json.begin_object().field("dataset", entry.dataset).field("file", sources.shown(entry.at.file)).field("line", entry.at.line)
        .field("figure", entry.figure).field("reason", entry.reason).field("why", entry.why).field("protects", entry.protects).end_object();
  json.end_list().end_object();
  return out;
}

}  // namespace comisiynu
