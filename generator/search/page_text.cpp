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

// A name of up to eight letters as a number, so that one comparison tells it from all others.
constexpr std::uint64_t packed(std::string_view name) {
  std::uint64_t made = 0;
  for (const char c : name.size() <= 8 ? name : std::string_view()) made = made << 8 | static_cast<unsigned char>(c);
  return made;
}

// What an element does to the text that it stands in.
enum class Element : std::uint8_t { parts_words, within_words, has_no_end, passed_over };

Element element_of(std::string_view name) {
  switch (packed(name)) {
    case packed("a"): case packed("abbr"): case packed("b"): case packed("code"): case packed("em"): case packed("i"):
    case packed("mark"): case packed("strong"): case packed("sub"):
      return Element::within_words;
    case packed("button"): case packed("nav"): case packed("noscript"): case packed("script"): case packed("select"):
    case packed("style"): case packed("sup"): case packed("svg"): case packed("template"): case packed("textarea"):
      return Element::passed_over;
    case packed("area"): case packed("base"): case packed("br"): case packed("col"): case packed("embed"): case packed("hr"):
    case packed("img"): case packed("input"): case packed("link"): case packed("meta"): case packed("source"):
    case packed("track"): case packed("wbr"):
      return Element::has_no_end;
    default: return Element::parts_words;
  }
}

// Where the first of some words stands; npos where they do not. The standard library's own search stops at each of its
// first letter, and markup is full of "<".
std::size_t place_of(std::string_view html, std::string_view words, std::size_t from = 0) {
  const auto rest = html.substr(std::min(from, html.size()));
  const auto* found = static_cast<const char*>(memmem(rest.data(), rest.size(), words.data(), words.size()));
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

// How a sign stands in a text: most as they are.
enum class Sign : std::uint8_t { plain, blank, entity, no_space_before };

constexpr auto signs = [] {
  std::array<Sign, 256> made{};
  for (const char c : std::string_view(" \n\t\r")) made[static_cast<unsigned char>(c)] = Sign::blank;
  for (const char c : std::string_view(",.;:!?)")) made[static_cast<unsigned char>(c)] = Sign::no_space_before;
  made['&'] = Sign::entity;
  return made;
}();

constexpr Sign sign_of(char c) { return signs[static_cast<unsigned char>(c)]; }

// Where what can be taken as it stands ends: words with one space between them, and the signs that follow a word at once.
std::size_t end_of_words(std::string_view text, std::size_t at) {
  for (const auto from = at; at < text.size(); ++at) {
    const auto sign = sign_of(text[at]);
    if (sign == Sign::plain) continue;
    if (at == from) break;
    if (sign == Sign::no_space_before) continue;
    if (text[at] != ' ' || at + 1 == text.size() || sign_of(text[at + 1]) != Sign::plain) break;
  }
  return at;
}

void add_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto from = i;
    i = end_of_words(text, from);
    out.append(text, from, i - from);
    if (i == text.size()) return;
    const char c = text[i];
    if (sign_of(c) == Sign::blank) {
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
    const auto body = read_head();
    read_breadcrumbs(body);
    auto at = place_of(html_, "<main", body);
    const auto end = html_.rfind("</main>");
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

  // Where the body begins.
  std::size_t read_head() {
    constexpr std::string_view begins = "<meta name=\"description\" content=\"";
    const auto end = std::min(place_of(html_, "</head>"), html_.size());
    const auto at = place_of(html_.substr(0, end), begins);
    if (at == std::string_view::npos) return end;
    const auto from = at + begins.size();
    add_text(page_.description, html_.substr(from, html_.find('"', from) - from));
    return end;
  }

  // The last of several links: the first is the front page.
  void read_breadcrumbs(std::size_t body) {
    const auto at = place_of(html_, "<nav class=\"breadcrumbs", body);
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
    const auto element = element_of(tag.name);
    if (passing_ == 0 && element != Element::within_words) gap();
    if (element == Element::has_no_end) return;
    if (tag.closes) leave(tag.name);
    else enter(tag, element);
  }

  void enter(const HtmlTag& tag, Element element) {
    std::string_view lang, id, entry;
    bool left_out = element == Element::passed_over;
    tag.each_attribute([&](std::string_view called, std::string_view value) {
      if (called == "lang") lang = value;
      else if (called == "id") id = value;
      else if (called == "data-entry") entry = value;
      else if (called == "data-unsearched" || called == "hidden") left_out = true;
    });
    open_.push_back({tag.name, lang});
    if (passing_ != 0) return;
    if (left_out) {
      passing_ = open_.size();
      return;
    }
    if (tag.name == "h1") into_ = {Into::title, open_.size()};
    const bool heading = divided_ && tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '2' && tag.name[1] <= '6';
    const auto anchor = !entry.empty() || !heading ? entry : id;
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

  std::string& filled() {
    auto& part = page_.parts.back();
    return into_.first == Into::title ? page_.title : into_.first == Into::heading ? part.heading : part.text;
  }

  void gap() {
    if (auto& out = filled(); !out.empty() && out.back() != ' ') out += ' ';
  }

  void put(std::string_view text) {
    auto& out = filled();
    const bool first = out.empty();
    add_text(out, text);
    if (!first || out.empty()) return;
    for (auto each = open_.rbegin(); each != open_.rend(); ++each) {
      if (each->lang.empty()) continue;
      if (into_.first == Into::title) page_.title_lang = each->lang;
      if (into_.first == Into::text) page_.parts.back().text_lang = each->lang;
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
