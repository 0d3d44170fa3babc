// PO, as gettext has it: each text with its key as context, its source as it is written, and what is out of date marked fuzzy.
#include <fmt/format.h>

#include "base/text.h"
#include "translations/exchange.h"

namespace comisiynu {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}

// Text of several lines is written a line to a line, after an empty one.
std::string entry(std::string_view keyword, const std::string& text) {
  const auto end = text.find('\n');
  if (end == text.npos || end + 1 == text.size()) return fmt::format("{} {}\n", keyword, quoted(text));
  std::string out = fmt::format("{} \"\"\n", keyword);
  for (std::size_t at = 0; at < text.size();) {
    const auto stop = std::min(text.find('\n', at), text.size() - 1) + 1;
    out += quoted(std::string_view(text).substr(at, stop - at)) + "\n";
    at = stop;
  }
  return out;
}

void comments(std::string& out, std::string_view mark, std::string_view text) {
  for (const auto line : lines_of(text)) out += fmt::format("{} {}\n", mark, line);
}

void write(std::string& out, const ExchangeText& text, const ExchangeFile& file) {
  out += '\n';
  for (const auto& note : notes_of(text, file)) comments(out, "#.", note);
  for (const auto& term : text.terms) comments(out, "#.", fmt::format("{} = {}", term.source, term.target));
  out += fmt::format("#: {}\n", text.place);
  const auto earlier = text.target.empty() ? text.earlier : put_together(text.target);
  if (text.target.empty() && !text.earlier.empty()) out += "#, fuzzy\n";
  out += entry("msgctxt", fmt::format("{}:{} {}", file.path, text.key, text.id));
  out += entry("msgid", put_together(text.source));
  out += entry("msgstr", earlier);
}

}  // namespace

std::string as_po(const Exchange& exchange) {
  const auto plural = exchange.to == Language::cy ? "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);" : "nplurals=2; plural=(n != 1);";
  std::string out = "msgid \"\"\nmsgstr \"\"\n";
  const auto head = [&](std::string_view name, std::string_view value) { out += quoted(fmt::format("{}: {}\n", name, value)) + "\n"; };
  head("Project-Id-Version", exchange.title);
  head("POT-Creation-Date", exchange.day + " 00:00+0000");
  head("PO-Revision-Date", exchange.day + " 00:00+0000");
  head("Last-Translator", "");
  head("Language-Team", language_name(exchange.to));
  head("Language", language_code(exchange.to));
  head("MIME-Version", "1.0");
  head("Content-Type", "text/plain; charset=UTF-8");
  head("Content-Transfer-Encoding", "8bit");
  head("Plural-Forms", plural);
  for (const auto& file : exchange.files)
    for (const auto& text : file.texts) write(out, text, file);
  return out;
}

}  // namespace comisiynu
