// The index that the page of search reads, in one language: made from the finished pages, in pieces small enough that a
// reader fetches few of them. docs/search.md describes the files.
//
// Fill it from any number of threads, each with its own `worker`; then ask for the files once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/packed.h"
#include "language/language.h"
#include "page/filter_index.h"
#include "search/page_text.h"
#include "search/word_table.h"

namespace comisiynu {

inline constexpr std::size_t entries_in_a_file = 16;

// How much of a page is searched.
enum class SearchDepth : std::uint8_t { title, text, parts };

struct SearchedPage {
  std::size_t order;    // among all pages: the same for the same site, whichever thread made it
  std::string address;  // ready for href
  SearchDepth depth;
};

class SearchIndex {
 public:
  SearchIndex(Language language, std::size_t workers) : language_(language), workers_(workers + 1) {}

  void add(std::size_t worker, const SearchedPage&, std::string_view html);

  // What an earlier index packed of pages that are the same now: first its words, then any of its pages, from any thread.
  void recall_words(std::string_view packed);
  void recall(std::size_t worker, const SearchedPage&, std::string_view packed);

  // When all pages are there. Below assets/search/<language>/. `say` is a JSON object of what the script says.
  // The same, whatever `jobs`.
  std::vector<IndexFile> files(std::string_view say, std::size_t jobs = 1);

  // When all pages are there, and the files are made: their words to pack, and then what it has of the page of that order, if anything.
  class Packing;

 private:
  enum Field : std::uint8_t { in_text = 1, in_heading = 2, in_title = 4 };
  struct Count {
    std::uint32_t word;  // of the worker's own
    std::uint16_t times; // in the text
    std::uint8_t fields;
  };
  // What a reader is shown of an entry.
  struct Shown {
    std::string_view address, title, above, excerpt, title_lang, excerpt_lang;
  };
  struct Entry {
    std::size_t order;
    std::uint32_t part, worker;
    std::uint32_t title_words, length;  // in words: of the title or heading, and of the text
    std::string shown, counts;          // packed: there are thousands, and millions
  };
  friend class Packing;
  struct Worker {
    WordTable written, folded;
    std::vector<std::uint32_t> number_of;  // of each as written: as folded, from 1; 0 for what is not searched for
    std::vector<std::uint32_t> slots{0};   // of each as folded, from 1: its place among those of the entry, from 1
    std::vector<Count> counting;           // of the entry in the making
    std::vector<Entry> entries;
  };
  // There are millions: four bytes each.
  struct Posting {
    std::uint32_t entry : 26;
    std::uint32_t weight : 6;
  };
  struct Term {
    std::string key;
    std::string_view word;
    std::uint32_t from = 0, to = 0;  // its postings
  };
  struct Terms {
    std::vector<Term> all;  // by key, then by word
    std::vector<Posting> postings;
  };

  static std::string packed(const Shown&);
  static Shown shown(const Entry&);
  static void pack(PackedWriter&, const Count&);
  static std::string packed(const std::vector<Count>&);
  template <class Each> static void each_count(const Entry&, Each&&);
  std::uint32_t count(Worker&, std::string_view text, Field);
  std::uint32_t word_number(Worker&, std::string_view word);
  template <class Index> static auto numbered(Index&);
  Terms terms(const std::vector<const Entry*>&, std::size_t jobs) const;
  static std::string where(std::span<const Posting>);
  std::string path(std::string_view name) const;
  void add_entries(std::vector<IndexFile>&, const std::vector<const Entry*>&, std::size_t jobs) const;
  std::vector<std::string> add_pieces(std::vector<IndexFile>&, const std::vector<Term>&, std::vector<Posting>, std::size_t jobs) const;
  std::string add_spellings(std::vector<IndexFile>&, const std::vector<Term>&) const;

  // The last worker's words are those of the earlier index.
  std::size_t recalled() const { return workers_.size() - 1; }

  Language language_;
  std::vector<Worker> workers_;
};

// Takes the entries out of the index, each when its page is packed, so that they are not held twice. The index must outlive it.
class SearchIndex::Packing {
 public:
  // With the words recalled by the numbers that they had, what was packed of a page before stays right.
  Packing(SearchIndex&, bool keep_numbers);

  // Each page once.
  void add_page(PackedWriter&, std::size_t order);
  // After the pages: the words that they have, by the numbers by which they have them.
  void add_words(PackedWriter&) const;

 private:
  void add_counts(PackedWriter&, const Entry&);
  std::uint32_t number_of(std::string_view word);

  SearchIndex& index_;
  std::vector<Entry*> entries_;  // by page
  std::vector<std::vector<std::uint32_t>> numbers_;  // of each worker's words, from 1; 0 for one that no page has had yet
  std::vector<std::string_view> words_;
  std::unordered_map<std::string_view, std::uint32_t> number_of_word_;
};

}  // namespace comisiynu
