// Archives that are the same bytes for the same files, on any machine and day: entries in byte order of their paths, one
// time for all, no owner, one mode, nothing of the machine in any header, a fixed level of compression.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/values.h"

namespace comisiynu {

enum class Packing { tar_gz, zip };

// Reads the file of that path; false when it cannot.
using ReadFile = std::function<bool(const std::string& path, std::string& into)>;

struct Packed {
  std::string bytes;
  std::string fault;  // empty when all went well
};

// Every entry of a .tar.gz is of midnight (UTC) of `date`. The entries of a .zip are of 1 January 1980, the first day that
// its format can say: it keeps local time, which would differ from one machine to the next.
Packed pack(Packing, std::vector<std::string> paths, const ReadFile&, const Date& date);

// Hands over each file of an archive of either kind. Returns what is wrong with it, as the end of a sentence, or nothing.
// Folders are passed over; a link, or a path that leads out of the archive, is a fault.
std::string unpack(std::string_view bytes, const std::function<void(std::string path, std::string bytes)>& take);

// Seconds since 1970 of the day's midnight in UTC.
std::int64_t unix_time(const Date&);

}  // namespace comisiynu
