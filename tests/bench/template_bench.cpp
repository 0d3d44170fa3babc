// How many provider pages a second one core renders: 60 outputs and more, 3 loops, 2 partials, messages, site-wide
// navigation. Built on demand only:  ninja template_bench && ./tests/template_bench
#include <ctime>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "language/messages.h"
#include "markup/template.h"

using namespace comisiynu;

namespace {

constexpr auto messages = R"(
[provider]
address = { en = "Address", cy = "Cyfeiriad" }
phone = { en = "Phone", cy = "Ffôn" }
services = { en = "Services", cy = "Gwasanaethau" }
checked = { en = "Checked on {date}", cy = "Gwiriwyd ar {date}" }
vacancies.en = { one = "{count} vacancy", other = "{count} vacancies" }
vacancies.cy = { zero = "Dim lle gwag", one = "{count} lle gwag", two = "{count} le gwag", few = "{count} lle gwag", many = "{count} lle gwag", other = "{count} lle gwag" }
)";

constexpr auto base = R"(<!doctype html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<title>{{ page.title }} – {{ site.title }}</title>
{% if page.description %}<meta name="description" content="{{ page.description }}">{% end %}
<link rel="canonical" href="{{ page.canonical }}">
<link rel="stylesheet" href="{{ assets.css }}">
</head>
<body class="page-{{ page.kind }}">
<nav aria-label="{{ t("provider.services") }}">
<ul>
{% for item in navigation %}<li><a href="{{ item.address }}"{% if item.current %} aria-current="{{ item.current }}"{% end %}>{{ item.name }}</a></li>
{% end %}
</ul>
</nav>
<main>
{% block main %}{% end %}
</main>
<p>{{ site.publisher }}</p>
</body>
</html>
)";

constexpr auto provider = R"({% extends "base.html" %}
{% block main %}
<h1>{{ provider.name }}</h1>
{% include "partials/contact.html" with contact = provider.contact %}
{% for service in services %}
<section aria-labelledby="{{ service.id }}">
<h2 id="{{ service.id }}">{{ service.name }}</h2>
<p><a href="{{ service.address }}">{{ service.type }}</a>{% if service.ages %} {{ service.ages }}{% end %}</p>
{% if service.vacancies %}<p>{{ t("provider.vacancies", count = service.vacancies) }}</p>{% end %}
<ul>
{% for price in service.prices %}<li>{{ price.amount }} {{ price.includes }} <time datetime="{{ price.iso }}">{{ price.from }}</time></li>
{% end %}
</ul>
</section>
{% end %}
<p>{{ t("provider.checked", date = provider.checked) }}</p>
{% include "partials/links.html" with links = provider.areas %}
{% end %}
)";

constexpr auto contact = R"(<dl>
<dt>{{ t("provider.phone") }}</dt><dd><a href="{{ contact.phone_address }}">{{ contact.phone }}</a></dd>
<dt>{{ contact.role }}</dt><dd><a href="{{ contact.website }}">{{ contact.name }}</a></dd>
<dt>{{ t("provider.address") }}</dt><dd>{{ contact.street }} {{ contact.town }} {{ contact.postcode }}</dd>
</dl>
)";

constexpr auto links = R"(<ul>{% for link in links %}<li><a href="{{ link.address }}">{{ link.name }}</a></li>{% end %}</ul>
)";

Value link(int n) {
  Object made;
  made.reserve(2).set("name", "Sir Gaerfyrddin " + std::to_string(n)).set("address", "/cy/ardal/" + std::to_string(n) + "/");
  return made;
}

Value site_values() {
  Object site;
  site.set("title", "Comisiynu gofal").set("publisher", "Cyngor Sir & Cyngor Tref");
  Object assets;
  assets.set("css", "/assets/style.css");
  std::vector<Value> navigation;
  for (int n = 0; n < 6; ++n) {
    Object item;
    item.set("name", "Tudalen " + std::to_string(n)).set("address", "/cy/" + std::to_string(n) + "/");
    item.set("current", n == 2 ? Value("true") : Value());
    navigation.emplace_back(std::move(item));
  }
  Object all;
  all.set("site", std::move(site)).set("assets", std::move(assets)).set("navigation", Value::list(std::move(navigation)));
  return all;
}

Value page_values(const Value& site, int n) {
  Object contact_values;
  contact_values.reserve(8).set("phone", "01632 960000").set("phone_address", "tel:01632960000").set("role", "Rheolwr");
  contact_values.set("website", "https://glan-tywi.example/").set("name", "Glan Tywi").set("street", "1 Stryd y Bont");
  contact_values.set("town", "Caerfyrddin").set("postcode", "SA99 1AA");
  std::vector<Value> services;
  for (int s = 0; s < 2; ++s) {
    std::vector<Value> prices;
    for (int p = 0; p < 2; ++p) {
      Object price;
      price.reserve(4).set("amount", "£182.50 y noson").set("includes", "prydau a byrbrydau").set("iso", "2026-04-01");
      price.set("from", "1 Ebrill 2026");
      prices.emplace_back(std::move(price));
    }
    Object service;
    service.reserve(8).set("id", "gwasanaeth-" + std::to_string(s)).set("name", "Gofal seibiant").set("type", "Egwyl fer");
    service.set("address", "/cy/egwyl-fer/").set("ages", "18 a throsodd").set("vacancies", 2 + s);
    service.set("prices", Value::list(std::move(prices)));
    services.emplace_back(std::move(service));
  }
  Object provider_values;
  provider_values.set("name", "Glan Tywi " + std::to_string(n)).set("contact", std::move(contact_values));
  provider_values.set("checked", "2 Hydref 2026").set("areas", Value::list({link(1), link(2), link(3)}));
  Object head;
  head.set("title", "Glan Tywi").set("description", "Egwyl fer \"gartref\" & mwy").set("kind", "provider");
  head.set("canonical", "https://gofal.example/cy/glan-tywi/");
  Object page(site);
  page.set("lang", "cy").set("page", std::move(head)).set("provider", std::move(provider_values));
  page.set("services", Value::list(std::move(services)));
  return page;
}

template <class Work>
void measure(const char* what, int pages, std::size_t outputs, Work work) {
  const std::clock_t start = std::clock();  // of the processor: others may be using it, too
  std::size_t bytes = 0;
  for (int n = 0; n < pages; ++n) bytes += work(n);
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%-28s %8.0f pages/s  %6.2f us/page  %zu bytes/page  %zu outputs\n", what, pages / took,
              took * 1e6 / pages, bytes / static_cast<std::size_t>(pages), outputs);
}

}  // namespace

int main() {
  Diagnostics found;
  Messages all;
  all.load(messages, no_file, found);
  const auto set = TemplateSet::compile({{{"base.html", base, no_file},
                                          {"provider.html", provider, no_file},
                                          {"partials/contact.html", contact, no_file},
                                          {"partials/links.html", links, no_file}}},
                                        all, found);
  const Value site = site_values();
  const Value page = page_values(site, 1);
  std::string out;
  if (!set.render("provider.html", page, "/cy/glan-tywi/", Language::cy, out, found) || found.has_errors()) {
    std::puts("the templates of the benchmark have errors");
    return 1;
  }
  constexpr int pages = 100'000;
  constexpr std::size_t outputs = 7 + 6 * 2 + 1 + 1 + 9 + 2 * 7 + 4 * 4 + 1 + 3 * 2;
  measure("render", pages, outputs, [&](int) {
    out.clear();
    set.render("provider.html", page, "/cy/glan-tywi/", Language::cy, out, found);
    return out.size();
  });
  measure("make values and render", pages, outputs, [&](int n) {
    out.clear();
    set.render("provider.html", page_values(site, n), "/cy/glan-tywi/", Language::cy, out, found);
    return out.size();
  });
}
