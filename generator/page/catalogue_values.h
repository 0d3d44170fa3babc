// What the catalogue's pages show over and over, made once for each language: thousands of pages then share it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markup/value.h"
#include "page/catalogue.h"

namespace comisiynu {

struct Site;
class Voice;

// An item of a code list, as the pages of providers name it.
struct ItemValues {
  std::string name;  // plain words
  std::string easy;  // the same in easy words; its name where there are none
  Value link;        // to the providers that have it; where nobody has, to all such items
  Value list;        // the same, by the name of the list: "Care homes" rather than "Care home"
  Value term;        // Term
  std::string picture;
};

// A theme that inspectors rate, in plain words and in easy ones.
struct ThemeValues {
  std::string id, name, easy;
};

struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;
};
template <class Item>
using ById = std::unordered_map<std::string, Item, TextHash, std::equal_to<>>;

// A list by the indexes of its terms in Catalogue::terms.
using ListNumber = std::array<std::uint32_t, 2>;

// A list of providers: all of them, or those of a term.
struct ProviderList {
  struct Letter {
    std::string name, anchor;
    std::size_t first;  // of the list, the first provider that stands under it
  };
  std::vector<std::size_t> providers;  // by name
  std::vector<Letter> letters;         // those in use, in their order
  std::vector<std::string> alphabet;   // all of the language's, with those in use
};

// A provider's card, and the lists that it stands in.
struct ProviderCard {
  std::vector<ListNumber> lists;
  Value html;
};

struct CatalogueValues {
  std::vector<Value> terms;    // Term, by index in Catalogue::terms
  std::vector<Value> current;  // the same, marked as the reader's own page
  std::vector<Value> groups;   // TermGroup, of each kind that has terms
  std::vector<TermKind> kinds; // of the groups
  std::vector<Value> breadcrumbs;  // front page, catalogue
  ProviderList all;
  std::vector<ProviderList> lists;  // by index in Catalogue::terms
  std::vector<ProviderList> pairs;  // by index in Catalogue::pairs
  std::vector<std::vector<std::size_t>> pairs_of;  // by index in Catalogue::terms: the pairs it is one of
  // By index of the provider, by render_cards(); empty until then: its cards, as ListsOf::each() has them.
  std::vector<std::vector<ProviderCard>> cards;
  ById<ItemValues> service_types, areas, client_groups, sectors;
  std::vector<ThemeValues> quality_domains;  // in the author's order
  ById<Value> pictures;
  Value direct_payments;  // the Word of the glossary that explains them; null where it does not
};

// The anchor of a letter's heading, the letter being the place-th of its page.
std::string letter_anchor(std::string_view letter, std::size_t place);

// A TermGroup; `current` is the term whose page it is for, or `nothing`.
Value term_group(const Voice&, TermKind, std::size_t current);

// What a list is called: a phrase, and plain words.
Value name_of(const Voice&, const TermList&);
std::string plain_name_of(const Voice&, const TermList&);

// Fills the site's catalogue values; call it before any page is made.
void prepare_catalogue(Site&, std::size_t jobs = 1);

}  // namespace comisiynu
