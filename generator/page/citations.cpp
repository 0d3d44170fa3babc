#include "page/citations.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "model/visit.h"
#include "page/documents.h"

namespace comisiynu {

namespace {

// The dataset that a placeholder is about: of `table known-by-age`, `known-by-age[area=powys].cost | share`.
std::string_view dataset_of(std::string_view placeholder) {
  if (is_block(placeholder)) {
    const auto words = split(placeholder, ' ');
    return words.size() > 1 && (words[0] == "table" || words[0] == "chart") ? words[1] : std::string_view();
  }
  return placeholder.substr(0, placeholder.find_first_of("[.| "));
}

constexpr std::string_view link_kind = "ref/";

// Calls each(id) for every link to a source in a section's Markdown: (ref/<id>), or <ref/<id>> and "[1]: ref/<id>".
template <class Each>
void for_each_citation(std::string_view markdown, Each&& each) {
  for (auto at = markdown.find(link_kind); at != markdown.npos; at = markdown.find(link_kind, at + 1)) {
    if (at == 0 || std::string_view("(< ").find(markdown[at - 1]) == std::string_view::npos) continue;
    const auto rest = markdown.substr(at + link_kind.size());
    each(rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-")));
  }
}

class Citations {
 public:
  explicit Citations(const Voice& voice) : voice_(voice) {}

  std::map<std::string, std::vector<Value>, std::less<>> find() {
    const auto& documents = voice_.site().plan.documents();
    for (std::size_t d = 0; d < documents.size(); ++d)
      for (std::size_t s = 0; s < documents[d].sections.size(); ++s) {
        const auto& section = documents[d].sections[s];
        std::set<std::string_view> seen;
        for_each_citation(section.section->text[section.shown_in[voice_.language()]], [&](std::string_view id) {
          if (!id.empty() && seen.insert(id).second) cited_[std::string(id)].push_back(section_link(voice_, {d, s}));
        });
      }
    const auto each = [&](std::string_view, auto member, std::string_view) {
      for (const auto& record : voice_.publication().*member) look_at(record);
    };
    Publication::describe(each);
    return std::move(cited_);
  }

 private:
  template <class Record>
  void look_at(const Record& record) {
    if constexpr (!std::is_same_v<Record, Provider>) {
      std::set<std::string> seen;
      visit_record(record, [&](std::string_view, const auto& value, const FieldInfo&) {
        using Kind = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Kind, AnyRef>) {
          if (value.kind == "ref") seen.insert(value.id);
        } else if constexpr (std::is_same_v<Kind, Text>) {
          const auto& words = value.shown(voice_.language());
          if (value.plain && words.starts_with(link_kind)) seen.insert(words.substr(link_kind.size()));
        }
      });
      for (const auto& id : seen)
        if (auto link = voice_.link_to(Record::kind, record.id); !link.is_null()) cited_[id].push_back(std::move(link));
    }
  }

  const Voice& voice_;
  std::map<std::string, std::vector<Value>, std::less<>> cited_;
};

}  // namespace

std::vector<PlaceInDocument> uses_of(const Voice& voice, std::string_view dataset) {
  std::vector<PlaceInDocument> places;
  const auto& documents = voice.site().plan.documents();
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (std::size_t s = 0; s < documents[d].sections.size(); ++s) {
      const auto& placeholders = documents[d].sections[s].narrative[voice.language()]->placeholders();
      if (std::any_of(placeholders.begin(), placeholders.end(), [&](const auto& placeholder) { return dataset_of(placeholder) == dataset; }))
        places.push_back({d, s});
    }
  return places;
}

Value section_link(const Voice& voice, PlaceInDocument place) {
  const auto& section = voice.site().plan.documents()[place.document].sections[place.section];
  const auto label = section_label(voice, section);
  auto name = label.empty() ? section.title(voice.language()) : fmt::format("{}: {}", label, section.title(voice.language()));
  if (voice.publication().documents.size() > 1) name = fmt::format("{} ({})", name, voice.plain(voice.publication().documents[place.document].title));
  return voice.link(name, voice.address(*voice.site().plan.page(PageKind::section, place.document, place.section)));
}

std::map<std::string, std::vector<Value>, std::less<>> citations(const Voice& voice) { return Citations(voice).find(); }

}  // namespace comisiynu
