#include "page/blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "base/text.h"
#include "markup/table.h"
#include "page/glossary.h"
#include "page/record_filter.h"
#include "page/record_lists.h"
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
};

// A table has the rows and columns of its dataset: only charts are drawn by one dimension or another, as one kind or another.
bool is_asked_as_chart(const Block& block) {
  if (block.request.name != "table") return false;
  const auto& asked = block.request.rest;
  const auto option = std::min(asked.find(" by "), asked.find(" as "));
  if (option == asked.npos) return false;
  block.found.error("unknown-placeholder", block.at, fmt::format("a table is as its dataset is, and has no \"{}\"", trim(asked.substr(option))),
                    fmt::format("write {{{{ table {0} }}}}, or {{{{ chart {1} }}}}", asked.substr(0, option), asked));
  return true;
}

std::string dataset_block(const Block& block) {
  if (is_asked_as_chart(block)) return {};
  const auto found = block.voice.site().figures.block(block.request.rest, block.at, block.found);
  if (!found || found->dataset == nullptr) return {};
  std::string id = found->dataset->id;
  std::replace(id.begin(), id.end(), '/', '-');
  id = block.ids.unique(fmt::format("{}-{}", block.request.name, id));
  if (block.request.name == "table") return table_html(block.voice, *found->dataset, id, block.level, false, block.found);
  return chart_html(block.voice, *found->dataset, {id, found->by, found->as}, block.level, false, block.found);
}

std::string actions_block(const Block& block) {
  const auto actions = block.records(block.voice.publication().actions);
  const auto& by = block.request.by;
  const bool one_group = block.request.has(by.empty() ? "section" : by);
  return block.html(action_lists(block.voice, actions, by.empty() ? "section" : by, !one_group, block.ids, block.found));
}

std::string forum_block(const Block& block) {
  std::string all;
  for (const auto* forum : block.records(block.voice.publication().forums))
    all += block.html(Object(record_value(block.voice, *forum, block.ids.first("forum-" + forum->id), block.found)));
  return all;
}

// What only a document has.
template <class Make>
std::string of_document(const Block& block, const char* name, Make&& make) {
  if (block.document == nothing) return {};
  Object values;
  values.set_named(name, make(block.voice.publication().documents[block.document]));
  return block.html(std::move(values));
}

// Only actions can be grouped in several ways.
void check_grouping(const BlockRequest& request, Position at, Diagnostics& found) {
  if (request.by.empty()) return;
  const auto& known = action_groupings();
  if (request.name != "actions")
    found.error("unknown-placeholder", at, fmt::format("{{{{ {} }}}} has no by={}", request.name, request.by), "only {{ actions }} can be grouped in several ways");
  else if (std::find(known.begin(), known.end(), request.by) == known.end()) {
    const auto meant = nearest(request.by, known);
    found.error("unknown-placeholder", at, fmt::format("actions cannot be grouped by {}", request.by),
                meant ? fmt::format("did you mean {}?", *meant) : fmt::format("they can be by {}", join(known, ", ")));
  }
}

// What comes whole: nothing can be picked from it.
void check_whole(const BlockRequest& request, Position at, Diagnostics& found) {
  constexpr std::string_view whole[] = {"recommendations", "comments", "policy-statements", "glossary", "references"};
  if (request.rest.empty() || std::find(std::begin(whole), std::end(whole), request.name) == std::end(whole)) return;
  found.error("unknown-placeholder", at, fmt::format("{{{{ {} }}}} comes whole, and has no \"{}\"", request.name, request.rest),
              fmt::format("write {{{{ {} }}}}", request.name));
}

using BlockFunction = std::function<std::string(const Block&)>;

const std::map<std::string, BlockFunction, std::less<>>& block_functions() {
  static const std::map<std::string, BlockFunction, std::less<>> functions{
      {"table", dataset_block},
      {"chart", dataset_block},
      {"needs", [](const Block& b) { return b.list("needs", b.voice.publication().needs); }},
      {"supply", [](const Block& b) { return b.list("supply", b.voice.publication().supply); }},
      {"gaps", [](const Block& b) { return b.list("gaps", b.voice.publication().gaps); }},
      {"gap-analysis", [](const Block& b) { return b.html(gap_analysis(b.voice, b.records(b.voice.publication().gaps), b.ids, b.found)); }},
      {"objectives", [](const Block& b) {
         return b.html(Object().set("sections", objective_sections(b.voice, b.records(b.voice.publication().objectives), b.ids, b.found)));
       }},
      {"outcomes-framework", [](const Block& b) { return b.html(outcomes_framework(b.voice, b.records(b.voice.publication().objectives), b.ids, b.found)); }},
      {"hypotheses", [](const Block& b) { return b.list("hypotheses", b.voice.publication().hypotheses); }},
      {"intentions", [](const Block& b) {
         const Value groups = intention_groups(b.voice, b.records(b.voice.publication().intentions), b.ids, b.found);
         return b.html(Object().set("groups", groups).set("named", !b.request.has("action") && b.request.id.empty()));
       }},
      {"opportunities", [](const Block& b) { return b.list("opportunities", b.voice.publication().opportunities); }},
      {"market", [](const Block& b) { return b.html(market_table(b.voice, b.records(b.voice.publication().markets), b.ids, b.found)); }},
      {"actions", actions_block},
      {"indicators", [](const Block& b) { return b.html(indicators_table(b.voice, b.records(b.voice.publication().indicators), b.ids)); }},
      {"options", [](const Block& b) { return b.list("options", b.voice.publication().options); }},
      {"fees", [](const Block& b) { return b.html(fees_table(b.voice, b.records(b.voice.publication().fees), b.ids, b.found)); }},
      {"contracts", [](const Block& b) { return b.html(contracts_table(b.voice, b.records(b.voice.publication().contracts), b.ids, b.found)); }},
      {"consultations", [](const Block& b) { return b.list("consultations", b.voice.publication().consultations); }},
      {"practice", [](const Block& b) { return b.list("practice", b.voice.publication().practices); }},
      {"standards", [](const Block& b) {
         return b.html(Object().set("sections", standard_sections(b.voice, b.records(b.voice.publication().standards), !b.request.has("section"), b.ids, b.found)));
       }},
      {"forum", forum_block},
      {"stages", [](const Block& b) { return b.html(stages_table(b.voice, b.records(b.voice.publication().plan_stages), b.ids, b.found)); }},
      {"risks", [](const Block& b) { return b.html(risks_table(b.voice, b.records(b.voice.publication().risks), b.ids, b.found)); }},
      {"recommendations", [](const Block& b) {
         return of_document(b, "recommendations", [&](const Document& document) { return recommendations(b.voice, document, b.ids); });
       }},
      {"comments", [](const Block& b) {
         return of_document(b, "comments", [&](const Document& document) { return comments(b.voice, document, b.level, b.ids, b.found); });
       }},
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
  check_grouping(request, at, found);
  check_whole(request, at, found);
  return function->second({voice, request, level, document, ids, at, found});
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
  return Value::list({download(voice, "CSV", fmt::format("{}{}.csv", place->page->address[voice.language()].substr(1), dataset.id), {},
                               voice.plain(dataset.source->title))});
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
  if (voice.leaves_out_tables()) return {};
  TableSurroundings surroundings;
  surroundings.id = id;
  surroundings.source = source_of(voice, dataset);
  surroundings.downloads = downloads_of(voice, dataset);
  surroundings.address = own_address(voice, dataset, on_own_page);
  Object values(table_value(dataset, voice.wording(), surroundings));
  values.set("lang", voice.code()).set("level", level);
  return voice.render("blocks/table.html", std::move(values), "blocks/table.html", found);
}

std::string chart_html(const Voice& voice, const ResolvedDataset& dataset, const ChartRequest& request, int level, bool on_own_page, Diagnostics& found) {
  if (voice.leaves_out_tables()) return {};
  ChartSurroundings surroundings;
  surroundings.request = request;
  surroundings.source = source_of(voice, dataset);
  surroundings.downloads = downloads_of(voice, dataset);
  surroundings.address = own_address(voice, dataset, on_own_page);
  // The table below a chart says all that the chart's own foot would say again.
  surroundings.table = on_own_page ? Value() : Value::html(table_html(voice, dataset, fmt::format("{}-table", request.id), level, on_own_page, found));
  const Value chart = chart_value(dataset, voice.wording(), surroundings);
  if (chart.is_null()) return on_own_page ? std::string() : table_html(voice, dataset, request.id, level, on_own_page, found);
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
