// Proof that what must stay confidential is in no byte of the site. An address with `redact = true` (a refuge's) never
// reaches a template; but an author may have written it in a description, and a theme may hold it. So every file is
// searched before it is handed to the writer, and a file that gives an address away is an error and no site is made.
//
// Words are compared, not bytes: whatever stands between them (spaces, hyphens, markup's signs, entities, percent signs of
// an address) is passed over, and capitals and the marks of letters do not matter. Costs nothing where nothing is confidential. Const: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/publication.h"

namespace comisiynu {

class Confidential {
 public:
  explicit Confidential(const Publication&);

  bool empty() const { return secrets_.empty(); }

  // Another where anything else would be found; empty where nothing is confidential.
  std::string hash() const;

  // Indices of the providers whose address the bytes give away: a street, postcode or UPRN anywhere; a town, or a street of
  // a single word, where the provider is named too. What the publication says openly (the town of another provider, an
  // area's name) gives nothing away.
  std::vector<std::size_t> given_away(std::string_view bytes) const;

  // The text with every such street, postcode, UPRN and town blacked out: for what is printed about the content.
  std::string masked(std::string_view text) const;

 private:
  enum class Role : std::uint8_t { telling, placing, naming };
  struct Secret {
    std::size_t provider;
    Role role;
    std::vector<std::uint64_t> words;  // hashes
  };
  struct Match {
    const Secret* secret;
    std::size_t from, to;
  };

  void add(std::size_t provider, Role, std::string_view text);
  void add_address(std::size_t provider, const PostalAddress&, const Publication&);
  template <class Found> void search(std::string_view, Found&&) const;

  std::vector<Secret> secrets_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_first_word_;
  std::vector<bool> first_words_ = std::vector<bool>(4096);  // a quick no, by the hash's lowest bits
};

}  // namespace comisiynu
