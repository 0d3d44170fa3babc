// Personal data in figures stops the build: a dataset counts people and never says who they are.
//
// NHS numbers are told by their check digit (NHS Data Dictionary, NHS NUMBER: modulus 11), National Insurance numbers by the
// prefixes that HM Revenue and Customs gives (National Insurance Manual NIM39110). A date stands for a date of birth when
// it follows a person's name: anywhere in cells and items, and in running text where it says so. Providers' addresses
// are theirs to publish, and are not looked at.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.h"
#include "check/check.h"

namespace comisiynu {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool begins_word(std::string_view text, std::size_t at) { return at == 0 || !is_word(text[at - 1]); }

bool has_check_digit(const std::string& number) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (number[i] - '0') * static_cast<int>(10 - i);
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == number[9] - '0' && number.find_first_not_of(number[0]) != std::string::npos;
}

// In Wales and England they begin with 4, 6 or 7; that much is asked of ten digits that nothing groups as 3-3-4.
bool is_nhs_number(const std::string& number, bool grouped) {
  return has_check_digit(number) && (grouped || number[0] == '4' || number[0] == '6' || number[0] == '7');
}

bool has_nhs_number(std::string_view text) {
  for (std::size_t start = 0; start < text.size(); ++start) {
    if (!is_digit(text[start]) || !begins_word(text, start)) continue;
    std::string digits;
    std::string gaps;  // where in the number a space or a hyphen stood
    std::size_t at = start;
    for (; at < text.size(); ++at) {
      if (is_digit(text[at])) digits += text[at];
      else if ((text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]) && digits.size() < 10)
        gaps += static_cast<char>('0' + digits.size());
      else break;
    }
    const bool grouped = gaps == "36";
    if (digits.size() == 10 && (at == text.size() || !is_word(text[at])) && (grouped || gaps.empty()) && is_nhs_number(digits, grouped)) return true;
    start = at;
  }
  return false;
}

bool has_national_insurance_number(std::string_view text) {
  for (std::size_t start = 0; start + 9 <= text.size(); ++start) {
    if (!begins_word(text, start) || !is_letter(text[start])) continue;
    std::string number;
    std::size_t at = start;
    while (at < text.size() && number.size() < 9 && (is_word(text[at]) || text[at] == ' ')) {
      if (text[at] != ' ') number += upper(text[at]);
      ++at;
    }
    if (number.size() < 9 || (at < text.size() && is_word(text[at]))) continue;
    const auto prefix = std::string_view(number).substr(0, 2);
    constexpr std::array<std::string_view, 7> never = {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"};
    const bool letters = is_upper(prefix[0]) && is_upper(prefix[1]) && std::string_view("DFIQUV").find(prefix[0]) == std::string_view::npos &&
                         std::string_view("DFIOQUV").find(prefix[1]) == std::string_view::npos &&
                         std::find(never.begin(), never.end(), prefix) == never.end();
    const bool digits = std::all_of(number.begin() + 2, number.begin() + 8, is_digit);
    if (letters && digits && number[8] >= 'A' && number[8] <= 'D') return true;
  }
  return false;
}

constexpr std::array<std::string_view, 24> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                                                     "november", "december", "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf",
                                                     "awst", "medi", "hydref", "tachwedd", "rhagfyr"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  return out;
}

std::string word_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return std::string(text.substr(at, end - at));
}

bool is_month(const std::string& word) { return std::find(months.begin(), months.end(), lower(word)) != months.end(); }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// A whole date: 3/4/1948, 03.04.48, 1948-04-03, 3 April 1948.
bool is_date_at(std::string_view text, std::size_t at) {
  if (!begins_word(text, at)) return false;
  const auto first = digits_at(text, at);
  if (first == 0 || at + first >= text.size()) return false;
  auto next = at + first;
  const char between = text[next];
  if (between == '/' || between == '.' || between == '-') {
    const auto second = digits_at(text, next + 1);
    const auto third_at = next + 1 + second + 1;
    if (second == 0 || second > 2 || third_at >= text.size() || text[third_at - 1] != between) return false;
    const auto third = digits_at(text, third_at);
    return first == 4 ? third == 1 || third == 2 : first <= 2 && (third == 2 || third == 4);
  }
  if (between != ' ' || first > 2) return false;
  const auto month = word_at(text, next + 1);
  next += 1 + month.size();
  return is_month(month) && next < text.size() && text[next] == ' ' && digits_at(text, next + 1) == 4;
}

// The words before a place, from the last to the first.
std::vector<std::string> words_before(std::string_view text, std::size_t at, std::size_t most) {
  std::vector<std::string> words;
  while (at > 0 && words.size() < most) {
    while (at > 0 && !is_letter(text[at - 1])) {
      if (is_digit(text[at - 1]) || text[at - 1] == '\n') return words;
      --at;
    }
    const auto end = at;
    while (at > 0 && is_letter(text[at - 1])) --at;
    if (end > at) words.emplace_back(text.substr(at, end - at));
  }
  return words;
}

bool is_name(const std::string& word) { return word.size() > 1 && (is_upper(word[0]) || (static_cast<unsigned char>(word[0]) & 0x80) != 0) && !is_upper(word[1]); }

// "Mair Ifans, 3/4/1948"; where it must be said, "Mair Ifans, born on 3 April 1948".
bool has_name_and_birth(std::string_view text, bool must_be_said) {
  static const std::set<std::string> of_birth = {"born", "dob", "birth", "ganwyd", "ganed", "geni", "anwyd"};
  static const std::set<std::string> beside = {"on", "date", "of", "d", "o", "b", "ar", "dyddiad", "a", "yn", "ei"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || !is_date_at(text, at)) continue;
    const auto words = words_before(text, at, 8);
    std::size_t i = 0;
    bool said = false;
    for (; i < words.size(); ++i) {
      const auto word = lower(words[i]);
      if (of_birth.contains(word) || (word == "b" && i + 1 < words.size() && lower(words[i + 1]) == "o")) said = true;
      else if (!beside.contains(word)) break;
    }
    const bool named = i + 1 < words.size() && is_name(words[i]) && is_name(words[i + 1]);
    if (named && (said || !must_be_said)) return true;
  }
  return false;
}

// The length of a whole postcode at a place, or 0.
std::size_t postcode_at(std::string_view text, std::size_t at) {
  if (!begins_word(text, at)) return 0;
  auto next = at;
  while (next < text.size() && is_upper(text[next]) && next < at + 2) ++next;
  if (next == at || next >= text.size() || !is_digit(text[next])) return 0;
  ++next;
  if (next + 1 < text.size() && (is_upper(text[next]) || (is_digit(text[next]) && (text[next + 1] == ' ' || is_digit(text[next + 1]))))) ++next;
  if (next < text.size() && text[next] == ' ') ++next;
  if (next + 3 > text.size() || !is_digit(text[next]) || !is_upper(text[next + 1]) || !is_upper(text[next + 2])) return 0;
  next += 3;
  return next == text.size() || !is_word(text[next]) ? next - at : 0;
}

// A house's number and its street, and soon after it the postcode, in one breath.
bool has_address(std::string_view text) {
  constexpr std::size_t farthest = 80;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_upper(text[at]) || postcode_at(text, at) == 0) continue;
    const auto begin = at > farthest ? at - farthest : 0;
    for (auto house = begin; house < at; ++house) {
      if (!is_digit(text[house]) || !begins_word(text, house)) continue;
      const auto digits = digits_at(text, house);
      auto street = house + digits;
      if (digits > 4 || street >= at) continue;
      if (is_letter(text[street])) ++street;  // 12a
      while (street < at && (text[street] == ' ' || text[street] == ',')) ++street;
      if (street == house + digits || !is_upper(text[street]) || is_month(word_at(text, street))) continue;
      if (text.substr(street, at - street).find_first_of(".;\n") == std::string_view::npos) return true;
    }
  }
  return false;
}

enum class In { cell, item, words };

class PersonalData {
 public:
  PersonalData(const Publication& publication, Diagnostics& found) : publication_(publication), found_(found) {}

  void check(const Dataset& dataset) {
    words(dataset.title);
    words(dataset.source_text);
    words(dataset.finding);
    for (const auto& note : dataset.notes) words(note);
    for (const auto& measure : dataset.measures) words(measure.name);
    for (const auto& derived : dataset.derived) words(derived.name);
    for (const auto& list : dataset.lists) items(list);
    for (const auto* list : {&dataset.rows, &dataset.columns})
      for (const auto& dimension : *list) items(dimension.value);
    std::set<std::string> told;
    for (const auto& cell : dataset.cells) check(dataset, cell, told);
  }

 private:
  void say(Position at, std::string_view what) {
    found_.error(std::string(personal_data_code), at, fmt::format("this looks like {}, and all that is in a dataset is published", what),
                 "take it out: a dataset counts people and does not say who they are");
  }

  void look(std::string_view text, Position at, In in) {
    if (std::none_of(text.begin(), text.end(), is_digit)) return;
    if (has_nhs_number(text)) say(at, "an NHS number");
    if (has_national_insurance_number(text)) say(at, "a National Insurance number");
    if (has_name_and_birth(text, in == In::words)) say(at, "a person's name with a date of birth");
    if (has_address(text)) say(at, "the address of a home");
  }

  void words(const Text& text, In in = In::words) {
    for (const auto language : {Language::cy, Language::en})
      if (text.has(language)) look(text.in[language], text.written[language].line != 0 ? text.written[language] : text.at, in);
  }

  void items(const std::string& dimension) {
    const auto* list = find(publication_.code_lists, dimension);
    if (list != nullptr && lists_seen_.insert(dimension).second) items(*list);
  }

  void items(const CodeList& list) {
    words(list.name);
    for (const auto& item : list.items) words(item.name, In::item);
  }

  void check(const Dataset& dataset, const Cell& cell, std::set<std::string>& told) {
    std::string row;  // what stands apart in columns says as much as what stands together
    for (const auto& entry : cell.entries) {
      heading(dataset, entry, told);
      if (const auto* text = std::get_if<std::string>(&entry.value)) row += (row.empty() ? "" : ", ") + *text;
      else if (is_nhs_figure(std::get<double>(entry.value)) && !is_money(dataset, entry.key)) say(entry.at, "an NHS number");
    }
    look(row, cell.at, In::cell);
  }

  static bool is_nhs_figure(double value) {
    return value >= 4e9 && value < 8e9 && value == std::floor(value) && is_nhs_number(fmt::format("{:.0f}", value), false);
  }

  static bool is_money(const Dataset& dataset, std::string_view key) {
    const auto in_pounds = [](const Measure& measure) { return lower(measure.unit.value).starts_with("gbp"); };
    if (dataset.measure) return in_pounds(*dataset.measure.value);
    return std::any_of(dataset.measures.begin(), dataset.measures.end(), [&](const auto& measure) { return measure.id == key && in_pounds(measure); });
  }

  // A column that says by its head that it is about one person.
  void heading(const Dataset& dataset, const CellEntry& entry, std::set<std::string>& told) {
    static const std::set<std::string> personal = {"name", "full_name", "first_name", "forename", "surname", "last_name", "dob", "date_of_birth",
                                                   "nhs", "nhs_number", "nhs_no", "nino", "ni_number", "national_insurance_number", "address",
                                                   "home_address", "postcode", "enw", "cyfenw", "enw_cyntaf", "dyddiad_geni", "rhif_gig",
                                                   "rhif_yswiriant_gwladol", "cyfeiriad", "cod_post"};
    auto key = lower(entry.key);
    std::replace_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    if (!personal.contains(key) || told.contains(key)) return;
    const auto is = [&](const auto& one) { return one.value == entry.key; };
    if (std::any_of(dataset.rows.begin(), dataset.rows.end(), is) || std::any_of(dataset.columns.begin(), dataset.columns.end(), is)) return;
    if (std::any_of(dataset.measures.begin(), dataset.measures.end(), [&](const auto& measure) { return measure.id == entry.key; })) return;
    told.insert(key);
    say(entry.key_at, "a column about single people");
  }

  const Publication& publication_;
  Diagnostics& found_;
  std::set<std::string> lists_seen_;
};

}  // namespace

void check_personal_data(const Publication& publication, Diagnostics& found) {
  PersonalData data(publication, found);
  for (const auto& dataset : publication.datasets) data.check(dataset);
}

}  // namespace comisiynu
