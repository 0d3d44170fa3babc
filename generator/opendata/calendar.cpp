// The opportunities' dates as a calendar: RFC 5545, with the names of RFC 7986.
#include <fmt/format.h>

#include <chrono>

#include "base/text.h"
#include "opendata/opportunities.h"
#include "page/days.h"

namespace comisiynu {

namespace {

using std::chrono::sys_days;

std::string date_value(const sys_days& day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}{:02}{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

// The first day of a date, and the first that is no longer of it: a month or a year lasts as long as it does.
std::pair<sys_days, sys_days> days_of(const Date& date) {
  const std::chrono::year year(date.year);
  if (date.month == 0) return {sys_days(year / 1 / 1), sys_days((year + std::chrono::years(1)) / 1 / 1)};
  const auto month = year / std::chrono::month(date.month);
  if (date.day == 0) return {sys_days(month / 1), sys_days((month + std::chrono::months(1)) / 1)};
  const sys_days day = month / std::chrono::day(date.day);
  return {day, day + std::chrono::days(1)};
}

class Calendar {
 public:
  Calendar(const Voice& voice, const Identifiers& identifiers)
      : voice_(voice), identifiers_(identifiers), stamp_(timestamp(publication_day(voice.publication(), voice.site().options.date))) {
    std::erase_if(stamp_, [](char c) { return c == '-' || c == ':'; });
  }

  std::string write() {
    const auto name = fmt::format("{} – {}", voice_.message("feed.calendar"), voice_.plain(voice_.publication().settings.title));
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Comisiynu//Opportunities//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    text("NAME", name);
    text("X-WR-CALNAME", name);
    for (const auto& opportunity : voice_.publication().opportunities) {
      const auto dates = contract_dates(opportunity);
      event(opportunity, "notice", opportunity.notice);
      event(opportunity, "starts", dates.start);
      event(opportunity, "ends", dates.end);
    }
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void event(const Opportunity& opportunity, std::string_view what, const Date& date) {
    if (!date) return;
    const auto [from, until] = days_of(date);
    line("BEGIN:VEVENT");
    line("UID:" + identifiers_.of(fmt::format("calendar/{}/{}", voice_.code(), what), opportunity.id));
    line("DTSTAMP:" + stamp_);
    line("DTSTART;VALUE=DATE:" + date_value(from));
    line("DTEND;VALUE=DATE:" + date_value(until));
    text(fmt::format("SUMMARY;LANGUAGE={}", voice_.code()),
         voice_.message(fmt::format("feed.{}", what), {{"title", voice_.plain(opportunity.title)}}));
    text(fmt::format("DESCRIPTION;LANGUAGE={}", voice_.code()), description(opportunity));
    if (opportunity.status) text(fmt::format("CATEGORIES;LANGUAGE={}", voice_.code()), voice_.message("opportunity.statuses." + opportunity.status.value));
    const auto address = opportunity_address(voice_, opportunity);
    if (address.starts_with("http")) line("URL:" + address);
    line(fmt::format("STATUS:{}", what == "notice" && !(opportunity.status == "planned") ? "CONFIRMED" : "TENTATIVE"));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  std::string description(const Opportunity& opportunity) const {
    std::vector<std::string> said;
    if (opportunity.illustrative) said.push_back(voice_.message("record.illustrative_note"));
    if (opportunity.value.at.line != 0) said.push_back(fmt::format("{}: {}", voice_.message("opportunity.value"), voice_.money(opportunity.value)));
    if (!opportunity.volume.empty()) said.push_back(voice_.plain(opportunity.volume));
    if (!opportunity.contact.empty()) said.push_back(voice_.plain(opportunity.contact));
    return join(said, "\n");
  }

  // A value of type TEXT (section 3.3.11).
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    std::string escaped;
    for (const char c : value) {
      if (c == '\r') continue;
      if (c == '\\' || c == ';' || c == ',') escaped += '\\';
      if (c == '\n') escaped += "\\n";
      else escaped += c;
    }
    line(fmt::format("{}:{}", name, escaped));
  }

  // Folded so that no line is longer than 75 octets, its end not counted, and no character is parted (section 3.1).
  void line(std::string_view whole) {
    std::size_t room = 75;
    while (whole.size() > room) {
      auto cut = room;
      while ((static_cast<unsigned char>(whole[cut]) & 0xC0) == 0x80) --cut;
      out_.append(whole.substr(0, cut)).append("\r\n ");
      whole.remove_prefix(cut);
      room = 74;
    }
    out_.append(whole).append("\r\n");
  }

  const Voice& voice_;
  const Identifiers& identifiers_;
  std::string stamp_, out_;
};

}  // namespace

std::string opportunities_calendar(const Voice& voice, const Identifiers& identifiers) { return Calendar(voice, identifiers).write(); }

}  // namespace comisiynu
