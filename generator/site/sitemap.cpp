#include "site/sitemap.h"

#include <fmt/format.h>

#include "base/text.h"

namespace comisiynu {

std::string sitemap(const Site& site) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  const auto base = escape_html(site.options.base_url);
  for (const auto& page : site.plan.pages()) {
    if (page.kind == PageKind::not_found || page.kind == PageKind::choose_language) continue;
    for (const Language language : site.publication.languages) {
      out += fmt::format("<url><loc>{}{}</loc>", base, page.address[language]);
      for (const Language alternate : site.publication.languages)
        out += fmt::format("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}{}\"/>", language_code(alternate), base, page.address[alternate]);
      out += "</url>\n";
    }
  }
  return out + "</urlset>\n";
}

}  // namespace comisiynu
