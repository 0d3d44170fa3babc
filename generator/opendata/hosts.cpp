#include "opendata/hosts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/json_writer.h"
#include "page/redirects.h"

namespace comisiynu {

namespace {

std::string target_of(const Site& site, const Redirect& redirect) {
  if (const auto file = file_now(site, redirect); !file.empty()) return fmt::format("{}/{}", site.options.base_path, file);
  const auto anchor = redirect.anchor.empty() ? std::string() : "#" + redirect.anchor;
  return site.options.base_path + redirect.to->address[redirect.language] + anchor;
}

// An edition that was withdrawn, and whose pages are no longer kept: all that stood below its address has gone with it.
bool is_of_edition(const Site& site, const Redirect& redirect) {
  const auto& all = site.options.editions;
  return std::any_of(all.begin(), all.end(), [&](const ListedEdition& edition) {
    return !edition.withdrawn.empty() && redirect.from == edition_address(site.messages, redirect.language, edition.number);
  });
}

// Calls each(from, to) for every address that has moved.
template <class Each>
void for_each_redirect(const Site& site, Each each) {
  for (const auto& redirect : site.redirects)
    if (redirect.to != nullptr) each(site.options.base_path + redirect.from, target_of(site, redirect));
}

// Calls each(below, list) for every edition that is gone: where it stood, and the list that says why.
template <class Each>
void for_each_edition(const Site& site, Each each) {
  for (const auto& redirect : site.redirects)
    if (redirect.to == nullptr && is_of_edition(site, redirect))
      each(site.options.base_path + redirect.from, site.options.base_path + site.plan.page(PageKind::editions)->address[redirect.language]);
}

std::string escaped(const std::string& address) {
  std::string out;
  for (const char c : address) {
    if (std::string_view(".+*?()[]{}|^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The address of the page that says why what was read at `redirect` is gone: the one that stands there, or, of a file, the
// one in its folder. Empty where that page has not gone too.
std::string page_of_reason(const Site& site, const Redirect& redirect) {
  const auto folder = redirect.from.substr(0, redirect.from.rfind('/') + 1);
  const bool gone = std::any_of(site.redirects.begin(), site.redirects.end(), [&](const Redirect& each) { return each.to == nullptr && each.from == folder; });
  return gone ? site.options.base_path + folder : std::string();
}

// Apache answers 410 with the page that says why, at each address by itself: its one page for all of them says nothing of it.
// A page in a file of its own name (x.html) cannot stand for itself there, and is shown as any other.
std::string apache_gone(const Site& site, const Redirect& redirect) {
  if (redirect.from.ends_with(".html")) return {};
  const auto from = site.options.base_path + redirect.from, page = page_of_reason(site, redirect);
  const bool below = is_of_edition(site, redirect);
  auto out = fmt::format("RedirectMatch 410 \"^{}{}\"\n", escaped(from), below ? "(?!index\\.html$)" : "$");
  if (page.empty()) return out;
  const auto here = below ? fmt::format("=~ m#^{}#", escaped(from)) : fmt::format("== '{}'", from);
  return out += fmt::format("<If \"%{{REQUEST_URI}} {}\">\n  ErrorDocument 410 {}index.html\n</If>\n", here, page);
}

std::string apache(const Site& site) {
  std::string out =
      "AddType application/ld+json .jsonld\n"
      "<IfModule mod_headers.c>\n"
      "  Header set Access-Control-Allow-Origin \"*\"\n"
      "</IfModule>\n";
  // Apache's own words for what is missing, or gone for good, are in English alone and lead nowhere.
  for (const int missing : {404, 410}) out += fmt::format("ErrorDocument {} {}/404.html\n", missing, site.options.base_path);
  for_each_redirect(site, [&](const auto& from, const auto& to) { out += fmt::format("RedirectMatch 301 \"^{}$\" \"{}\"\n", escaped(from), to); });
  for (const auto& redirect : site.redirects)
    if (redirect.to == nullptr) out += apache_gone(site, redirect);
  return out;
}

std::string azure(const Site& site) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("globalHeaders").begin_object().field("Access-Control-Allow-Origin", "*").end_object();
  json.key("mimeTypes").begin_object().field(".jsonld", "application/ld+json").end_object();
  if (!site.redirects.empty()) {
    json.key("routes").begin_list();
    const auto route = [&](const std::string& from, const std::string& to, int status) {
      json.begin_object().field("route", from).field("redirect", to).field("statusCode", status).end_object();
    };
    for_each_redirect(site, [&](const auto& from, const auto& to) { route(from, to, 301); });
    for_each_edition(site, [&](const auto& below, const auto& list) { route(below + "*", list, 302); });
    json.end_list();
  }
  json.key("responseOverrides").begin_object().key("404").begin_object().field("rewrite", "/404.html").end_object().end_object().end_object();
  return out + "\n";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> host_files(const Site& site) {
  std::vector<std::pair<std::string, std::string>> files{
      {"_headers", "/*\n  Access-Control-Allow-Origin: *\n"}, {".htaccess", apache(site)}, {"staticwebapp.config.json", azure(site)}};
  if (site.redirects.empty()) return files;
  std::string netlify, nginx;
  for_each_redirect(site, [&](const auto& from, const auto& to) {
    netlify += fmt::format("{} {} 301\n", from, to);
    nginx += fmt::format("{} {};\n", from, to);
  });
  // Gone until its archive is put back. The page at the edition's own address says why by itself.
  for_each_edition(site, [&](const auto& below, const auto& list) {
    netlify += fmt::format("{}* {} 302\n", below, list);
    nginx += fmt::format("~^{}. {};\n", escaped(below), list);
  });
  files.emplace_back("_redirects", netlify);
  files.emplace_back("redirects.map", nginx);
  return files;
}

}  // namespace comisiynu
