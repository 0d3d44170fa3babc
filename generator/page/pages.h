// One function for each kind of page: from the publication to the values that its template shows
// (templates/README.md). The frame that all pages share is added by page.h.
#pragma once

#include "page/site.h"

namespace comisiynu {

// What a kind of page says about itself, for the frame around it.
struct PageHead {
  std::string title;             // plain words, for <title>
  Value heading;                 // phrase, the h1
  std::string description;       // may be empty
  std::vector<Value> breadcrumbs;  // links, without the page itself
  bool indexed = true;
  Value structured_data = {};      // JSON-LD; null for none
  std::string canonical = {};      // where it is read, when that is not here
};

// Each adds its template's values to `page`. A page that lacks something says so in diagnostics and is made all the same.
PageHead home_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead choose_language_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/document_pages.cpp
PageHead document_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead section_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead whole_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead policy_statements_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead actions_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead plan_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead registers_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/easy_read_pages.cpp
PageHead easy_read_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead easy_read_idea_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead easy_read_words_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead easy_read_whole_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead provider_easy_read_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/easy_read_lists.cpp: of all ways in, of a kind of service or an area, and of a pair
PageHead easy_read_list_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/provider_pages.cpp
Value term_value(const Voice&, std::size_t term, bool current);  // Term, of the catalogue's list of that index
std::string pair_name(const Voice&, std::size_t pair);       // "Care homes: Powys"
PageHead catalogue_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead terms_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead providers_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);  // all, of a term, and of a pair
PageHead provider_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/comparison_pages.cpp
PageHead comparison_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);  // of a pair
PageHead compare_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);     // of what the reader chooses

// page/market_pages.cpp
PageHead market_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);  // of all kinds of service, and of one

// page/data_pages.cpp
PageHead data_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead dataset_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/picture_credits.cpp
PageHead pictures_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/editions_page.cpp
PageHead editions_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

// page/reference_pages.cpp
PageHead glossary_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead references_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead accessibility_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead contact_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);
PageHead search_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);  // page/search_page.cpp
PageHead not_found_page(const Voice&, const PlannedPage&, Object& page, Diagnostics&);

}  // namespace comisiynu
