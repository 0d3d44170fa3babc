// What is said under figures of the market: what they rest on, and what must be minded with them.
#include <fmt/format.h>

#include "analysis/wording.h"

namespace comisiynu {

std::vector<Phrase> Wording::caveats(const ResolvedDataset& dataset) const {
  std::vector<Phrase> all;
  for (const auto& caveat : dataset.caveats) all.push_back({message(caveat), {}});
  if (!dataset.market) return all;
  const auto& market = *dataset.source->market.value;
  const auto& figure = market.figure.value;
  const bool spending = figure == "spend" || (figure == "concentration" && market.of == "spend");
  const std::string from = spending ? "contracts" : figure == "unit-cost" ? "supply" : "services";
  const auto say = [&](const std::string& key, double count) {
    all.push_back({message("market_figures." + key, {{"count", format_.number(count)}}, count), {}});
  };
  say("from_" + from, static_cast<double>(dataset.market->counted));
  if (dataset.market->left_out > 0) say("left_out_" + from, static_cast<double>(dataset.market->left_out));
  const auto add = [&](const std::string& key) { all.push_back({message("market_figures." + key), {}}); };
  add(fmt::format("caveat_{}", figure));
  if (figure == "concentration") add("index_scale");
  if (dataset.dimension("area") && from != "supply") add(spending ? "by_contract_area" : "by_provider_area");
  return all;
}

}  // namespace comisiynu
