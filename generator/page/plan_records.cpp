// Where each record is found, and which records refer to it.
#include <fmt/format.h>

#include <algorithm>

#include "model/visit.h"
#include "page/plan_records.h"
#include "page/record_homes.h"

namespace comisiynu {

void RecordPlaces::find() {
  const auto table = [&](std::string_view, auto member, std::string_view) {
    using Record = typename std::remove_cvref_t<decltype(publication_.*member)>::value_type;
    if constexpr (is_in_thread<Record>) {
      place(publication_.*member);
      for (const auto& record : publication_.*member) follow(record);
    }
  };
  Publication::describe(table);
  for (const auto& document : publication_.documents) follow(document);
  find_others();
  code_list("area", TermKind::area, publication_.areas);
  code_list("client_group", TermKind::client_group, publication_.client_groups);
  code_list("service_type", TermKind::service_type, publication_.service_types);
  code_list("sector", TermKind::sector, publication_.sectors);
}

std::size_t RecordPlaces::document_index(const std::string& id) const {
  for (std::size_t i = 0; i < publication_.documents.size(); ++i)
    if (publication_.documents[i].id == id) return i;
  return nothing;
}

template <class Record>
void RecordPlaces::place(const std::vector<Record>& records) {
  auto& ids = plan_.records_[std::string(Record::kind)];
  for (const auto& record : records)
    ids.emplace(record.id, Place{plan_.page(home_of<Record>(), record.document ? document_index(record.document.id) : nothing),
                                 fmt::format("{}-{}", Record::kind, record.id), &record.title});
}

namespace {

// Only records show what refers to them; an area or a document would show everything.
template <class Target>
constexpr bool shows_referrers = is_in_thread<Target> || std::is_same_v<Target, Provider>;

template <class Add>
struct References {
  Add& add;
  void operator()(std::string_view, const AnyRef& reference, const FieldInfo&) const { add(reference.kind, reference.id); }
  template <class Target>
  void operator()(std::string_view, const Ref<Target>& reference, const FieldInfo&) const {
    if constexpr (shows_referrers<Target>) add(Target::kind, reference.id);
  }
  template <class Value>
  void operator()(std::string_view, const Value&, const FieldInfo&) const {}
};

}  // namespace

// Every reference of a record, as seen from what it refers to.
template <class Record>
void RecordPlaces::follow(const Record& record) {
  auto add = [&](std::string_view kind, const std::string& id) {
    if (id.empty()) return;
    auto& referrers = plan_.referrers_[fmt::format("{}/{}", kind, id)];
    const Referrer referrer{Record::kind, record.id};
    if (std::find(referrers.begin(), referrers.end(), referrer) == referrers.end()) referrers.push_back(referrer);
  };
  const References<decltype(add)> references{add};
  visit_record(record, references);
}

void RecordPlaces::find_others() {
  const auto& p = publication_;
  auto& terms = plan_.records_["glossary"];
  for (const auto& term : p.terms) terms.emplace(term.id, Place{plan_.page(PageKind::glossary), term.id, &term.term});
  auto& references = plan_.records_["ref"];
  for (const auto& reference : p.references) references.emplace(reference.id, Place{plan_.page(PageKind::references), reference.id, &reference.title});
  auto& datasets = plan_.records_["dataset"];
  for (std::size_t i = 0; i < p.datasets.size(); ++i) datasets.emplace(p.datasets[i].id, Place{plan_.page(PageKind::dataset, i), "", &p.datasets[i].title});
  auto& providers = plan_.records_["provider"];
  for (std::size_t i = 0; i < p.providers.size(); ++i) providers.emplace_hint(providers.end(), p.providers[i].id, Place{plan_.page(PageKind::provider, i), "", &p.providers[i].name});
  auto& documents = plan_.records_["document"];
  for (std::size_t i = 0; i < p.documents.size(); ++i) documents.emplace(p.documents[i].id, Place{plan_.page(PageKind::document, i), "", &p.documents[i].title});
}

// An item that no provider has leads to the page of all items of its kind.
template <class Item>
void RecordPlaces::code_list(std::string_view kind, TermKind term_kind, const std::vector<Item>& items) {
  auto& ids = plan_.records_[std::string(kind)];
  for (const auto& item : items) {
    const auto term = catalogue_.find(term_kind, item.id);
    const auto* page = term ? plan_.page(PageKind::term, *term) : plan_.page(PageKind::terms, static_cast<std::size_t>(term_kind));
    ids.emplace(item.id, Place{page, "", &item.name});
  }
}

}  // namespace comisiynu
