#include "base/html_words.h"
#include "opendata/hsds.h"

namespace comisiynu {

std::string plain_words(const Voice& voice, const Text& text) {
  Diagnostics said_by_the_page;
  const auto value = voice.rich(text, 3, said_by_the_page);
  return value.is_null() ? std::string() : words_of_html(value.words());
}

}  // namespace comisiynu
