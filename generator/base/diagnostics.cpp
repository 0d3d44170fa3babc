#include "base/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace comisiynu {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "hint";
  }
  return "error";
}

void Diagnostics::add(Severity severity, std::string code, Position at, std::string message,
                      std::string remedy) {
  if (severity == Severity::error) ++errors_;
  all_.push_back({severity, std::move(code), at, std::move(message), std::move(remedy)});
}

void Diagnostics::error(std::string code, Position at, std::string message, std::string remedy) {
  add(Severity::error, std::move(code), at, std::move(message), std::move(remedy));
}

void Diagnostics::warning(std::string code, Position at, std::string message, std::string remedy) {
  add(Severity::warning, std::move(code), at, std::move(message), std::move(remedy));
}

void Diagnostics::hint(std::string code, Position at, std::string message, std::string remedy) {
  add(Severity::hint, std::move(code), at, std::move(message), std::move(remedy));
}

void Diagnostics::append(Diagnostics other) {
  errors_ += other.errors_;
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

void Diagnostics::leave_out(std::string_view start) {
  std::erase_if(all_, [&](const auto& d) { return d.code.starts_with(start); });
  errors_ = count(Severity::error);
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [&](const auto& d) { return d.severity == severity; }));
}

std::vector<Diagnostic> Diagnostics::sorted(const Sources& sources) const {
  auto all = all_;
  const auto order = [&](const Diagnostic& d) {
    return std::tuple<const std::string&, std::uint32_t, std::uint32_t, const std::string&,
                      const std::string&>(sources.shown(d.position.file), d.position.line,
                                          d.position.column, d.code, d.message);
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  all.erase(std::unique(all.begin(), all.end(),
                        [&](const auto& a, const auto& b) { return order(a) == order(b); }),
            all.end());
  return all;
}

namespace {

std::string place(const Position& at, const Sources& sources) {
  const auto& shown = sources.shown(at.file);
  if (shown.empty()) return "comisiynu";
  if (at.line == 0) return shown;
  if (at.column == 0) return fmt::format("{}:{}", shown, at.line);
  return fmt::format("{}:{}:{}", shown, at.line, at.column);
}

std::size_t bytes_of_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    --count;
  }
  return at;
}

// Whether the line may hold a part of a confidential address. A file that could not be read does not say which address that
// is, and a line that is cut may hold half of one: such a line is not shown at all.
bool may_be_confidential(std::string_view line, const Position& at, Sources& sources) {
  constexpr std::string_view parts[] = {"redact", "street", "town", "postcode", "uprn"};
  const bool of_address = std::any_of(std::begin(parts), std::end(parts), [&](std::string_view part) { return line.find(part) != line.npos; });
  return of_address && sources.says(at.file, "redact");
}

// The line, and a caret under the place. A long line is cut to a window that holds the place.
std::string excerpt(const Position& at, Sources& sources) {
  constexpr std::size_t widest = 100;
  std::string line = sources.line(at.file, at.line);
  if (line.empty() || invalid_utf8(line) || may_be_confidential(line, at, sources)) return {};
  std::replace_if(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  const std::size_t column = at.column == 0 ? 1 : at.column;
  if (column > code_points(line) + 1) return {};
  std::size_t skipped = 0;
  if (column > widest - 20) {
    skipped = column - widest / 2;
    line = "…" + line.substr(bytes_of_code_points(line, skipped + 1));
  }
  if (code_points(line) > widest) line = line.substr(0, bytes_of_code_points(line, widest - 1)) + "…";
  const std::size_t caret = column - skipped;
  const std::size_t room = code_points(line) + 1 - caret;
  const std::size_t length = std::clamp<std::size_t>(at.length, 1, std::max<std::size_t>(room, 1));
  return fmt::format("{:>5} | {}\n      | {}^{}\n", at.line, line, std::string(caret - 1, ' '),
                     std::string(length - 1, '~'));
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", c);
        else out += c;
    }
  }
  return out + "\"";
}

std::string github_escape(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

}  // namespace

std::string as_text(const std::vector<Diagnostic>& all, Sources& sources) {
  std::string out;
  // An address with a field that is not known, where `redact` may have been meant, may be confidential.
  for (const auto& d : all)
    if (d.code == "unknown-key" && d.remedy.find("redact") != d.remedy.npos) sources.keep_lines_back(d.position.file);
  for (const auto& d : all) {
    out += fmt::format("{}: {}: {} [{}]\n", place(d.position, sources), name_of(d.severity), d.message, d.code);
    if (d.code != personal_data_code) out += excerpt(d.position, sources);
    if (!d.remedy.empty()) out += fmt::format("      = {}\n", d.remedy);
  }
  return out;
}

std::string as_json(const std::vector<Diagnostic>& all, const Sources& sources) {
  std::string out = "{\"diagnostics\":[";
  for (const auto& d : all) {
    if (out.back() == '}') out += ',';
    out += fmt::format(R"({{"severity":"{}","code":{},"file":{},"line":{},"column":{},"message":{},"remedy":{}}})",
                       name_of(d.severity), json_text(d.code), json_text(sources.shown(d.position.file)),
                       d.position.line, d.position.column, json_text(d.message), json_text(d.remedy));
  }
  return out + "]}\n";
}

std::string as_github(const std::vector<Diagnostic>& all, const Sources& sources) {
  std::string out;
  for (const auto& d : all) {
    const std::string_view level = d.severity == Severity::hint ? "notice" : name_of(d.severity);
    out += fmt::format("::{} ", level);
    if (const auto& shown = sources.shown(d.position.file); !shown.empty())
      out += fmt::format("file={},", github_escape(shown, true));
    if (d.position.line > 0) out += fmt::format("line={},", d.position.line);
    if (d.position.column > 0) out += fmt::format("col={},", d.position.column);
    out += fmt::format("title={}::{}", github_escape(d.code, true), github_escape(d.message, false));
    if (!d.remedy.empty()) out += github_escape(". " + d.remedy, false);
    out += '\n';
  }
  return out;
}

}  // namespace comisiynu
