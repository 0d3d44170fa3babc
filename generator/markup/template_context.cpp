#include "markup/template_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace comisiynu::templates {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

template <std::size_t count>
bool among(const Characters& name, const std::array<std::string_view, count>& names) {
  return std::any_of(names.begin(), names.end(), [&](auto known) { return name.is(known); });
}

constexpr std::array<std::string_view, 16> address_attributes{
    "href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href",
    "manifest", "background", "longdesc", "codebase", "classid", "profile", "usemap", "icon"};
constexpr std::array<std::string_view, 4> addresses_attributes{"srcset", "imagesrcset", "ping", "archive"};
constexpr std::array<std::string_view, 4> schemes{"http", "https", "mailto", "tel"};

}  // namespace

void Characters::add(char c) {
  if (length_ < bytes_.size()) bytes_[length_] = lower(c);
  if (length_ < 255) ++length_;
}

Context::Element Context::element_named(const Characters& name) {
  for (const auto element : {Element::title, Element::textarea, Element::script, Element::style,
                             Element::iframe, Element::noembed, Element::noframes, Element::xmp})
    if (name.is(name_of(element))) return element;
  return Element::plain;
}

std::string_view Context::name_of(Element element) {
  switch (element) {
    case Element::plain: return "";
    case Element::title: return "title";
    case Element::textarea: return "textarea";
    case Element::script: return "script";
    case Element::style: return "style";
    case Element::iframe: return "iframe";
    case Element::noembed: return "noembed";
    case Element::noframes: return "noframes";
    case Element::xmp: return "xmp";
  }
  return "";
}

Context::Attribute Context::attribute_named(const Characters& name, Element element) {
  if (name.view().starts_with("on")) return Attribute::handler;
  if (name.is("style")) return Attribute::style;
  if (name.is("srcdoc")) return Attribute::markup;
  if (among(name, address_attributes)) return Attribute::address;
  if (among(name, addresses_attributes)) return Attribute::addresses;
  if (name.is("type") && element == Element::script) return Attribute::script_type;
  return Attribute::plain;
}

std::optional<Context::Problem> Context::read(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto problem = text[i] == '<' && where_ != Where::text ? end_of_noscript(text.substr(i)) : std::nullopt;
    if (!problem) problem = step(text[i]);
    if (!problem) continue;
    *this = lost();
    problem->offset = i;
    return problem;
  }
  return std::nullopt;
}

// To a browser that runs scripts, <noscript> is text up to its end tag, wherever that stands.
std::optional<Context::Problem> Context::end_of_noscript(std::string_view text) const {
  constexpr std::string_view end = "</noscript";
  if (where_ == Where::lost || text.size() < end.size()) return std::nullopt;
  if (!std::equal(end.begin(), end.end(), text.begin(), [](char a, char b) { return a == lower(b); }))
    return std::nullopt;
  return Problem{0, fmt::format("</noscript> stands in {}", name()), "leave it out"};
}

std::optional<Context::Problem> Context::step(char c) {
  switch (where_) {
    case Where::text:
      if (c == '<') where_ = Where::opening;
      return std::nullopt;
    case Where::opening:
      if (is_letter(c)) {
        where_ = Where::tag_name;
        pending_.add(c);
      } else if (c == '/') where_ = Where::end_opening;
      else if (c == '!') where_ = Where::declaration;
      else if (c == '?') { where_ = Where::declaration; pending_.add(c); }
      else if (c != '<') where_ = Where::text;
      return std::nullopt;
    case Where::end_opening:
      if (is_letter(c)) {
        where_ = Where::tag_name;
        end_tag_ = true;
        pending_.add(c);
        return std::nullopt;
      }
      return Problem{0, "\"</\" is followed by no name", "write &lt; for the character"};
    case Where::declaration:
      if (c == '[' && pending_.empty())
        return Problem{0, "<![CDATA[ ]]> has no meaning in HTML", "write the text as it is"};
      step_in_declaration(c);
      return std::nullopt;
    case Where::comment: step_in_comment(c); return std::nullopt;
    case Where::double_quoted:
      if (c == '"') return end_value(Where::after_value), std::nullopt;
      return step_in_value(c);
    case Where::single_quoted:
      if (c == '\'') return end_value(Where::after_value), std::nullopt;
      return step_in_value(c);
    case Where::unquoted:
      if (is_space(c)) return end_value(Where::between), std::nullopt;
      if (c == '>') return end_value(Where::between), close_tag();
      return step_in_value(c);
    case Where::plain_text:
    case Where::raw:
    case Where::json:
    case Where::json_string:
    case Where::json_escape:
      return step_in_contents(c);
    case Where::lost: return std::nullopt;
    default: return step_in_tag(c);
  }
}

std::optional<Context::Problem> Context::step_in_tag(char c) {
  if (where_ == Where::before_value) {
    if (is_space(c)) return std::nullopt;
    if (c == '>')
      return Problem{0, "the attribute has no value after \"=\"", "write =\"\" or leave the \"=\" out"};
    if (c == '"') return begin_value(Where::double_quoted), std::nullopt;
    if (c == '\'') return begin_value(Where::single_quoted), std::nullopt;
    begin_value(Where::unquoted);
    return step_in_value(c);
  }
  if (c == '<') return Problem{0, "\"<\" stands inside a tag", "close the tag before it by \">\""};
  if (c == '"' || c == '\'')
    return Problem{0, "a quotation mark stands where no value begins", "write name=\"value\""};
  if (c == '=' && (where_ == Where::attribute_name || where_ == Where::after_attribute_name)) {
    where_ = Where::before_value;
    return std::nullopt;
  }
  if (where_ == Where::tag_name && !is_space(c) && c != '/' && c != '>') {
    pending_.add(c);
    return std::nullopt;
  }
  if (where_ == Where::attribute_name && !is_space(c) && c != '/' && c != '>') {
    pending_.add(c);
    return std::nullopt;
  }
  if (where_ == Where::after_branch && !is_space(c) && c != '/' && c != '>')
    return Problem{0, "an attribute begins right behind a {% tag %}", "put a space before it"};

  if (where_ == Where::tag_name) end_tag_name();
  if (is_space(c)) {
    if (where_ == Where::attribute_name) where_ = Where::after_attribute_name;
    else if (where_ != Where::after_attribute_name) where_ = Where::between;
    return std::nullopt;
  }
  end_attribute_without_value();
  where_ = Where::between;
  if (c == '>') return close_tag();
  if (c == '/') slash_ = true;
  else begin_attribute(c);
  return std::nullopt;
}

void Context::end_tag_name() {
  element_ = end_tag_ ? Element::plain : element_named(pending_);
  pending_.clear();
  where_ = Where::between;
}

void Context::begin_attribute(char c) {
  where_ = Where::attribute_name;
  slash_ = false;
  pending_.clear();
  pending_.add(c);
}

void Context::end_attribute_without_value() {
  if (where_ != Where::attribute_name && where_ != Where::after_attribute_name) return;
  if (element_ == Element::script && script_ == Script::unsaid && pending_.is("type"))
    script_ = Script::executed;
  pending_.clear();
}

void Context::begin_value(Where quotes) {
  attribute_ = end_tag_ ? Attribute::plain : attribute_named(pending_, element_);
  address_ = Address::undecided;
  pending_.clear();
  where_ = quotes;
}

void Context::end_value(Where next) {
  if (attribute_ == Attribute::script_type && script_ == Script::unsaid) {
    const auto type = pending_.view();
    const bool data = pending_.all_kept() && type.starts_with("application/") &&
                      (type == "application/json" || type.ends_with("+json"));
    script_ = data ? Script::data : Script::executed;
  }
  attribute_ = Attribute::plain;
  address_ = Address::undecided;
  pending_.clear();
  where_ = next;
}

std::optional<Context::Problem> Context::step_in_value(char c) {
  if (attribute_ == Attribute::script_type) pending_.add(c);
  if (attribute_ != Attribute::address) return std::nullopt;
  const bool decides = c == '/' || c == '?' || c == '#' || c == '\\';
  if (address_ == Address::from_value) {
    if (decides) address_ = Address::decided;
    else if (c == ':' || c == '&')
      return Problem{0, "the scheme of an address is made of a value and of text",
                     "give the whole address as one value, or write the scheme out"};
  } else if (address_ == Address::undecided) {
    if (decides) address_ = Address::decided;
    else if (c == '&') address_ = Address::unclear;
    else if (c == ':') {
      address_ = among(pending_, schemes) ? Address::decided : Address::foreign;
    } else if (!is_space(c)) {
      pending_.add(c);
      return std::nullopt;
    } else {
      return std::nullopt;
    }
    pending_.clear();
  }
  return std::nullopt;
}

std::optional<Context::Problem> Context::close_tag() {
  if (slash_ && element_ != Element::plain)
    return Problem{0, fmt::format("<{0}/> does not close <{0}>", name_of(element_)),
                   fmt::format("write <{0}></{0}>", name_of(element_))};
  where_ = Where::raw;
  if (element_ == Element::plain) where_ = Where::text;
  if (element_ == Element::title || element_ == Element::textarea) where_ = Where::plain_text;
  if (element_ == Element::script && script_ == Script::data) where_ = Where::json;
  script_ = Script::unsaid;
  end_tag_ = slash_ = false;
  pending_.clear();
  return std::nullopt;
}

// Within <svg> or <math> browsers see a tag where otherwise they see text. Nobody needs it: it is refused.
Context::Problem Context::tag_in_contents() const {
  const bool json = where_ == Where::json || where_ == Where::json_string || where_ == Where::json_escape;
  return {0, fmt::format("what looks like a tag stands in <{}>, which holds no markup", name_of(element_)),
          json                          ? "write \\u003c for the \"<\""
          : element_ == Element::script ? "put a space behind the \"<\""
                                        : "leave it out"};
}

// Inside an element whose contents are no markup: only its own end tag ends it.
std::optional<Context::Problem> Context::step_in_contents(char c) {
  if (!pending_.empty()) {
    const auto before = pending_;
    pending_.add(c);
    const auto so_far = pending_.view();
    const auto end = fmt::format("</{}", name_of(element_));
    if (before.is(end) && (is_space(c) || c == '/' || c == '>')) {
      pending_.clear();
      element_ = Element::plain;
      end_tag_ = true;
      where_ = Where::between;
      return step_in_tag(c);
    }
    if (end.starts_with(so_far)) return std::nullopt;
    if (element_ == Element::script && so_far == "<!--")
      return Problem{0, "\"<!--\" stands in a script",
                     "leave it out: browsers read on beyond the script's end"};
    if (element_ == Element::script && std::string_view("<!--").starts_with(so_far)) return std::nullopt;
    if ((before.is("<") && is_letter(c)) || before.view().starts_with("</")) return tag_in_contents();
    pending_.clear();
  }
  if (where_ == Where::json_escape) where_ = Where::json_string;
  else if (where_ == Where::json_string && c == '\\') where_ = Where::json_escape;
  else if (where_ == Where::json_string && c == '"') where_ = Where::json;
  else if (where_ == Where::json && c == '"') where_ = Where::json_string;
  if (c == '<') pending_.add(c);
  return std::nullopt;
}

void Context::step_in_declaration(char c) {
  if (c == '-' && pending_.is("-")) {
    pending_.clear();
    where_ = Where::comment;
    dashes_ = 4;
  } else if (c == '>') {
    pending_.clear();
    where_ = Where::text;
  } else if (pending_.empty()) {
    pending_.add(c);
  } else {
    pending_.clear();
    pending_.add('?');  // no comment any more
  }
}

// 1 is "-", 2 "--", 3 "--!". 4 and 5 are the comment's own beginning, which may at once be its end: "<!-->"
// and "<!--->".
void Context::step_in_comment(char c) {
  if (c == '>' && dashes_ >= 2) {
    dashes_ = 0;
    where_ = Where::text;
  } else if (c == '-') {
    dashes_ = dashes_ == 4 ? 5 : dashes_ == 0 || dashes_ == 3 ? 1 : 2;
  } else {
    dashes_ = c == '!' && dashes_ == 2 ? 3 : 0;
  }
}

std::optional<Escape> Context::escape(Problem& otherwise) const {
  const auto refuse = [&](std::string message, std::string remedy) -> std::optional<Escape> {
    otherwise = {0, std::move(message), std::move(remedy)};
    return std::nullopt;
  };
  const auto refuse_here = [&](std::string remedy) {
    return refuse(fmt::format("a value cannot stand in {}", name()), std::move(remedy));
  };
  switch (where_) {
    case Where::lost:
    case Where::text: return Escape::text;
    case Where::plain_text:
    case Where::json:
    case Where::json_string:
      if (!pending_.empty())
        return refuse("a value cannot stand right behind \"<\"", "write &lt; for the character");
      return where_ == Where::plain_text ? Escape::plain_text
             : where_ == Where::json     ? Escape::json
                                         : Escape::json_string;
    case Where::json_escape: return refuse("a value cannot stand right behind a backslash", "");
    case Where::double_quoted:
    case Where::single_quoted:
      switch (attribute_) {
        case Attribute::plain:
        case Attribute::script_type: return Escape::attribute;
        case Attribute::addresses: return Escape::addresses;
        case Attribute::address:
          if (address_ == Address::decided) return Escape::attribute;
          if (address_ == Address::foreign)
            return refuse("a value cannot stand in an address of this scheme",
                          "the schemes are http, https, mailto and tel");
          if (address_ == Address::unclear)
            return refuse("a value cannot stand behind \"&\" at the start of an address",
                          "begin the address with the value");
          return Escape::address;
        case Attribute::style:
          return refuse("a value cannot stand in a style attribute", "choose a class by it");
        case Attribute::handler:
          return refuse("a value cannot stand in an event handler", "hand it over in a data- attribute");
        case Attribute::markup: return refuse("a value cannot stand in srcdoc", "give an address with src");
      }
      return refuse_here("");
    case Where::tag_name:
      if (pending_.is("h")) return Escape::heading;
      [[fallthrough]];
    case Where::opening:
    case Where::end_opening:
      return refuse("a value cannot stand in the name of a tag",
                    "write the tag out in each branch of an {% if %}");
    case Where::before_value:
    case Where::unquoted:
      return refuse("a value cannot stand in an attribute without quotation marks",
                    "put quotation marks around it");
    case Where::raw:
      if (element_ == Element::script)
        return refuse_here("hand it over in a data- attribute or in <script type=\"application/json\">");
      return refuse_here(element_ == Element::style ? "choose a class by it" : "");
    case Where::comment: return refuse_here("write the comment as {# … #}, which does not reach the page");
    case Where::declaration: return refuse_here("");
    default:
      return refuse("a value cannot stand between the attributes of a tag", "write name=\"{{ … }}\"");
  }
}

void Context::after_value() {
  if (where_ == Where::tag_name) *this = between_attributes();
  if (!in_quotes()) return;
  if (attribute_ == Attribute::script_type) pending_.add('?');
  if (attribute_ == Attribute::address && address_ == Address::undecided) {
    address_ = Address::from_value;
    pending_.clear();
  }
}

bool Context::in_tag() const {
  switch (where_) {
    case Where::tag_name: case Where::between: case Where::attribute_name: case Where::after_attribute_name:
    case Where::after_value: case Where::after_branch: return true;
    default: return false;
  }
}

// In the same tag, with whatever name that was being read brought to its end.
Context Context::between_attributes() const {
  Context made = *this;
  if (made.where_ == Where::tag_name) made.end_tag_name();
  made.end_attribute_without_value();
  made.where_ = Where::after_branch;
  return made;
}

std::optional<Context> Context::either(const Context& a, const Context& b) {
  if (a == b || a.where_ == Where::lost) return a;
  if (b.where_ == Where::lost) return b;
  if (a.in_tag() && b.in_tag()) {
    auto one = a.between_attributes(), other = b.between_attributes();
    if (one.script_ != other.script_ && one.script_ != Script::data && other.script_ != Script::data)
      one.script_ = other.script_ = Script::executed;
    one.slash_ = other.slash_ = one.slash_ || other.slash_;
    if (one == other) return one;
    return std::nullopt;
  }
  if (!a.in_quotes()) return std::nullopt;
  auto one = a, other = b;
  if (a.attribute_ == Attribute::address && b.attribute_ == Attribute::address) {
    const auto open = [](Address address) {
      return address == Address::undecided || address == Address::from_value || address == Address::decided;
    };
    if (!open(a.address_) || !open(b.address_)) return std::nullopt;
    one.address_ = other.address_ = Address::from_value;
    one.pending_.clear();
    other.pending_.clear();
  }
  if (a.attribute_ == Attribute::script_type) {
    one.pending_.clear();
    one.pending_.add('?');
    other.pending_ = one.pending_;
  }
  if (one == other) return one;
  return std::nullopt;
}

Context Context::lost() {
  Context made;
  made.where_ = Where::lost;
  return made;
}

std::string_view Context::name() const {
  switch (where_) {
    case Where::text: return "text";
    case Where::plain_text: return element_ == Element::title ? "<title>" : "<textarea>";
    case Where::raw:
      switch (element_) {
        case Element::script: return "a script";
        case Element::style: return "a style sheet";
        default: return "an element that holds raw text";
      }
    case Where::json: return "JSON";
    case Where::json_string: case Where::json_escape: return "a JSON string";
    case Where::opening: case Where::end_opening: case Where::tag_name: return "the name of a tag";
    case Where::between:
    case Where::attribute_name:
    case Where::after_attribute_name:
    case Where::after_value:
    case Where::after_branch: return "a tag";
    case Where::before_value: case Where::unquoted: case Where::double_quoted: case Where::single_quoted:
      return "an attribute";
    case Where::declaration: return "a declaration";
    case Where::comment: return "a comment";
    case Where::lost: return "";
  }
  return "";
}

}  // namespace comisiynu::templates
