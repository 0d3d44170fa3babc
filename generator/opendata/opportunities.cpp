#include "opendata/opportunities.h"

#include <fmt/format.h>

#include <chrono>

#include "analysis/thread.h"
#include "base/csv_writer.h"
#include "page/days.h"

namespace comisiynu {

namespace {

// The last day or month of so long a time: the one before the first that is no longer in it.
Date last_of(const Date& start, std::int64_t months) {
  if (start.month == 0) return months_after(start, months);
  if (start.day == 0) return months_after(start, months - 1);
  const auto after = months_after(start, months);
  const std::chrono::year_month_day last = std::chrono::sys_days(std::chrono::year(after.year) / after.month / after.day) - std::chrono::days(1);
  Date date;
  date.year = static_cast<std::int16_t>(int(last.year()));
  date.month = static_cast<std::uint8_t>(unsigned(last.month()));
  date.day = static_cast<std::uint8_t>(unsigned(last.day()));
  return date;
}

std::string iso(const Date& date) { return date ? date.iso() : std::string(); }
std::string number(const Optional<std::int64_t>& given) { return given ? std::to_string(*given.value) : std::string(); }
std::string pounds(std::int64_t pence) { return fmt::format("{}.{:02}", pence / 100, pence % 100); }

}  // namespace

ContractDates contract_dates(const Opportunity& opportunity) {
  const auto& term = opportunity.contract;
  ContractDates dates{term.start, {}, {}};
  if (!term.start || !term.months || *term.months.value <= 0) return dates;
  dates.end = last_of(term.start, *term.months.value);
  if (term.extension_months) dates.latest = last_of(term.start, *term.months.value + *term.extension_months.value);
  return dates;
}

std::string opportunity_address(const Voice& voice, const Opportunity& opportunity) {
  const auto place = voice.site().plan.find("opportunity", opportunity.id);
  if (!place || place->page == nullptr) return {};
  return fmt::format("{}#{}", voice.whole_address(*place->page, voice.language()), place->anchor);
}

const PlainTable& opportunities_table() {
  static const PlainTable table{
      "opportunities.csv", "opportunity.all",
      {{"id", "field.id", "string"}, {"uuid", "data.uuid", "string"}, {"title", "field.title", "string"}, {"status", "data.status_id", "string"},
       {"status_name", "field.status", "string"}, {"procedure", "data.procedure_id", "string"}, {"procedure_name", "opportunity.procedure", "string"},
       {"value", "opportunity.value", "decimal"}, {"value_to", "data.value_to", "decimal"}, {"currency", "data.currency", "string"},
       {"volume", "opportunity.volume", "string"}, {"notice", "opportunity.notice", "day"}, {"contract_start", "opportunity.contract_start", "day"},
       {"contract_end", "data.contract_end", "day"}, {"contract_months", "data.contract_months", "integer"},
       {"extension_months", "data.extension_months", "integer"}, {"client_group", "field.client_group", "string"}, {"area", "field.area", "string"},
       {"intention", "field.intention", "string"}, {"notice_id", "opportunity.notice_id", "string"}, {"contact", "field.contact", "string"},
       {"updated", "data.updated", "day"}, {"illustrative", "record.illustrative", "boolean"}, {"page", "data.page", "anyURI"}},
      {"id"}};
  return table;
}

std::string opportunities_csv(const Voice& voice, const Identifiers& identifiers) {
  const auto& publication = voice.publication();
  std::string out = plain_head(opportunities_table());
  CsvWriter csv(out);
  const auto name_of = [&](const auto& items, const std::string& id) {
    const auto* item = find(items, id);
    return item == nullptr ? std::string() : voice.plain(item->name);
  };
  const auto chosen = [&](std::string_view messages, const Choice& choice) {
    return choice ? voice.message(fmt::format("{}.{}", messages, choice.value)) : std::string();
  };
  for (const auto& one : publication.opportunities) {
    const auto* intention = find(publication.intentions, one.intention.id);
    const bool valued = one.value.at.line != 0;
    for (const auto& cell : {one.id, identifiers.of("opportunity", one.id), voice.plain(one.title), one.status.value,
                             chosen("opportunity.statuses", one.status), one.procedure.value, chosen("opportunity.procedures", one.procedure),
                             valued ? pounds(one.value.pence) : "", one.value.to ? pounds(*one.value.to) : "", std::string(valued ? "GBP" : ""),
                             voice.plain(one.volume), iso(one.notice), iso(one.contract.start), iso(contract_dates(one).end),
                             number(one.contract.months), number(one.contract.extension_months), name_of(publication.client_groups, one.client_group.id),
                             name_of(publication.areas, one.area.id), intention == nullptr ? std::string() : voice.plain(intention->title),
                             one.notice_id.value, voice.plain(one.contact), iso(changed_on(publication, one)),
                             std::string(one.illustrative ? "true" : "false"), opportunity_address(voice, one)})
      csv.cell(cell);
    csv.end_row();
  }
  return out;
}

}  // namespace comisiynu
