// What the commands that build share: reading their options, and printing what was found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "cli/build_command.h"

namespace comisiynu {

std::string counted(std::size_t count, std::string_view one, std::string_view many);  // "1 page", "2 pages"

// Each says on the terminal what is wrong with the command line, and is false then.
bool read_date(BuildCommand&);
Date today();  // by the clock in UTC: for what is handed to people, never for what is published
bool has_content(const BuildOptions&, const Disk&);
bool has_content(const std::string& content, std::string_view remedy, const Disk&);
void trim_slashes(std::string& folder);         // "content/" is "content"
bool read_options(BuildCommand&, const Disk&);  // both, the address, and the home folder

// In the command's format. What is confidential is not printed, though it stands in a line that is at fault.
void print_found(const BuildCommand&, const BuildOutcome&, const std::vector<Diagnostic>& found, Sources&);
// The same as text, for commands that build nothing; the content folder is read again for what is confidential in it.
void print_found(const Diagnostics& found, Sources&, const std::string& content, const Disk&);

}  // namespace comisiynu
