// The printable files of an edition: each document, and its easy read, as one PDF in each language.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "page/editions.h"
#include "release/archive.h"

namespace comisiynu {

struct PrintJob {
  std::string page;  // path of the page's file within the site: "en/strategy/all/index.html"
  PrintedFile file;
};

struct Prints {
  std::string browser;  // "Chrome/156.0.8078.79"; empty where nothing could be printed
  std::vector<std::pair<PrintedFile, std::string>> files;  // with their bytes, in the order of the jobs
  bool no_browser = false;  // there is none on this machine: nothing was printed, and that is no fault
  std::string fault;    // why not everything was printed, one sentence; empty when all went well
};

// Prints each page of a site that will stand at `base_url` and whose files `read` gives by path. `told` hears how many are
// done. The same pages and the same browser, with the same fonts, give the same bytes: the day in them is `date`.
Prints print_pages(const std::vector<PrintJob>&, const std::string& base_url, const ReadFile& read, const Date& date,
                   const std::function<void(std::size_t done)>& told);

// A PDF of Chromium's without what differs from one printing to the next: its dates become `date`, its nodes are
// numbered from 1, and its id is made of its bytes. Nothing else changes, not even its length.
std::string settled_pdf(std::string pdf, const Date& date);

}  // namespace comisiynu
