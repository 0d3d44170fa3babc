// Atom feeds in each language: what was published, the opportunities for providers, and the catalogue.
#pragma once

#include <string>

#include "page/feeds.h"

namespace comisiynu {

// The newest first, at most so many.
inline constexpr std::size_t entries_in_a_feed = 100;

std::string feed_xml(const Voice&, const Feed&);

}  // namespace comisiynu
