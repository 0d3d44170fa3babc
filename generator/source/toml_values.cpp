#include "source/toml_values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace comisiynu::toml_reading {

Position Reader::at(const TomlRegion& region) const {
  Position position{file, region.line, region.column, 0};
  if (region.end_line == region.line && region.end_column > region.column) position.length = region.end_column - region.column;
  return position;
}

std::string_view type_name(const TomlNode& node) {
  switch (node.type) {
    case TomlType::table: return "a table";
    case TomlType::list: return "a list";
    case TomlType::words: return "words";
    case TomlType::whole: return "a whole number";
    case TomlType::decimal: return "a number";
    case TomlType::flag: return "true or false";
    case TomlType::day: return "a date";
    case TomlType::time: return "a time";
    case TomlType::day_and_time: return "a date with a time";
  }
  return "nothing";
}

void Reader::wrong_type(const TomlNode& node, std::string_view key, std::string_view expected) {
  found.error("wrong-type", at(node), fmt::format("{} is {}", key, type_name(node)),
              fmt::format("it must be {}", expected));
}

std::optional<std::string> Reader::unknown_key(const TomlKey& key, std::string_view where, const std::vector<std::string_view>& known_keys) {
  const std::vector<std::string> known(known_keys.begin(), known_keys.end());
  auto place = at(key.at);
  place.length = static_cast<std::uint32_t>(code_points(key.name));
  auto meant = nearest(key.name, known);
  found.error("unknown-key", place, fmt::format("{} has no field {}", where, key.name),
              meant ? fmt::format("did you mean {}?", *meant)
                    : fmt::format("its fields are {}", join(known, ", ")));
  return meant;
}

void Reader::check_keys(const TomlNode& table, std::string_view kind, const std::vector<std::string_view>& known, const std::vector<MissingField>& missing) {
  const auto* given = table.get("id");
  const auto* id = given == nullptr ? nullptr : given->as_words();
  const auto name = id ? fmt::format("{} \"{}\"", kind, *id) : std::string(kind);
  std::vector<std::string> meant;
  for (const auto& [key, node] : table.entries)
    if (std::find(known.begin(), known.end(), key.name) == known.end())
      if (auto right = unknown_key(key, name, known)) meant.push_back(std::move(*right));
  for (const auto& field : missing) {
    // A field that is there under a misspelt name is not missing too.
    if (std::find(meant.begin(), meant.end(), field.key) != meant.end()) continue;
    found.error("missing-field", at(table), fmt::format("{} has no {}", name, field.key),
                fmt::format("add {}{}{} ({})", field.sample.starts_with("]]") ? "[[" : "", field.key, field.sample, field.meaning));
  }
}

void Reader::unknown_table(const TomlKey& key, const std::vector<std::string_view>& known_tables) {
  const std::vector<std::string> known(known_tables.begin(), known_tables.end());
  auto place = at(key.at);
  place.length = static_cast<std::uint32_t>(code_points(key.name));
  const auto meant = nearest(key.name, known);
  found.error("unknown-key", place, fmt::format("there is no kind of record called {}", key.name),
              meant ? fmt::format("did you mean [[{}]]?", *meant) : fmt::format("kinds are {}", join(known, ", ")));
}

namespace {

constexpr std::string_view text_example = "text in each language: { en = \"…\", cy = \"…\" }";

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
  });
}

// The words of a string node; nothing, with a word why, when it is not one.
const std::string_view* words(Reader& reader, const TomlNode& node, std::string_view key, std::string_view expected) {
  const auto* value = node.as_words();
  if (value == nullptr) {
    reader.wrong_type(node, key, expected);
    return nullptr;
  }
  if (has_control(*value)) {
    reader.found.error("control-character", reader.at(node), fmt::format("{} holds a control character", key),
                       "take it out: it cannot be shown");
    return nullptr;
  }
  return value;
}

std::optional<double> number(const TomlNode& node) {
  if (const auto* whole = node.as_whole()) return static_cast<double>(*whole);
  if (const auto* decimal = node.as_decimal(); decimal && std::isfinite(*decimal)) return *decimal;
  return std::nullopt;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void read(Reader& reader, const TomlNode& node, std::string_view key, std::string& value, const FieldInfo&) {
  const auto* word = words(reader, node, key, "a word: \"day-services\"");
  if (word == nullptr) return;
  value = *word;
  if (is_id(value)) return;
  const auto right = slug(value);
  reader.found.error("bad-id", reader.at(node), fmt::format("\"{}\" cannot be an id", value),
                     fmt::format("use lower-case letters and digits joined by hyphens: \"{}\"", right.empty() ? "day-services" : right));
  if (!right.empty()) value = right;  // as others may well refer to it
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Text& value, const FieldInfo& info) {
  value.at = reader.at(node);
  if (node.as_words() != nullptr) {
    const auto* plain = words(reader, node, key, text_example);
    if (plain == nullptr) return;
    if (!info.allows_plain)
      reader.found.error("wrong-type", value.at, fmt::format("{} is words of no language", key),
                         fmt::format("it must be {}", text_example));
    value.in[Language::cy] = value.in[Language::en] = *plain;
    value.written = {value.at, value.at};
    value.plain = true;
    return;
  }
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, text_example);
  for (const auto& [name, item] : table->entries) {
    if (const auto language = from_code(name.name)) {
      if (const auto* text = words(reader, item, key, "words")) {
        value.in[*language] = trim(*text);
        value.written[*language] = reader.at(item);
      }
    } else if (name.name == "exempt") {
      if (const auto* reason = words(reader, item, "exempt", "the reason: \"third-party\"")) value.exempt = !reason->empty();
    } else if (name.name == "source") {
      static const FieldInfo source = optional("").one_of({"cy", "en"});
      Choice code;
      read(reader, item, "source", code, source);
      value.source = from_code(code.value);
    } else {
      reader.unknown_key(name, key, {"en", "cy", "exempt", "source"});
    }
  }
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Plain& value, const FieldInfo& info);

namespace {

bool looks_like_postcode(std::string_view text) {
  // A district (SA31, W1A), a space, a digit and two letters; the shape that BS 7666 gives.
  const auto space = text.find(' ');
  if (space == std::string_view::npos || space < 2 || space > 4 || text.size() != space + 4) return false;
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto district = text.substr(0, space);
  if (!letter(district[0]) || std::none_of(district.begin(), district.end(), digit)) return false;
  if (!std::all_of(district.begin(), district.end(), [&](char c) { return letter(c) || digit(c); })) return false;
  return digit(text[space + 1]) && letter(text[space + 2]) && letter(text[space + 3]);
}

bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  const auto host = text.substr(at + 1);
  const auto good = [](std::string_view part, std::string_view extra) {
    return std::all_of(part.begin(), part.end(), [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || extra.find(c) != extra.npos;
    });
  };
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         good(text.substr(0, at), ".!#$%&'*+/=?^_`{|}~-") && good(host, ".-");
}

bool looks_like_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && digits <= 15 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || c == ' ' || c == '+' || c == '(' || c == ')' || c == '-';
         });
}

bool looks_like_gss(std::string_view text) {
  return text.size() == 9 && text[0] >= 'A' && text[0] <= 'Z' && all_digits(text.substr(1));
}

void check_shape(Reader& reader, const TomlNode& node, std::string_view key, std::string_view text, Shape shape) {
  const auto bad = [&](std::string_view code, std::string_view what, std::string_view remedy) {
    reader.found.error(std::string(code), reader.at(node), fmt::format("\"{}\" is not {}", text, what), std::string(remedy));
  };
  switch (shape) {
    case Shape::any: return;
    case Shape::postcode:
      if (!looks_like_postcode(text)) bad("bad-postcode", "a postcode", "write it in capitals with one space: \"SA31 1JP\"");
      return;
    case Shape::email:
      if (!looks_like_email(text)) bad("bad-email", "an email address", "write it as name@place: \"gofal@sir.example\"");
      return;
    case Shape::phone:
      if (!looks_like_phone(text)) bad("bad-phone", "a phone number", "write digits and spaces: \"01267 234567\"");
      return;
    case Shape::gss:
      if (!looks_like_gss(text)) bad("bad-gss", "a GSS code", "it is a letter and eight digits: \"W06000010\"");
      return;
    case Shape::picture:
    case Shape::language:
      if (!is_id(text)) bad("bad-id", fmt::format("a {}", key), "use lower-case letters and digits joined by hyphens");
      return;
  }
}

}  // namespace

void read(Reader& reader, const TomlNode& node, std::string_view key, Plain& value, const FieldInfo& info) {
  const auto* text = words(reader, node, key, "words in quotes: \"…\"");
  if (text == nullptr) return;
  value.value = trim(*text);
  value.at = reader.at(node);
  check_shape(reader, node, key, value.value, info.shape);
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Choice& value, const FieldInfo& info) {
  const std::vector<std::string> choices(info.choices.begin(), info.choices.end());
  const auto* word = words(reader, node, key, fmt::format("one of {}", join(choices, ", ")));
  if (word == nullptr) return;
  value.at = reader.at(node);
  if (std::find(choices.begin(), choices.end(), *word) != choices.end()) {
    value.value = *word;
    return;
  }
  const auto meant = nearest(*word, choices);
  reader.found.error("unknown-choice", value.at, fmt::format("{} cannot be \"{}\"", key, *word),
                     meant ? fmt::format("did you mean \"{}\"?", *meant)
                           : fmt::format("it is one of {}", join(choices, ", ")));
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Link& value, const FieldInfo&) {
  const auto* text = words(reader, node, key, "an address: \"https://…\"");
  if (text == nullptr) return;
  const std::string_view address = trim(*text);
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  if (!web) {
    reader.found.error("link-scheme", reader.at(node), fmt::format("{} does not lead to a web page: {}", key, address),
                       "write the whole address, beginning with https://");
    return;
  }
  const auto rest = address.substr(address.find("//") + 2);
  const auto host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.find('.') == std::string_view::npos || address.find_first_of(" \"<>\\^`{|}\t\n") != std::string_view::npos) {
    reader.found.error("bad-address", reader.at(node), fmt::format("{} is not a web address: {}", key, address),
                       "copy the whole address from the browser");
    return;
  }
  value = {std::string(address), reader.at(node)};
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Date& value, const FieldInfo&) {
  std::optional<Date> date;
  if (const auto* day = node.as_day()) {
    if (valid_day(day->year, day->month, day->day)) date = Date{static_cast<std::int16_t>(day->year), day->month, day->day, {}};
  } else if (const auto* year = node.as_whole()) {
    if (*year >= 1000 && *year <= 9999) date = Date{static_cast<std::int16_t>(*year), 0, 0, {}};
  } else if (const auto* text = node.as_words()) {
    date = parse_date(*text);
  } else {
    return reader.wrong_type(node, key, "a date: 2026-11-02, \"2026-11\" or 2026");
  }
  if (!date) {
    reader.found.error("bad-date", reader.at(node), fmt::format("{} is not a date", key),
                       "write 2026-11-02, \"2026-11\" or 2026");
    return;
  }
  value = *date;
  value.at = reader.at(node);
}

namespace {

std::optional<std::int64_t> pence(Reader& reader, const TomlNode& node, std::string_view key) {
  const auto pounds = number(node);
  const auto bad = [&](std::string_view why, std::string_view remedy) {
    reader.found.error("bad-amount", reader.at(node), fmt::format("{} {}", key, why), std::string(remedy));
  };
  if (!pounds) {
    bad(fmt::format("is {}", type_name(node)), "write the pounds as a number, without £ and without quotes: 182.50");
    return std::nullopt;
  }
  if (std::abs(*pounds) > 1e13) {
    bad("is more money than there is", "write pounds, not pence");
    return std::nullopt;
  }
  const double exact = *pounds * 100;
  if (exact < 0 || std::abs(exact - std::round(exact)) > 1e-4) {
    if (exact < 0) bad("is below nought", "write it without the minus sign");
    else bad("has parts of a penny", "write pounds with at most two decimals: 182.50");
    return std::nullopt;
  }
  return std::llround(exact);
}

}  // namespace

void read(Reader& reader, const TomlNode& node, std::string_view key, Money& value, const FieldInfo&) {
  static const FieldInfo text;
  static const FieldInfo per =
      optional("").one_of({"hour", "day", "night", "week", "month", "year", "session", "visit", "mile", "journey", "meal", "stay"});
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "money: { GBP = 182.50, per = \"week\" }");
  value.at = reader.at(node);
  bool given = false;
  for (const auto& [name, item] : table->entries) {
    if (name.name == "GBP") {
      given = true;
      if (const auto amount = pence(reader, item, "GBP")) value.pence = *amount;
    } else if (name.name == "to") {
      if (const auto amount = pence(reader, item, "to")) value.to = *amount;
    } else if (name.name == "per") {
      Choice unit;
      read(reader, item, "per", unit, per);
      value.per = unit.value;
    } else if (name.name == "from") {
      read(reader, item, "from", value.from, text);
    } else if (name.name == "period") {
      Plain period;
      read(reader, item, "period", period, text);
      value.period = period.value;
    } else if (name.name == "name") {
      read(reader, item, "name", value.name, text);
    } else if (name.name == "includes") {
      read(reader, item, "includes", value.includes, text);
    } else {
      reader.unknown_key(name, key, {"GBP", "to", "per", "from", "period", "name", "includes"});
    }
  }
  if (!given)
    reader.found.error("bad-amount", value.at, fmt::format("{} has no amount", key), "add GBP = …, in pounds");
  else if (value.to && *value.to < value.pence)
    reader.found.error("bad-amount", value.at, fmt::format("{} ends below where it begins", key),
                       "GBP is the lower end of the range, and \"to\" the upper");
}

bool read_reference(Reader& reader, const TomlNode& node, std::string_view key, std::string_view kind, std::string& id) {
  const auto* word = words(reader, node, key, fmt::format("the id of a {}", kind));
  if (word == nullptr) return false;
  id = *word;
  return true;
}

void read(Reader& reader, const TomlNode& node, std::string_view key, AnyRef& value, const FieldInfo&) {
  const auto* word = words(reader, node, key, "a reference: \"dataset/people-known\"");
  if (word == nullptr) return;
  const auto slash = word->find('/');
  if (slash == std::string::npos) {
    reader.found.error("bad-reference", reader.at(node), fmt::format("\"{}\" does not say what kind of record it is", *word),
                       fmt::format("write the kind before it: \"dataset/{}\" or \"ref/{}\"", *word, *word));
    return;
  }
  value = {std::string(word->substr(0, slash)), std::string(word->substr(slash + 1)), reader.at(node)};
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Years& value, const FieldInfo&) {
  constexpr std::string_view example = "figures by year: { 2026 = 900, 2031 = 1_150 }";
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, example);
  value.at = reader.at(node);
  for (const auto& [year, item] : table->entries) {
    const auto figure = number(item);
    if (year.name.size() != 4 || !all_digits(year.name))
      reader.found.error("bad-date", reader.at(year.at), fmt::format("\"{}\" is not a year", year.name),
                         fmt::format("it must be {}", example));
    else if (!figure)
      reader.wrong_type(item, year.name, "a number");
    else
      value.by_year[std::stoi(std::string(year.name))] = *figure;
  }
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Volumes& value, const FieldInfo& info) {
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "figures by area and year: { powys = { 2026 = 900 } }");
  value.at = reader.at(node);
  for (const auto& [area, item] : table->entries) read(reader, item, area.name, value.by_area[std::string(area.name)], info);
}

void read(Reader& reader, const TomlNode& node, std::string_view key, WordLists& value, const FieldInfo& info) {
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "lists of words: { purpose = [\"introduction\"] }");
  value.at = reader.at(node);
  for (const auto& [name, item] : table->entries) read(reader, item, name.name, value.by_key[std::string(name.name)], info);
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Acceptances& value, const FieldInfo&) {
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "warnings with the reason that each may stand: { gap-without-intention = \"…\" }");
  for (const auto& [code, item] : table->entries) {
    const auto* reason = words(reader, item, code.name, "the reason why the warning may stand");
    if (reason == nullptr) continue;
    if (trim(*reason).empty())
      reader.found.error("missing-reason", reader.at(item), fmt::format("{} is accepted without a reason", code.name), "say why it may stand");
    value.all.push_back({std::string(code.name), std::string(*reason), reader.at(code.at)});
  }
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Cell& value, const FieldInfo&) {
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "a table: { area = \"powys\", value = 61 }");
  value.at = reader.at(node);
  value.entries.reserve(table->entries.size());
  for (const auto& [name, item] : table->entries) {
    CellEntry entry{std::string(name.name), 0.0, reader.at(item), reader.at(name.at)};
    if (const auto figure = number(item)) entry.value = *figure;
    else if (const auto* word = item.as_words()) entry.value = std::string(*word);
    else {
      reader.wrong_type(item, name.name, "a number, or words that name an item");
      continue;
    }
    value.entries.push_back(std::move(entry));
  }
  // A table keeps its keys in alphabetical order; a cell is read as it was written.
  std::sort(value.entries.begin(), value.entries.end(), [](const CellEntry& a, const CellEntry& b) {
    return std::pair(a.key_at.line, a.key_at.column) < std::pair(b.key_at.line, b.key_at.column);
  });
}

void read(Reader& reader, const TomlNode& node, std::string_view key, bool& value, const FieldInfo&) {
  if (const auto* flag = node.as_flag()) value = *flag;
  else reader.wrong_type(node, key, "true or false, without quotes");
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<bool>& value, const FieldInfo&) {
  value.at = reader.at(node);
  if (const auto* flag = node.as_flag()) value.value = *flag;
  else reader.wrong_type(node, key, "true or false, without quotes");
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<std::int64_t>& value, const FieldInfo&) {
  value.at = reader.at(node);
  if (const auto* whole = node.as_whole()) value.value = *whole;
  else reader.wrong_type(node, key, "a whole number, without quotes");
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<double>& value, const FieldInfo&) {
  value.at = reader.at(node);
  if (const auto figure = number(node)) value.value = *figure;
  else reader.wrong_type(node, key, "a number, without quotes");
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Optional<std::string>& value, const FieldInfo&) {
  value.at = reader.at(node);
  if (const auto* word = words(reader, node, key, "words in quotes: \"…\"")) value.value = std::string(*word);
}

void read(Reader& reader, const TomlNode& node, std::string_view key, std::vector<Rating>& value, const FieldInfo& info) {
  const auto* table = node.as_table();
  if (table == nullptr) return reader.wrong_type(node, key, "a rating for each theme: { well-being = \"good\" }");
  for (const auto& [domain, item] : table->entries) {
    Rating rating{std::string(domain.name), {}};
    read(reader, item, domain.name, rating.rating, info);
    if (!rating.rating.at.line) rating.rating.at = reader.at(item);
    value.push_back(std::move(rating));
  }
}

void read(Reader& reader, const TomlNode& node, std::string_view key, Section& value, const FieldInfo&) {
  value.at = reader.at(node);
  if (node.as_words() != nullptr) read(reader, node, key, value.id, {});
  else if (const auto* table = node.as_table()) read_fields(reader, *table, value);
  else reader.wrong_type(node, key, "a section's id, or { id, number, address }");
}

}  // namespace comisiynu::toml_reading
