#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/changes_values.h"
#include "page/snapshot_of.h"

namespace comisiynu {

const std::string& ChangesWording::in(const Bilingual& words) const {
  return words[language_].empty() ? words[other(language_)] : words[language_];
}

std::string ChangesWording::kind(std::string_view kind) const {
  for (const auto& name : {fmt::format("changes.kinds.{}", kind), fmt::format("{}.all", kind)})
    if (messages_->has(name)) return message(name);
  return std::string(kind);
}

std::string ChangesWording::label(const FieldChange& change) const {
  const auto label = field_label(*messages_, language_, change.kind, change.key);
  const auto& within = in(change.within);
  return within.empty() ? label : fmt::format("{}: {}", within, label);
}

namespace {

int decimals_of(std::string_view shown) {
  const auto point = shown.rfind('.');
  if (point == shown.npos) return 0;
  const auto end = shown.find_first_not_of("0123456789", point + 1);
  return static_cast<int>((end == shown.npos ? shown.size() : end) - point - 1);
}

}  // namespace

std::string ChangesWording::by(std::optional<double> from, std::optional<double> to, const std::string& before, const std::string& after) const {
  if (!from || !to) return {};
  const auto with_sign = [](double value, const std::string& size) { return (value < 0 ? "−" : "+") + size; };
  const auto difference = *to - *from, size = std::abs(difference);
  const int places = std::max(decimals_of(before), decimals_of(after));
  if (std::llround(size * std::pow(10, places)) == 0) return {};
  const bool money = after.starts_with("£");
  const auto said = with_sign(difference, (money ? "£" : "") + format_.decimal(size, places));
  // A share of a share says nothing that people can use; that it moved by so much is not a share of anything.
  if (after.ends_with('%')) {
    const double counted = places == 0 ? std::round(size) : 0.5;  // 2.0 is no two: it is counted as parts are
    return messages_->format(language_, "changes.points", {{"by", said}}, counted);
  }
  if (*from == 0) return said;
  const auto share = difference / std::abs(*from);
  return fmt::format("{} ({})", said, with_sign(share, format_.percent(std::abs(share), 1)));
}

namespace {

class TextWriter {
 public:
  explicit TextWriter(const ChangesWording& wording) : wording_(wording) {}

  std::string write(const Changes& changes) {
    if (changes.empty()) return wording_.message("changes.nothing") + "\n";
    std::string_view kind;
    for (const auto& record : changes.records) {
      if (record.kind != kind) head(wording_.kind(kind = record.kind));
      line(record.fate, record.title, record.id);
      for (const auto& field : record.fields)
        value(wording_.label(field), wording_.in(field.before), wording_.in(field.after), wording_.by(field));
    }
    if (!changes.datasets.empty()) head(wording_.message("changes.figures"));
    for (const auto& dataset : changes.datasets) {
      line(dataset.fate, dataset.title, dataset.id);
      for (const auto& figure : dataset.figures)
        value(wording_.in(figure.name), wording_.in(figure.before), wording_.in(figure.after), wording_.by(figure));
    }
    if (!changes.sections.empty()) head(wording_.message("changes.sections"));
    for (const auto& section : changes.sections) {
      line(section.fate, section.title, section.document);
      for (const auto& paragraph : section.words[wording_.language()]) words(paragraph);
    }
    return std::move(out_);
  }

 private:
  void head(const std::string& words) { out_ += fmt::format("{}{}\n", out_.empty() ? "" : "\n", words); }
  void line(Fate fate, const Bilingual& title, const std::string& id) { out_ += fmt::format("  {}: {} [{}]\n", wording_.fate(fate), wording_.in(title), id); }
  void value(const std::string& label, const std::string& before, const std::string& after, const std::string& by) {
    const auto shown = [](const std::string& text) { return text.empty() ? std::string("–") : text; };
    out_ += fmt::format("    {}: {} → {}{}\n", label, shown(before), shown(after), by.empty() ? "" : "  " + by);
  }
  void words(const ChangedParagraph& paragraph) {
    out_ += "   ";
    for (const auto& run : paragraph) {
      if (run.fate == WordRun::Fate::removed) out_ += fmt::format(" [-{}-]", run.words);
      else if (run.fate == WordRun::Fate::added) out_ += fmt::format(" {{+{}+}}", run.words);
      else out_ += " " + run.words;
    }
    out_ += "\n";
  }

  const ChangesWording& wording_;
  std::string out_;
};

}  // namespace

std::string changes_text(const Changes& changes, const ChangesWording& wording) { return TextWriter(wording).write(changes); }

}  // namespace comisiynu
