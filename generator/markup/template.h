// The template language: HTML with places for values, compiled once and rendered for every page. What a
// template's author may write stands in docs/templates.md; which values a page is given, in
// templates/README.md.
//
// Everything wrong with a template's text is found when the set is compiled: bad syntax, an unknown filter,
// message or template, a value where none can be safe. What depends on values is found while rendering: an
// unknown name, a value of the wrong kind, an address with a scheme that is not allowed. All are Diagnostics
// whose codes begin with "template-".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/sources.h"
#include "language/language.h"
#include "markup/value.h"

namespace comisiynu {

class Messages;

struct TemplateFile {
  std::string name;  // "provider.html", "partials/card.html": by this, templates refer to each other
  std::string text;
  FileId file = no_file;
};

// The templates of a site. Immutable once compiled: any number of threads may render at once.
class TemplateSet {
 public:
  using Folder = std::vector<TemplateFile>;

  // The program's own folder comes first. A file in a later folder takes the place of one of the same name in
  // those before it; if it extends or includes its own name, that means the one whose place it took.
  // `messages` are all loaded, and outlive the set. A template with errors is told of and cannot be rendered;
  // the others can.
  static TemplateSet compile(std::vector<Folder> folders, const Messages& messages, Diagnostics&, std::size_t jobs = 1);

  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  bool has(std::string_view name) const;

  // Appends the page to `out`, with messages in its language. `page` is an object: its fields are the names
  // that the template knows. `about` is the page's address, said in errors. The same arguments give the same
  // bytes. False when there were errors; what could be rendered is then in `out` all the same, for a preview.
  // One error stands for all of the same kind at the same place in the template: Diagnostics::sorted() keeps
  // the first of them that was added, so add those of different pages in the order of the pages.
  bool render(std::string_view name, const Value& page, std::string_view about, Language, std::string& out,
              Diagnostics&) const;

 private:
  struct Compiled;
  explicit TemplateSet(std::unique_ptr<const Compiled>);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace comisiynu
