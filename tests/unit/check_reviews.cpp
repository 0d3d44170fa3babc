#include <catch2/catch.hpp>

#include "check/reviews.h"
#include "page_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr auto lists = R"([[service_type]]
id = "care-home"
name = { en = "Care home", cy = "Cartref gofal" }
[[sector]]
id = "private"
name = { en = "Private", cy = "Preifat" }
)";

std::string reviews(const std::vector<std::string>& providers, Date today = {2026, 11, 22, {}}) {
  const PageSite site(lists, providers);
  return reviews_csv(site.publication(), site.voice(Language::en).site().messages, today);
}

constexpr auto head = "provider,name_cy,name_en,contact_cy,contact_en,email,phone,review_cy,review_en,since\r\n";

}  // namespace

TEST_CASE("who has facts to review is a table for a mail merge, by contact") {
  CHECK(reviews({R"(id = "z"
name = { en = "Zinnia", cy = "Sinia" }
sector = "private"
contact = { role = { en = "Manager", cy = "Rheolwr" }, phone = "01632 960100", email = "a@example.org" }
review_by = 2026-11-21
[[service]]
id = "home"
service_type = "care-home"
vacancies = { places = 1, at = 2026-10-01 }
)",
                 R"(id = "two"
name = 'Two "Homes", Ltd'
sector = "private"
contact = { phone = "01632 960101", email = "b@example.org" }
review_by = 2026-11-22
[[service]]
id = "one"
name = { en = "Upper floor", cy = "Y llawr uchaf" }
service_type = "care-home"
vacancies = { places = 1, at = 2026-10-24 }
[[service]]
id = "two"
service_type = "care-home"
vacancies = { places = 1, at = 2026-10-25 }
)"}) == std::string(head) +
                        "z,Sinia,Zinnia,Rheolwr,Manager,a@example.org,01632 960100,"
                        "\"Ffeithiau'r dudalen, i'w gwirio erbyn 21 Tachwedd 2026; Lleoedd gwag, a gyfrifwyd ddiwethaf ar 1 Hydref 2026\","
                        "\"Facts on the page, to be checked by 21 November 2026; Vacancies, last counted on 1 October 2026\",2026-10-01\r\n"
                        "two,\"Two \"\"Homes\"\", Ltd\",\"Two \"\"Homes\"\", Ltd\",,,b@example.org,01632 960101,"
                        "\"Lleoedd gwag (Y llawr uchaf), a gyfrifwyd ddiwethaf ar 24 Hydref 2026\","
                        "\"Vacancies (Upper floor), last counted on 24 October 2026\",2026-10-24\r\n");
}

TEST_CASE("nobody is written to where nothing is due") {
  CHECK(reviews({"id = \"a\"\nname = \"A\"\nsector = \"private\"\ncontact = { phone = \"01632 960100\" }\nreview_by = 2026-11-22\n[[service]]\nid = "
                 "\"home\"\nservice_type = \"care-home\"\n"}) == head);
}
