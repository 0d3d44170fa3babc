// What the preview says about a page and about what is wrong, as its script reads it.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "serve/live_site.h"

namespace comisiynu {

// { language, source: { file, line }, template, translated (percent), easy_read (score of 100), others: [{ name, lang, address }], records: [{ kind, id, file, line, anchor }], words: { … } }
std::string page_report_json(const SiteState&, const MadePage&, const Sources&);

// { language, words }: for what is no page of the site.
std::string words_json(const Messages&, Language);

// [{ severity, stops, waits, code, message, remedy, file, line, column, addresses: [{ lang, address }], anchor }], errors first; hints are
// left to the terminal. `stops` is there where a build would stop, and `waits` says whether the page is shown nevertheless. The addresses are of the page that shows what is at fault, as it
// last was, in each language that has the words; without a state there are none.
std::string findings_json(const Findings&, bool strict, const SiteState*, const Sources&);

}  // namespace comisiynu
