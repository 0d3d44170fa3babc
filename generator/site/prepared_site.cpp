#include "site/prepared_site.h"

#include "analysis/typed_figures.h"
#include "analysis/wording.h"
#include "base/parallel.h"
#include "check/check.h"
#include "site/earlier_edition.h"
#include "site/interface_files.h"
#include "site/kept_inputs.h"
#include "source/read_publication.h"

namespace comisiynu {

namespace {

SiteOptions site_options(const BuildOptions& given, const SiteInputs& inputs) {
  SiteOptions options;
  options.date = given.date;
  options.edition = given.edition;
  options.editions = given.editions;
  options.released = inputs.released;
  options.base_url = given.base_url.empty() ? inputs.publication.settings.address.address : given.base_url;
  while (options.base_url.ends_with('/')) options.base_url.pop_back();
  const auto host = options.base_url.find("://");
  const auto path = host == std::string::npos ? std::string::npos : options.base_url.find('/', host + 3);
  if (path != std::string::npos) options.base_path = options.base_url.substr(path);
  return options;
}

Figures figures_of(const SiteInputs& inputs, const BuildOptions& options, Diagnostics& found) {
  if (options.kept == nullptr) return figures(inputs.publication, found);
  std::vector<KeptFigures::Part> parts;
  for (const auto& file : inputs.parts) parts.push_back({file, file != nullptr && file->only_providers});
  return options.kept->figures.get(inputs.publication, parts, found);
}

std::shared_ptr<const PerLanguage<Order>> orders_of(const BuildOptions& options) {
  const auto make = [] { return std::make_shared<const PerLanguage<Order>>(PerLanguage<Order>{{Order(Language::cy), Order(Language::en)}}); };
  if (options.kept == nullptr) return make();
  auto& orders = options.kept->orders;
  if (orders == nullptr) orders = make();
  return orders;
}

// What the interface is made of: theme, messages, templates.
void read_interface(SiteInputs& inputs, KeptInputs& kept, const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  const auto own_theme = [&](const Disk& noting) { return own_theme_folder(options.theme, options.content, noting); };
  inputs.theme = kept.theme.get(disk, found, {}, [&](const Disk& noting, Diagnostics& said) {
    return read_theme({options.data + "/themes/default", options.data + "/pictograms", own_theme(noting)}, noting, sources, said);
  });
  const auto programs = kept.program_messages.get(disk, found, {}, [&](const Disk& noting, Diagnostics& said) {
    return read_program_messages(options.data, noting, sources, said);
  });
  inputs.messages = kept.messages.get(disk, found, {programs}, [&](const Disk& noting, Diagnostics& said) {
    return with_own_messages(*programs, own_theme(noting), noting, sources, said);
  });
  inputs.templates = kept.templates.get(disk, found, {inputs.messages}, [&](const Disk& noting, Diagnostics& said) {
    const auto own = own_theme(noting);
    return read_templates({options.data + "/templates", own.empty() ? "" : own + "/templates", options.templates}, *inputs.messages, noting, sources, said, options.jobs);
  });
}

}  // namespace

SiteInputs read_inputs(const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  KeptInputs nothing_yet;
  auto& kept = options.kept == nullptr ? nothing_yet : *options.kept;
  SiteInputs inputs;
  Diagnostics of_interface;
  parallel_for(2, options.jobs, [&](std::size_t part, std::size_t) {
    if (part == 0) inputs.publication = read_publication({options.content, options.jobs, options.kept == nullptr ? nullptr : &kept.files}, disk, sources, found);
    else read_interface(inputs, kept, options, disk, sources, of_interface);
  });
  found.append(std::move(of_interface));
  inputs.parts = kept.files.parts();
  inputs.images = document_images(options.content, inputs.publication, disk);
  if (has_easy_read(inputs.publication))
    inputs.easy_words = kept.easy_words.get(disk, found, {}, [&](const Disk& noting, Diagnostics& said) { return read_easy_words(options.data, noting, sources, said); });
  else inputs.easy_words = std::make_shared<const PerLanguage<EasyWords>>();
  inputs.released = read_editions_file(options.content, disk, sources, found);
  inputs.earlier = read_earlier_edition(options.earlier, inputs.publication, sources, found);
  return inputs;
}

PreparedSite::PreparedSite(SiteInputs inputs, const BuildOptions& options, Diagnostics& found)
    : inputs_(std::move(inputs)),
      date_(options.date),
      figures_(figures_of(inputs_, options, found)),
      orders_(orders_of(options)),
      catalogue_(make_catalogue(inputs_.publication, *orders_, options.jobs, options.date, options.kept == nullptr ? nullptr : &options.kept->names)),
      plan_(make_plan(inputs_.publication, catalogue_, *inputs_.messages, found,
                      {.editions = !options.editions.empty(),
                       .changes = inputs_.earlier.has_value(),
                       .narratives = options.kept == nullptr ? nullptr : &options.kept->narratives})),
      site_{inputs_.publication, figures_, *inputs_.messages, *inputs_.templates, *inputs_.theme,
            catalogue_, plan_, *orders_, inputs_.images, site_options(options, inputs_)} {
  prepare_catalogue(site_, options.jobs);
  compare_with_earlier(site_, inputs_.earlier, changes_, found);
  for (const Language language : inputs_.publication.languages) {
    voices_.emplace_back(site_, language);
    shared_.push_back(shared_values(voices_.back()));
  }
}

std::size_t PreparedSite::check(const Sources& sources, Diagnostics& found) const {
  CheckOptions options{{}, sources, date_};
  for (const auto& [name, pictogram] : inputs_.theme->pictograms) options.pictures.insert(name);
  return check_publication(inputs_.publication, options, found);
}

void PreparedSite::offer_placeholders(Diagnostics& found) const {
  comisiynu::offer_placeholders(inputs_.publication, figures_, *inputs_.messages, found);
}

EasyReadReport PreparedSite::check_easy_read(Sources& sources, Diagnostics& found) const {
  const auto figure = [&](std::string_view expression, Language language) {
    Diagnostics told_where_it_is_rendered;
    const auto said = figures_.in_prose(expression, Wording(language, *inputs_.messages, inputs_.publication), {}, told_where_it_is_rendered);
    return said ? said->text : std::string();
  };
  return comisiynu::check_easy_read(inputs_.publication, {*inputs_.easy_words, sources, figure}, found);
}

void PreparedSite::render(const PlannedPage& page, std::size_t voice, std::string& out, Diagnostics& found) const {
  render_page(voices_[voice], shared_[voice], page, out, found);
}

}  // namespace comisiynu
