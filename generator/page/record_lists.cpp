#include "page/record_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/thread.h"
#include "page/record_homes.h"
#include "page/record_parts.h"

namespace comisiynu {

namespace {

// A group of records under a name: [{ id, name, <list>: [record] }].
template <class Record>
struct Group {
  std::string id;
  Value name;
  std::vector<const Record*> records;
};

template <class Record>
Value groups_value(const Voice& voice, const std::vector<Group<Record>>& groups, const char* list, std::string_view prefix, bool with_names, PageIds& ids,
                   Diagnostics& found) {
  std::vector<Value> all;
  for (const auto& group : groups) {
    Object value;
    value.set("name", with_names ? group.name : Value())
        .set("id", with_names && !group.id.empty() ? ids.first(fmt::format("{}-{}", prefix, group.id)) : Value())
        .set_named(list, values_of(voice, group.records, ids, found));
    all.push_back(std::move(value));
  }
  return Value::list(std::move(all));
}

// By a section of a code list, in the list's order.
template <class Record>
std::vector<Group<Record>> by_section(const Voice& voice, const std::vector<const Record*>& records) {
  std::vector<Group<Record>> groups;
  const auto add = [&](const std::string& id, Value name) {
    Group<Record> group{id, std::move(name), {}};
    for (const auto* record : records)
      if (record->section.value == id) group.records.push_back(record);
    const bool fresh = std::none_of(groups.begin(), groups.end(), [&](const auto& other) { return other.id == id; });
    if (fresh && !group.records.empty()) groups.push_back(std::move(group));
  };
  for (const auto& list : voice.publication().code_lists)
    for (const auto& item : list.items) add(item.id, voice.phrase(item.name));
  add("", {});
  for (const auto* record : records) add(record->section.value, {});
  return groups;
}

// By one of a fixed list of words, in its order; what has none of them comes last.
template <class Record>
std::vector<Group<Record>> by_choice(const Voice& voice, const std::vector<const Record*>& records, Choice Record::*member,
                                     std::initializer_list<std::string_view> order, std::string_view messages) {
  std::vector<Group<Record>> groups;
  for (const auto word : order) groups.push_back({std::string(word), voice.message(fmt::format("{}.{}", messages, word)), {}});
  groups.push_back({"", voice.message("record.others"), {}});
  for (const auto* record : records) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.id == (record->*member).value; });
    (group == groups.end() ? groups.back() : *group).records.push_back(record);
  }
  std::erase_if(groups, [](const auto& group) { return group.records.empty(); });
  return groups;
}

// An action that several people answer for stands under each.
std::vector<Group<Action>> by_responsible(const Voice& voice, const std::vector<const Action*>& actions) {
  std::map<std::string, Group<Action>> groups;
  const auto& order = voice.site().orders[voice.language()];
  Group<Action> others{"", voice.message("record.others"), {}};
  for (const auto* action : actions) {
    if (action->responsible.empty()) others.records.push_back(action);
    for (const auto& role : action->responsible) {
      auto& group = groups[order.key(voice.plain(role))];
      group.name = voice.phrase(role);
      group.records.push_back(action);
    }
  }
  std::vector<Group<Action>> all;
  for (auto& [key, group] : groups) {
    group.id = std::to_string(all.size() + 1);
    all.push_back(std::move(group));
  }
  if (!others.records.empty()) all.push_back(std::move(others));
  return all;
}

// By the year in which they are due, the first due first.
std::vector<Group<Action>> by_due(const Voice& voice, std::vector<const Action*> actions) {
  std::stable_sort(actions.begin(), actions.end(), [](const Action* a, const Action* b) { return a->due && b->due ? a->due < b->due : a->due && !b->due; });
  std::vector<Group<Action>> groups;
  for (const auto* action : actions) {
    const auto id = action->due ? std::to_string(action->due.year) : std::string();
    if (groups.empty() || groups.back().id != id) groups.push_back({id, id.empty() ? Value(voice.message("record.others")) : Value(id), {}});
    groups.back().records.push_back(action);
  }
  return groups;
}

std::vector<Group<Action>> by_objective(const Voice& voice, const std::vector<const Action*>& actions) {
  std::vector<Group<Action>> groups;
  for (const auto& objective : voice.publication().objectives) groups.push_back({objective.id, voice.phrase(objective.title), {}});
  groups.push_back({"", voice.message("record.others"), {}});
  for (const auto* action : actions) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.id == action->objective.id; });
    (group == groups.end() ? groups.back() : *group).records.push_back(action);
  }
  std::erase_if(groups, [](const auto& group) { return group.records.empty(); });
  return groups;
}

std::vector<Group<Action>> grouped(const Voice& voice, const std::vector<const Action*>& actions, std::string_view by) {
  if (by == "stage") return by_choice(voice, actions, &Action::stage, {"analyse", "plan", "do", "review"}, "action.stages");
  if (by == "status") return by_choice(voice, actions, &Action::status, {"late", "started", "planned", "done"}, "action.statuses");
  if (by == "responsible") return by_responsible(voice, actions);
  if (by == "due") return by_due(voice, actions);
  if (by == "objective") return by_objective(voice, actions);
  return by_section(voice, actions);
}

Value count_by_status(const Voice& voice, const std::vector<const Action*>& actions) {
  std::vector<Value> counts;
  for (const std::string_view status : {"planned", "started", "done", "late"}) {
    const auto count = std::count_if(actions.begin(), actions.end(), [&](const Action* action) { return action->status == status; });
    if (count > 0) counts.push_back(Object().set("status", voice.tag(status, "action.statuses")).set("count", count));
  }
  return Value::list(std::move(counts));
}

}  // namespace

const std::vector<std::string>& action_groupings() {
  static const std::vector<std::string> words{"section", "stage", "responsible", "due", "status", "objective"};
  return words;
}

Object action_lists(const Voice& voice, const std::vector<const Action*>& actions, std::string_view by, bool with_names, PageIds& ids, Diagnostics& found) {
  return Object()
      .set("sections", groups_value(voice, grouped(voice, actions, by), "actions", fmt::format("action-{}", by), with_names, ids, found))
      .set("count", actions.size())
      .set("by_status", count_by_status(voice, actions));
}

Value objective_sections(const Voice& voice, const std::vector<const Objective*>& objectives, PageIds& ids, Diagnostics& found) {
  return groups_value(voice, by_section(voice, objectives), "objectives", "objective-section", true, ids, found);
}

// Numbered within their section, which has its score.
Value standard_sections(const Voice& voice, const std::vector<const Standard*>& standards, bool with_names, PageIds& ids, Diagnostics& found) {
  const auto groups = by_section(voice, standards);
  const Value sections = groups_value(voice, groups, "standards", "standard-section", with_names, ids, found);
  std::vector<Value> numbered;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& section = sections.items()[i];
    std::vector<Value> all;
    for (const auto& standard : section.find("standards")->items()) all.push_back(Object(standard).set("number", all.size() + 1));
    const auto score = score_of(groups[i].records);
    numbered.push_back(Object(section)
                           .set("standards", Value::list(std::move(all)))
                           .set("points", voice.format().number(score.points))
                           .set("answered", score.answered)
                           .set("unanswered", score.unanswered));
  }
  return Value::list(std::move(numbered));
}

Value intention_groups(const Voice& voice, const std::vector<const Intention*>& intentions, PageIds& ids, Diagnostics& found) {
  const auto groups = by_choice(voice, intentions, &Intention::action, {"continue", "commission", "reconfigure", "decommission"}, "intention.headings");
  return groups_value(voice, groups, "intentions", "intentions", true, ids, found);
}

namespace {

Object captioned(const Voice& voice, std::string_view kind, std::string_view caption, PageIds& ids) {
  Object table;
  table.set("id", ids.unique(fmt::format("{}-table", kind))).set("caption", voice.message(caption));
  return table;
}

}  // namespace

// The template of the 2010 guidance: the gaps of each objective together. Their full records have the anchors.
Object gap_analysis(const Voice& voice, const std::vector<const Gap*>& gaps, PageIds& ids, Diagnostics& found) {
  std::vector<std::pair<std::string, std::vector<Value>>> by_objective;
  for (const auto* gap : gaps) {
    auto group = std::find_if(by_objective.begin(), by_objective.end(), [&](const auto& g) { return g.first == gap->objective.id; });
    if (group == by_objective.end()) group = by_objective.insert(by_objective.end(), {gap->objective.id, {}});
    group->second.push_back(record_value(voice, *gap, Value(), found));
  }
  std::vector<Value> groups;
  for (auto& [objective, members] : by_objective) {
    const auto count = members.size();
    groups.push_back(Object().set("objective", voice.link_to(Objective::kind, objective)).set("count", count).set("gaps", Value::list(std::move(members))));
  }
  return captioned(voice, "gap-analysis", "gap.analysis", ids).set("groups", Value::list(std::move(groups)));
}

Object outcomes_framework(const Voice& voice, const std::vector<const Objective*>& objectives, PageIds& ids, Diagnostics& found) {
  std::vector<Value> all;
  for (const auto* objective : objectives) all.push_back(record_value(voice, *objective, Value(), found));
  return captioned(voice, "outcomes-framework", "objective.framework", ids).set("objectives", Value::list(std::move(all)));
}

Object market_table(const Voice& voice, const std::vector<const Market*>& markets, PageIds& ids, Diagnostics& found) {
  return captioned(voice, "market", "market.all", ids).set("aspects", market_aspects(voice)).set("rows", values_of(voice, markets, ids, found));
}

Object indicators_table(const Voice& voice, const std::vector<const Indicator*>& indicators, PageIds& ids) {
  std::vector<Value> anchors;
  for (const auto* indicator : indicators) anchors.push_back(ids.first("indicator-" + indicator->id));
  return Object(indicators_value(voice, indicators, anchors)).set("id", ids.unique("indicators-table")).set("caption", voice.message("indicator.all"));
}

Object risks_table(const Voice& voice, std::vector<const Risk*> risks, PageIds& ids, Diagnostics& found) {
  std::stable_sort(risks.begin(), risks.end(), [](const Risk* a, const Risk* b) {
    return risk_score(a->likelihood, a->impact) > risk_score(b->likelihood, b->impact);
  });
  return captioned(voice, "risk", "risk.register", ids).set("risks", values_of(voice, risks, ids, found));
}

Object fees_table(const Voice& voice, const std::vector<const Fee*>& fees, PageIds& ids, Diagnostics& found) {
  return captioned(voice, "fee", "fee.all", ids).set("fees", values_of(voice, fees, ids, found));
}

Object contracts_table(const Voice& voice, const std::vector<const Contract*>& contracts, PageIds& ids, Diagnostics& found) {
  return captioned(voice, "contract", "contract.register", ids).set("rules", review_rules(voice)).set("contracts", values_of(voice, contracts, ids, found));
}

Object stages_table(const Voice& voice, const std::vector<const PlanStage*>& stages, PageIds& ids, Diagnostics& found) {
  std::vector<Value> all;
  for (const auto* stage : stages)
    all.push_back(Object(record_value(voice, *stage, ids.first("plan_stage-" + stage->id), found)).set("number", all.size() + 1));
  return captioned(voice, "stages", "plan_stage.all", ids).set("stages", Value::list(std::move(all)));
}

Value recommendations(const Voice& voice, const Document& document, PageIds& ids) {
  std::vector<Value> all;
  for (const auto& recommendation : document.recommendations) {
    const auto number = all.size() + 1;
    all.push_back(Object()
                      .set("id", ids.first(fmt::format("recommendation-{}", number)))
                      .set("number", number)
                      .set("text", voice.phrase(recommendation.text))
                      .set("reason", voice.phrase(recommendation.reason))
                      .set("carried_out", voice.links_to(recommendation.carried_out)));
  }
  return Value::list(std::move(all));
}

Value comments(const Voice& voice, const Document& document, int level, PageIds& ids, Diagnostics& found) {
  std::vector<Value> all;
  for (const auto& comment : document.comments)
    all.push_back(Object()
                      .set("id", ids.first("comment-" + comment.type.value))
                      .set("kind", voice.tag(comment.type, "comment.kinds"))
                      .set("by", voice.phrase(comment.by))
                      .set("on", voice.date(comment.on))
                      .set("text", voice.rich(comment.text, level + 1, found)));
  return Value::list(std::move(all));
}

namespace {

template <class Record>
std::vector<const Record*> belonging(const Voice& voice, const std::vector<Record>& records, std::size_t document) {
  std::vector<const Record*> all;
  const auto id = document == nothing ? std::string() : voice.publication().documents[document].id;
  for (const auto& record : records)
    if (record.document.id == id) all.push_back(&record);
  return all;
}

template <class Records, class Make>
Value if_any(const Records& records, Make&& make) {
  return records.empty() ? Value() : Value(make(records));
}

}  // namespace

Object plan_lists(const Voice& voice, std::size_t document, Diagnostics& found) {
  const auto& p = voice.publication();
  PageIds ids;
  const auto of = [&](const auto& records) { return belonging(voice, records, document); };
  Object lists;
  lists.set("needs", values_of(voice, of(p.needs), ids, found))
      .set("supply", values_of(voice, of(p.supply), ids, found))
      .set("gaps", values_of(voice, of(p.gaps), ids, found))
      .set("objectives", objective_sections(voice, of(p.objectives), ids, found))
      .set("hypotheses", values_of(voice, of(p.hypotheses), ids, found))
      .set("intentions", intention_groups(voice, of(p.intentions), ids, found))
      .set("opportunities", values_of(voice, of(p.opportunities), ids, found))
      .set("market", if_any(of(p.markets), [&](const auto& markets) { return market_table(voice, markets, ids, found); }))
      .set("indicators", if_any(of(p.indicators), [&](const auto& indicators) { return indicators_table(voice, indicators, ids); }))
      .set("risks", if_any(of(p.risks), [&](const auto& risks) { return risks_table(voice, risks, ids, found); }));
  return lists;
}

Object actions_lists(const Voice& voice, std::size_t document, Diagnostics& found) {
  PageIds ids;
  return action_lists(voice, belonging(voice, voice.publication().actions, document), "section", true, ids, found);
}

Object registers_lists(const Voice& voice, std::size_t document, Diagnostics& found) {
  const auto& p = voice.publication();
  PageIds ids;
  const auto of = [&](const auto& records) { return belonging(voice, records, document); };
  std::vector<Value> forums;
  for (const auto* forum : of(p.forums)) forums.push_back(record_value(voice, *forum, ids.first("forum-" + forum->id), found));
  Object lists;
  lists.set("options", values_of(voice, of(p.options), ids, found))
      .set("consultations", values_of(voice, of(p.consultations), ids, found))
      .set("stages", if_any(of(p.plan_stages), [&](const auto& stages) { return stages_table(voice, stages, ids, found); }))
      .set("standards", standard_sections(voice, of(p.standards), true, ids, found))
      .set("contracts", if_any(of(p.contracts), [&](const auto& contracts) { return contracts_table(voice, contracts, ids, found); }))
      .set("fees", if_any(of(p.fees), [&](const auto& fees) { return fees_table(voice, fees, ids, found); }))
      .set("practice", values_of(voice, of(p.practices), ids, found))
      .set("forums", Value::list(std::move(forums)));
  return lists;
}

}  // namespace comisiynu
