#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "site/parity.h"
#include "translations/html_page.h"

namespace comisiynu {

namespace {

std::string figures(const PageParts& parts) {
  std::string out;
  for (std::size_t i = 0; i < page_parts; ++i) out += fmt::format("{}{}", i == 0 ? "" : ", ", counted(parts.of[i], static_cast<CountedPart>(i)));
  return out;
}

void parts_json(JsonWriter& json, const PageParts& parts) {
  json.begin_object();
  for (std::size_t i = 0; i < page_parts; ++i) json.field(name_of(static_cast<CountedPart>(i)), parts.of[i]);
  json.end_object();
}

}  // namespace

std::string as_text(const ParityReport& report) {
  std::string out = fmt::format("Pages in both languages: {}\nPages that do not hold the same: {}\n", report.pages.size(), report.unequal());
  const auto sums = report.sums();
  for (const Language language : languages) out += fmt::format("{}: {}\n", name_of(language), figures(sums[language]));
  for (const auto& pair : report.pages) {
    out += fmt::format("{}  {}  {}\n", pair.differences().empty() ? "same  " : "DIFFER", pair.address[Language::cy], pair.address[Language::en]);
    for (const Language language : languages) out += fmt::format("          {}: {}\n", language_code(language), figures(pair.parts[language]));
  }
  return out;
}

std::string as_json(const ParityReport& report) {
  std::string out;
  JsonWriter json(out);
  const auto sums = report.sums();
  json.begin_object().field("pairs", report.pages.size()).field("unequal", report.unequal()).key("sums").begin_object();
  for (const Language language : languages) parts_json(json.key(language_code(language)), sums[language]);
  json.end_object().key("pages").begin_list();
  for (const auto& pair : report.pages) {
    json.begin_object().field("same", pair.differences().empty());
    for (const Language language : languages) {
      json.key(language_code(language)).begin_object().field("address", pair.address[language]);
      parts_json(json.key("parts"), pair.parts[language]);
      json.end_object();
    }
    json.end_object();
  }
  json.end_list().end_object();
  return out + "\n";
}

namespace {

class ParityPage {
 public:
  ParityPage(const Messages& messages, Language language) : messages_(messages), language_(language), format_(language) {}

  std::string write(const ParityReport& report, const std::string& publication, const std::string& day) {
    HtmlPage page{language_, say("title"), publication, {}};
    if (!day.empty()) out_ += fmt::format("<p>{}: {}</p>\n", escape_html(say("made_on")), escape_html(day));
    out_ += fmt::format("<p>{}</p>\n<p>{}</p>\n", escape_html(say("about")), escape_html(messages_.format(language_, "parity.result", {}, static_cast<double>(report.unequal()))));
    sums(report);
    pairs(report);
    page.body = std::move(out_);
    return page.write();
  }

 private:
  std::string say(std::string_view key) const { return messages_.format(language_, fmt::format("parity.{}", key)); }
  std::string number(std::size_t value) const { return format_.number(static_cast<double>(value)); }

  void begin_table(std::string_view caption) {
    const auto label = escape_html(say(caption));
    out_ += fmt::format("<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption>\n", label);
  }

  void heads() {
    for (std::size_t i = 0; i < page_parts; ++i)
      out_ += fmt::format("<th scope=\"col\" class=\"n\">{}</th>", escape_html(say(fmt::format("parts.{}", name_of(static_cast<CountedPart>(i))))));
  }

  void sums(const ParityReport& report) {
    begin_table("in_all");
    out_ += fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th>", escape_html(say("language")), escape_html(say("pages")));
    heads();
    out_ += "</tr></thead>\n<tbody>\n";
    const auto sums = report.sums();
    for (const Language language : languages) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td>", escape_html(say(fmt::format("languages.{}", language_code(language)))), escape_html(number(report.pages.size())));
      for (const auto count : sums[language].of) out_ += fmt::format("<td class=\"n\">{}</td>", escape_html(number(count)));
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  // Each cell says both numbers, Welsh first, where they differ.
  void pairs(const ParityReport& report) {
    begin_table("page_by_page");
    out_ += fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", escape_html(say("cy_page")), escape_html(say("en_page")), escape_html(say("same")));
    heads();
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& pair : report.pages) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>", escape_html(pair.address[Language::cy]), escape_html(pair.address[Language::en]), escape_html(say(pair.differences().empty() ? "yes" : "no")));
      for (std::size_t i = 0; i < page_parts; ++i) {
        const auto cy = number(pair.parts[Language::cy].of[i]), en = number(pair.parts[Language::en].of[i]);
        out_ += cy == en ? fmt::format("<td class=\"n\">{}</td>", escape_html(cy)) : fmt::format("<td class=\"n\">{} / {}</td>", escape_html(cy), escape_html(en));
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
    out_ += fmt::format("<p>{}</p>\n", escape_html(say("by_letter")));
  }

  const Messages& messages_;
  Language language_;
  Formatter format_;
  std::string out_;
};

}  // namespace

std::string as_html(const ParityReport& report, const std::string& publication, const Messages& messages, Language language, const std::string& day) {
  return ParityPage(messages, language).write(report, publication, day);
}

}  // namespace comisiynu
