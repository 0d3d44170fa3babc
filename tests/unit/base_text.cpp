#include <catch2/catch.hpp>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/text.h"
#include "model/values.h"

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace comisiynu;

TEST_CASE("A slug is plain, lower case and joined by hyphens") {
  CHECK(slug("Tŷ Gwyn") == "ty-gwyn");
  CHECK(slug("Datganiad o sefyllfa'r farchnad") == "datganiad-o-sefyllfar-farchnad");
  CHECK(slug("  Care & support — 2026!  ") == "care-support-2026");
  CHECK(slug("Ŵyn a Ŷd") == "wyn-a-yd");
  CHECK(slug("日本").empty());
}

TEST_CASE("An id is lower-case words and digits joined by single hyphens") {
  CHECK(is_id("day-services"));
  CHECK(is_id("18-64"));
  CHECK_FALSE(is_id(""));
  CHECK_FALSE(is_id("Day"));
  CHECK_FALSE(is_id("a--b"));
  CHECK_FALSE(is_id("-a"));
  CHECK_FALSE(is_id("a-"));
  CHECK_FALSE(is_id("tŷ"));
}

TEST_CASE("The nearest word is offered only when it is near") {
  const std::vector<std::string> words{"title", "statement", "outcome"};
  CHECK(nearest("titel", words) == "title");
  CHECK(nearest("statment", words) == "statement");
  CHECK_FALSE(nearest("colour", words).has_value());
  CHECK_FALSE(nearest("anything", {}).has_value());
}

TEST_CASE("Bytes that are not UTF-8 are found where they are") {
  CHECK_FALSE(invalid_utf8("Tŷ 日本 😀").has_value());
  CHECK(invalid_utf8("a\xFFz") == 1);
  CHECK(invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(invalid_utf8("\xED\xA0\x80") == 0);      // a surrogate
  CHECK(invalid_utf8("ok\xE2\x82") == 2);        // cut short
  CHECK(invalid_utf8("\xF5\x80\x80\x80") == 0);  // beyond Unicode
}

TEST_CASE("Lines end with LF or CRLF, and the last may have no end") {
  CHECK(lines_of("a\r\nb\n\nc") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(lines_of("a\n") == std::vector<std::string_view>{"a"});
  CHECK(lines_of("").empty());
}

TEST_CASE("Dates are days, months or years, and real ones") {
  CHECK(parse_date("2026-11-02")->iso() == "2026-11-02");
  CHECK(parse_date("2004-04")->iso() == "2004-04");
  CHECK(parse_date("2003")->iso() == "2003");
  CHECK(parse_date("2024-02-29").has_value());
  for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01x", "2026-", "", "2026-01-", "next year"})
    CHECK_FALSE(parse_date(wrong).has_value());
  CHECK(*parse_date("2026-03") < *parse_date("2026-04-01"));
  CHECK(*parse_date("2026-03-31") < *parse_date("2026-04"));
}

TEST_CASE("Work in parallel is done once each, and a failure comes out") {
  std::vector<std::atomic<int>> done(1000);
  std::atomic<int> strangers{0};
  parallel_for(done.size(), 4, [&](std::size_t i, std::size_t worker) {
    if (worker >= 4) ++strangers;
    ++done[i];
  });
  CHECK(strangers == 0);
  for (const auto& count : done) CHECK(count == 1);
  CHECK_THROWS_AS(parallel_for(100, 3, [](std::size_t i, std::size_t) { if (i == 50) throw std::runtime_error("x"); }), std::runtime_error);
  parallel_for(0, 4, [&](std::size_t, std::size_t) { ++strangers; });
  CHECK(strangers == 0);
}

TEST_CASE("A content hash is 32 hexadecimal digits and tells texts apart") {
  CHECK(content_hash("a").size() == 32);
  CHECK(content_hash("a") == content_hash("a"));
  CHECK(content_hash("a") != content_hash("b"));
}
