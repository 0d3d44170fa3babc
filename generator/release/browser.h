// Chromium as a printer: pages of a site that stands on no server yet, as PDF. It is spoken to over a pipe, in the DevTools
// protocol (https://chromedevtools.github.io/devtools-protocol/), and every file that a page asks for comes from the
// caller: nothing goes over any network. Pages keep their true addresses, and so do the links in the PDFs.
//
// Not for several threads at once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace comisiynu {

// The bytes of the site's file at an address; nothing where there is none.
using Fetch = std::function<std::optional<std::string>(const std::string& address)>;

class Browser {
 public:
  // `program` is a path. Null where it cannot be run, and `fault` says why, as the end of a sentence.
  static std::unique_ptr<Browser> start(const std::string& program, std::string& fault);
  virtual ~Browser() = default;

  virtual const std::string& version() const = 0;  // "Chrome/156.0.8078.79"
  // Tagged, with an outline of its headings, as the page's print style has it. Scripts do not run. Nothing, and `fault`, when
  // the browser fails.
  virtual std::optional<std::string> print(const std::string& address, const Fetch&, std::string& fault) = 0;
};

// The Chromium of this machine: what CHROMIUM names, or the first of the usual names on the path; empty for none.
std::string find_browser();

}  // namespace comisiynu
