#include "site/site_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "changes/changes_json.h"
#include "opendata/hosts.h"
#include "page/filter_index.h"
#include "page/picture_credits.h"
#include "page/redirects.h"
#include "site/feeds.h"
#include "site/security_txt.h"
#include "site/site_search.h"
#include "site/sitemap.h"

namespace comisiynu {

namespace {

class Copier {
 public:
  Copier(const Disk& disk, Sources& sources) : disk_(disk), sources_(sources) {}

  void copy(const std::string& to, const std::string& from, const PutFile& put, Diagnostics& found) const {
    std::string bytes;
    if (const auto error = disk_.read(from, bytes))
      found.error("unreadable-file", {sources_.add(from, from), 0, 0, 0}, fmt::format("the file cannot be read: {}", error.message));
    else
      put(to, bytes);
  }

 private:
  const Disk& disk_;
  Sources& sources_;
};

// Of the library's hundreds, a site has those that it shows.
bool is_unused_picture(std::string_view name, const std::set<std::string, std::less<>>& used) {
  constexpr std::string_view folder = "pictograms/", ending = ".svg";
  if (!name.starts_with(folder) || !name.ends_with(ending)) return false;
  name.remove_prefix(folder.size());
  name.remove_suffix(ending.size());
  return !used.contains(name);
}

// The page that servers show for an address that is not there: in the first language, and then in the others.
void put_not_found(const PreparedSite& prepared, const PutFile& put, Diagnostics& found) {
  std::string out;
  auto page = *prepared.site().plan.page(PageKind::not_found);
  page.part = 1;
  prepared.render(page, 0, out, found);
  put("404.html", out);
}

// At each address where a page was read once, in the language that it was read in.
void put_moved_pages(const PreparedSite& prepared, const PutFile& put, Diagnostics& found) {
  const auto& site = prepared.site();
  for (std::size_t voice = 0; voice < prepared.voices().size(); ++voice)
    for (std::size_t i = 0; i < site.redirects.size(); ++i) {
      const auto& redirect = site.redirects[i];
      if (redirect.language != prepared.voices()[voice].language() || is_of_file(redirect)) continue;
      // In the other languages, what is read there now.
      PlannedPage page{PageKind::moved, i, 0, (redirect.to == nullptr ? site.plan.page(PageKind::home) : redirect.to)->address};
      page.address[redirect.language] = redirect.from;
      std::string out;
      prepared.render(page, voice, out, found);
      put(file_of(redirect.from), out);
    }
}

// What leads others here: feed readers, search engines, and whoever finds a weakness.
void put_finding_files(const PreparedSite& prepared, const PutFile& put) {
  const auto& site = prepared.site();
  if (site.publication.settings.security) put(".well-known/security.txt", security_txt(site));
  if (site.options.base_url.empty()) return;
  put_sitemap(site, put);
  put("robots.txt", robots_txt(site));
  for (const auto& voice : prepared.voices())
    for (const auto& feed : feeds_of(voice)) put(feed.path, feed_xml(voice, feed));
}

}  // namespace

std::vector<FileMaker> file_makers(const PreparedSite& prepared, const BuildOptions& options, const Disk& disk, Sources& sources) {
  const auto& site = prepared.site();
  const Copier copier(disk, sources);
  return {
      {"assets/", true, [&site, copier](const PutFile& put, Diagnostics& found) {
        const auto pictures = pictures_used(site.publication);
        for (const auto& file : site.theme.files) {
          if (is_unused_picture(file.name, pictures)) continue;
          if (file.path.empty()) put("assets/" + file.name, file.text);
          else copier.copy("assets/" + file.name, file.path, put, found);
        }
      }},
      {"assets/documents/", true, [&site, &options, copier](const PutFile& put, Diagnostics& found) {
        for (const auto& image : site.images) copier.copy("assets/documents/" + image, options.content + "/documents/" + image, put, found);
      }},
      {"404.html", true, [&prepared](const PutFile& put, Diagnostics& found) { put_not_found(prepared, put, found); }},
      {"", false, [&site](const PutFile& put, Diagnostics&) {
        for (const auto& [path, text] : host_files(site)) put(path, text);
      }},
      {"", false, [&prepared](const PutFile& put, Diagnostics& found) { put_moved_pages(prepared, put, found); }},
      {"", false, [&site](const PutFile& put, Diagnostics&) {
        if (site.changes != nullptr) put(std::string(changes_file), changes_json(*site.changes));
      }},
      {"", false, [&prepared](const PutFile& put, Diagnostics&) { put_finding_files(prepared, put); }},
      {"assets/catalogue/", false, [&site, jobs = options.jobs](const PutFile& put, Diagnostics&) {
        for (const Language language : site.publication.languages)
          for (const auto& file : filter_index(site, language, jobs)) put(file.path, file.text);
      }},
      {"assets/search/", false, [&site, &options, copier](const PutFile& put, Diagnostics& found) {
        const auto& languages = site.publication.languages;
        if (std::find(languages.begin(), languages.end(), Language::en) != languages.end())
          copier.copy("assets/search/stemmer.js", options.data + "/language/stemmer.js", put, found);
      }},
  };
}

FileMaker search_maker(const PreparedSite& prepared, const BuildOptions& options) {
  return {"assets/search/", false, [&prepared, &options](const PutFile& put, Diagnostics& found) {
    for (std::size_t voice = 0; voice < prepared.voices().size(); ++voice) {
      SiteSearch search(prepared, 1);
      search.add_all(voice, found);
      search.put_files(voice, options.jobs, put);
    }
  }};
}

}  // namespace comisiynu
