// Whether each page holds as much in Welsh as in English: what the Welsh Language Standards ask of a council's website (Welsh Language
// Standards (No. 1) Regulations 2015, standards 52 and 55: a Welsh page corresponds to each English one, and is treated no less
// favourably). Counted on the finished pages, as readers get them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "language/messages.h"
#include "page/plan.h"

namespace comisiynu {

enum class CountedPart : std::uint8_t { headings, tables, rows, figures, links, downloads, controls, passages };
inline constexpr std::size_t page_parts = 8;
std::string_view name_of(CountedPart);
std::string counted(std::size_t count, CountedPart);  // "1 heading", "2 headings"

struct PageParts {
  std::array<std::size_t, page_parts> of{};
  std::size_t operator[](CountedPart part) const { return of[static_cast<std::size_t>(part)]; }
  std::size_t& operator[](CountedPart part) { return of[static_cast<std::size_t>(part)]; }
  friend bool operator==(const PageParts&, const PageParts&) = default;
};

// `html` is a page that this program made. Figures are pictures and drawings; downloads are links to files, which are no links besides;
// passages are elements that say they are in another language than the page.
PageParts parts_of(std::string_view html, Language);

struct PagePair {
  PerLanguage<std::string> address;
  PerLanguage<PageParts> parts;
  // A list by letter has as many headings and pages' links as the language has letters in use.
  bool by_letter = false;

  // What must be equal and is not. How many passages are in the other language is told, and depends on the words.
  std::vector<CountedPart> differences() const;
};

struct ParityReport {
  std::vector<PagePair> pages;  // every page but the choice of language and the page of errors, which are in both at once
  PerLanguage<PageParts> sums() const;
  std::size_t unequal() const;
};

bool is_by_letter(PageKind);

// An error for each pair that differs.
void check_parity(const ParityReport&, Diagnostics& found);

// The report as a compliance officer files it. `day` is when it was made: "22 November 2026" in the language, or empty.
std::string as_text(const ParityReport&);
std::string as_json(const ParityReport&);
std::string as_html(const ParityReport&, const std::string& publication, const Messages&, Language, const std::string& day);

}  // namespace comisiynu
