// Every file of open data, handed over as it is made: datasets' CSV, the catalogue in plain tables, in Open Referral's JSON
// and as a data package, and what describes them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "page/site.h"

namespace comisiynu {

// Called from any thread, with a path within the site; each path once.
using PutFile = std::function<void(const std::string& path, std::string_view bytes)>;

struct OpenDataOptions {
  std::size_t jobs = 1;
  bool standards = true;  // the catalogue as Open Referral UK and HSDS have it, too, and not as plain tables alone
};

// The sizes of all that was put. The same publication makes the same bytes, whatever `jobs`.
FileSizes put_open_data(const Site&, const OpenDataOptions&, const PutFile&);

// The files that are about one provider alone, in the language of the voice: some of those above, the same bytes.
void put_provider_data(const Voice&, std::size_t provider, const PutFile&);

// The table of one dataset in the language of the voice, and what describes it: some of those above, the same bytes.
void put_dataset_data(const Voice&, const ResolvedDataset&, const PutFile&);

// The tables of all providers and of their market in the language of the voice: some of those above, the same bytes.
void put_plain_tables(const Voice&, std::size_t jobs, const PutFile&);
bool is_plain_table(Language, std::string_view path);

// Open Referral's lists come in pages of so many records.
inline constexpr std::size_t records_on_a_page = 100;

}  // namespace comisiynu
