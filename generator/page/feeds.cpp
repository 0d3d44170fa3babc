#include "page/feeds.h"

#include <fmt/format.h>

#include <algorithm>

#include "page/days.h"

namespace comisiynu {

namespace {

std::string feed_path(Language language, std::string_view file) { return fmt::format("feeds/{}/{}", language_code(language), file); }

const PlannedPage* page_of_opportunities(const Voice& voice) {
  for (const auto& opportunity : voice.publication().opportunities)
    if (const auto place = voice.site().plan.find("opportunity", opportunity.id); place && place->page != nullptr) return place->page;
  return nullptr;
}

}  // namespace

std::vector<Feed> feeds_of(const Voice& voice) {
  const auto& publication = voice.publication();
  std::vector<Feed> all;
  if (voice.site().options.base_url.empty() || !publication_day(publication, voice.site().options.date)) return all;
  const bool published = std::any_of(publication.documents.begin(), publication.documents.end(), [](const Document& document) { return bool(document.published); });
  const auto* editions = voice.site().plan.page(PageKind::editions);
  if (published || editions != nullptr)
    all.push_back({FeedKind::editions, feed_path(voice.language(), "editions.atom"), voice.message("feed.editions"),
                   editions == nullptr ? voice.site().plan.page(PageKind::home) : editions});
  if (const auto* page = page_of_opportunities(voice))
    all.push_back({FeedKind::opportunities, feed_path(voice.language(), "opportunities.atom"), voice.message("opportunity.all"), page});
  if (const auto* page = voice.site().plan.page(PageKind::catalogue))
    all.push_back({FeedKind::catalogue, feed_path(voice.language(), "catalogue.atom"), voice.message("feed.catalogue"), page});
  if (const auto* page = voice.site().plan.page(PageKind::changes))
    all.push_back({FeedKind::changes, feed_path(voice.language(), "changes.atom"), voice.message("changes.title"), page});
  return all;
}

std::string calendar_path(Language language) { return feed_path(language, "opportunities.ics"); }

bool has_dates(const Publication& publication) {
  return std::any_of(publication.opportunities.begin(), publication.opportunities.end(),
                     [](const Opportunity& opportunity) { return opportunity.notice || opportunity.contract.start; });
}

}  // namespace comisiynu
