// A finished page: its kind's values in the frame that all pages share, rendered.
#pragma once

#include "page/pages.h"

namespace comisiynu {

// Values that are the same on every page of one language: site, theme, assets, footer. Made once for each.
Value shared_values(const Voice&);

// A Contact as templates know it; the licence as a link; an address without what nobody reads aloud.
Value contact_of(const Voice&, const Contact&);
Value phone_address(const Contact&);  // what a telephone dials; null where there is none
Value licence_of(const Voice&);
std::string shown_address(std::string_view address);

// The name of the template that makes the page: "provider.html".
std::string_view template_of(PageKind);

// Where the page's file stands below the output folder: "en/providers/glan-tywi/index.html".
std::string file_of(std::string_view address);

// All values that its template is shown, standing on the shared ones.
Object values_of_page(const Voice&, const Value& shared, const PlannedPage&, Diagnostics& found);

// The page's HTML, appended to `out`. Pure: the same arguments give the same bytes.
void render_page(const Voice&, const Value& shared, const PlannedPage&, std::string& out, Diagnostics& found);

}  // namespace comisiynu
