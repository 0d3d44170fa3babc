// XLIFF 1.2 (OASIS, 2008): each text a trans-unit; marks that must stay are <ph>, <bpt> and <ept>, with their own text inside.
#include <fmt/format.h>

#include "translations/match_codes.h"
#include "translations/xml_text.h"

namespace comisiynu {

namespace {

void content(pugi::xml_node into, const std::vector<InlinePart>& parts, const std::vector<std::size_t>& numbers) {
  into.append_attribute("xml:space") = "preserve";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    if (part.kind == InlinePart::Kind::words) {
      into.append_child(pugi::node_pcdata).set_value(xml_safe(part.text).c_str());
      continue;
    }
    const bool whole = part.kind == InlinePart::Kind::whole, open = part.kind == InlinePart::Kind::open;
    auto code = add_text(into, whole ? "ph" : open ? "bpt" : "ept", part.text);
    code.append_attribute("id") = std::to_string(numbers[i]).c_str();
    if (!whole) code.append_attribute("rid") = std::to_string(numbers[i]).c_str();
    if (part.kind != InlinePart::Kind::close) code.append_attribute("ctype") = part.role == InlinePart::Role::link ? "link" : fmt::format("x-{}", role_name(part.role)).c_str();
  }
}

void unit(pugi::xml_node parent, const ExchangeText& text, const ExchangeFile& file) {
  auto node = parent.append_child("trans-unit");
  node.append_attribute("id") = text.id.c_str();
  node.append_attribute("resname") = text.key.c_str();
  content(node.append_child("source"), text.source, code_numbers(text.source));
  if (!text.target.empty()) {
    auto target = node.append_child("target");
    content(target, text.target, matched_numbers(text.source, text.target));
    target.append_attribute("state") = text.state == TextState::current ? "final" : "translated";
  }
  for (const auto& note : notes_of(text, file)) add_text(node, "note", note);
  for (const auto& term : text.terms)
    add_text(node, "note", fmt::format("{} = {}{}{}", term.source, term.target, term.definition.empty() ? "" : ": ", term.definition)).append_attribute("from") = "glossary";
  if (!text.earlier.empty()) add_text(node, "note", text.earlier).append_attribute("from") = "earlier translation";
}

}  // namespace

std::string as_xliff1(const Exchange& exchange) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child("xliff");
  root.append_attribute("xmlns") = "urn:oasis:names:tc:xliff:document:1.2";
  root.append_attribute("version") = "1.2";
  for (const auto& file : exchange.files) {
    if (file.texts.empty()) continue;
    auto node = root.append_child("file");
    node.append_attribute("original") = file.path.c_str();
    node.append_attribute("source-language") = std::string(language_code(exchange.from)).c_str();
    node.append_attribute("target-language") = std::string(language_code(exchange.to)).c_str();
    node.append_attribute("datatype") = file.path.ends_with(".md") ? "x-markdown" : "plaintext";
    auto body = node.append_child("body");
    for (const auto& text : file.texts) unit(body, text, file);
  }
  return written(document);
}

}  // namespace comisiynu
