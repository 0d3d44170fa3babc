// What RFC 9116 asks of a security.txt (sections 2.5.3 and 2.5.5).
#include <fmt/format.h>

#include "check/check.h"

namespace comisiynu {

namespace {

bool is_reachable(std::string_view contact) {
  for (const std::string_view scheme : {"mailto:", "https://", "tel:"})
    if (contact.starts_with(scheme) && contact.size() > scheme.size() && contact.find_first_of(" \t") == contact.npos) return true;
  return false;
}

void check_expiry(const Date& expires, const Date& today, Diagnostics& found) {
  if (expires.day == 0) {
    found.error("security-expires", expires.at, "the day when the security contact expires must be a whole day", "write it as 2027-11-02");
  } else if (today && expires < today) {
    found.error("security-expired", expires.at, fmt::format("the security contact expired on {}", expires.iso()),
                "see that the contact is still right, and give a day within the next twelve months");
  } else if (today && Date{static_cast<std::int16_t>(today.year + 1), today.month, today.day, {}} < expires) {
    found.warning("security-expires", expires.at, fmt::format("the security contact expires on {}, more than a year from now", expires.iso()),
                  "give a day within the next twelve months, so that it is looked at every year");
  }
}

}  // namespace

void check_security(const Publication& publication, const Date& today, Diagnostics& found) {
  if (!publication.settings.security) return;
  const auto& security = *publication.settings.security.value;
  for (const auto& contact : security.contacts)
    if (!is_reachable(contact.value))
      found.error("security-contact", contact.at, fmt::format("\"{}\" is no way to report a weakness", contact.value),
                  "write mailto:security@gofal.example, https://gofal.example/report or tel:+44-1632-960001");
  // One that is missing has been told of already.
  if (security.expires) check_expiry(security.expires, today, found);
}

}  // namespace comisiynu
