#include <catch2/catch.hpp>

#include "site/confidential.h"

using namespace comisiynu;

namespace {

Provider provider(const std::string& id, const std::string& street, const std::string& town, const std::string& postcode, bool redact) {
  Provider made;
  made.id = id;
  made.name.in[Language::en] = made.name.in[Language::cy] = "Silver Birch";
  made.address.street.in[Language::en] = street;
  made.address.town.in[Language::en] = town;
  made.address.postcode.value = postcode;
  made.address.uprn.value = redact ? "100990999017" : "";
  made.address.redact = redact;
  return made;
}

Publication refuge() {
  Publication publication;
  publication.providers.push_back(provider("lloches", "17 Tŷ'r Gornant", "Cwmhelyglas", "SA99 0AA", true));
  return publication;
}

bool told(const std::string& bytes) { return !Confidential(refuge()).given_away(bytes).empty(); }

}  // namespace

TEST_CASE("a confidential address is found however it is written") {
  CHECK(told("<p>Come to 17 Tŷ'r Gornant</p>"));
  CHECK(told("17 TŶ&#39;R GORNANT"));
  CHECK(told("17 Tŷ’r Gornant"));                        // as word processors write it
  CHECK(told("17\u00a0Tŷ'r\u00a0Gornant"));
  CHECK(told("17 Ty\u0302'r Gorn\u00adant"));            // a letter and its mark apart; a soft hyphen
  CHECK(told("17 Ty'r Gornant"));
  CHECK(told("SA99\u20110AA, SA99"));
  CHECK(told("17 Tŷ&#39;R GORNANT"));
  CHECK(told("{\"street\":\"17 Tŷ\\u0027r\\nGornant\"}"));
  CHECK(told("https://maps.example/?q=17%20T%C5%B7%27r%20Gornant"));
  CHECK(told("/places/17-tyr-gornant/"));
  CHECK(told("sa99 0aa"));
  CHECK(told("SA990AA,next"));
  CHECK(told("uprn=100990999017"));
}

TEST_CASE("other words are nobody's address") {
  CHECK_FALSE(told("117 Tŷ'r Gornant"));
  CHECK_FALSE(told("17 Tŷ'r Gornantau"));
  CHECK_FALSE(told("SA99 0AB"));
  CHECK_FALSE(told("1009909990171"));
  CHECK_FALSE(told(""));
  CHECK(told("17 17 Tŷ'r Gornant"));  // begun anew where the first word comes again
}

TEST_CASE("a town tells where its provider is named, and not by itself") {
  CHECK_FALSE(told("A new bus runs to Cwmhelyglas."));
  CHECK(told("Silver Birch, Cwmhelyglas"));
  CHECK(told("Cwmhelyglas: lloches"));
}

TEST_CASE("what is said openly of others is not confidential") {
  auto publication = refuge();
  publication.providers.push_back(provider("agored", "1 High Street", "Cwmhelyglas", "SA99 0AA", false));
  const Confidential confidential(publication);
  CHECK(confidential.given_away("Silver Birch, Cwmhelyglas, SA99 0AA").empty());
  CHECK(confidential.given_away("17 Tŷ'r Gornant") == std::vector<std::size_t>{0});
}

TEST_CASE("where nothing is confidential nothing is looked for") {
  Publication publication;
  publication.providers.push_back(provider("agored", "1 High Street", "Neath", "SA99 0AA", false));
  CHECK(Confidential(publication).empty());
  CHECK(Confidential(publication).given_away("1 High Street").empty());
}

TEST_CASE("what is printed about the content has it blacked out") {
  CHECK(Confidential(refuge()).masked("3 | address = { street = \"17 Tŷ'r Gornant\", postcode = \"SA99 0AA\" }") ==
        "3 | address = { street = \"█████\", postcode = \"█████\" }");
  CHECK(Confidential(refuge()).masked("nothing here") == "nothing here");
}
