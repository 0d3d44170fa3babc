#include "page/world.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "page/blocks.h"

namespace comisiynu {

namespace {

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates, std::string otherwise, std::string_view rest = "") {
  const auto meant = nearest(word, candidates);
  return meant ? fmt::format("did you mean {}{}?", *meant, rest) : std::move(otherwise);
}

// What follows a scheme may not hold anything that ends an address or hides in it.
bool clean_address(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '<' || c == '>' || c == '\\'; });
}

thread_local std::size_t references = 0;

}  // namespace

NarrativeReferences::NarrativeReferences() : before_(references) {}
bool NarrativeReferences::any() const { return references != before_; }

std::optional<std::string> SiteWorld::link(std::string_view target, Position at, Diagnostics& found) const {
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
    if (target.starts_with(scheme)) {
      if (target.size() > scheme.size() && clean_address(target)) return std::string(target);
      found.error("bad-address", at, fmt::format("{} is not an address", target), "copy the whole address from the browser");
      return std::nullopt;
    }
  if (target.starts_with('#')) {
    const auto anchor = target.substr(1);
    if (document_ != nothing && !section_address(document_, "", anchor, at, found)) return std::nullopt;
    return std::string(target);
  }
  ++references;
  const auto slash = target.find('/');
  const auto kind = target.substr(0, slash);
  const auto& kinds = Plan::link_kinds();
  if (slash == target.npos || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    const auto colon = target.find(':');
    if (colon != target.npos && colon < slash)
      found.error("link-scheme", at, fmt::format("links may not begin with {}:", target.substr(0, colon)),
                  "use https:, mailto:, tel: or a link inside the publication, such as provider/glan-tywi");
    else
      found.error("broken-link", at, fmt::format("\"{}\" is not a link this program knows", target),
                  did_you_mean(kind, kinds, "write the kind of record and its id (provider/glan-tywi), or an address that begins with https://",
                               slash == target.npos ? "" : target.substr(slash)));
    return std::nullopt;
  }
  return own_link(kind, target.substr(slash + 1), at, found);
}

// A link to a record, a document or a section of the publication.
std::optional<std::string> SiteWorld::own_link(std::string_view kind, std::string_view rest, Position at, Diagnostics& found) const {
  std::string_view anchor;
  if (const auto hash = rest.find('#'); hash != rest.npos) {
    anchor = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  if (kind == "section") {
    if (document_ != nothing) return section_address(document_, rest, anchor, at, found);
    found.error("broken-link", at, "only a document's own text can link to a section by its id alone", "write document/<id>/<section>");
    return std::nullopt;
  }
  const auto& plan = voice_.site().plan;
  if (const auto slash = rest.find('/'); kind == "document" && slash != rest.npos) {
    const auto place = plan.find("document", rest.substr(0, slash));
    if (place) return section_address(place->page->subject, rest.substr(slash + 1), anchor, at, found);
    rest = rest.substr(0, slash);
  }
  const auto place = plan.find(kind, rest);
  if (!place) {
    if (voice_.publication().unread.contains(rest)) return std::nullopt;
    const auto name = kind == "glossary" ? "word in the glossary" : kind == "ref" ? "reference" : kind;
    found.error("broken-link", at, fmt::format("there is no {} called {}", name, rest),
                did_you_mean(rest, plan.ids(kind), fmt::format("check the id; no {} has one like it", name)));
    return std::nullopt;
  }
  const auto address = voice_.address(*place);
  if (address.empty())
    found.error("broken-link", at, fmt::format("the {} {} is on no page", kind, rest),
                fmt::format("place it in a section with a placeholder such as {{{{ {} }}}}", kind));
  return address.empty() ? std::nullopt : std::optional(address);
}

std::optional<std::string> SiteWorld::section_address(std::size_t document, std::string_view id, std::string_view anchor, Position at,
                                                      Diagnostics& found) const {
  if (!voice_.publication().documents[document].is_read()) return std::nullopt;
  const auto& plan = voice_.site().plan;
  const auto& sections = plan.documents()[document].sections;
  // "#anchor" alone is in the section that the text stands in.
  const auto index = id.empty() && document == document_ ? std::optional(section_) : plan.section(document, id);
  if (!index || *index >= sections.size()) {
    std::vector<std::string> ids;
    for (const auto& section : sections) ids.push_back(section.section->id);
    found.error("broken-link", at, fmt::format("the document {} has no section {}", voice_.publication().documents[document].id, id),
                did_you_mean(id, ids, fmt::format("its sections are {}", join(ids, ", "))));
    return std::nullopt;
  }
  if (!anchor.empty() && !sections[*index].narrative[voice_.language()]->has_anchor(anchor)) {
    std::vector<std::string> anchors;
    for (const auto& heading : sections[*index].narrative[voice_.language()]->headings()) anchors.push_back(heading.anchor);
    found.error("broken-link", at, fmt::format("the section {} has no place called #{}", sections[*index].section->id, anchor),
                did_you_mean(anchor, anchors, anchors.empty() ? "link to the section without #" : fmt::format("its places are #{}", join(anchors, ", #"))));
    return std::nullopt;
  }
  if (whole_ && document == document_)
    return anchor.empty() ? "#" + sections[*index].section->id : fmt::format("#{}", anchor);
  const auto* page = plan.page(PageKind::section, document, *index);
  return anchor.empty() ? voice_.address(*page) : fmt::format("{}#{}", voice_.address(*page), anchor);
}

std::string SiteWorld::figure(std::string_view written, Position at, Diagnostics& found) const {
  ++references;
  const auto expression = trim(written);
  if (is_block(expression)) {
    found.error("placeholder-place", at, fmt::format("{{{{ {} }}}} cannot stand inside a sentence", expression),
                "give it a paragraph of its own, with an empty line before and after");
    return {};
  }
  const auto& figures = voice_.site().figures;
  if (const auto meant = nearest(expression, block_names()); meant && figures.find(expression) == nullptr) {
    found.error("unknown-placeholder", at, fmt::format("there is no placeholder {{{{ {} }}}}", expression), fmt::format("did you mean {{{{ {} }}}}?", *meant));
    return {};
  }
  const auto figure = figures.in_prose(written, voice_.wording(), at, found);
  return figure ? figure->text : std::string();
}

std::string SiteWorld::block(std::string_view expression, int level, Position at, Diagnostics& found) const {
  ++references;
  return block_html(voice_, expression, level, document_, ids_, at, found);
}

std::optional<std::string> SiteWorld::image(std::string_view path, Position at, Diagnostics& found) const {
  const auto& images = voice_.site().images;
  if (document_ != nothing) {
    const auto name = voice_.publication().documents[document_].id + "/" + std::string(path);
    if (std::find(images.begin(), images.end(), name) != images.end()) return voice_.file("/assets/documents/" + name);
  }
  std::vector<std::string> here;
  const auto prefix = document_ == nothing ? std::string() : voice_.publication().documents[document_].id + "/";
  for (const auto& image : images)
    if (!prefix.empty() && image.starts_with(prefix)) here.push_back(image.substr(prefix.size()));
  found.error("missing-image", at, fmt::format("there is no picture {} in the document's folder", path),
              did_you_mean(path, here, "put the file in the document's images folder and write images/<name>"));
  return std::nullopt;
}

}  // namespace comisiynu
