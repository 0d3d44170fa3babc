#include "site/remembered_pages.h"

#include "base/hash.h"
#include "base/packed.h"
#include "base/parallel.h"
#include "page/page.h"

namespace comisiynu {

namespace {

constexpr std::string_view format = "comisiynu-pages 3";
constexpr std::size_t room_of_page = 1024;  // more than most take, so that what is packed is never moved and held twice
constexpr std::size_t hash_size = 32;  // of the hash that all ends with

}  // namespace

RememberedPages::RememberedPages(std::string text, std::string_view manifest, std::size_t voices) : text_(std::move(text)) {
  if (read(manifest, voices)) return;
  pages_.clear();
  words_.clear();
  std::string().swap(text_);  // megabytes, of a large site
}

bool RememberedPages::read(std::string_view manifest, std::size_t voices) {
  const auto packed = std::string_view(text_).substr(0, text_.size() - std::min(hash_size, text_.size()));
  if (!text_.ends_with(content_hash(packed))) return false;  // harmed
  PackedReader in(packed);
  if (in.text() != format || in.number() != voices) return false;
  for (std::size_t voice = 0; voice < voices; ++voice) {
    for (auto left = in.number(); left > 0 && in.sound(); --left) {
      const auto path = in.text(), key = in.text(), searched = in.text();
      pages_.emplace(path, Page{key, searched});
    }
    words_.push_back(in.text());
  }
  return in.text() == manifest && in.sound() && in.at_end();
}

const RememberedPages::Page* RememberedPages::find(const std::string& path) const {
  const auto page = pages_.find(path);
  return page == pages_.end() ? nullptr : &page->second;
}

PageReuse::PageReuse(const Remembered& last, const PreparedSite& prepared, const Confidential& confidential, SiteSearch& search, std::size_t jobs)
    : last_(last), prepared_(prepared), search_(search), jobs_(jobs), before_(last.pages(), last.manifest(), prepared.voices().size()) {
  const auto ground = last.ground(prepared.publication(), confidential);
  const PageKeys keys(prepared.site(), prepared.voices(), prepared.shared(), ground);
  const auto& pages = prepared.site().plan.pages();
  const auto voices = prepared.voices().size();
  packed_.text.reserve(pages.size() * voices * room_of_page);
  packed_.add(format);
  packed_.add(voices);
  keys_.resize(pages.size() * voices);
  parallel_for(keys_.size(), jobs, [&](std::size_t i, std::size_t) {
    // The page of all languages is one, made in the first of them.
    if (pages[i / voices].kind != PageKind::choose_language || i % voices == 0) keys_[i] = keys.of(pages[i / voices], i % voices);
  });
}

std::string PageReuse::path(std::size_t page, std::size_t voice) const {
  return file_of(prepared_.site().plan.pages()[page].address[prepared_.voices()[voice].language()]);
}

std::vector<char> PageReuse::keep(std::size_t voice, SiteOutput& output) const {
  std::vector<char> kept(prepared_.site().plan.pages().size());
  if (before_.empty()) return kept;
  search_.recall_words(voice, before_.words(voice));
  parallel_for(kept.size(), jobs_, [&](std::size_t page, std::size_t worker) { kept[page] = keep(worker, page, voice, output); });
  return kept;
}

bool PageReuse::keep(std::size_t worker, std::size_t page, std::size_t voice, SiteOutput& output) const {
  const auto& now = key(page, voice);
  if (now.empty()) return false;
  const auto file = path(page, voice);
  const auto* before = before_.find(file);
  if (before == nullptr || before->key != now || !output.keep(file)) return false;
  search_.recall(worker, page, voice, before->searched);
  return true;
}

void PageReuse::pack(std::size_t voice) {
  const auto count = prepared_.site().plan.pages().size();
  const auto before = [&](std::size_t page, const std::string& path) {
    const auto* was = before_.find(path);
    return was != nullptr && was->key == key(page, voice) ? was : nullptr;
  };
  std::size_t known = 0, same = 0;
  for (std::size_t page = 0; page < count; ++page) {
    if (key(page, voice).empty()) continue;
    ++known;
    if (before(page, path(page, voice)) != nullptr) ++same;
  }
  // Numbers are given anew now and then, so that words that no page has any more go.
  const bool keeps_numbers = same * 2 > known;
  auto searched = search_.packing(voice, keeps_numbers);
  auto& out = packed_;
  PackedWriter words;
  out.add(known);
  for (std::size_t page = 0; page < count; ++page) {
    if (key(page, voice).empty()) continue;
    const auto file = path(page, voice);
    out.add(std::string_view(file));
    out.add(std::string_view(key(page, voice)));
    if (const auto* was = before(page, file); keeps_numbers && was != nullptr) out.add(was->searched);
    else searched.add_page(out, page);
    std::string().swap(key(page, voice));
  }
  searched.add_words(words);
  out.add(std::string_view(words.text));
}

void PageReuse::remember() {
  packed_.add(std::string_view(last_.manifest()));
  packed_.text += content_hash(packed_.text);
  last_.keep_pages(packed_.text);
}

}  // namespace comisiynu
