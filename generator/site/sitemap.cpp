#include "site/sitemap.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::string_view first_line = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::vector<const PlannedPage*> found_by_searching(const Site& site) {
  std::vector<const PlannedPage*> pages;
  for (const auto& page : site.plan.pages())
    if (page.kind != PageKind::not_found && page.kind != PageKind::choose_language) pages.push_back(&page);
  return pages;
}

void add_addresses(std::string& out, const Site& site, const PlannedPage& page) {
  const auto base = escape_html(site.options.base_url);
  PerLanguage<std::string> address;
  for (const Language language : site.publication.languages) address[language] = escape_html(page.address[language]);
  const auto link = [&](std::string_view language, std::string_view to) {
    out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(language).append("\" href=\"").append(base).append(to).append("\"/>");
  };
  for (const Language language : site.publication.languages) {
    out.append("<url><loc>").append(base).append(address[language]).append("</loc>");
    for (const Language alternate : site.publication.languages) link(language_code(alternate), address[alternate]);
    // As in the head of the page: whoever reads neither language gets the page that offers both, or the first one.
    link("x-default", page.kind == PageKind::home ? "/" : address[site.publication.languages.front()]);
    out += "</url>\n";
  }
}

// Of neighbouring pages.
std::string sitemap(const Site& site, const std::vector<const PlannedPage*>& pages, std::size_t from, std::size_t to) {
  auto out = fmt::format("{}<urlset xmlns=\"{}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n", first_line, ns);
  out.reserve((to - from) * 1024);  // about what they take: megabytes need not be moved
  for (auto page = from; page < to; ++page) add_addresses(out, site, *pages[page]);
  out += "</urlset>\n";
  return out;
}

}  // namespace

void put_sitemap(const Site& site, const PutFile& put, std::size_t most) {
  const auto pages = found_by_searching(site);
  const auto in_a_file = std::max<std::size_t>(1, most / std::max<std::size_t>(1, site.publication.languages.size()));
  if (pages.size() <= in_a_file) return put("sitemap.xml", sitemap(site, pages, 0, pages.size()));
  auto index = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", first_line, ns);
  for (std::size_t from = 0; from < pages.size(); from += in_a_file) {
    const auto name = fmt::format("sitemap-{}.xml", from / in_a_file + 1);
    put(name, sitemap(site, pages, from, std::min(pages.size(), from + in_a_file)));
    index += fmt::format("<sitemap><loc>{}/{}</loc></sitemap>\n", escape_html(site.options.base_url), name);
  }
  put("sitemap.xml", index + "</sitemapindex>\n");
}

bool is_sitemap(std::string_view path) { return path == "sitemap.xml" || (path.starts_with("sitemap-") && path.ends_with(".xml")); }

std::string robots_txt(const Site& site) {
  return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", site.options.base_url);
}

}  // namespace comisiynu
