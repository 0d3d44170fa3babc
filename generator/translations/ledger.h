// The ledger: what each translation was made from. It stands in the content folder, made for version control: for each file of
// texts a file of one short line a text, so that two people's work meets only where they worked on the same text.
//
//   translations/data/plan.toml.ledger
//     # What each translation was made from. Written by `comisiynu translations stamp`.
//     need/short-breaks.statement en 3fa81c22 9b1c03de
//
// A line is the text's key, the language that it was first written in, the hash of that text and the hash of its translation
// (text_hash). The file of a section's two languages is that of introduction.md. Lines are in the order of their keys, numbers in
// keys by their value. Lines that begin with # are left alone by those who read, and not kept by those who write.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "translations/texts.h"

namespace comisiynu {

struct Stamp {
  std::string key;
  Language source = Language::en;
  PerLanguage<std::string> hash;
};

struct LedgerFile {
  FileId file = no_file;
  std::vector<Stamp> stamps;
};

using Ledger = std::map<std::string, LedgerFile, std::less<>>;  // by the path of the texts' file

inline constexpr std::string_view ledger_folder = "translations", ledger_ending = ".ledger";

// Empty where there is none. A line that is not a stamp is told of and left out.
Ledger read_ledger(const std::string& content, const Disk&, Sources&, Diagnostics& found);
std::string ledger_text(std::vector<Stamp> stamps);
Stamp stamp_of(const TranslatedText&);

// Sets the states of a file's texts, the language that each was first written in where the ledger knows it, and the keys that are
// gone. A text that moved is known again by its hashes; one whose translation was changed after the stamp is current while its
// source is what it was, and unstamped when both have changed: nobody has said what it was made from.
void judge(TextFile&, const LedgerFile*);

}  // namespace comisiynu
