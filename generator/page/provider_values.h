// Values about providers and their services, for every page that shows some.
#pragma once

#include "page/listed.h"
#include "page/site.h"

namespace comisiynu {

// The address as far as anybody may know it: null where the author gives none or keeps it confidential. No page may look
// at Provider::address but through this.
const PostalAddress* published_address(const Provider&);

// Kinds of service, each once, in the order of the services.
std::vector<const ItemValues*> kinds_of_service(const Voice&, const Provider&);

// What inspectors found, theme by theme, in the order of the publication's themes.
std::vector<std::pair<const ThemeValues*, const Choice*>> ratings_of(const Voice&, const Inspection&);

Object provider_brief(const Voice&, const Provider&, const PlannedPage&);  // ProviderBrief
Value provider_card(const Voice&, const Provider&, const PlannedPage&, const Listed&);  // ProviderCard
Object provider_value(const Voice&, const Provider&, const PlannedPage&);  // without `about`
Value service_value(const Voice&, const Service&);                       // Service
Value service_values(const Voice&, const Provider&);                     // [Service]

}  // namespace comisiynu
