#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

template <class Record>
void unique_ids(std::string_view kind, const std::vector<Record>& records, std::string_view where, const Sources& sources, Diagnostics& found) {
  std::unordered_map<std::string_view, const Record*> seen;
  seen.reserve(records.size());
  for (const auto& record : records) {
    if (record.id.empty()) continue;
    const auto [first, fresh] = seen.emplace(record.id, &record);
    if (fresh) continue;
    const auto& earlier = first->second->at;
    found.error("duplicate-id", record.at, fmt::format("a second {} has the id {}{}", kind, record.id, where),
                fmt::format("give one of them another id; the first is on line {} of {}", earlier.line,
                            earlier.file == record.at.file ? "this file" : sources.shown(earlier.file)));
  }
}

}  // namespace

void check_ids(const Publication& publication, const CheckOptions& options, Diagnostics& found) {
  const auto& sources = options.sources;
  const auto table = [&](std::string_view name, auto member, std::string_view) { unique_ids(name, publication.*member, "", sources, found); };
  Publication::describe(table);
  for (const auto& list : publication.code_lists) unique_ids("item", list.items, fmt::format(" in the list {}", list.id), sources, found);
  for (const auto& provider : publication.providers) unique_ids("service", provider.services, fmt::format(" with {}", provider.id), sources, found);
  for (const auto& document : publication.documents) {
    std::vector<Section> all = document.sections;
    all.insert(all.end(), document.appendices.begin(), document.appendices.end());
    unique_ids("section", all, fmt::format(" in {}", document.id), sources, found);
  }
}

}  // namespace comisiynu
