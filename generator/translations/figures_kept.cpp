#include <algorithm>
#include <array>

#include "base/text.h"
#include "translations/judge_answer.h"

namespace comisiynu {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

struct Figure {
  std::string value, written;
};

// "1,200.50" -> "1200.5"
std::string value_of(std::string_view written) {
  std::string value;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool thousands = written[i] == ',' && i + 3 < written.size() && std::all_of(written.begin() + static_cast<std::ptrdiff_t>(i) + 1, written.begin() + static_cast<std::ptrdiff_t>(i) + 4, digit);
    if (!thousands) value += written[i];
  }
  if (std::count(value.begin(), value.end(), '.') == 1 && value.find(',') == value.npos) {
    while (value.ends_with('0')) value.pop_back();
    if (value.ends_with('.')) value.pop_back();
  }
  return value;
}

std::vector<Figure> figures_of(std::string_view text) {
  std::vector<Figure> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) { ++at; continue; }
    auto end = at + 1;
    while (end < text.size() && (digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() && digit(text[end + 1])))) ++end;
    const auto written = text.substr(at, end - at);
    figures.push_back({value_of(written), std::string(written)});
    at = end;
  }
  return figures;
}

// One to ten, each with the forms that it takes.
constexpr std::array<std::string_view, 10> number_words{
    "one un", "two dau dwy ddau ddwy nau nwy", "three tri tair thri thair dri dair nhri nhair", "four pedwar pedair bedwar bedair phedwar phedair mhedwar mhedair",
    "five pump pum bump bum phump phum mhump mhum", "six chwech chwe", "seven saith", "eight wyth", "nine naw", "ten deg ddeg deng ddeng neg neng"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (letter(c)) word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_said_in_words(const std::string& value, const std::vector<std::string>& words) {
  for (std::size_t number = 1; number <= number_words.size(); ++number)
    if (value == std::to_string(number))
      for (const auto form : split(number_words[number - 1], ' '))
        if (std::find(words.begin(), words.end(), form) != words.end()) return true;
  return false;
}

}  // namespace

std::vector<std::string> figures_missing(std::string_view from, std::string_view in) {
  auto there = figures_of(in);
  const auto words = words_of(in);
  std::vector<std::string> missing;
  for (const auto& figure : figures_of(from)) {
    const auto found = std::find_if(there.begin(), there.end(), [&](const auto& each) { return each.value == figure.value; });
    if (found != there.end()) there.erase(found);
    else if (!is_said_in_words(figure.value, words)) missing.push_back(figure.written);
  }
  return missing;
}

}  // namespace comisiynu
