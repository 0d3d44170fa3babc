// A site with more addresses than search engines read from one file.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "page_fixture.h"
#include "site/sitemap.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::map<std::string, std::string> sitemaps(const Site& site, std::size_t most) {
  std::map<std::string, std::string> files;
  put_sitemap(site, [&](const std::string& path, std::string_view bytes) { CHECK(files.emplace(path, bytes).second); }, most);
  return files;
}

std::vector<std::string> addresses(const std::string& text) {
  std::vector<std::string> all;
  for (auto at = text.find("<loc>"); at != text.npos; at = text.find("<loc>", at + 1)) all.push_back(text.substr(at + 5, text.find("</loc>", at) - at - 5));
  return all;
}

}  // namespace

TEST_CASE("where a sitemap would be too long it leads to several, which have the same addresses", "[finding]") {
  std::vector<std::string> providers;
  for (int i = 0; i < 5; ++i) providers.push_back(fmt::format("id = \"p{0}\"\nname = \"p{0}\"\nsector = \"private\"\narea = \"powys\"\ncontact = {{ phone = \"01632 960100\" }}\n", i));
  const PageSite made("", providers);
  const auto& site = made.site();
  const auto one = sitemaps(site, addresses_in_a_sitemap);
  REQUIRE(one.size() == 1);
  const auto all = addresses(one.at("sitemap.xml"));
  REQUIRE(all.size() > 10);
  for (const std::size_t most : {all.size(), all.size() - 1, std::size_t{6}, std::size_t{2}}) {
    INFO(most);
    const auto files = sitemaps(site, most);
    if (most == all.size()) {
      CHECK(files == one);
      continue;
    }
    std::vector<std::string> together, listed;
    for (std::size_t number = 1; number < files.size(); ++number) {
      const auto name = fmt::format("sitemap-{}.xml", number);
      REQUIRE(files.contains(name));
      const auto its = addresses(files.at(name));
      CHECK(its.size() <= most);
      together.insert(together.end(), its.begin(), its.end());
      listed.push_back("/" + name);
      CHECK(is_sitemap(name));
    }
    CHECK(together == all);
    CHECK(addresses(files.at("sitemap.xml")) == listed);
    CHECK(files.at("sitemap.xml").starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<sitemap><loc>"));
  }
}
