#include "search/search_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/json_writer.h"
#include "base/parallel.h"
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

std::string SearchIndex::packed(const Shown& shown) {
  PackedWriter out;
  for (const auto text : {shown.address, shown.title, shown.above, shown.excerpt, shown.title_lang, shown.excerpt_lang}) out.add(text);
  return std::string(out.text);  // and no more room than it takes
}

SearchIndex::Shown SearchIndex::shown(const Entry& entry) {
  PackedReader in(entry.shown);
  Shown shown;
  for (auto* text : {&shown.address, &shown.title, &shown.above, &shown.excerpt, &shown.title_lang, &shown.excerpt_lang}) *text = in.text();
  return shown;
}

// The word, and behind it how often and where.
void SearchIndex::pack(PackedWriter& out, const Count& count) {
  out.add(count.word);
  out.add(std::uint64_t{count.times} << 3 | count.fields);
}

std::string SearchIndex::packed(const std::vector<Count>& counts) {
  PackedWriter out;
  out.text.reserve(counts.size() * 5);
  for (const auto& count : counts) pack(out, count);
  return std::string(out.text);
}

template <class Each>
void SearchIndex::each_count(const Entry& entry, Each&& each) {
  for (PackedReader in(entry.counts); !in.at_end();) {
    const auto word = static_cast<std::uint32_t>(in.number());
    const auto where = in.number();
    each(Count{word, static_cast<std::uint16_t>(where >> 3), static_cast<std::uint8_t>(where & 7)});
  }
}

// All entries in the order of the pages; their place is their number.
template <class Index>
auto SearchIndex::numbered(Index& index) {
  std::vector<decltype(&index.workers_[0].entries[0])> all;
  for (auto& worker : index.workers_)
    for (auto& entry : worker.entries) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const Entry* a, const Entry* b) { return std::pair(a->order, a->part) < std::pair(b->order, b->part); });
  return all;
}

void SearchIndex::add(std::size_t worker, const SearchedPage& page, std::string_view html) {
  auto& here = workers_[worker];
  auto text = page_text(html, page.depth == SearchDepth::parts);
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    auto& part = text.parts[i];
    const auto address = i == 0 ? page.address : fmt::format("{}#{}", page.address, part.anchor);
    const auto& title = i == 0 ? text.title : part.heading;
    const auto above = i == 0 ? text.above : text.above.empty() ? text.title : fmt::format("{} – {}", text.above, text.title);
    const bool described = i == 0 && !text.description.empty();
    const auto begins = excerpt(described ? text.description : part.text);
    if (title.empty()) continue;
    Entry entry{.order = page.order, .part = static_cast<std::uint32_t>(i), .worker = static_cast<std::uint32_t>(worker)};
    entry.shown = packed({address, title, above, begins, i == 0 ? std::string_view(text.title_lang) : "", described ? "" : std::string_view(part.text_lang)});
    here.counting.clear();
    entry.title_words = count(here, title, i == 0 ? in_title : in_heading);
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
    entry.worker = static_cast<std::uint32_t>(recalled());
    entry.part = static_cast<std::uint32_t>(in.number());
    entry.shown = in.text();
    entry.title_words = static_cast<std::uint32_t>(in.number());
    entry.length = static_cast<std::uint32_t>(in.number());
    entry.counts = in.text();
  }
}

SearchIndex::Packing::Packing(SearchIndex& index, bool keep_numbers) : index_(index), entries_(numbered(index)) {
  const auto& recalled = index.workers_[index.recalled()].folded;
  for (std::size_t word = 0; keep_numbers && word < recalled.size(); ++word) number_of(recalled.word(word));
  for (const auto& worker : index.workers_) numbers_.emplace_back(worker.folded.size() + 1);
}

void SearchIndex::Packing::add_page(PackedWriter& out, std::size_t order) {
  PackedWriter page;
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), order, [](const Entry* each, std::size_t wanted) { return each->order < wanted; });
  for (; entry != entries_.end() && (*entry)->order == order; ++entry) {
    const auto its = std::move(**entry);
    page.add(its.part);
    page.add(std::string_view(its.shown));
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

// What finding a word there is worth, from 1 to 63: how often the text has it for its length (BM25 with k = 1.2 and
// b = 0.75); more in the heading of a part, and most in the title of a page, the more so the fewer words that has.
SearchIndex::Terms SearchIndex::terms(const std::vector<const Entry*>& entries, std::size_t jobs) const {
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

  Terms made;
  auto& terms = made.all;
  std::vector<std::vector<std::uint32_t>> place_of(workers_.size());  // of each worker's words, which count from 1
  {
    WordTable places;
    for (std::size_t w = 0; w < workers_.size(); ++w) {
      place_of[w].resize(workers_[w].folded.size() + 1);
      for (std::size_t i = 0; i < workers_[w].folded.size(); ++i) {
        const auto word = workers_[w].folded.word(i);
        const auto place = place_of[w][i + 1] = places.number(word);
        if (place == terms.size()) terms.push_back({{}, word});
      }
    }
  }
  parallel_for(terms.size(), jobs, [&](std::size_t i, std::size_t) { terms[i].key = search_key(language_, terms[i].word); });
  const auto each_of_all = [&](auto each) {
    for (std::size_t number = 0; number < entries.size(); ++number)
      each_count(*entries[number], [&](const Count& count) { each(number, terms[place_of[entries[number]->worker][count.word]], count); });
  };
  each_of_all([&](std::size_t, Term& term, const Count&) { ++term.to; });
  std::uint32_t all = 0;
  for (auto& term : terms) {
    term.from = all;
    all += std::exchange(term.to, all);
  }
  made.postings.resize(all);
  each_of_all([&](std::size_t number, Term& term, const Count& count) {
    made.postings[term.to++] = {static_cast<std::uint32_t>(number), weigh(*entries[number], count)};
  });
  std::erase_if(terms, [](const Term& term) { return term.from == term.to; });
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return std::tie(a.key, a.word) < std::tie(b.key, b.word); });
  return made;
}

std::string SearchIndex::path(std::string_view name) const { return fmt::format("assets/search/{}/{}.json", language_code(language_), name); }

std::vector<IndexFile> SearchIndex::files(std::string_view say, std::size_t jobs) {
  for (auto& worker : workers_) {  // what only further pages would need
    worker.written = {};
    std::vector<std::uint32_t>().swap(worker.number_of);
    std::vector<std::uint32_t>().swap(worker.slots);
  }
  std::vector<IndexFile> files;
  const auto entries = numbered(std::as_const(*this));
  auto [all, postings] = terms(entries, jobs);
  const auto pieces = add_pieces(files, all, std::move(postings), jobs);
  const auto letters = add_spellings(files, all);
  add_entries(files, entries, jobs);
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("entries", entries.size()).field("in_a_file", entries_in_a_file).field("letters", letters).key("pieces").begin_list();
  for (const auto& piece : pieces) json.value(piece);
  json.end_list().key("say").raw(say).end_object();
  files.push_back({path("index"), text + "\n"});
  return files;
}

}  // namespace comisiynu
