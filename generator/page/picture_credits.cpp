#include "page/picture_credits.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "check/records.h"
#include "page/easy_read.h"
#include "page/page.h"
#include "page/pages.h"
#include "page/picture_search.h"

namespace comisiynu {

std::set<std::string, std::less<>> pictures_used(const Publication& publication) {
  std::set<std::string, std::less<>> used;
  const auto take = [&](std::string_view, const auto& value, const FieldInfo& info) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Plain>)
      if (info.shape == Shape::picture && value) used.insert(value.value);
  };
  for_each_record(publication, [&](const auto& record) {
    if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(record)>, Provider>) visit_record(record, take);  // it names none, and there are many
  });
  bool has_editions = false;
  for (const auto& document : publication.documents) {
    if (!document.easy_read) continue;
    has_editions = true;
    visit_record(*document.easy_read, take);
    for (const auto& own : document.easy_read->pictures) used.erase(own.id);
  }
  if (has_editions) used.insert(std::begin(edition_pictures), std::end(edition_pictures));
  if (!publication.providers.empty()) used.insert(std::begin(provider_pictures), std::end(provider_pictures));
  return used;
}

Value own_picture_value(const Voice& voice, std::size_t document, const OwnPicture& own, Diagnostics& found) {
  const auto& id = voice.publication().documents[document].id;
  const auto& images = voice.site().images;
  const auto name = fmt::format("{}/{}", id, own.file.value);
  if (std::find(images.begin(), images.end(), name) == images.end()) {
    std::vector<std::string> here;
    for (const auto& image : images)
      if (image.starts_with(id + "/")) here.push_back(image.substr(id.size() + 1));
    const auto meant = nearest(own.file.value, here);
    found.error("missing-image", own.file.at, fmt::format("there is no picture {} in the document's folder", own.file.value),
                meant ? fmt::format("did you mean {}?", *meant) : "put the file in the document's images folder and write images/<name>");
    return {};
  }
  return Object()
      .set("address", voice.file("/assets/documents/" + name))
      .set("name", voice.plain(own.name))
      .set("meaning", voice.plain(own.name))
      .set("symbol", Value())
      .set("credit", voice.phrase(own.credit))
      .set("licence", own.link ? voice.link(voice.phrase(own.licence), own.link.address) : voice.link(voice.phrase(own.licence), {}));
}

namespace {

Value own_pictures(const Voice& voice) {
  std::vector<Value> all;
  const auto& documents = voice.publication().documents;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!documents[i].easy_read) continue;
    const auto* edition = voice.site().plan.page(PageKind::easy_read, i);
    for (const auto& own : documents[i].easy_read->pictures) {
      Diagnostics said_on_the_pages_themselves;
      const auto value = own_picture_value(voice, i, own, said_on_the_pages_themselves);
      if (!value.is_null()) all.push_back(Object(value).set("document", voice.link(voice.phrase(documents[i].title), voice.address(*edition))));
    }
  }
  return Value::list(std::move(all));
}

Value sources(const Voice& voice) {
  const auto& theme = voice.site().theme;
  const auto used = pictures_used(voice.publication());
  std::vector<Value> all;
  for (const auto& source : theme.pictogram_sources) {
    std::vector<Value> pictures;
    for (const auto* one : all_pictures(theme))
      if (used.contains(one->id) && std::find(one->sources.begin(), one->sources.end(), source.id) != one->sources.end()) pictures.push_back(voice.picture(one->id));
    if (pictures.empty()) continue;
    all.push_back(Object()
                      .set("id", source.id)
                      .set("name", source.name)
                      .set("author", source.author.empty() ? Value() : Value(source.author))
                      .set("licence", source.licence)
                      .set("link", source.link.empty() ? Value() : Value(source.link))
                      .set("shown", shown_address(source.link))
                      .set("pictures", Value::list(std::move(pictures))));
  }
  return Value::list(std::move(all));
}

}  // namespace

PageHead pictures_page(const Voice& voice, const PlannedPage&, Object& page, Diagnostics&) {
  page.set("own", own_pictures(voice));
  page.set("sources", sources(voice));
  const auto title = voice.message("pictures.title");
  return {title, title, {}, {}};
}

}  // namespace comisiynu
