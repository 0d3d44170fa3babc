// Rules over a whole publication: what no single file can show.
#pragma once

#include <set>
#include <string>

#include "base/diagnostics.h"
#include "model/publication.h"

namespace comisiynu {

struct CheckOptions {
  std::set<std::string> pictures;  // the pictograms that the theme has
  const Sources& sources;          // for the names of files
  Date date = {};                  // the day that is today; year 0: nothing is overdue
};

// All families of checks. Pure; safe from any thread. Returns how many warnings were accepted in the data.
std::size_t check_publication(const Publication&, const CheckOptions&, Diagnostics& found);

// One family a file.
void check_ids(const Publication&, const CheckOptions&, Diagnostics& found);  // an id given twice
void check_references(const Publication&, Diagnostics& found);    // references to nothing
void check_translations(const Publication&, Diagnostics& found);  // text missing in a language
void check_placeholders(const Publication&, Diagnostics& found);  // figures asked for where none are worked out
void check_documents(const Publication&, Diagnostics& found);     // sections' files, and the parts a kind must have
void check_pictures(const Publication&, const CheckOptions&, Diagnostics& found);
void check_open_data(const Publication&, Diagnostics& found);     // what users of the data ask for beyond the standards
// Two or three letters (ISO 639), perhaps with a region or script after them (BCP 47); or one of the three ways of
// communicating that authors know by name: bsl, makaton, braille.
bool is_language_code(std::string_view code);
void check_security(const Publication&, const Date& today, Diagnostics& found);  // security.txt
void check_facts(const Publication&, Diagnostics& found);         // facts that contradict each other
void check_nouns(const Publication&, Diagnostics& found);         // nouns that lack a plural form
std::size_t check_thread(const Publication&, const Date& today, Diagnostics& found);  // the commissioning thread; how many were accepted

void check_personal_data(const Publication&, Diagnostics& found); // who somebody is, in a dataset

}  // namespace comisiynu
