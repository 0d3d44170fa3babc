#include "language/messages.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"

namespace comisiynu {

namespace {

constexpr std::string_view own_table = "own";

constexpr int shown_decimals = 2;

// The number that a reader sees, so that "1" is never plural because it was 0.999.
double as_shown(double count) {
  const double unit = std::pow(10, shown_decimals);
  return std::round(count * unit) / unit;
}

Position position_of(const toml::source_region& source, FileId file, std::size_t length = 0) {
  return {file, source.begin.line, source.begin.column, static_cast<std::uint32_t>(length)};
}

std::optional<Plural> plural_from(std::string_view name) {
  for (const Plural plural : plurals)
    if (name == name_of(plural)) return plural;
  return std::nullopt;
}

// English may also say what zero is; all that Welsh may say it must.
bool may_have(Language language, Plural plural) {
  const auto all = plurals_of(language);
  return plural == Plural::zero || std::find(all.begin(), all.end(), plural) != all.end();
}

// "one, two and other"
std::string listed(std::vector<std::string> names) {
  return Formatter(Language::en).list(names);
}

std::string braced(const std::vector<std::string>& places) {
  if (places.empty()) return "no place";
  std::vector<std::string> all;
  for (const auto& place : places) all.push_back("{" + place + "}");
  return listed(std::move(all));
}

bool is_place_name(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool has_language(const toml::table& table) {
  return std::any_of(languages.begin(), languages.end(),
                     [&](Language language) { return table.contains(language_code(language)); });
}

// See the head of messages.h.
bool is_message(const toml::table& table) {
  return has_language(table) && std::none_of(languages.begin(), languages.end(), [&](Language language) {
           const auto* inner = table[language_code(language)].as_table();
           return inner && has_language(*inner);
         });
}

std::string path_of(const std::string& parent, std::string_view name) {
  return parent.empty() ? std::string(name) : fmt::format("{}.{}", parent, name);
}

}  // namespace

// Reads one file into `messages`.
class MessageReader {
 public:
  MessageReader(std::map<std::string, Message, std::less<>>& messages, bool overriding, FileId file,
                Diagnostics& diagnostics)
      : messages_(messages), overriding_(overriding), file_(file), diagnostics_(diagnostics) {}

  bool read(std::string_view text) {
    try {
      read_table(toml::parse(text), "");
    } catch (const toml::parse_error& parse_error) {
      error("toml-syntax", position_of(parse_error.source(), file_),
            fmt::format("this is not TOML: {}", parse_error.description()),
            "look for a missing quote, bracket, comma or equals sign here or on the line before");
    }
    return sound_;
  }

 private:
  // One text of a message: a language's only one, or one of its plural forms.
  struct Text {
    Language language;
    std::optional<Plural> plural;
    Position position;
    std::vector<MessagePart> parts;
    std::vector<std::string> places;  // in alphabetical order, each once, without {count}
    bool has_count = false;
  };

  void error(std::string code, Position at, std::string message, std::string remedy) {
    diagnostics_.error(std::move(code), at, std::move(message), std::move(remedy));
    sound_ = false;
  }

  void read_table(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
      const auto inner_path = path_of(path, key.str());
      const auto at = position_of(key.source(), file_, code_points(key.str()));
      const auto* inner = node.as_table();
      if (!inner)
        error("message-without-language", at, fmt::format("{} is in no language", inner_path),
              fmt::format("write {} = {{ en = \"…\", cy = \"…\" }}", key.str()));
      else if (is_message(*inner))
        read_message(*inner, inner_path, at);
      else
        read_table(*inner, inner_path);
    }
  }

  void read_message(const toml::table& table, const std::string& key, Position at) {
    std::vector<Text> texts;
    for (const auto& [code, node] : table) {
      const auto code_at = position_of(code.source(), file_, code_points(code.str()));
      if (const auto language = from_code(code.str()))
        read_language(*language, node, key, code_at, texts);
      else
        error("unknown-language", code_at, fmt::format("{} has {}, which is not a language", key, code.str()),
              "the languages are cy and en");
    }
    for (const Language language : languages)
      if (!table.contains(language_code(language)))
        error("message-missing", at, fmt::format("{} is missing in {}", key, name_of(language)),
              fmt::format("add {} = \"…\"", language_code(language)));
    check_counting(texts, key, at);
    check_places(texts, key);
    auto message = assemble(texts);
    if (overriding_ && !may_override(message, key, at)) return;
    messages_.insert_or_assign(key, std::move(message));
  }

  void read_language(Language language, const toml::node& node, const std::string& key, Position at,
                     std::vector<Text>& texts) {
    if (node.is_string()) {
      read_text(language, std::nullopt, node, key, at, texts);
      return;
    }
    const auto* forms = node.as_table();
    if (!forms) {
      error("message-not-text", at, fmt::format("{} is not text in {}", key, name_of(language)),
            "write it between quotation marks");
      return;
    }
    for (const auto& [name, form] : *forms) {
      const auto form_at = position_of(name.source(), file_, code_points(name.str()));
      const auto plural = plural_from(name.str());
      if (plural && may_have(language, *plural))
        read_text(language, plural, form, key, form_at, texts);
      else
        error("unknown-plural-form", form_at,
              fmt::format("{} has the form {}, which {} does not have", key, name.str(), name_of(language)),
              counting_of(language));
    }
    std::vector<std::string> missing;
    for (const Plural plural : plurals_of(language))
      if (!forms->contains(name_of(plural))) missing.emplace_back(name_of(plural));
    if (!missing.empty())
      error("missing-plural-form", at,
            fmt::format("{} lacks the {} {} {}", key, name_of(language),
                        missing.size() == 1 ? "form" : "forms", listed(missing)),
            counting_of(language));
  }

  static std::string counting_of(Language language) {
    std::vector<std::string> names;
    for (const Plural plural : plurals_of(language)) names.emplace_back(name_of(plural));
    return fmt::format("{} counts in {}{}", name_of(language), listed(names),
                       language == Language::en ? ", and may have zero" : "");
  }

  static std::string name_of_text(const Text& text) {
    if (!text.plural) return std::string(name_of(text.language));
    return fmt::format("{} ({})", name_of(text.language), name_of(*text.plural));
  }

  void read_text(Language language, std::optional<Plural> plural, const toml::node& node,
                 const std::string& key, Position at, std::vector<Text>& texts) {
    Text text{language, plural, at, {}, {}, false};
    const auto* value = node.as_string();
    if (!value) {
      error("message-not-text", at, fmt::format("{} is not text in {}", key, name_of_text(text)),
            "write it between quotation marks");
      return;
    }
    text.position = position_of(value->source(), file_);
    if (value->get().empty()) {
      error("message-empty", text.position, fmt::format("{} is empty in {}", key, name_of_text(text)),
            "say it, or remove the message");
      return;
    }
    take_apart(value->get(), key, text);
    texts.push_back(std::move(text));
  }

  void take_apart(std::string_view rest, const std::string& key, Text& text) {
    const auto words = [&](std::string_view more) {
      if (!more.empty()) text.parts.push_back({MessagePart::Kind::words, std::string(more), 0});
    };
    while (!rest.empty()) {
      const auto brace = rest.find_first_of("{}");
      words(rest.substr(0, brace));
      if (brace == std::string_view::npos) break;
      rest.remove_prefix(brace);
      const auto end = rest.find('}');
      const auto name = end == std::string_view::npos || end == 0 ? "" : rest.substr(1, end - 1);
      if (!is_place_name(name)) {
        error("bad-place", text.position,
              fmt::format("{} has a brace in {} that makes no place", key, name_of_text(text)),
              "write a place as {name}, in small letters");
        words(rest);
        break;
      }
      rest.remove_prefix(end + 1);
      const bool count = name == "count";
      text.parts.push_back(
          {count ? MessagePart::Kind::count : MessagePart::Kind::place, std::string(name), 0});
      if (count)
        text.has_count = true;
      else
        text.places.emplace_back(name);
    }
    std::sort(text.places.begin(), text.places.end());
    text.places.erase(std::unique(text.places.begin(), text.places.end()), text.places.end());
  }

  // Either both languages have plural forms, or neither has.
  void check_counting(const std::vector<Text>& texts, const std::string& key, Position at) {
    PerLanguage<bool> there, forms;
    for (const auto& text : texts) {
      there[text.language] = true;
      if (text.plural) forms[text.language] = true;
    }
    for (const Language language : languages)
      if (there[language] && !forms[language] && forms[other(language)])
        error("missing-plural-form", at,
              fmt::format("{} has plural forms in {} but not in {}", key, name_of(other(language)),
                          name_of(language)),
              counting_of(language));
  }

  // Every text is held against the English one (its `other`), or against the first where English has none.
  void check_places(const std::vector<Text>& texts, const std::string& key) {
    const auto has_all = [](const Text& text) {
      auto places = text.places;
      if (text.has_count && !text.plural) places.emplace_back("count");
      return places;
    };
    const auto model = std::find_if(texts.begin(), texts.end(), [](const Text& text) {
      return text.language == Language::en && (!text.plural || text.plural == Plural::other);
    });
    if (texts.empty()) return;
    const auto& against = model == texts.end() ? texts.front() : *model;
    for (const auto& text : texts) {
      const bool alike = text.plural.has_value() == against.plural.has_value();
      if (alike ? has_all(text) == has_all(against) : text.places == against.places) continue;
      error("places-differ", text.position,
            fmt::format("{} has {} in {} but {} in {}", key, braced(has_all(against)), name_of_text(against),
                        braced(has_all(text)), name_of_text(text)),
            "give every text of a message the same places; only a plural form may leave out {count}");
    }
  }

  static Message assemble(std::vector<Text>& texts) {
    Message message;
    for (const auto& text : texts) {
      message.counts_ = message.counts_ || text.plural || text.has_count;
      message.places_.insert(message.places_.end(), text.places.begin(), text.places.end());
    }
    std::sort(message.places_.begin(), message.places_.end());
    message.places_.erase(std::unique(message.places_.begin(), message.places_.end()), message.places_.end());
    for (auto& text : texts) {
      for (auto& part : text.parts)
        if (part.kind == MessagePart::Kind::place)
          part.place = static_cast<std::size_t>(
              std::lower_bound(message.places_.begin(), message.places_.end(), part.text) -
              message.places_.begin());
      const auto plural = text.plural.value_or(Plural::other);
      message.forms_[text.language][static_cast<std::size_t>(plural)] = std::move(text.parts);
    }
    return message;
  }

  // Whether the program has a message of this name that gives all that this one uses.
  bool may_override(const Message& message, const std::string& key, Position at) {
    if (key.starts_with(own_table) && key.substr(own_table.size()).starts_with('.')) return true;
    const auto found = messages_.find(key);
    if (found == messages_.end()) {
      std::vector<std::string> keys;
      for (const auto& [name, unused] : messages_) keys.push_back(name);
      const auto meant = nearest(key, keys);
      error("unknown-message", at, fmt::format("no message is called {}", key),
            meant ? fmt::format("did you mean {}?", *meant)
                  : fmt::format("put a message of your own in the table [{}]", own_table));
      return false;
    }
    const auto& old = found->second;
    auto given = old.places();
    if (old.counts()) given.emplace_back("count");
    std::vector<std::string> unknown;
    for (const auto& place : message.places())
      if (!std::binary_search(old.places().begin(), old.places().end(), place)) unknown.push_back(place);
    if (message.counts() && !old.counts()) unknown.emplace_back("count");
    if (unknown.empty()) return true;
    error("unknown-place", at, fmt::format("{} has {}, which no page gives", key, braced(unknown)),
          fmt::format("it may have {}", braced(given)));
    return false;
  }

  std::map<std::string, Message, std::less<>>& messages_;
  bool overriding_;
  FileId file_;
  Diagnostics& diagnostics_;
  bool sound_ = true;
};

const std::vector<MessagePart>& Message::parts(Language language, std::optional<double> count) const {
  const auto& forms = forms_[language];
  const auto& others = forms[static_cast<std::size_t>(Plural::other)];
  if (!counts_ || !count) return others;
  const double shown = as_shown(*count);
  const auto plural = shown == 0 ? Plural::zero : plural_of(language, shown);
  const auto& chosen = forms[static_cast<std::size_t>(plural)];
  return chosen.empty() ? others : chosen;
}

bool Messages::load(std::string_view toml, FileId file, Diagnostics& diagnostics) {
  return MessageReader(messages_, false, file, diagnostics).read(toml);
}

bool Messages::override_with(std::string_view toml, FileId file, Diagnostics& diagnostics) {
  return MessageReader(messages_, true, file, diagnostics).read(toml);
}

const Message* Messages::find(std::string_view key) const {
  const auto found = messages_.find(key);
  return found == messages_.end() ? nullptr : &found->second;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, unused] : messages_) out.push_back(key);
  return out;
}

const std::vector<std::string>& Messages::places(std::string_view key) const {
  return messages_.find(key)->second.places();
}

bool Messages::counts(std::string_view key) const {
  return messages_.find(key)->second.counts();
}

std::string Messages::format(Language language, std::string_view key, std::span<const PlaceText> arguments,
                             std::optional<double> count) const {
  const auto* message = find(key);
  return message ? format(language, *message, arguments, count) : std::string(key);
}

std::string Messages::format(Language language, const Message& message, std::span<const PlaceText> arguments,
                             std::optional<double> count) const {
  std::string out;
  for (const auto& part : message.parts(language, count)) {
    if (part.kind == MessagePart::Kind::words) {
      out += part.text;
      continue;
    }
    const auto given = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const PlaceText& argument) { return argument.name == part.text; });
    if (given != arguments.end())
      out += given->text;
    else if (part.kind == MessagePart::Kind::count && count)
      out += Formatter(language).number(*count, shown_decimals);
  }
  return out;
}

}  // namespace comisiynu
