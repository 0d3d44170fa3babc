// TMX 1.4b, the translation memory: every text that has a translation which holds. Marks are <ph>, <bpt> and <ept>.
#include <fmt/format.h>

#include "translations/match_codes.h"
#include "translations/xml_text.h"

namespace comisiynu {

namespace {

void variant(pugi::xml_node unit, Language language, const std::vector<InlinePart>& parts, const std::vector<std::size_t>& numbers) {
  auto node = unit.append_child("tuv");
  node.append_attribute("xml:lang") = std::string(language_code(language)).c_str();
  auto segment = node.append_child("seg");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    const auto number = std::to_string(numbers[i]);
    if (part.kind == InlinePart::Kind::words) {
      segment.append_child(pugi::node_pcdata).set_value(xml_safe(part.text).c_str());
      continue;
    }
    const bool whole = part.kind == InlinePart::Kind::whole;
    auto code = add_text(segment, whole ? "ph" : part.kind == InlinePart::Kind::open ? "bpt" : "ept", part.text);
    code.append_attribute(whole ? "x" : "i") = number.c_str();
    if (part.kind == InlinePart::Kind::open) code.append_attribute("x") = number.c_str();
    if (part.kind != InlinePart::Kind::close) code.append_attribute("type") = std::string(role_name(part.role)).c_str();
  }
}

}  // namespace

std::string as_tmx(const Exchange& exchange) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child("tmx");
  root.append_attribute("version") = "1.4";
  auto header = root.append_child("header");
  const std::string from(language_code(exchange.from));
  for (const auto& [name, value] : {std::pair{"creationtool", "comisiynu"}, {"creationtoolversion", "1"}, {"segtype", "block"}, {"o-tmf", "comisiynu"},
                                    {"adminlang", "en"}, {"srclang", from.c_str()}, {"datatype", "plaintext"}})
    header.append_attribute(name) = value;
  auto body = root.append_child("body");
  for (const auto& file : exchange.files)
    for (const auto& text : file.texts) {
      if (text.target.empty()) continue;
      auto unit = body.append_child("tu");
      unit.append_attribute("tuid") = text.id.c_str();
      add_text(unit, "prop", fmt::format("{}:{}", file.path, text.key)).append_attribute("type") = "x-context";
      variant(unit, exchange.from, text.source, code_numbers(text.source));
      variant(unit, exchange.to, text.target, matched_numbers(text.source, text.target));
    }
  return written(document);
}

}  // namespace comisiynu
