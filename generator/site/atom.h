// Atom feeds (RFC 4287), written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// Addresses are whole, times as timestamp() has them, all else plain words. What may be empty says so.
struct AtomEntry {
  std::string id;  // "urn:uuid:…"
  std::string title, updated, address;
  std::string published;  // may be empty
  std::string summary;    // may be empty
  std::string category;   // may be empty
};

struct AtomFeed {
  std::string id, title, subtitle, updated;
  std::string author;
  std::string self, address;  // of the feed, and of the page that says the same to people
  std::string rights;         // may be empty
  std::string_view language;
  std::vector<AtomEntry> entries;
};

// Entries stand in the order given.
std::string atom_xml(const AtomFeed&);

}  // namespace comisiynu
