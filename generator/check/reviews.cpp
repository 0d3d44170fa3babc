#include "check/reviews.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "analysis/offers.h"
#include "analysis/thread.h"
#include "base/text.h"
#include "language/format.h"

namespace comisiynu {

namespace {

struct Review {
  const Provider* provider;
  PerLanguage<std::vector<std::string>> what;
  Date since;
};

std::string date_text(Language language, const Date& date) {
  const Formatter format(language);
  const std::chrono::year year(date.year);
  if (date.month == 0) return format.date(year);
  const auto month = year / std::chrono::month(date.month);
  return date.day == 0 ? format.date(month) : format.date(month / std::chrono::day(date.day));
}

const Text* name_of(const Service& service, const Publication& publication) {
  if (!service.name.empty()) return &service.name;
  const auto* type = find(publication.service_types, service.service_type.id);
  return type == nullptr ? nullptr : &type->name;
}

Review review_of(const Provider& provider, const Publication& publication, const Messages& messages, const Date& today) {
  Review review{&provider, {}, {}};
  const auto add = [&](std::string_view key, const Date& date, const Text* service) {
    for (const Language language : languages)
      review.what[language].push_back(messages.format(language, fmt::format("reviews.{}", key),
                                                      {{"date", date_text(language, date)}, {"service", service == nullptr ? std::string() : service->shown(language)}}));
    if (!review.since || date < review.since) review.since = date;
  };
  if (has_passed(provider.review_by, today)) add("facts", provider.review_by, nullptr);
  for (const auto& service : provider.services) {
    if (!service.vacancies || !service.vacancies.value->dated || is_fresh(*service.vacancies.value, publication.settings, today)) continue;
    const auto* name = provider.services.size() > 1 ? name_of(service, publication) : nullptr;
    add(name == nullptr ? "vacancies" : "vacancies_of", service.vacancies.value->dated, name);
  }
  return review;
}

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string reviews_csv(const Publication& publication, const Messages& messages, const Date& today) {
  std::vector<Review> reviews;
  for (const auto& provider : publication.providers)
    if (auto review = review_of(provider, publication, messages, today); review.since) reviews.push_back(std::move(review));
  const auto order = [](const Review& review) {
    const auto& contact = review.provider->contact;
    return std::tie(contact.email.value, contact.phone.value, review.provider->id);
  };
  std::sort(reviews.begin(), reviews.end(), [&](const Review& a, const Review& b) { return order(a) < order(b); });
  std::string out = "provider,name_cy,name_en,contact_cy,contact_en,email,phone,review_cy,review_en,since\r\n";
  for (const auto& [provider, what, since] : reviews) {
    const auto& contact = provider->contact;
    const std::string fields[] = {provider->id, provider->name.shown(Language::cy), provider->name.shown(Language::en), contact.role.shown(Language::cy),
                                  contact.role.shown(Language::en), contact.email.value, contact.phone.value, join(what[Language::cy], "; "),
                                  join(what[Language::en], "; "), since.iso()};
    for (const auto& each : fields) out += (&each == fields ? "" : ",") + field(each);
    out += "\r\n";
  }
  return out;
}

}  // namespace comisiynu
