#include <fmt/format.h>

#include "base/text.h"
#include "page/pages.h"

namespace comisiynu {

std::string edition_address(const Messages& messages, Language language, std::string_view number) {
  return fmt::format("/{}/{}/{}/", language_code(language), messages.format(language, "address.editions"), number);
}

std::string edition_address(std::string_view number) { return fmt::format("/editions/{}/", number); }

// In the folder of the document or of its easy-read edition, by the name that both have in addresses: people keep the file.
std::string printed_path(const Plan& plan, const Messages& messages, const PlannedPage& page, Language language) {
  const bool easy = page.kind == PageKind::easy_read_whole;
  const std::string cover = plan.page(PageKind::document, page.subject)->address[language].substr(1);
  const auto parts = split(std::string_view(cover).substr(0, cover.size() - 1), '/');
  const std::string name(parts.back());
  return easy ? fmt::format("{}{}-{}.pdf", cover, name, messages.format(language, "address.easy_read")) : fmt::format("{}{}.pdf", cover, name);
}

std::vector<Printable> printables(const Site& site) {
  std::vector<Printable> all;
  for (const auto& page : site.plan.pages()) {
    if (page.kind != PageKind::whole && page.kind != PageKind::easy_read_whole) continue;
    const auto& document = site.publication.documents[page.subject];
    for (const Language language : site.publication.languages) {
      const bool easy = page.kind == PageKind::easy_read_whole;
      const auto& own = easy && !document.easy_read->title.empty() ? document.easy_read->title : document.title;
      auto title = own.shown(language);
      if (easy && document.easy_read->title.empty()) title = site.messages.format(language, "easy_read.title_of", {{"title", title}});
      all.push_back({&page, {printed_path(site.plan, site.messages, page, language), language, std::move(title)}});
    }
  }
  return all;
}

Value printed_download(const Voice& voice, const PlannedPage* page) {
  if (page == nullptr) return {};
  return download_if_made(voice, "PDF", printed_path(voice.site().plan, voice.site().messages, *page, voice.language()));
}

Value edition_of(const Voice& voice) {
  const auto& options = voice.site().options;
  if (options.edition.empty()) return {};
  const auto* list = voice.site().plan.page(PageKind::editions);
  return Object()
      .set("number", options.edition)
      .set("date", voice.date(options.date))
      .set("address", list == nullptr ? Value() : Value(voice.address(*list)));
}

namespace {

Value printed_of(const Voice& voice, const ListedEdition& edition) {
  std::vector<Value> files;
  const auto add = [&](const PrintedFile& file) {
    if (file.language != voice.language()) return;
    if (auto made = download_if_made(voice, "PDF", file.path, file.title); !made.is_null()) files.push_back(std::move(made));
  };
  if (edition.current)
    for (const auto& printable : printables(voice.site())) add(printable.file);
  for (const auto& file : edition.printed) add(file);
  return Value::list(std::move(files));
}

Value archives_of(const Voice& voice, const ListedEdition& edition) {
  std::vector<Value> files;
  for (const auto& path : edition.archives) {
    const auto format = path.ends_with("-pdf.zip") ? "edition.all_printed" : path.ends_with(".zip") ? "edition.zip" : "edition.tar_gz";
    if (auto made = download_if_made(voice, voice.message(format), path); !made.is_null()) files.push_back(std::move(made));
  }
  return Value::list(std::move(files));
}

Value edition_value(const Voice& voice, const ListedEdition& edition) {
  const auto& site = voice.site();
  const auto home = edition.current ? voice.address(*site.plan.page(PageKind::home))
                                    : voice.file(edition_address(site.messages, voice.language(), edition.number));
  const auto* now = edition.current ? site.plan.page(PageKind::changes) : nullptr;
  const auto& changes = now == nullptr ? edition.changes[voice.language()] : now->address[voice.language()];
  return Object()
      .set("number", edition.number)
      .set("date", voice.date(edition.date))
      .set("current", edition.current)
      .set("withdrawn", voice.phrase(edition.withdrawn))
      .set("address", edition.current || edition.kept ? Value(home) : Value())
      .set("changes", changes.empty() ? Value() : Value(voice.file(changes)))
      .set("archives", archives_of(voice, edition))
      .set("printed", printed_of(voice, edition));
}

}  // namespace

PageHead editions_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  std::vector<Value> editions;
  for (const auto& edition : voice.site().options.editions) editions.push_back(edition_value(voice, edition));
  page.set("editions", Value::list(std::move(editions)));
  const auto title = voice.message("edition.all");
  return {title, title, voice.message("edition.intro"),
          {voice.link(voice.message("site.home"), voice.address(*voice.site().plan.page(PageKind::home)))}};
}

}  // namespace comisiynu
