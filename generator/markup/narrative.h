// Markdown as authors write it: GitHub-flavoured, with figures and blocks as {{ placeholders }}, checked links, policy
// statements and numbered paragraphs. Raw HTML is shown as text; only http, https, mailto, tel and the publication's own
// links lead anywhere.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace comisiynu {

// What a text meets outside itself. Implementations are const and may be used by many threads at once.
class NarrativeWorld {
 public:
  virtual ~NarrativeWorld() = default;

  // The address for a link's target ("provider/glan-tywi", "https://…", "#anchor"), or nothing when it leads nowhere,
  // having said why.
  virtual std::optional<std::string> link(std::string_view target, Position, Diagnostics&) const = 0;
  // The words for a figure in a sentence, as plain text. The expression is all that stands between the braces, with its blanks;
  // the position is that of the whole placeholder.
  virtual std::string figure(std::string_view expression, Position, Diagnostics&) const = 0;
  // The HTML of a block such as "table people-known", whose own headings begin at `level`.
  virtual std::string block(std::string_view expression, int level, Position, Diagnostics&) const = 0;
  // The address of a picture that lies beside the text.
  virtual std::optional<std::string> image(std::string_view path, Position, Diagnostics&) const = 0;
  virtual std::string message(std::string_view key) const = 0;
};

enum class Numbering { none, sections, paragraphs };

struct NarrativeOptions {
  FileId file = no_file;
  std::optional<Position> only_position;  // for words inside a TOML file: said of everything found
  std::string id;                         // begins the anchors that have no number; unique on a page
  std::string number;                     // the section's own number: "2", "E", "A"; empty for none
  bool is_appendix = false;               // whose number may be a section's too
  Numbering numbering = Numbering::none;
  bool has_title = true;                  // the first line is "# Title", which is not part of the body
  std::vector<std::string> policy_labels; // what a policy statement begins with, in bold: "Policy statement"
};

struct NarrativeHeading {
  int level;           // 2 to 6
  std::string number;  // "2.4"; empty for none
  std::string text;    // plain
  std::string anchor;
  Position at;
};

struct PolicyStatement {
  std::string anchor;
  std::string number;  // its place among the section's statements: "2-1", or "1" in a section without a number
};

// Parsed once, rendered as often as needed. Immutable after parse(); any number of threads may render it.
class Narrative {
 public:
  static Narrative parse(std::string_view text, NarrativeOptions, Diagnostics& found);
  Narrative(Narrative&&) noexcept;
  Narrative& operator=(Narrative&&) noexcept;
  ~Narrative();

  const std::string& title() const;  // of the first "# Title"; may be empty
  const std::vector<NarrativeHeading>& headings() const;
  const std::vector<PolicyStatement>& policy_statements() const;
  bool has_anchor(std::string_view) const;
  // Datasets, records and blocks that the text asks for: the insides of its placeholders.
  const std::vector<std::string>& placeholders() const;

  // The body, its headings of level 2 becoming `top_level`.
  std::string render(const NarrativeWorld&, int top_level, Diagnostics& found) const;
  // The inside of one policy statement, without its label.
  std::string render_policy_statement(std::size_t index, const NarrativeWorld&, Diagnostics& found) const;

  struct Tree;  // internal to markup/

 private:
  explicit Narrative(std::unique_ptr<Tree>);
  std::unique_ptr<Tree> tree_;
};

// Whether a paragraph that holds only this placeholder sets a block: its first word is a block's name.
bool is_block(std::string_view expression);
const std::vector<std::string>& block_names();

}  // namespace comisiynu
