// The media type of a site's file: for the preview's server, and for the browser that prints.
#include <catch2/catch.hpp>

#include "site/media_type.h"

using namespace comisiynu;

TEST_CASE("files of a site are of the type that their names say, and folders are pages") {
  CHECK(media_type("en/index.html") == "text/html; charset=utf-8");
  CHECK(media_type("https://gofal.example/cy/ein-sefyllfa/?x=1") == "text/html; charset=utf-8");
  CHECK(media_type("assets/style.css") == "text/css; charset=utf-8");
  CHECK(media_type("data/catalogue.jsonld") == "application/ld+json");
  CHECK(media_type("editions/1.0/a.tar.gz") == "application/gzip");
  CHECK(media_type("CNAME") == "application/octet-stream");
}
