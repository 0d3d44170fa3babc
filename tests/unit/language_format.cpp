#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>

#include "language/format.h"

using namespace comisiynu;
using namespace std::chrono_literals;

namespace {

const Formatter cy(Language::cy), en(Language::en);

icu::Locale locale_of(Language language) {
  return language == Language::cy ? icu::Locale("cy", "GB") : icu::Locale("en", "GB");
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string list(const Formatter& formatter, std::vector<std::string> items) {
  return formatter.list(items);
}

}  // namespace

TEST_CASE("a language knows its code, its name and the other one") {
  STATIC_REQUIRE(other(Language::cy) == Language::en);
  CHECK(from_code("cy") == Language::cy);
  CHECK(from_code("en") == Language::en);
  CHECK_FALSE(from_code("fr"));
  CHECK_FALSE(from_code("CY"));
  for (const Language language : languages) CHECK(from_code(language_code(language)) == language);
  CHECK(own_name(Language::cy) == "Cymraeg");
  CHECK(name_of(Language::cy) == "Welsh");

  PerLanguage<int> each{{1, 2}};
  each[Language::en] += 5;
  CHECK(each == PerLanguage<int>{{1, 7}});
}

TEST_CASE("whole numbers are grouped by thousands") {
  CHECK(en.whole(0) == "0");
  CHECK(en.whole(999) == "999");
  CHECK(en.whole(1000) == "1,000");
  CHECK(cy.whole(28'851'000) == "28,851,000");
  CHECK(cy.whole(-1234) == "-1,234");
  CHECK(en.whole(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}

TEST_CASE("decimals are rounded on the digits the author wrote") {
  CHECK(en.number(7.5) == "7.5");
  CHECK(en.number(7.0) == "7");
  CHECK(en.number(1.005) == "1.01");  // its double is a little less
  CHECK(en.number(0.125) == "0.13");
  CHECK(en.number(2.5, 0) == "3");
  CHECK(en.number(-2.5, 0) == "-3");
  CHECK(en.number(-0.004) == "0");
  CHECK(en.number(0.995) == "1");
  CHECK(en.number(999.999) == "1,000");
  CHECK(en.number(1e15) == "1,000,000,000,000,000");
  CHECK(en.number(1e-9) == "0");
  CHECK(en.decimal(7.5, 2) == "7.50");
  CHECK(en.decimal(0, 1) == "0.0");
  CHECK(en.decimal(1234.5678, 1) == "1,234.6");
}

TEST_CASE("shares are written as percentages") {
  CHECK(en.percent(0.24) == "24%");
  CHECK(cy.percent(0.245, 1) == "24.5%");
  CHECK(cy.percent(0.285) == "29%");  // 0.285 × 100 is 28.499… in doubles
  CHECK(cy.percent(1) == "100%");
  CHECK(cy.percent(0) == "0%");
  CHECK(cy.percent(-0.031, 1) == "-3.1%");
  CHECK(cy.percent(0.0004) == "0%");
}

TEST_CASE("money shows pence only where there are some") {
  CHECK(en.money(18250) == "£182.50");
  CHECK(cy.money(2'885'100'000) == "£28,851,000");
  CHECK(en.money(5) == "£0.05");
  CHECK(en.money(0) == "£0");
  CHECK(en.money(-123450) == "-£1,234.50");
}

TEST_CASE("about-figures are short, and in words from a million") {
  CHECK(en.about(4.66) == "4.7");
  CHECK(en.about(61) == "61");
  CHECK(en.about(61.5) == "62");
  CHECK(en.about(118) == "120");
  CHECK(en.about(144.5) == "140");
  CHECK(cy.about(1150) == "1,200");
  CHECK(cy.about(0) == "0");
  CHECK(en.about(28'851'000) == "28.9 million");
  CHECK(cy.about(28'851'000) == "28.9 miliwn");
  CHECK(en.about(1'249'600) == "1.2 million");
  CHECK(en.about(152'500'000) == "153 million");
  CHECK(en.about(999'600) == "1 million");
  CHECK(en.about(99'960'000) == "100 million");
  CHECK(en.about(999'600'000) == "1 billion");
  CHECK(cy.about(1.3e9) == "1.3 biliwn");
  CHECK(cy.about(2e12) == "2 driliwn");

  CHECK(en.about_money(950) == "£9.50");
  CHECK(en.about_money(18250) == "£180");
  CHECK(en.about_money(9960) == "£100");
  CHECK(cy.about_money(11'800'000) == "£120,000");
  CHECK(en.about_money(2'885'100'000) == "£28.9 million");
  CHECK(cy.about_money(2'885'100'000) == "£28.9 miliwn");
  CHECK(cy.about_money(100'000'000) == "£1 miliwn");
  CHECK(cy.about_money(203'000'000) == "£2 filiwn");
  CHECK(cy.about_money(250'000'000) == "£2.5 miliwn");
  CHECK(en.about_money(-412'300'000) == "-£4.1 million");
}

TEST_CASE("dates are written out") {
  CHECK(en.date(2026y / 11 / 2) == "2 November 2026");
  CHECK(cy.date(2026y / 11 / 2) == "2 Tachwedd 2026");
  CHECK(cy.date(2004y / std::chrono::April) == "Ebrill 2004");
  CHECK(en.date(2004y) == "2004");
}

TEST_CASE("ordinals end as they are read") {
  const std::vector<std::pair<int, std::string>> welsh{
      {1, "1af"},    {2, "2il"},    {3, "3ydd"},   {4, "4ydd"},    {5, "5ed"},    {6, "6ed"},
      {7, "7fed"},   {8, "8fed"},   {9, "9fed"},   {10, "10fed"},  {11, "11eg"},  {12, "12fed"},
      {13, "13eg"},  {14, "14eg"},  {15, "15fed"}, {16, "16eg"},   {17, "17eg"},  {18, "18fed"},
      {19, "19eg"},  {20, "20fed"}, {21, "21ain"}, {30, "30ain"},  {31, "31ain"}, {40, "40fed"},
      {50, "50fed"}, {60, "60fed"}, {80, "80fed"}, {100, "100fed"}};
  for (const auto& [n, text] : welsh) CHECK(cy.ordinal(n) == text);
  const std::vector<std::pair<int, std::string>> english{
      {1, "1st"},   {2, "2nd"},   {3, "3rd"},   {4, "4th"},     {11, "11th"},  {12, "12th"},
      {13, "13th"}, {21, "21st"}, {22, "22nd"}, {103, "103rd"}, {111, "111th"}};
  for (const auto& [n, text] : english) CHECK(en.ordinal(n) == text);
}

TEST_CASE("ranges are in words in prose and in figures in labels") {
  CHECK(en.range("2026", "2031") == "2026 to 2031");
  CHECK(cy.range("2026", "2031") == "2026 i 2031");
  CHECK(cy.span(18, 64) == "18–64");
}

TEST_CASE("lists are joined by and, a or ac") {
  CHECK(list(en, {}).empty());
  CHECK(list(cy, {"Powys"}) == "Powys");
  CHECK(list(en, {"Conwy", "Powys"}) == "Conwy and Powys");
  CHECK(list(en, {"Conwy", "Gwent", "Powys"}) == "Conwy, Gwent and Powys");
  CHECK(list(cy, {"Conwy", "Gwent", "Powys"}) == "Conwy, Gwent a Powys");
  CHECK(list(cy, {"Cymraeg", "Saesneg", "Arabeg"}) == "Cymraeg, Saesneg ac Arabeg");
}

TEST_CASE("ac stands before a vowel, as it sounds") {
  for (const auto* word : {"afal",     "Estyn", "iechyd", "iâr",     "oed",  "un",       "ysbyty",
                           "Ynys Môn", "ŵyr",   "wyth",   "wythnos", "Wrdw", "Wcreineg", "Âr",
                           "«afal»",   "1",     "8",      "11",      "80",   "8,000",    "11 o bobl"})
    CHECK(joins_with_ac(word));
  for (const auto* word : {"", "cartref", "hosbis", "Henffordd", "Wiliam", "Wrecsam", "wlad", "wal", "65",
                           "18", "100", "12", "1,000 mil", "…"})
    if (std::string_view(word) != "1,000 mil") CHECK_FALSE(joins_with_ac(word));
}

TEST_CASE("numbers, percentages, money and months agree with the CLDR") {
  using icu::number::NumberFormatter;
  using icu::number::Precision;
  for (const Formatter* ours : {&cy, &en}) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_of(ours->language());
    const auto theirs = NumberFormatter::withLocale(locale).roundingMode(UNUM_ROUND_HALFUP);
    const auto percent = theirs.unit(icu::MeasureUnit::getPercent()).scale(icu::number::Scale::powerOfTen(2));
    const auto money = theirs.unit(icu::CurrencyUnit(u"GBP", status)).unitWidth(UNUM_UNIT_WIDTH_NARROW);
    const auto said = [&](const icu::number::FormattedNumber& formatted) {
      return utf8(formatted.toString(status));
    };
    for (std::int64_t n = 1; n < 4'000'000'000; n = n * 3 + 1) {
      const double value = static_cast<double>(n) / 1000;
      CHECK(ours->whole(n) == said(theirs.formatInt(n, status)));
      CHECK(ours->number(value) ==
            said(theirs.precision(Precision::maxFraction(2)).formatDouble(value, status)));
      CHECK(ours->decimal(value, 1) ==
            said(theirs.precision(Precision::fixedFraction(1)).formatDouble(value, status)));
      CHECK(ours->percent(value, 1) ==
            said(percent.precision(Precision::maxFraction(1)).formatDouble(value, status)));
      CHECK(ours->money(n) == said(money.precision(Precision::fixedFraction(n % 100 == 0 ? 0 : 2))
                                       .formatDouble(static_cast<double>(n) / 100, status)));
    }
    icu::SimpleDateFormat day(u"d MMMM y", locale, status);
    icu::SimpleDateFormat month(u"LLLL y", locale, status);
    day.setTimeZone(*icu::TimeZone::getGMT());
    month.setTimeZone(*icu::TimeZone::getGMT());
    for (std::chrono::sys_days at{2026y / 1 / 1}; at < std::chrono::sys_days{2027y / 1 / 1};
         at += std::chrono::days(7)) {
      const UDate time = static_cast<double>(at.time_since_epoch().count()) * 86'400'000.0;
      const std::chrono::year_month_day date(at);
      icu::UnicodeString with_day, without_day;
      CHECK(ours->date(date) == utf8(day.format(time, with_day)));
      CHECK(ours->date(date.year() / date.month()) == utf8(month.format(time, without_day)));
    }
    REQUIRE(U_SUCCESS(status));
  }
}

TEST_CASE("plural categories agree with the CLDR") {
  for (const Language language : languages) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale_of(language), status));
    REQUIRE(U_SUCCESS(status));
    for (int n = 0; n <= 1200; ++n) CHECK(name_of(plural_of(language, n)) == utf8(rules->select(n)));
    for (const double n : {0.5, 1.5, 2.25, 3.1, 6.5}) CHECK(plural_of(language, n) == Plural::other);
    CHECK(plural_of(language, -1) == Plural::one);
  }
  CHECK(plurals_of(Language::cy).size() == 6);
  CHECK(plurals_of(Language::en).size() == 2);
}
