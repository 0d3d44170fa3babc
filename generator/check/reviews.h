// Whom to write to because what the catalogue says of them is due to be checked: a table for a mail merge.
#pragma once

#include <string>

#include "language/messages.h"
#include "model/publication.h"

namespace comisiynu {

// RFC 4180, UTF-8, one row for each provider that has something to review on that day, those of one contact together:
// id, names and contact's role in both languages, email, phone, what is to be reviewed in both languages, and the day since
// when. Facts are due from the day after `review_by`; free places when they are older than `vacancies_fresh_days`.
std::string reviews_csv(const Publication&, const Messages&, const Date& today);

}  // namespace comisiynu
