#include "translations/html_page.h"

#include <fmt/format.h>

#include "base/text.h"

namespace comisiynu {

namespace {

// On paper nothing can be scrolled to: every column is there, long addresses broken where they must be.
constexpr std::string_view style = R"(:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: start; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
.n { text-align: end; font-variant-numeric: tabular-nums; }
code { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 8pt; } .wide { overflow: visible; } tr { break-inside: avoid; }
th, td { padding: .1rem .3rem; } tbody th, tbody td:not(.n) { overflow-wrap: anywhere; } }
)";

}  // namespace

std::string HtmlPage::write() const {
  return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>{} – {}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n{}</main>\n</body>\n</html>\n",
                     language_code(language), escape_html(title), escape_html(of), style, escape_html(title), escape_html(of), body);
}

}  // namespace comisiynu
