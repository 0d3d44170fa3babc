#include <catch2/catch.hpp>

#include "writer_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

const Pages pages = {{"en/index.html", "<p>Welcome"}};

std::string refused(const std::string& output, const std::string& why,
                    const std::string& remedy = "name another folder for the site") {
  return "comisiynu: error: the output folder \"" + output + "\" " + why +
         " [output-refused]\n      = " + remedy + "\n";
}

}  // namespace

TEST_CASE("a folder that holds what no build has made is refused, and left alone", "[writer]") {
  MemoryDisk disk({{"public/notes.txt", "mine"}, {"public/photos/1.jpg", "mine"}});
  const auto made = build(disk, pages);
  CHECK(made.outcome.fault == WriteFault::refused);
  CHECK(made.said == refused("public", "holds what no build has made: notes.txt, photos/",
                             "move it elsewhere, or name a new or empty folder for the site"));
  CHECK(disk.changes() == 0);
  CHECK(build(disk, pages, into("./public/")).outcome.fault == WriteFault::refused);
}

TEST_CASE("five of what no build has made are listed", "[writer]") {
  MemoryDisk disk;
  build(disk, {{"en/index.html", "<p>Welcome"}, {"cy/index.html", "<p>Croeso"}});
  for (const char* name : {"en/a", "cy/g", "b", "en/c", "d/x", "e", "f"})
    disk.meddle(std::string("public/") + name, "mine");
  const auto before = disk.files();
  CHECK(build(disk, pages).said == refused("public",
                                           "holds what no build has made: b, cy/g, d/, e, en/a and 2 more",
                                           "move it elsewhere, or name a new or empty folder for the site"));
  CHECK(disk.files() == before);
}

TEST_CASE("an empty folder that no build has made is refused too", "[writer]") {
  MemoryDisk disk;
  build(disk, pages);
  disk.make_folders("public/drafts");
  CHECK(build(disk, {}).said == refused("public", "holds what no build has made: drafts/",
                                        "move it elsewhere, or name a new or empty folder for the site"));
}

TEST_CASE("a folder in the place of a page, and a file in the place of a folder, are refused", "[writer]") {
  MemoryDisk disk;
  build(disk, pages);
  disk.remove_tree("public/en");
  disk.meddle("public/en", "mine");
  CHECK(build(disk, pages).outcome.fault == WriteFault::refused);
  disk.remove_tree("public/en");
  disk.meddle("public/en/index.html/mine", "mine");
  CHECK(build(disk, pages).said == refused("public", "holds what no build has made: en/index.html/",
                                           "move it elsewhere, or name a new or empty folder for the site"));
}

TEST_CASE("a damaged manifest is refused", "[writer]") {
  MemoryDisk disk;
  build(disk, pages);
  disk.meddle("public/.comisiynu", "comisiynu-site 2\n");
  CHECK(build(disk, pages).said ==
        "comisiynu: error: \"public/.comisiynu\", the list of the files in the output folder, is damaged or "
        "of another "
        "version [output-refused]\n"
        "      = delete the folder \"public\" if nothing in it is yours, and build again\n");
}

TEST_CASE("places where a site must not be are refused", "[writer]") {
  MemoryDisk disk({{"content/data/a.toml", ""},
                   {"site/templates/page.html", ""},
                   {"home/mair/site/x", ""},
                   {"file", ""}});
  OutputOptions options;
  options.inputs = {"content", "./site/templates", "no-such-folder"};
  options.home = "home/mair";
  const auto said = [&](const std::string& output) {
    options.output = output;
    const auto made = build(disk, pages, options);
    CHECK(made.outcome.fault == WriteFault::refused);
    return made.said;
  };
  CHECK(said("") == refused("", "has no name"));
  CHECK(said("/") == refused("/", "is the root of the disk"));
  CHECK(said("home/..") == refused("home/..", "is the root of the disk"));
  CHECK(said("home/mair/") == refused("home/mair/", "is your home folder"));
  CHECK(said("home") == refused("home", "contains your home folder"));
  CHECK(said("content") == refused("content", "is \"content\", which the site is made from"));
  CHECK(said("site/../content/.") ==
        refused("site/../content/.", "is \"content\", which the site is made from"));
  CHECK(said("content/public") ==
        refused("content/public", "is inside \"content\", which the site is made from"));
  CHECK(said("content/new/public") ==
        refused("content/new/public", "is inside \"content\", which the site is made from"));
  CHECK(said("site") == refused("site", "contains \"./site/templates\", which the site is made from"));
  CHECK(said("file") == refused("file", "is not a folder", "remove it, or name another folder for the site"));
  CHECK(said(".public.comisiynu-new") ==
        refused(".public.comisiynu-new", "has a name that is kept for builds under way"));
  CHECK(disk.changes() == 0);

  options.output = "contents";  // begins like an input, and is another folder
  CHECK(build(disk, pages, options).outcome.fault == WriteFault::none);
  options.output = "home/mair/public";
  CHECK(build(disk, pages, options).outcome.fault == WriteFault::none);
}

TEST_CASE("a path that leads nowhere is told", "[writer]") {
  MemoryDisk disk(Pages{{"file", ""}});
  const auto made = build(disk, pages, into("file/public"));
  CHECK(made.outcome.fault == WriteFault::machine);
  CHECK(made.said ==
        "comisiynu: error: the folder that \"file/public\" is in cannot be made: a file stands where a "
        "folder should be "
        "[output-failed]\n      = build again when that is mended\n");
}

TEST_CASE("a page whose path would leave the site is refused", "[writer]") {
  MemoryDisk disk;
  build(disk, pages);
  const auto before = disk.files();
  const auto made =
      build(disk, {{"en/index.html", "<p>Hello"}, {"../secret.html", "x"}, {"a", "never written"}});
  CHECK(made.outcome.fault == WriteFault::refused);
  CHECK(made.said ==
        "comisiynu: error: no page can have the path \"../secret.html\": it has a part of dots alone; the "
        "earlier site is "
        "untouched [output-refused]\n      = mend the name that it is made of\n");
  CHECK(disk.files() == before);
}

TEST_CASE("two pages of one path are refused", "[writer]") {
  for (const bool earlier : {false, true}) {
    for (const char* bytes : {"<p>Welcome", "<p>Hello"}) {
      MemoryDisk disk;
      if (earlier) build(disk, pages);
      Diagnostics found;
      SiteWriter writer(disk, into("public"));
      REQUIRE(writer.open(found) == WriteFault::none);
      writer.put("en/index.html", "<p>Welcome");
      CHECK(!writer.failed());
      writer.put("en/index.html", bytes);
      CHECK(writer.failed());
      CHECK(writer.commit(found).fault == WriteFault::refused);
      Sources sources(disk);
      CHECK(as_text(found.sorted(sources), sources) ==
            std::string("comisiynu: error: more than one page needs the path \"en/index.html\"; ") +
                (earlier ? "the earlier site is untouched" : "no part of it is left behind") +
                " [output-refused]\n      = give one of them another address\n");
    }
  }
}

TEST_CASE("a page cannot be where another needs a folder", "[writer]") {
  MemoryDisk disk;
  CHECK(build(disk, {{"en", "page"}, {"en/index.html", "page"}}).said ==
        "comisiynu: error: \"en/index.html\" needs a folder where there is a page; no part of it is left "
        "behind "
        "[output-refused]\n      = give one of them another address\n");
  CHECK(disk.files().empty());
}
