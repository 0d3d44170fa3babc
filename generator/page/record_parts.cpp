#include "page/record_parts.h"

#include <fmt/format.h>

namespace comisiynu {

Value linked(const Voice& voice, std::string_view kind, std::string_view id) {
  std::vector<Value> groups, links;
  const auto& referrers = voice.site().plan.referrers(kind, id);
  for (std::size_t i = 0; i < referrers.size(); ++i) {
    const auto from = referrers[i].kind;
    if (auto link = voice.link_to(from, referrers[i].id); !link.is_null()) links.push_back(std::move(link));
    if (links.empty() || (i + 1 < referrers.size() && referrers[i + 1].kind == from)) continue;
    groups.push_back(Object().set("kind", from).set("label", voice.message(fmt::format("linked.{}", from))).set("links", Value::list(std::move(links))));
    links.clear();
  }
  return Value::list(std::move(groups));
}

Object common_values(const Voice& voice, const Common& record, Value id) {
  return Object()
      .set("id", std::move(id))
      .set("title", voice.phrase(record.title))
      .set("group", voice.link_to(record.client_group))
      .set("area", voice.link_to(record.area))
      .set("illustrative", record.illustrative);
}

}  // namespace comisiynu
