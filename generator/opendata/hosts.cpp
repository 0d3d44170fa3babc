#include "opendata/hosts.h"

#include <fmt/format.h>

#include "base/json_writer.h"

namespace comisiynu {

namespace {

std::string target_of(const Site& site, const Redirect& redirect) {
  const auto anchor = redirect.anchor.empty() ? std::string() : "#" + redirect.anchor;
  return site.options.base_path + redirect.to->address[redirect.language] + anchor;
}

// Calls each(from, to) for every address that has moved, and gone(from) for those at which nothing is read any more.
template <class Each, class Gone>
void for_each_redirect(const Site& site, Each each, Gone gone) {
  for (const auto& redirect : site.redirects) {
    const auto from = site.options.base_path + redirect.from;
    if (redirect.to != nullptr) each(from, target_of(site, redirect));
    else gone(from);
  }
}

std::string pattern_of(const std::string& address) {
  std::string out = "^";
  for (const char c : address) {
    if (c == '.') out += '\\';
    out += c;
  }
  return out + "$";
}

std::string apache(const Site& site) {
  std::string out =
      "AddType application/ld+json .jsonld\n"
      "<IfModule mod_headers.c>\n"
      "  Header set Access-Control-Allow-Origin \"*\"\n"
      "</IfModule>\n";
  // Apache's own words for what is missing, or gone for good, are in English alone and lead nowhere.
  for (const int missing : {404, 410}) out += fmt::format("ErrorDocument {} {}/404.html\n", missing, site.options.base_path);
  for_each_redirect(site, [&](const auto& from, const auto& to) { out += fmt::format("RedirectMatch 301 \"{}\" \"{}\"\n", pattern_of(from), to); },
                    [&](const auto& from) { out += fmt::format("RedirectMatch 410 \"{}\"\n", pattern_of(from)); });
  return out;
}

std::string azure(const Site& site) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("globalHeaders").begin_object().field("Access-Control-Allow-Origin", "*").end_object();
  json.key("mimeTypes").begin_object().field(".jsonld", "application/ld+json").end_object();
  if (!site.redirects.empty()) {
    json.key("routes").begin_list();
    for_each_redirect(site, [&](const auto& from, const auto& to) { json.begin_object().field("route", from).field("redirect", to).field("statusCode", 301).end_object(); },
                      [](const auto&) {});
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
  for_each_redirect(site,
                    [&](const auto& from, const auto& to) {
                      netlify += fmt::format("{} {} 301\n", from, to);
                      nginx += fmt::format("{} {};\n", from, to);
                    },
                    [](const auto&) {});
  files.emplace_back("_redirects", netlify);
  files.emplace_back("redirects.map", nginx);
  return files;
}

}  // namespace comisiynu
