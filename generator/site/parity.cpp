#include "site/parity.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/html_tag.h"
#include "base/text.h"

namespace comisiynu {

std::string_view name_of(CountedPart part) {
  constexpr std::string_view names[page_parts] = {"headings", "tables", "rows", "figures", "links", "downloads", "controls", "passages"};
  return names[static_cast<std::size_t>(part)];
}

std::string counted(std::size_t count, CountedPart part) {
  auto name = name_of(part);
  if (count == 1) name.remove_suffix(1);  // every name ends in -s
  return fmt::format("{} {}", count, name);
}

namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Calls each(tag) for every begin tag. What scripts and styles hold is no markup.
template <class Each>
void for_each_tag(std::string_view html, Each&& each) {
  for (auto at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    if (at + 1 >= html.size() || !letter(html[at + 1])) {
      ++at;
      continue;
    }
    const auto tag = html_tag_at(html, at);
    each(tag);
    if (tag.name == "script" || tag.name == "style") at = std::min(html.find(fmt::format("</{}", tag.name), at), html.size());
  }
}

bool is_file(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  for (const auto ending : {".csv", ".json", ".zip", ".pdf", ".xml", ".atom", ".ics", ".jsonl"})
    if (address.ends_with(ending)) return true;
  return false;
}

}  // namespace

PageParts parts_of(std::string_view html, Language language) {
  PageParts parts;
  for_each_tag(html, [&](const HtmlTag& tag) {
    const auto& name = tag.name;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') ++parts[CountedPart::headings];
    else if (name == "table") ++parts[CountedPart::tables];
    else if (name == "tr") ++parts[CountedPart::rows];
    else if (name == "img" || name == "svg") ++parts[CountedPart::figures];
    else if (name == "button" || name == "input" || name == "select" || name == "textarea" || name == "summary") ++parts[CountedPart::controls];
    else if (name == "a")
      if (const auto address = tag.attribute("href")) ++parts[tag.attribute("download") || is_file(*address) ? CountedPart::downloads : CountedPart::links];
    const auto said = tag.attribute("lang");
    if (said && name != "html" && !said->empty() && !said->starts_with(language_code(language))) ++parts[CountedPart::passages];
  });
  return parts;
}

bool is_by_letter(PageKind kind) {
  return kind == PageKind::providers || kind == PageKind::term || kind == PageKind::pair || kind == PageKind::glossary || kind == PageKind::references ||
         kind == PageKind::provider_easy_read;
}

std::vector<CountedPart> PagePair::differences() const {
  std::vector<CountedPart> differ;
  for (std::size_t i = 0; i < page_parts; ++i) {
    const auto part = static_cast<CountedPart>(i);
    const bool depends = part == CountedPart::passages || (by_letter && (part == CountedPart::headings || part == CountedPart::links));
    if (!depends && parts[Language::cy][part] != parts[Language::en][part]) differ.push_back(part);
  }
  return differ;
}

PerLanguage<PageParts> ParityReport::sums() const {
  PerLanguage<PageParts> sums;
  for (const auto& pair : pages)
    for (const Language language : languages)
      for (std::size_t i = 0; i < page_parts; ++i) sums[language].of[i] += pair.parts[language].of[i];
  return sums;
}

std::size_t ParityReport::unequal() const {
  return static_cast<std::size_t>(std::count_if(pages.begin(), pages.end(), [](const auto& pair) { return !pair.differences().empty(); }));
}

void check_parity(const ParityReport& report, Diagnostics& found) {
  for (const auto& pair : report.pages) {
    const auto differ = pair.differences();
    if (differ.empty()) continue;
    std::vector<std::string> parts;
    for (const auto part : differ)
      parts.push_back(fmt::format("{} in Welsh and {} in English", counted(pair.parts[Language::cy][part], part), pair.parts[Language::en][part]));
    found.error("parity", {}, fmt::format("{} and {} do not hold the same: {}", pair.address[Language::cy], pair.address[Language::en], join(parts, ", ")),
                "give both languages the same headings, tables, links and files");
  }
}

}  // namespace comisiynu
