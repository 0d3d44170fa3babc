#include <fmt/format.h>

#include "base/text.h"
#include "translations/html_page.h"
#include "translations/status.h"

namespace comisiynu {

namespace {

class StatusPage {
 public:
  StatusPage(const Messages& messages, Language language, const Sources& sources) : messages_(messages), language_(language), sources_(sources) {}

  std::string write(const TranslationStatus& status, const Publication& publication) {
    HtmlPage page{language_, say("title"), publication.settings.title.shown(language_), {}};
    summary(status);
    for (const auto& group : status.groups) section(group);
    page.body = std::move(out_);
    return page.write();
  }

 private:
  std::string say(std::string_view key) const { return messages_.format(language_, fmt::format("translation_status.{}", key)); }
  std::string number(std::size_t value) const { return Formatter(language_).number(static_cast<double>(value)); }
  std::string percent(const StateCounts& counts) const { return Formatter(language_).percent(counts.percent() / 100.0); }

  void head(std::string_view first) {
    out_ += fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th>", escape_html(say(first)), escape_html(say("progress")));
    for (std::size_t i = 0; i < text_states; ++i)
      out_ += fmt::format("<th scope=\"col\" class=\"n\">{}</th>", escape_html(say(fmt::format("states.{}", name_of(static_cast<TextState>(i))))));
    out_ += "</tr></thead>\n<tbody>\n";
  }

  void row(const std::string& name, const StateCounts& counts) {
    out_ += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td>", name, escape_html(percent(counts)));
    for (const auto count : counts.of) out_ += fmt::format("<td class=\"n\">{}</td>", escape_html(number(count)));
    out_ += "</tr>\n";
  }

  std::string name_of_group(const StatusGroup& group) const {
    return group.document == nullptr ? say("publication") : group.document->title.shown(language_);
  }
  static std::string anchor(const StatusGroup& group) { return group.document == nullptr ? "publication" : "document-" + group.document->id; }

  void summary(const TranslationStatus& status) {
    out_ += fmt::format("<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption>\n", escape_html(say("by_document")));
    head("document");
    for (const auto& group : status.groups)
      row(fmt::format("<a href=\"#{}\">{}</a>", anchor(group), escape_html(name_of_group(group))), group.counts);
    row(escape_html(say("all")), status.counts);
    out_ += "</tbody></table></div>\n";
  }

  void section(const StatusGroup& group) {
    out_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", anchor(group), escape_html(name_of_group(group)));
    if (group.document != nullptr)
      out_ += fmt::format("<p>{}: {}</p>\n", escape_html(say("status")), escape_html(messages_.format(language_, "document.statuses." + group.document->status.value)));
    const auto label = escape_html(messages_.format(language_, "translation_status.files_of", {{"document", name_of_group(group)}}));
    out_ += fmt::format("<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption>\n", label);
    head("file");
    for (const auto& file : group.files) row(fmt::format("<code>{}</code>", escape_html(file.file->path)), file.counts);
    out_ += "</tbody></table></div>\n";
    work(group, name_of_group(group));
  }

  // What is to be done, text by text.
  void work(const StatusGroup& group, const std::string& name) {
    std::string rows;
    for (const auto& file : group.files) {
      for (const auto* text : file.texts)
        if (text->state != TextState::current && text->state != TextState::exempt)
          rows += fmt::format("<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td><code>{}:{}</code></td><td lang=\"{}\">{}</td></tr>\n", escape_html(text->key),
                              escape_html(say(fmt::format("states.{}", name_of(text->state)))), escape_html(sources_.shown(text->at.file)), text->at.line,
                              language_code(shown(*text)), escape_html(beginning(text->in[shown(*text)])));
      for (const auto& key : file.gone)
        rows += fmt::format("<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td><code>{}</code></td><td></td></tr>\n", escape_html(key), escape_html(say("states.orphaned")), escape_html(file.file->path));
    }
    if (rows.empty()) {
      out_ += fmt::format("<p>{}</p>\n", escape_html(say("nothing_to_do")));
      return;
    }
    const auto label = escape_html(messages_.format(language_, "translation_status.to_do", {{"document", name}}));
    out_ += fmt::format("<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption>\n<thead><tr>", label);
    for (const auto* column : {"text", "state", "place", "source"}) out_ += fmt::format("<th scope=\"col\">{}</th>", escape_html(say(column)));
    out_ += "</tr></thead>\n<tbody>\n" + rows + "</tbody></table></div>\n";
  }

  static Language shown(const TranslatedText& text) { return text.source_text().empty() ? text.target() : text.source; }

  static std::string beginning(const std::string& text) {
    constexpr std::size_t most = 120;
    if (text.size() <= most) return text;
    auto end = text.rfind(' ', most);
    if (end == std::string::npos) for (end = most; end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;) --end;
    return text.substr(0, end) + " …";
  }

  const Messages& messages_;
  Language language_;
  const Sources& sources_;
  std::string out_;
};

}  // namespace

std::string as_html(const TranslationStatus& status, const Publication& publication, const Messages& messages, Language language, const Sources& sources) {
  return StatusPage(messages, language, sources).write(status, publication);
}

}  // namespace comisiynu
