#include "release/relocation.h"

#include <fmt/format.h>

#include <algorithm>

#include "page/page.h"
#include "site/sitemap.h"

namespace comisiynu {

namespace {

constexpr std::string_view of_the_host[] = {"404.html", "robots.txt", "_redirects", "_headers", ".htaccess", "staticwebapp.config.json", "redirects.map",
                                           ".well-known/", "feeds/"};

bool is_json_of_scripts(std::string_view path) { return path.starts_with("assets/") && path.ends_with(".json"); }

Language language_of(const std::string& path, std::string_view page, Language otherwise) {
  const auto html = page.find("<html");
  const auto lang = html == page.npos ? page.npos : page.find("lang=\"", html);
  if (lang != page.npos)
    if (const auto language = from_code(page.substr(lang + 6, 2))) return *language;
  const auto slash = path.find('/');
  return slash == path.npos ? otherwise : from_code(path.substr(0, slash)).value_or(otherwise);
}

// After the begin tag of the page's main part: there every template has one. After the body's where there is none.
std::size_t place_of_notice(std::string_view page) {
  for (const std::string_view tag : {"<main", "<body"}) {
    const auto at = page.find(tag);
    const auto end = at == page.npos ? page.npos : page.find('>', at);
    if (end != page.npos) return end + 1;
  }
  return 0;
}

std::string path_of_base(std::string_view address) {
  const auto host = address.find("://");
  const auto path = host == address.npos ? address.npos : address.find('/', host + 3);
  return path == address.npos ? std::string() : std::string(address.substr(path));
}

}  // namespace

std::string file_at(std::string_view address) {
  return file_of(fmt::format("/{}", address.substr(0, address.find_first_of("?#"))));
}

Relocation::Relocation(const Site& site, const ArchivedEdition& edition, const ListedEdition& listed,
                       const std::set<std::string, std::less<>>& now)
    : site_(site), edition_(edition), listed_(listed), now_(now), base_path_(path_of_base(edition.provenance.address)) {
  for (const auto& path : edition.files)
    if (!path_of(path).empty()) own_.insert(path);
  for (const auto& redirect : site.redirects) moved_.emplace(redirect.from, &redirect);
}

std::string Relocation::path_of(std::string_view path) const {
  if (is_sitemap(path)) return {};
  for (const auto file : of_the_host)
    if (file.ends_with('/') ? path.starts_with(file) : path == file) return {};
  const auto slash = path.find('/');
  const auto language = slash == path.npos ? std::nullopt : from_code(path.substr(0, slash));
  const auto& number = edition_.provenance.edition;
  if (!language) return edition_address(number).substr(1) + std::string(path);
  const auto* list = site_.plan.page(PageKind::editions);
  if (list != nullptr && path == file_at(list->address[*language].substr(1))) return {};
  return edition_address(site_.messages, *language, number).substr(1) + std::string(path.substr(slash + 1));
}

std::string Relocation::relocated(const std::string& path, std::string bytes, Diagnostics& found) const {
  if (is_json_of_scripts(path)) return with_links(bytes, false);
  if (!path.ends_with(".html")) return bytes;
  auto page = with_links(bytes, true);
  page.insert(place_of_notice(page), notice(path, language_of(path, page, site_.publication.languages.front()), found));
  return page;
}

// Every quoted text that is an address of the edition's site: in attributes, in JSON, in JSON within a page.
std::string Relocation::with_links(std::string_view text, bool page) const {
  constexpr std::string_view before_canonical = "rel=\"canonical\" href=";
  constexpr std::string_view leading_on = "0; url=";  // of a page that has moved
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t from = 0;
  for (auto quote = text.find_first_of("\"'"); quote != text.npos; quote = text.find_first_of("\"'", quote + 1)) {
    const auto begin = quote + 1 + (text.substr(quote + 1).starts_with(leading_on) ? leading_on.size() : 0);
    if (!is_link(text.substr(begin, edition_.provenance.address.size() + 1))) continue;
    const auto end = text.find(text[quote], begin);
    if (end == text.npos) break;
    const auto value = text.substr(begin, end - begin);
    const bool is_canonical = page && text.substr(0, quote).ends_with(before_canonical);
    out.append(text.substr(from, begin - from)).append(is_canonical ? canonical(value) : moved_link(value));
    from = end;
    quote = end;
  }
  return out.append(text.substr(from));
}

// `value` goes on at least one character beyond the site's address: the quote, if that is all there is.
bool Relocation::is_link(std::string_view value) const {
  if (value.starts_with("//")) return false;
  const auto& address = edition_.provenance.address;
  if (value.starts_with(base_path_ + "/")) return true;
  const auto after = address.empty() || !value.starts_with(address) ? std::string_view() : value.substr(address.size());
  return !after.empty() && std::string_view("/\"'").find(after.front()) != std::string_view::npos;
}

namespace {

// The part of a link below the site's root, and what the current site's root is written like in such a link.
std::pair<std::string_view, std::string> below_root(std::string_view value, const std::string& address, const std::string& base_path, const SiteOptions& now) {
  if (!address.empty() && value.starts_with(address + "/")) return {value.substr(address.size() + 1), now.base_url + "/"};
  return {value.substr(base_path.size() + 1), now.base_path + "/"};
}

// "x/index.html" is written "x/".
std::string without_index(std::string path) {
  constexpr std::string_view index = "index.html";
  if (path == index || path.ends_with("/index.html")) path.resize(path.size() - index.size());
  return path;
}

}  // namespace

std::string Relocation::moved_link(std::string_view value) const {
  if (value == edition_.provenance.address) return site_.options.base_url;  // the publisher's, which is not of an edition
  const auto [below, root] = below_root(value, edition_.provenance.address, base_path_, site_.options);
  const auto file = file_at(below);
  if (!own_.contains(file)) return root + std::string(below);
  const auto rest = below.find_first_of("?#");
  return root + without_index(path_of(file)) + std::string(rest == below.npos ? std::string_view() : below.substr(rest));
}

std::string Relocation::canonical(std::string_view value) const {
  const auto [below, root] = below_root(value, edition_.provenance.address, base_path_, site_.options);
  const auto now = today(file_at(below));
  return now.empty() ? moved_link(value) : root + now.substr(1);
}

// The address at which a page of the edition is read in the current one, without the base path; empty where it is not.
std::string Relocation::today(const std::string& path) const {
  const auto address = "/" + without_index(path);
  const auto moved = moved_.find(address);
  if (moved == moved_.end()) return now_.contains(path) ? address : std::string();
  const auto& redirect = *moved->second;
  if (redirect.to == nullptr) return {};
  return redirect.to->address[redirect.language] + (redirect.anchor.empty() ? "" : "#" + redirect.anchor);
}

std::string Relocation::notice(const std::string& path, Language language, Diagnostics& found) const {
  const Voice voice(site_, language);
  const auto now = today(path);
  const auto address = now.empty() ? voice.address(*site_.plan.page(PageKind::home)) : voice.file(now);
  Object values;
  values.set("lang", voice.code())
      .set("edition", Object()
                          .set("number", listed_.number)
                          .set("date", voice.date(listed_.date))
                          .set("withdrawn", voice.phrase(listed_.withdrawn)))
      .set("current", voice.link(voice.message(now.empty() ? "edition.see_home" : "edition.see_current"), address));
  return voice.render("partials/superseded.html", std::move(values), path, found);
}

}  // namespace comisiynu
