#include "translations/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "source/text_file.h"

namespace comisiynu {

namespace {

bool is_hash(std::string_view word) {
  return word.size() == 8 && word.find_first_not_of("0123456789abcdef") == word.npos;
}

void read_stamps(std::string_view text, LedgerFile& into, Diagnostics& found) {
  std::uint32_t number = 0;
  for (const auto line : lines_of(text)) {
    ++number;
    const auto written = trim(line);
    if (written.empty() || written.starts_with('#')) continue;
    const auto words = split(written, ' ');
    const auto source = words.size() == 4 ? from_code(words[1]) : std::nullopt;
    if (!source || !is_hash(words[2]) || !is_hash(words[3])) {
      found.warning("ledger-line", {into.file, number, 1, static_cast<std::uint32_t>(code_points(written))}, "this line is not a stamp",
                    "a stamp is a key, a language and two hashes; where two people's work met, keep the line of one of them, or stamp the text again");
      continue;
    }
    Stamp stamp{std::string(words[0]), *source, {}};
    stamp.hash[*source] = words[2];
    stamp.hash[other(*source)] = words[3];
    into.stamps.push_back(std::move(stamp));
  }
}

class LedgerReader {
 public:
  LedgerReader(const std::string& content, const Disk& disk, Sources& sources, Diagnostics& found)
      : root_(fmt::format("{}/{}", content, ledger_folder)), disk_(disk), sources_(sources), found_(found) {}

  Ledger read() {
    if (disk_.look(root_).kind == EntryKind::folder) collect("");
    return std::move(ledger_);
  }

 private:
  void collect(const std::string& below) {
    std::vector<Entry> entries;
    if (disk_.list(root_ + below, entries)) return;
    for (const auto& entry : entries) {
      const auto name = below + "/" + entry.name;
      if (entry.kind == EntryKind::folder) collect(name);
      else if (entry.kind == EntryKind::file && entry.name.ends_with(ledger_ending)) read_file(name);
    }
  }

  void read_file(const std::string& name) {
    const auto path = root_ + name;
    auto& file = ledger_[name.substr(1, name.size() - 1 - ledger_ending.size())];
    file.file = sources_.add(path, path);
    if (const auto text = read_text_file(disk_, path, file.file, found_)) read_stamps(*text, file, found_);
  }

  std::string root_;
  const Disk& disk_;
  Sources& sources_;
  Diagnostics& found_;
  Ledger ledger_;
};

bool digit(char c) { return c >= '0' && c <= '9'; }

// "idea.2" before "idea.10".
bool before(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (!digit(a[i]) || !digit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i, ++j;
      continue;
    }
    const auto number = [](std::string_view text, std::size_t& at) {
      const auto begin = at;
      while (at < text.size() && digit(text[at])) ++at;
      return text.substr(begin, at - begin);
    };
    const auto m = number(a, i), n = number(b, j);
    if (m.size() != n.size()) return m.size() < n.size();
    if (m != n) return m < n;
  }
  return a.size() - i < b.size() - j;
}

// One file's texts against its stamps. Each stamp is of one text: the surest likeness comes first.
class Judge {
 public:
  Judge(TextFile& file, const LedgerFile& ledger) : file_(file), stamps_(ledger.stamps), used_(stamps_.size()) {
    for (std::size_t i = 0; i < stamps_.size(); ++i) {
      by_key_.emplace(stamps_[i].key, i);
      for (const Language language : languages) by_hash_[language].emplace(stamps_[i].hash[language], i);
    }
  }

  void run() {
    for (auto& text : file_.texts) {
      if (text.state != TextState::unstamped && text.state != TextState::missing) continue;
      open_.push_back({&text, {}});
      for (const Language language : languages)
        if (!text.in[language].empty()) open_.back().hash[language] = text_hash(text.in[language]);
    }
    const auto same = [](const Open& open, const Stamp& stamp, Language language) { return stamp.hash[language] == open.hash[language]; };
    take([&](const Open& open, const Stamp& stamp) { return same(open, stamp, Language::cy) && same(open, stamp, Language::en); }, TextState::current);
    take([&](const Open& open, const Stamp& stamp) { return same(open, stamp, stamp.source); }, TextState::current);
    take([&](const Open& open, const Stamp& stamp) { return same(open, stamp, other(stamp.source)); }, TextState::stale);
    by_hash_ = {};
    take([&](const Open&, const Stamp&) { return true; }, TextState::unstamped);
    // Of two lines for one text, as a merge may leave them, the other is no text's that is gone.
    for (std::size_t i = 0; i < stamps_.size(); ++i)
      if (!used_[i] && !settled_.contains(stamps_[i].key)) file_.gone.push_back(stamps_[i].key);
  }

 private:
  struct Open {
    TranslatedText* text;
    PerLanguage<std::string> hash;
  };

  // First those whose key it is, then those that moved.
  template <class Fits>
  void take(Fits fits, TextState state) {
    const auto matched = [&](const Open& open, std::size_t stamp) {
      if (used_[stamp] || !fits(open, stamps_[stamp])) return false;
      used_[stamp] = true;
      if (open.text->key == stamps_[stamp].key) settled_.insert(stamps_[stamp].key);
      settle(*open.text, stamps_[stamp], state);
      return true;
    };
    std::erase_if(open_, [&](const Open& open) {
      const auto [begin, end] = by_key_.equal_range(open.text->key);
      return std::any_of(begin, end, [&](const auto& each) { return matched(open, each.second); });
    });
    std::erase_if(open_, [&](const Open& open) {
      for (const Language language : languages) {
        const auto [begin, end] = by_hash_[language].equal_range(open.hash[language]);
        if (std::any_of(begin, end, [&](const auto& each) { return matched(open, each.second); })) return true;
      }
      return false;
    });
  }

  static void settle(TranslatedText& text, const Stamp& stamp, TextState state) {
    text.stamped = stamp.hash;
    const bool both = !text.in[Language::cy].empty() && !text.in[Language::en].empty();
    if (!text.source_is_said && !text.in[stamp.source].empty()) text.source = stamp.source;
    if (both) text.state = state;
  }

  TextFile& file_;
  const std::vector<Stamp>& stamps_;
  std::vector<bool> used_;
  std::set<std::string_view> settled_;  // keys whose text has been settled by one of its own lines
  std::multimap<std::string_view, std::size_t> by_key_;
  PerLanguage<std::multimap<std::string_view, std::size_t>> by_hash_;
  std::vector<Open> open_;
};

}  // namespace

bool has_ledger(const std::string& content, const Disk& disk) {
  return disk.look(fmt::format("{}/{}", content, ledger_folder)).kind == EntryKind::folder;
}

Ledger read_ledger(const std::string& content, const Disk& disk, Sources& sources, Diagnostics& found) {
  return LedgerReader(content, disk, sources, found).read();
}

// With a line free between stamps: git takes changes to two lines that touch for one, and could not join the work of two people
// on neighbouring texts.
std::string ledger_text(std::vector<Stamp> stamps) {
  std::stable_sort(stamps.begin(), stamps.end(), [](const Stamp& a, const Stamp& b) { return before(a.key, b.key); });
  std::string out = "# What each translation was made from. Written by `comisiynu translations stamp`.\n";
  for (const auto& stamp : stamps)
    out += fmt::format("\n{} {} {} {}\n", stamp.key, language_code(stamp.source), stamp.hash[stamp.source], stamp.hash[other(stamp.source)]);
  return out;
}

Stamp stamp_of(const TranslatedText& text) {
  return {text.key, text.source, {{text_hash(text.in[Language::cy]), text_hash(text.in[Language::en])}}};
}

void judge(TextFile& file, const LedgerFile* ledger) {
  if (ledger == nullptr) return;
  file.ledger = ledger->file;
  Judge(file, *ledger).run();
}

}  // namespace comisiynu
