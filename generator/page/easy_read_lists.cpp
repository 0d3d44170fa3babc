// The catalogue in easy read: the ways in, and lists of providers by kind of service, by area, and by both.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "page/easy_read.h"
#include "page/easy_sentences.h"
#include "page/pages.h"
#include "page/provider_values.h"

namespace comisiynu {

namespace {

class EasyList {
 public:
  EasyList(const Voice& voice, const PlannedPage& planned) : voice_(voice), planned_(planned), text_(voice, false) {
    const auto& catalogue = voice.site().catalogue;
    if (planned.kind == PageKind::pair_easy_read) {
      kind_ = &catalogue.terms[catalogue.pairs[planned.subject].type];
      of_area_ = true;
    } else if (planned.kind == PageKind::term_easy_read) {
      const auto& term = catalogue.terms[planned.subject];
      of_area_ = term.kind == TermKind::area;
      if (!of_area_) kind_ = &term;
    }
  }

  // A list to go to, with the picture that it is known by.
  Value way(const Value& term, PageKind kind, std::size_t subject) const {
    const auto* page = voice_.site().plan.page(kind, subject);
    return Object().set("name", *term.find("name")).set("picture", *term.find("picture")).set("address", voice_.address(*page));
  }

  // Kinds of service or areas, whose lists have a provider.
  Value ways(TermKind kind, std::string_view title) const {
    const auto& catalogue = voice_.site().catalogue;
    std::vector<Value> items;
    for (std::size_t i = 0; i < catalogue.terms.size(); ++i)
      if (catalogue.terms[i].kind == kind) items.push_back(way(voice_.catalogue_values().terms[i], PageKind::term_easy_read, i));
    return group(title, std::move(items));
  }

  // The pairs that a list can be narrowed to: "Powys" among care homes, "Care homes" among what is in Powys.
  Value narrower(std::size_t term) const {
    const auto& catalogue = voice_.site().catalogue;
    const bool by_type = catalogue.terms[term].kind == TermKind::area;
    std::vector<Value> items;
    for (const auto i : voice_.catalogue_values().pairs_of[term]) {
      const auto& pair = catalogue.pairs[i];
      if (catalogue.terms[pair.other].kind != TermKind::area) continue;
      items.push_back(way(voice_.catalogue_values().terms[by_type ? pair.type : pair.other], PageKind::pair_easy_read, i));
    }
    return group(by_type ? "lists.by_kind" : "lists.by_area", std::move(items));
  }

  // One provider to a row: its name, what it is, where it is, and whom to ring.
  Value providers(const ProviderList& list) const {
    std::vector<Value> ideas;
    std::set<const ItemValues*> explained;
    const auto from = planned_.part * providers_on_an_easy_page;
    for (auto i = from; i < std::min(from + providers_on_an_easy_page, list.providers.size()); ++i) ideas.push_back(provider(list.providers[i], explained));
    return Value::list(std::move(ideas));
  }

  Value count(const ProviderList& list) const { return Value::html(text_.say("lists.count", {}, static_cast<double>(list.providers.size()))); }

  // What the kind of service that the list is of means; nothing where its name says it, or the list is of no kind.
  Value meaning() const {
    if (kind_ == nullptr) return {};
    const auto& kinds = voice_.catalogue_values().service_types;
    const auto found = kinds.find(kind_->id);
    return found == kinds.end() || found->second.easy == found->second.name ? Value() : meaning_of(found->second);
  }

  Value step(std::size_t part, std::size_t parts) const {
    if (part >= parts) return {};
    return Object().set("name", "").set("address", voice_.address(*voice_.site().plan.page(planned_.kind, planned_.subject, part))).set("lang", Value());
  }

 private:
  Value group(std::string_view title, std::vector<Value> items) const {
    return Object().set("title", text_.say(title)).set("items", Value::list(std::move(items)));
  }

  Value meaning_of(const ItemValues& kind) const { return Value::html(text_.say("meaning", {{"words", escape_html(kind.easy)}})); }

  // What the list is of needs no saying again. A kind of service with a hard name is bold where it first comes, and explained.
  Value provider(std::size_t index, std::set<const ItemValues*>& explained) const {
    if (const auto* stand_in = voice_.stand_in(index)) return *stand_in;
    const auto& provider = voice_.publication().providers[index];
    const auto& page = *voice_.site().plan.page(PageKind::provider_easy_read, index);
    std::vector<std::string> sentences{fmt::format("<strong><a href=\"{}\">{}</a></strong>", voice_.address(page), html_of(voice_, provider.name))};
    const auto kinds = kinds_of_service(voice_, provider);
    std::vector<Value> words;
    if (kind_ == nullptr && !kinds.empty()) {
      std::vector<std::string> names;
      for (const auto* kind : kinds) {
        const bool is_new = kind->easy != kind->name && explained.insert(kind).second;
        names.push_back(is_new ? fmt::format("<strong>{}</strong>", escape_html(kind->name)) : escape_html(kind->name));
        if (is_new) words.push_back(Object().set("id", "").set("term", kind->name).set("meaning", meaning_of(*kind)).set("picture", Value()));
      }
      sentences.push_back(text_.say("kind", {{"service", join(names, ", ")}}));
    }
    const auto& areas = voice_.catalogue_values().areas;
    if (const auto area = areas.find(provider.area.id); !of_area_ && area != areas.end())
      sentences.push_back(text_.say("in_area", {{"area", escape_html(area->second.easy)}}));
    if (provider.contact.phone) sentences.push_back(text_.say("phone", {{"phone", link_to_phone(provider.contact.phone.value)}}));
    return idea_value(voice_, picture(kinds), paragraphs(sentences), std::move(words));
  }

  std::string picture(const std::vector<const ItemValues*>& kinds) const {
    if (kind_ != nullptr && !kind_->picture.empty()) return kind_->picture;
    const auto known = std::find_if(kinds.begin(), kinds.end(), [](const auto* kind) { return !kind->picture.empty(); });
    return known == kinds.end() ? "information" : (*known)->picture;
  }

  const Voice& voice_;
  const PlannedPage& planned_;
  Sentences text_;
  const TermList* kind_ = nullptr;  // the kind of service that the list is of, if it is of one
  bool of_area_ = false;
};

PageKind ordinary(PageKind kind) {
  return kind == PageKind::term_easy_read ? PageKind::term : kind == PageKind::pair_easy_read ? PageKind::pair : PageKind::catalogue;
}

Value name_of_list(const Voice& voice, const PlannedPage& planned) {
  if (planned.kind == PageKind::term_easy_read) return *voice.catalogue_values().terms[planned.subject].find("name");
  if (planned.kind == PageKind::pair_easy_read) return pair_name(voice, planned.subject);
  return voice.message("easy_read.provider.lists.title");
}

std::string plain_name_of_list(const Voice& voice, const PlannedPage& planned) {
  if (planned.kind == PageKind::term_easy_read) return plain_name_of(voice, voice.site().catalogue.terms[planned.subject]);
  if (planned.kind == PageKind::pair_easy_read) return pair_name(voice, planned.subject);
  return voice.message("easy_read.provider.lists.title");
}

}  // namespace

PageHead easy_read_list_page(const Voice& voice, const PlannedPage& planned, Object& page, Diagnostics&) {
  const EasyList easy(voice, planned);
  const auto& values = voice.catalogue_values();
  const auto& plan = voice.site().plan;
  const bool of_term = planned.kind == PageKind::term_easy_read, of_pair = planned.kind == PageKind::pair_easy_read;
  const auto* list = of_term ? &values.lists[planned.subject] : of_pair ? &values.pairs[planned.subject] : nullptr;
  const auto parts = list == nullptr ? 0 : (list->providers.size() + providers_on_an_easy_page - 1) / providers_on_an_easy_page;
  std::vector<Value> ways;
  if (list == nullptr) ways = {easy.ways(TermKind::service_type, "lists.by_kind"), easy.ways(TermKind::area, "lists.by_area")};
  if (of_term) ways = {easy.narrower(planned.subject)};
  std::erase_if(ways, [](const Value& group) { return group.find("items")->items().empty(); });
  const auto* index = plan.page(PageKind::catalogue_easy_read);
  page.set("count", list == nullptr ? Value() : easy.count(*list));
  page.set("meaning", easy.meaning());
  page.set("ways", Value::list(std::move(ways)));
  page.set("providers", list == nullptr ? Value::list({}) : easy.providers(*list));
  page.set("previous", planned.part > 0 ? easy.step(planned.part - 1, parts) : Value());
  page.set("next", easy.step(planned.part + 1, parts));
  page.set("contents", list == nullptr ? Value() : Value(voice.address(*index)));
  page.set("full", voice.address(*plan.page(ordinary(planned.kind), planned.subject)));
  page.set("check", Value());
  auto crumbs = values.breadcrumbs;
  if (list != nullptr) crumbs.push_back(voice.link(voice.message("easy_read.title"), voice.address(*index)));
  return {voice.message("easy_read.title_of", {{"title", plain_name_of_list(voice, planned)}}), name_of_list(voice, planned), {}, std::move(crumbs)};
}

}  // namespace comisiynu
