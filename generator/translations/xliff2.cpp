// XLIFF 2.1 (OASIS, 2018): each text a unit of one segment; marks that must stay are <ph/> and <pc>, their own text in
// <originalData>; glossary terms in the glossary module.
#include <fmt/format.h>

#include <map>

#include "translations/match_codes.h"
#include "translations/xml_text.h"

namespace comisiynu {

namespace {

constexpr const char* core = "urn:oasis:names:tc:xliff:document:2.0";
constexpr const char* glossary_module = "urn:oasis:names:tc:xliff:glossary:2.0";

class Unit {
 public:
  Unit(const ExchangeText& text, const ExchangeFile& file, pugi::xml_node parent) : text_(text), file_(file), node_(parent.append_child("unit")) {}

  void write() {
    node_.append_attribute("id") = text_.id.c_str();
    node_.append_attribute("name") = text_.key.c_str();
    glossary();
    notes();
    auto data = node_.append_child("originalData");
    auto segment = node_.append_child("segment");
    segment.append_attribute("id") = "s1";
    segment.append_attribute("state") = text_.target.empty() ? "initial" : text_.state == TextState::current ? "final" : "translated";
    content(segment.append_child("source"), {text_.source, code_numbers(text_.source)}, data);
    if (!text_.target.empty()) content(segment.append_child("target"), {text_.target, matched_numbers(text_.source, text_.target)}, data);
    if (!data.first_child()) node_.remove_child(data);
  }

 private:
  void glossary() {
    if (text_.terms.empty()) return;
    auto all = node_.append_child("gls:glossary");
    for (const auto& term : text_.terms) {
      auto entry = all.append_child("gls:glossEntry");
      add_text(entry, "gls:term", term.source);
      if (!term.target.empty()) add_text(entry, "gls:translation", term.target);
      if (!term.definition.empty()) add_text(entry, "gls:definition", term.definition);
    }
  }

  void notes() {
    auto all = node_.append_child("notes");
    for (const auto& note : notes_of(text_, file_)) add_text(all, "note", note).append_attribute("category") = "context";
    if (!text_.earlier.empty()) add_text(all, "note", text_.earlier).append_attribute("category") = "earlier-translation";
  }

  struct Numbered {
    const std::vector<InlinePart>& parts;
    std::vector<std::size_t> numbers;
  };

  std::string data_id(pugi::xml_node data, const std::string& text) {
    auto& id = data_[text];
    if (id.empty()) {
      id = fmt::format("d{}", data_.size());
      auto node = add_text(data, "data", text);
      node.append_attribute("id") = id.c_str();
      node.append_attribute("xml:space") = "preserve";
    }
    return id;
  }

  void content(pugi::xml_node into, const Numbered& what, pugi::xml_node data) {
    into.append_attribute("xml:space") = "preserve";
    for (std::size_t i = 0; i < what.parts.size(); ++i) {
      const auto& part = what.parts[i];
      const auto id = std::to_string(what.numbers[i]);
      switch (part.kind) {
        case InlinePart::Kind::words: into.append_child(pugi::node_pcdata).set_value(xml_safe(part.text).c_str()); break;
        case InlinePart::Kind::whole: {
          auto code = into.append_child("ph");
          code.append_attribute("id") = id.c_str();
          code.append_attribute("dataRef") = data_id(data, part.text).c_str();
          describe(code, part);
          break;
        }
        case InlinePart::Kind::open: {
          auto code = into.append_child("pc");
          code.append_attribute("id") = id.c_str();
          code.append_attribute("dataRefStart") = data_id(data, part.text).c_str();
          code.append_attribute("dataRefEnd") = data_id(data, closing_text(what.parts, i)).c_str();
          describe(code, part);
          into = code;
          break;
        }
        case InlinePart::Kind::close: into = into.parent(); break;
      }
    }
  }

  static void describe(pugi::xml_node code, const InlinePart& part) {
    const bool emphasis = part.role == InlinePart::Role::emphasis;
    code.append_attribute("type") = part.role == InlinePart::Role::link ? "link" : part.role == InlinePart::Role::image ? "image" : emphasis ? "fmt" : "other";
    code.append_attribute("canDelete") = emphasis ? "yes" : "no";
    code.append_attribute("canCopy") = "no";
  }

  const ExchangeText& text_;
  const ExchangeFile& file_;
  pugi::xml_node node_;
  std::map<std::string, std::string> data_;
};

}  // namespace

std::string as_xliff2(const Exchange& exchange) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  auto root = document.append_child("xliff");
  root.append_attribute("xmlns") = core;
  root.append_attribute("xmlns:gls") = glossary_module;
  root.append_attribute("version") = "2.1";
  root.append_attribute("srcLang") = std::string(language_code(exchange.from)).c_str();
  root.append_attribute("trgLang") = std::string(language_code(exchange.to)).c_str();
  std::size_t number = 0;
  for (const auto& file : exchange.files) {
    if (file.texts.empty()) continue;
    auto node = root.append_child("file");
    node.append_attribute("id") = fmt::format("f{}", ++number).c_str();
    node.append_attribute("original") = file.path.c_str();
    for (const auto& text : file.texts) Unit(text, file, node).write();
  }
  return written(document);
}

}  // namespace comisiynu
