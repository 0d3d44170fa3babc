#pragma once

#include <string>

#include "page/site.h"

namespace comisiynu {

// ".well-known/security.txt" (RFC 9116), of what publication.toml says; check/security.cpp has seen that it is right.
// Requires settings.security.
std::string security_txt(const Site&);

}  // namespace comisiynu
