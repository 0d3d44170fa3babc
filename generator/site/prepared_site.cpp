#include "site/prepared_site.h"

#include "analysis/typed_figures.h"
#include "analysis/wording.h"
#include "check/check.h"
#include "site/earlier_edition.h"
#include "site/interface_files.h"
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

}  // namespace

SiteInputs read_inputs(const BuildOptions& options, const Disk& disk, Sources& sources, Diagnostics& found) {
  auto publication = read_publication({options.content, options.jobs, options.parsed}, disk, sources, found);
  const auto own_theme = own_theme_folder(options.theme, options.content, disk);
  auto theme = read_theme({options.data + "/themes/default", options.data + "/pictograms", own_theme}, disk, sources, found);
  auto messages = std::make_unique<const Messages>(read_messages(options.data, own_theme, disk, sources, found));
  auto templates = read_templates({options.data + "/templates", own_theme.empty() ? "" : own_theme + "/templates", options.templates},
                                  *messages, disk, sources, found);
  auto images = document_images(options.content, publication, disk);
  auto easy_words = has_easy_read(publication) ? read_easy_words(options.data, disk, sources, found) : PerLanguage<EasyWords>();
  auto released = read_editions_file(options.content, disk, sources, found);
  auto earlier = read_earlier_edition(options.earlier, publication, sources, found);
  return {std::move(publication), std::move(theme), std::move(messages), std::move(templates), std::move(images), std::move(easy_words), std::move(released), std::move(earlier)};
}

PreparedSite::PreparedSite(SiteInputs inputs, const BuildOptions& options, Diagnostics& found)
    : inputs_(std::move(inputs)),
      date_(options.date),
      figures_(comisiynu::figures(inputs_.publication, found)),
      orders_{{Order(Language::cy), Order(Language::en)}},
      catalogue_(make_catalogue(inputs_.publication, orders_, options.jobs, options.date)),
      plan_(make_plan(inputs_.publication, catalogue_, *inputs_.messages, found, {.editions = !options.editions.empty(), .changes = inputs_.earlier.has_value()})),
      site_{inputs_.publication, figures_, *inputs_.messages, inputs_.templates, inputs_.theme,
            catalogue_, plan_, orders_, inputs_.images, site_options(options, inputs_)} {
  prepare_catalogue(site_);
  compare_with_earlier(site_, inputs_.earlier, changes_, found);
  for (const Language language : inputs_.publication.languages) {
    voices_.emplace_back(site_, language);
    shared_.push_back(shared_values(voices_.back()));
  }
}

std::size_t PreparedSite::check(const Sources& sources, Diagnostics& found) const {
  CheckOptions options{{}, sources, date_};
  for (const auto& [name, pictogram] : inputs_.theme.pictograms) options.pictures.insert(name);
  const auto accepted = check_publication(inputs_.publication, options, found);
  offer_placeholders(inputs_.publication, figures_, *inputs_.messages, found);
  return accepted;
}

EasyReadReport PreparedSite::check_easy_read(Sources& sources, Diagnostics& found) const {
  const auto figure = [&](std::string_view expression, Language language) {
    Diagnostics told_where_it_is_rendered;
    const auto said = figures_.in_prose(expression, Wording(language, *inputs_.messages, inputs_.publication), {}, told_where_it_is_rendered);
    return said ? said->text : std::string();
  };
  return comisiynu::check_easy_read(inputs_.publication, {inputs_.easy_words, sources, figure}, found);
}

void PreparedSite::render(const PlannedPage& page, std::size_t voice, std::string& out, Diagnostics& found) const {
  render_page(voices_[voice], shared_[voice], page, out, found);
}

}  // namespace comisiynu
