// What easy-read pages of documents and of providers are made of.
#pragma once

#include "page/site.h"

namespace comisiynu {

Value word_value(const Voice&, const Term&);  // Word: a hard word and its meaning in easy words

// Idea. `html` is the sentences; `picture` the name of a pictogram, of which there may be none.
Value idea_value(const Voice&, std::string_view picture, std::string_view html, std::vector<Value> words);

// The pictograms that pages say something by where no author chose one: of providers (provider_easy_read.cpp), and of the
// ways on and the contact of an edition.
inline constexpr std::string_view provider_pictures[] = {
    "asking", "bank-card", "cake", "calendar", "check", "counting", "door", "happy", "information", "internet", "language", "letter", "locked", "map", "money",
    "neutral", "people", "phone", "place", "private", "report", "review", "sad", "speaking", "star", "talking", "warning"};
inline constexpr std::string_view edition_pictures[] = {"asking", "book", "camera", "email", "form", "leaflet", "phone"};

}  // namespace comisiynu
