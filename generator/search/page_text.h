// What a finished page says, for search: its title, and its text by headings. It is taken from the page as readers get it,
// so nothing that is withheld from them can be found. Pure: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

struct PagePart {
  std::string anchor;    // of its heading; empty for what stands before the first
  std::string heading;   // plain
  std::string text;      // plain, without the heading
  std::string text_lang; // of the text's beginning, where it is not the page's
};

struct PageText {
  std::string title;        // of the h1, plain
  std::string title_lang;   // where it is not the page's
  std::string description;
  std::string above;        // the page above it, from the breadcrumbs; empty when that is the front page
  std::vector<PagePart> parts;  // never empty
};

// Of well-formed HTML with a <main>. Navigation, controls, drawings, and what has the attribute data-unsearched or hidden
// are left out. When `divided`, h2 to h6 with an id begin a part of their own. An element with data-entry="anchor" always
// does, and its words are the heading.
PageText page_text(std::string_view html, bool divided);

}  // namespace comisiynu
