#include "site/atom.h"

#include <fmt/format.h>

#include "base/xml.h"

namespace comisiynu {

namespace {

void element(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) out += fmt::format("<{0}>{1}</{0}>\n", name, escape_xml(text));
}

void link(std::string& out, std::string_view relation, std::string_view type, std::string_view language, std::string_view address) {
  out += fmt::format("<link rel=\"{}\" type=\"{}\" hreflang=\"{}\" href=\"{}\"/>\n", relation, type, language, escape_xml(address));
}

}  // namespace

std::string atom_xml(const AtomFeed& feed) {
  std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", feed.language);
  element(out, "id", feed.id);
  element(out, "title", feed.title);
  element(out, "subtitle", feed.subtitle);
  element(out, "updated", feed.updated);
  out += fmt::format("<author><name>{}</name></author>\n", escape_xml(feed.author));
  link(out, "self", "application/atom+xml", feed.language, feed.self);
  link(out, "alternate", "text/html", feed.language, feed.address);
  element(out, "rights", feed.rights);
  for (const auto& entry : feed.entries) {
    out += "<entry>\n";
    element(out, "id", entry.id);
    element(out, "title", entry.title);
    element(out, "updated", entry.updated);
    element(out, "published", entry.published);
    link(out, "alternate", "text/html", feed.language, entry.address);
    if (!entry.category.empty()) out += fmt::format("<category term=\"{}\"/>\n", escape_xml(entry.category));
    element(out, "summary", entry.summary);
    out += "</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace comisiynu
