// Files that editors, version control and file managers put beside what is written, and often take away again: nobody's content.
#pragma once

#include <string_view>

namespace comisiynu {

inline bool is_passing_file(std::string_view name) {
  for (const std::string_view end : {"~", ".swp", ".swx", ".tmp", ".bak", ".orig"})
    if (name.ends_with(end)) return true;
  return name.starts_with('.') || name.starts_with('#') || name == "Thumbs.db" || name == "desktop.ini";
}

}  // namespace comisiynu
