#include "analysis/typed_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/content.h"
#include "analysis/wording.h"
#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::size_t most_figures = 5'000;  // of a dataset that is looked through

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

std::string without_commas(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ',') out += c;
  return out;
}

// A text with blanks instead of all that is not prose, and the insides of its placeholders.
struct Prose {
  std::string bare;
  std::vector<std::string> placeholders;
};

class Stripper {
 public:
  explicit Stripper(const std::string& text) : out_{text, {}}, text_(text) {}

  Prose run() {
    std::size_t at = 0;
    bool fenced = false;
    while (at < text_.size()) {
      const auto end = std::min(text_.find('\n', at), text_.size());
      const auto line = std::string_view(text_).substr(at, end - at);
      const bool fence = line.starts_with("```") || line.starts_with("~~~");
      if (fence) fenced = !fenced;
      if (fence || fenced || line.starts_with('#')) blank(at, end);
      at = end + 1;
    }
    between("{{", "}}", true);
    between("`", "`");
    links();
    between("<", ">");
    for (std::size_t web = out_.bare.find("://"); web != std::string::npos; web = out_.bare.find("://", web + 1)) blank(web, std::min(out_.bare.find_first_of(" \n)", web), out_.bare.size()));
    return std::move(out_);
  }

 private:
  void blank(std::size_t from, std::size_t to) {
    for (; from < to && from < out_.bare.size(); ++from)
      if (out_.bare[from] != '\n') out_.bare[from] = ' ';
  }

  void between(std::string_view open, std::string_view close, bool keep = false) {
    for (std::size_t at = out_.bare.find(open); at != std::string::npos; at = out_.bare.find(open, at)) {
      const auto end = out_.bare.find(close, at + open.size());
      if (end == std::string::npos) return;
      if (keep) out_.placeholders.emplace_back(trim(std::string_view(text_).substr(at + open.size(), end - at - open.size())));
      blank(at, end + close.size());
    }
  }

  void links() {
    for (std::size_t middle = out_.bare.find("]("); middle != std::string::npos; middle = out_.bare.find("](", middle + 1)) {
      const auto begin = out_.bare.rfind('[', middle), end = out_.bare.find(')', middle);
      if (begin != std::string::npos && end != std::string::npos) blank(begin, end + 1);
    }
    for (std::size_t note = out_.bare.find("[^"); note != std::string::npos; note = out_.bare.find("[^", note + 1)) blank(note, std::min(out_.bare.find(']', note), out_.bare.size()));
  }

  Prose out_;
  const std::string& text_;
};

// Every figure of the datasets beside a text, by how it is written.
class Offers {
 public:
  Offers(const Figures& figures, const Wording& wording) : figures_(figures), wording_(wording) {}

  struct Offer {
    std::string expression, with_unit;
  };

  void add(const ResolvedDataset& dataset) {
    if (dataset.content->slot_count * dataset.measures.size() > most_figures) return;
    for (std::size_t m = 0; m < dataset.measures.size(); ++m) {
      for (std::size_t slot = 0; slot < dataset.content->slot_count; ++slot) {
        const auto place = dataset.content->place(slot);
        if (!dataset.content->present[slot]) continue;
        const auto expression = expression_for(dataset, place, m);
        add(dataset.figure(place, m), expression);
        if (!dataset.shares.empty() && dataset.measures[m].adds_up) add(dataset.share(place, m), expression + " | share");
      }
    }
  }

  const Offer* find(std::string_view typed) const {
    const auto found = by_text_.find(without_commas(typed));
    return found == by_text_.end() ? nullptr : &found->second;
  }

  // What the placeholder would say is what was typed.
  bool holds(const Offer& offer, std::string_view typed) const {
    Diagnostics ignored;
    const auto said = figures_.in_prose(offer.expression, wording_, {}, ignored);
    return said && without_commas(said->text) == without_commas(typed);
  }

 private:
  void add(const Figure& figure, const std::string& expression) {
    if (!figure) return;
    by_text_.try_emplace(without_commas(wording_.figure(figure)), Offer{expression, without_commas(wording_.with_unit(figure))});
    if (figure.unit.kind() == UnitKind::money && figure.value >= 1e6) by_text_.try_emplace(without_commas(wording_.about(figure)), Offer{expression + " | about", {}});
  }

  static std::string expression_for(const ResolvedDataset& dataset, const Coordinates& place, std::size_t m) {
    std::vector<std::string> items;
    for (std::size_t d = 0; d < place.size(); ++d) {
      const auto& dimension = dataset.dimensions[d];
      if (place[d] == all_items) continue;
      const auto& id = dimension.items[static_cast<std::size_t>(place[d])].id;
      items.push_back(dimension.is_year() ? id : dimension.id + "=" + id);
    }
    const bool main = dataset.main_measure == m;
    return dataset.id + (items.empty() ? "" : "[" + join(items, ", ") + "]") + (main ? (items.empty() ? ".total" : "") : "." + dataset.measures[m].id);
  }

  const Figures& figures_;
  const Wording& wording_;
  std::map<std::string, Offer> by_text_;
};

class TypedFigures {
 public:
  TypedFigures(const Publication& publication, const Figures& figures, const Messages& messages, Diagnostics& found)
      : publication_(publication), figures_(figures), messages_(messages), found_(found) {}

  void run() {
    for (const auto& document : publication_.documents)
      for (const auto* list : {&document.sections, &document.appendices})
        for (const auto& section : *list)
          for (const Language language : publication_.languages)
            if (section.file[language] != no_file) look_through(section.text[language], section.file[language], language);
  }

 private:
  void look_through(const std::string& text, FileId file, Language language) {
    const auto prose = Stripper(text).run();
    const Wording wording(language, messages_, publication_);
    Offers offers(figures_, wording);
    bool any = false;
    for (const auto& placeholder : prose.placeholders) {
      const auto* dataset = beside(placeholder);
      if (dataset != nullptr) offers.add(*dataset);
      any |= dataset != nullptr;
    }
    if (!any) return;
    for (std::size_t at = 0; at < prose.bare.size();) {
      const auto end = number_at(prose.bare, at);
      if (end == at) {
        ++at;
        continue;
      }
      const auto typed = std::string_view(prose.bare).substr(at, end - at);
      if (const auto* offer = offers.find(typed); offer != nullptr && is_meant(prose.bare, at, end, *offer) && offers.holds(*offer, typed))
        found_.hint("typed-figure", position(text, file, at, typed), fmt::format("\"{}\" is a figure of a dataset that this section uses", typed),
                    fmt::format("write {{{{ {} }}}}, so that the two cannot come to differ", offer->expression));
      at = end;
    }
  }

  // "table known by area", "known[area=powys] | share".
  const ResolvedDataset* beside(std::string_view placeholder) const {
    for (const std::string_view block : {"table ", "chart "})
      if (placeholder.starts_with(block)) placeholder.remove_prefix(block.size());
    placeholder = placeholder.substr(0, placeholder.find_first_of("[.| "));
    if (placeholder.starts_with("dataset/")) placeholder.remove_prefix(8);
    return figures_.find(placeholder);
  }

  // Where the number ends that begins here; `at` itself where none does.
  static std::size_t number_at(std::string_view text, std::size_t at) {
    constexpr std::string_view pound = "£";
    auto end = text.substr(at).starts_with(pound) ? at + pound.size() : at;
    if (end >= text.size() || !is_digit(text[end])) return at;
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool begins = !is_digit(before) && !is_letter(before) && before != '.' && before != '/' && before != '-' && before != ',';
    while (end < text.size() && (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
    for (const std::string_view word : {"%", " million", " miliwn", " filiwn", " billion", " biliwn"})
      if (text.substr(end).starts_with(word)) {
        end += word.size();
        break;
      }
    const char after = end < text.size() ? text[end] : ' ';
    const bool ends = !is_letter(after) && !(std::string_view("/-:").find(after) != std::string_view::npos && end + 1 < text.size() && is_digit(text[end + 1]));
    return begins && ends ? end : at;
  }

  // Whether it is likely to be that figure, and no year, date, number of a table or part of a phone number.
  static bool is_meant(std::string_view text, std::size_t at, std::size_t end, const Offers::Offer& offer) {
    const auto typed = text.substr(at, end - at);
    if (!is_digit(typed.front()) || typed.back() == '%') return !(typed.size() == 2 && typed.back() == '%');
    const auto digits = without_commas(typed).size();
    const bool has_comma = typed.find(',') != std::string_view::npos;
    if (digits == 1 || typed.front() == '0') return false;
    if (digits == 4 && !has_comma && (typed.starts_with("19") || typed.starts_with("20"))) return false;
    if (numbers_something(text.substr(0, at)) || next_to_digits(text, at, end)) return false;
    if (digits > 2) return true;
    return !offer.with_unit.empty() && offer.with_unit.size() > typed.size() && text.substr(at).starts_with(offer.with_unit);
  }

  static bool numbers_something(std::string_view before) {
    before = trim(before);
    const auto word = before.substr(before.find_last_of(" \n(") == std::string_view::npos ? 0 : before.find_last_of(" \n(") + 1);
    constexpr std::string_view words[] = {"Table", "Figure", "Section", "Appendix", "Chapter", "page", "table", "figure", "section", "paragraph", "chapter",
                                          "Tabl", "Ffigur", "Adran", "Atodiad", "Pennod", "tudalen", "tabl", "ffigur", "adran", "paragraff", "pennod"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }

  static bool next_to_digits(std::string_view text, std::size_t at, std::size_t end) {
    return (at > 1 && text[at - 1] == ' ' && is_digit(text[at - 2])) || (end + 1 < text.size() && text[end] == ' ' && is_digit(text[end + 1]));
  }

  static Position position(std::string_view text, FileId file, std::size_t at, std::string_view typed) {
    const auto before = text.substr(0, at);
    const auto line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {file, static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1), static_cast<std::uint32_t>(code_points(before.substr(line)) + 1),
            static_cast<std::uint32_t>(code_points(typed))};
  }

  const Publication& publication_;
  const Figures& figures_;
  const Messages& messages_;
  Diagnostics& found_;
};

}  // namespace

void offer_placeholders(const Publication& publication, const Figures& figures, const Messages& messages, Diagnostics& found) {
  TypedFigures(publication, figures, messages, found).run();
}

}  // namespace comisiynu
