#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "template_fixture.h"

using namespace comisiynu;
using comisiynu::test::Templates;

namespace {

Value navigation() {
  std::vector<Value> items;
  for (const char* name : {"Home", "Providers", "Data"}) {
    Object item;
    item.set("name", name).set("address", "/" + std::string(name) + "/");
    items.emplace_back(std::move(item));
  }
  return Value::list(std::move(items));
}

}  // namespace

TEST_CASE("two threads render from one set and share the site's values", "[template][threads]") {
  const Templates templates(Templates::Files{
      {"base.html",
       "<nav>{% for item in navigation %}<a href=\"{{ item.address }}\">{{ item.name }}</a>{% end %}</nav>{% block main %}{% end %}"},
      {"page.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ title }}</h1>{{ t(\"page.vacancies\", count = n) }}{% end %}"}});
  REQUIRE(templates.errors().empty());

  Object shared;
  shared.set("navigation", navigation());
  const Value site = std::move(shared);
  const auto page = [&](int n) {
    Object made(site);
    made.set("title", "Page " + std::to_string(n)).set("n", n).set("again", *site.find("navigation"));
    return Value(std::move(made));
  };
  const auto render_all = [&](std::vector<std::string>& pages, Diagnostics& found) {
    for (int n = 0; n < 2000; ++n) {
      std::string out;
      templates.set().render("page.html", page(n), "", n % 2 ? Language::cy : Language::en, out, found);
      pages.push_back(std::move(out));
    }
  };
  std::array<std::vector<std::string>, 2> made;
  std::array<Diagnostics, 2> found;
  {
    std::thread first([&] { render_all(made[0], found[0]); });
    std::thread second([&] { render_all(made[1], found[1]); });
    first.join();
    second.join();
  }
  CHECK(found[0].empty());
  CHECK(found[1].empty());
  CHECK(made[0] == made[1]);
  CHECK(made[0][3] ==
        "<nav><a href=\"/Home/\">Home</a><a href=\"/Providers/\">Providers</a><a href=\"/Data/\">Data</a></nav>"
        "<h1>Page 3</h1>3 lle gwag");
}

TEST_CASE("a page is added behind what is there", "[template]") {
  const Templates templates("{{ \"b\" }}<a href=\"{{ \"c:\" ~ \"d\" }}\">");
  std::string out = "a\"javascript";
  Diagnostics found;
  CHECK_FALSE(templates.set().render("page.html", Object(), "", Language::en, out, found));
  CHECK(out == "a\"javascriptb<a href=\"#\">");
}
