#include "search/page_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/html_tag.h"
#include "base/utf8.h"

namespace comisiynu {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

constexpr std::array<std::string_view, 10> passed_over{"button", "nav", "noscript", "script", "select", "style", "sup", "svg", "template", "textarea"};
constexpr std::array<std::string_view, 9> within_words{"a", "abbr", "b", "code", "em", "i", "mark", "strong", "sub"};

// Where the first of some words stands; npos where they do not. The standard library's own search stops at each of its
// first letter, and markup is full of "<".
std::size_t place_of(std::string_view html, std::string_view words, std::size_t from = 0) {
  if (from >= html.size()) return std::string_view::npos;
  const auto* found = static_cast<const char*>(memmem(html.data() + from, html.size() - from, words.data(), words.size()));
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - html.data());
}

// Entities as the program writes them, and any given by number; others stay as they are.
bool add_entity(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> named{{{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}}};
  for (const auto& [known, meant] : named)
    if (name == known) {
      out += meant;
      return true;
    }
  if (!name.starts_with('#')) return false;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const auto digits = name.substr(hex ? 2 : 1);
  unsigned long code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return false;
  if (code < 0x110000) append_code_point(static_cast<std::uint32_t>(code), out);
  return true;
}

// White space, an entity's beginning, and the signs that no space goes before.
constexpr auto is_plain = [] {
  std::array<bool, 256> plain;
  plain.fill(true);
  for (const char c : std::string_view(" \n\t\r&,.;:!?)")) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}();

void add_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto from = i;
    while (i < text.size() && is_plain[static_cast<unsigned char>(text[i])]) ++i;
    out.append(text, from, i - from);
    if (i == text.size()) return;
    const char c = text[i];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (c == '&') {
      if (const auto end = text.find(';', i); end != std::string_view::npos && end - i < 12 && add_entity(out, text.substr(i + 1, end - i - 1))) i = end;
      else out += c;
      continue;
    }
    // What stood in a <span> of its own leaves a gap before the comma that follows.
    if (!out.empty() && out.back() == ' ') out.pop_back();
    out += c;
  }
}

void close(std::string& text) {
  if (!text.empty() && text.back() == ' ') text.pop_back();
}

class Reader {
 public:
  Reader(std::string_view html, bool divided) : html_(html), divided_(divided) { page_.parts.emplace_back(); }

  PageText read() {
    read_head();
    read_breadcrumbs();
    auto at = place_of(html_, "<main");
    const auto end = place_of(html_, "</main>", at);
    while (at < end && at != std::string_view::npos) {
      if (html_.substr(at).starts_with("<!--")) {
        at = html_.find("-->", at);
        continue;
      }
      if (html_[at] == '<') {
        take(html_tag_at(html_, at));
        continue;
      }
      const auto next = std::min(html_.find('<', at), end);
      if (passing_ == 0) put(html_.substr(at, next - at));
      at = next;
    }
    close(page_.title);
    for (auto& part : page_.parts) {
      close(part.heading);
      close(part.text);
    }
    return std::move(page_);
  }

 private:
  struct Open {
    std::string_view name, lang;
  };
  enum class Into { text, title, heading };

  void read_head() {
    constexpr std::string_view begins = "<meta name=\"description\" content=\"";
    const auto at = place_of(html_.substr(0, place_of(html_, "</head>")), begins);
    if (at == std::string_view::npos) return;
    const auto from = at + begins.size();
    add_text(page_.description, html_.substr(from, html_.find('"', from) - from));
  }

  // The last of several links: the first is the front page.
  void read_breadcrumbs() {
    auto at = place_of(html_, "<nav class=\"breadcrumbs");
    if (at == std::string_view::npos) return;
    const auto trail = html_.substr(at, html_.find("</nav>", at) - at);
    const auto last = trail.rfind("<a ");
    if (last == std::string_view::npos || last == trail.find("<a ")) return;
    auto text = trail.find('>', last) + 1;
    const auto end = trail.find("</a>", text);
    while (text < end) {
      if (trail[text] == '<') {
        html_tag_at(trail, text);
        continue;
      }
      const auto next = std::min(trail.find('<', text), end);
      add_text(page_.above, trail.substr(text, next - text));
      text = next;
    }
    close(page_.above);
  }

  void take(const HtmlTag& tag) {
    if (tag.name.empty()) return;
    if (passing_ == 0 && !among(within_words, tag.name)) put(" ");
    if (is_void_element(tag.name)) return;
    if (tag.closes) leave(tag.name);
    else enter(tag);
  }

  void enter(const HtmlTag& tag) {
    open_.push_back({tag.name, tag.attribute("lang").value_or("")});
    if (passing_ != 0) return;
    if (among(passed_over, tag.name) || tag.attribute("data-unsearched") || tag.attribute("hidden")) {
      passing_ = open_.size();
      return;
    }
    if (tag.name == "h1") into_ = {Into::title, open_.size()};
    const bool heading = divided_ && tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '2' && tag.name[1] <= '6';
    const auto anchor = tag.attribute("data-entry").value_or(heading ? tag.attribute("id").value_or("") : std::string_view());
    if (anchor.empty()) return;
    page_.parts.emplace_back().anchor = anchor;
    into_ = {Into::heading, open_.size()};
  }

  void leave(std::string_view name) {
    auto last = open_.size();
    while (last > 0 && open_[last - 1].name != name) --last;
    if (last == 0) return;
    open_.resize(last - 1);
    if (passing_ > open_.size()) passing_ = 0;
    if (into_.second > open_.size()) into_ = {Into::text, 0};
  }

  void put(std::string_view text) {
    auto& part = page_.parts.back();
    auto& out = into_.first == Into::title ? page_.title : into_.first == Into::heading ? part.heading : part.text;
    const bool first = out.empty();
    add_text(out, text);
    if (!first || out.empty()) return;
    for (auto each = open_.rbegin(); each != open_.rend(); ++each) {
      if (each->lang.empty()) continue;
      if (into_.first == Into::title) page_.title_lang = each->lang;
      if (into_.first == Into::text) part.text_lang = each->lang;
      return;
    }
  }

  std::string_view html_;
  bool divided_;
  PageText page_;
  std::vector<Open> open_;
  std::size_t passing_ = 0;  // how many elements are open with the one that is passed over; 0: none is
  std::pair<Into, std::size_t> into_{Into::text, 0};
};

}  // namespace

PageText page_text(std::string_view html, bool divided) { return Reader(html, divided).read(); }

}  // namespace comisiynu
