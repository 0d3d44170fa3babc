// How figures, units and the items of code lists are worded in one language. A small value: copy it, share it between
// threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/figures.h"
#include "language/format.h"
#include "language/messages.h"

namespace comisiynu {

// Words, with the language they are in when it is not the one asked for.
struct Phrase {
  std::string text;
  std::optional<Language> language;
};

class Wording {
 public:
  // Both must outlive it. Units that the interface does not know are named by the publication's code list "unit".
  Wording(Language language, const Messages& messages, const Publication& publication)
      : language_(language), format_(language), messages_(&messages), publication_(&publication) {}

  Language language() const { return language_; }
  const Formatter& format() const { return format_; }
  Wording in(Language language) const { return Wording(language, *messages_, *publication_); }

  // With its sign and nothing more: "£28,851,000", "24%", "1,150", "10 to 25". A missing one is its mark: "[c]".
  std::string figure(const Figure&) const;
  // Rounded for easy reading: "£120,000"; a share "1 in 4".
  std::string about(const Figure&) const;
  // With the words of its unit: "290 nights per year", "£512.50 per week".
  std::string with_unit(const Figure&) const;
  std::string with_unit(const Figure&, std::string number) const;  // the number as it has been written: "about 40"

  std::string mark(Missing) const;     // "[c]"
  std::string meaning(Missing) const;  // "Confidential"
  static constexpr std::string_view incomplete_mark = "[i]", projected_mark = "[f]";

  Phrase text(const Text&) const;
  Phrase name(const Dimension&) const;
  Phrase name(const Item&) const;
  std::string name(const Band&) const;  // "Under £200", "£200 to £500", "£5,000 or more"
  Phrase name(const ResolvedDataset&, std::size_t measure) const;  // the unit's, where it has none of its own
  Phrase unit(const Unit&) const;                                  // as it heads a column: "People", "£ per week"

  // How a measure is worked out: "Unit cost: Cost ÷ Places". Empty for one that is given.
  Phrase working(const ResolvedDataset&, std::size_t measure) const;
  // What figures rest on, and what must be minded with them, beyond what their author notes.
  std::vector<Phrase> caveats(const ResolvedDataset&) const;
  // How one figure came about, from its inputs: "£28,851,000 ÷ 61 places", "53 in 100,000 of 25,019". Empty for one that
  // is given, or that is not shown.
  std::string how(const Figure&) const;
  // Of when the figures are: "Date: 31 March 2026", "Period: 2002 to 2003"; empty when the dataset does not say.
  std::string when(const Dataset&) const;

  std::string date(const Date&) const;
  std::string period(std::string_view) const;  // "2002-03": "2002 to 2003"; any other words as they are
  std::string money(const Money&) const;       // without what it is for: "£182.50", "£600 to £720"

  std::string message(std::string_view key, std::initializer_list<PlaceText> arguments = {},
                      std::optional<double> count = {}) const {
    return messages_->format(language_, key, arguments, count);
  }

 private:
  std::string quotient(std::string of, const std::string& per, double times, double weeks, double days) const;
  std::string denominator(const ResolvedDataset::Denominator&) const;
  std::string number(double, const Unit&, int decimals) const;

  Language language_;
  Formatter format_;
  const Messages* messages_;
  const Publication* publication_;
};

}  // namespace comisiynu
