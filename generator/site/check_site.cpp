#include "site/check_site.h"

#include "check/terms.h"
#include "site/site_spelling.h"
#include "translations/rules.h"
#include "translations/texts.h"

namespace comisiynu {

SiteChecks check_site(const PreparedSite& prepared, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  SiteChecks checks;
  checks.accepted = prepared.check(sources, found);
  checks.easy_read = prepared.check_easy_read(sources, found);
  checks.accepted += checks.easy_read.accepted;
  check_avoided_terms(prepared.publication(), sources, found);
  if (options.spelling) check_site_spelling(prepared, options, disk, sources, found);
  if (has_ledger(options.content, disk))
    check_translation_states(take_inventory(prepared.publication(), options.content, disk, sources, found), found);
  return checks;
}

}  // namespace comisiynu
