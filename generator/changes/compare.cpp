#include "changes/compare.h"

#include <algorithm>
#include <map>
#include <set>

namespace comisiynu {

std::string_view name_of(Fate fate) { return fate == Fate::added ? "added" : fate == Fate::changed ? "changed" : "gone"; }

namespace {

// The order in which kinds are told of; all others follow, in their own.
constexpr std::string_view first_kinds[] = {"intention", "opportunity", "provider", "fee", "contract", "market", "gap", "need", "supply"};

std::size_t rank(std::string_view kind) {
  return static_cast<std::size_t>(std::find(std::begin(first_kinds), std::end(first_kinds), kind) - std::begin(first_kinds));
}

bool same(const Bilingual& a, const Bilingual& b) { return a == b; }

// By a key that is unique in each of the two lists: what is new and what both have in the order of `now`, then what is gone.
template <class Item, class KeyOf, class Added, class Both, class Gone>
void pair_up(const std::vector<Item>& earlier, const std::vector<Item>& now, KeyOf key, Added added, Both both, Gone gone) {
  std::map<std::string, const Item*> old, present;
  for (const auto& item : earlier) old.emplace(key(item), &item);
  for (const auto& item : now) {
    present.emplace(key(item), &item);
    if (const auto found = old.find(key(item)); found != old.end()) both(*found->second, item);
    else added(item);
  }
  for (const auto& item : earlier)
    if (!present.contains(key(item))) gone(item);
}

// Paths that one of the editions keeps something back at.
class Withheld {
 public:
  void add(const SnapshotRecord& record) {
    for (const auto& field : record.fields)
      if (field.withheld) paths_.insert(field.path);
  }
  bool covers(const std::string& path) const {
    return std::any_of(paths_.begin(), paths_.end(), [&](const std::string& above) { return path == above || path.starts_with(above + "."); });
  }

 private:
  std::set<std::string> paths_;
};

// A reference to the same records is the same, whatever those are called by now; and so is one that reads the same.
bool same(const SnapshotField& before, const SnapshotField& after) {
  return same(before.text, after.text) || (!before.refers.empty() && before.refers == after.refers);
}

FieldChange field_change(const SnapshotField* before, const SnapshotField* after) {
  const auto& known = after == nullptr ? *before : *after;
  FieldChange change{known.kind, known.key, known.path, known.within, {}, {}, {}, {}, known.money};
  if (before != nullptr) {
    change.before = before->text;
    change.from = before->number;
  }
  if (after != nullptr) {
    change.after = after->text;
    change.to = after->number;
  }
  return change;
}

std::vector<FieldChange> field_changes(const SnapshotRecord& earlier, const SnapshotRecord& now) {
  Withheld withheld;
  withheld.add(earlier);
  withheld.add(now);
  std::vector<FieldChange> all;
  const auto add = [&](const SnapshotField* before, const SnapshotField* after) {
    if (!withheld.covers((after == nullptr ? before : after)->path)) all.push_back(field_change(before, after));
  };
  pair_up(earlier.fields, now.fields, [](const SnapshotField& field) { return field.path; }, [&](const SnapshotField& field) { add(nullptr, &field); },
          [&](const SnapshotField& before, const SnapshotField& after) {
            if (!same(before, after)) add(&before, &after);
          },
          [&](const SnapshotField& field) { add(&field, nullptr); });
  return all;
}

std::vector<RecordChange> record_changes(const Snapshot& earlier, const Snapshot& now) {
  std::vector<RecordChange> all;
  pair_up(earlier.records, now.records, [](const SnapshotRecord& record) { return record.kind + "/" + record.id; },
          [&](const SnapshotRecord& record) { all.push_back({Fate::added, record.kind, record.id, record.title, record.address, {}}); },
          [&](const SnapshotRecord& before, const SnapshotRecord& after) {
            if (auto fields = field_changes(before, after); !fields.empty())
              all.push_back({Fate::changed, after.kind, after.id, after.title, after.address, std::move(fields)});
          },
          [&](const SnapshotRecord& record) { all.push_back({Fate::gone, record.kind, record.id, record.title, {}, {}}); });
  std::stable_sort(all.begin(), all.end(), [](const RecordChange& a, const RecordChange& b) { return rank(a.kind) < rank(b.kind); });
  return all;
}

std::vector<FigureChange> figure_changes(const SnapshotDataset& earlier, const SnapshotDataset& now) {
  std::vector<FigureChange> all;
  const auto change = [](const SnapshotFigure& known, const SnapshotFigure* before, const SnapshotFigure* after) {
    FigureChange made{known.place, known.name, {}, {}, {}, {}};
    if (before != nullptr) made.before = before->text, made.from = before->value;
    if (after != nullptr) made.after = after->text, made.to = after->value;
    return made;
  };
  pair_up(earlier.figures, now.figures, [](const SnapshotFigure& figure) { return figure.place; },
          [&](const SnapshotFigure& figure) {
            if (!figure.withheld) all.push_back(change(figure, nullptr, &figure));
          },
          [&](const SnapshotFigure& before, const SnapshotFigure& after) {
            // One that moved by less than is shown reads the same: of that there is nothing to tell.
            if (before.withheld || after.withheld || same(before.text, after.text)) return;
            all.push_back(change(after, &before, &after));
          },
          [&](const SnapshotFigure& figure) {
            if (!figure.withheld) all.push_back(change(figure, &figure, nullptr));
          });
  return all;
}

std::vector<DatasetChange> dataset_changes(const Snapshot& earlier, const Snapshot& now) {
  std::vector<DatasetChange> all;
  pair_up(earlier.datasets, now.datasets, [](const SnapshotDataset& dataset) { return dataset.id; },
          [&](const SnapshotDataset& dataset) { all.push_back({Fate::added, dataset.id, dataset.title, dataset.address, {}}); },
          [&](const SnapshotDataset& before, const SnapshotDataset& after) {
            if (auto figures = figure_changes(before, after); !figures.empty())
              all.push_back({Fate::changed, after.id, after.title, after.address, std::move(figures)});
          },
          [&](const SnapshotDataset& dataset) { all.push_back({Fate::gone, dataset.id, dataset.title, {}, {}}); });
  return all;
}

std::string key_of(const SnapshotSection& section) { return section.document + "/" + section.id; }

// The key of each section of `now` in the earlier edition: its own, but for one whose file alone was called something else,
// and that stands where it stood.
std::map<std::string, std::string> earlier_keys(const Snapshot& earlier, const Snapshot& now) {
  std::map<std::string, std::string> keys;
  std::set<std::string> before;
  for (const auto& section : earlier.sections) before.insert(key_of(section));
  for (const auto& section : now.sections) keys.emplace(key_of(section), key_of(section));
  for (auto& [key, known] : keys) {
    if (before.contains(key)) continue;
    const auto at = std::find_if(now.sections.begin(), now.sections.end(), [&](const auto& section) { return key_of(section) == key; });
    for (const auto& old : earlier.sections)
      if (!keys.contains(key_of(old)) && same(old.address, at->address)) known = key_of(old);
  }
  return keys;
}

// As a reader meets it: its title is a paragraph of its own.
std::string words_of(const SnapshotSection& section, Language language) { return section.title[language] + "\n" + section.text[language]; }

std::vector<SectionChange> section_changes(const Snapshot& earlier, const Snapshot& now) {
  std::vector<SectionChange> all;
  const auto known = earlier_keys(earlier, now);
  const auto change = [](Fate fate, const SnapshotSection& section) {
    return SectionChange{fate, section.document, section.id, section.document_title, section.title, fate == Fate::gone ? Bilingual() : section.address, {}};
  };
  const auto key = [&](const SnapshotSection& section) {
    const auto found = known.find(key_of(section));
    return found == known.end() ? key_of(section) : found->second;
  };
  pair_up(earlier.sections, now.sections, key,
          [&](const SnapshotSection& section) { all.push_back(change(Fate::added, section)); },
          [&](const SnapshotSection& before, const SnapshotSection& after) {
            auto made = change(Fate::changed, after);
            bool any = false;
            for (const Language language : languages) {
              made.words[language] = word_changes(words_of(before, language), words_of(after, language));
              any = any || !made.words[language].empty();
            }
            if (any) all.push_back(std::move(made));
          },
          [&](const SnapshotSection& section) { all.push_back(change(Fate::gone, section)); });
  return all;
}

// What the earlier edition showed as figures and this one withholds, as it was written in each language.
PerLanguage<std::set<std::string>> newly_withheld(const Snapshot& earlier, const Snapshot& now) {
  PerLanguage<std::set<std::string>> texts;
  const auto none = [](const auto&) {};
  pair_up(earlier.datasets, now.datasets, [](const SnapshotDataset& dataset) { return dataset.id; }, none,
          [&](const SnapshotDataset& before, const SnapshotDataset& after) {
            pair_up(before.figures, after.figures, [](const SnapshotFigure& figure) { return figure.place; }, none,
                    [&](const SnapshotFigure& shown, const SnapshotFigure& kept) {
                      for (const Language language : languages)
                        if (kept.withheld && !shown.text[language].empty()) texts[language].insert(shown.text[language]);
                    },
                    none);
          },
          none);
  return texts;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The words with a black bar instead of each number that is to be hidden.
template <class IsHidden>
std::string blacked_out(const std::string& words, IsHidden is_hidden) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    auto end = at;
    while (end < words.size() && (is_digit(words[end]) || (end > at && (words[end] == ',' || words[end] == '.') && end + 1 < words.size() && is_digit(words[end + 1])))) ++end;
    if (end == at) out += words[at++];
    else out += is_hidden(words.substr(at, end - at)) ? "\u2588\u2588" : words.substr(at, end - at);
    at = std::max(at, end);
  }
  return out;
}

// Sentences had such figures too, and totals and shares that go with them. Of what went from a text, every number but a
// year may be one (a thousand has a comma); of what a field said, those that are written as one of them.
void black_out(Changes& changes, const PerLanguage<std::set<std::string>>& withheld) {
  const auto is_year = [](const std::string& number) { return number.size() == 4 && std::all_of(number.begin(), number.end(), is_digit); };
  for (const Language language : languages) {
    if (withheld[language].empty()) continue;
    for (auto& section : changes.sections)
      for (auto& paragraph : section.words[language])
        for (auto& run : paragraph)
          if (run.fate == WordRun::Fate::removed) run.words = blacked_out(run.words, [&](const std::string& number) { return !is_year(number); });
    for (auto& record : changes.records)
      for (auto& field : record.fields)
        field.before[language] = blacked_out(field.before[language], [&](const std::string& number) { return withheld[language].contains(number); });
  }
}

}  // namespace

Changes compare(const Snapshot& earlier, const Snapshot& now) {
  Changes changes{earlier.number, earlier.day, record_changes(earlier, now), dataset_changes(earlier, now), section_changes(earlier, now)};
  black_out(changes, newly_withheld(earlier, now));
  return changes;
}

}  // namespace comisiynu
