// The feeds and the calendar of a language: what each is called and where it stands, for the pages that name them and for
// what makes them. Made only where the site's address is known, since feed readers take whole addresses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/site.h"

namespace comisiynu {

enum class FeedKind { editions, opportunities, catalogue, changes };

struct Feed {
  FeedKind kind;
  std::string path;         // within the site: "feeds/cy/opportunities.atom"
  std::string title;        // "Opportunities for providers"
  const PlannedPage* page;  // that says the same to people
};

inline constexpr std::string_view atom_type = "application/atom+xml", calendar_type = "text/calendar";

// Those that the publication has something for.
std::vector<Feed> feeds_of(const Voice&);

// Where the opportunities' dates stand as a calendar: "feeds/cy/opportunities.ics".
std::string calendar_path(Language);
bool has_dates(const Publication&);  // any opportunity that a calendar could show

}  // namespace comisiynu
