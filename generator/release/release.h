// From a content folder to a published edition: the site, with the earlier editions in it; the edition's archive; the
// printable files; the lists by which anybody can check them all. In the output folder:
//
//   site/                       what goes on the web server
//   <name>-<number>.tar.gz, .zip the edition to keep: its site without earlier editions and printed files, its snapshot,
//                               provenance.json and lists of its own. The same bytes for the same input on any machine
//   <name>-<number>-pdf.zip     the printed files, where they were made. Apart, since they are the same bytes only from the
//                               same version of Chromium with the same fonts
//   provenance.json, edition/snapshot.json  as in the archive
//   MANIFEST.json, SHA256SUMS   every file above: release/checksums.h
//
// All of it is put in place in one step, or none.
#pragma once

#include <string>

#include "release/provenance.h"
#include "site/build.h"

namespace comisiynu {

struct ReleaseOptions {
  BuildOptions build;      // with output, date and edition; warnings stop a release, whatever `strict` says
  std::string archives;    // the folder with the archives of earlier editions; empty for none
  bool print = true;       // make printed files, where a Chromium is
  Revision revision;       // of the content
  std::string program_version;
};

struct ReleaseOutcome {
  BuildOutcome build;
  std::size_t earlier = 0;  // editions that the site keeps beside this one
  std::size_t printed = 0;
  std::string not_printed;  // that there is no Chromium to print with, one sentence; empty where there is, or it was not asked for
};

// Reads `archives`, and never writes to it.
ReleaseOutcome make_release(const ReleaseOptions&, Disk&, Sources&, Diagnostics& found, const Progress& = {});

}  // namespace comisiynu
