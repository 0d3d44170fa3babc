#include "site/confidential.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "base/packed.h"
#include "base/text.h"

namespace comisiynu {

namespace {

// Of each plain byte: itself as part of a word, small; 0 where it stands between words.
constexpr std::array<unsigned char, 256> word_bytes = [] {
  std::array<unsigned char, 256> bytes{};
  for (int c = 0; c < 256; ++c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) bytes[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') bytes[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c + 32);
  }
  return bytes;
}();

int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

// How many bytes an escape takes that stands for no letter: an entity of HTML, an escape of JSON; 1 where there is none.
std::size_t escape_length(std::string_view text, std::size_t at) {
  if (text[at] == '\\' && at + 1 < text.size()) return text[at + 1] == 'u' ? 6 : 2;
  if (text[at] != '&') return 1;
  for (std::size_t end = at + 1; end < text.size() && end < at + 10; ++end) {
    if (text[end] == ';') return end + 1 - at;
    if (word_bytes[static_cast<unsigned char>(text[end])] == 0 && text[end] != '#') break;
  }
  return 1;
}

constexpr std::uint32_t between = 0, passed_over = 1;  // for letter_of: stands between words; counts for nothing within one

// A letter as it is compared, small and without its marks: what is pasted from a letter has curly apostrophes and hard blanks,
// and a heading is in capitals.
std::uint32_t letter_of(std::uint32_t point) {
  constexpr std::string_view latin =  // U+00C0 to U+017F
      "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  static_assert(latin.size() == 0x180 - 0xC0);
  if (point < 0xC0) return point == 0xAD ? passed_over : between;
  if (point < 0x180) return latin[point - 0xC0] == ' ' ? between : static_cast<unsigned char>(latin[point - 0xC0]);
  if (point >= 0x1E80 && point <= 0x1E85) return 'w';
  if (point == 0x1EF2 || point == 0x1EF3) return 'y';
  const bool mark = point >= 0x300 && point < 0x370;
  if (mark || (point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF) return passed_over;
  const bool sign = (point >= 0x2B0 && point < 0x300) || (point >= 0x2000 && point < 0x2070) || point == 0x3000;
  return sign ? between : point;
}

struct Byte {
  unsigned char byte;
  std::size_t length;  // 3 where an address writes it as %C5
};

Byte byte_at(std::string_view text, std::size_t at) {
  if (text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0)
    return {static_cast<unsigned char>(hex(text[at + 1]) * 16 + hex(text[at + 2])), 3};
  return {static_cast<unsigned char>(text[at]), 1};
}

struct Letter {
  std::uint32_t letter;
  std::size_t length;
};

// Of several bytes. What is no UTF-8 stands between words.
Letter wide_letter(std::string_view text, std::size_t at, Byte first) {
  const unsigned more = first.byte >= 0xF0 ? 3 : first.byte >= 0xE0 ? 2 : first.byte >= 0xC0 ? 1 : 0;
  std::uint32_t point = first.byte & (0x3Fu >> more);
  std::size_t length = first.length;
  for (unsigned i = 0; i < more; ++i) {
    if (at + length >= text.size()) return {between, length};
    const auto next = byte_at(text, at + length);
    if ((next.byte & 0xC0) != 0x80) return {between, length};
    point = (point << 6) | (next.byte & 0x3Fu);
    length += next.length;
  }
  return {more == 0 ? between : letter_of(point), length};
}

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = byte_at(text, at);
  if (byte.byte >= 0x80) return wide_letter(text, at, byte);
  const bool escapes = byte.length == 1 && (byte.byte == '&' || byte.byte == '\\');
  return {word_bytes[byte.byte], escapes ? escape_length(text, at) : byte.length};
}

// Calls `word(hash, from, to)` for each word.
template <class Word>
void each_word(std::string_view text, Word&& word) {
  constexpr std::uint64_t seed = 14695981039346656037u, prime = 1099511628211u;  // FNV-1a
  std::uint64_t hash = seed;
  std::size_t from = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto [letter, length] = letter_at(text, i);
    if (letter > passed_over) {
      if (!within) from = i;
      within = true;
      hash = (hash ^ letter) * prime;
    } else if (letter == between && within) {
      word(hash, from, i);
      hash = seed;
      within = false;
    }
    i += length;
  }
  if (within) word(hash, from, text.size());
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  std::vector<std::uint64_t> words;
  each_word(text, [&](std::uint64_t hash, std::size_t, std::size_t) { words.push_back(hash); });
  return words;
}

bool says(const Text& text, const std::string& words) { return text.in[Language::cy] == words || text.in[Language::en] == words; }

// What anybody may read elsewhere in the publication as the address of another, or as an area's name.
bool is_public(const Publication& publication, const std::string& words) {
  const auto published = [&](const Provider& provider) {
    const auto& address = provider.address;
    return !address.redact && (says(address.street, words) || says(address.town, words) || address.postcode.value == words || address.uprn.value == words);
  };
  const auto names = [&](const Area& area) { return says(area.name, words); };
  return std::any_of(publication.providers.begin(), publication.providers.end(), published) ||
         std::any_of(publication.areas.begin(), publication.areas.end(), names);
}

}  // namespace

Confidential::Confidential(const Publication& publication) {
  for (std::size_t i = 0; i < publication.providers.size(); ++i)
    if (publication.providers[i].address.redact) add_address(i, publication.providers[i].address, publication);
  for (std::size_t i = 0; i < secrets_.size(); ++i) {
    by_first_word_[secrets_[i].words.front()].push_back(i);
    first_words_[secrets_[i].words.front() % first_words_.size()] = true;
  }
}

void Confidential::add_address(std::size_t provider, const PostalAddress& address, const Publication& publication) {
  const auto before = secrets_.size();
  const auto tell = [&](const std::string& words) {
    if (is_public(publication, words)) return;
    // One word alone, without a figure, may be any house or any word.
    const bool vague = words_of(words).size() == 1 && words.find_first_of("0123456789") == std::string::npos;
    add(provider, vague ? Role::placing : Role::telling, words);
  };
  for (const Language language : languages) {
    tell(address.street.in[language]);
    if (const auto& town = address.town.in[language]; !is_public(publication, town)) add(provider, Role::placing, town);
  }
  tell(address.postcode.value);
  std::string joined = address.postcode.value;
  std::erase(joined, ' ');
  if (joined != address.postcode.value) tell(joined);
  tell(address.uprn.value);
  if (secrets_.size() == before) return;
  add(provider, Role::naming, publication.providers[provider].id);
  for (const Language language : languages) add(provider, Role::naming, publication.providers[provider].name.in[language]);
}

void Confidential::add(std::size_t provider, Role role, std::string_view text) {
  for (auto words : {words_of(text), words_of(slug(text))}) {
    const auto same = [&](const Secret& secret) { return secret.provider == provider && secret.role == role && secret.words == words; };
    if (!words.empty() && std::none_of(secrets_.begin(), secrets_.end(), same)) secrets_.push_back({provider, role, std::move(words)});
  }
}

template <class Found>
void Confidential::search(std::string_view text, Found&& found) const {
  struct Begun {
    const Secret* secret;
    std::size_t words, from;
  };
  std::vector<Begun> begun, next;
  each_word(text, [&](std::uint64_t hash, std::size_t from, std::size_t to) {
    if (begun.empty() && !first_words_[hash % first_words_.size()]) return;
    if (const auto first = by_first_word_.find(hash); first != by_first_word_.end())
      for (const auto index : first->second) begun.push_back({&secrets_[index], 0, from});
    next.clear();
    for (auto each : begun) {
      if (each.secret->words[each.words] != hash) continue;
      if (++each.words == each.secret->words.size()) found(Match{each.secret, each.from, to});
      else next.push_back(each);
    }
    begun.swap(next);
  });
}

std::string Confidential::hash() const {
  PackedWriter all;
  for (const auto& secret : secrets_) {
    all.add(secret.provider);
    all.add(static_cast<std::uint64_t>(secret.role));
    all.add(secret.words.size());
    for (const auto word : secret.words) all.add(word);
  }
  return secrets_.empty() ? std::string() : content_hash(all.text);
}

std::vector<std::size_t> Confidential::given_away(std::string_view bytes) const {
  std::set<std::size_t> told, placed, named, all;
  if (!empty())
    search(bytes, [&](const Match& match) {
      (match.secret->role == Role::telling ? told : match.secret->role == Role::placing ? placed : named).insert(match.secret->provider);
    });
  all = told;
  for (const auto provider : placed)
    if (named.contains(provider)) all.insert(provider);
  return {all.begin(), all.end()};
}

std::string Confidential::masked(std::string_view text) const {
  std::string out(text);
  if (empty()) return out;
  std::vector<Match> matches;
  search(text, [&](const Match& match) {
    if (match.secret->role != Role::naming) matches.push_back(match);
  });
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.from > b.from; });
  std::size_t done = out.size();
  for (const auto& match : matches) {
    if (match.to > done) continue;
    out.replace(match.from, match.to - match.from, "█████");
    done = match.from;
  }
  return out;
}

}  // namespace comisiynu
