#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "check/check.h"
#include "check/records.h"

namespace comisiynu {

namespace {

class ReferenceChecker {
 public:
  ReferenceChecker(const Publication& publication, Diagnostics& found) : publication_(publication), found_(found) {
    const auto table = [&](std::string_view, auto member, std::string_view) {
      using Record = typename std::remove_cvref_t<decltype(publication.*member)>::value_type;
      auto& ids = ids_[std::string(Record::kind)];
      for (const auto& record : publication.*member) ids.insert(record.id);
    };
    Publication::describe(table);
    for (const auto& document : publication.documents) ids_["document"].insert(document.id);
  }

  void check(std::string_view kind, const std::string& id, Position at) {
    if (id.empty()) return;
    const auto& known = ids_[std::string(kind)];
    if (known.contains(id) || publication_.unread.contains(id)) return;
    const std::vector<std::string> candidates(known.begin(), known.end());
    const auto meant = candidates.size() < 2000 ? nearest(id, candidates) : std::nullopt;
    const auto name = name_of(kind);
    found_.error("unknown-reference", at, fmt::format("there is no {} called {}", name, id),
                 meant ? fmt::format("did you mean {}?", *meant)
                 : kind == "document" ? "a document is called by the name of its folder in documents"
                 : known.empty() ? fmt::format("the publication has no {} yet: add [[{}]] with this id", name, table_of(kind))
                                 : fmt::format("add [[{}]] with this id, or refer to one that exists", table_of(kind)));
  }

  void check_any(const AnyRef& reference) {
    if (reference.kind.empty()) return;
    if (ids_.contains(reference.kind)) return check(reference.kind, reference.id, reference.at);
    std::vector<std::string> kinds;
    for (const auto& [kind, ids] : ids_) kinds.push_back(kind);
    const auto meant = nearest(reference.kind, kinds);
    found_.error("unknown-reference", reference.at, fmt::format("there is no kind of record called {}", reference.kind),
                 meant ? fmt::format("did you mean {}/{}?", *meant, reference.id) : fmt::format("kinds are {}", join(kinds, ", ")));
  }

 private:
  static std::string_view name_of(std::string_view kind) { return kind == "glossary" ? "word in the glossary" : kind == "ref" ? "reference" : kind; }
  static std::string_view table_of(std::string_view kind) {
    if (kind == "glossary") return "term";
    if (kind == "ref") return "reference";
    return kind;
  }

  const Publication& publication_;
  Diagnostics& found_;
  std::map<std::string, std::set<std::string>, std::less<>> ids_;
};

struct Visit {
  ReferenceChecker& checker;
  template <class Value>
  void operator()(std::string_view, const Value& value, const FieldInfo&) const {
    if constexpr (std::is_same_v<Value, AnyRef>) checker.check_any(value);
    else if constexpr (std::is_same_v<Value, Rating>) checker.check("quality_domain", value.domain, value.rating.at);
  }
  template <class Target>
  void operator()(std::string_view, const Ref<Target>& value, const FieldInfo&) const { checker.check(Target::kind, value.id, value.at); }
};

// A section of a checklist or a questionnaire is an item of one of the author's lists.
template <class Record>
void check_sections(const Publication& publication, const std::vector<Record>& records, std::string_view only_list, Diagnostics& found) {
  std::vector<std::string> items;
  for (const auto& list : publication.code_lists)
    if (only_list.empty() || list.id == only_list)
      for (const auto& item : list.items) items.push_back(item.id);
  for (const auto& record : records) {
    if (!record.section || std::find(items.begin(), items.end(), record.section.value) != items.end() ||
        publication.unread.contains(record.section.value))
      continue;
    const auto meant = nearest(record.section.value, items);
    found.error("unknown-reference", record.section.at, fmt::format("no code list has an item called {}", record.section.value),
                meant ? fmt::format("did you mean {}?", *meant)
                      : fmt::format("add it to a [[code_list]]{}", only_list.empty() ? "" : fmt::format(" with id = \"{}\"", only_list)));
  }
}

}  // namespace

void check_references(const Publication& publication, Diagnostics& found) {
  ReferenceChecker checker(publication, found);
  const Visit visit{checker};
  for_each_record(publication, [&](const auto& record) { visit_record(record, visit); });
  for (const auto& document : publication.documents)
    if (document.easy_read) visit_record(*document.easy_read, visit);
  check_sections(publication, publication.actions, "action-section", found);
  check_sections(publication, publication.standards, "", found);
}

}  // namespace comisiynu
