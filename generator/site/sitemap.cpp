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
    out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(language).append("\" href=\"").append(base).append(address).append("\"/>");
  };
  for (const auto& page : site.plan.pages()) {
    if (page.kind == PageKind::not_found || page.kind == PageKind::choose_language) continue;
    PerLanguage<std::string> address;
    for (const Language language : site.publication.languages) address[language] = escape_html(page.address[language]);
    for (const Language language : site.publication.languages) {
      out.append("<url><loc>").append(base).append(address[language]).append("</loc>");
      for (const Language alternate : site.publication.languages) link(language_code(alternate), address[alternate]);
      // As in the head of the page: whoever reads neither language gets the page that offers both, or the first one.
      link("x-default", page.kind == PageKind::home ? "/" : address[site.publication.languages.front()]);
      out += "</url>\n";
    }
  }
  out += "</urlset>\n";
  return out;
}

std::string robots_txt(const Site& site) {
  return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", site.options.base_url);
}

}  // namespace comisiynu
