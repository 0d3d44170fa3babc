// What is said of TOML that cannot be read as it was meant, letter for letter.
#include "fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

TEST_CASE("a quote that is not closed", "[faults]") {
  CHECK(small().change(provider_toml, R"("voluntary")", R"("voluntary)").check() == R"(content/providers/glan-tywi.toml:3:13: error: these words have no closing quote [toml-syntax]
    3 | sector    = "voluntary
      |             ^~~~~~~~~~
      = put a quote after the last of them, on the same line
)");
  CHECK(small().adding(provider_toml, "\n[about]\nen = \"\"\"\nA house.\n").check() == R"(content/providers/glan-tywi.toml:19:6: error: the words that begin here have no end [toml-syntax]
   19 | en = """
      |      ^~~
      = close them with """ too
)");
}

TEST_CASE("words without quotes, and with curly ones", "[faults]") {
  CHECK(small().change(provider_toml, R"("voluntary")", R"(voluntary)").check() == R"(content/providers/glan-tywi.toml:3:13: error: voluntary is not in quotes [toml-syntax]
    3 | sector    = voluntary
      |             ^~~~~~~~~
      = write "voluntary"
)");
  CHECK(small().change(provider_toml, R"("voluntary")", R"(“voluntary”)").check() == R"(content/providers/glan-tywi.toml:3:13: error: these quotes are curly [toml-syntax]
    3 | sector    = “voluntary”
      |             ^~~~~~~~~~~
      = use straight ones: "voluntary"
)");
  CHECK(small().change(document_toml, R"("final")", "final").check() == R"(content/documents/position/document.toml:3:12: error: final is not in quotes [toml-syntax]
    3 | status   = final
      |            ^~~~~
      = write "final"
)");
}

TEST_CASE("no equals sign, and nothing after it", "[faults]") {
  CHECK(small().change(provider_toml, R"(sector    = )", R"(sector )").check() == R"(content/providers/glan-tywi.toml:3:8: error: an equals sign is missing before this place [toml-syntax]
    3 | sector "voluntary"
      |        ^
      = write the field's name in one word, then = and its value
)");
  CHECK(small().change(provider_toml, R"(sector    = "voluntary")", R"(sector    =)").check() == R"(content/providers/glan-tywi.toml:3:12: error: there is nothing after the equals sign [toml-syntax]
    3 | sector    =
      |            ^
      = write a value after it, or take the line out
)");
}

TEST_CASE("a comma or a bracket is missing", "[faults]") {
  CHECK(small().change(provider_toml, R"("4 Heol y Bont", )", R"("4 Heol y Bont" )").check() == R"(content/providers/glan-tywi.toml:5:40: error: a comma is missing before this place, or a } [toml-syntax]
    5 | address   = { street = "4 Heol y Bont" town = "Pentre", postcode = "SA99 1AA" }
      |                                        ^
      = put a comma between two fields, and } after the last
)");
  CHECK(small().change(provider_toml, R"(["older-people"])", R"(["older-people")").check() == R"(content/providers/glan-tywi.toml:14:1: error: a comma is missing before this place, or a ] that closes the list [toml-syntax]
   14 | areas         = ["uchaf"]
      | ^
      = put a comma between two items, and ] after the last
)");
  CHECK(small().change(provider_toml, R"([[service]])", R"([[service])").check() == R"(content/providers/glan-tywi.toml:10:11: error: this line begins with [ but is not closed as it should be [toml-syntax]
   10 | [[service]
      |           ^
      = write it as [[need]], or as [contact], and nothing after it
)");
  CHECK(small().change(provider_toml, R"("Pentre", )", R"("Pentre",
)").check() == R"(content/providers/glan-tywi.toml:5:13: error: what begins with { does not end on this line [toml-syntax]
    5 | address   = { street = "4 Heol y Bont", town = "Pentre",
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write all of it on one line, and close it with }
)");
}

TEST_CASE("a field is there twice", "[faults]") {
  CHECK(small().change(provider_toml, R"(sector    = "voluntary")", R"(sector = "voluntary"
sector = "private")").check() == R"(content/providers/glan-tywi.toml:4:10: error: sector is here a second time [toml-syntax]
    4 | sector = "private"
      |          ^
      = keep one of the two
)");
  CHECK(small().adding(provider_toml, "\n[contact]\nphone = \"01632 960511\"\n").check() == R"(content/providers/glan-tywi.toml:18:1: error: contact is here a second time [toml-syntax]
   18 | [contact]
      | ^
      = keep one of the two
)");
}

TEST_CASE("a backslash in words", "[faults]") {
  CHECK(small().change(provider_toml, R"(4 Heol y Bont)", R"(C:\Heol)").check() == R"(content/providers/glan-tywi.toml:5:28: error: a backslash has a meaning of its own inside quotes [toml-syntax]
    5 | address   = { street = "C:\Heol", town = "Pentre", postcode = "SA99 1AA" }
      |                            ^
      = write \\ for one backslash
)");
}

TEST_CASE("a number with commas, and one that begins with nought", "[faults]") {
  CHECK(small().change(plan_toml, R"(118_000)", R"(118,000)").check() == R"(content/data/plan.toml:22:20: error: the number 118,000 has commas [toml-syntax]
   22 | budget   = { GBP = 118,000, per = "year" }
      |                    ^~~~~~~
      = write 118000
)");
  CHECK(small().change(provider_toml, R"(places        = 4)", R"(places        = 1,200)").check() == R"(content/providers/glan-tywi.toml:15:17: error: the number 1,200 has commas [toml-syntax]
   15 | places        = 1,200
      |                 ^~~~~
      = write 1200
)");
  CHECK(small().change(provider_toml, R"(places        = 4)", R"(places        = 04)").check() == R"(content/providers/glan-tywi.toml:15:17: error: the number 04 begins with 0 [toml-syntax]
   15 | places        = 04
      |                 ^~
      = take the 0 away; a phone number or a code is words, and stands in quotes: "04"
)");
}

TEST_CASE("a number that is none, and lists of numbers, which may have commas", "[faults]") {
  CHECK(small().change(provider_toml, "places        = 4", "places        = 4a").check() == R"(content/providers/glan-tywi.toml:15:17: error: 4a is not a number [toml-syntax]
   15 | places        = 4a
      |                 ^~
      = write digits alone, with a point before pence; words stand in quotes: "4a"
)");
  CHECK(small().change(provider_toml, "places        = 4", "places        = nant").check() == R"(content/providers/glan-tywi.toml:15:17: error: nant is not in quotes [toml-syntax]
   15 | places        = nant
      |                 ^~~~
      = write "nant"
)");
  CHECK(small().adding(provider_toml, "x = { a = [100,200,300 400] }\n").check() == R"(content/providers/glan-tywi.toml:17:24: error: a comma is missing before this place, or a ] that closes the list [toml-syntax]
   17 | x = { a = [100,200,300 400] }
      |                        ^
      = put a comma between two items, and ] after the last
)");
  CHECK(small().adding(provider_toml, ",\n").check() == R"(content/providers/glan-tywi.toml:17:1: error: a line may not begin with this [toml-syntax]
   17 | ,
      | ^
      = begin it with the name of a field, with [ or with #
)");
  CHECK(small().adding(provider_toml, "= 5\n").check() == R"(content/providers/glan-tywi.toml:17:1: error: a line may not begin with this [toml-syntax]
   17 | = 5
      | ^
      = begin it with the name of a field, with [ or with #
)");
  CHECK(small().adding(provider_toml, "x = " + std::string(3000, 'y') + "\n").check() == R"(content/providers/glan-tywi.toml:17:5: error: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy… is not in quotes [toml-syntax]
   17 | x = yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
      |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…"
)");
}

TEST_CASE("the file ends too soon", "[faults]") {
  CHECK(small().change(provider_toml, R"(, from = 2026-04-01 }
)", "").check() == R"(content/providers/glan-tywi.toml:16:17: error: what begins with { does not end on this line [toml-syntax]
   16 | price         = { GBP = 182.50, per = "night"
      |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = write all of it on one line, and close it with }
)");
  CHECK(small().adding(plan_toml, "answers = [").check() == R"(content/data/plan.toml:23:11: error: answers is here a second time [toml-syntax]
   23 | answers = [
      |           ^
      = keep one of the two
)");
}

TEST_CASE("several faults of syntax are told of at once, and nothing that follows from them", "[faults]") {
  CHECK(small().change(provider_toml, R"("voluntary")", R"("voluntary)").change(plan_toml, "118_000", "118,000").change(document_toml, R"("final")", "final").check() == R"(content/data/plan.toml:22:20: error: the number 118,000 has commas [toml-syntax]
   22 | budget   = { GBP = 118,000, per = "year" }
      |                    ^~~~~~~
      = write 118000
content/documents/position/document.toml:3:12: error: final is not in quotes [toml-syntax]
    3 | status   = final
      |            ^~~~~
      = write "final"
content/providers/glan-tywi.toml:3:13: error: these words have no closing quote [toml-syntax]
    3 | sector    = "voluntary
      |             ^~~~~~~~~~
      = put a quote after the last of them, on the same line
)");
}

TEST_CASE("a key that no record has, with the nearest right one", "[faults]") {
  CHECK(small().change(provider_toml, R"(sector    = )", R"(secter    = )").check() == R"(content/providers/glan-tywi.toml:3:1: error: provider "glan-tywi" has no field secter [unknown-key]
    3 | secter    = "voluntary"
      | ^~~~~~
      = did you mean sector?
)");
  CHECK(small().change(provider_toml, R"(postcode)", R"(post_code)").check() == R"(content/providers/glan-tywi.toml:5:58: error: address has no field post_code [unknown-key]
    5 | address   = { street = "4 Heol y Bont", town = "Pentre", post_code = "SA99 1AA" }
      |                                                          ^~~~~~~~~
      = did you mean postcode?
)");
  CHECK(small().change(provider_toml, R"(per = "night")", R"(pre = "night")").check() == R"(content/providers/glan-tywi.toml:16:33: error: price has no field pre [unknown-key]
   16 | price         = { GBP = 182.50, pre = "night", from = 2026-04-01 }
      |                                 ^~~
      = did you mean per?
)");
}

TEST_CASE("a key that is like no other", "[faults]") {
  CHECK(small().change(provider_toml, R"(sector    = )", R"(colour    = )").check() == R"(content/providers/glan-tywi.toml:1:1: error: provider "glan-tywi" has no sector [missing-field]
    1 | id        = "glan-tywi"
      | ^
      = add sector = "…" (who runs it)
content/providers/glan-tywi.toml:3:1: error: provider "glan-tywi" has no field colour [unknown-key]
    3 | colour    = "voluntary"
      | ^~~~~~
      = its fields are id, name, sort, legal_name, sector, registration, contact, address, area, illustrative, about, workforce, accreditations, checked, review_by, service, imported
)");
}

TEST_CASE("a kind of record that there is not", "[faults]") {
  CHECK(small().change(plan_toml, R"([[need]])", R"([[needs]])").check() == R"(content/data/plan.toml:1:3: error: there is no kind of record called needs [unknown-key]
    1 | [[needs]]
      |   ^~~~~
      = did you mean [[need]]?
)");
  CHECK(small().change(plan_toml, R"([[need]])", R"([[taxi]])").check() == R"(content/data/plan.toml:1:3: error: there is no kind of record called taxi [unknown-key]
    1 | [[taxi]]
      |   ^~~~
      = kinds are area, client_group, service_type, sector, age_band, quality_domain, code_list, noun, term, reference, dataset, objective, need, supply, gap, hypothesis, intention, opportunity, market, action, indicator, option, contract, fee, consultation, practice, standard, forum, plan_stage, risk, provider
)");
}

TEST_CASE("a record in single brackets is read all the same", "[faults]") {
  CHECK(small().change(plan_toml, R"([[need]])", R"([need])").check() == R"(content/data/plan.toml:1:1: error: [need] has single brackets [wrong-type]
    1 | [need]
      | ^~~~~~
      = write [[need]]: there may be several
)");
}

TEST_CASE("a value of the wrong type", "[faults]") {
  CHECK(small().change(provider_toml, R"(places        = 4)", R"(places        = "four")").check() == R"(content/providers/glan-tywi.toml:15:17: error: places is words [wrong-type]
   15 | places        = "four"
      |                 ^~~~~~
      = it must be a whole number, without quotes
)");
  CHECK(small().change(plan_toml, R"(title    = { en = "Too few breaks", cy = "Rhy ychydig o seibiannau" })", R"(title    = 4)").check() == R"(content/data/plan.toml:11:12: error: title is a whole number [wrong-type]
   11 | title    = 4
      |            ^
      = it must be text in each language: { en = "…", cy = "…" }
)");
  CHECK(small().change(plan_toml, R"(title    = { en = "Too few breaks", cy = "Rhy ychydig o seibiannau" })", R"(title    = "Too few breaks")").check() == R"(content/data/plan.toml:11:12: error: title is words of no language [wrong-type]
   11 | title    = "Too few breaks"
      |            ^~~~~~~~~~~~~~~~
      = it must be text in each language: { en = "…", cy = "…" }
)");
  CHECK(small().change(provider_toml, R"("01632 960510")", R"(1632960510)").check() == R"(content/providers/glan-tywi.toml:4:23: error: phone is a whole number [wrong-type]
    4 | contact   = { phone = 1632960510, email = "helo@glan-tywi.example", website = "https://glan-tywi.ex…
      |                       ^~~~~~~~~~
      = it must be words in quotes: "…"
)");
  CHECK(small().change(provider_toml, R"(checked   = 2026-10-02)", R"(checked   = true)").check() == R"(content/providers/glan-tywi.toml:7:13: error: checked is true or false [wrong-type]
    7 | checked   = true
      |             ^~~~
      = it must be a date: 2026-11-02, "2026-11" or 2026
)");
  CHECK(small().change(provider_toml, "contact   = {", "contact   = [{").change(provider_toml, "https://glan-tywi.example/\" }", "https://glan-tywi.example/\" }]").check() == R"(content/providers/glan-tywi.toml:4:13: error: contact is a list [wrong-type]
    4 | contact   = [{ phone = "01632 960510", email = "helo@glan-tywi.example", website = "https://glan-ty…
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = it must be a table of fields: { … }
)");
}

TEST_CASE("a field that must be there is missing", "[faults]") {
  CHECK(small().change(provider_toml, R"(sector    = "voluntary"
)", R"()").check() == R"(content/providers/glan-tywi.toml:1:1: error: provider "glan-tywi" has no sector [missing-field]
    1 | id        = "glan-tywi"
      | ^
      = add sector = "…" (who runs it)
)");
  CHECK(small().change(plan_toml, R"(statement    = { en = "Carers need breaks.", cy = "Mae angen seibiannau ar ofalwyr." }
)", R"()").check() == R"(content/data/plan.toml:1:1: error: need "breaks" has no statement [missing-field]
    1 | [[need]]
      | ^~~~~~~~
      = add statement = { en = "…", cy = "…" } (what people need, in a sentence or two)
)");
  CHECK(small().change(publication_toml, "languages = [\"cy\", \"en\"]\n", "").check() == R"(content/publication.toml:1:1: error: publication has no languages [missing-field]
    1 | title     = { en = "Care in Dyffryn", cy = "Gofal yn Nyffryn" }
      | ^
      = add languages = ["…"] (the order in which they are offered: ["cy", "en"])
)");
}

TEST_CASE("a date that is none", "[faults]") {
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"(2026-02-30)").check() == R"(content/providers/glan-tywi.toml:7:13: error: 2026-02-30 is not a date [bad-date]
    7 | checked   = 2026-02-30
      |             ^~~~~~~~~~
      = write the year, the month and the day, each with all its digits: 2026-11-02
)");
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"(02-10-2026)").check() == R"(content/providers/glan-tywi.toml:7:13: error: 02-10-2026 is not a date [bad-date]
    7 | checked   = 02-10-2026
      |             ^~~~~~~~~~
      = write the year first: 2026-10-02
)");
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"(2/10/2026)").check() == R"(content/providers/glan-tywi.toml:7:13: error: 2/10/2026 is not a date [bad-date]
    7 | checked   = 2/10/2026
      |             ^~~~~~~~~
      = write the year first: 2026-10-02
)");
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"(2026-10-2)").check() == R"(content/providers/glan-tywi.toml:7:13: error: 2026-10-2 is not a date [bad-date]
    7 | checked   = 2026-10-2
      |             ^~~~~~~~~
      = write the year, the month and the day, each with all its digits: 2026-11-02
)");
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"("2 October 2026")").check() == R"(content/providers/glan-tywi.toml:7:13: error: checked is not a date [bad-date]
    7 | checked   = "2 October 2026"
      |             ^~~~~~~~~~~~~~~~
      = write 2026-11-02, "2026-11" or 2026
)");
  CHECK(small().change(provider_toml, R"(2026-10-02)", R"("2026-13")").check() == R"(content/providers/glan-tywi.toml:7:13: error: checked is not a date [bad-date]
    7 | checked   = "2026-13"
      |             ^~~~~~~~~
      = write 2026-11-02, "2026-11" or 2026
)");
}

TEST_CASE("an amount of money that is none", "[faults]") {
  CHECK(small().change(provider_toml, R"(GBP = 182.50)", R"(GBP = "£182.50")").check() == R"(content/providers/glan-tywi.toml:16:25: error: GBP is words [bad-amount]
   16 | price         = { GBP = "£182.50", per = "night", from = 2026-04-01 }
      |                         ^~~~~~~~~
      = write the pounds as a number, without £ and without quotes: 182.50
)");
  CHECK(small().change(provider_toml, R"(GBP = 182.50)", R"(GBP = £182.50)").check() == R"(content/providers/glan-tywi.toml:16:25: error: £182.50 is not a number [bad-amount]
   16 | price         = { GBP = £182.50, per = "night", from = 2026-04-01 }
      |                         ^~~~~~~
      = write the pounds alone: 182.50
)");
  CHECK(small().change(provider_toml, R"(GBP = 182.50)", R"(GBP = 182.505)").check() == R"(content/providers/glan-tywi.toml:16:25: error: GBP has parts of a penny [bad-amount]
   16 | price         = { GBP = 182.505, per = "night", from = 2026-04-01 }
      |                         ^~~~~~~
      = write pounds with at most two decimals: 182.50
)");
  CHECK(small().change(provider_toml, R"(GBP = 182.50)", R"(GBP = -182.50)").check() == R"(content/providers/glan-tywi.toml:16:25: error: GBP is below nought [bad-amount]
   16 | price         = { GBP = -182.50, per = "night", from = 2026-04-01 }
      |                         ^~~~~~~
      = write it without the minus sign
)");
  CHECK(small().change(provider_toml, R"(GBP = 182.50, )", R"()").check() == R"(content/providers/glan-tywi.toml:16:17: error: price has no amount [bad-amount]
   16 | price         = { per = "night", from = 2026-04-01 }
      |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = add GBP = …, in pounds
)");
  CHECK(small().change(provider_toml, R"(GBP = 182.50)", R"(GBP = 182.50, to = 100)").check() == R"(content/providers/glan-tywi.toml:16:17: error: price ends below where it begins [bad-amount]
   16 | price         = { GBP = 182.50, to = 100, per = "night", from = 2026-04-01 }
      |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = GBP is the lower end of the range, and "to" the upper
)");
  CHECK(small().change(provider_toml, R"({ GBP = 182.50, per = "night", from = 2026-04-01 })", R"(182.50)").check() == R"(content/providers/glan-tywi.toml:16:17: error: price is a number [wrong-type]
   16 | price         = 182.50
      |                 ^~~~~~
      = it must be money: { GBP = 182.50, per = "week" }
)");
}

TEST_CASE("a postcode that is none", "[faults]") {
  CHECK(small().change(provider_toml, R"(SA99 1AA)", R"(SA991AA)").check() == R"(content/providers/glan-tywi.toml:5:69: error: "SA991AA" is not a postcode [bad-postcode]
    5 | address   = { street = "4 Heol y Bont", town = "Pentre", postcode = "SA991AA" }
      |                                                                     ^~~~~~~~~
      = write it in capitals with one space: "SA31 1JP"
)");
  CHECK(small().change(provider_toml, R"(SA99 1AA)", R"(sa99 1aa)").check() == R"(content/providers/glan-tywi.toml:5:69: error: "sa99 1aa" is not a postcode [bad-postcode]
    5 | address   = { street = "4 Heol y Bont", town = "Pentre", postcode = "sa99 1aa" }
      |                                                                     ^~~~~~~~~~
      = write it in capitals with one space: "SA31 1JP"
)");
}

TEST_CASE("an email address and a phone number that are none", "[faults]") {
  CHECK(small().change(provider_toml, R"(helo@glan-tywi.example)", R"(helo.glan-tywi.example)").check() == R"(content/providers/glan-tywi.toml:4:47: error: "helo.glan-tywi.example" is not an email address [bad-email]
    4 | contact   = { phone = "01632 960510", email = "helo.glan-tywi.example", website = "https://glan-tyw…
      |                                               ^~~~~~~~~~~~~~~~~~~~~~~~
      = write it as name@place: "gofal@sir.example"
)");
  CHECK(small().change(provider_toml, R"(01632 960510)", R"(ask the office)").check() == R"(content/providers/glan-tywi.toml:4:23: error: "ask the office" is not a phone number [bad-phone]
    4 | contact   = { phone = "ask the office", email = "helo@glan-tywi.example", website = "https://glan-t…
      |                       ^~~~~~~~~~~~~~~~
      = write digits and spaces: "01267 234567"
)");
}

TEST_CASE("a web address that is none", "[faults]") {
  CHECK(small().change(provider_toml, R"(https://glan-tywi.example/)", R"(https://glan tywi.example/)").check() == R"(content/providers/glan-tywi.toml:4:83: error: website is not a web address: https://glan tywi.example/ [bad-address]
    4 | …0", email = "helo@glan-tywi.example", website = "https://glan tywi.example/" }
      |                                                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = copy the whole address from the browser
)");
  CHECK(small().change(provider_toml, R"(https://glan-tywi.example/)", R"(https://glan-tywi/)").check() == R"(content/providers/glan-tywi.toml:4:83: error: website is not a web address: https://glan-tywi/ [bad-address]
    4 | …0", email = "helo@glan-tywi.example", website = "https://glan-tywi/" }
      |                                                  ^~~~~~~~~~~~~~~~~~~~
      = copy the whole address from the browser
)");
}

TEST_CASE("an address that does not lead to the web", "[faults]") {
  CHECK(small().change(provider_toml, R"(https://glan-tywi.example/)", R"(www.glan-tywi.example)").check() == R"(content/providers/glan-tywi.toml:4:83: error: website does not lead to a web page: www.glan-tywi.example [link-scheme]
    4 | …0", email = "helo@glan-tywi.example", website = "www.glan-tywi.example" }
      |                                                  ^~~~~~~~~~~~~~~~~~~~~~~
      = write the whole address, beginning with https://
)");
  CHECK(small().change(provider_toml, R"(https://glan-tywi.example/)", R"(javascript:alert(1))").check() == R"-(content/providers/glan-tywi.toml:4:83: error: website does not lead to a web page: javascript:alert(1) [link-scheme]
    4 | …0", email = "helo@glan-tywi.example", website = "javascript:alert(1)" }
      |                                                  ^~~~~~~~~~~~~~~~~~~~~
      = write the whole address, beginning with https://
)-");
  CHECK(small().change(provider_toml, R"(https://glan-tywi.example/)", R"( JavaScript:alert(1))").check() == R"-(content/providers/glan-tywi.toml:4:83: error: website does not lead to a web page: JavaScript:alert(1) [link-scheme]
    4 | …0", email = "helo@glan-tywi.example", website = " JavaScript:alert(1)" }
      |                                                  ^~~~~~~~~~~~~~~~~~~~~~
      = write the whole address, beginning with https://
)-");
}

TEST_CASE("an id that cannot be one; what refers to it as it should be is well", "[faults]") {
  CHECK(small().change(provider_toml, R"(id        = "glan-tywi")", R"(id        = "Glan Tywi")").check() == R"(content/providers/glan-tywi.toml:1:13: error: "Glan Tywi" cannot be an id [bad-id]
    1 | id        = "Glan Tywi"
      |             ^~~~~~~~~~~
      = use lower-case letters and digits joined by hyphens: "glan-tywi"
)");
}

TEST_CASE("a word that is not among those to choose from", "[faults]") {
  CHECK(small().change(plan_toml, R"("shortage")", R"("shortige")").check() == R"(content/data/plan.toml:13:12: error: nature cannot be "shortige" [unknown-choice]
   13 | nature   = "shortige"
      |            ^~~~~~~~~~
      = did you mean "shortage"?
)");
  CHECK(small().change(plan_toml, R"("shortage")", R"("none")").check() == R"(content/data/plan.toml:13:12: error: nature cannot be "none" [unknown-choice]
   13 | nature   = "none"
      |            ^~~~~~
      = it is one of shortage, over-supply, location, quality, access, sustainability
)");
}

TEST_CASE("an id given twice", "[faults]") {
  CHECK(small().with("providers/other.toml", small().files().at(provider_toml)).check() == R"(content/providers/other.toml:1:1: error: a second provider has the id glan-tywi [duplicate-id]
    1 | id        = "glan-tywi"
      | ^
      = give one of them another id; the first is on line 1 of content/providers/glan-tywi.toml
)");
  CHECK(small().adding(plan_toml, "\n[[gap]]\nid = \"too-few-breaks\"\ntitle = { en = \"A\", cy = \"B\" }\nnature = \"quality\"\n").check() == R"(content/data/plan.toml:24:1: error: a second gap has the id too-few-breaks [duplicate-id]
   24 | [[gap]]
      | ^~~~~~~
      = give one of them another id; the first is on line 8 of this file
)");
}

TEST_CASE("a reference to nothing, with the nearest id", "[faults]") {
  CHECK(small().change(provider_toml, R"(service_type  = "short-break")", R"(service_type  = "short-brake")").check() == R"(content/providers/glan-tywi.toml:12:17: error: there is no service_type called short-brake [unknown-reference]
   12 | service_type  = "short-brake"
      |                 ^~~~~~~~~~~~~
      = did you mean short-break?
)");
  CHECK(small().change(plan_toml, R"(need     = "breaks")", R"(need     = "break")").check() == R"(content/data/plan.toml:12:12: error: there is no need called break [unknown-reference]
   12 | need     = "break"
      |            ^~~~~~~
      = did you mean breaks?
)");
  CHECK(small().change(provider_toml, R"(area      = "uchaf")", R"(area      = "uwch")").check() == R"(content/providers/glan-tywi.toml:6:13: error: there is no area called uwch [unknown-reference]
    6 | area      = "uwch"
      |             ^~~~~~
      = add [[area]] with this id, or refer to one that exists
)");
}

TEST_CASE("a reference to a kind of record of which there is none", "[faults]") {
  CHECK(small().change(plan_toml, R"(nature   = "shortage")", R"(nature   = "shortage"
objective = "rest")").check() == R"(content/data/plan.toml:14:13: error: there is no objective called rest [unknown-reference]
   14 | objective = "rest"
      |             ^~~~~~
      = the publication has no objective yet: add [[objective]] with this id
)");
}

TEST_CASE("a reference that says its kind", "[faults]") {
  CHECK(small().change(plan_toml, R"([[gap]])", R"(evidence = ["dataset/poeple", "people", "figures/people", "ref/act"]

[[gap]])").check() == R"(content/data/plan.toml:8:13: error: there is no dataset called poeple [unknown-reference]
    8 | evidence = ["dataset/poeple", "people", "figures/people", "ref/act"]
      |             ^~~~~~~~~~~~~~~~
      = did you mean people?
content/data/plan.toml:8:31: error: "people" does not say what kind of record it is [bad-reference]
    8 | evidence = ["dataset/poeple", "people", "figures/people", "ref/act"]
      |                               ^~~~~~~~
      = write the kind before it: "dataset/people" or "ref/people"
content/data/plan.toml:8:41: error: there is no kind of record called figures [unknown-reference]
    8 | evidence = ["dataset/poeple", "people", "figures/people", "ref/act"]
      |                                         ^~~~~~~~~~~~~~~~
      = kinds are action, age_band, area, client_group, code_list, consultation, contract, dataset, document, fee, forum, gap, glossary, hypothesis, indicator, intention, market, need, noun, objective, opportunity, option, plan_stage, practice, provider, quality_domain, ref, risk, sector, service_type, standard, supply
content/data/plan.toml:8:59: error: there is no reference called act [unknown-reference]
    8 | evidence = ["dataset/poeple", "people", "figures/people", "ref/act"]
      |                                                           ^~~~~~~~~
      = the publication has no reference yet: add [[reference]] with this id
)");
}

TEST_CASE("facts that contradict each other", "[faults]") {
  CHECK(small().adding(provider_toml, "vacancies = { places = 5, at = 2026-10-02 }\n").check() == R"(content/providers/glan-tywi.toml:17:13: error: 5 places are free, but there is room for 4 [contradiction]
   17 | vacancies = { places = 5, at = 2026-10-02 }
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      = mend one of the two
)");
  CHECK(small().adding(document_toml, "period = { from = 2031, to = 2026 }\n").check() == R"(content/documents/position/document.toml:6:30: error: the period ends before it begins [contradiction]
    6 | period = { from = 2031, to = 2026 }
      |                              ^~~~
      = mend one of the two
)");
}

TEST_CASE("a picture that the theme does not have", "[faults]") {
  CHECK(small().change(publication_toml, "older-person", "older-persn").check() == R"(content/publication.toml:19:11: error: there is no picture called older-persn [unknown-picture]
   19 | picture = "older-persn"
      |           ^~~~~~~~~~~~~
      = did you mean older-person?
)");
}

TEST_CASE("a character that cannot be shown", "[faults]") {
  CHECK(small().change(provider_toml, R"(4 Heol y Bont)", R"(4 \u0001Heol)").check() == R"(content/providers/glan-tywi.toml:5:24: error: street holds a control character [control-character]
    5 | address   = { street = "4 \u0001Heol", town = "Pentre", postcode = "SA99 1AA" }
      |                        ^~~~~~~~~~~~~~
      = take it out: it cannot be shown
)");
}
