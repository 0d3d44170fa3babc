// What a page was made from, in few bytes: a page whose key is that of before is the page of before, byte for byte, and need
// not be made again.
//
// A page is a function of the values that its template is shown, and of what is the same for all pages of a site: its
// templates, messages, theme and options. What pages show of a provider (its card, its row in a comparison, all of it) is most
// of the work, and is a function of the provider's record and of the catalogue's words. So a key is the hash of the values
// with a hash of the record in the place of all that. A page may say something else of other records too, where an author's
// Markdown refers to them; NarrativeReferences (page/world.h) tells of such a page that no key will do.
//
// Keys are made for pages of providers, of which a site has thousands, and for their lists. All others are made each time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "page/site.h"

namespace comisiynu {

struct PageGround {
  std::string shared;                // a hash of all that is read but the files of single providers, and of the options
  std::vector<std::string> records;  // a hash for each provider; empty where `shared` has its record
};

// Const: any thread.
class PageKeys {
 public:
  // The site, its voices and their shared values must outlive it; sizes of open data must be known.
  PageKeys(const Site&, const std::vector<Voice>&, const std::vector<Value>& shared, const PageGround&);
  PageKeys(const PageKeys&) = delete;
  PageKeys& operator=(const PageKeys&) = delete;

  // In the language of the voice of that index; empty for a page of which there is none.
  std::string of(const PlannedPage&, std::size_t voice) const;

 private:
  const std::vector<Value>& shared_;
  std::string frame_of_providers(const Voice&, const Value& shared, PageKind) const;

  std::vector<Value> stand_ins_;     // by provider
  std::vector<Voice> voices_;        // with these
  std::vector<std::string> bases_;   // by voice: a hash of what all its pages can show
};

// The pages whose keys are made.
bool has_key(PageKind);

}  // namespace comisiynu
