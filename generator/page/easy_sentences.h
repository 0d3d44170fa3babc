// The sentences of easy-read pages that are made from data: messages with facts in their places.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/site.h"

namespace comisiynu {

// A message's place with what stands there, as HTML.
struct Fact {
  std::string_view place;
  std::string html;
};

// Writes sentences as HTML: a message's words escaped, its places filled, and its **hard words** strong where the page
// explains them. Messages are those of easy_read.provider.
class Sentences {
 public:
  Sentences(const Voice& voice, bool explains) : voice_(voice), explains_(explains) {}

  std::string say(std::string_view name, std::initializer_list<Fact> facts = {}, std::optional<double> count = {}) const;

  // One sentence for as many items as it can hold, and further ones for the rest.
  std::vector<std::string> list(std::string_view name, const std::vector<std::string>& items) const;

 private:
  std::string strong(std::string text) const;

  const Voice& voice_;
  const bool explains_;
};

std::string link_to(const std::string& address, const std::string& words);

// "+44 1632 960100" as a link that dials it.
std::string link_to_phone(const std::string& phone);

// An author's words in a sentence; they say which language they are in where it is not the page's.
std::string html_of(const Voice&, const Text&);

// Each sentence a paragraph.
std::string paragraphs(const std::vector<std::string>& sentences);

}  // namespace comisiynu
