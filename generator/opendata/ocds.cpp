// The register of opportunities as the Open Contracting Data Standard 1.1 has it: a release an opportunity, whose stage is
// the opportunity's status.
#include <fmt/format.h>

#include <algorithm>

#include "base/json_writer.h"
#include "opendata/opportunities.h"
#include "page/days.h"

namespace comisiynu {

namespace {

// As the standard's closed code lists have it.
struct Stage {
  std::string_view status, tag, tender;
};
constexpr Stage stages[] = {{"planned", "planning", "planned"}, {"open", "tender", "active"}, {"closed", "tenderUpdate", "complete"}, {"awarded", "award", "complete"}};

const Stage& stage_of(const Opportunity& opportunity) {
  for (const auto& stage : stages)
    if (opportunity.status == stage.status) return stage;
  return stages[0];
}

// A framework and a dynamic market are set up in several ways: of those only the details are said.
std::string_view method_of(const Choice& procedure) {
  if (procedure == "open") return "open";
  if (procedure == "restricted" || procedure == "competitive") return "selective";
  return procedure == "direct" ? "direct" : "";
}

class Package {
 public:
  Package(const Site& site, const Identifiers& identifiers)
      : site_(site), identifiers_(identifiers), settings_(site.publication.settings), day_(publication_day(site.publication, site.options.date)) {
    for (const Language language : site.publication.languages) voices_.emplace_back(site, language);
    // The language of the fields without a suffix: English where there is one, as the standard takes for granted.
    for (std::size_t i = 0; i < voices_.size(); ++i)
      if (voices_[i].language() == Language::en) std::swap(voices_[0], voices_[i]);
  }

  std::string write() {
    json_.begin_object().field("uri", site_.options.base_url.empty() ? "urn:uuid:" + identifiers_.of("package", "ocds") : whole(ocds_file))
        .field("version", "1.1").field("publishedDate", timestamp(day_));
    json_.key("publisher").begin_object().field("name", voice().plain(settings_.publisher)).field_if("scheme", settings_.open_contracting.scheme.value)
        .field_if("uid", settings_.open_contracting.identifier.value).field_if("uri", site_.options.base_url).end_object();
    json_.field_if("license", licence_address(settings_));
    json_.key("releases").begin_list();
    for (const auto& opportunity : site_.publication.opportunities) release(opportunity);
    json_.end_list().end_object();
    return std::move(out_ += '\n');
  }

 private:
  const Voice& voice() const { return voices_.front(); }
  std::string whole(std::string_view path) const { return fmt::format("{}/{}", site_.options.base_url, path); }
  std::string buyer_id() const {
    const auto& given = settings_.open_contracting;
    return given.scheme && given.identifier ? fmt::format("{}-{}", given.scheme.value, given.identifier.value) : identifiers_.of("organization", "publisher");
  }

  // "title", and "title_cy" for each further language.
  template <class Say>
  void words(std::string_view name, Say say) {
    for (const auto& each : voices_) {
      const std::string text = say(each);
      json_.field_if(&each == &voice() ? std::string(name) : fmt::format("{}_{}", name, each.code()), text);
    }
  }
  void words(std::string_view name, const Text& text) { words(name, [&](const Voice& each) { return each.plain(text); }); }
  void day(std::string_view name, const Date& date) { if (date) json_.field(name, timestamp(date)); }
  void money(std::string_view name, std::int64_t pence) {
    json_.key(name).begin_object().field("amount", static_cast<double>(pence) / 100).field("currency", "GBP").end_object();
  }
  void organisation(std::string_view id, std::string_view name) { json_.begin_object().field("id", id).field("name", name).end_object(); }

  void release(const Opportunity& opportunity) {
    const auto changed = changed_on(site_.publication, opportunity);
    const auto& prefix = settings_.open_contracting.prefix.value;
    const auto uuid = identifiers_.of("opportunity", opportunity.id);
    json_.begin_object().field("ocid", prefix.empty() ? "urn:uuid:" + uuid : fmt::format("{}-{}", prefix, opportunity.id));
    json_.field("id", fmt::format("{}-{}-{}", opportunity.id, stage_of(opportunity).status, (changed ? changed : day_).iso()));
    json_.field("date", timestamp(changed ? changed : day_)).key("tag").begin_list().value(stage_of(opportunity).tag).end_list();
    json_.field("initiationType", "tender").field("language", voice().code());
    parties(opportunity);
    json_.key("buyer");
    organisation(buyer_id(), voice().plain(settings_.publisher));
    planning(opportunity);
    tender(opportunity, uuid);
    awards(opportunity);
    json_.end_object();
  }

  void parties(const Opportunity& opportunity) {
    const auto& given = settings_.open_contracting;
    json_.key("parties").begin_list().begin_object().field("id", buyer_id()).field("name", voice().plain(settings_.publisher));
    if (given.scheme && given.identifier)
      json_.key("identifier").begin_object().field("scheme", given.scheme.value).field("id", given.identifier.value)
          .field("legalName", voice().plain(settings_.publisher)).end_object();
    const auto& contact = settings_.contact;
    json_.key("contactPoint").begin_object().field_if("name", voice().plain(opportunity.contact.empty() ? contact.role : opportunity.contact))
        .field_if("email", contact.email.value).field_if("telephone", contact.phone.value).field_if("url", contact.website.address).end_object();
    json_.key("roles").begin_list().value("buyer").value("procuringEntity").end_list().end_object();
    for (const auto* supplier : suppliers(opportunity))
      json_.begin_object().field("id", identifiers_.of("organization", supplier->id)).field("name", voice().plain(supplier->name))
          .key("roles").begin_list().value("supplier").end_list().end_object();
    json_.end_list();
  }

  std::vector<const Contract*> contracts(const Opportunity& opportunity) const {
    std::vector<const Contract*> all;
    for (const auto& contract : site_.publication.contracts)
      if (contract.opportunity.id == opportunity.id && find(site_.publication.providers, contract.provider.id) != nullptr) all.push_back(&contract);
    return all;
  }

  // Each once.
  std::vector<const Provider*> suppliers(const Opportunity& opportunity) const {
    std::vector<const Provider*> all;
    for (const auto* contract : contracts(opportunity)) {
      const auto* provider = find(site_.publication.providers, contract->provider.id);
      if (std::find(all.begin(), all.end(), provider) == all.end()) all.push_back(provider);
    }
    return all;
  }

  void planning(const Opportunity& opportunity) {
    const auto* intention = find(site_.publication.intentions, opportunity.intention.id);
    json_.key("planning").begin_object();
    if (intention != nullptr) {
      words("rationale", intention->message.empty() ? intention->title : intention->message);
      if (intention->budget.at.line != 0) {
        json_.key("budget").begin_object().field("id", intention->id).field("description", voice().plain(intention->title));
        money("amount", intention->budget.pence);
        json_.end_object();
      }
    }
    if (opportunity.notice) {
      json_.key("milestones").begin_list().begin_object().field("id", "notice");
      words("title", [](const Voice& each) { return each.message("opportunity.notice"); });
      json_.field("type", "preProcurement");
      day("dueDate", opportunity.notice);
      json_.field("status", opportunity.status.value.empty() || opportunity.status == "planned" ? "scheduled" : "met").end_object().end_list();
    }
    json_.end_object();
  }

  void tender(const Opportunity& opportunity, const std::string& uuid) {
    json_.key("tender").begin_object().field("id", opportunity.notice_id ? opportunity.notice_id.value : uuid);
    words("title", opportunity.title);
    words("description", [&](const Voice& each) {
      const auto& volume = each.plain(opportunity.volume);
      if (!opportunity.illustrative) return volume;
      return volume.empty() ? each.message("record.illustrative_note") : fmt::format("{}\n{}", each.message("record.illustrative_note"), volume);
    });
    json_.field("status", stage_of(opportunity).tender).key("procuringEntity");
    organisation(buyer_id(), voice().plain(settings_.publisher));
    if (opportunity.value.at.line != 0) {
      if (opportunity.value.to) money("minValue", opportunity.value.pence);
      money("value", opportunity.value.to.value_or(opportunity.value.pence));
    }
    json_.field_if("procurementMethod", method_of(opportunity.procedure));
    if (opportunity.procedure) json_.field("procurementMethodDetails", voice().message("opportunity.procedures." + opportunity.procedure.value));
    json_.field("mainProcurementCategory", "services");
    period(contract_dates(opportunity));
    documents(opportunity);
    json_.end_object();
  }

  void period(const ContractDates& dates) {
    if (!dates.start) return;
    json_.key("contractPeriod").begin_object();
    day("startDate", dates.start);
    day("endDate", dates.end);
    day("maxExtentDate", dates.latest);
    json_.end_object();
  }

  void documents(const Opportunity& opportunity) {
    if (site_.options.base_url.empty()) return;
    json_.key("documents").begin_list();
    for (const auto& each : voices_)
      if (const auto address = opportunity_address(each, opportunity); !address.empty())
        json_.begin_object().field("id", fmt::format("page-{}", each.code())).field("documentType", opportunity.status == "planned" ? "plannedProcurementNotice" : "tenderNotice")
            .field("title", each.plain(opportunity.title)).field("url", address).field("format", "text/html").field("language", each.code()).end_object();
    json_.end_list();
  }

  // A contract's value is by the year, and how long it will run is not certain: no total is made up.
  void awards(const Opportunity& opportunity) {
    if (!(opportunity.status == "awarded")) return;
    const auto all = contracts(opportunity);
    if (all.empty()) return;
    json_.key("awards").begin_list();
    for (const auto* contract : all) {
      const auto* provider = find(site_.publication.providers, contract->provider.id);
      json_.begin_object().field("id", contract->id).field("title", voice().plain(contract->title)).field("status", "active").key("suppliers").begin_list();
      organisation(identifiers_.of("organization", provider->id), voice().plain(provider->name));
      json_.end_list();
      period({contract->start, contract->end, {}});
      json_.end_object();
    }
    json_.end_list();
  }

  const Site& site_;
  const Identifiers& identifiers_;
  const Settings& settings_;
  const Date day_;
  std::vector<Voice> voices_;
  std::string out_;
  JsonWriter json_{out_};
};

}  // namespace

std::string ocds_package(const Site& site, const Identifiers& identifiers) { return Package(site, identifiers).write(); }

}  // namespace comisiynu
