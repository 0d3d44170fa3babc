// What easy-read pages of documents and of providers are made of.
#pragma once

#include "page/site.h"

namespace comisiynu {

Value word_value(const Voice&, const Term&);  // Word: a hard word and its meaning in easy words

// Idea. `html` is the sentences; `picture` the name of a pictogram, of which there may be none.
Value idea_value(const Voice&, std::string_view picture, std::string_view html, std::vector<Value> words);

}  // namespace comisiynu
