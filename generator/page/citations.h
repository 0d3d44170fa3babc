// Where the documents use a set of figures, or cite a source.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "page/site.h"

namespace comisiynu {

struct PlaceInDocument {
  std::size_t document, section;
};

// The sections that show a dataset or quote a figure of it, in the documents' order.
std::vector<PlaceInDocument> uses_of(const Voice&, std::string_view dataset);

// "Section 2: Contracting", with the document's title where there are several documents.
Value section_link(const Voice&, PlaceInDocument);

// For each source that anything cites: links to the sections, figures and records that do, by the source's id.
std::map<std::string, std::vector<Value>, std::less<>> citations(const Voice&);

}  // namespace comisiynu
