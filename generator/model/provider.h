// The catalogue: providers and their services. What a person chooses by is dated, and one rating belongs to one
// service (the regulators rate services, not organisations).
#pragma once

#include "model/code_lists.h"
#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

struct Sort {
  static constexpr std::string_view kind = "sort";
  Plain cy, en;
  template <class V> static void describe(V& field) {
    field("cy", &Sort::cy, optional("the name to sort by in Welsh lists"));
    field("en", &Sort::en, optional("the name to sort by in English lists"));
  }
};

struct Registration {
  static constexpr std::string_view kind = "registration";
  Position at;
  Plain regulator, number;
  Link link;
  template <class V> static void describe(V& field) {
    field("regulator", &Registration::regulator, required("with whom: CIW"));
    field("number", &Registration::number, optional("under what number"));
    field("link", &Registration::link, optional("the entry in the regulator's register"));
  }
};

struct Contact {
  static constexpr std::string_view kind = "contact";
  Position at;
  Text role;
  Plain phone, email;
  Link website;
  template <class V> static void describe(V& field) {
    field("role", &Contact::role, optional("whom to ask for: a role, not a name"));
    field("phone", &Contact::phone, optional("a phone number").shaped(Shape::phone));
    field("email", &Contact::email, optional("an email address").shaped(Shape::email));
    field("website", &Contact::website, optional("a website"));
  }
};

struct PostalAddress {
  static constexpr std::string_view kind = "address";
  Position at;
  Text street, town;
  Plain postcode, uprn;
  bool redact = false;
  template <class V> static void describe(V& field) {
    field("street", &PostalAddress::street, optional("house and street").name());
    field("town", &PostalAddress::town, optional("village, town or city").name());
    field("postcode", &PostalAddress::postcode, optional("the postcode").shaped(Shape::postcode));
    field("uprn", &PostalAddress::uprn, optional("Unique Property Reference Number"));
    field("redact", &PostalAddress::redact, optional("true when the address must stay confidential: nothing of it is published"));
  }
};

struct Workforce {
  static constexpr std::string_view kind = "workforce";
  std::vector<Plain> languages;
  template <class V> static void describe(V& field) {
    field("languages", &Workforce::languages, optional("codes of the languages that staff speak: cy, en, bsl").shaped(Shape::language));
  }
};

struct Accreditation {
  static constexpr std::string_view kind = "accreditation";
  Position at;
  Text title, by;
  Date from;
  Link evidence;
  template <class V> static void describe(V& field) {
    field("title", &Accreditation::title, required("what was recognised").name());
    field("by", &Accreditation::by, optional("by whom").name());
    field("from", &Accreditation::from, optional("when"));
    field("evidence", &Accreditation::evidence, optional("where it can be checked"));
  }
};

struct Ages {
  static constexpr std::string_view kind = "ages";
  Optional<std::int64_t> from, to;
  template <class V> static void describe(V& field) {
    field("from", &Ages::from, optional("the youngest, in years"));
    field("to", &Ages::to, optional("the oldest, in years"));
  }
};

struct Vacancies {
  static constexpr std::string_view kind = "vacancies";
  Position at;
  Optional<std::int64_t> places;
  Date dated;
  template <class V> static void describe(V& field) {
    field("places", &Vacancies::places, required("how many places are free"));
    field("at", &Vacancies::dated, required("the day it was true"));
  }
};

struct Rating {
  std::string domain;
  Choice rating;
};

struct Inspection {
  static constexpr std::string_view kind = "inspection";
  Position at;
  Date dated;
  Link report;
  std::vector<Rating> ratings;
  template <class V> static void describe(V& field) {
    field("at", &Inspection::dated, required("the day of the inspection"));
    field("report", &Inspection::report, optional("the regulator's report"));
    field("ratings", &Inspection::ratings, optional("a rating for each theme: { well-being = \"good\" }").one_of(
        {"excellent", "good", "needs-improvement", "poor"}));
  }
};

struct Feedback {
  static constexpr std::string_view kind = "feedback";
  Position at;
  Optional<std::int64_t> count;
  Optional<double> score, out_of;
  Date dated;
  template <class V> static void describe(V& field) {
    field("count", &Feedback::count, optional("how many people gave it"));
    field("score", &Feedback::score, required("their average score"));
    field("out_of", &Feedback::out_of, optional("the best score; 5 where absent"));
    field("at", &Feedback::dated, optional("the day it was true"));
  }
};

struct Service {
  static constexpr std::string_view kind = "service";
  std::string id;
  Position at;
  Text name, hours, apply, eligibility;
  Ref<ServiceType> service_type;
  std::vector<Ref<ClientGroup>> client_groups;
  std::vector<Ref<Area>> areas;
  Ages ages;
  Optional<std::int64_t> places;
  Optional<Vacancies> vacancies;
  std::vector<Money> prices;
  std::vector<Choice> contract_types;
  Optional<bool> direct_payments;
  std::vector<Text> accessibility;
  Choice welsh;
  Optional<Inspection> inspection;
  Optional<Feedback> feedback;

  template <class V> static void describe(V& field) {
    field("id", &Service::id, required("a word, unique with its provider"));
    field("name", &Service::name, optional("what it is called, where the service type does not say it").name());
    field("service_type", &Service::service_type, required("the kind of service"));
    field("client_groups", &Service::client_groups, optional("whom it is for"));
    field("areas", &Service::areas, optional("where it is given"));
    field("ages", &Service::ages, optional("for which ages: { from, to }"));
    field("places", &Service::places, optional("how many people it has room for"));
    field("vacancies", &Service::vacancies, optional("free places and the day that was true: { places, at }"));
    field("price", &Service::prices, optional("{ GBP, to, per, from, includes }, or a list of them with names"));
    field("prices", &Service::prices, optional("the same as price, for several"));
    field("contract_types", &Service::contract_types, optional("how the council buys it").one_of(
        {"spot", "block", "cost-and-volume", "framework", "service-level-agreement", "grant", "partnership"}));
    field("direct_payments", &Service::direct_payments, optional("whether direct payments are taken"));
    field("hours", &Service::hours, optional("when it is open"));
    field("apply", &Service::apply, optional("how to get it"));
    field("eligibility", &Service::eligibility, optional("who can have it"));
    field("accessibility", &Service::accessibility, optional("what makes it easy to use: step-free, hearing loop, …"));
    field("welsh", &Service::welsh, optional("the Welsh-language offer").one_of({"active-offer", "some-staff", "none"}));
    field("inspection", &Service::inspection, optional("the last inspection: { at, report, ratings }"));
    field("feedback", &Service::feedback, optional("what people who use it say: { count, score, out_of, at }"));
  }
};

// What `comisiynu import` wrote of this file, and from where; see generator/import/provider_file.h.
struct Imported {
  static constexpr std::string_view kind = "imported";
  Position at;
  Plain from, key;
  Optional<bool> gone;
  std::vector<Plain> wrote;
  template <class V> static void describe(V& field) {
    field("from", &Imported::from, required("the register: CQC"));
    field("key", &Imported::key, optional("what the register knows it by: CQC 1-12345"));
    field("gone", &Imported::gone, optional("true when the register no longer has it"));
    field("wrote", &Imported::wrote, optional("the fields that the import wrote, each with a hash of what it wrote"));
  }
};

struct Provider {
  static constexpr std::string_view kind = "provider";
  std::string id;
  Position at;
  Text name, legal_name, about;
  Sort sort;
  Ref<Sector> sector;
  Optional<Registration> registration;
  Contact contact;
  PostalAddress address;
  Ref<Area> area;
  bool illustrative = false;
  Workforce workforce;
  std::vector<Accreditation> accreditations;
  Date checked, review_by;
  std::vector<Service> services;
  Optional<Imported> imported;

  template <class V> static void describe(V& field) {
    field("id", &Provider::id, required("a word that links refer to it by, and its part of the page's address"));
    field("name", &Provider::name, required("what people call it").name());
    field("sort", &Provider::sort, optional("the name to sort by, where it differs: { cy, en }"));
    field("legal_name", &Provider::legal_name, optional("the registered name").name());
    field("sector", &Provider::sector, required("who runs it"));
    field("registration", &Provider::registration, optional("with the regulator: { regulator, number, link }"));
    field("contact", &Provider::contact, required("a person to ask: { role, phone, email, website }"));
    field("address", &Provider::address, optional("where it is: { street, town, postcode, uprn, redact }"));
    field("area", &Provider::area, optional("the area it lies in"));
    field("illustrative", &Provider::illustrative, optional("true when it was made up as an example, and says so on the page"));
    field("about", &Provider::about, optional("what a family would want to know").rich());
    field("workforce", &Provider::workforce, optional("its staff: { languages }"));
    field("accreditations", &Provider::accreditations, optional("what it is recognised for: { title, by, from, evidence }"));
    field("checked", &Provider::checked, optional("the day these facts were last checked"));
    field("review_by", &Provider::review_by, optional("the day by which they must be checked again"));
    field("service", &Provider::services, required("its services"));
    field("imported", &Provider::imported, optional("kept by `comisiynu import`: not to be changed by hand"));
  }
};

}  // namespace comisiynu
