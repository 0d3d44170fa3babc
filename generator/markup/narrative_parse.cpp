#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "markup/narrative_tree.h"

namespace comisiynu {

namespace {

// More columns than anybody can read; many thousands would also take the parser seconds.
constexpr std::ptrdiff_t widest_table = 40;

// The library makes a C string of a node's words when first asked for it, which changes the tree. Asked for all of them
// here, so that any number of threads may read the tree after that.
void settle(cmark_node* root) {
  std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(root), cmark_iter_free);
  while (cmark_iter_next(iter.get()) != CMARK_EVENT_DONE) {
    auto* node = cmark_iter_get_node(iter.get());
    cmark_node_get_literal(node);
    cmark_node_get_url(node);
    cmark_node_get_title(node);
  }
}

class Builder {
 public:
  Builder(Narrative::Tree& tree, Diagnostics& found) : tree_(tree), found_(found) {}

  void build(std::string_view text) {
    tree_.source = text;
    if (!refuse_wide_tables(text)) return;
    const std::string marked = mark_placeholders(text);
    tree_.root = parse_markdown(marked);
    settle(tree_.root.get());
    walk_top();
    walk_all();
  }

 private:
  Position at(std::uint32_t line, std::uint32_t column, std::uint32_t length) const {
    if (tree_.options.only_position) return *tree_.options.only_position;
    return {tree_.options.file, line, column, length};
  }

  bool refuse_wide_tables(std::string_view text) {
    std::uint32_t number = 0;
    bool fine = true;
    for (const auto line : lines_of(text)) {
      ++number;
      const auto columns = std::count(line.begin(), line.end(), '|') - 1;
      if (columns <= widest_table) continue;
      found_.error("table-too-wide", at(number, 1, 1),
                   fmt::format("a table of {} columns: nobody can read more than {}", columns, widest_table),
                   "split it, turn rows and columns round, or keep the figures as a dataset");
      fine = false;
    }
    return fine;
  }

  // Most texts hold no placeholder and need no copy made of them letter by letter.
  static bool nothing_to_mark(std::string_view text) {
    return text.find("{{") == text.npos && text.find(token_begin.substr(0, 2)) == text.npos;
  }

  std::string mark_placeholders(std::string_view text) {
    if (nothing_to_mark(text)) return std::string(text);
    std::string marked;
    marked.reserve(text.size());
    std::uint32_t number = 0;
    for (const auto line : lines_of(text)) {
      mark_line(line, ++number, marked);
      marked += '\n';
    }
    return marked;
  }

  void mark_line(std::string_view line, std::uint32_t number, std::string& marked) {
    std::size_t from = 0;
    while (from < line.size()) {
      const auto open = line.find("{{", from);
      append_clean(line.substr(from, open == line.npos ? line.npos : open - from), marked);
      if (open == line.npos) return;
      const auto column = static_cast<std::uint32_t>(code_points(line.substr(0, open)) + 1);
      if (open > 0 && line[open - 1] == '\\') {
        marked += "{{";
        from = open + 2;
        continue;
      }
      const auto close = line.find("}}", open);
      if (close == line.npos) {
        found_.error("placeholder-syntax", at(number, column, 2), "this placeholder is never closed",
                     "close it with }} on the same line, or write \\{{ for the braces themselves");
        append_clean(line.substr(open), marked);
        return;
      }
      const auto written = line.substr(open, close + 2 - open);
      marked += fmt::format("{}{}{}", token_begin, tree_.placeholders.size(), token_end);
      tree_.placeholders.push_back({std::string(trim(written.substr(2, written.size() - 4))), std::string(written),
                                    at(number, column, static_cast<std::uint32_t>(code_points(written)))});
      tree_.expressions.push_back(tree_.placeholders.back().inside);
      from = close + 2;
    }
  }

  // The two marks are this program's own and may not come from a text.
  static void append_clean(std::string_view text, std::string& marked) {
    if (text.find(token_begin.substr(0, 2)) == text.npos) {
      marked += text;
      return;
    }
    for (std::size_t i = 0; i < text.size();) {
      const auto rest = text.substr(i);
      if (rest.starts_with(token_begin) || rest.starts_with(token_end)) { i += token_begin.size(); continue; }
      marked += text[i++];
    }
  }

  // Numbers, anchors, the title and the policy statements: all from the children of the document itself.
  void walk_top() {
    std::vector<int> counters(8, 0);
    int depth = 1;
    for (auto* node = cmark_node_first_child(tree_.root.get()); node != nullptr; node = cmark_node_next(node)) {
      switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING: heading(node, counters, depth); break;
        case CMARK_NODE_PARAGRAPH: paragraph(node, counters, depth); break;
        case CMARK_NODE_BLOCK_QUOTE: quotation(node); break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
          tree_.footnote_of[node] = tree_.footnote_of.size() + 1;
          break;
        default: break;
      }
    }
    if (tree_.options.has_title && tree_.title_node == nullptr)
      found_.error("missing-title", at(1, 1, 0), "the section does not begin with its title",
                   "make its first line a # and the title: # Introduction");
  }

  static std::string marks(int level) { return std::string(static_cast<std::size_t>(level), '#'); }

  void heading(cmark_node* node, std::vector<int>& counters, int& depth) {
    const int level = cmark_node_get_heading_level(node);
    if (plain_text(tree_, node).find("{{") != std::string::npos)
      found_.error("placeholder-syntax", tree_.locate(node, "{{"), "a heading cannot hold a placeholder",
                   "contents lists show headings as they are: write the words, and put the figure in the text below");
    if (level == 1 && tree_.options.has_title && tree_.title_node == nullptr && node == cmark_node_first_child(tree_.root.get())) {
      tree_.title_node = node;
      tree_.title = plain_text(tree_, node);
      return;
    }
    if (level == 1)
      found_.error("heading-level", tree_.line_of(node), "only the section's title may begin with a single #",
                   "write ## for a heading within the section");
    else if (level > depth + 1)
      found_.error("heading-level", tree_.line_of(node),
                   fmt::format("a heading with {} follows one with {}: a level is skipped", marks(level), marks(depth)),
                   fmt::format("write {}", marks(depth + 1)));
    const int kept = std::clamp(level, 2, depth + 1);
    depth = kept;
    NarrativeHeading heading{kept, {}, plain_text(tree_, node), {}, tree_.line_of(node)};
    if (tree_.options.numbering != Numbering::none && !tree_.options.number.empty()) heading.number = next_number(counters, kept);
    heading.anchor = heading.number.empty() ? unique(tree_.options.id + "-" + slug(heading.text)) : tree_.anchor_of('s', heading.number);
    tree_.heading_of[node] = tree_.headings.size();
    tree_.headings.push_back(std::move(heading));
  }

  void paragraph(cmark_node* node, std::vector<int>& counters, int depth) {
    if (tree_.options.numbering != Numbering::paragraphs || tree_.options.number.empty()) return;
    if (block_in(tree_, node)) return;
    auto* only = cmark_node_first_child(node);
    if (only != nullptr && cmark_node_get_type(only) == CMARK_NODE_IMAGE && cmark_node_next(only) == nullptr) return;
    tree_.number_of[node] = next_number(counters, depth + 1);
  }

  // Headings and paragraphs of one depth share one count, so that no number stands twice.
  std::string next_number(std::vector<int>& counters, int level) {
    ++counters[static_cast<std::size_t>(level)];
    std::fill(counters.begin() + level + 1, counters.end(), 0);
    std::string number = tree_.options.number;
    for (int i = 2; i <= level; ++i) {
      const bool after_letter = !number.empty() && !(number.back() >= '0' && number.back() <= '9');
      number += fmt::format("{}{}", after_letter ? "" : ".", counters[static_cast<std::size_t>(i)]);
    }
    return number;
  }

  std::string unique(const std::string& anchor) {
    std::string candidate = anchor;
    for (int n = 2; !anchors_.insert(candidate).second; ++n) candidate = fmt::format("{}-{}", anchor, n);
    return candidate;
  }

  void quotation(cmark_node* node) {
    auto* first = cmark_node_first_child(node);
    if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) return;
    auto* strong = cmark_node_first_child(first);
    if (strong == nullptr || cmark_node_get_type(strong) != CMARK_NODE_STRONG) return;
    std::string label = plain_text(tree_, strong);
    while (label.ends_with('.') || label.ends_with(':') || label.ends_with(' ')) label.pop_back();
    const auto& labels = tree_.options.policy_labels;
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) return;
    const auto order = tree_.statements.size() + 1;
    const auto& number = tree_.options.number;
    tree_.statement_of[node] = tree_.statements.size();
    tree_.statement_nodes.push_back(node);
    tree_.statements.push_back({fmt::format("policy-{}-{}", tree_.options.id, order),
                                number.empty() ? std::to_string(order) : fmt::format("{}.{}", number, order)});
  }

  // What may stand anywhere in the text.
  void walk_all() {
    std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(tree_.root.get()), cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
      auto* node = cmark_iter_get_node(iter.get());
      if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_IMAGE) continue;
      if (trim(plain_text(tree_, node)).empty())
        found_.error("image-without-text", tree_.locate(node, cmark_node_get_url(node)),
                     "this picture has no text for people who cannot see it",
                     "say what it shows between the square brackets: ![A family at a table](…)");
    }
  }

  Narrative::Tree& tree_;
  Diagnostics& found_;
  std::set<std::string> anchors_;
};

}  // namespace

std::string plain_text(const Narrative::Tree& tree, cmark_node* top) {
  std::string out;
  std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(top), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
    if (event != CMARK_EVENT_ENTER) continue;
    auto* node = cmark_iter_get_node(iter.get());
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
        split_tokens(
            cmark_node_get_literal(node), [&](std::string_view text) { out += text; },
            [&](std::size_t index) { if (index < tree.placeholders.size()) out += tree.placeholders[index].written; });
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: out += ' '; break;
      default: break;
    }
  }
  return out;
}

std::optional<std::size_t> block_in(const Narrative::Tree& tree, cmark_node* paragraph) {
  auto* only = cmark_node_first_child(paragraph);
  if (only == nullptr || cmark_node_next(only) != nullptr || cmark_node_get_type(only) != CMARK_NODE_TEXT) return std::nullopt;
  std::optional<std::size_t> found;
  bool alone = true;
  split_tokens(
      trim(cmark_node_get_literal(only)), [&](std::string_view) { alone = false; },
      [&](std::size_t index) {
        if (found) alone = false;
        found = index;
      });
  if (!alone || !found || *found >= tree.placeholders.size() || !is_block(tree.placeholders[*found].inside)) return std::nullopt;
  return found;
}

std::string Narrative::Tree::anchor_of(char what, std::string number) const {
  std::replace(number.begin(), number.end(), '.', '-');
  return fmt::format("{}{}{}", options.is_appendix ? "a" : "", what, number);
}

Position Narrative::Tree::line_of(cmark_node* node) const {
  if (options.only_position) return *options.only_position;
  while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
  return {options.file, node == nullptr ? 1 : static_cast<std::uint32_t>(cmark_node_get_start_line(node)), 1, 0};
}

Position Narrative::Tree::locate(cmark_node* node, std::string_view needle) const {
  auto* block = node;
  while (block != nullptr && (cmark_node_get_type(block) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) block = cmark_node_parent(block);
  const Position from = line_of(block);
  if (options.only_position || needle.empty()) return from;
  std::uint32_t number = 0;
  for (const auto line : lines_of(source)) {
    if (++number < from.line) continue;
    if (const auto offset = line.find(needle); offset != line.npos)
      return {options.file, number, static_cast<std::uint32_t>(code_points(line.substr(0, offset)) + 1),
              static_cast<std::uint32_t>(code_points(needle))};
  }
  return from;
}

const std::vector<std::string>& block_names() {
  static const std::vector<std::string> names{
      "table", "chart", "needs", "supply", "gaps", "gap-analysis", "objectives", "outcomes-framework", "hypotheses", "intentions", "opportunities", "market", "actions",
      "indicators", "options", "fees", "contracts", "consultations", "practice", "standards", "forum", "stages", "risks", "recommendations", "comments",
      "policy-statements", "glossary", "references"};
  return names;
}

bool is_block(std::string_view expression) {
  const auto name = expression.substr(0, expression.find(' '));
  return std::find(block_names().begin(), block_names().end(), name) != block_names().end();
}

Narrative Narrative::parse(std::string_view text, NarrativeOptions options, Diagnostics& found) {
  auto tree = std::make_unique<Tree>();
  tree->options = std::move(options);
  Builder(*tree, found).build(text);
  return Narrative(std::move(tree));
}

Narrative::Narrative(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Narrative::Narrative(Narrative&&) noexcept = default;
Narrative& Narrative::operator=(Narrative&&) noexcept = default;
Narrative::~Narrative() = default;

const std::string& Narrative::title() const { return tree_->title; }
const std::vector<NarrativeHeading>& Narrative::headings() const { return tree_->headings; }
const std::vector<PolicyStatement>& Narrative::policy_statements() const { return tree_->statements; }
const std::vector<std::string>& Narrative::placeholders() const { return tree_->expressions; }

bool Narrative::has_anchor(std::string_view anchor) const {
  const auto is_it = [&](const auto& thing) { return thing.anchor == anchor; };
  if (std::any_of(tree_->headings.begin(), tree_->headings.end(), is_it)) return true;
  if (std::any_of(tree_->statements.begin(), tree_->statements.end(), is_it)) return true;
  return std::any_of(tree_->number_of.begin(), tree_->number_of.end(), [&](const auto& numbered) {
    return tree_->anchor_of('p', numbered.second) == anchor;
  });
}

}  // namespace comisiynu
