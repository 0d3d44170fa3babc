#include "site/check_site.h"

#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "base/parallel.h"
#include "check/terms.h"
#include "site/site_spelling.h"
#include "translations/rules.h"
#include "translations/texts.h"

namespace comisiynu {

SiteChecks check_site(const PreparedSite& prepared, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  SiteChecks checks;
  const auto& publication = prepared.publication();
  // They run beside one another; what they find stands in this order.
  const std::function<void(Diagnostics&)> families[] = {
      [&](Diagnostics& said) { checks.accepted = prepared.check(sources, said); },
      [&](Diagnostics& said) { prepared.offer_placeholders(said); },
      // These look for words in the files, of which one is held at a time.
      [&](Diagnostics& said) {
        checks.easy_read = prepared.check_easy_read(sources, said);
        check_avoided_terms(publication, sources, said);
        if (options.spelling) check_site_spelling(prepared, options, disk, sources, said);
        if (has_ledger(options.content, disk)) check_translation_states(take_inventory(publication, options.content, disk, sources, said), said);
      },
  };
  std::array<Diagnostics, std::size(families)> said;
  said.front() = std::move(found);  // the rules over the publication ask what was found before
  parallel_for(said.size(), options.jobs, [&](std::size_t family, std::size_t) { families[family](said[family]); });
  found = {};
  for (auto& of_family : said) found.append(std::move(of_family));
  checks.accepted += checks.easy_read.accepted;
  return checks;
}

}  // namespace comisiynu
