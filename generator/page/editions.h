// The editions of a publication as its pages list them, and where what belongs to them stands.
//
//   /<language>/editions/                the list of them
//   /<language>/editions/<number>/…      the pages of an earlier edition
//   /editions/<number>/…                 its files of no language: pictures, styles, data; its archive and printed files
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/language.h"
#include "language/messages.h"
#include "markup/value.h"
#include "model/values.h"

namespace comisiynu {

class Plan;
class Voice;
struct PlannedPage;
struct Site;

// A document or an easy-read edition as one printable file.
struct PrintedFile {
  std::string path;   // within the site: "cy/strategaeth/strategaeth.pdf"
  Language language = Language::en;
  std::string title;  // in that language
};

struct ListedEdition {
  std::string number;
  Date date;
  bool current = false;
  Text withdrawn;      // why; empty where it was not
  bool kept = false;   // its pages are in the site
  PerLanguage<std::string> changes;   // address of what changed in it; empty where nothing says
  std::vector<std::string> archives;  // paths within the site
  std::vector<PrintedFile> printed;   // of an earlier edition; those of the current one follow from the plan
};

// "/cy/argraffiadau/1.0/": below it stand the pages of that language. Without the base path.
std::string edition_address(const Messages&, Language, std::string_view number);
// "/editions/1.0/"
std::string edition_address(std::string_view number);

// The page that a printable file is made from, and the file.
struct Printable {
  const PlannedPage* page;
  PrintedFile file;
};
// Each document's single page and that of its easy-read edition, in each language, in the plan's order.
std::vector<Printable> printables(const Site&);
// The path of the file that is made from a `whole` or `easy_read_whole` page.
std::string printed_path(const Plan&, const Messages&, const PlannedPage&, Language);
// `download` of it; null where it was not made.
Value printed_download(const Voice&, const PlannedPage*);

// { number, date, address } of the edition that the site is; null where it is none.
Value edition_of(const Voice&);

}  // namespace comisiynu
