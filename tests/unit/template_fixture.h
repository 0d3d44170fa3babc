// A set of templates as text, compiled and rendered in one line of a test. What is wrong comes as people would read it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk.h"
#include "base/sources.h"
#include "language/messages.h"
#include "markup/template.h"

namespace comisiynu::test {

class Templates {
 public:
  using Files = std::map<std::string, std::string>;

  explicit Templates(const std::string& page) : Templates(Files{{"page.html", page}}) {}
  explicit Templates(const Files& files, const Files& theme = {})
      : disk_(together(files, theme)), sources_(disk_) {
    Diagnostics found;
    messages_.load(R"(
[page]
title = { en = "Find care", cy = "Dod o hyd i ofal" }
greeting = { en = "Good day, {name}", cy = "Dydd da, {name}" }
route = { en = "From {from} to {to}", cy = "O {from} i {to}" }
vacancies.en = { zero = "No vacancies", one = "{count} vacancy", other = "{count} vacancies" }
vacancies.cy = { zero = "Dim lle gwag", one = "{count} lle gwag", two = "{count} le gwag", few = "{count} lle gwag", many = "{count} lle gwag", other = "{count} lle gwag" }
[status]
draft = { en = "Draft", cy = "Drafft" }
final = { en = "Final", cy = "Terfynol" }
)",
                   no_file, found);
    std::vector<TemplateSet::Folder> folders{folder("", files)};
    if (!theme.empty()) folders.push_back(folder("theme/", theme));
    set_ = std::make_unique<TemplateSet>(TemplateSet::compile(std::move(folders), messages_, found));
    errors_ = told(found);
  }

  // What is wrong with the templates themselves.
  const std::string& errors() const { return errors_; }

  // The page, or what went wrong instead.
  std::string render(Object page = {}, Language language = Language::en, std::string_view name = "page.html") {
    if (!errors_.empty()) return errors_;
    std::string out;
    Diagnostics found;
    const bool well = set_->render(name, std::move(page), "/en/page/", language, out, found);
    rendered_ = out;
    return well && found.empty() ? out : told(found);
  }
  // What the last rendering left, errors or not.
  const std::string& rendered() const { return rendered_; }

  const TemplateSet& set() const { return *set_; }

 private:
  static Files together(const Files& files, const Files& theme) {
    Files all = files;
    for (const auto& [name, text] : theme) all["theme/" + name] = text;
    return all;
  }
  TemplateSet::Folder folder(const std::string& at, const Files& files) {
    TemplateSet::Folder made;
    for (const auto& [name, text] : files) made.push_back({name, text, sources_.add(at + name, at + name)});
    return made;
  }
  std::string told(const Diagnostics& found) { return as_text(found.sorted(sources_), sources_); }

  MemoryDisk disk_;
  Sources sources_;
  Messages messages_;
  std::unique_ptr<TemplateSet> set_;
  std::string errors_, rendered_;
};

// A page of one template with one value, `x`.
inline std::string shown(const std::string& page, Value x = {}) {
  Object values;
  values.set("x", std::move(x));
  return Templates(page).render(std::move(values));
}

}  // namespace comisiynu::test
