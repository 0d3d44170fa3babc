// `comisiynu release` and `comisiynu verify`: what an edition is, what it may not be, and how anybody can check it.
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#include "release/archive.h"
#include "release/checksums.h"
#include "release/printing.h"
#include "release_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const std::string name = "gofal-yn-nyffryn-2.0";

Files unpacked(const std::string& bytes) {
  Files files;
  REQUIRE(unpack(bytes, [&](std::string path, std::string file) { files[path] = std::move(file); }) == "");
  return files;
}

// What a release says that refuses, and that it wrote nothing.
std::string refused(const Folder& content, const Date& date = day(2026, 11, 22)) {
  const auto made = release(content, "2.0", date);
  CHECK(made.files.empty());
  CHECK(made.outcome.build.content_fault);
  for (const auto& [path, bytes] : made.disk) CHECK(path.starts_with("content/"));
  return made.said;
}

}  // namespace

TEST_CASE("release: an edition is its site, its archives, and lists of every file") {
  const auto made = release(publishable(), "2.0", day(2026, 11, 22));
  REQUIRE(made.said == "");
  CHECK(made.page("en/").find("Edition 2.0</a>, <time datetime=\"2026-11-22\">22 November 2026</time>") != std::string::npos);
  CHECK(made.page("cy/").find("Argraffiad 2.0</a>, <time datetime=\"2026-11-22\">22 Tachwedd 2026</time>") != std::string::npos);
  CHECK(verify(made.files) == "");
  CHECK(dead_ends(made.site()) == std::vector<std::string>());

  const auto manifest = parse_release_manifest(made.file("MANIFEST.json"));
  REQUIRE(manifest);
  CHECK(manifest->edition == "2.0");
  CHECK(manifest->date == "2026-11-22");
  CHECK(manifest->files.size() + 2 == made.files.size());
  std::string sums;
  for (const auto& [path, bytes] : made.files)
    if (path != "SHA256SUMS") sums += sha256(bytes) + "  " + path + "\n";
  CHECK(made.file("SHA256SUMS") == sums);
  for (const auto& file : manifest->files) CHECK(file.bytes == made.file(file.path).size());
}

TEST_CASE("release: the archive is the edition by itself, in two packings, and can be checked as the release can") {
  const auto made = release(publishable(), "2.0", day(2026, 11, 22));
  const auto tar = unpacked(made.file(name + ".tar.gz"));
  CHECK(tar == unpacked(made.file(name + ".zip")));
  CHECK(verify(tar) == "");
  CHECK(tar.contains("site/en/providers/glan-tywi/index.html"));
  CHECK(tar.at("provenance.json") == made.file("provenance.json"));
  // What is offered with the edition and cannot be in it.
  CHECK_FALSE(tar.contains("site/en/editions/index.html"));
  CHECK(made.page("editions/2.0/" + name + ".zip") == made.file(name + ".zip"));
  CHECK(made.page("en/editions/").find("href=\"/editions/2.0/" + name + ".zip\"") != std::string::npos);
  Built alone;
  for (const auto& [path, bytes] : tar)
    if (path.starts_with("site/")) alone.site[path.substr(5)] = bytes;
  CHECK(dead_ends(alone) == std::vector<std::string>());
}

TEST_CASE("release: the same content makes the same bytes, whatever the machine's threads and time zone") {
  ReleaseOptions one, four;
  one.build.jobs = 1;
  four.build.jobs = 4;
  const auto content = publishable();
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  const auto first = release(content, "2.0", day(2026, 11, 22), {}, one);
  ::setenv("TZ", "Asia/Tokyo", 1);
  ::tzset();
  const auto second = release(content, "2.0", day(2026, 11, 22), {}, four);
  ::unsetenv("TZ");
  ::tzset();
  REQUIRE(first.said == "");
  CHECK(first.files == second.files);
  // Neither a name nor a time in the head of the gzip: RFC 1952, FLG and MTIME.
  CHECK(first.file(name + ".tar.gz").substr(0, 9) == std::string("\x1f\x8b\x08\0\0\0\0\0\x02", 9));
}

TEST_CASE("release: names that are not ASCII stay what they are in both archives") {
  const std::vector<std::string> paths{"site/lluniau/t\u0177.svg", "site/a.txt"};
  const auto read = [](const std::string& path, std::string& into) { return into = "= " + path, true; };
  for (const auto packing : {Packing::tar_gz, Packing::zip}) {
    const auto packed = pack(packing, paths, read, day(2026, 11, 22));
    REQUIRE(packed.fault == "");
    CHECK(unpacked(packed.bytes) == Files{{paths[0], "= " + paths[0]}, {paths[1], "= " + paths[1]}});
  }
}

TEST_CASE("release: the provenance says what was released, from what, and what it holds") {
  ReleaseOptions options;
  options.revision = {"0123456789abcdef0123456789abcdef01234567", true};
  const auto made = release(publishable(), "2.0", day(2026, 11, 22), {}, options);
  const auto json = nlohmann::json::parse(made.file("provenance.json"));
  CHECK(json["edition"] == "2.0");
  CHECK(json["date"] == "2026-11-22");
  CHECK(json["address"] == "https://gofal.example");
  CHECK(json["title"]["cy"] == "Gofal yn Nyffryn");
  CHECK(json["program"]["version"] == "9.9.9");
  CHECK(json["content"]["revision"] == "0123456789abcdef0123456789abcdef01234567");
  CHECK(json["content"]["modified"] == true);
  CHECK(json["counts"]["records"]["provider"] == 1);
  CHECK(json["counts"]["records"]["document"] == 1);
  CHECK(json["counts"]["pages"] > 30);
  CHECK(json["counts"]["words"]["en"] > 50);
  CHECK(json["accepted_warnings"] == 1);
  CHECK(json["translations"].is_null());
  CHECK(json["checks"].size() == 8);
  const auto changed = release(publishable().change(english, "We know", "We do know"), "2.0", day(2026, 11, 22), {}, options);
  const auto other = nlohmann::json::parse(changed.file("provenance.json"));
  CHECK(other["counts"]["words"]["en"] == json["counts"]["words"]["en"].get<int>() + 1);
  CHECK(other["content"]["sha256"] != json["content"]["sha256"]);
}

TEST_CASE("release: an edition needs an accessibility statement of the last twelve months that is true of its dates") {
  CHECK(refused(small()) == R"(content/publication.toml:1:13: error: an edition needs an accessibility statement [accessibility-missing]
    1 | title     = { en = "Care in Dyffryn", cy = "Gofal yn Nyffryn" }
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = add [accessibility] with status, prepared, reviewed and tested
)");
  CHECK(refused(publishable().change(publication_toml, "reviewed = 2026-06-01", "reviewed = 2025-11-21").change(publication_toml, "prepared = 2026-01-05", "prepared = 2025-01-05")) ==
        R"(content/publication.toml:38:12: error: the accessibility statement was last reviewed on 2025-11-21, over twelve months before the edition of 2026-11-22 [accessibility-out-of-date]
   38 | reviewed = 2025-11-21
      |            ^~~~~~~~~~
      = review the statement, and write the day in reviewed
)");
  CHECK(refused(publishable().change(publication_toml, "tested   = 2026-06-01\n", "").change(publication_toml, "fully", "partially").adding(publication_toml, R"(
[[accessibility.problem]]
text      = { en = "A map has no text.", cy = "Nid oes testun i fap." }
criterion = "1.1.1"
fix_by    = 2026-09-30
)")) == R"(content/publication.toml:35:1: error: the accessibility statement does not say when the site was last tested [accessibility-untested]
   35 | [accessibility]
      | ^~~~~~~~~~~~~~~
      = test the site, and write the day in tested
content/publication.toml:43:13: error: the accessibility statement says that this will be mended by 2026-09-30, which has passed [accessibility-out-of-date]
   43 | fix_by    = 2026-09-30
      |             ^~~~~~~~~~
      = take the problem out if it is mended, or write when it will be
)");
  CHECK(release(publishable().change(publication_toml, "reviewed = 2026-06-01", "reviewed = 2025-11-22").change(publication_toml, "prepared = 2026-01-05", "prepared = 2025-01-05"), "2.0", day(2026, 11, 22)).said == "");
}

TEST_CASE("release: facts that were to be checked hold an edition back, unless they stand with a reason") {
  CHECK(refused(publishable().change(provider_toml, "review_by = 2027-04-02", "review_by = 2026-11-21")) ==
        R"(content/providers/glan-tywi.toml:8:13: error: the facts of glan-tywi were to be checked by 2026-11-21 [review-overdue]
    8 | review_by = 2026-11-21
      |             ^~~~~~~~~~
      = check them, and write in review_by when they are due next; or let them stand, in editions.toml: [[overdue]] with provider = "glan-tywi" and reason
)");
  const auto made = release(publishable().change(provider_toml, "review_by = 2027-04-02", "review_by = 2026-11-21")
                                .with("editions.toml", "[[overdue]]\nprovider = \"glan-tywi\"\nreason   = \"The home is closing.\"\n"), "2.0", day(2026, 11, 22));
  CHECK(made.said == "");
  CHECK(made.files.contains("MANIFEST.json"));
}

TEST_CASE("release: a warning that nobody accepted holds an edition back") {
  const auto said = refused(publishable().change(document_toml, "accepted = { intention-without-action = \"We have only just begun.\" }\n", ""));
  CHECK(said.find("warning") != std::string::npos);
  CHECK(said.find("[intention-without-action]") != std::string::npos);
}

TEST_CASE("release: a draft that waits for its translation is no edition") {
  const auto said = refused(publishable().change(document_toml, "\"final\"", "\"draft\"").change(document_toml, ", cy = \"Ein sefyllfa\"", ""));
  CHECK(said.find("title has no Welsh text [missing-text]") != std::string::npos);
}

TEST_CASE("release: an edition knows where it will stand") {
  CHECK(refused(publishable().change(publication_toml, "address   = \"https://gofal.example\"\n", "")) ==
        R"(content/publication.toml:1:13: error: an edition must know where it will be published [edition-without-address]
    1 | title     = { en = "Care in Dyffryn", cy = "Gofal yn Nyffryn" }
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write address = "https://…" in publication.toml, or give --base-url
)");
}

TEST_CASE("release: easy read that nobody has checked says so, whatever the council's own templates leave out") {
  const auto said = refused(publishable().with("theme/templates/partials/check.html", "{# nothing #}\n"));
  CHECK(said.find("content/providers/glan-tywi.toml") != std::string::npos);
  CHECK(said.find("cy/darparwyr/glan-tywi/hawdd-ei-ddeall/index.html does not say that nobody with a learning disability has checked it [easy-read-unstamped]\n") != std::string::npos);
  CHECK(said.find("      = include partials/check.html in the template, or have the easy read checked, and write checked_by and checked_on\n") != std::string::npos);
}

TEST_CASE("verify: every file that was changed, is missing or was added is named") {
  auto files = release(publishable(), "2.0", day(2026, 11, 22)).files;
  files["site/en/index.html"] += " ";
  files.erase("site/cy/index.html");
  files["site/en/new.html"] = "new";
  CHECK(verify(files) == R"(out/site/cy/index.html: error: is missing [release-missing]
      = take it from where the release was published
out/site/en/index.html: error: is not the file that was released [release-changed]
      = take it from where the release was published
out/site/en/new.html: error: is not of the release [release-extra]
      = remove it
)");
}

TEST_CASE("verify: lists that were changed to suit a changed file give themselves away") {
  auto files = release(publishable(), "2.0", day(2026, 11, 22)).files;
  auto& page = files["site/404.html"];
  const auto before = sha256(page);
  page += "<!-- -->";
  auto& sums = files["SHA256SUMS"];
  sums.replace(sums.find(before), 64, sha256(page));
  CHECK(verify(files) == R"(out/site/404.html: error: is not the file that was released [release-changed]
      = take it from where the release was published
out/site/404.html: error: MANIFEST.json and SHA256SUMS do not say the same of it [release-lists-differ]
      = take both lists from where the release was published
)");
}

TEST_CASE("verify: what is no release is told apart from a release that has changed") {
  CHECK(verify({{"readme.txt", "hello"}}) == R"(comisiynu: error: "out" has no MANIFEST.json [release-unreadable]
      = name the folder that comisiynu release wrote, or one of its archives
)");
  auto files = release(publishable(), "2.0", day(2026, 11, 22)).files;
  files["MANIFEST.json"] = "{}";
  CHECK(verify(files) == R"(comisiynu: error: MANIFEST.json of "out" is damaged [release-unreadable]
      = take the release from where it was published
)");
}

TEST_CASE("release: a browser that fails stops it, and where there is none it is made without files to print") {
  const char* known = std::getenv("CHROMIUM");
  const std::string before = known == nullptr ? "" : known;
  ::setenv("CHROMIUM", "/bin/false", 1);
  const auto failed = release(publishable(), "2.0", day(2026, 11, 22), {}, {}, true);
  ::setenv("CHROMIUM", "", 1);
  const auto without = release(publishable(), "2.0", day(2026, 11, 22), {}, {}, true);
  known == nullptr ? ::unsetenv("CHROMIUM") : ::setenv("CHROMIUM", before.c_str(), 1);

  CHECK(failed.said == R"(comisiynu: error: /bin/false does not start [print-failed]
      = make the release again; or mend the browser, name another in the variable CHROMIUM, or make it without files to print: --no-pdf
)");
  CHECK(failed.files.empty());
  CHECK(failed.outcome.build.fault == WriteFault::machine);
  CHECK(without.said == "");
  CHECK(without.outcome.build.fault == WriteFault::none);
  CHECK(without.outcome.not_printed == "there is no Chromium on this machine. Install the package chromium, or name one in the variable CHROMIUM");
  CHECK(without.files.contains("site/en/index.html"));
}

TEST_CASE("release: a PDF keeps nothing of when and how it was printed") {
  const auto pdf = [](const std::string& at, const std::string& nodes, const std::string& id) {
    return "%PDF-1.4\n1 0 obj\n<</CreationDate (D:" + at + ")\n/ModDate (D:" + at + ")>>\nendobj\n" + nodes + "trailer\n<</ID [<" + id + "> <" + id + ">]>>\n%%EOF\n";
  };
  const auto one = pdf("20261122213328+00'00'", "[(node00000712) (node00001492)] (node00001492)\n", std::string(32, 'A'));
  const auto first = settled_pdf(one, day(2026, 11, 1));
  const auto second = settled_pdf(pdf("20270102030405+01'00'", "[(node00000712) (node00001493)] (node00001493)\n", std::string(32, 'B')), day(2026, 11, 1));
  CHECK(first == second);
  CHECK(first.size() == one.size());
  CHECK(first.find("/CreationDate (D:20261101000000+00'00')") != std::string::npos);
  CHECK(first.find("[(node00000001) (node00000002)] (node00000002)\n") != std::string::npos);
  const auto longer = settled_pdf(pdf("20261122213328+00'00'", "(node00000712) and more\n", std::string(32, 'A')), day(2026, 11, 1));
  CHECK(longer.substr(longer.find("/ID"), 40) != first.substr(first.find("/ID"), 40));
}
