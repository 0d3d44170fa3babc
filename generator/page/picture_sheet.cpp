#include "page/picture_sheet.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "page/picture_search.h"

namespace comisiynu {

namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Pictures – Lluniau</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 80rem; margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 3rem) 4rem; font: 1.0625rem/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; }
h2 { margin-top: 3rem; }
nav ul, .pictures { padding: 0; list-style: none; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
nav a { display: inline-block; padding-block: 0.3rem; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1.25rem 2rem; }
.pictures li { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 1rem; align-items: start; break-inside: avoid; }
.pictures img { width: 6rem; height: 6rem; border-radius: 0.75rem; }
.pictures p { margin: 0; }
code { font-size: 1rem; }
</style>
</head>
<body>
)";

// Enough for an address in double quotes.
std::string data_address(std::string_view svg) {
  std::string out = "data:image/svg+xml,";
  for (const char c : svg) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x21 || byte > 0x7e || std::string_view("\"#%<>&'`{}|\\^").find(c) != std::string_view::npos) out += fmt::format("%{:02X}", byte);
    else out += c;
  }
  return out;
}

std::string both(const Text& text, std::string_view between) {
  return fmt::format("{}{}<span lang=\"cy\">{}</span>", escape_html(text.in[Language::en]), between, escape_html(text.in[Language::cy]));
}

std::string line(const Pictogram& one, Language language) {
  return fmt::format("<p lang=\"{}\"><strong>{}</strong>: {}</p>\n", language_code(language), escape_html(one.name.in[language]), escape_html(one.meaning.in[language]));
}

}  // namespace

std::string picture_sheet(const Theme& theme, const std::function<std::string(const ThemeFile&)>& svg) {
  std::map<std::string_view, const ThemeFile*> files;
  for (const auto& file : theme.files) files.emplace(file.name, &file);
  const auto all = all_pictures(theme);
  std::string out(head);
  out += fmt::format("<h1>Pictures – <span lang=\"cy\">Lluniau</span></h1>\n<p>{} pictures. Write the word that stands first beside a picture: <code>picture = \"home\"</code>.</p>\n", all.size());
  out += fmt::format("<p lang=\"cy\">{} o luniau. Ysgrifennwch y gair sydd gyntaf wrth ymyl llun: <code>picture = \"home\"</code>.</p>\n", all.size());
  out += "<nav aria-label=\"Groups\">\n<ul>\n";
  for (const auto& group : theme.pictogram_groups) out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", group.id, both(group.name, " – "));
  out += "</ul>\n</nav>\n<main>\n";
  for (const auto& group : theme.pictogram_groups) {
    out += fmt::format("<h2 id=\"{}\">{}</h2>\n<ul class=\"pictures\">\n", group.id, both(group.name, " – "));
    for (const auto* one : all) {
      if (one->group != group.id) continue;
      const auto file = files.find("pictograms/" + one->id + ".svg");
      out += fmt::format("<li><img src=\"{}\" alt=\"\"><div><p><code>{}</code></p>\n{}{}</div></li>\n", file == files.end() ? "" : data_address(svg(*file->second)),
                         one->id, line(*one, Language::en), line(*one, Language::cy));
    }
    out += "</ul>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace comisiynu
