// What a page was made from, in few bytes: a page whose key is that of before is the page of before, byte for byte, and need
// not be made again.
//
// A page is a function of the values that its template is shown, and of what is the same for all pages of a site: its
// templates, messages, theme and options. What pages show of a provider (its card, its row in a comparison, all of it) is most
// of the work, and is a function of the provider's record and of the catalogue's words. So a key is the hash of the values
// with a hash of the record in the place of all that; and without tables and charts, where these are functions of what all
// keys have in them.
//
// A provider's own page may say something of other records, where an author's Markdown refers to them: NarrativeReferences
// (page/world.h) tells of such a page that its key will not do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "page/site.h"

namespace comisiynu {

struct PageGround {
  std::string shared;                // a hash of the options, and of all that is read but sections' texts and files of single providers
  std::string texts;                 // a hash of the sections' texts
  std::vector<std::string> records;  // a hash for each provider; empty where `shared` has its record
};

// Const: any thread.
class PageKeys {
 public:
  // The site, its voices and their shared values must outlive it; sizes of open data must be known.
  PageKeys(const Site&, const std::vector<Voice>&, const std::vector<Value>& shared, const PageGround&);
  PageKeys(const PageKeys&) = delete;
  PageKeys& operator=(const PageKeys&) = delete;

  // In the language of the voice of that index; empty for a page that something is wrong with.
  std::string of(const PlannedPage&, std::size_t voice) const;

 private:
  std::string frame_of_providers(const Voice&, const Value& shared, PageKind) const;

  const std::vector<Value>& shared_;
  const std::string texts_;
  StandIns stand_ins_;
  std::vector<Voice> voices_;        // with these
  std::vector<std::string> bases_;   // by voice: a hash of what all its pages can show
};

// Whether it is a page of one provider alone.
bool is_of_provider(PageKind);

}  // namespace comisiynu
