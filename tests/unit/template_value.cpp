#include "markup/value.h"

#include <catch2/catch.hpp>

#include <limits>
#include <optional>
#include <string>

using namespace comisiynu;

TEST_CASE("a value is what it was made of", "[template][value]") {
  CHECK(Value().is_null());
  CHECK(Value(nullptr).is_null());
  CHECK(Value(true).boolean());
  CHECK(Value(std::size_t{7}).whole() == 7);
  CHECK(Value(-3).whole() == -3);
  CHECK(Value(7.5).decimal() == 7.5);
  CHECK(Value("Tŷ Gwyn").kind() == ValueKind::text);
  CHECK(Value(std::string("Tŷ Gwyn")).words() == "Tŷ Gwyn");
  CHECK(Value::html("<p>").kind() == ValueKind::html);
  CHECK(Value::html("<p>").words() == "<p>");
  CHECK(Value("").words().empty());
}

TEST_CASE("a decimal that is no number is nothing", "[template][value]") {
  CHECK(Value(std::numeric_limits<double>::infinity()).is_null());
  CHECK(Value(std::numeric_limits<double>::quiet_NaN()).is_null());
}

TEST_CASE("what is optional is there or null", "[template][value]") {
  CHECK(Value(std::optional<std::string>()).is_null());
  CHECK(Value(std::optional<std::string>("x")).words() == "x");
  CHECK(Value(std::optional<int>(0)).whole() == 0);
}

TEST_CASE("an object finds its fields, the last that was set", "[template][value]") {
  Object made;
  made.reserve(3).set("title", "One").set("count", 2).set("title", "Three");
  const Value object = std::move(made);
  REQUIRE(object.find("title"));
  CHECK(object.find("title")->words() == "Three");
  CHECK(object.find("count")->whole() == 2);
  CHECK(object.find("titel") == nullptr);
  CHECK(object.fields().size() == 2);
  CHECK(Value("text").find("title") == nullptr);
}

TEST_CASE("an object stands on another", "[template][value]") {
  Object below;
  below.set("title", "site").set("lang", "cy");
  const Value site = std::move(below);
  Object above(site);
  above.set("title", "page");
  const Value page = std::move(above);
  CHECK(page.find("title")->words() == "page");
  CHECK(page.find("lang")->words() == "cy");
  CHECK(page.names() == std::vector<std::string>{"title", "lang"});
  CHECK(page.fields().size() == 1);
}

TEST_CASE("a name that comes from data is kept", "[template][value]") {
  Object made;
  {
    const std::string name = "a-name-that-is-long-enough-to-need-memory-of-its-own";
    made.set_named(name, 1).set_named("title", 2);
  }
  const Value object = std::move(made);
  CHECK(object.find("a-name-that-is-long-enough-to-need-memory-of-its-own")->whole() == 1);
  CHECK(object.find("title")->whole() == 2);
}

TEST_CASE("a copy lives on when the first is gone", "[template][value]") {
  Value kept;
  {
    std::vector<Value> items{Value("a"), Value(2), Value::html("<b>")};
    const Value list = Value::list(std::move(items));
    const Value second = list;
    kept = second;
  }
  REQUIRE(kept.items().size() == 3);
  CHECK(kept.items()[0].words() == "a");
  kept = kept.items()[0];
  CHECK(kept.words() == "a");
  Value moved = std::move(kept);
  CHECK(moved.words() == "a");
}
