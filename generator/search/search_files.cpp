// The files of the index: what is in each, and how it is divided.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "base/json_writer.h"
#include "base/parallel.h"
#include "base/text.h"
#include "search/search_index.h"

namespace comisiynu {

namespace {

constexpr std::size_t piece_bytes = 24'000;  // more only where one word alone takes more
constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// The first letter of valid UTF-8, in bytes.
std::string_view first_letter(std::string_view text) {
  std::size_t length = text.empty() ? 0 : 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return text.substr(0, length);
}

std::string_view last_letter(std::string_view text) {
  std::size_t from = text.empty() ? 0 : text.size() - 1;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
  return text.substr(from);
}

// All words of one key, as they stand in a piece.
struct Group {
  std::string_view key;
  std::size_t from;  // the first of the words
  std::string json;
};

// A piece holds the words whose key begins with its letters, but for those that a longer piece holds. Where there is too
// much, the largest of the continuations become pieces of their own.
class Division {
 public:
  explicit Division(std::vector<Group> groups) : groups_(std::move(groups)) {}

  // Letters of each piece, with its text. Once.
  std::map<std::string, std::string> pieces() {
    divide("", 0, groups_.size());
    return std::move(pieces_);
  }

 private:
  struct Continuation {
    std::size_t from, to, bytes;
  };

  void divide(std::string_view letters, std::size_t from, std::size_t to) {
    std::vector<Continuation> longer;
    std::size_t bytes = 0;
    for (std::size_t i = from; i < to;) {
      const auto next = first_letter(groups_[i].key.substr(letters.size()));
      Continuation one{i, i, 0};
      for (; one.to < to && first_letter(groups_[one.to].key.substr(letters.size())) == next; ++one.to) one.bytes += groups_[one.to].json.size();
      bytes += one.bytes;
      if (!next.empty()) longer.push_back(one);
      i = one.to;
    }
    std::set<std::size_t> apart;  // groups that stand elsewhere, by where they begin
    while (bytes > piece_bytes && apart.size() < longer.size()) {
      const Continuation* largest = nullptr;
      for (const auto& one : longer)
        if (!apart.contains(one.from) && (largest == nullptr || one.bytes > largest->bytes)) largest = &one;
      const auto& key = groups_[largest->from].key;
      divide(key.substr(0, letters.size() + first_letter(key.substr(letters.size())).size()), largest->from, largest->to);
      apart.insert(largest->from);
      bytes -= largest->bytes;
    }
    std::string text;
    for (std::size_t i = from; i < to;) {
      if (const auto there = std::find_if(longer.begin(), longer.end(), [&](const auto& one) { return one.from == i; }); apart.contains(i) && there != longer.end()) {
        i = there->to;
        continue;
      }
      const auto json = std::move(groups_[i++].json);
      text.append(text.empty() ? "{" : ",\n").append(json);
    }
    if (!text.empty()) pieces_[std::string(letters)] = text + "}\n";
  }

  std::vector<Group> groups_;
  std::map<std::string, std::string> pieces_;
};

void add_number(std::string& out, std::size_t number) {
  for (; number >= 32; number >>= 5) out += digits[(number & 31) | 32];
  out += digits[number];
}

}  // namespace

// Sixteen results in a file: address, title, what it stands in, beginning, and the languages of the two where they are not
// the page's.
void SearchIndex::add_entries(std::vector<IndexFile>& files, const std::vector<const Entry*>& entries, std::size_t jobs) const {
  const auto before = files.size();
  files.resize(before + (entries.size() + entries_in_a_file - 1) / entries_in_a_file);
  parallel_for(files.size() - before, jobs, [&](std::size_t file, std::size_t) {
    const auto from = file * entries_in_a_file;
    std::string text;
    JsonWriter json(text);
    json.begin_list();
    for (std::size_t i = from; i < std::min(entries.size(), from + entries_in_a_file); ++i) {
      const auto entry = shown(*entries[i]);
      json.begin_list().value(entry.address).value(entry.title).value(entry.above).value(entry.excerpt);
      if (!entry.title_lang.empty() || !entry.excerpt_lang.empty()) json.value(entry.title_lang).value(entry.excerpt_lang);
      json.end_list();
    }
    json.end_list();
    files[before + file] = {path(fmt::format("entries-{}", file)), text + "\n"};
  });
}

// For each entry the distance from the one before in digits of 32, each but the last with 32 added, and then its weight; or,
// where that is shorter, "=" and the weight in every entry, A for none.
std::string SearchIndex::where(std::span<const Posting> postings) {
  std::string where;
  std::size_t before = 0;
  for (const auto& posting : postings) {
    add_number(where, posting.entry - before);
    where += digits[posting.weight];
    before = posting.entry;
  }
  if (where.size() > before + 2) {
    where.assign(before + 2, digits[0]);
    where[0] = '=';
    for (const auto& posting : postings) where[posting.entry + 1] = digits[posting.weight];
  }
  return where;
}

// {"key": {"word": "where", …}, …}.
std::vector<std::string> SearchIndex::add_pieces(std::vector<IndexFile>& files, const std::vector<Term>& terms, std::vector<Posting> postings, std::size_t jobs) const {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (groups.empty() || groups.back().key != terms[i].key) groups.push_back({terms[i].key, i, {}});
  parallel_for(groups.size(), jobs, [&](std::size_t at, std::size_t) {
    auto& group = groups[at];
    JsonWriter json(group.json);
    json.key(group.key).begin_object();
    for (auto i = group.from; i < terms.size() && terms[i].key == group.key; ++i) json.field(terms[i].word, where(std::span(postings).subspan(terms[i].from, terms[i].to - terms[i].from)));
    json.end_object();
  });
  std::vector<Posting>().swap(postings);  // millions, of a large site
  std::vector<std::string> letters;
  for (auto& [begins, text] : Division(std::move(groups)).pieces()) {
    files.push_back({path(fmt::format("words-{}", letters.size())), std::move(text)});
    letters.push_back(begins);
  }
  return letters;
}

// For a slip of the finger: words of letters alone by their first letter (in Welsh by that of their key, which mutation does
// not change), and again by their last, since one slip leaves one of the two as it is.
std::string SearchIndex::add_spellings(std::vector<IndexFile>& files, const std::vector<Term>& terms) const {
  std::map<std::string, std::array<std::set<std::string_view>, 2>> by_letter;
  for (const auto& term : terms) {
    const std::string_view word = term.word, begins = language_ == Language::cy ? term.key : term.word;
    if (code_points(word) < 4 || begins.empty() || word.find_first_of("0123456789") != std::string_view::npos) continue;
    by_letter[std::string(first_letter(begins))][0].insert(word);
    by_letter[std::string(last_letter(word))][1].insert(word);
  }
  std::string letters;
  std::size_t number = 0;
  for (const auto& [letter, words] : by_letter) {
    letters += letter;
    for (const std::size_t last : {0, 1}) {
      std::string text;
      for (const auto word : words[last]) text.append(text.empty() ? "" : " ").append(word);
      std::string json;
      JsonWriter(json).value(text);
      files.push_back({path(fmt::format("{}-{}", last == 0 ? "first" : "last", number)), json + "\n"});
    }
    ++number;
  }
  return letters;
}

}  // namespace comisiynu
