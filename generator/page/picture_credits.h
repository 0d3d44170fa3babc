// Which pictures a site shows, and whose they are.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "page/site.h"

namespace comisiynu {

// The ids of the pictograms that the site can show: those that authors name, and those that providers' easy-read pages and
// the frame of an edition use.
std::set<std::string, std::less<>> pictures_used(const Publication&);

// OwnPicture: one of an edition's own. A file that is not in the document's folder is told of.
Value own_picture_value(const Voice&, std::size_t document, const OwnPicture&, Diagnostics& found);

}  // namespace comisiynu
