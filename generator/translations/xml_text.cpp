#include "translations/xml_text.h"

#include <algorithm>
#include <sstream>

namespace comisiynu {

namespace {

bool holds_text(const pugi::xml_node& node) {
  const auto children = node.children();
  return node.attribute("xml:space") || std::string_view(node.name()) == "seg" ||
         std::any_of(children.begin(), children.end(), [](const auto& child) { return child.type() == pugi::node_pcdata; });
}

// Elements of elements on lines of their own. Where there is text among them, every blank is part of it.
void indent(pugi::xml_node node, const std::string& margin) {
  if (!node.first_child() || holds_text(node)) return;
  std::vector<pugi::xml_node> children(node.begin(), node.end());
  for (auto child : children) {
    indent(child, margin + "  ");
    node.insert_child_before(pugi::node_pcdata, child).set_value((margin + "  ").c_str());
  }
  node.append_child(pugi::node_pcdata).set_value(margin.c_str());
}

}  // namespace

std::string written(pugi::xml_document& document) {
  indent(document.document_element(), "\n");
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str() + "\n";
}

std::string xml_safe(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  return out;
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  auto node = parent.append_child(name);
  node.text().set(xml_safe(text).c_str());
  return node;
}

}  // namespace comisiynu
