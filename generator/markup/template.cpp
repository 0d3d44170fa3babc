#include "markup/template.h"

#include <fmt/format.h>

#include <utility>

#include "base/parallel.h"
#include "markup/template_link.h"
#include "markup/template_parser.h"
#include "markup/template_render.h"
#include "markup/template_run.h"

namespace comisiynu {

struct TemplateSet::Compiled {
  templates::Linked linked;
  const Messages& messages;
};

TemplateSet::TemplateSet(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

TemplateSet TemplateSet::compile(std::vector<Folder> folders, const Messages& messages, Diagnostics& diagnostics, std::size_t jobs) {
  std::vector<std::vector<std::unique_ptr<templates::Template>>> parsed;
  for (auto& folder : folders) {
    auto& of_folder = parsed.emplace_back(folder.size());
    std::vector<Diagnostics> found(folder.size());
    parallel_for(folder.size(), jobs, [&](std::size_t i, std::size_t) { of_folder[i] = templates::parse(std::move(folder[i]), messages, found[i]); });
    for (auto& of_file : found) diagnostics.append(std::move(of_file));
  }
  return TemplateSet(
      std::make_unique<const Compiled>(Compiled{templates::link(std::move(parsed), diagnostics), messages}));
}

bool TemplateSet::has(std::string_view name) const { return compiled_->linked.names.contains(name); }

bool TemplateSet::render(std::string_view name, const Value& page, std::string_view about, Language language,
                         std::string& out, Diagnostics& diagnostics) const {
  const auto& pages = compiled_->linked.by_name;
  const auto found = pages.find(name);
  if (found == pages.end()) {
    diagnostics.error("template-missing", {},
                      has(name) ? fmt::format("the template \"{}\" has errors", name)
                                : fmt::format("there is no template \"{}\"", name),
                      about.empty() ? std::string() : fmt::format("on the page {}", about));
    return false;
  }
  templates::Run run(compiled_->messages, page, about, language, diagnostics);
  templates::render(run, *found->second, out);
  return run.errors == 0;
}

}  // namespace comisiynu
