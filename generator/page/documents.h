// Values about a document that several kinds of page show.
#pragma once

#include "page/pages.h"

namespace comisiynu {

Value document_value(const Voice&, std::size_t document);      // Document
Value document_card(const Voice&, std::size_t document);       // DocumentCard
Value contents_value(const Voice&, std::size_t document, std::size_t current, bool whole);  // Contents
std::vector<Value> document_breadcrumbs(const Voice&, std::size_t document, bool with_cover);
std::string section_label(const Voice&, const PlannedSection&);  // "Section 2", "Appendix A", or nothing

}  // namespace comisiynu
