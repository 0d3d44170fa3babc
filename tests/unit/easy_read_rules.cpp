// What the easy-read checks say of a sentence, to the letter; and sentences that they must leave alone.
#include "easy_read_fixture.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

std::string en(std::string_view text) { return easy_findings(text, Language::en); }
std::string cy(std::string_view text) { return easy_findings(text, Language::cy); }

}  // namespace

TEST_CASE("a sentence of more than 15 words is long, and of more than 20 too long", "[easy]") {
  CHECK(en("We will meet the people who use our care homes every month to talk about their rooms.") == R"(sentence-long [We will meet the people who use our care homes every month to talk about their rooms] this sentence has 17 words; 15 are enough = make two sentences of it, or leave out what the reader can do without
)");
  CHECK(en("We will meet the people who use our care homes every month to talk about their rooms and their meals and garden too.") == R"(error: sentence-too-long [We will meet the people who use our care homes every month to talk about their rooms and their meals and garden too] this sentence has 23 words; more than 20 are too many = make two sentences of it, or leave out what the reader can do without
)");
  CHECK(cy("Byddwn yn cwrdd â'r bobl sy'n byw yn ein cartrefi gofal bob mis i siarad am eu hystafelloedd nhw.") == R"(sentence-long [Byddwn yn cwrdd â'r bobl sy'n byw yn ein cartrefi gofal bob mis i siarad am eu hystafelloedd nhw] this sentence has 19 words; 15 are enough = make two sentences of it, or leave out what the reader can do without
)");
  CHECK(en("Short. Dr. No 4.5 stays.") == R"(error: abbreviation [Dr] "dr" is an abbreviation = write "doctor"
)");
}

TEST_CASE("a sentence that says several things", "[easy]") {
  CHECK(en("We want good services, however money is short.") == R"(several-ideas [We want good services, however money is short] this sentence seems to say more than one thing: it has "however" = say one thing in each sentence
)");
  CHECK(en("You can ring us and we will help you.") == R"(several-ideas [You can ring us and we will help you] this sentence seems to say more than one thing: it has "and we" = say one thing in each sentence
)");
  CHECK(en("If you are ill, ring us because we can help.") == R"(several-ideas [If you are ill, ring us because we can help] this sentence seems to say more than one thing: it has "because" and "if" = say one thing in each sentence
)");
  CHECK(en("We buy beds (and rooms) – for you.") == R"(several-ideas [We buy beds (and rooms) – for you] this sentence seems to say more than one thing: it has a dash, a bracket or a semicolon = say one thing in each sentence
)");
  CHECK(en("If you are not happy, tell us.") == "");
  CHECK(en("You can have: help at home, meals, a garden and a bus.") == "");
  CHECK(cy("Mae'r staff yn dda ac mae'r bwyd yn dda.") == R"(several-ideas [Mae'r staff yn dda ac mae'r bwyd yn dda] this sentence seems to say more than one thing: it has "ac mae" = say one thing in each sentence
)");
  CHECK(cy("Os ydych yn sâl, ffoniwch ni oherwydd gallwn helpu.") == R"(several-ideas [Os ydych yn sâl, ffoniwch ni oherwydd gallwn helpu] this sentence seems to say more than one thing: it has "oherwydd" and "os" = say one thing in each sentence
)");
  CHECK(cy("Os nad ydych yn hapus, dywedwch wrthym.") == "");
}

TEST_CASE("a phrase is found by the forms of its words, whatever was asked of them before", "[easy]") {
  const EasyText text("Gynlluniau da.");
  const auto one = easy_phrase("cynllun"), many = easy_phrase("cynlluniau");
  for (int again = 0; again < 2; ++again) {
    CHECK_FALSE(text.has_at(one, 0, Language::cy));
    CHECK(text.has_at(one, 0, Language::cy, true));
    CHECK(text.has_at(many, 0, Language::cy));
    CHECK_FALSE(text.has_at(one, 0, Language::en, true));
  }
}

TEST_CASE("two negatives in a sentence; the Welsh negative that is made of two words is one", "[easy]") {
  CHECK(en("You cannot stay here without a friend.") == R"(several-negatives [You cannot stay here without a friend] this sentence says no more than once: "cannot" and "without" = say what is so, or what people can do
)");
  CHECK(en("You do not have to pay.") == "");
  CHECK(cy("Nid ydym eisiau i neb fod heb ofal.") == R"(several-negatives [Nid ydym eisiau i neb fod heb ofal] this sentence says no more than once: "Nid" and "heb" = say what is so, or what people can do
)");
  CHECK(cy("Does dim rhaid i chi dalu.") == "");
  CHECK(cy("Nid oes neb yma.") == "");
  CHECK(cy("Dyw'r staff ddim yma. Dydi'r plant ddim yma. Dydw i ddim yn siŵr.") == "");
  CHECK(cy("Dyw'r staff ddim yn mynd heb ofyn.") == R"(several-negatives [Dyw'r staff ddim yn mynd heb ofyn] this sentence says no more than once: "Dyw'r" and "heb" = say what is so, or what people can do
)");
}

TEST_CASE("the passive voice in English, and the two of Welsh", "[easy]") {
  CHECK(en("The plan was written by us. It is not given to them.") == R"(passive-voice [was written] "was written" does not say who does it = say who does it first: "We will write the plan"
passive-voice [is not given] "is not given" does not say who does it = say who does it first: "We will write the plan"
)");
  CHECK(en("This is called a plan. We are pleased.") == "");
  CHECK(cy("Ysgrifennwyd y cynllun. Mae'r cynllun yn cael ei ysgrifennu.") == R"(passive-voice [Ysgrifennwyd] "Ysgrifennwyd" does not say who does it = say who does it first: "Byddwn yn ysgrifennu'r cynllun"
passive-voice [cael ei ysgrifennu] "cael ei ysgrifennu" does not say who does it = say who does it first: "Byddwn yn ysgrifennu'r cynllun"
)");
  CHECK(cy("Mae bwyd yn y sir. Cefais fy mwyd. Mae'n hir.") == "");
  // What it is done to may stand between; what belongs to another verb or to a preposition is no passive.
  CHECK(cy("Cafodd y cynllun newydd ei ysgrifennu gan y cyngor.") == R"(passive-voice [Cafodd y cynllun newydd ei ysgrifennu] "Cafodd y cynllun newydd ei ysgrifennu" does not say who does it = say who does it first: "Byddwn yn ysgrifennu'r cynllun"
)");
  CHECK(cy("Byddwch yn cael eich helpu.") != "");
  CHECK(cy("Cafodd pobl gyfle i ddweud eu dweud. Cewch chi ddweud eich dweud. Mae plant yn cael eu cinio. Cafodd Mair ei swper.") == "");
  CHECK(en("The door is locked. You may be surprised or embarrassed.") == "");
}

TEST_CASE("words that most readers do not know, but no names, addresses or words in bold", "[easy]") {
  CHECK(en("We will do safeguarding in Carmarthenshire.") == R"(hard-word [safeguarding] "safeguarding" may be a hard word = use an everyday word, or explain it: put it in the glossary and in words, and write it in **bold**; a word that your readers know goes below [easy_read] plain_words in publication.toml
)");
  CHECK(en("We have **safeguarding** and well-known friends.") == "");
  CHECK(cy("Byddwn yn gwneud asesiad yng Nghaerfyrddin.") == R"(hard-word [asesiad] "asesiad" may be a hard word = use an everyday word, or explain it: put it in the glossary and in words, and write it in **bold**; a word that your readers know goes below [easy_read] plain_words in publication.toml
)");
  CHECK(cy("Mae ein gwasanaethau'n helpu plant.") == "");
  CHECK(cy("Roedd y siop yn brysur y llynedd. Mae'r gath goch yn hyfryd. Gallwch gael tatws ac wyau. Rydym yn caru'r Nadolig.") == "");
  CHECK(en("Write to a@b.example or gofal.example.") == "");
}

TEST_CASE("words that have an easier one", "[easy]") {
  CHECK(en("We will commence in order to help.") == R"(say-instead [commence] "commence" has an easier word = say start
say-instead [in order to] "in order to" has an easier word = say to
)");
  CHECK(cy("Rydym yn darparu bwyd ar hyn o bryd.") == R"(say-instead [darparu] "darparu" has an easier word = say rhoi
say-instead [ar hyn o bryd] "ar hyn o bryd" has an easier word = say nawr
)");
}

TEST_CASE("pictures in words", "[easy]") {
  CHECK(en("People are at the heart of our plan.") == R"(metaphor [at the heart of] "at the heart of" does not mean what its words mean = say that it matters most
)");
  CHECK(cy("Mae hyn yn garreg filltir.") == R"(metaphor [garreg filltir] "garreg filltir" does not mean what its words mean = dywedwch beth fydd wedi'i wneud
)");
}

TEST_CASE("abbreviations", "[easy]") {
  CHECK(en("Ring, e.g. Mondays. The NHS helps, etc.") == R"(error: abbreviation [e.g] "e.g." is an abbreviation = write "for example"
abbreviation [NHS] NHS looks like an abbreviation = write the words in full
error: abbreviation [etc] "etc" is an abbreviation = write "and more"
)");
  CHECK(cy("Dewch i'r GIG, h.y. yr ysbyty, neu e.e. yma.") == R"(abbreviation [GIG] GIG looks like an abbreviation = write the words in full
error: abbreviation [h.y] "h.y." is an abbreviation = write "hynny yw"
error: abbreviation [e.e] "e.e." is an abbreviation = write "er enghraifft"
)");
  CHECK(en("We are open Mon to Fri. Come to Ynys Môn.") == R"(error: abbreviation [Mon] "mon to" is an abbreviation = write "Monday to"
error: abbreviation [Fri] "fri" is an abbreviation = write "Friday"
)");
  CHECK(en("The care & support team.") == R"(error: abbreviation [&] "&" is an abbreviation = write "and"
)");
}

TEST_CASE("contractions; mae'n, i'r and possessives are none", "[easy]") {
  CHECK(en("Don't go. It's here. We'll help. The council's plan is people's plan.") == R"(error: contraction [Don't] "Don't" is not written in full = write "Do not"
error: contraction [It's] "it's" is not written in full = write "it is"
error: contraction [We'll] "We'll" is not written in full = write "We will"
)");
  CHECK(cy("Dwi'n hapus. Dwi yma. Mae'n dda i'r plant a'u ffrindiau.") == R"(error: contraction [Dwi'n] "dwi" is not written in full = write "rydw i"
error: contraction [Dwi] "dwi" is not written in full = write "rydw i"
)");
  CHECK(en("We don’t know.") == R"(error: contraction [don’t] "don't" is not written in full = write "do not"
)");
}

TEST_CASE("Roman numerals, capitals and italics", "[easy]") {
  CHECK(en("Part II is for YOU. Phase XIV is *good*.") == R"(error: roman-numeral [II] II is a Roman numeral = write 2
capitals [YOU] YOU is in capital letters, which look like shouting = write "you"
error: roman-numeral [XIV] XIV is a Roman numeral = write 14
italics [good] slanting letters are hard to read = take the * away; a hard word stands in **bold**
)");
  CHECK(en("I help you. Vitamin C.") == "");
}

TEST_CASE("percentages, with what to write", "[easy]") {
  CHECK(en("67% of people are happy. 4 per cent are sad.") == R"(percentage [67%] few readers know what a percentage is = write "about 2 in 3"
percentage [4 per cent] few readers know what a percentage is = write "about 1 in 30"
)");
  CHECK(cy("Mae 25% o bobl yn hapus. Mae 4 y cant yn drist.") == R"(percentage [25%] few readers know what a percentage is = write "tua 1 o bob 4"
percentage [4 y cant] few readers know what a percentage is = write "tua 1 o bob 30"
)");
}

TEST_CASE("fractions, with what to write", "[easy]") {
  CHECK(en("Two thirds of people came. ½ of them left. 3/4 stayed.") == R"(fraction [Two thirds] "two thirds" is a fraction = write "2 in 3"
fraction [½] "½" is a fraction = write so many in so many, as "1 in 4"
fraction [3/4] "3/4" is a fraction = write "3 in 4"
)");
  CHECK(cy("Daeth dau draean o bobl.") == R"(fraction [dau draean] "dau draean" is a fraction = write "2 o bob 3"
)");
}

TEST_CASE("large numbers, but no years, phone numbers and round ones", "[easy]") {
  CHECK(en("We spent £28,851,000 on 1,234 people in 2003.") == R"(large-number [£28,851,000] £28,851,000 is a large number, and says more than the reader needs = write "about £28.9 million", or let the figure be rounded: {{ … | easy }}
large-number [1,234] 1,234 is a large number, and says more than the reader needs = write "about 1,200", or let the figure be rounded: {{ … | easy }}
)");
  CHECK(cy("Mae 12,345 o bobl yma. Ffoniwch 01632 960001.") == R"(large-number [12,345] 12,345 is a large number, and says more than the reader needs = write "tua 12,000", or let the figure be rounded: {{ … | easy }}
)");
  CHECK(en("We spent £28.9 million on 1,200 people.") == "");
}

TEST_CASE("figures in words", "[easy]") {
  CHECK(en("There are three homes. One is new.") == R"(number-in-words [three] "three" is easier as a figure = write 3
)");
  CHECK(cy("Mae tri chartref yma. Mae'r ddau yn dda.") == R"(number-in-words [tri] "tri" is easier as a figure = write 3
)");
}

TEST_CASE("a text that is not well made does no harm", "[easy]") {
  for (const auto* text : {"", " ", "**", "*", "***", "**a", "{{", "{{ a", "}}", "[", "[a](", "[a](b", "\\", "a\\", "’", "'", "...", "\n\n", "(", "£", "%", "0", "-", "a-", "'a", "½/2"})
    for (const Language language : languages) CHECK_NOTHROW(easy_findings(text, language));
}

TEST_CASE("links are read by their words, and figures by what they say", "[easy]") {
  CHECK(en("Look at [our homes](https://safeguarding.example/commence).") == "");
  const EasyText text("We spent {{ spend | easy }} on **day care**.", [](std::string_view expression) { return expression == "spend | easy" ? "about £5" : ""; });
  CHECK(text.plain() == "We spent about £5 on day care.");
  REQUIRE(text.words().size() == 7);
  const auto place = text.place(text.words()[3]);
  CHECK(place.from == 9);
  CHECK(place.length == std::string_view("{{ spend | easy }}").size());
  CHECK(text.words()[5].bold);
  CHECK_FALSE(text.words()[4].bold);
}
