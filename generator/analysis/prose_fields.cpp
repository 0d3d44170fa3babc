// Fields of records in sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/easy_wording.h"
#include "analysis/prose.h"
#include "analysis/small_counts.h"
#include "base/text.h"

namespace comisiynu {

namespace {

// A field of a record, found by its keys: budget, volume.to. What has no words of its own (a choice, a reference, a
// list) cannot stand in a sentence, nor can an address: some must not be published.
class FieldReader {
 public:
  FieldReader(const std::vector<std::string>& keys, const FigureExpression& expression, const Wording& wording)
      : keys_(keys), expression_(expression), wording_(wording) {}

  template <class Record>
  void read(const Record& record, std::size_t depth = 0) {
    keys_there = {};
    walk(record, [&](std::string_view key, const auto& value, const FieldInfo& info) {
      if (found_key || key != keys_[depth]) {
        if (!found_key) keys_there.emplace_back(key);
        return;
      }
      found_key = true;
      rich = info.is_rich;
      take(value, depth);
    });
  }

  bool found_key = false, rich = false, suits = true, is_date = false, is_by_year = false;
  std::optional<ProseFigure> text;
  std::optional<Figure> figure;  // where it is a number
  std::vector<std::string> keys_there;

 private:
  template <class T>
  void take(const T& value, std::size_t depth) {
    const bool last = depth + 1 == keys_.size();
    if constexpr (Described<T> && !std::is_same_v<T, PostalAddress>) {
      if (last) { suits = false; return; }
      found_key = false;
      read(value, depth + 1);
    } else if (!last) {
      found_key = false;
    } else {
      show(value);
    }
  }

  void show(const Text& value) {
    if (!value.empty()) text = ProseFigure{value.shown(wording_.language()), value.plain ? wording_.language() : value.shown_in(wording_.language())};
  }
  void show(const Plain& value) { if (value) text = plain(value.value); }
  void show(const std::string& value) { if (!value.empty()) text = plain(value); }
  void show(const Date& value) {
    is_date = true;
    if (value) text = plain(expression_.has("easy") ? easy_words(value, wording_) : wording_.date(value));
  }
  void show(const Money& value) {
    if (value.at.line == 0 && value.pence == 0) return;
    figure.emplace();
    figure->unit = Unit::parse("GBP");
    figure->decimals = value.pence % 100 != 0 || value.to.value_or(0) % 100 != 0 ? 2 : 0;
    figure->value = static_cast<double>(value.pence) / 100;
    if (value.to) figure->to = static_cast<double>(*value.to) / 100;
  }
  void show(const Optional<double>& value) { if (value) number(*value.value); }
  void show(const Optional<std::int64_t>& value) { if (value) number(static_cast<double>(*value.value)); }
  void show(const Years& value) {
    is_by_year = true;
    for (const auto& selection : expression_.selections) {
      const auto year = value.by_year.find(std::atoi(selection.item.c_str()));
      if (year != value.by_year.end()) number(year->second);
    }
  }
  template <class Other>
  void show(const Other&) { suits = false; }

  ProseFigure plain(std::string words) const { return {std::move(words), wording_.language()}; }
  void number(double value) {
    figure.emplace();
    figure->value = value;
    figure->decimals = 2;
  }

  const std::vector<std::string>& keys_;
  const FigureExpression& expression_;
  const Wording& wording_;
};

// Looks through the publication for the record an expression names.
struct RecordLookup {
  const Publication& publication;
  const FigureExpression& expression;
  const Wording& wording;
  Position at;
  Diagnostics& found;

  std::optional<ProseFigure> run() {
    Publication::describe(*this);
    if (!kind_known) {
      const auto meant = nearest(expression.kind, kinds);
      found.error("unknown-kind", at, fmt::format("there is no kind of record called \"{}\"", expression.kind),
                  meant ? fmt::format("did you mean {}?", *meant) : fmt::format("kinds are {}", join(kinds, ", ")));
    }
    return out;
  }

  // For each list of the publication.
  template <class Record>
  void operator()(std::string_view, std::vector<Record> Publication::*member, std::string_view) {
    kinds.emplace_back(Record::kind);
    if (Record::kind != expression.kind) return;
    kind_known = true;
    const auto& records = publication.*member;
    const auto* record = find(records, expression.id);
    if (record == nullptr) {
      if (publication.unread.contains(expression.id)) return;
      std::vector<std::string> ids;
      for (const auto& known : records) ids.push_back(known.id);
      found.error("unknown-record", at, fmt::format("there is no {} \"{}\"", Record::kind, expression.id),
                  prose_did_you_mean(expression.id, ids, "use an id that the publication has"));
      return;
    }
    read(*record);
  }

  template <class Record>
  void read(const Record& record) {
    if (expression.fields.empty()) {
      found.error("which-field", at, fmt::format("{}/{} does not say which of its fields is meant", expression.kind, expression.id),
                  fmt::format("add one: {}/{}.title", expression.kind, expression.id));
      return;
    }
    auto fields = expression.fields;
    // Areas, client groups and kinds of service are called by their names where easy read has none of its own for them.
    if constexpr (requires { record.name; record.easy; })
      if (fields.size() == 1 && fields.front() == "easy" && record.easy.empty()) fields.front() = "name";
    FieldReader reader(fields, expression, wording);
    reader.read(record);
    const auto keys = join(expression.fields, ".");
    if (!reader.found_key) {
      found.error("unknown-field", at, fmt::format("{} has no field {}", Record::kind, keys),
                  prose_did_you_mean(expression.fields.back(), reader.keys_there, fmt::format("its fields are {}", join(reader.keys_there, ", "))));
      return;
    }
    if (!reader.suits || reader.rich) {
      found.error("field-not-for-prose", at, fmt::format("{} of {}/{} cannot stand in a sentence", keys, Record::kind, record.id),
                  "figures, money, dates and short texts can");
      return;
    }
    if (!right_selections(reader.is_by_year, keys)) return;
    if (reader.figure && is_withheld(record, *reader.figure)) {
      found.error("figure-withheld", at, fmt::format("{} of {}/{} is confidential, and so cannot stand in a sentence", keys, Record::kind, record.id),
                  "speak of a larger group, or say in words that there are few");
    } else if (reader.figure) {
      for (const auto& filter : expression.filters)
        if (is_of_datasets(filter.word)) return no_filter(keys);
      if (auto words = said(*reader.figure, expression, publication, wording, at, found)) out = ProseFigure{std::move(*words), wording.language()};
    } else if (reader.text) {
      const bool easy_date = reader.is_date && expression.filters.size() == 1 && expression.has("easy");
      if (!expression.filters.empty() && !easy_date) return no_filter(keys);
      out = std::move(reader.text);
    } else {
      found.error("empty-field", at, fmt::format("{} \"{}\" has no {}{}", Record::kind, record.id, keys, expression.selections.empty() ? "" : " for that year"),
                  fmt::format("give it {} = …, or say it in words", keys));
    }
  }

  // One year where the field has one figure a year, and nothing to choose from elsewhere.
  bool right_selections(bool is_by_year, const std::string& keys) {
    const auto& chosen = expression.selections;
    const auto name = fmt::format("{}/{}.{}", expression.kind, expression.id, keys);
    if (!is_by_year) {
      if (chosen.empty()) return true;
      found.error("bad-figure", at, fmt::format("{} has nothing to choose from", name), fmt::format("write {{{{ {} }}}}", name));
      return false;
    }
    if (chosen.size() == 1 && chosen[0].until.empty() && (chosen[0].dimension.empty() || chosen[0].dimension == "year")) return true;
    found.error("which-year", at, fmt::format("{} is one figure a year", name), fmt::format("say for which year: {}[2026]", name));
    return false;
  }

  template <class Record>
  bool is_withheld(const Record&, const Figure& figure) const {
    return std::is_same_v<Record, Need> && expression.fields.front() == "people" && is_small_count(publication, figure.value);
  }

  static bool is_of_datasets(std::string_view filter) {
    return filter == "share" || filter == "change" || filter == "others" || filter == "difference" || filter == "rank";
  }

  void no_filter(const std::string& keys) {
    found.error("unknown-filter", at, fmt::format("{} cannot be shown so", keys), "only figures and money have | about; shares and changes are of datasets");
  }

  std::optional<ProseFigure> out;
  bool kind_known = false;
  std::vector<std::string> kinds;
};

}  // namespace

std::optional<ProseFigure> field_in_prose(const Publication& publication, const FigureExpression& expression, const Wording& wording, Position at, Diagnostics& found) {
  return RecordLookup{publication, expression, wording, at, found}.run();
}

}  // namespace comisiynu
