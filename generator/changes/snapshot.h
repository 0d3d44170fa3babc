// An edition as the comparison of two reads it: every record field by field, every figure, the words of every section, and
// the addresses of all pages, in each language. A plain value: it knows nothing of the model, so that an edition of years
// ago can be compared with today's.
//
// It holds what the edition's pages show and no more. What disclosure control withholds, and an address that is kept
// confidential, is not in it: only that something is withheld there.
//
// On disk it is JSON, {"format": "comisiynu-snapshot", "version": 1, …}, the same bytes for the same edition. A program
// reads all versions up to its own; docs/what-changed.md describes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "language/language.h"

namespace comisiynu {

// Words in both languages; the same twice where they belong to none. Empty where there is no such language.
using Bilingual = PerLanguage<std::string>;

struct SnapshotField {
  std::string path;   // "status", "service.stays.places", "target.2027": once in its record
  std::string kind;   // of the part of the record that it stands in: "service"
  std::string key;    // what the model calls it: "places"
  Bilingual within;   // what the part is called: the service's name; may be empty
  Bilingual text;     // as pages show it
  std::optional<double> number;
  bool money = false;     // the number is pounds
  bool withheld = false;  // there is something here, or below this path, that nobody may know
  // Of a reference to other records of the snapshot: "document/strategy", "need/breaks; need/days". What those are called is
  // told of where they stand.
  std::string refers = {};
};

struct SnapshotRecord {
  std::string kind, id;
  Bilingual title, address;  // from the site's root, with its anchor; empty where it is on no page
  std::vector<SnapshotField> fields;
};

struct SnapshotFigure {
  std::string place;  // "value/powys/2026": once in its dataset
  Bilingual name;     // "Powys, 2026"
  Bilingual text;     // with its sign: "£28,851,000"; the mark where there is none
  std::optional<double> value;
  bool withheld = false;
};

struct SnapshotDataset {
  std::string id;
  Bilingual title, address;
  std::vector<SnapshotFigure> figures;
};

struct SnapshotSection {
  std::string document, id;
  Bilingual document_title, title, address;
  Bilingual text;  // plain words, a paragraph a line; without the tables and lists that records and figures make
};

// A page of the site. One that has another `above` it lists or divides what is found there too, and may go.
struct SnapshotPage {
  std::string id;     // "provider/glan-tywi", "document/strategy/needs", "term/area/powys"
  std::string above;  // may be empty
  Bilingual address;
};

// An address that led elsewhere already.
struct SnapshotMove {
  std::string from, to;  // an address, and the id of a page; empty where it is gone for good
  Bilingual reason;
};

struct Snapshot {
  std::string number;        // of the edition; may be empty
  std::string day;           // "2026-11-16"; may be empty
  Bilingual title;           // of the publication
  std::vector<SnapshotRecord> records;
  std::vector<SnapshotDataset> datasets;
  std::vector<SnapshotSection> sections;
  std::vector<SnapshotPage> pages;
  std::vector<SnapshotMove> moves;
};

std::string snapshot_json(const Snapshot&);

// Nothing, and an error at `at`, where it is no snapshot, is damaged, or was written by a later version.
std::optional<Snapshot> read_snapshot(std::string_view json, Position at, Diagnostics& found);

}  // namespace comisiynu
