// Where a file of the site comes from: the authors' files, records, template and messages that it is made of, what links to
// it, and how it stands to the site that an earlier build left.
//
// Records and messages are found by marking them: each text bears a letter of its own that nobody writes (of Unicode's private
// use), the page is made once more, and the letters that are found in it say whose words it shows. So what is named is what
// came to be on the page, by whichever way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/disk.h"
#include "site/build.h"

namespace comisiynu {

struct ExplainedRecord {
  std::string kind, id;
  Position at;
};

// Against the list of the files that the earlier build made.
enum class Standing {
  unknown,    // no output folder was named, or it holds no site
  same,       // its bytes are the same: a build leaves it alone
  differs,    // a build writes it
  added,      // it was not made before: a build writes it
  left_over,  // it was made before and is not any more: a build removes it
  absent,     // neither made before nor now
};
std::string_view name_of(Standing);

struct Explanation {
  std::string path;           // within the site: "en/providers/glan-tywi/index.html"
  std::string address;        // of a page: "/en/providers/glan-tywi/"
  std::string template_name;  // of a page; empty for other files
  std::string meant;          // where the site has no such file, the address that is nearest
  Position source;            // where a page's own words stand
  std::vector<std::string> files;
  std::vector<ExplainedRecord> records;
  std::vector<std::string> templates, messages;
  std::vector<std::string> linked_from;  // addresses of pages
  Standing standing = Standing::unknown;
  bool is_made = false;
};

// `asked` is an address ("/en/contact/", "https://…/en/contact/"), or the file's path within the site or the output folder. Nothing where the
// content cannot be read; found says why.
std::optional<Explanation> explain(const std::string& asked, const BuildOptions&, const Disk&, Sources&, Diagnostics& found, const Progress& = {});

}  // namespace comisiynu
