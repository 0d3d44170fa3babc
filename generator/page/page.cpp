#include "page/page.h"

#include <fmt/format.h>

#include <array>

#include "page/changes_values.h"
#include "page/feeds.h"

namespace comisiynu {

namespace {

using PageFunction = PageHead (*)(const Voice&, const PlannedPage&, Object&, Diagnostics&);

struct Kind {
  std::string_view template_name;
  PageFunction make;
};

// In the order of PageKind.
constexpr std::array<Kind, 39> kinds{{
    {"choose-language.html", choose_language_page},
    {"home.html", home_page},
    {"document.html", document_page},
    {"section.html", section_page},
    {"whole.html", whole_page},
    {"policy-statements.html", policy_statements_page},
    {"actions.html", actions_page},
    {"plan.html", plan_page},
    {"registers.html", registers_page},
    {"easy-read.html", easy_read_page},
    {"easy-read-page.html", easy_read_idea_page},
    {"easy-read-words.html", easy_read_words_page},
    {"easy-read-whole.html", easy_read_whole_page},
    {"terms.html", catalogue_page},
    {"terms.html", terms_page},
    {"providers.html", providers_page},
    {"providers.html", providers_page},
    {"providers.html", providers_page},
    {"comparison.html", comparison_page},
    {"compare.html", compare_page},
    {"market.html", market_page},
    {"market.html", market_page},
    {"provider.html", provider_page},
    {"provider-easy-read.html", provider_easy_read_page},
    {"easy-read-providers.html", easy_read_list_page},
    {"easy-read-providers.html", easy_read_list_page},
    {"easy-read-providers.html", easy_read_list_page},
    {"data.html", data_page},
    {"dataset.html", dataset_page},
    {"changes.html", changes_page},
    {"glossary.html", glossary_page},
    {"references.html", references_page},
    {"pictures.html", pictures_page},
    {"accessibility.html", accessibility_page},
    {"contact.html", contact_page},
    {"search.html", search_page},
    {"editions.html", editions_page},
    {"not-found.html", not_found_page},
    {"moved.html", moved_page},
}};

Value link_if(const Voice& voice, PageKind kind, std::string_view message) {
  const auto* page = voice.site().plan.page(kind);
  return page == nullptr ? Value() : voice.link(voice.message(message), voice.address(*page));
}

Value navigation(const Voice& voice, const PlannedPage& page) {
  std::vector<Value> items;
  const auto add = [&](PageKind kind, std::string_view message, bool below) {
    const auto* target = voice.site().plan.page(kind);
    if (target == nullptr) return;
    items.push_back(Object().set("name", voice.message(message)).set("address", voice.address(*target))
                        .set("current", target == &page ? Value("page") : below ? Value("true") : Value()));
  };
  const auto kind = page.kind;
  const bool market = kind == PageKind::market || kind == PageKind::market_type;
  const bool catalogue = kind >= PageKind::terms && kind <= PageKind::pair_easy_read && !market;
  add(PageKind::home, "site.home", kind >= PageKind::document && kind <= PageKind::easy_read_whole);
  add(PageKind::catalogue, "navigation.catalogue", catalogue);
  add(PageKind::data, "navigation.data", kind == PageKind::dataset);
  add(PageKind::glossary, "navigation.glossary", false);
  add(PageKind::contact, "navigation.contact", false);
  add(PageKind::search, "navigation.search", false);
  return Value::list(std::move(items));
}

// "cy_GB": as Open Graph (https://ogp.me/) writes the language of a page.
std::string locale_of(Language language) { return fmt::format("{}_GB", language_code(language)); }

// What a page looks like where somebody shares its address.
Value card_values(const Voice& voice, const PageHead& head, PageKind kind) {
  std::vector<Value> others;
  for (const Language language : voice.publication().languages)
    if (language != voice.language()) others.push_back(Value(locale_of(language)));
  Value picture;
  for (const auto& file : voice.site().theme.files)
    if (file.name == "social.png" || file.name == "social.jpg") picture = Value(fmt::format("{}/assets/{}", voice.site().options.base_url, file.name));
  const bool article = kind == PageKind::document || kind == PageKind::section || kind == PageKind::whole;
  return Object()
      .set("type", article ? "article" : "website")
      .set("description", head.description.empty() ? Value(voice.plain(voice.publication().settings.title)) : Value(head.description))
      .set("locale", locale_of(voice.language()))
      .set("other_locales", Value::list(std::move(others)))
      .set("picture", std::move(picture));
}

Value feed_links(const Voice& voice) {
  std::vector<Value> links;
  for (const auto& feed : feeds_of(voice)) links.push_back(voice.link(feed.title, voice.file("/" + feed.path)));
  return Value::list(std::move(links));
}

Value page_values(const Voice& voice, const PlannedPage& page, const PageHead& head, std::string_view kind) {
  std::vector<Value> others, alternates;
  const bool one_for_all = page.kind == PageKind::choose_language, elsewhere = !head.canonical.empty();
  for (const Language language : voice.publication().languages) {
    if (language != voice.language() && !one_for_all) {
      const auto* target = page.kind == PageKind::not_found ? voice.site().plan.page(PageKind::home) : &page;
      others.push_back(Object().set("name", own_name(language)).set("lang", language_code(language))
                           .set("address", voice.site().options.base_path + target->address[language]));
    }
    if (!one_for_all && head.indexed && !elsewhere)
      alternates.push_back(Object().set("lang", language_code(language)).set("address", voice.whole_address(page, language)));
  }
  if (!alternates.empty())
    alternates.push_back(Object().set("lang", "x-default")
                             .set("address", voice.whole_address(page.kind == PageKind::home ? *voice.site().plan.page(PageKind::choose_language) : page,
                                                                 voice.publication().languages.front())));
  return Object()
      .set("kind", kind)
      .set("title", head.title)
      .set("heading", head.heading)
      .set("description", head.description.empty() ? Value() : Value(head.description))
      .set("address", page.address[voice.language()])
      .set("canonical", elsewhere ? head.canonical : voice.whole_address(page, voice.language()))
      .set("indexed", head.indexed)
      .set("structured_data", head.structured_data)
      .set("card", head.indexed && !one_for_all && !elsewhere ? card_values(voice, head, page.kind) : Value())
      .set("languages", Value::list(std::move(others)))
      .set("alternates", Value::list(std::move(alternates)));
}

}  // namespace

std::string shown_address(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "www."})
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  if (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

Value phone_address(const Contact& contact) {
  std::string dialled = "tel:";
  for (const char c : contact.phone.value)
    if ((c >= '0' && c <= '9') || c == '+') dialled += c;
  return dialled.ends_with(':') ? Value() : Value(dialled);
}

Value contact_of(const Voice& voice, const Contact& contact) {
  const auto if_any = [](const std::string& text, std::string_view prefix) { return text.empty() ? Value() : Value(std::string(prefix) + text); };
  return Object()
      .set("role", voice.phrase(contact.role))
      .set("phone", if_any(contact.phone.value, ""))
      .set("phone_address", phone_address(contact))
      .set("email", if_any(contact.email.value, ""))
      .set("email_address", if_any(contact.email.value, "mailto:"))
      .set("website", contact.website ? Value(shown_address(contact.website.address)) : Value())
      .set("website_address", if_any(contact.website.address, ""));
}

Value licence_of(const Voice& voice) {
  const auto& licence = voice.publication().settings.licence.value;
  if (auto address = licence_address(voice.publication().settings); !address.empty()) return voice.link(voice.message("site.licence_ogl"), std::move(address));
  return licence.empty() ? Value() : voice.link(licence, {});
}

Value shared_values(const Voice& voice) {
  const auto& settings = voice.publication().settings;
  const auto& theme = voice.site().theme;
  const auto asset = [&](std::string_view name) { return voice.file(fmt::format("/assets/{}", name)); };
  std::vector<Value> footer;
  // A document leads to the lists of its own records; these are of those that belong to none.
  for (auto link : {link_if(voice, PageKind::plan, "document.plan"), link_if(voice, PageKind::actions, "action.all"), link_if(voice, PageKind::registers, "document.registers"),
                    link_if(voice, PageKind::accessibility, "navigation.accessibility"), link_if(voice, PageKind::contact, "navigation.contact"),
                    link_if(voice, PageKind::glossary, "navigation.glossary"), link_if(voice, PageKind::references, "navigation.references"),
                    link_if(voice, PageKind::pictures, "navigation.pictures"), link_if(voice, PageKind::data, "navigation.data"),
                    link_if(voice, PageKind::editions, "edition.all"), link_if(voice, PageKind::changes, "changes.title")})
    if (!link.is_null()) footer.push_back(std::move(link));
  const auto* home = voice.site().plan.page(PageKind::home);
  return Object()
      .set("lang", voice.code())
      .set("site", Object()
                       .set("title", voice.plain(settings.title))
                       .set("publisher", voice.plain(settings.publisher))
                       .set("address", voice.site().options.base_url.empty() ? voice.plain(settings.title) : shown_address(voice.site().options.base_url))
                       .set("home", home == nullptr ? voice.file("/") : voice.address(*home))
                       .set("edition", edition_of(voice))
                       .set("notice", voice.phrase(settings.notice))
                       .set("licence", licence_of(voice))
                       .set("contact", contact_of(voice, settings.contact)))
      .set("footer", Value::list(std::move(footer)))
      .set("feeds", feed_links(voice))
      .set("theme", Object().set("name", theme.name))
      .set("assets", Object()
                         .set("css", asset(theme.style))
                         .set("tokens", asset("tokens.css"))
                         .set("js", asset(theme.script))
                         .set("catalogue_css", asset("catalogue.css"))
                         .set("catalogue_js", asset("catalogue.js"))
                         .set("easy_read_css", asset("easy-read.css"))
                         .set("easy_read_js", asset("easy-read.js"))
                         .set("search_css", asset("search.css"))
                         .set("search_js", asset("search.js"))
                         .set("logo", asset(theme.logo))
                         .set("favicon", asset(theme.favicon)));
}

std::string_view template_of(PageKind kind) { return kinds[static_cast<std::size_t>(kind)].template_name; }

std::string file_of(std::string_view address) {
  std::string path(address.substr(1));
  if (path.empty() || path.ends_with('/')) path += "index.html";
  return path;
}

Object values_of_page(const Voice& voice, const Value& shared, const PlannedPage& page, Diagnostics& found) {
  const auto& kind = kinds[static_cast<std::size_t>(page.kind)];
  Object values(shared);
  const auto head = kind.make(voice, page, values, found);
  values.set("page", page_values(voice, page, head, kind.template_name.substr(0, kind.template_name.rfind('.'))));
  values.set("navigation", navigation(voice, page));
  values.set("breadcrumbs", Value::list(head.breadcrumbs));
  return values;
}

void render_page(const Voice& voice, const Value& shared, const PlannedPage& page, std::string& out, Diagnostics& found) {
  voice.site().templates.render(template_of(page.kind), values_of_page(voice, shared, page, found), page.address[voice.language()], voice.language(), out, found);
}

}  // namespace comisiynu
