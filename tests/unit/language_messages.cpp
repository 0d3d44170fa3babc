#include <catch2/catch.hpp>

#include "base/disk.h"
#include "language/messages.h"

using namespace comisiynu;

namespace {

// Messages read from text, and what was said of it.
struct Reading {
  Messages messages;
  std::string said;
};

Reading read(const std::string& text, const std::string& overriding = {}) {
  MemoryDisk disk({{"messages.toml", text}, {"theme/messages.toml", overriding}});
  Sources sources(disk);
  Diagnostics diagnostics;
  Reading out;
  const bool sound = out.messages.load(text, sources.add("messages.toml", "messages.toml"), diagnostics);
  CHECK(sound == !diagnostics.has_errors());
  if (!overriding.empty())
    out.messages.override_with(overriding, sources.add("theme/messages.toml", "theme/messages.toml"),
                               diagnostics);
  out.said = as_text(diagnostics.sorted(sources), sources);
  return out;
}

constexpr auto vacancies = R"([provider]
vacancies.en = { zero = "No vacancies on {date}", one = "{count} vacancy on {date}", other = "{count} vacancies on {date}" }
vacancies.cy = { zero = "Dim lle gwag ar {date}", one = "{count} lle gwag ar {date}", two = "{count} le gwag ar {date}", few = "{count} lle gwag ar {date}", many = "{count} lle gwag ar {date}", other = "{count} lle gwag ar {date}" }
phone = { en = "Phone", cy = "Ffôn" }
)";

}  // namespace

TEST_CASE("a message is called by its table and name, and says itself in both languages") {
  const auto [messages, said] = read(vacancies);
  CHECK(said.empty());
  CHECK(messages.has("provider.phone"));
  CHECK_FALSE(messages.has("provider"));
  CHECK_FALSE(messages.has("phone"));
  CHECK(messages.keys() == std::vector<std::string>{"provider.phone", "provider.vacancies"});
  CHECK(messages.format(Language::en, "provider.phone") == "Phone");
  CHECK(messages.format(Language::cy, "provider.phone") == "Ffôn");
  CHECK_FALSE(messages.counts("provider.phone"));
  CHECK(messages.places("provider.phone").empty());
  CHECK(messages.format(Language::cy, "provider.fax") == "provider.fax");
}

TEST_CASE("a number chooses the plural form and is written for the language") {
  const auto messages = read(vacancies).messages;
  CHECK(messages.counts("provider.vacancies"));
  CHECK(messages.places("provider.vacancies") == std::vector<std::string>{"date"});
  const auto said = [&](Language language, double count) {
    return messages.format(language, "provider.vacancies", {{"date", "1/2"}}, count);
  };
  CHECK(said(Language::en, 0) == "No vacancies on 1/2");
  CHECK(said(Language::en, 1) == "1 vacancy on 1/2");
  CHECK(said(Language::en, 2) == "2 vacancies on 1/2");
  CHECK(said(Language::en, 1200) == "1,200 vacancies on 1/2");
  CHECK(said(Language::en, 1.5) == "1.5 vacancies on 1/2");
  CHECK(said(Language::en, 0.999) == "1 vacancy on 1/2");
  CHECK(said(Language::cy, 0) == "Dim lle gwag ar 1/2");
  CHECK(said(Language::cy, 1) == "1 lle gwag ar 1/2");
  CHECK(said(Language::cy, 2) == "2 le gwag ar 1/2");
  CHECK(said(Language::cy, 3) == "3 lle gwag ar 1/2");
  CHECK(said(Language::cy, 12) == "12 lle gwag ar 1/2");
}

TEST_CASE("an argument may say the count in its own way") {
  const auto messages = read(vacancies).messages;
  CHECK(messages.format(Language::cy, "provider.vacancies", {{"count", "tua 2"}, {"date", "Mai"}}, 2) ==
        "tua 2 le gwag ar Mai");
  CHECK(messages.format(Language::en, "provider.vacancies", {{"count", "about 40"}}) ==
        "about 40 vacancies on ");
}

TEST_CASE("English without a zero form says zero as any other number") {
  const auto messages = read(R"(x.en = { one = "{count} bed", other = "{count} beds" }
x.cy = { zero = "a", one = "b", two = "c", few = "d", many = "e", other = "{count} f" }
)")
                            .messages;
  CHECK(messages.format(Language::en, "x", {}, 0) == "0 beds");
  std::string welsh;
  for (const double n : {0, 1, 2, 3, 6, 7}) welsh += messages.format(Language::cy, "x", {}, n);
  CHECK(welsh == "abcde7 f");
}

TEST_CASE("a message's parts can be walked, so that a page can escape them") {
  const auto messages = read("x = { en = \"Go to {b}, {a} or {b}\", cy = \"{a} neu {b}\" }").messages;
  const auto& message = *messages.find("x");
  CHECK(message.places() == std::vector<std::string>{"a", "b"});
  std::string walked;
  for (const auto& part : message.parts(Language::en))
    walked += part.kind == MessagePart::Kind::words ? part.text : std::to_string(part.place);
  CHECK(walked == "Go to 1, 0 or 1");
  CHECK(messages.format(Language::cy, "x", {{"b", "{a}"}, {"a", "<A>"}, {"c", "?"}}) == "<A> neu {a}");
}

TEST_CASE("tables nest, and a language may be a name among names") {
  const auto [messages, said] = read(R"([language.names]
cy = { en = "Welsh", cy = "Cymraeg" }
en = { en = "English", cy = "Saesneg" }
[units."GBP per week"]
count = { en = "{count} per week", cy = "{count} yr wythnos" }
)");
  CHECK(said.empty());
  CHECK(messages.format(Language::cy, "language.names.en") == "Saesneg");
  CHECK(messages.counts("units.GBP per week.count"));
  CHECK(messages.format(Language::cy, "units.GBP per week.count", {{"count", "£640"}}) == "£640 yr wythnos");
}

TEST_CASE("a mistake in the TOML is told with its place") {
  CHECK(
      read("[provider]\nphone = { en = \"Phone\" cy = \"Ffôn\" }\n").said ==
      R"(messages.toml:2:24: error: this is not TOML: Error while parsing inline table: expected comma or closing '}', saw 'c' [toml-syntax]
    2 | phone = { en = "Phone" cy = "Ffôn" }
      |                        ^
      = look for a missing quote, bracket, comma or equals sign here or on the line before
)");
}

TEST_CASE("a message must be in every language, and in no other") {
  CHECK(read("[provider]\nphone = { en = \"Phone\" }\n").said ==
        R"(messages.toml:2:1: error: provider.phone is missing in Welsh [message-missing]
    2 | phone = { en = "Phone" }
      | ^~~~~
      = add cy = "…"
)");
  CHECK(read("phone = { en = \"Phone\", cy = \"Ffôn\", fr = \"Téléphone\" }\n").said ==
        R"(messages.toml:1:38: error: phone has fr, which is not a language [unknown-language]
    1 | phone = { en = "Phone", cy = "Ffôn", fr = "Téléphone" }
      |                                      ^~
      = the languages are cy and en
)");
  CHECK(read("phone = \"Phone\"\n").said ==
        R"(messages.toml:1:1: error: phone is in no language [message-without-language]
    1 | phone = "Phone"
      | ^~~~~
      = write phone = { en = "…", cy = "…" }
)");
}

TEST_CASE("a text must be there, and be text") {
  CHECK(read("phone = { en = 3, cy = \"\" }\n").said ==
        R"(messages.toml:1:11: error: phone is not text in English [message-not-text]
    1 | phone = { en = 3, cy = "" }
      |           ^~
      = write it between quotation marks
messages.toml:1:24: error: phone is empty in Welsh [message-empty]
    1 | phone = { en = 3, cy = "" }
      |                        ^
      = say it, or remove the message
)");
}

TEST_CASE("every plural form of a language must be there, and no other") {
  CHECK(read(R"(beds.en = { one = "{count} bed" }
beds.cy = { zero = "{count} gwely", one = "{count} gwely", tow = "{count} wely", few = "{count} gwely", many = "{count} gwely", other = "{count} gwely" }
)")
            .said == R"(messages.toml:1:6: error: beds lacks the English form other [missing-plural-form]
    1 | beds.en = { one = "{count} bed" }
      |      ^~
      = English counts in one and other, and may have zero
messages.toml:2:6: error: beds lacks the Welsh form two [missing-plural-form]
    2 | beds.cy = { zero = "{count} gwely", one = "{count} gwely", tow = "{count} wely", few = "{count} gwe…
      |      ^~
      = Welsh counts in zero, one, two, few, many and other
messages.toml:2:60: error: beds has the form tow, which Welsh does not have [unknown-plural-form]
    2 | beds.cy = { zero = "{count} gwely", one = "{count} gwely", tow = "{count} wely", few = "{count} gwe…
      |                                                            ^~~
      = Welsh counts in zero, one, two, few, many and other
)");
  CHECK(read("x = { en = { one = \"a\", two = \"b\", other = \"c\" }, cy = { other = \"d\" } }\n").said ==
        R"(messages.toml:1:25: error: x has the form two, which English does not have [unknown-plural-form]
    1 | x = { en = { one = "a", two = "b", other = "c" }, cy = { other = "d" } }
      |                         ^~~
      = English counts in one and other, and may have zero
messages.toml:1:51: error: x lacks the Welsh forms zero, one, two, few and many [missing-plural-form]
    1 | x = { en = { one = "a", two = "b", other = "c" }, cy = { other = "d" } }
      |                                                   ^~
      = Welsh counts in zero, one, two, few, many and other
)");
}

TEST_CASE("both languages count, or neither") {
  CHECK(read("beds = { en = { one = \"{count} bed\", other = \"{count} beds\" }, cy = \"{count} gwely\" }\n")
            .said ==
        R"(messages.toml:1:1: error: beds has plural forms in English but not in Welsh [missing-plural-form]
    1 | beds = { en = { one = "{count} bed", other = "{count} beds" }, cy = "{count} gwely" }
      | ^~~~
      = Welsh counts in zero, one, two, few, many and other
)");
}

TEST_CASE("all texts of a message have the same places") {
  CHECK(
      read("x = { en = \"{from} to {to}\", cy = \"{from} i {too}\" }\n").said ==
      R"(messages.toml:1:35: error: x has {from} and {to} in English but {from} and {too} in Welsh [places-differ]
    1 | x = { en = "{from} to {to}", cy = "{from} i {too}" }
      |                                   ^
      = give every text of a message the same places; only a plural form may leave out {count}
)");
  CHECK(read("x = { en = \"{count}%\", cy = \"y cant\" }\n").said ==
        R"(messages.toml:1:29: error: x has {count} in English but no place in Welsh [places-differ]
    1 | x = { en = "{count}%", cy = "y cant" }
      |                             ^
      = give every text of a message the same places; only a plural form may leave out {count}
)");
  CHECK(
      read(R"(x.en = { one = "one {thing}", other = "{count} {thing}" }
x.cy = { zero = "dim {thing}", one = "{thing}", two = "dau", few = "{thing}", many = "{thing}", other = "{thing}" }
)")
          .said ==
      R"(messages.toml:2:55: error: x has {thing} in English (other) but no place in Welsh (two) [places-differ]
    2 | x.cy = { zero = "dim {thing}", one = "{thing}", two = "dau", few = "{thing}", many = "{thing}", oth…
      |                                                       ^
      = give every text of a message the same places; only a plural form may leave out {count}
)");
}

TEST_CASE("a brace must make a place") {
  for (const auto* text : {"{to", "to}", "{}", "{To}", "{a b}", "{{a}}"}) {
    const auto said = read(std::string("x = { en = \"") + text + "\", cy = \"x\" }\n").said;
    CHECK(said.starts_with(
        "messages.toml:1:12: error: x has a brace in English that makes no place [bad-place]\n"));
    CHECK(said.find("      = write a place as {name}, in small letters\n") != std::string::npos);
  }
}

TEST_CASE("a council words a message in its own way, in both languages") {
  const auto [messages, said] = read(vacancies, R"([provider]
phone = { en = "Telephone", cy = "Rhif ffôn" }
vacancies = { en = "Ask us", cy = "Gofynnwch" }
[own.minibus]
title = { en = "The minibus to {place}", cy = "Y bws mini: {place}" }
)");
  CHECK(said.empty());
  CHECK(messages.format(Language::cy, "provider.phone") == "Rhif ffôn");
  CHECK(messages.format(Language::en, "provider.vacancies", {{"date", "May"}}, 3) == "Ask us");
  CHECK(messages.format(Language::en, "own.minibus.title", {{"place", "Conwy"}}) == "The minibus to Conwy");
}

TEST_CASE("a council's message must be one that there is, with places that there are") {
  const auto [messages, said] = read(vacancies, R"([provider]
phnoe = { en = "Telephone", cy = "Rhif ffôn" }
phone = { en = "Phone {number}", cy = "Ffoniwch {number}" }
vacancies = { en = "On {day}", cy = "Ar {day}" }
[minibus]
timetable = { en = "Timetable", cy = "Amserlen" }
)");
  CHECK(said == R"(theme/messages.toml:2:1: error: no message is called provider.phnoe [unknown-message]
    2 | phnoe = { en = "Telephone", cy = "Rhif ffôn" }
      | ^~~~~
      = did you mean provider.phone?
theme/messages.toml:3:1: error: provider.phone has {number}, which no page gives [unknown-place]
    3 | phone = { en = "Phone {number}", cy = "Ffoniwch {number}" }
      | ^~~~~
      = it may have no place
theme/messages.toml:4:1: error: provider.vacancies has {day}, which no page gives [unknown-place]
    4 | vacancies = { en = "On {day}", cy = "Ar {day}" }
      | ^~~~~~~~~
      = it may have {date} and {count}
theme/messages.toml:6:1: error: no message is called minibus.timetable [unknown-message]
    6 | timetable = { en = "Timetable", cy = "Amserlen" }
      | ^~~~~~~~~
      = put a message of your own in the table [own]
)");
  CHECK(messages.format(Language::en, "provider.phone") == "Phone");
}

TEST_CASE("a council's message may not count what the page does not") {
  CHECK(read(vacancies, R"([provider]
phone.en = { one = "a", other = "b" }
phone.cy = { zero = "a", one = "a", two = "a", few = "a", many = "a", other = "a" }
)")
            .said ==
        R"(theme/messages.toml:2:1: error: provider.phone has {count}, which no page gives [unknown-place]
    2 | phone.en = { one = "a", other = "b" }
      | ^~~~~
      = it may have no place
)");
}

TEST_CASE("a message in which something is wrong is still there, so that one mistake is told once") {
  const auto messages = read("x = { en = \"Beds\" }\ny.en = { one = \"a\" }\ny.cy = \"b\"\n").messages;
  CHECK(messages.format(Language::en, "x") == "Beds");
  CHECK(messages.format(Language::cy, "x").empty());
  CHECK(messages.format(Language::en, "y", {}, 5).empty());
}
