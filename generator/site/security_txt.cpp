#include "site/security_txt.h"

#include <fmt/format.h>

#include "base/text.h"
#include "page/days.h"

namespace comisiynu {

std::string security_txt(const Site& site) {
  const auto& given = *site.publication.settings.security.value;
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("{}: {}\n", name, value);
  };
  for (const auto& contact : given.contacts) line("Contact", contact.value);
  line("Expires", timestamp(given.expires));
  line("Encryption", given.encryption.address);
  line("Acknowledgments", given.acknowledgments.address);
  std::vector<std::string> languages;
  for (const Language language : site.publication.languages) languages.emplace_back(language_code(language));
  line("Preferred-Languages", join(languages, ", "));
  if (site.options.base_url.starts_with("https://")) line("Canonical", site.options.base_url + "/.well-known/security.txt");
  line("Policy", given.policy.address);
  return out;
}

}  // namespace comisiynu
