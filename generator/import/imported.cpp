#include "import/imported.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/json_writer.h"
#include "base/text.h"
#include "source/toml_text.h"

namespace comisiynu {

struct FieldMaker::Kind {
  std::string_view path;
  enum Of { name, text, word, reference, references, words, whole, decimal, flag, date, link, phone, email, postcode } of;
  std::string_view list = "";  // of references; choices for words, parted by spaces
};

namespace {

using Kind = FieldMaker::Kind;

constexpr Kind kinds[] = {
    {"name", Kind::name}, {"legal_name", Kind::name}, {"sector", Kind::reference, "sector"},
    {"registration.regulator", Kind::word}, {"registration.number", Kind::word}, {"registration.link", Kind::link},
    {"contact.role", Kind::text}, {"contact.phone", Kind::phone}, {"contact.email", Kind::email}, {"contact.website", Kind::link},
    {"address.street", Kind::name}, {"address.town", Kind::name}, {"address.postcode", Kind::postcode}, {"address.uprn", Kind::word},
    {"address.redact", Kind::flag}, {"area", Kind::reference, "area"}, {"illustrative", Kind::flag}, {"about", Kind::text},
    {"workforce.languages", Kind::words}, {"checked", Kind::date}, {"review_by", Kind::date},
    {"service.service_type", Kind::reference, "service_type"}, {"service.name", Kind::name}, {"service.client_groups", Kind::references, "client_group"},
    {"service.areas", Kind::references, "area"}, {"service.ages.from", Kind::whole}, {"service.ages.to", Kind::whole}, {"service.places", Kind::whole},
    {"service.vacancies.places", Kind::whole}, {"service.vacancies.at", Kind::date}, {"service.direct_payments", Kind::flag},
    {"service.contract_types", Kind::words, "spot block cost-and-volume framework service-level-agreement grant partnership"},
    {"service.hours", Kind::text}, {"service.apply", Kind::text}, {"service.eligibility", Kind::text},
    {"service.welsh", Kind::word, "active-offer some-staff none"}, {"service.inspection.at", Kind::date}, {"service.inspection.report", Kind::link},
    {"service.inspection.ratings", Kind::word, "excellent good needs-improvement poor"},
    {"service.feedback.score", Kind::decimal}, {"service.feedback.out_of", Kind::decimal}, {"service.feedback.count", Kind::whole},
    {"service.feedback.at", Kind::date}};

// "service.main.places" -> "service.places"; a rating's theme goes too.
std::string without_ids(std::string_view path) {
  auto parts = split(path, '.');
  if (parts.size() > 2 && parts[0] == "service") parts.erase(parts.begin() + 1);
  if (parts.size() == 4 && parts[2] == "ratings") parts.pop_back();
  std::string out;
  for (const auto part : parts) (out += out.empty() ? "" : ".") += part;
  return out;
}

const Kind* kind_of(std::string_view path) {
  const auto found = std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& kind) { return kind.path == path; });
  return found == std::end(kinds) ? nullptr : found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// "sa311jp" -> "SA31 1JP"; empty when it is no postcode.
std::string postcode_of(std::string_view raw) {
  std::string letters;
  for (const char c : upper(raw))
    if (c != ' ') letters += c;
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (letters.size() < 5 || letters.size() > 7 || !letter(letters[0])) return {};
  const auto inward = letters.substr(letters.size() - 3), district = letters.substr(0, letters.size() - 3);
  if (!is_digit(inward[0]) || !letter(inward[1]) || !letter(inward[2])) return {};
  const bool fit = std::all_of(district.begin(), district.end(), [&](char c) { return letter(c) || is_digit(c); });
  return fit && std::any_of(district.begin(), district.end(), is_digit) ? district + " " + inward : std::string();
}

std::string phone_of(std::string_view raw) {
  const auto digits = std::count_if(raw.begin(), raw.end(), is_digit);
  const bool fit = std::all_of(raw.begin(), raw.end(), [](char c) { return is_digit(c) || c == ' ' || c == '+' || c == '(' || c == ')' || c == '-'; });
  // Ten digits without their nought: a spreadsheet took it for a number.
  if (digits == 10 && raw.size() == 10 && raw[0] != '0') return "0" + std::string(raw);
  return digits >= 3 && digits <= 15 && fit ? std::string(raw) : std::string();
}

std::string email_of(std::string_view raw) {
  const auto at = raw.find('@');
  const bool fit = at != raw.npos && at > 0 && raw.find('@', at + 1) == raw.npos && raw.find('.', at) != raw.npos && raw.back() != '.' &&
                   std::all_of(raw.begin(), raw.end(), [](char c) { return c > ' ' && c < 127 && std::string_view("\"(),:;<>[]\\").find(c) == std::string_view::npos; });
  return fit ? std::string(raw) : std::string();
}

std::string link_of(std::string_view raw) {
  std::string address(raw);
  if (!address.starts_with("https://") && !address.starts_with("http://")) address = "https://" + address;
  const auto rest = address.substr(address.find("//") + 2);
  const bool fit = rest.substr(0, rest.find_first_of("/?#")).find('.') != std::string::npos && address.find_first_of(" \"<>\\^`{|}\t\n") == std::string::npos;
  return fit ? address : std::string();
}

// 2026-11-02, 02/11/2026, 2 Nov 2026, 02-Nov-26, each perhaps with a time after it.
std::string date_of(std::string_view raw) {
  constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::vector<std::string> parts(1);
  for (const char c : raw.substr(0, raw.find('T')))
    if (c == '/' || c == '-' || c == ' ' || c == '.') parts.emplace_back();
    else parts.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (parts.size() < 3) return {};
  const auto number = [](const std::string& text) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
  };
  const bool year_first = parts[0].size() == 4;
  int year = number(parts[year_first ? 0 : 2]), month = number(parts[1]), day = number(parts[year_first ? 2 : 0]);
  if (month < 0 && parts[1].size() >= 3)
    if (const auto at = months.find(parts[1].substr(0, 3)); at != months.npos && at % 3 == 0) month = static_cast<int>(at / 3) + 1;
  if (year >= 0 && year < 100 && !year_first && parts[2].size() == 2) year += 2000;
  return year >= 1000 && month > 0 && day > 0 && valid_day(year, month, day) ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : std::string();
}

std::string flag_of(std::string_view raw) {
  const auto word = slug(raw);
  for (const auto yes : {"y", "yes", "true", "1", "ydy", "oes"})
    if (word == yes) return "true";
  for (const auto no : {"n", "no", "false", "0", "nac-ydy", "nac-oes"})
    if (word == no) return "false";
  return {};
}

std::string number_of(std::string_view raw, bool whole) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc() || end != raw.data() + raw.size() || value < 0 || value > 1e9 || (whole && value != static_cast<double>(static_cast<long>(value)))) return {};
  return plain_number(value);
}

std::string quoted_if(std::string text) { return text.empty() ? text : toml_string(text); }

std::string_view wanted(Kind::Of of) {
  switch (of) {
    case Kind::date: return "a date";
    case Kind::link: return "the address of a web page";
    case Kind::phone: return "a phone number";
    case Kind::email: return "an email address";
    case Kind::postcode: return "a postcode";
    case Kind::whole: return "a whole number";
    case Kind::decimal: return "a number";
    case Kind::flag: return "yes or no";
    default: return "a word that can be used here";
  }
}

void add_to_list(ImportedProvider& to, std::string_view path, const std::string& value) {
  const auto found = std::find_if(to.fields.begin(), to.fields.end(), [&](const auto& field) { return field.path == path; });
  if (found == to.fields.end()) to.fields.push_back({std::string(path), fmt::format("[{}]", value)});
  else if (found->toml.find(value) == found->toml.npos) found->toml = fmt::format("{}, {}]", found->toml.substr(0, found->toml.size() - 1), value);
}

}  // namespace

void arrange(ImportedProvider& provider) {
  const auto place = [](const ImportedField& field) {
    const auto* kind = kind_of(without_ids(field.path));
    return kind == nullptr ? std::end(kinds) : kind;
  };
  std::stable_sort(provider.fields.begin(), provider.fields.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

bool FieldMaker::known(std::string_view path) { return kind_of(without_ids(path)) != nullptr || kind_of(path) != nullptr; }

std::vector<std::string> FieldMaker::paths() {
  std::vector<std::string> all;
  for (const auto& kind : kinds) all.emplace_back(kind.path);
  return all;
}

// An id of the publication's list, given by id, by name in either language or by GSS code; empty when there is none.
std::string FieldMaker::look_up(std::string_view list, std::string_view raw) const {
  const auto word = slug(raw);
  const auto in = [&](const auto& items) -> std::string {
    for (const auto& item : items) {
      bool same = item.id == raw || item.id == word;
      for (const Language language : languages) same |= !word.empty() && slug(item.name.in[language]) == word;
      if constexpr (requires { item.gss; }) same |= item.gss && item.gss.value == raw;
      if constexpr (requires { item.plural; })
        for (const Language language : languages) same |= !word.empty() && slug(item.plural.in[language]) == word;
      if (same) return item.id;
    }
    return {};
  };
  if (list == "area") return in(publication_.areas);
  if (list == "client_group") return in(publication_.client_groups);
  if (list == "service_type") return in(publication_.service_types);
  return in(publication_.sectors);
}

const std::string& FieldMaker::reference(std::string_view list, std::string_view raw) {
  const auto [found, fresh] = references_.try_emplace(fmt::format("{} {}", list, raw));
  if (fresh) found->second = look_up(list, raw);
  return found->second;
}

bool FieldMaker::refuse(std::string_view path, std::string_view raw, std::string_view why, Position at) {
  if (!refused_.insert(fmt::format("{} {}", without_ids(path), raw)).second) return false;
  const auto field = without_ids(path);
  const auto said = discreet_ && field.starts_with("address.") ? std::string("this value") : fmt::format("\"{}\"", raw);
  found_.warning("import-value", at, fmt::format("{} is not {}", said, why),
                 kind_of(field) != nullptr && (kind_of(field)->of == Kind::reference || kind_of(field)->of == Kind::references)
                     ? fmt::format("{} is left out wherever this stands; say what it means in the map: [codes.\"{}\"]", field, field)
                     : fmt::format("{} is left out", field));
  return false;
}

bool FieldMaker::add(ImportedProvider& to, std::string_view path, std::string_view raw, Position at) {
  raw = trim(raw);
  const auto* kind = kind_of(without_ids(path));
  if (kind == nullptr || raw.empty()) return false;
  std::string value;
  std::string place(path);
  const std::string in = fmt::format(".{}", language_code(language_));
  switch (kind->of) {
    case Kind::name: value = toml_string(raw); if (names_too_) place += in; break;
    case Kind::text: value = toml_string(raw); place += in; break;
    case Kind::reference: case Kind::references:
      value = quoted_if(reference(kind->list, raw));
      if (value.empty()) return refuse(path, raw, fmt::format("an item of the list {}", kind->list), at);
      if (kind->of == Kind::references) return add_to_list(to, path, value), true;
      break;
    case Kind::word: case Kind::words: {
      const auto choices = split(kind->list, ' ');
      if (!kind->list.empty() && std::find(choices.begin(), choices.end(), raw) == choices.end())
        return refuse(path, raw, fmt::format("one of {}", kind->list), at);
      value = toml_string(raw);
      if (kind->of == Kind::words) return add_to_list(to, path, value), true;
      break;
    }
    case Kind::whole: value = number_of(raw, true); break;
    case Kind::decimal: value = number_of(raw, false); break;
    case Kind::flag: value = flag_of(raw); break;
    case Kind::date: value = date_of(raw); break;
    case Kind::link: value = quoted_if(link_of(raw)); break;
    case Kind::phone: value = quoted_if(phone_of(raw)); break;
    case Kind::email: value = quoted_if(email_of(raw)); break;
    case Kind::postcode: value = quoted_if(postcode_of(raw)); break;
  }
  if (value.empty()) return refuse(path, raw, wanted(kind->of), at);
  if (std::none_of(to.fields.begin(), to.fields.end(), [&](const auto& field) { return field.path == place; }))
    to.fields.push_back({std::move(place), std::move(value)});
  return true;
}

}  // namespace comisiynu
