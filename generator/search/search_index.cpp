#include "search/search_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "base/json_writer.h"
#include "base/text.h"
#include "language/words.h"
#include "search/stems.h"

namespace comisiynu {

namespace {

constexpr std::size_t excerpt_letters = 180;

// Single letters and short figures find everything and so nothing; a very long run is no word.
bool is_searchable(std::string_view word) {
  const bool figures = word.find_first_not_of("0123456789") == std::string_view::npos;
  return code_points(word) >= (figures ? 3 : 2) && word.size() <= 60;
}

// The beginning, cut between words.
std::string excerpt(std::string_view text) {
  if (code_points(text) <= excerpt_letters) return std::string(text);
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < excerpt_letters; ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) ++letters;
  const auto space = text.rfind(' ', end);
  return std::string(text.substr(0, space == std::string_view::npos ? end : space)) + " …";
}

}  // namespace

// The word, and behind it how often and where.
void SearchIndex::pack(PackedWriter& out, const Count& count) {
  out.add(count.word);
  out.add(std::uint64_t{count.times} << 3 | count.fields);
}

std::string SearchIndex::packed(const std::vector<Count>& counts) {
  PackedWriter out;
  out.text.reserve(counts.size() * 5);
  for (const auto& count : counts) pack(out, count);
  return std::string(out.text);  // and no more room than it takes
}

template <class Each>
void SearchIndex::each_count(const Entry& entry, Each&& each) {
  for (PackedReader in(entry.counts); !in.at_end();) {
    const auto word = static_cast<std::uint32_t>(in.number());
    const auto where = in.number();
    each(Count{word, static_cast<std::uint16_t>(where >> 3), static_cast<std::uint8_t>(where & 7)});
  }
}

void SearchIndex::add(std::size_t worker, const SearchedPage& page, std::string_view html) {
  auto& here = workers_[worker];
  auto text = page_text(html, page.depth == SearchDepth::parts);
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    auto& part = text.parts[i];
    Entry entry{.order = page.order, .part = i, .worker = worker, .is_page = i == 0};
    entry.address = i == 0 ? page.address : fmt::format("{}#{}", page.address, part.anchor);
    entry.title = i == 0 ? text.title : std::move(part.heading);
    entry.title_lang = i == 0 ? text.title_lang : std::string();
    entry.above = i == 0 ? text.above : text.above.empty() ? text.title : fmt::format("{} – {}", text.above, text.title);
    const bool described = i == 0 && !text.description.empty();
    entry.excerpt = excerpt(described ? text.description : part.text);
    if (!described) entry.excerpt_lang = part.text_lang;
    if (entry.title.empty()) continue;
    here.counting.clear();
    entry.title_words = count(here, entry.title, i == 0 ? in_title : in_heading);
    if (page.depth != SearchDepth::title) entry.length = count(here, part.text, in_text);
    for (const auto& each : here.counting) here.slots[each.word] = 0;
    entry.counts = packed(here.counting);
    here.entries.push_back(std::move(entry));
    if (page.depth == SearchDepth::title) break;
  }
}

void SearchIndex::recall_words(std::string_view packed) {
  PackedReader in(packed);
  for (auto left = in.number(); left > 0 && in.sound(); --left) workers_[recalled()].folded.number(in.text());
}

void SearchIndex::recall(std::size_t worker, const SearchedPage& page, std::string_view packed_page) {
  for (PackedReader in(packed_page); !in.at_end();) {
    auto& entry = workers_[worker].entries.emplace_back();
    entry.order = page.order;
    entry.worker = recalled();
    entry.part = in.number();
    entry.is_page = entry.part == 0;
    for (auto* text : {&entry.address, &entry.title, &entry.above, &entry.excerpt, &entry.title_lang, &entry.excerpt_lang}) *text = in.text();
    entry.title_words = static_cast<std::uint32_t>(in.number());
    entry.length = static_cast<std::uint32_t>(in.number());
    entry.counts = in.text();
  }
}

SearchIndex::Packing::Packing(const SearchIndex& index, bool keep_numbers) : index_(index), entries_(index.numbered()) {
  const auto& recalled = index.workers_[index.recalled()].folded;
  for (std::size_t word = 0; keep_numbers && word < recalled.size(); ++word) number_of(recalled.word(word));
  for (const auto& worker : index.workers_) numbers_.emplace_back(worker.folded.size() + 1);
}

void SearchIndex::Packing::add_page(PackedWriter& out, std::size_t order) {
  PackedWriter page;
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), order, [](const Entry* each, std::size_t wanted) { return each->order < wanted; });
  for (; entry != entries_.end() && (*entry)->order == order; ++entry) {
    const auto& its = **entry;
    page.add(its.part);
    for (const auto* text : {&its.address, &its.title, &its.above, &its.excerpt, &its.title_lang, &its.excerpt_lang}) page.add(std::string_view(*text));
    page.add(its.title_words);
    page.add(its.length);
    add_counts(page, its);
  }
  out.add(std::string_view(page.text));
}

void SearchIndex::Packing::add_counts(PackedWriter& out, const Entry& entry) {
  PackedWriter counts;
  each_count(entry, [&](Count count) {
    auto& number = numbers_[entry.worker][count.word];
    if (number == 0) number = number_of(index_.workers_[entry.worker].folded.word(count.word - 1));
    count.word = number;
    pack(counts, count);
  });
  out.add(std::string_view(counts.text));
}

// The same in all workers.
std::uint32_t SearchIndex::Packing::number_of(std::string_view word) {
  const auto [number, is_new] = number_of_word_.emplace(word, words_.size() + 1);
  if (is_new) words_.push_back(word);
  return number->second;
}

void SearchIndex::Packing::add_words(PackedWriter& out) const {
  out.add(words_.size());
  for (const auto word : words_) out.add(word);
}

// Counts the words of a text, and those that a hyphen joins as one word too: "well-being" is found by "wellbeing".
std::uint32_t SearchIndex::count(Worker& worker, std::string_view text, Field field) {
  std::uint32_t words = 0;
  std::string_view before;
  std::size_t before_ends = 0;
  const auto put = [&](std::string_view word) {
    const auto number = word_number(worker, word);
    if (number == 0) return;
    auto& slot = worker.slots[number];
    if (slot == 0) {
      worker.counting.push_back({number, 0, 0});
      slot = static_cast<std::uint32_t>(worker.counting.size());
    }
    auto& counted = worker.counting[slot - 1];
    counted.fields |= field;
    if (field == in_text && counted.times < 1000) ++counted.times;
  };
  each_word(text, [&](std::string_view word, std::size_t at) {
    ++words;
    put(word);
    if (!before.empty() && at == before_ends + 1 && text[before_ends] == '-') put(std::string(before).append(word));
    before = word;
    before_ends = at + word.size();
  });
  return words;
}

// From 1; 0 for what is not searched for. Most words of a site have been met before.
std::uint32_t SearchIndex::word_number(Worker& worker, std::string_view word) {
  const auto written = worker.written.number(word);
  if (written < worker.number_of.size()) return worker.number_of[written];
  const auto folded = fold(word);
  if (!is_searchable(folded)) return worker.number_of.emplace_back(0);
  const auto number = worker.folded.number(folded) + 1;
  if (number == worker.slots.size()) worker.slots.push_back(0);
  return worker.number_of.emplace_back(number);
}

// All entries in the order of the pages; their place is their number.
std::vector<const SearchIndex::Entry*> SearchIndex::numbered() const {
  std::vector<const Entry*> all;
  for (const auto& worker : workers_)
    for (const auto& entry : worker.entries) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const Entry* a, const Entry* b) { return std::pair(a->order, a->part) < std::pair(b->order, b->part); });
  return all;
}

// What finding a word there is worth, from 1 to 63: how often the text has it for its length (BM25 with k = 1.2 and
// b = 0.75); more in the heading of a part, and most in the title of a page, the more so the fewer words that has.
std::vector<SearchIndex::Term> SearchIndex::terms(const std::vector<const Entry*>& entries) const {
  double length = 0;
  for (const auto* entry : entries) length += entry->length;
  const double usual = entries.empty() ? 1 : std::max(1.0, length / static_cast<double>(entries.size()));
  const auto weigh = [&](const Entry& entry, const Count& count) {
    double worth = 0;
    if (count.times > 0) worth += count.times * 2.2 / (count.times + 1.2 * (0.25 + 0.75 * entry.length / usual));
    const double share = 1 / std::sqrt(std::max<double>(1, entry.title_words));
    if ((count.fields & in_heading) != 0) worth += 1 + 1.5 * share;
    if ((count.fields & in_title) != 0) worth += 2 + 4 * share;
    return static_cast<std::uint32_t>(std::clamp(std::lround(worth * 7), 1L, 63L));
  };

  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<Term> terms;
  std::vector<std::vector<std::size_t>> place_of(workers_.size());  // of each worker's words
  for (std::size_t w = 0; w < workers_.size(); ++w) {
    place_of[w].push_back(0);  // they count from 1
    for (std::size_t i = 0; i < workers_[w].folded.size(); ++i) {
      const auto word = workers_[w].folded.word(i);
      const auto [place, fresh] = places.try_emplace(word, terms.size());
      if (fresh) terms.push_back({search_key(language_, word), std::string(word), {}});
      place_of[w].push_back(place->second);
    }
  }
  const auto each_of_all = [&](auto each) {
    for (std::size_t number = 0; number < entries.size(); ++number)
      each_count(*entries[number], [&](const Count& count) { each(number, place_of[entries[number]->worker][count.word], count); });
  };
  std::vector<std::size_t> sizes(terms.size());
  each_of_all([&](std::size_t, std::size_t term, const Count&) { ++sizes[term]; });
  for (std::size_t term = 0; term < terms.size(); ++term) terms[term].postings.reserve(sizes[term]);
  each_of_all([&](std::size_t number, std::size_t term, const Count& count) {
    terms[term].postings.push_back({static_cast<std::uint32_t>(number), weigh(*entries[number], count)});
  });
  std::erase_if(terms, [](const Term& term) { return term.postings.empty(); });
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return std::tie(a.key, a.word) < std::tie(b.key, b.word); });
  return terms;
}

std::string SearchIndex::path(std::string_view name) const { return fmt::format("assets/search/{}/{}.json", language_code(language_), name); }

std::vector<IndexFile> SearchIndex::files(std::string_view say) const {
  std::vector<IndexFile> files;
  const auto entries = numbered();
  const auto all = terms(entries);
  add_entries(files, entries);
  const auto pieces = add_pieces(files, all);
  const auto letters = add_spellings(files, all);
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("entries", entries.size()).field("in_a_file", entries_in_a_file).field("letters", letters).key("pieces").begin_list();
  for (const auto& piece : pieces) json.value(piece);
  json.end_list().key("say").raw(say).end_object();
  files.push_back({path("index"), text + "\n"});
  return files;
}

}  // namespace comisiynu
