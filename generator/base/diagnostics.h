// What is wrong with the author's files, and where. Everything the program finds becomes a Diagnostic;
// one run collects them all, and only the command line prints them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"

namespace comisiynu {

enum class Severity { error, warning, hint };

// Whether a build stops at it: at a warning, too, where it is strict.
inline bool stops(Severity severity, bool strict) { return severity == Severity::error || (strict && severity == Severity::warning); }

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     // stable and in words: "unknown-key"
  Position position;
  std::string message;  // what is wrong, one sentence without a full stop
  std::string remedy;   // how to mend it, one sentence without a full stop; may be empty
};

// Diagnostics in the making. Not shared between threads: each task has its own, and append() joins them.
class Diagnostics {
 public:
  void error(std::string code, Position at, std::string message, std::string remedy = {});
  void warning(std::string code, Position at, std::string message, std::string remedy = {});
  void hint(std::string code, Position at, std::string message, std::string remedy = {});
  void append(Diagnostics other);
  void leave_out(std::string_view codes_beginning_with);

  // In the order of the files' names, then of place, then of code; the same finding at the same place once.
  std::vector<Diagnostic> sorted(const Sources& sources) const;

  bool empty() const { return all_.empty(); }
  bool has_errors() const { return errors_ > 0; }
  bool stop(bool strict) const { return has_errors() || (strict && count(Severity::warning) > 0); }  // see stops()
  std::size_t count(Severity severity) const;

 private:
  void add(Severity, std::string code, Position, std::string message, std::string remedy);
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

// The three ways a run's findings are written. Each ends in a newline unless there is nothing to say.
// as_text shows the source line with a caret; it re-reads files, so call it only for what is shown.
// A line with personal data in it is not shown: findings end in logs that others read.
std::string as_text(const std::vector<Diagnostic>&, Sources&);
inline constexpr std::string_view personal_data_code = "personal-data";
std::string as_json(const std::vector<Diagnostic>&, const Sources&);    // {"diagnostics":[…]}
std::string as_github(const std::vector<Diagnostic>&, const Sources&);  // workflow annotations, one a line

std::string_view name_of(Severity);

}  // namespace comisiynu
