// Brings templates together: which template lies under another, which is included where, which block stands
// for which; and finds how each output is escaped at the place where its template is used. A partial that is
// included both in text and in an attribute is one tree with two ways of escaping.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "markup/template_context.h"
#include "markup/template_syntax.h"

namespace comisiynu::templates {

struct Page;

// One template's tree within a Page, with what depends on where it stands.
struct Layer {
  const Template* of = nullptr;
  std::vector<Escape> escapes;        // by output
  std::vector<const Page*> included;  // by inclusion
  struct Target {
    std::uint32_t layer = 0, block = 0;
  };
  std::vector<Target> blocks;  // by block: what stands in its place
};

// A template and those it lies upon, ready to be rendered from a given context.
struct Page {
  // The template itself, then what it extends, and so on. The last one's body is rendered.
  std::vector<Layer> layers;
};

// What a set of templates comes to.
struct Linked {
  std::vector<std::unique_ptr<const Template>> templates;
  std::vector<std::unique_ptr<const Page>> pages;
  std::map<std::string, const Page*, std::less<>> by_name;  // those that can be rendered
  std::set<std::string, std::less<>> names;                 // all there are
};

Linked link(std::vector<std::vector<std::unique_ptr<Template>>> folders, Diagnostics&);

}  // namespace comisiynu::templates
