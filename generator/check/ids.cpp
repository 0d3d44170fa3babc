#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

template <class Record>
void unique_ids(std::string_view kind, const std::vector<Record>& records, std::string_view where, Diagnostics& found) {
  std::unordered_map<std::string_view, const Record*> seen;
  seen.reserve(records.size());
  for (const auto& record : records) {
    if (record.id.empty()) continue;
    const auto [first, fresh] = seen.emplace(record.id, &record);
    if (!fresh)
      found.error("duplicate-id", record.at, fmt::format("a second {} is called {}{}", kind, record.id, where),
                  fmt::format("give one of them another id; the first is on line {} of {}", first->second->at.line,
                              first->second->at.file == record.at.file ? "this file" : "another file"));
  }
}

}  // namespace

void check_ids(const Publication& publication, Diagnostics& found) {
  const auto table = [&](std::string_view name, auto member, std::string_view) { unique_ids(name, publication.*member, "", found); };
  Publication::describe(table);
  for (const auto& list : publication.code_lists) unique_ids("item", list.items, fmt::format(" in the list {}", list.id), found);
  for (const auto& provider : publication.providers) unique_ids("service", provider.services, fmt::format(" with {}", provider.id), found);
  for (const auto& document : publication.documents) {
    std::vector<Section> all = document.sections;
    all.insert(all.end(), document.appendices.begin(), document.appendices.end());
    unique_ids("section", all, fmt::format(" in {}", document.id), found);
  }
}

}  // namespace comisiynu
