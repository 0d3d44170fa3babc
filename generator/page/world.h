// What an author's Markdown meets: the publication's links, figures and blocks.
#pragma once

#include "markup/narrative.h"
#include "page/blocks.h"
#include "page/site.h"

namespace comisiynu {

// While it lives, tells whether a text that this thread renders says something of other records than those that its page is of:
// a link to one, a figure, a block.
class NarrativeReferences {
 public:
  NarrativeReferences();
  bool any() const;

 private:
  std::size_t before_;
};

// Of one text on one page. Not shared between threads: it remembers which blocks it has set, for ids that must be unique.
class SiteWorld : public NarrativeWorld {
 public:
  // `document` and `section` are where the text stands, for links within a document; `whole` when it is on the page
  // that shows the document at once, so that links lead to places there.
  // All texts of one page share its ids.
  SiteWorld(const Voice& voice, PageIds& ids, std::size_t document = nothing, std::size_t section = nothing, bool on_whole_page = false)
      : voice_(voice), ids_(ids), document_(document), section_(section), whole_(on_whole_page) {}

  std::optional<std::string> link(std::string_view target, Position, Diagnostics&) const override;
  std::string figure(std::string_view expression, Position, Diagnostics&) const override;
  std::string block(std::string_view expression, int level, Position, Diagnostics&) const override;
  std::optional<std::string> image(std::string_view path, Position, Diagnostics&) const override;
  std::string message(std::string_view key) const override { return voice_.message(key); }

 private:
  std::optional<std::string> section_address(std::size_t document, std::string_view id, std::string_view anchor, Position, Diagnostics&) const;
  std::optional<std::string> own_link(std::string_view kind, std::string_view rest, Position, Diagnostics&) const;

  const Voice& voice_;
  PageIds& ids_;
  std::size_t document_, section_;
  bool whole_;
};

}  // namespace comisiynu
