#include "page/blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "base/text.h"
#include "markup/chart.h"
#include "markup/table.h"
#include "page/glossary.h"
#include "page/record_filter.h"
#include "page/record_values.h"
#include "page/world.h"

namespace comisiynu {

std::string PageIds::unique(const std::string& id) {
  std::string candidate = id;
  for (int n = 2; !taken_.insert(candidate).second; ++n) candidate = fmt::format("{}-{}", id, n);
  return candidate;
}

Value PageIds::first(const std::string& id) { return taken_.insert(id).second ? Value(id) : Value(); }

namespace {

// Records with their anchors, as a list of values.
template <class Record>
Value values_of(const Voice& voice, const std::vector<const Record*>& records, PageIds& ids, Diagnostics& found) {
  std::vector<Value> all;
  all.reserve(records.size());
  for (const auto* record : records)
    all.push_back(record_value(voice, *record, ids.first(fmt::format("{}-{}", Record::kind, record->id)), found));
  return Value::list(std::move(all));
}

// Records of a section of a code list, under its name: [{ id, name, <list>: [record] }], in the list's order.
template <class Record>
Value by_section(const Voice& voice, const std::vector<const Record*>& records, const char* list, PageIds& ids, Diagnostics& found,
                 bool with_names) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<const Record*>> groups;
  for (const auto* record : records) groups[record->section.value].push_back(record);
  for (const auto& code_list : voice.publication().code_lists)
    for (const auto& item : code_list.items)
      if (groups.contains(item.id) && std::find(order.begin(), order.end(), item.id) == order.end()) order.push_back(item.id);
  if (groups.contains("")) order.push_back("");
  for (const auto& [section, members] : groups)
    if (std::find(order.begin(), order.end(), section) == order.end()) order.push_back(section);

  std::vector<Value> sections;
  for (const auto& section : order) {
    Value name;
    for (const auto& code_list : voice.publication().code_lists)
      if (const auto* item = find(code_list.items, section); item != nullptr && name.is_null()) name = voice.phrase(item->name);
    Object value;
    value.set("name", with_names ? std::move(name) : Value())
        .set("id", with_names && !section.empty() ? ids.first(fmt::format("{}-section-{}", Record::kind, section)) : Value())
        .set_named(list, values_of(voice, groups[section], ids, found));
    sections.push_back(std::move(value));
  }
  return Value::list(std::move(sections));
}

template <class Record>
std::vector<const Record*> belonging(const Voice& voice, const std::vector<Record>& records, std::size_t document) {
  std::vector<const Record*> all;
  const auto id = document == nothing ? std::string() : voice.publication().documents[document].id;
  for (const auto& record : records)
    if (record.document.id == id) all.push_back(&record);
  return all;
}

// Standards are numbered within their section.
Value numbered_standards(const Voice& voice, const std::vector<const Standard*>& standards, PageIds& ids, Diagnostics& found, bool with_names) {
  const Value sections = by_section(voice, standards, "standards", ids, found, with_names);
  std::vector<Value> numbered;
  for (const auto& section : sections.items()) {
    std::vector<Value> all;
    for (const auto& standard : section.find("standards")->items()) all.push_back(Object(standard).set("number", all.size() + 1));
    numbered.push_back(Object(section).set("standards", Value::list(std::move(all))));
  }
  return Value::list(std::move(numbered));
}

Value indicators_table(const Voice& voice, const std::vector<const Indicator*>& indicators, PageIds& ids) {
  std::vector<Value> anchors;
  for (const auto* indicator : indicators) anchors.push_back(ids.first("indicator-" + indicator->id));
  return Object(indicators_value(voice, indicators, anchors)).set("id", ids.unique("indicators-table")).set("caption", voice.message("indicator.all"));
}

Value captioned(const Voice& voice, std::string_view kind, const char* list, Value records, PageIds& ids) {
  Object table;
  table.set("id", ids.unique(fmt::format("{}-table", kind))).set("caption", voice.message(fmt::format("{}.all", kind))).set_named(list, std::move(records));
  return table;
}

Value market_table(const Voice& voice, const std::vector<const Market*>& markets, PageIds& ids, Diagnostics& found) {
  return Object().set("id", ids.unique("market-table")).set("caption", voice.message("market.all")).set("aspects", market_aspects(voice))
      .set("rows", values_of(voice, markets, ids, found));
}

Value count_by_status(const Voice& voice, const std::vector<const Action*>& actions) {
  std::vector<Value> counts;
  for (const std::string_view status : {"planned", "started", "done", "late"}) {
    const auto count = std::count_if(actions.begin(), actions.end(), [&](const Action* action) { return action->status == status; });
    if (count > 0) counts.push_back(Object().set("status", voice.tag(status, "action.statuses")).set("count", count));
  }
  return Value::list(std::move(counts));
}

// One block at a time

struct Block {
  const Voice& voice;
  const BlockRequest& request;
  int level;
  std::size_t document;
  PageIds& ids;
  Position at;
  Diagnostics& found;

  template <class Record>
  std::vector<const Record*> records(const std::vector<Record>& all) const {
    return filtered(all, request, document == nothing ? std::string() : voice.publication().documents[document].id,
                    voice.publication().unread, at, found);
  }

  std::string html(Object values, std::string_view name = {}) const {
    values.set("lang", voice.code()).set("level", level);
    const auto template_name = fmt::format("blocks/{}.html", name.empty() ? request.name : name);
    return voice.render(template_name, std::move(values), template_name, found);
  }

  template <class Record>
  std::string list(const char* name, const std::vector<Record>& all) const {
    Object values;
    values.set_named(name, values_of(voice, records(all), ids, found));
    return html(std::move(values));
  }

  template <class Record>
  std::string table(std::string_view kind, const char* name, const std::vector<Record>& all) const {
    return html(Object(captioned(voice, kind, name, values_of(voice, records(all), ids, found), ids)));
  }
};

std::string dataset_block(const Block& block) {
  const auto found = block.voice.site().figures.block(block.request.rest, block.at, block.found);
  if (!found || found->dataset == nullptr) return {};
  std::string id = found->dataset->id;
  std::replace(id.begin(), id.end(), '/', '-');
  id = block.ids.unique(fmt::format("{}-{}", block.request.name, id));
  if (block.request.name == "table") return table_html(block.voice, *found->dataset, id, block.level, false, block.found);
  return chart_html(block.voice, *found->dataset, found->by, id, block.level, false, block.found);
}

std::string actions_block(const Block& block) {
  const auto actions = block.records(block.voice.publication().actions);
  return block.html(Object()
                        .set("sections", by_section(block.voice, actions, "actions", block.ids, block.found, !block.request.has("section")))
                        .set("count", actions.size())
                        .set("by_status", count_by_status(block.voice, actions)));
}

// The template of the 2010 guidance: the gaps of each objective in a table. Their full records have the anchors.
std::string gap_analysis_block(const Block& block) {
  std::vector<Value> gaps;
  for (const auto* gap : block.records(block.voice.publication().gaps)) gaps.push_back(record_value(block.voice, *gap, Value(), block.found));
  return block.html(Object()
                        .set("id", block.ids.unique("gap-analysis"))
                        .set("caption", block.voice.message("gap.analysis"))
                        .set("gaps", Value::list(std::move(gaps))));
}

std::string forum_block(const Block& block) {
  std::string all;
  for (const auto* forum : block.records(block.voice.publication().forums))
    all += block.html(Object(record_value(block.voice, *forum, block.ids.first("forum-" + forum->id), block.found)));
  return all;
}

std::string stages_block(const Block& block) {
  std::vector<Value> stages;
  for (const auto* stage : block.records(block.voice.publication().plan_stages))
    stages.push_back(Object(record_value(block.voice, *stage, block.ids.first("plan_stage-" + stage->id), block.found)).set("number", stages.size() + 1));
  return block.html(Object().set("stages", Value::list(std::move(stages))));
}

using BlockFunction = std::function<std::string(const Block&)>;

const std::map<std::string, BlockFunction, std::less<>>& block_functions() {
  static const std::map<std::string, BlockFunction, std::less<>> functions{
      {"table", dataset_block},
      {"chart", dataset_block},
      {"needs", [](const Block& b) { return b.list("needs", b.voice.publication().needs); }},
      {"supply", [](const Block& b) { return b.list("supply", b.voice.publication().supply); }},
      {"gaps", [](const Block& b) { return b.list("gaps", b.voice.publication().gaps); }},
      {"gap-analysis", gap_analysis_block},
      {"objectives", [](const Block& b) {
         return b.html(Object().set("sections", by_section(b.voice, b.records(b.voice.publication().objectives), "objectives", b.ids, b.found, true)));
       }},
      {"hypotheses", [](const Block& b) { return b.list("hypotheses", b.voice.publication().hypotheses); }},
      {"intentions", [](const Block& b) { return b.list("intentions", b.voice.publication().intentions); }},
      {"opportunities", [](const Block& b) { return b.list("opportunities", b.voice.publication().opportunities); }},
      {"market", [](const Block& b) { return b.html(Object(market_table(b.voice, b.records(b.voice.publication().markets), b.ids, b.found))); }},
      {"actions", actions_block},
      {"indicators", [](const Block& b) { return b.html(Object(indicators_table(b.voice, b.records(b.voice.publication().indicators), b.ids))); }},
      {"options", [](const Block& b) { return b.list("options", b.voice.publication().options); }},
      {"fees", [](const Block& b) { return b.table("fee", "fees", b.voice.publication().fees); }},
      {"contracts", [](const Block& b) { return b.table("contract", "contracts", b.voice.publication().contracts); }},
      {"consultations", [](const Block& b) { return b.list("consultations", b.voice.publication().consultations); }},
      {"practice", [](const Block& b) { return b.list("practice", b.voice.publication().practices); }},
      {"standards", [](const Block& b) {
         return b.html(Object().set("sections", numbered_standards(b.voice, b.records(b.voice.publication().standards), b.ids, b.found, !b.request.has("section"))));
       }},
      {"forum", forum_block},
      {"stages", stages_block},
      {"risks", [](const Block& b) { return b.table("risk", "risks", b.voice.publication().risks); }},
      {"policy-statements", [](const Block& b) {
         return b.document == nothing ? std::string() : b.html(Object().set("statements", policy_statement_list(b.voice, b.document, b.found)));
       }},
      {"glossary", [](const Block& b) { return b.html(Object().set("terms", glossary_terms(b.voice, false))); }},
      {"references", [](const Block& b) { return b.html(Object().set("kinds", reference_kinds(b.voice, false))); }},
  };
  return functions;
}

}  // namespace

std::string block_html(const Voice& voice, std::string_view expression, int level, std::size_t document, PageIds& ids, Position at, Diagnostics& found) {
  const auto request = parse_block(expression, at, found);
  const auto function = block_functions().find(request.name);
  if (function == block_functions().end()) return {};
  return function->second({voice, request, level, document, ids, at, found});
}

Object plan_lists(const Voice& voice, std::size_t document, Diagnostics& found) {
  const auto& p = voice.publication();
  PageIds ids;
  const auto of = [&](const auto& records) { return belonging(voice, records, document); };
  const auto if_any = [](const auto& records, auto&& make) { return records.empty() ? Value() : Value(make(records)); };
  Object lists;
  lists.set("needs", values_of(voice, of(p.needs), ids, found))
      .set("supply", values_of(voice, of(p.supply), ids, found))
      .set("gaps", values_of(voice, of(p.gaps), ids, found))
      .set("objectives", by_section(voice, of(p.objectives), "objectives", ids, found, true))
      .set("hypotheses", values_of(voice, of(p.hypotheses), ids, found))
      .set("intentions", values_of(voice, of(p.intentions), ids, found))
      .set("opportunities", values_of(voice, of(p.opportunities), ids, found))
      .set("market", if_any(of(p.markets), [&](const auto& markets) { return market_table(voice, markets, ids, found); }))
      .set("indicators", if_any(of(p.indicators), [&](const auto& indicators) { return indicators_table(voice, indicators, ids); }))
      .set("risks", if_any(of(p.risks), [&](const auto& risks) { return captioned(voice, "risk", "risks", values_of(voice, risks, ids, found), ids); }));
  return lists;
}

Object actions_lists(const Voice& voice, std::size_t document, Diagnostics& found) {
  const auto actions = belonging(voice, voice.publication().actions, document);
  PageIds ids;
  Object lists;
  lists.set("sections", by_section(voice, actions, "actions", ids, found, true))
      .set("count", actions.size())
      .set("by_status", count_by_status(voice, actions));
  return lists;
}

Value policy_statement_list(const Voice& voice, std::size_t document, Diagnostics&) {
  std::vector<Value> statements;
  Diagnostics said_where_they_stand;
  PageIds ids;
  const auto& sections = voice.site().plan.documents()[document].sections;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    const auto& narrative = *sections[s].narrative[voice.language()];
    const SiteWorld world(voice, ids, document, s);
    for (std::size_t i = 0; i < narrative.policy_statements().size(); ++i) {
      const auto& statement = narrative.policy_statements()[i];
      const auto page = voice.address(*voice.site().plan.page(PageKind::section, document, s));
      statements.push_back(Object()
                               .set("id", Value())
                               .set("number", statement.number)
                               .set("body", Value::html(narrative.render_policy_statement(i, world, said_where_they_stand)))
                               .set("section", voice.link(sections[s].title(voice.language()), page + "#" + statement.anchor)));
    }
  }
  return Value::list(std::move(statements));
}

Value downloads_of(const Voice& voice, const ResolvedDataset& dataset) {
  if (dataset.source == nullptr) return Value::list({});
  const auto place = voice.site().plan.find("dataset", dataset.id);
  if (!place || place->page == nullptr) return Value::list({});
  return Value::list({Object().set("name", "CSV").set("address", fmt::format("{}{}.csv", voice.address(*place), dataset.id)).set("size", Value()).set("about", Value())});
}

namespace {

Value own_address(const Voice& voice, const ResolvedDataset& dataset, bool on_own_page) {
  const auto place = on_own_page || dataset.source == nullptr ? std::nullopt : voice.site().plan.find("dataset", dataset.id);
  return place ? Value(voice.address(*place)) : Value();
}

Value source_of(const Voice& voice, const ResolvedDataset& dataset) {
  return dataset.source == nullptr ? Value() : voice.source(dataset.source->source_text);
}

}  // namespace

std::string table_html(const Voice& voice, const ResolvedDataset& dataset, std::string_view id, int level, bool on_own_page, Diagnostics& found) {
  TableSurroundings surroundings;
  surroundings.id = id;
  surroundings.source = source_of(voice, dataset);
  surroundings.downloads = downloads_of(voice, dataset);
  surroundings.address = own_address(voice, dataset, on_own_page);
  Object values(table_value(dataset, voice.wording(), surroundings));
  values.set("lang", voice.code()).set("level", level);
  return voice.render("blocks/table.html", std::move(values), "blocks/table.html", found);
}

std::string chart_html(const Voice& voice, const ResolvedDataset& dataset, std::string_view by, std::string_view id, int level, bool on_own_page,
                       Diagnostics& found) {
  ChartSurroundings surroundings;
  surroundings.id = id;
  surroundings.by = by;
  surroundings.source = source_of(voice, dataset);
  surroundings.downloads = downloads_of(voice, dataset);
  surroundings.address = own_address(voice, dataset, on_own_page);
  // The table below a chart says all that the chart's own foot would say again.
  surroundings.table = on_own_page ? Value() : Value::html(table_html(voice, dataset, fmt::format("{}-table", id), level, on_own_page, found));
  const Value chart = chart_value(dataset, voice.wording(), surroundings);
  if (chart.is_null()) return on_own_page ? std::string() : table_html(voice, dataset, id, level, on_own_page, found);
  Object values(chart);
  values.set("lang", voice.code()).set("level", level);
  return voice.render("blocks/chart.html", std::move(values), "blocks/chart.html", found);
}

Value next_opportunities(const Voice& voice, Diagnostics& found) {
  std::vector<const Opportunity*> next;
  for (const auto& opportunity : voice.publication().opportunities)
    if (opportunity.status == "open" || opportunity.status == "planned") next.push_back(&opportunity);
  std::stable_sort(next.begin(), next.end(), [](const Opportunity* a, const Opportunity* b) { return a->notice < b->notice; });
  if (next.size() > 3) next.resize(3);
  PageIds ids;
  return values_of(voice, next, ids, found);
}

Value opportunities_address(const Voice& voice) {
  for (const auto& opportunity : voice.publication().opportunities)
    if (const auto place = voice.site().plan.find("opportunity", opportunity.id); place && place->page != nullptr)
      return voice.address(*place->page) + "#opportunities";
  return {};
}

}  // namespace comisiynu
