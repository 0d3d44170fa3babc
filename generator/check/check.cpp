#include "check/check.h"

namespace comisiynu {

void check_publication(const Publication& publication, const CheckOptions& options, Diagnostics& found) {
  check_ids(publication, options, found);
  check_references(publication, found);
  check_translations(publication, found);
  check_documents(publication, found);
  check_pictures(publication, options, found);
  check_facts(publication, found);
}

}  // namespace comisiynu
