// An edition's own pictures: shown as any other, credited with their licence, and told of where something is missing.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

constexpr auto edition = R"([[picture]]
id      = "our-centre"
file    = "images/centre.svg"
name    = { en = "The front door of the centre", cy = "Drws ffrynt y ganolfan" }
credit  = "Mari Huws"
licence = "CC-BY-4.0"
link    = "https://pictures.example/centre"

[[page]]
title = { en = "The centre", cy = "Y ganolfan" }

[[page.idea]]
picture = "our-centre"
text = { en = "Here is the centre.", cy = "Dyma'r ganolfan." }

[[page.idea]]
picture = "home"
text = { en = "You can live at home.", cy = "Gallwch fyw gartref." }
)";

const std::string image = "documents/position/images/centre.svg";

Folder with_picture() { return small().with(easy_read_toml, edition).with(image, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"); }

bool holds(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("an edition's own picture is shown, named for those who cannot see it, and credited", "[pictures]") {
  const auto built = with_picture().build();
  CHECK(built.errors == 0);
  CHECK(built.site.contains("assets/documents/position/images/centre.svg"));
  std::string idea, credits, cymraeg;
  for (const auto& [path, text] : built.site) {
    if (path.ends_with("easy-read/1/index.html")) idea = text;
    if (path == "en/pictures/index.html") credits = text;
    if (path == "cy/lluniau/index.html") cymraeg = text;
  }
  CHECK(holds(idea, R"(class="idea-picture idea-photo"><img src="/assets/documents/position/images/centre.svg" alt="The front door of the centre">)"));
  CHECK(holds(idea, R"(<img src="/assets/pictograms/home.svg" alt="" data-symbol="14885">)"));
  CHECK(holds(credits, "Mari Huws"));
  CHECK(holds(credits, R"(<a href="https://pictures.example/centre">CC-BY-4.0</a>)"));
  CHECK(holds(credits, "Resolve to Save Lives"));
  CHECK(holds(cymraeg, "Drws ffrynt y ganolfan"));
  CHECK(holds(cymraeg, "Mari Huws"));
}

TEST_CASE("a site has the pictograms that it shows, and no others", "[pictures]") {
  const auto built = with_picture().build();
  CHECK(built.site.contains("assets/pictograms/home.svg"));
  CHECK(built.site.contains("assets/pictograms/phone.svg"));
  CHECK_FALSE(built.site.contains("assets/pictograms/castle.svg"));
}

TEST_CASE("whom to ask stands at the end of an edition, from the edition or else from the publication", "[pictures]") {
  const auto ask = [](const Built& built) {
    for (const auto& [path, text] : built.site)
      if (path.ends_with("easy-read/1/index.html")) return text;
    return std::string();
  };
  const auto own = with_picture().change(easy_read_toml, "[[picture]]", "contact = { role = { en = \"Easy read officer\", cy = \"Swyddog hawdd ei ddeall\" }, phone = \"01632 960123\" }\n\n[[picture]]").build();
  CHECK(holds(ask(own), "Easy read officer"));
  CHECK(holds(ask(own), "tel:01632960123"));
  CHECK(holds(ask(with_picture().build()), "class=\"easy-page easy-ask\""));
}

TEST_CASE("an own picture that is not there, or not licensed, or named as a pictogram is", "[faults]") {
  CHECK(with_picture().change(easy_read_toml, "images/centre.svg", "images/center.svg").check() == R"(content/documents/position/easy-read.toml:3:11: error: there is no picture images/center.svg in the document's folder [missing-image]
    3 | file    = "images/center.svg"
      |           ^~~~~~~~~~~~~~~~~~~
      = did you mean images/centre.svg?
)");
  CHECK(with_picture().change(easy_read_toml, "licence = \"CC-BY-4.0\"\n", "").check() == R"(content/documents/position/easy-read.toml:1:1: error: picture "our-centre" has no licence [missing-field]
    1 | [[picture]]
      | ^~~~~~~~~~~
      = add licence = { en = "…", cy = "…" } (on what terms it may be used: CC-BY-4.0, or with whose permission)
)");
  CHECK(with_picture().change(easy_read_toml, "id      = \"our-centre\"", "id      = \"house\"").check() == R"(content/documents/position/easy-read.toml:1:1: error: house is the name of a pictogram [picture-name-taken]
    1 | [[picture]]
      | ^~~~~~~~~~~
      = give your own picture another id
content/documents/position/easy-read.toml:13:11: error: there is no picture called our-centre [unknown-picture]
   13 | picture = "our-centre"
      |           ^~~~~~~~~~~~
      = find one with comisiynu pictures search, or add your own
)");
}
