#include "page/snapshot_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_counts.h"
#include "base/html_words.h"
#include "base/text.h"
#include "model/visit.h"
#include "page/provider_values.h"
#include "page/record_homes.h"
#include "page/snapshot_of.h"

namespace comisiynu {

namespace {

// The messages that name a choice's words.
std::string choice_messages(std::string_view kind, std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"gap.nature", "gap.natures"}, {"hypothesis.verdict", "hypothesis.verdicts"}, {"intention.action", "intention.actions"},
      {"opportunity.procedure", "opportunity.procedures"}, {"opportunity.status", "opportunity.statuses"}, {"market_rating.rating", "market.ratings"},
      {"action.status", "action.statuses"}, {"action.stage", "action.stages"}, {"plan_stage.stage", "action.stages"}, {"contract.type", "contract.types"},
      {"service.contract_types", "contract.types"}, {"service.welsh", "service.welsh_offers"}, {"document.kind", "document.kinds"},
      {"document.status", "document.statuses"}, {"comment.kind", "comment.kinds"}, {"standard.answer", "standard.answers"},
      {"risk.likelihood", "level"}, {"risk.impact", "level"}, {"option_risk.likelihood", "level"}, {"option_risk.impact", "level"},
      {"ref.kind", "reference.kinds"}, {"indicator.better", "changes.directions"}};
  const auto asked = fmt::format("{}.{}", kind, key);
  for (const auto& [field, messages] : known)
    if (asked == field) return std::string(messages);
  return {};
}

// Not for readers, or told of elsewhere: by figures, sections and pages.
bool is_left_out(std::string_view kind, std::string_view key) {
  constexpr std::string_view everywhere[] = {"id", "accepted", "imported", "sort", "sections", "appendices", "picture", "numbering"};
  if (std::find(std::begin(everywhere), std::end(everywhere), key) != std::end(everywhere)) return true;
  // A service's price and prices are one field by two names; a document's address is its pages'; words to avoid are for
  // those who write, and so is the word that the options of one appraisal share.
  return (kind == "service" && key == "price") || (kind == "document" && (key == "address" || key == "covers")) || (kind == "glossary" && (key == "also" || key == "avoid")) ||
         (kind == "option" && key == "appraisal");
}

// A number that is a year: read as it stands, and nothing by which to say that it went up.
bool is_year(std::string_view key) { return key == "year" || key == "projected_from"; }

template <class T> inline constexpr bool is_reference = false;
template <class T> inline constexpr bool is_reference<Ref<T>> = true;
template <> inline constexpr bool is_reference<AnyRef> = true;

// Records of the snapshot: a change of what one is called is told of where it stands, and not of all that refer to it.
// What areas, kinds of service and the like are called is told of nowhere else.
template <class T> inline constexpr bool is_compared = is_in_thread<T> || std::is_same_v<T, Provider> || std::is_same_v<T, Document> || std::is_same_v<T, Term> || std::is_same_v<T, Reference>;

bool is_compared_kind(std::string_view kind) {
  bool compared = false;
  const auto table = [&](std::string_view, auto member, std::string_view) {
    using Record = typename std::remove_cvref_t<decltype(std::declval<const Publication&>().*member)>::value_type;
    if constexpr (is_compared<Record>) compared = compared || kind == Record::kind;
  };
  Publication::describe(table);
  return compared;
}

template <class T>
concept Named = requires(const T& item) { item.name; };
template <class T>
concept Titled = requires(const T& item) { item.title; };
template <class T>
concept Identified = requires(const T& item) { { item.id } -> std::convertible_to<std::string>; };

class Fields {
 public:
  explicit Fields(const std::vector<Voice>& voices) : voices_(voices) {}

  template <class Record>
  std::vector<SnapshotField> of(const Record& record) {
    part(record, "", Bilingual());
    return std::move(made_);
  }

 private:
  template <class Say>
  Bilingual say(Say of) const {
    Bilingual made;
    for (const auto& voice : voices_) made[voice.language()] = of(voice);
    return made;
  }
  Bilingual words(const Text& text) const { return say([&](const Voice& voice) { return voice.plain(text); }); }
  Bilingual plain(const std::string& text) const { return say([&](const Voice&) { return text; }); }

  // A record, or a part of one.
  template <class Part>
  void part(const Part& given, const std::string& above, const Bilingual& within) {
    walk(given, [&](std::string_view key, const auto& value, const FieldInfo& info) {
      if (is_left_out(Part::kind, key)) return;
      const auto path = above.empty() ? std::string(key) : fmt::format("{}.{}", above, key);
      field(SnapshotField{path, std::string(Part::kind), std::string(key), within, Bilingual(), std::nullopt, false, false}, value, info);
    });
  }

  void put(SnapshotField field, Bilingual text) {
    if (text[Language::cy].empty() && text[Language::en].empty()) return;
    field.text = std::move(text);
    made_.push_back(std::move(field));
  }
  void put(SnapshotField field, double number) {
    field.number = number;
    put(std::move(field), say([&](const Voice& voice) { return voice.format().number(number); }));
  }

  template <class Value>
  void field(SnapshotField field, const Value& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<Value, PostalAddress>) address(std::move(field), value);
    else if constexpr (std::is_same_v<Value, Money>) money(std::move(field), value);
    else if constexpr (std::is_same_v<Value, Years>) years(std::move(field), value);
    else if constexpr (std::is_same_v<Value, bool>) flag(std::move(field), value, false);
    else if constexpr (Described<Value>) part(value, field.path, within_of(field, value));
    else if constexpr (requires { value.value; } && !std::is_same_v<Value, Choice> && !std::is_same_v<Value, Plain>) given(std::move(field), value, info);
    else if constexpr (detail::is_vector<Value>) list(std::move(field), value, info);
    else put_one(std::move(field), value, info);
  }

  template <class Value>
  void put_one(SnapshotField field, const Value& value, const FieldInfo& info) {
    auto text = text_of(field, value, info);
    field.refers = record_of(value);
    put(std::move(field), std::move(text));
  }

  template <class Inner>
  void given(SnapshotField field, const Optional<Inner>& value, const FieldInfo& info) {
    if (!value) return;
    if constexpr (std::is_same_v<Inner, bool>) flag(std::move(field), *value.value, true);
    else if constexpr (std::is_integral_v<Inner>) is_year(field.key) ? put(field, plain(std::to_string(*value.value))) : put(field, static_cast<double>(*value.value));
    else if constexpr (std::is_arithmetic_v<Inner>) put(std::move(field), static_cast<double>(*value.value));
    else if constexpr (std::is_same_v<Inner, std::string>) put(field, plain(*value.value));
    else this->field(std::move(field), *value.value, info);
  }

  void flag(SnapshotField field, bool value, bool says_no) {
    if (value || says_no) put(field, say([&](const Voice& voice) { return voice.message(value ? "changes.yes" : "changes.no"); }));
  }

  // A provider's, as far as anybody may know it: see published_address().
  void address(SnapshotField field, const PostalAddress& value) {
    if (!value.redact) return part(value, field.path, field.within);
    field.withheld = true;
    made_.push_back(std::move(field));
  }

  void money(SnapshotField field, const Money& value) {
    if (value.at.line == 0) return;
    field.money = true;
    if (!value.to) field.number = static_cast<double>(value.pence) / 100;
    put(std::move(field), say([&](const Voice& voice) { return voice.money_in_period(value); }));
  }

  // People by year; a count so small that it might pick somebody out is not said. An indicator's years are figures.
  void years(SnapshotField field, const Years& value) {
    if (field.kind != "need") return;
    for (const auto& [year, people] : value.by_year) {
      auto one = field;
      one.path = fmt::format("{}.{}", field.path, year);
      one.within = plain(std::to_string(year));
      one.withheld = is_small_count(voices_.front().publication(), people);
      if (one.withheld) made_.push_back(std::move(one));
      else put(std::move(one), people);
    }
  }

  template <class Item>
  void list(SnapshotField field, const std::vector<Item>& items, const FieldInfo& info) {
    if constexpr (Described<Item> || std::is_same_v<Item, Money> || std::is_same_v<Item, Rating>) {
      for (std::size_t i = 0; i < items.size(); ++i) item(field, items[i], i, info);
    } else {
      field.refers = records_of(items);
      put(field, say([&](const Voice& voice) {
            std::vector<std::string> all;
            for (const auto& each : items) all.push_back(text_of(field, each, info)[voice.language()]);
            return join(all, "; ");
          }));
    }
  }

  // One of a list that has fields of its own: known by its id, or by its place.
  template <class Item>
  void item(SnapshotField field, const Item& item, std::size_t index, const FieldInfo& info) {
    if constexpr (std::is_same_v<Item, Rating>) {
      const auto* domain = find(voices_.front().publication().quality_domains, item.domain);
      field.path += "." + item.domain;
      if (domain != nullptr) field.within = inside(field.within, words(domain->name));
      put(field, say([&](const Voice& voice) { return voice.message("service.quality_ratings." + item.rating.value); }));
    } else if constexpr (std::is_same_v<Item, Money>) {
      field.path += fmt::format(".{}", index + 1);
      if (!item.name.empty()) field.within = inside(field.within, words(item.name));
      this->field(std::move(field), item, info);
    } else {
      if constexpr (Identified<Item>) field.path += "." + item.id;
      else field.path += fmt::format(".{}", index + 1);
      part(item, field.path, within_of(field, item));
    }
  }

  // What a part is called: by its own name, or as the field that holds it.
  template <class Part>
  Bilingual within_of(const SnapshotField& field, const Part& given) const {
    Bilingual made;
    if constexpr (std::is_same_v<Part, Service>) {
      const auto* type = find(voices_.front().publication().service_types, given.service_type.id);
      made = !given.name.empty() ? words(given.name) : type != nullptr ? words(type->name) : Bilingual();
    } else if constexpr (Named<Part>) {
      made = words(given.name);
    } else if constexpr (Titled<Part>) {
      made = words(given.title);
    }
    if (made != Bilingual()) return made;
    const auto label = say([&](const Voice& voice) { return field_label(voice.site().messages, voice.language(), field.kind, field.key); });
    return inside(field.within, label);
  }

  // "Short break: Inspection": a provider has several of each.
  Bilingual inside(const Bilingual& whole, const Bilingual& part) const {
    return whole == Bilingual() ? part : say([&](const Voice& voice) { return fmt::format("{}: {}", whole[voice.language()], part[voice.language()]); });
  }

  template <class Value>
  Bilingual text_of(const SnapshotField& field, const Value& value, const FieldInfo& info) const {
    if constexpr (std::is_same_v<Value, Text>) {
      return info.is_rich ? rich(value) : words(value);
    } else if constexpr (std::is_same_v<Value, Date>) {
      return say([&](const Voice& voice) { return voice.date_text(value); });
    } else if constexpr (std::is_same_v<Value, Choice>) {
      if (!value) return Bilingual();
      const auto messages = choice_messages(field.kind, field.key);
      return messages.empty() ? plain(value.value) : say([&](const Voice& voice) { return voice.message(fmt::format("{}.{}", messages, value.value)); });
    } else if constexpr (std::is_same_v<Value, AnyRef>) {
      return title_of(value.kind, value.id);
    } else if constexpr (is_reference<Value>) {
      return reference(value);
    } else if constexpr (std::is_same_v<Value, Link>) {
      return plain(value.address);
    } else if constexpr (std::is_same_v<Value, Plain>) {
      return code(field, value.value);
    } else {
      return Bilingual();  // volumes, which are figures; and what is left out
    }
  }

  // A word that stands for something, as pages say that.
  Bilingual code(const SnapshotField& field, const std::string& value) const {
    const auto& publication = voices_.front().publication();
    if (value.empty()) return Bilingual();
    if (field.key == "section") {
      for (const auto& list : publication.code_lists)
        if (const auto* item = find(list.items, value)) return words(item->name);
    }
    return say([&](const Voice& voice) {
      if (field.kind == "indicator" && field.key == "unit") return voice.wording().unit(Unit::parse(value)).text;
      const auto name = fmt::format("language.names.{}", value);
      return field.kind == "workforce" && voice.site().messages.has(name) ? voice.message(name) : value;
    });
  }

  Bilingual rich(const Text& text) const {
    return say([&](const Voice& voice) {
      Diagnostics said_by_the_page;
      const auto value = voice.rich(text, 3, said_by_the_page);
      return value.is_null() ? std::string() : words_of_html(value.words());
    });
  }

  static std::string in_both(const Bilingual& words) { return words[Language::cy] + " / " + words[Language::en]; }

  // "need/breaks" of a reference to a record of the snapshot; empty for anything else.
  template <class Value>
  static std::string record_of(const Value& value) {
    if constexpr (std::is_same_v<Value, AnyRef>) return is_compared_kind(value.kind) ? fmt::format("{}/{}", value.kind, value.id) : std::string();
    else return record_of_kind(value);
  }
  template <class Target>
  static std::string record_of_kind(const Ref<Target>& reference) {
    return is_compared<Target> && !reference.id.empty() ? fmt::format("{}/{}", Target::kind, reference.id) : std::string();
  }
  template <class Value>
  static std::string record_of_kind(const Value&) { return {}; }

  // Where a list refers to other things too, those are known by what they are called.
  template <class Item>
  std::string records_of(const std::vector<Item>& items) const {
    std::vector<std::string> all;
    bool any = false;
    for (const auto& item : items) {
      all.push_back(record_of(item));
      any = any || !all.back().empty();
      if constexpr (std::is_same_v<Item, AnyRef>)
        if (all.back().empty()) all.back() = fmt::format("{}/{}: {}", item.kind, item.id, in_both(title_of(item.kind, item.id)));
    }
    return any ? join(all, "; ") : std::string();
  }

  template <class Target>
  Bilingual reference(const Ref<Target>& reference) const { return title_of(Target::kind, reference.id); }

  Bilingual title_of(std::string_view kind, const std::string& id) const {
    if (id.empty()) return Bilingual();
    const auto place = voices_.front().site().plan.find(kind, id);
    return place && place->title != nullptr ? words(*place->title) : plain(id);
  }

  const std::vector<Voice>& voices_;
  std::vector<SnapshotField> made_;
};

}  // namespace

template <class Record>
std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>& voices, const Record& record) { return Fields(voices).of(record); }

template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Objective&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Need&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Supply&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Gap&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Hypothesis&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Intention&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Opportunity&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Market&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Action&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Indicator&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const AppraisalOption&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Contract&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Fee&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Consultation&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Practice&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Standard&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Forum&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const PlanStage&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Risk&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Provider&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Document&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Term&);
template std::vector<SnapshotField> snapshot_fields(const std::vector<Voice>&, const Reference&);

}  // namespace comisiynu
