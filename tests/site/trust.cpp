// Nothing is trusted because an author typed it.
#include <fmt/format.h>

#include <algorithm>

#include "fixture.h"
#include "places.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr std::string_view hostile =
    R"(<script>alert(1)</script><img src=x onerror=alert(2)></title></script></textarea>" onmouseover="alert(3)' onfocus='alert(4)--><svg/onload=alert(5)>{% include "base.html" %}&lt;b&gt;)";

std::string in_toml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// The hostile words at the end of every text that is written in two languages, in every TOML file.
Folder with_hostile_texts(Folder folder) {
  const auto files = folder.files();
  for (const auto& [path, text] : files) {
    if (!path.ends_with(".toml")) continue;
    std::string changed;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool begins = text.compare(at, 6, "en = \"") == 0 || text.compare(at, 6, "cy = \"") == 0;
      if (!begins || text.compare(at, 8, "en = \"\"\"") == 0 || text.compare(at, 8, "cy = \"\"\"") == 0) continue;
      const auto end = text.find('"', at + 6);
      changed += text.substr(from, end - from) + in_toml(hostile);
      from = at = end;
    }
    folder.with(path, changed + text.substr(from));
  }
  return folder;
}

// Every "tag attribute" that the pages of a site have.
std::set<std::string> markup_of(const Built& built) {
  std::set<std::string> all;
  for (const auto& [path, bytes] : built.site) {
    if (!path.ends_with(".html")) continue;
    for (const auto& tag : tags_of(bytes)) {
      all.insert(tag.name);
      for (const auto& [name, value] : tag.attributes) all.insert(tag.name + " " + name);
    }
  }
  return all;
}

std::vector<std::string> not_in(const std::set<std::string>& some, const std::set<std::string>& all) {
  std::vector<std::string> rest;
  std::set_difference(some.begin(), some.end(), all.begin(), all.end(), std::back_inserter(rest));
  return rest;
}

using Strings = std::vector<std::string>;

Folder starter() { return folder_at(source_folder("/templates/starter")); }

}  // namespace

TEST_CASE("no text brings markup of its own, wherever it stands", "[trust]") {
  const auto clean = starter().build();
  auto folder = with_hostile_texts(starter());
  // And at the end of words of no language.
  for (const auto& [path, word] : std::vector<std::pair<std::string, std::string>>{
           {"providers/glan-tywi.toml", "\"Glan Tywi"}, {"providers/glan-tywi.toml", "\"4 Heol y Bont"}, {"providers/glan-tywi.toml", "\"Pentre"},
           {"providers/glan-tywi.toml", "\"CIW"}, {"providers/glan-tywi.toml", "\"W25/000123"}, {publication_toml, "\"OGL-3.0"}, {publication_toml, "\"1.1.1"},
           {"documents/short-breaks-position/document.toml", "\"0.1"}, {"data/needs.toml", "\"2025-26"}})
    folder.change(path, word, word + in_toml(hostile));
  const auto built = folder.build();
  CHECK(built.errors == 0);  // though such words are hard to read, as the check of easy read warns
  REQUIRE(built.site.size() == clean.site.size());
  CHECK(not_in(markup_of(built), markup_of(clean)) == Strings{});
  CHECK(dead_ends(built) == Strings{});
  CHECK(built.page("en/providers/glan-tywi/").find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  for (const auto& [path, bytes] : built.site) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    // The theme's scripts, and JSON-LD, which is data and cannot be ended by what stands in it.
    const auto data = times(bytes, "<script type=\"application/ld+json\">");
    CHECK(data <= 1);
    std::size_t own = 0;
    for (const auto* name : {"script", "catalogue", "easy-read", "search", "search/stemmer"}) own += times(bytes, fmt::format("<script src=\"/assets/{}.js\" defer></script>", name));
    CHECK(times(bytes, "<script") == own + data);
    CHECK(times(bytes, "<script") == times(bytes, "</script>"));
  }
}

TEST_CASE("Markdown shows raw HTML as text", "[trust]") {
  const auto clean = small().build();
  const auto built = small()
                         .adding(english, "\n<script>alert(1)</script>\n\n<div onclick=\"alert(2)\">\n\n</div>\n\nA <b onmouseover=alert(3)>bold</b> word <!-- and a comment -->.\n\n"
                                          "| <i>a</i> | b |\n|---|---|\n| <u>c</u> | `<s>` |\n\n```\n<script>alert(4)</script>\n```\n")
                         .build();
  CHECK(built.said == "");
  CHECK(not_in(markup_of(built), markup_of(clean)) == Strings{"code", "div aria-label", "pre", "pre tabindex"});
  CHECK(built.page("en/our-position/demand/").find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
}

TEST_CASE("a heading and a title of hostile words", "[trust]") {
  const auto clean = small().build();
  const auto built = small().change(english, "# Demand", "# Demand </script><script>alert(1)</script> \" onload=\"x").change(english, "## What", "## <img src=x onerror=y> What").build();
  CHECK(built.said == "");
  CHECK(not_in(markup_of(built), markup_of(clean)) == Strings{});
  CHECK(dead_ends(built) == Strings{});
}

TEST_CASE("braces in a title are words, not a placeholder or a template", "[trust]") {
  const auto built = small().change(document_toml, "Our position", "Our { people.total } position {% if %} {# x #}").build();
  CHECK(built.said == "");
  CHECK(built.files_with("Our { people.total } position {% if %} {# x #}").size() > 5);
}

TEST_CASE("no page has a link that could run a script", "[trust]") {
  const auto built = starter().build();
  for (const auto& [path, bytes] : built.site) {
    if (!path.ends_with(".html")) continue;
    for (const auto& tag : tags_of(bytes))
      for (const auto& [name, value] : tag.attributes) {
        INFO(path << ": " << tag.name << " " << name << "=" << value);
        CHECK_FALSE(name.starts_with("on"));
        CHECK(name != "style");
        if (name == "href" || name == "src") CHECK((value.starts_with("/") || value.starts_with("#") || value.starts_with("https://") || value.starts_with("mailto:") || value.starts_with("tel:")));
      }
  }
}

TEST_CASE("a confidential address is in no byte of the site", "[trust]") {
  const std::string address = R"(street = { en = "17 Hidden Lane", cy = "17 Lôn Gudd" }, town = "Trefgudd", postcode = "SA99 7ZQ", uprn = "100998877665")";
  const std::string open = R"(street = "4 Heol y Bont", town = "Pentre", postcode = "SA99 1AA")";
  const Strings words{"Hidden Lane", "Gudd", "Trefgudd", "SA99 7ZQ", "SA997ZQ", "7ZQ", "100998877665", "hidden-lane", "trefgudd"};

  auto shown = small().change(provider_toml, open, address).build();
  CHECK(shown.said == "");
  CHECK(shown.files_with("17 Hidden Lane").size() > 0);

  const auto hidden = small().change(provider_toml, open, address + ", redact = true").build();
  CHECK(hidden.said == "");
  REQUIRE(hidden.site.size() == shown.site.size());
  for (const auto& word : words) {
    INFO(word);
    CHECK(hidden.files_with(word) == Strings{});
  }
  CHECK(hidden.manifest.find("udd") == std::string::npos);
  CHECK(hidden.page("en/providers/glan-tywi/").find(say(Language::en, "notice.address_confidential")) != std::string::npos);
}

TEST_CASE("a confidential address cannot be asked for", "[trust]") {
  const auto said = small()
                        .change(provider_toml, "\"SA99 1AA\"", "\"SA99 1AA\", redact = true")
                        .adding(english, "\nIt is at {{ provider/glan-tywi.address.postcode }}.\n\nAnd {{ provider/glan-tywi.address }}.\n")
                        .check();
  CHECK(said == R"(content/documents/position/demand.en.md:13:10: error: provider has no field address.postcode [unknown-field]
   13 | It is at {{ provider/glan-tywi.address.postcode }}.
      |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = its fields are id, name, sort, legal_name, sector, registration, contact, area, illustrative, about, workforce, accreditations, checked, review_by, service, imported
content/documents/position/demand.en.md:15:5: error: address of provider/glan-tywi cannot stand in a sentence [field-not-for-prose]
   15 | And {{ provider/glan-tywi.address }}.
      |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = figures, money, dates and short texts can
)");
}

TEST_CASE("a small count is in no table, sentence or file", "[trust]") {
  auto few = small().change(figures_toml, "value = 610", "value = 3").change(figures_toml, "measure = {", "notes = { en = \"N\", cy = \"N\" }\nmeasure = {");
  CHECK(few.check() == "");
  few.change(english, "{{ people.total }}", "some").change(welsh, "{{ people.total }}", "rhai");
  const auto built = few.build();
  CHECK(built.errors == 0);  // though such words are hard to read, as the check of easy read warns
  const auto csv = built.page("en/data/people/people.csv");
  CHECK(csv.find("[c]") != std::string::npos);
  CHECK(times(csv, "[c]") == 2);
  CHECK(csv.find("1420") == std::string::npos);
  CHECK(built.files_with(">1,420<") == Strings{});
}
