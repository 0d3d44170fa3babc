#include "markup/template_link.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

namespace comisiynu::templates {

namespace {

using Templates = std::vector<std::vector<std::unique_ptr<Template>>>;

// Names become templates; cycles and towers are found.
class Library {
 public:
  Library(Templates folders, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (auto& folder : folders)
      for (auto& one : folder) {
        by_name_[one->name].push_back(one.get());
        all_.push_back(std::move(one));
      }
    for (auto& one : all_) reports_.emplace(one.get(), Report(*one, diagnostics_));
    for (auto& one : all_) measure(*one, 0);
  }

  const std::map<std::string, std::vector<Template*>, std::less<>>& by_name() const { return by_name_; }
  static Template& visible(const std::vector<Template*>& same_name) { return *same_name.back(); }

  // The template a reference means: its own name means the one that it hides.
  Template* find(const Template& from, const std::string& name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return nullptr;
    if (name != from.name) return found->second.back();
    const auto own = std::find(found->second.begin(), found->second.end(), &from);
    return own == found->second.begin() ? nullptr : *std::prev(own);
  }

  void error(const Template& in, std::string_view code, Place place, std::string message,
             std::string remedy = {}) {
    if (!silent_ && told_.emplace(&in, place.offset, message).second)
      reports_.at(&in).error(code, place, std::move(message), std::move(remedy));
  }

  // Nothing is wrong with it, nor with anything it is made of. Requires that cycles were found.
  bool usable(const Template& one) {
    if (!one.sound) return false;
    const auto fine = [&](const Reference& to) {
      const auto* found = find(one, to.name);
      return found && usable(*found);
    };
    if (const auto known = usable_.find(&one); known != usable_.end()) return known->second;
    return usable_[&one] = (!one.extends || fine(*one.extends)) &&
                           std::all_of(one.includes.begin(), one.includes.end(), fine);
  }
  void look_again() { usable_.clear(); }
  void be_silent() { silent_ = true; }

  std::vector<std::unique_ptr<const Template>> release() {
    return {std::make_move_iterator(all_.begin()), std::make_move_iterator(all_.end())};
  }

 private:
  struct Height {
    int includes = 0, extends = 0;
    bool open = true;  // still being measured: met again, it is in a cycle
  };

  // How high a template's tower of others is. Each reference of each template is looked at once.
  Height measure(Template& one, int depth) {
    if (const auto known = heights_.find(&one); known != heights_.end()) return known->second;
    heights_[&one] = {};
    Height made{0, 0, false};
    if (one.extends)
      if (const auto below = follow(one, *one.extends, "extends", depth)) {
        made = {below->includes, below->extends + 1, false};
        if (made.extends > max_extension) too_high(one, *one.extends, max_extension);
      }
    for (const auto& include : one.includes)
      if (const auto inner = follow(one, include, "includes", depth)) {
        made.includes = std::max(made.includes, inner->includes + 1);
        if (inner->includes + 1 > max_inclusion) too_high(one, include, max_inclusion);
      }
    return heights_[&one] = made;
  }

  // The height of what is referred to; nothing when it cannot be used.
  std::optional<Height> follow(Template& from, const Reference& to, std::string_view how, int depth) {
    auto* found = find(from, to.name);
    if (!found) {
      if (to.name == from.name)
        error(from, "template-cycle", to.place, fmt::format("\"{}\" {} itself", from.name, how));
      else
        error(from, "template-missing", to.place, fmt::format("there is no template \"{}\"", to.name),
              did_you_mean(to.name, names()));
      return std::nullopt;
    }
    if (depth > max_inclusion + max_extension) {
      too_high(from, to, max_inclusion);
      return std::nullopt;
    }
    const auto height = measure(*found, depth + 1);
    if (height.open) {
      error(from, "template-cycle", to.place,
            fmt::format("\"{}\" {} \"{}\", which leads back to it", from.name, how, to.name));
      return std::nullopt;
    }
    return height;
  }

  void too_high(const Template& in, const Reference& to, int limit) {
    error(in, "template-limit", to.place, fmt::format("templates are stacked more than {} high", limit));
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& [name, _] : by_name_) all.push_back(name);
    return all;
  }

  Diagnostics& diagnostics_;
  std::vector<std::unique_ptr<Template>> all_;
  std::map<std::string, std::vector<Template*>, std::less<>> by_name_;  // lower folders first
  std::map<const Template*, Report> reports_;
  std::map<const Template*, Height> heights_;
  std::map<const Template*, bool> usable_;
  bool silent_ = false;
  std::set<std::tuple<const Template*, std::uint32_t, std::string>> told_;
};

// Follows the text of templates through all of their tags, and finds how each output is escaped.
class Linker {
 public:
  explicit Linker(Library& library) : library_(library) {}

  struct Made {
    Context from, to;
    const Page* page;
    bool sound;
  };

  // The page of a usable template, when it stands in `from`; it is made once.
  const Made& page(const Template& of, const Context& from) {
    auto& made = made_[&of];
    const auto known = std::find_if(made.begin(), made.end(), [&](const auto& m) { return m->from == from; });
    if (known != made.end()) return **known;
    auto page = std::make_unique<Page>();
    Walk walk(*this, *page, of);
    const auto to = walk.run(from);
    pages_.push_back(std::move(page));
    return *made.emplace_back(std::make_unique<Made>(Made{from, to, pages_.back().get(), walk.sound()}));
  }

  std::vector<std::unique_ptr<const Page>> release() { return std::move(pages_); }

 private:
  class Walk {
   public:
    Walk(Linker& linker, Page& page, const Template& top)
        : linker_(linker), library_(linker.library_), page_(page) {
      for (const auto* one = &top; one;
           one = one->extends ? library_.find(*one, one->extends->name) : nullptr)
        page_.layers.push_back({one, std::vector<Escape>(one->outputs),
                                std::vector<const Page*>(one->includes.size()),
                                std::vector<Layer::Target>(one->blocks.size())});
      find_blocks();
    }

    Context run(const Context& from) {
      const auto base = static_cast<std::uint32_t>(page_.layers.size() - 1);
      return body(template_of(base).body, base, from);
    }
    bool sound() const { return sound_; }

   private:
    const Template& template_of(std::uint32_t layer) const { return *page_.layers[layer].of; }

    void error(const Template& in, std::string_view code, Place place, std::string message,
               std::string remedy = {}) {
      sound_ = false;
      library_.error(in, code, place, std::move(message), std::move(remedy));
    }

    void find_blocks() {
      std::map<std::string_view, Layer::Target> topmost;
      for (std::uint32_t layer = 0; layer < page_.layers.size(); ++layer) {
        const auto& of = template_of(layer);
        for (std::uint32_t block = 0; block < of.blocks.size(); ++block)
          page_.layers[layer].blocks[block] =
              topmost.try_emplace(of.blocks[block].name, Layer::Target{layer, block}).first->second;
      }
      for (std::uint32_t layer = 0; layer + 1 < page_.layers.size(); ++layer)
        for (const auto& node : template_of(layer).body)
          if (const auto* place = std::get_if<BlockPlace>(&node.is)) expect_block_below(layer, place->block);
    }

    void expect_block_below(std::uint32_t layer, std::uint32_t block) {
      const auto& made = template_of(layer).blocks[block];
      std::vector<std::string> names;
      for (auto below = layer + 1; below < page_.layers.size(); ++below)
        for (const auto& other : template_of(below).blocks) {
          if (other.name == made.name) return;
          names.emplace_back(other.name);
        }
      const auto& of = template_of(layer);
      error(of, "template-block", of.place_of(made.name),
                     fmt::format("\"{}\" has no block \"{}\"", of.extends->name, made.name),
                     did_you_mean(made.name, names));
    }

    Context body(const Body& nodes, std::uint32_t layer, Context at) {
      for (const auto& node : nodes)
        at = std::visit([&](const auto& one) { return walk(one, layer, at); }, node.is);
      return at;
    }

    Context walk(const StaticText& text, std::uint32_t layer, Context at) {
      if (const auto problem = at.read(text.text)) {
        const auto& of = template_of(layer);
        const auto start = of.place_of(text.text).offset;
        error(of, "template-context", {start + static_cast<std::uint32_t>(problem->offset), 1},
                       problem->message, problem->remedy);
      }
      return at;
    }

    Context walk(const Output& output, std::uint32_t layer, Context at) {
      Context::Problem problem;
      const auto escape = at.escape(problem);
      if (!escape) {
        error(template_of(layer), "template-context", output.value.place, problem.message, problem.remedy);
        return Context::lost();
      }
      page_.layers[layer].escapes[output.number] = *escape;
      at.after_value();
      return at;
    }

    Context walk(const Condition& condition, std::uint32_t layer, const Context& from) {
      auto at = from;
      for (const auto& branch : condition.branches)
        at = joined("this branch", branch.place, layer, at, from, body(branch.body, layer, from));
      return at;
    }

    // What holds before the body holds after it as well, so that it can be gone through again.
    Context walk(const Loop& loop, std::uint32_t layer, const Context& from) {
      auto at = from;
      for (;;) {
        const auto next = joined("the loop", loop.place, layer, at, at, body(loop.body, layer, at));
        if (next == at) break;
        at = next;
      }
      return joined("the loop's {% else %}", loop.place, layer, at, from, body(loop.otherwise, layer, from));
    }

    Context walk(const Assignment&, std::uint32_t, const Context& at) { return at; }

    Context walk(const Inclusion& inclusion, std::uint32_t layer, const Context& from) {
      const auto& of = template_of(layer);
      const auto& reference = of.includes[inclusion.number];
      const auto& made = linker_.page(*library_.find(of, reference.name), from);
      page_.layers[layer].included[inclusion.number] = made.page;
      sound_ = sound_ && made.sound;
      return joined(fmt::format("\"{}\"", reference.name), reference.place, layer, from, from, made.to);
    }

    Context walk(const BlockPlace& place, std::uint32_t layer, const Context& from) {
      const auto target = page_.layers[layer].blocks[place.block];
      const auto& block = template_of(target.layer).blocks[target.block];
      const auto [where, first] =
          placed_.try_emplace({target.layer, target.block}, std::pair(layer, place.block));
      if (!first && where->second != std::pair(layer, place.block)) {
        const auto& here = template_of(layer).blocks[place.block];
        error(template_of(layer), "template-block", here.place,
                       fmt::format("the block \"{}\" would stand on the page twice", here.name),
                       "give this one another name");
        return from;
      }
      return joined(fmt::format("the block \"{}\"", block.name), block.place, target.layer, from, from,
                    body(block.body, target.layer, from));
    }

    // Something that began in `from` and ended in `to`, as one of the ways that lead on from `at`.
    Context joined(std::string_view what, Place place, std::uint32_t layer, const Context& at,
                   const Context& from, const Context& to) {
      if (const auto both = Context::either(from, to))
        if (const auto all = Context::either(at, *both)) return *all;
      const auto& of = template_of(layer);
      error(of, "template-context", place,
                     fmt::format("{} begins in {} and ends in {}", what, from.name(), to.name()),
                     "close in it what it opens, and nothing else");
      return Context::lost();
    }

    Linker& linker_;
    Library& library_;
    Page& page_;
    bool sound_ = true;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> placed_;
  };

  Library& library_;
  std::map<const Template*, std::vector<std::unique_ptr<Made>>> made_;
  std::vector<std::unique_ptr<const Page>> pages_;
};

}  // namespace

Linked link(Templates folders, Diagnostics& diagnostics) {
  Library library(std::move(folders), diagnostics);
  Linker linker(library);
  Linked linked;

  std::set<const Template*> parts;  // included somewhere: checked there
  for (const auto& [name, same] : library.by_name())
    for (const auto* one : same)
      for (const auto& include : one->includes)
        if (const auto* part = library.find(*one, include.name)) parts.insert(part);

  struct Root {
    const Template* top;
    const Linker::Made* made;
  };
  std::vector<Root> roots;
  const auto make = [&](bool of_parts) {
    for (const auto& [name, same] : library.by_name()) {
      const auto& top = Library::visible(same);
      if (parts.contains(&top) == of_parts && library.usable(top))
        roots.push_back({&top, &linker.page(top, Context())});
    }
  };
  make(false);
  for (const auto& root : roots) {
    const auto& end = root.made->to;
    if (end == Context() || end == Context::lost()) continue;
    const auto& base = *root.made->page->layers.back().of;
    library.error(base, "template-context", {static_cast<std::uint32_t>(base.source.size()), 0},
                  fmt::format("the template ends in {}", end.name()), "close what it opens");
  }
  library.look_again();
  // A part can be rendered by itself, too, if it makes sense in text; if not, nobody need be told.
  library.be_silent();
  make(true);

  for (const auto& root : roots)
    if (root.made->sound && root.made->to == Context() && library.usable(*root.top))
      linked.by_name[root.top->name] = root.made->page;
  for (const auto& [name, same] : library.by_name()) linked.names.insert(name);
  linked.pages = linker.release();
  linked.templates = library.release();
  return linked;
}

}  // namespace comisiynu::templates
