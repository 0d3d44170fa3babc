// Fills a plan with the places of all records, and with what refers to each. Internal to the plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/publication.h"
#include "page/catalogue.h"
#include "page/plan.h"

namespace comisiynu {

class RecordPlaces {
 public:
  // The plan's pages must be laid out.
  RecordPlaces(const Publication& publication, const Catalogue& catalogue, Plan& plan)
      : publication_(publication), catalogue_(catalogue), plan_(plan) {}
  void find();

 private:
  template <class Record>
  void place(const std::vector<Record>& records);
  template <class Record>
  void follow(const Record& record);
  void find_others();
  template <class Item>
  void code_list(std::string_view kind, TermKind, const std::vector<Item>& items);
  std::size_t document_index(const std::string& id) const;

  const Publication& publication_;
  const Catalogue& catalogue_;
  Plan& plan_;
};

}  // namespace comisiynu
