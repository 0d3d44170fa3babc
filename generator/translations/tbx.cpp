// The glossary as TBX-Basic (ISO 30042:2019, DCA style): a concept a term, a section a language. In each the glossary's own term is
// preferred, its other forms are admitted, and what it says to avoid is deprecated.
#include <fmt/format.h>

#include "translations/xml_text.h"

namespace comisiynu {

namespace {

struct TermSection {
  Language language;
  const std::string& term;
  const std::string& definition;
  const ExchangeTerm::Others& others;
};

void term_section(pugi::xml_node parent, const std::string& term, std::string_view status) {
  auto node = parent.append_child("termSec");
  add_text(node, "term", term);
  add_text(node, "termNote", fmt::format("{}-admn-sts", status)).append_attribute("type") = "administrativeStatus";
}

void section(pugi::xml_node concept_entry, const TermSection& what) {
  if (what.term.empty() && what.others.also.empty() && what.others.avoid.empty()) return;
  auto node = concept_entry.append_child("langSec");
  node.append_attribute("xml:lang") = std::string(language_code(what.language)).c_str();
  if (!what.definition.empty()) add_text(node.append_child("descripGrp"), "descrip", what.definition).append_attribute("type") = "definition";
  if (!what.term.empty()) term_section(node, what.term, "preferredTerm");
  for (const auto& term : what.others.also) term_section(node, term, "admittedTerm");
  for (const auto& term : what.others.avoid) term_section(node, term, "deprecatedTerm");
}

}  // namespace

std::string as_tbx(const Exchange& exchange) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child("tbx");
  root.append_attribute("type") = "TBX-Basic";
  root.append_attribute("style") = "dca";
  root.append_attribute("xml:lang") = std::string(language_code(exchange.from)).c_str();
  root.append_attribute("xmlns") = "urn:iso:std:iso:30042:ed-2";
  auto header = root.append_child("tbxHeader");
  auto about = header.append_child("fileDesc");
  add_text(about.append_child("titleStmt"), "title", exchange.title);
  add_text(about.append_child("sourceDesc"), "p", "The publication's glossary");
  add_text(header.append_child("encodingDesc"), "p", "TBXBasicXCSV02.xcs").append_attribute("type") = "XCSURI";
  auto body = root.append_child("text").append_child("body");
  for (const auto& term : exchange.glossary) {
    auto entry = body.append_child("conceptEntry");
    entry.append_attribute("id") = term.id.c_str();
    section(entry, {exchange.from, term.source, term.definition, term.others});
    section(entry, {exchange.to, term.target, term.target_definition, term.target_others});
  }
  return written(document);
}

}  // namespace comisiynu
