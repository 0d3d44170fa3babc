// Where a page comes from, what links to it, and how it stands to the finished site.
#include "serve/explain.h"

#include <algorithm>

#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

using Strings = std::vector<std::string>;

struct Asked {
  explicit Asked(Folder given) : disk(files_of(given)), sources(disk) {
    options.content = "content";
    options.data = "program";
    options.output = "public";
  }
  static std::map<std::string, std::string> files_of(const Folder& folder) {
    std::map<std::string, std::string> files;
    for (const auto& [path, text] : folder.files()) files["content/" + path] = text;
    return files;
  }
  void build() {
    Diagnostics found;
    REQUIRE_FALSE(build_site(options, disk, sources, found).content_fault);
  }
  Explanation of(const std::string& page) {
    Diagnostics found;
    auto made = explain(page, options, disk, sources, found);
    REQUIRE(made);
    return *made;
  }

  SiteDisk disk;
  Sources sources;
  BuildOptions options;
};

Strings records_of(const Explanation& made) {
  Strings all;
  for (const auto& record : made.records) all.push_back(record.kind + "/" + record.id);
  return all;
}

bool has(const Strings& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

TEST_CASE("a page is explained by the records, files, templates and messages that it shows", "[explain]") {
  Asked asked(small());
  const auto made = asked.of("/en/providers/glan-tywi/");
  CHECK(made.is_made);
  CHECK(made.path == "en/providers/glan-tywi/index.html");
  CHECK(made.address == "/en/providers/glan-tywi/");
  CHECK(made.template_name == "provider.html");
  CHECK(asked.sources.shown(made.source.file) == "content/providers/glan-tywi.toml");
  for (const std::string record : {"provider/glan-tywi", "service_type/short-break", "area/uchaf"}) {
    INFO(record);
    CHECK(has(records_of(made), record));
  }
  for (const std::string record : {"need/breaks", "intention/buy-breaks"}) CHECK_FALSE(has(records_of(made), record));
  for (const std::string file : {"content/providers/glan-tywi.toml", "content/publication.toml", "program/templates/provider.html", "program/templates/base.html",
                                 "program/templates/messages.toml"}) {
    INFO(file);
    CHECK(has(made.files, file));
  }
  CHECK_FALSE(has(made.files, "content/data/plan.toml"));
  CHECK(has(made.templates, "partials/contact.html"));
  CHECK(has(made.messages, "provider.contact"));
  CHECK_FALSE(has(made.messages, "document.policy_statement"));
  CHECK(has(made.linked_from, "/en/providers/"));
  CHECK_FALSE(has(made.linked_from, "/en/contact/"));
}

TEST_CASE("a section is explained by its text and what stands in it", "[explain]") {
  Asked asked(small());
  const auto page = small().build();
  std::string path;
  for (const auto& [file, bytes] : page.site)
    if (file.starts_with("en/") && file.ends_with("/demand/index.html")) path = file;
  REQUIRE_FALSE(path.empty());
  const auto made = asked.of(path);
  CHECK(made.template_name == "section.html");
  CHECK(asked.sources.shown(made.source.file) == "content/documents/position/demand.en.md");
  for (const std::string file : {"content/documents/position/demand.en.md", "content/data/plan.toml", "content/data/figures.toml"}) {
    INFO(file);
    CHECK(has(made.files, file));
  }
  CHECK(has(records_of(made), "intention/buy-breaks"));
  for (const std::string name : {"blocks/table.html", "blocks/intentions.html"}) {
    INFO(name);
    CHECK(has(made.templates, name));
    CHECK(has(made.files, "program/templates/" + name));
  }
  CHECK_FALSE(has(made.templates, "blocks/chart.html"));
}

TEST_CASE("a page of a document's records has its source in the document", "[explain]") {
  Asked asked(small());
  const auto made = asked.of("/en/our-position/needs-and-plans/");
  REQUIRE(made.template_name == "plan.html");
  CHECK(asked.sources.shown(made.source.file) == "content/documents/position/document.toml");
}

TEST_CASE("a page is found by its address, its path or its place in the output", "[explain]") {
  Asked asked(small());
  for (const std::string name : {"/en/contact/", "en/contact/index.html", "/en/contact", "https://gofal.example/en/contact/", "http://localhost:8000/en/contact/?x=1#top",
                                 "public/en/contact/index.html", "./public/en/contact/index.html"}) {
    INFO(name);
    CHECK(asked.of(name).path == "en/contact/index.html");
  }
  const auto style = asked.of("/assets/style.css");
  CHECK(style.is_made);
  CHECK(style.template_name.empty());
  const auto missing = asked.of("/en/contcat/");
  CHECK_FALSE(missing.is_made);
  CHECK(missing.meant == "/en/contact/");
}

TEST_CASE("a page's standing is told against the finished site", "[explain]") {
  Asked asked(small());
  CHECK(asked.of("/en/contact/").standing == Standing::unknown);
  asked.build();
  const std::string provider = "/en/providers/glan-tywi/";
  CHECK(asked.of(provider).standing == Standing::same);
  CHECK(asked.of("/en/nothing/").standing == Standing::absent);
  auto text = small().files().at(provider_toml);
  asked.disk.meddle("content/" + provider_toml, text.replace(text.find("4 Heol"), 6, "5 Heol"));
  CHECK(asked.of(provider).standing == Standing::differs);
  CHECK(asked.of("/en/contact/").standing == Standing::same);
  auto other = small().files().at(provider_toml);
  other.replace(other.find("glan-tywi"), 9, "bryn-teg");
  asked.disk.meddle("content/providers/bryn-teg.toml", other.replace(other.find("Glan Tywi"), 9, "Bryn Teg"));
  CHECK(asked.of("/en/providers/bryn-teg/").standing == Standing::added);
  asked.build();
  REQUIRE_FALSE(asked.disk.remove_tree("content/providers/bryn-teg.toml"));
  CHECK(asked.of("/en/providers/bryn-teg/").standing == Standing::left_over);
}
