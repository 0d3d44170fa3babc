// Figures: in digits, small, and as so many in so many.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "analysis/plain_fraction.h"
#include "check/easy_read_rules.h"

namespace comisiynu {

namespace {

using Word = EasyText::Word;

std::string in_few(double share, Language language) {
  const auto [part, of] = plain_fraction(share);
  return fmt::format("{} {} {}", part, language == Language::en ? "in" : "o bob", of);
}

// The amount of "1,234", "£28,851,000" or "45"; nothing for words, phone numbers and times.
std::optional<double> amount_of(std::string_view written) {
  if (written.starts_with("£")) written.remove_prefix(std::string_view("£").size());
  if (written.empty() || written.front() < '1' || written.front() > '9') return std::nullopt;
  std::string digits;
  for (const char c : written) {
    if (c == ',') continue;
    if (c != '.' && (c < '0' || c > '9')) return std::nullopt;
    digits += c;
  }
  return std::strtod(digits.c_str(), nullptr);
}

bool is_year(std::string_view written) { return written.size() == 4 && (written.starts_with("19") || written.starts_with("20")) && written.find_first_not_of("0123456789") == written.npos; }

bool is_round(double amount) {
  const double step = std::pow(10, std::floor(std::log10(amount)) - 1);
  return std::abs(amount / step - std::round(amount / step)) < 1e-9;
}

class FigureCheck {
 public:
  FigureCheck(const EasyText& text, const EasyLanguage& language, EasyFindings& found) : text_(text), language_(language), found_(found) {}

  void run() {
    const auto& words = text_.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i < told_) continue;
      if (percentage(i) || fraction(i)) continue;
      if (!words[i].is_figure()) in_words(i);
      else large(i);
    }
  }

 private:
  void say(std::string_view code, std::size_t first, std::size_t last, std::string message, std::string remedy) {
    found_.push_back({Severity::warning, code, text_.place(first, last), std::move(message), std::move(remedy)});
    told_ = last;
  }

  const EasyPhrase* phrase_at(std::string_view list, std::size_t i) const {
    for (const auto& phrase : language_.words.phrases(list))
      if (text_.has_at(phrase, i, language_.language)) return &phrase;
    return nullptr;
  }

  bool percentage(std::size_t i) {
    const auto& word = text_.words()[i];
    const bool sign = word.written.ends_with('%');
    const auto* phrase = sign ? nullptr : phrase_at("percent", i);
    if (!sign && phrase == nullptr) return false;
    const auto& figure = sign || i == 0 ? word : text_.words()[i - 1];
    const auto amount = amount_of(figure.written.substr(0, figure.written.find('%')));
    say("percentage", sign || !amount ? i : i - 1, sign ? i + 1 : i + phrase->words.size(), "few readers know what a percentage is",
        amount && *amount < 100 ? fmt::format("write \"{} {}\"", language_.language == Language::en ? "about" : "tua", in_few(*amount / 100, language_.language))
                                : "say how many people, or how much, in small numbers");
    return true;
  }

  bool fraction(std::size_t i) {
    const auto& word = text_.words()[i];
    if (const auto* phrase = phrase_at("fractions", i)) {
      say("fraction", i, i + phrase->words.size(), fmt::format("\"{}\" is a fraction", phrase->written), fmt::format("write \"{}\"", phrase->say));
      return true;
    }
    constexpr std::string_view signs[] = {"½", "¼", "¾", "⅓", "⅔", "⅕"};
    for (const auto sign : signs)
      if (word.written.find(sign) != std::string::npos) {
        say("fraction", i, i + 1, fmt::format("\"{}\" is a fraction", word.written), "write so many in so many, as \"1 in 4\"");
        return true;
      }
    const auto slash = word.written.find('/');
    if (slash == std::string::npos) return false;
    const auto part = amount_of(word.written.substr(0, slash)), of = amount_of(word.written.substr(slash + 1));
    if (!part || !of || *part >= *of) return false;
    say("fraction", i, i + 1, fmt::format("\"{}\" is a fraction", word.written), fmt::format("write \"{}\"", in_few(*part / *of, language_.language)));
    return true;
  }

  void in_words(std::size_t i) {
    if (const auto* phrase = phrase_at("number_words", i))
      say("number-in-words", i, i + phrase->words.size(), fmt::format("\"{}\" is easier as a figure", quoted(text_, i, i + phrase->words.size())), fmt::format("write {}", phrase->say));
  }

  void large(std::size_t i) {
    const auto& written = text_.words()[i].written;
    const auto amount = amount_of(written);
    const bool of_phone = i > 0 && text_.words()[i - 1].written.front() == '0';
    if (!amount || of_phone || is_year(written) || is_easy_amount(*amount)) return;
    const Formatter format(language_.language);
    const auto about = written.starts_with("£") ? format.about_money(std::llround(*amount * 100)) : format.about(*amount);
    say("large-number", i, i + 1, fmt::format("{} is a large number, and says more than the reader needs", written),
        fmt::format("write \"{} {}\", or let the figure be rounded: {{{{ … | easy }}}}", language_.language == Language::en ? "about" : "tua", about));
  }

  const EasyText& text_;
  const EasyLanguage& language_;
  EasyFindings& found_;
  std::size_t told_ = 0;  // words before this one have been spoken of
};

}  // namespace

bool is_easy_amount(double amount) { return amount < 1000 || is_round(amount); }

void check_easy_figures(const EasyText& text, const EasyLanguage& language, EasyFindings& found) { FigureCheck(text, language, found).run(); }

}  // namespace comisiynu
