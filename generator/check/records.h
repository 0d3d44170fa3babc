// Visits every record of a publication, whatever its kind. Internal to check/.
#pragma once

#include "model/publication.h"
#include "model/visit.h"

namespace comisiynu {

// Calls each(record) for every record of every table, then for documents and their easy-read editions.
template <class Each>
void for_each_record(const Publication& publication, Each&& each) {
  const auto table = [&](std::string_view, auto member, std::string_view) {
    for (const auto& record : publication.*member) each(record);
  };
  Publication::describe(table);
  for (const auto& document : publication.documents) each(document);
}

// The document a record belongs to, or nullptr.
template <class Record>
const Document* document_of(const Publication& publication, const Record& record) {
  if constexpr (std::is_same_v<Record, Document>) return &record;
  else if constexpr (requires { record.document.id; }) return find(publication.documents, record.document.id);
  else return nullptr;
}

}  // namespace comisiynu
