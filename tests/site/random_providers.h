// Publications with any number of providers, and edits of them as officers and registers make them: for what must hold of all.
// The same seed gives the same publication and the same edits.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "fixture.h"

namespace comisiynu::test {

// small() with providers of two kinds of service in a town, its county and elsewhere, of whom some speak of others in their
// descriptions, and one may have an address that is confidential.
class RandomProviders {
 public:
  RandomProviders(unsigned seed, std::size_t providers);

  const Folder& folder() const { return folder_; }

  // Changes something, and says what.
  std::string edit();

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <std::size_t count>
  std::string any(const char* const (&words)[count]) { return words[below(count)]; }
  std::string provider(const std::string& id);
  std::string service(std::size_t number);
  std::string about();
  std::string new_id();
  void add();
  std::string edit_field();
  std::string edit_elsewhere();

  std::mt19937 random_;
  Folder folder_;
  std::vector<std::string> ids_;
};

}  // namespace comisiynu::test
