// The catalogue as the Open Referral Human Services Data Specification 3.0 (HSDS) has it, and so Open Referral UK 3.0,
// which is a part of it: a provider is an organization, its address a location, each of its services a service.
// https://docs.openreferral.org/en/v3.0.0/ and https://docs.openreferraluk.org/
//
// What the standard has no field for (places, vacancies, ratings, the Welsh-language offer) is an attribute with a term
// of a taxonomy of ours. What nobody knows is left out. Of a confidential address there is no location at all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "page/site.h"

namespace comisiynu {

// One record: fields of the standard, in its order. A field without a value is not there.
class HsdsRow {
 public:
  HsdsRow() = default;
  HsdsRow(std::string id) { set("id", std::move(id)); }
  HsdsRow& set(std::string_view field, std::string text) {
    if (!text.empty()) fields_.emplace_back(field, std::move(text));
    return *this;
  }
  HsdsRow& set(std::string_view field, double number) {
    fields_.emplace_back(field, number);
    return *this;
  }
  using Value = std::variant<std::string, double>;
  const std::vector<std::pair<std::string_view, Value>>& fields() const { return fields_; }
  const Value* find(std::string_view field) const;
  const std::string& id() const { return std::get<std::string>(fields_.front().second); }

 private:
  std::vector<std::pair<std::string_view, Value>> fields_;  // names are literals
};

struct HsdsTerm {
  HsdsRow row;
  std::string json;  // the same, written
};

struct HsdsAttribute {
  HsdsRow row;
  const HsdsTerm* term;
};

// The taxonomies that attributes take their terms from, in one language: the publication's own lists, and the facts.
class HsdsTaxonomies {
 public:
  HsdsTaxonomies(const Voice&, const Identifiers&);
  const std::vector<HsdsRow>& taxonomies() const { return taxonomies_; }
  const std::map<std::string, HsdsTerm, std::less<>>& terms() const { return terms_; }  // by code: "service-type/care-home"
  const HsdsTerm* find(std::string_view code) const;

 private:
  void taxonomy(std::string_view id, const std::string& name);
  void term(std::string_view id, const std::string& name);
  template <class Items> void terms(const Voice&, const Items&);

  const Identifiers& identifiers_;
  std::string taxonomy_, taxonomy_name_;  // that terms are being added to
  std::vector<HsdsRow> taxonomies_;
  std::map<std::string, HsdsTerm, std::less<>> terms_;
};

struct HsdsContact {
  HsdsRow contact;
  std::vector<HsdsRow> phones;
};

struct HsdsCost {
  HsdsRow row;
  std::vector<HsdsAttribute> attributes;
};

struct HsdsService {
  HsdsRow service;
  std::optional<HsdsContact> contact;
  std::vector<HsdsRow> schedules, areas, languages;
  std::vector<HsdsCost> costs;
  std::vector<HsdsAttribute> attributes;
  std::optional<HsdsRow> at_location;
};

struct HsdsLocation {
  HsdsRow location;
  std::vector<HsdsRow> addresses, accessibility;
};

struct HsdsOrganization {
  HsdsRow organization;
  std::vector<HsdsRow> identifiers;
  std::optional<HsdsContact> contact;
  std::vector<HsdsAttribute> attributes;
  std::optional<HsdsLocation> location;
  std::vector<HsdsService> services;
};

// Pure; any number of threads may ask at once. `index` is the provider's in the publication.
HsdsOrganization hsds_organization(const Voice&, const Identifiers&, const HsdsTaxonomies&, std::size_t index);

// A language's tag as BCP 47 has it, of what authors write: "cy", "bfi" for "bsl", "x-makaton".
std::string language_tag(std::string_view code);
// What an author wrote in Markdown, as plain words: paragraphs parted by an empty line.
std::string plain_words(const Voice&, const Text&);

}  // namespace comisiynu
