#include <catch2/catch.hpp>

#include "base/hash.h"
#include "site/manifest.h"
#include "site/site_path.h"

using namespace comisiynu;

namespace {

const std::vector<MadeFile> files = {{"cy/index.html", 5, content_hash("helo!")},
                                     {"en/a b.html", 0, content_hash("")},
                                     {"en/tŷ.html", 5000000000, content_hash("x")}};

}  // namespace

TEST_CASE("the manifest's text is as documented", "[writer]") {
  CHECK(manifest_text({}) == "comisiynu-site 1\nend 0 " + content_hash("comisiynu-site 1\n") + "\n");
  const std::string lines = "comisiynu-site 1\n" + content_hash("helo!") + " 5 cy/index.html\n" +
                            content_hash("") + " 0 en/a b.html\n" + content_hash("x") +
                            " 5000000000 en/tŷ.html\n";
  CHECK(manifest_text(files) == lines + "end 3 " + content_hash(lines) + "\n");
}

TEST_CASE("a manifest is read as it was written", "[writer]") {
  CHECK(parse_manifest(manifest_text(files)) == files);
  CHECK(parse_manifest(manifest_text({})) == std::vector<MadeFile>{});
}

TEST_CASE("a damaged manifest is told", "[writer]") {
  const auto whole = manifest_text(files);
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK(!parse_manifest(whole.substr(0, size)));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = changed[at] == '7' ? '8' : '7';
    CHECK(!parse_manifest(changed));
  }
  CHECK(!parse_manifest(whole + "\n"));
  CHECK(!parse_manifest(whole + whole));
}

TEST_CASE("a manifest that a site cannot have is told", "[writer]") {
  const auto hash = content_hash("");
  CHECK(!parse_manifest(manifest_text({{"b", 0, hash}, {"a", 0, hash}})));
  CHECK(!parse_manifest(manifest_text({{"a", 0, hash}, {"a", 0, hash}})));
  CHECK(!parse_manifest(manifest_text({{"../a", 0, hash}})));
  CHECK(!parse_manifest(manifest_text({{"/etc/passwd", 0, hash}})));
  CHECK(!parse_manifest(manifest_text({{"a", 0, "short"}})));
}

TEST_CASE("the path of a page stays within the site", "[writer]") {
  for (const char* path :
       {"index.html", "en/index.html", "en/a b/tŷ.html", ".well-known/x", "a/.comisiynu", "..a", "a..b/c"})
    CHECK(fault_of_path(path) == "");
  CHECK(fault_of_path(std::string(255, 'a') + "/" + std::string(255, 'b')) == "");
  CHECK(fault_of_path("") == "is empty");
  CHECK(fault_of_path("/index.html") == "begins with a slash");
  CHECK(fault_of_path("en/") == "has an empty part");
  CHECK(fault_of_path("en//index.html") == "has an empty part");
  CHECK(fault_of_path("../index.html") == "has a part of dots alone");
  CHECK(fault_of_path("en/..") == "has a part of dots alone");
  CHECK(fault_of_path("./index.html") == "has a part of dots alone");
  CHECK(fault_of_path("en\\index.html") == "has a backslash");
  CHECK(fault_of_path("en/a\nb") == "has a control character");
  CHECK(fault_of_path(std::string_view("en/a\0b", 6)) == "has a control character");
  CHECK(fault_of_path("en/\xFF.html") == "is not UTF-8");
  CHECK(fault_of_path("en/" + std::string(256, 'a')) == "has a part longer than 255 bytes");
  CHECK(fault_of_path(".comisiynu") == "is the one of the writer's own file");
  CHECK(fault_of_path(".comisiynu/a") == "is the one of the writer's own file");
}
