#include "import/easy_read_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::string_view head =
    "# The easy-read edition of {0}: a draft to be written, in both languages side by side.\n"
    "# Each idea is one to three sentences of 15 words at most, beside one picture: comisiynu pictures search WORD finds one.\n"
    "# A hard word is in **bold**, and its id in the glossary stands in words = [\"…\"].\n"
    "# Figures come from the data: {{{{ dataset[year] | easy }}}}. Take out what your readers can do without: 24 printed pages hold about 100 ideas.\n"
    "# comisiynu check --easy-read {0} says what is still to be written, and what is hard to read.\n"
    "title = {{ en = \"\", cy = \"\" }}\n";

// One line of a comment: of a long text its beginning.
std::string in_a_line(std::string_view text) {
  constexpr std::size_t longest = 200;
  std::string line;
  for (const char c : trim(text)) line += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  if (line.size() <= longest) return line;
  const auto space = line.rfind(' ', longest);
  return line.substr(0, space == line.npos ? longest : space) + " …";
}

// Lines of a section that are one block quotation, without its signs.
std::vector<std::string> policy_statements(std::string_view markdown, const std::string& label) {
  std::vector<std::string> statements;
  bool within = false;
  for (const auto line : lines_of(markdown)) {
    const auto begin = fmt::format("> **{}", label);
    if (line.starts_with(begin)) {
      const auto end = line.find("**", begin.size());
      statements.emplace_back(end == line.npos ? "" : trim(line.substr(end + 2)));
      within = true;
    } else if (within && line.starts_with(">")) {
      statements.back() += " " + std::string(trim(line.substr(1)));
    } else {
      within = false;
    }
  }
  return statements;
}

std::string heading(std::string_view markdown) {
  for (const auto line : lines_of(markdown))
    if (line.starts_with("# ")) return std::string(trim(line.substr(2)));
  return {};
}

class Draft {
 public:
  Draft(const Publication& publication, const Document& document, const PerLanguage<std::string>& labels)
      : publication_(publication), document_(document), labels_(labels) {}

  std::string run() {
    out_ = fmt::format(head, document_.id);
    page("What this booklet is about, and who wrote it");
    idea("book", {"What the document is: ", document_.title});
    if (!document_.audience.empty()) idea("people", {"Whom it is for: ", document_.audience});
    for (const auto* list : {&document_.sections, &document_.appendices})
      for (const auto& section : *list) of_section(section);
    of_records("What the council will buy, change or stop", publication_.intentions, "plan", "Intention: ");
    of_records("What will be done", publication_.actions, "list", "Action: ");
    page("What happens next, and how people can have their say");
    idea("calendar", {"When something happens next", nothing_});
    idea("speaking", {"How to say what you think", nothing_});
    return std::move(out_);
  }

 private:
  struct Said {
    std::string_view what;
    const Text& text;
  };

  void comment(const Said& said) {
    if (said.text.empty()) out_ += fmt::format("# {}\n", said.what);
    for (const Language language : {Language::en, Language::cy})
      if (said.text.has(language)) out_ += fmt::format("# {}{}\n", said.what, in_a_line(said.text.in[language]));
  }

  void page(const Said& about) {
    out_ += "\n[[page]]\n";
    comment(about);
    out_ += "title = { en = \"\", cy = \"\" }\n";
  }
  void page(std::string_view about) { page({about, nothing_}); }

  void idea(std::string_view picture, const Said& about) {
    out_ += "\n[[page.idea]]\n";
    comment(about);
    out_ += fmt::format("picture = \"{}\"\ntext = {{ en = \"\", cy = \"\" }}\n", picture);
  }

  void of_section(const Section& section) {
    Text title;
    for (const Language language : languages) title.in[language] = heading(section.text[language]);
    page({"The section: ", title});
    const auto english = policy_statements(section.text[Language::en], labels_[Language::en]), welsh = policy_statements(section.text[Language::cy], labels_[Language::cy]);
    for (std::size_t i = 0; i < std::max(english.size(), welsh.size()); ++i) {
      Text statement;
      if (i < english.size()) statement.in[Language::en] = english[i];
      if (i < welsh.size()) statement.in[Language::cy] = welsh[i];
      idea("telling", {"Policy statement: ", statement});
    }
    if (english.empty() && welsh.empty()) idea("information", {"What matters most in this section to the people it is about", nothing_});
  }

  template <class Record>
  void of_records(std::string_view title, const std::vector<Record>& records, std::string_view picture, std::string_view what) {
    const auto is_ours = [&](const Record& record) { return record.document.id == document_.id; };
    if (std::none_of(records.begin(), records.end(), is_ours)) return;
    page(title);
    for (const auto& record : records)
      if (is_ours(record)) idea(picture, {what, record.title});
  }

  const Publication& publication_;
  const Document& document_;
  const PerLanguage<std::string>& labels_;
  const Text nothing_;
  std::string out_;
};

}  // namespace

std::string easy_read_draft(const Publication& publication, const Document& document, const PerLanguage<std::string>& labels) {
  return Draft(publication, document, labels).run();
}

}  // namespace comisiynu
