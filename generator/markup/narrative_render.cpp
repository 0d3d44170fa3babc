#include <cmark-gfm-core-extensions.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "markup/narrative_tree.h"

// Exported by the extensions' library, and declared in no header that is installed.
extern "C" {
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;
}

namespace comisiynu {

namespace {

constexpr std::string_view passage_begin = "lang:";

class Renderer {
 public:
  Renderer(const Narrative::Tree& tree, const NarrativeWorld& world, int top_level, Diagnostics& found)
      : tree_(tree), world_(world), shift_(top_level - 2), top_level_(top_level), found_(found) {}

  std::string document() {
    heading_text_ = tree_.title;
    for (auto* node = tree_.root ? cmark_node_first_child(tree_.root.get()) : nullptr; node != nullptr; node = cmark_node_next(node))
      if (node != tree_.title_node && cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) render(node);
    footnotes();
    return std::move(out_);
  }

  // A policy statement's paragraphs, the label of the first left out.
  std::string statement_body(cmark_node* quotation) {
    label_ = cmark_node_first_child(cmark_node_first_child(quotation));
    after_label_ = true;
    for (auto* node = cmark_node_first_child(quotation); node != nullptr; node = cmark_node_next(node)) render(node);
    return std::move(out_);
  }

 private:
  void render(cmark_node* top) {
    std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(top), cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
      auto* node = cmark_iter_get_node(iter.get());
      const bool entering = event == CMARK_EVENT_ENTER;
      if (entering && replaced(node)) {
        cmark_iter_reset(iter.get(), node, CMARK_EVENT_EXIT);
        continue;
      }
      if (entering) enter(node);
      else leave(node);
    }
  }

  // What is written as a whole, its children with it; true when that was done.
  bool replaced(cmark_node* node) {
    if (node == label_) return true;
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) {
      if (const auto block = block_in(tree_, node)) {
        const auto& placeholder = tree_.placeholders[*block];
        out_ += world_.block(placeholder.inside, std::clamp(level_ + 1, 2, 6), placeholder.at, found_);
        return true;
      }
    }
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      if (const auto statement = tree_.statement_of.find(node); statement != tree_.statement_of.end()) {
        policy_statement(node, tree_.statements[statement->second]);
        return true;
      }
    }
    if (type == CMARK_NODE_IMAGE) {
      image(node);
      return true;
    }
    return false;
  }

  void policy_statement(cmark_node* node, const PolicyStatement& statement) {
    Renderer inside(tree_, world_, top_level_, found_);
    out_ += fmt::format("<div class=\"policy-statement\" id=\"{0}\"><p class=\"label\"><a href=\"#{0}\">{1} <span class=\"number\">{2}</span></a></p>{3}</div>\n",
                        statement.anchor, escape_html(world_.message("document.policy_statement")), escape_html(statement.number),
                        inside.statement_body(node));
  }

  void image(cmark_node* node) {
    const std::string url = cmark_node_get_url(node);
    const auto address = world_.image(url, tree_.locate(node, url), found_);
    const std::string text = escape_html(plain_text(tree_, node));
    if (!address) {
      out_ += text;
      return;
    }
    auto* parent = cmark_node_parent(node);
    const bool alone = cmark_node_first_child(parent) == node && cmark_node_next(node) == nullptr;
    const std::string title = escape_html(cmark_node_get_title(node));
    const auto tag = fmt::format("<img src=\"{}\" alt=\"{}\" loading=\"lazy\">", escape_html(*address), text);
    // A paragraph may not hold a figure; one that is a picture alone is written without its own tags.
    if (alone && figure_paragraph(parent))
      out_ += fmt::format("<figure class=\"image\">{}{}</figure>\n", tag, title.empty() ? "" : "<figcaption>" + title + "</figcaption>");
    else
      out_ += tag;
  }

  bool figure_paragraph(cmark_node* node) const {
    auto* only = cmark_node_first_child(node);
    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && only != nullptr && cmark_node_next(only) == nullptr &&
           cmark_node_get_type(only) == CMARK_NODE_IMAGE && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
  }

  // In a tight list the paragraphs of its items have no tags of their own.
  static bool in_tight_list(cmark_node* paragraph) {
    auto* item = cmark_node_parent(paragraph);
    auto* list = item == nullptr ? nullptr : cmark_node_parent(item);
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
  }

  void enter(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) return enter_paragraph(node);
    if (type == CMARK_NODE_HEADING) return enter_heading(node);
    if (type == CMARK_NODE_TEXT) return text(cmark_node_get_literal(node));
    if (type == CMARK_NODE_CODE) { out_ += "<code>" + verbatim(node) + "</code>"; return; }
    if (type == CMARK_NODE_CODE_BLOCK) { out_ += "<pre tabindex=\"0\"><code>" + verbatim(node) + "</code></pre>\n"; return; }
    if (type == CMARK_NODE_HTML_INLINE) { out_ += verbatim(node); return; }
    if (type == CMARK_NODE_HTML_BLOCK) { out_ += "<p>" + verbatim(node) + "</p>\n"; return; }
    if (type == CMARK_NODE_SOFTBREAK) { out_ += '\n'; return; }
    if (type == CMARK_NODE_LINEBREAK) { out_ += "<br>\n"; return; }
    if (type == CMARK_NODE_THEMATIC_BREAK) { out_ += "<hr>\n"; return; }
    if (type == CMARK_NODE_LINK) return enter_link(node);
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return footnote_reference(node);
    if (type == CMARK_NODE_LIST) return enter_list(node);
    if (type == CMARK_NODE_TABLE) return enter_table(node);
    if (type == CMARK_NODE_TABLE_CELL) return enter_cell(node);
    if (type == CMARK_NODE_TABLE_ROW) {
      const bool head = std::string_view(cmark_node_get_type_string(node)) == "table_header";
      if (head) out_ += "<thead>";
      else if (!in_body_) { out_ += "<tbody>"; in_body_ = true; }
      out_ += "<tr>";
      cell_ = 0;
      return;
    }
    out_ += open_tag(type);
  }

  void leave(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) {
      if (!in_tight_list(node) && !figure_paragraph(node)) out_ += "</p>\n";
    } else if (type == CMARK_NODE_HEADING) {
      out_ += fmt::format("</h{}>\n", level_);
    } else if (type == CMARK_NODE_LINK) {
      out_ += links_.back();
      links_.pop_back();
    } else if (type == CMARK_NODE_LIST) {
      out_ += cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n";
    } else if (type == CMARK_NODE_TABLE) {
      out_ += in_body_ ? "</tbody></table></div>\n" : "</table></div>\n";
    } else if (type == CMARK_NODE_TABLE_ROW) {
      out_ += std::string_view(cmark_node_get_type_string(node)) == "table_header" ? "</tr></thead>" : "</tr>";
    } else if (type == CMARK_NODE_TABLE_CELL) {
      out_ += head_cell(node) ? "</th>" : "</td>";
      ++cell_;
    } else {
      out_ += close_tag(type);
    }
  }

  static std::string_view open_tag(cmark_node_type type) {
    if (type == CMARK_NODE_ITEM) return "<li>";
    if (type == CMARK_NODE_BLOCK_QUOTE) return "<blockquote>\n";
    if (type == CMARK_NODE_EMPH) return "<em>";
    if (type == CMARK_NODE_STRONG) return "<strong>";
    if (type == CMARK_NODE_STRIKETHROUGH) return "<del>";
    return "";
  }

  static std::string_view close_tag(cmark_node_type type) {
    if (type == CMARK_NODE_ITEM) return "</li>\n";
    if (type == CMARK_NODE_BLOCK_QUOTE) return "</blockquote>\n";
    if (type == CMARK_NODE_EMPH) return "</em>";
    if (type == CMARK_NODE_STRONG) return "</strong>";
    if (type == CMARK_NODE_STRIKETHROUGH) return "</del>";
    return "";
  }

  void enter_paragraph(cmark_node* node) {
    if (in_tight_list(node) || figure_paragraph(node)) return;
    const auto numbered = tree_.number_of.find(node);
    if (numbered == tree_.number_of.end()) {
      out_ += "<p>";
      return;
    }
    const auto anchor = tree_.anchor_of('p', numbered->second);
    out_ += fmt::format("<p class=\"numbered\" id=\"{0}\"><a class=\"number\" href=\"#{0}\">{1}</a> ", anchor, escape_html(numbered->second));
  }

  void enter_heading(cmark_node* node) {
    const auto found = tree_.heading_of.find(node);
    if (found == tree_.heading_of.end()) {  // inside a list or a quotation, where no heading is expected
      level_ = std::clamp(level_ + 1, 2, 6);
      out_ += fmt::format("<h{}>", level_);
      return;
    }
    const auto& heading = tree_.headings[found->second];
    level_ = std::clamp(heading.level + shift_, 2, 6);
    heading_text_ = heading.text;
    tables_here_ = 0;
    out_ += fmt::format("<h{} id=\"{}\">", level_, heading.anchor);
    if (!heading.number.empty()) out_ += fmt::format("<span class=\"number\">{}</span> ", escape_html(heading.number));
  }

  void enter_list(cmark_node* node) {
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) {
      out_ += "<ul>\n";
      return;
    }
    const int start = cmark_node_get_list_start(node);
    out_ += start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", start);
  }

  void enter_link(cmark_node* node) {
    const std::string target = cmark_node_get_url(node);
    if (target.starts_with(passage_begin)) return enter_passage(node, target);
    std::optional<std::string> address;
    if (target.find(token_begin) != std::string::npos)
      found_.error("link-scheme", tree_.locate(node, "{{"), "a placeholder cannot be an address", "write the address itself");
    else
      address = world_.link(target, tree_.locate(node, target), found_);
    links_.push_back(address ? "</a>" : "");
    if (address) out_ += fmt::format("<a href=\"{}\">", escape_html(*address));
  }

  // Words in another language than the text's: [Shoulder to Shoulder](lang:en). Screen readers then say them as that language does
  // (WCAG 2.2, 3.1.2).
  void enter_passage(cmark_node* node, std::string_view target) {
    const auto code = target.substr(passage_begin.size());
    const bool is_code = (code.size() == 2 || code.size() == 3) && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_code)
      found_.error("passage-language", tree_.locate(node, target), fmt::format("\"{}\" is no language's code", code), "write [words](lang:en), [geiriau](lang:cy), or another code of two or three letters");
    links_.push_back(is_code ? "</span>" : "");
    if (is_code) out_ += fmt::format("<span lang=\"{}\">", code);
  }

  void enter_table(cmark_node*) {
    ++tables_here_;
    in_body_ = false;
    const auto label = tables_here_ == 1 ? heading_text_ : fmt::format("{} ({})", heading_text_, tables_here_);
    out_ += fmt::format("<div class=\"table-scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table>", escape_html(label));
  }

  static bool head_cell(cmark_node* cell) {
    return std::string_view(cmark_node_get_type_string(cmark_node_parent(cell))) == "table_header";
  }

  void enter_cell(cmark_node* cell) {
    auto* table = cmark_node_parent(cmark_node_parent(cell));
    const auto* alignments = cmark_gfm_extensions_get_table_alignments(table);
    const bool numeric = cell_ < cmark_gfm_extensions_get_table_columns(table) && alignments != nullptr && alignments[cell_] == 'r';
    if (head_cell(cell) && cmark_node_first_child(cell) == nullptr) {
      // An empty head cell heads nothing.
      out_ += "<th scope=\"col\"><span class=\"visually-hidden\">" + escape_html(world_.message("table.no_heading")) + "</span>";
      return;
    }
    out_ += head_cell(cell) ? "<th scope=\"col\"" : "<td";
    out_ += numeric ? " class=\"numeric\">" : ">";
  }

  void text(std::string_view literal) {
    // After the label of a policy statement comes the space that set it apart.
    if (after_label_) {
      while (literal.starts_with(' ')) literal.remove_prefix(1);
      if (!literal.empty()) after_label_ = false;
    }
    split_tokens(
        literal, [&](std::string_view words) { out_ += escape_html(words); },
        [&](std::size_t index) {
          if (index >= tree_.placeholders.size()) return;
          const auto& placeholder = tree_.placeholders[index];
          const std::string_view written = placeholder.written;
          out_ += escape_html(world_.figure(written.substr(2, written.size() - 4), placeholder.at, found_));
        });
  }

  // Code and raw HTML, as they were written.
  std::string verbatim(cmark_node* node) const {
    std::string text;
    const char* literal = cmark_node_get_literal(node);
    split_tokens(
        literal == nullptr ? std::string_view() : literal, [&](std::string_view words) { text += words; },
        [&](std::size_t index) { if (index < tree_.placeholders.size()) text += tree_.placeholders[index].written; });
    return escape_html(text);
  }

  void footnote_reference(cmark_node* node) {
    const char* number = cmark_node_get_literal(node);  // the parser numbers notes in the order they are first cited
    if (number == nullptr) return;
    const auto name = fmt::format("{}-{}", tree_.options.id, number);
    const bool first = cited_.insert(number).second;
    out_ += fmt::format("<sup class=\"footnote-ref\"><a href=\"#fn-{}\"{} aria-describedby=\"footnotes-{}\">{}</a></sup>", name,
                        first ? fmt::format(" id=\"fnref-{}\"", name) : "", tree_.options.id, number);
  }

  void footnotes() {
    if (tree_.footnote_of.empty()) return;
    const auto& id = tree_.options.id;
    const int level = std::clamp(top_level_, 2, 6);
    out_ += fmt::format("<section class=\"footnotes\" aria-labelledby=\"footnotes-{0}\"><h{1} id=\"footnotes-{0}\">{2}</h{1}><ol>\n", id, level,
                        escape_html(world_.message("document.footnotes")));
    for (auto* node = cmark_node_first_child(tree_.root.get()); node != nullptr; node = cmark_node_next(node)) {
      const auto found = tree_.footnote_of.find(node);
      if (found == tree_.footnote_of.end()) continue;
      out_ += fmt::format("<li id=\"fn-{}-{}\">", id, found->second);
      for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) render(child);
      out_ += fmt::format("<p><a href=\"#fnref-{}-{}\">{}</a></p></li>\n", id, found->second,
                          escape_html(world_.message("document.footnote_back")));
    }
    out_ += "</ol></section>\n";
  }

  const Narrative::Tree& tree_;
  const NarrativeWorld& world_;
  int shift_, top_level_;
  int level_ = top_level_ - 1;  // of the last heading
  Diagnostics& found_;
  std::string out_;
  std::string heading_text_;
  int tables_here_ = 0, cell_ = 0;
  bool in_body_ = false, after_label_ = false;
  cmark_node* label_ = nullptr;
  std::vector<std::string_view> links_;  // how each that is open closes
  std::set<std::string> cited_;
};

}  // namespace

std::string Narrative::render(const NarrativeWorld& world, int top_level, Diagnostics& found) const {
  return Renderer(*tree_, world, top_level, found).document();
}

std::string Narrative::render_policy_statement(std::size_t index, const NarrativeWorld& world, Diagnostics& found) const {
  return Renderer(*tree_, world, 2, found).statement_body(tree_->statement_nodes.at(index));
}

}  // namespace comisiynu
