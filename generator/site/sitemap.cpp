#include "site/sitemap.h"

#include <fmt/format.h>

#include "base/text.h"

namespace comisiynu {

std::string sitemap(const Site& site) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  const auto base = escape_html(site.options.base_url);
  const auto link = [&](std::string_view language, std::string_view address) {
    out += fmt::format("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}{}\"/>", language, base, escape_html(address));
  };
  for (const auto& page : site.plan.pages()) {
    if (page.kind == PageKind::not_found || page.kind == PageKind::choose_language) continue;
    for (const Language language : site.publication.languages) {
      out += fmt::format("<url><loc>{}{}</loc>", base, escape_html(page.address[language]));
      for (const Language alternate : site.publication.languages)
        link(language_code(alternate), page.address[alternate]);
      // As in the head of the page: whoever reads neither language gets the page that offers both, or the first one.
      link("x-default", page.kind == PageKind::home ? "/" : page.address[site.publication.languages.front()]);
      out += "</url>\n";
    }
  }
  return out + "</urlset>\n";
}

std::string robots_txt(const Site& site) {
  return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", site.options.base_url);
}

}  // namespace comisiynu
