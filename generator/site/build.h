// The whole way from a content folder to a finished site: read, check, plan, render, write.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "changes/earlier_edition.h"
#include "check/disclosure_report.h"
#include "check/easy_read.h"
#include "model/values.h"
#include "page/data_files.h"
#include "page/editions.h"
#include "site/confidential.h"
#include "site/parity.h"
#include "site/site_output.h"

namespace comisiynu {

struct KeptInputs;

struct BuildOptions {
  std::string content = "content";
  std::string output;     // empty: check everything and write nothing
  std::string data;       // the program's own folder: templates, themes
  std::string theme;      // a council's theme folder; content/theme where empty and there is one
  std::string templates;  // a council's templates, laid over the theme's
  std::string base_url;   // the publication's address where empty
  Date date;              // "today", for what is overdue; year 0: nothing is
  bool strict = false;    // warnings count as errors
  bool spelling = false;    // look for misspelt words
  bool standards = true;    // the catalogue as Open Referral UK and HSDS too; without, in plain tables alone
  std::string dictionaries; // of the two languages; the program's own where empty
  bool disclosure = false;  // report what disclosure control withholds
  bool parity = false;      // count what the pages of each language hold; what differs is an error
  std::optional<EarlierEdition> earlier;  // to say what changed since, and lead on from its addresses
  bool snapshot = false;  // take a snapshot, for a later edition's comparison
  std::size_t jobs = 1;
  bool remember = false;  // keep beside the output what was read and found, and make nothing again where that still holds
  std::string program;    // the program's own file, which is read too; may be empty
  std::string home;       // the home folder, which is never written over; may be empty
  KeptInputs* kept = nullptr;  // what a resident process keeps of all that it reads; see site/kept_inputs.h
  std::string edition;    // the number of the edition that is made; where not empty, what an edition requires is checked
  std::vector<ListedEdition> editions;  // all of them, newest first, for the page that lists them
  FileSizes sizes;        // of files that will stand in the site beside the build's own, which pages offer
};

// What is being done, for people who wait. Called from any thread, often; must be quick.
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

struct BuildOutcome {
  std::size_t pages = 0;      // in all languages together
  std::size_t kept_pages = 0; // of these, such as were what they were and were not made again
  std::size_t languages = 0;
  std::size_t accepted = 0;   // warnings that the content lets stand, with a reason
  bool content_fault = false; // errors in what authors wrote (or warnings, when strict): nothing was written
  WriteFault fault = WriteFault::none;
  std::size_t written = 0, removed = 0;
  DisclosureReport disclosure;  // where it was asked for
  EasyReadReport easy_read;
  std::string snapshot;         // as JSON, where it was asked for and nothing is wrong
  ParityReport parity;          // where it was asked for
  std::shared_ptr<const Confidential> confidential;  // masks what is said of the content; null where that could not be read
};

// Everything found goes to `found`. The site in `output` is the earlier one, untouched, unless the outcome has no fault.
BuildOutcome build_site(const BuildOptions&, Disk&, Sources&, Diagnostics& found, const Progress& = {});

// The folders that a build reads, and that nothing may be written to.
std::vector<std::string> inputs_of(const BuildOptions&);

// The same with another place for the files than the folder in `options.output`.
BuildOutcome build_site(const BuildOptions&, SiteOutput&, Disk&, Sources&, Diagnostics& found, const Progress& = {});

}  // namespace comisiynu
