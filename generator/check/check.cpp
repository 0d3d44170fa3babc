#include "check/check.h"

namespace comisiynu {

std::size_t check_publication(const Publication& publication, const CheckOptions& options, Diagnostics& found) {
  check_ids(publication, options, found);
  check_references(publication, found);
  check_translations(publication, found);
  check_placeholders(publication, found);
  check_documents(publication, found);
  check_pictures(publication, options, found);
  check_facts(publication, found);
  check_open_data(publication, found);
  check_security(publication, options.date, found);
  check_personal_data(publication, found);
  check_nouns(publication, found);
  // A thread that is torn by a misspelt reference would be told of twice.
  if (found.has_errors()) return 0;
  return check_thread(publication, options.date, found);
}

}  // namespace comisiynu
