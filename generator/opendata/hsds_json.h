// HSDS records as JSON: nested as the standard's API gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "opendata/hsds.h"

namespace comisiynu {

// The fields of a row, into an object that is open.
void write_fields(JsonWriter&, const HsdsRow&);

// The records of one organization, which must outlive this. What several of them repeat is written once.
class HsdsJson {
 public:
  explicit HsdsJson(const HsdsOrganization&);

  // Whole records, each with all that belongs to it. `location` only where there is one.
  std::string organization() const;
  const std::string& location() const { return location_; }
  std::string service(std::size_t) const;

  // As lists have them: only what there is one of. The last only for a service that is at the location.
  std::string organization_line() const { return "{" + organization_fields_ + "}"; }
  std::string service_line(std::size_t) const;
  std::string service_at_location_line(std::size_t) const;

 private:
  const HsdsOrganization& of_;
  std::string organization_fields_, organization_facts_, location_fields_;  // within an object
  std::string location_;
  std::vector<std::string> service_fields_;
};

// One page of a list in the standard's envelope; `contents` are written records with commas between.
std::string list_page(std::string_view contents, std::size_t size, std::size_t page, std::size_t pages, std::size_t total);

}  // namespace comisiynu
