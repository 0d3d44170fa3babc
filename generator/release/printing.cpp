#include "release/printing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "release/browser.h"
#include "release/checksums.h"
#include "release/relocation.h"

namespace comisiynu {

namespace {

// "(D:20261122213328+00'00')" after its key.
void settle_dates(std::string& pdf, const Date& date) {
  const auto day = fmt::format("D:{:04}{:02}{:02}000000+00'00'", date.year, date.month, date.day);
  for (const std::string_view key : {"/CreationDate (", "/ModDate ("})
    for (auto at = pdf.find(key); at != pdf.npos; at = pdf.find(key, at)) {
      at += key.size();
      if (pdf.find(')', at) == at + day.size()) pdf.replace(at, day.size(), day);
    }
}

// The page as a document by itself is called what the document is.
std::string titled(std::string page, const std::string& title) {
  constexpr std::string_view begin = "<title>", end = "</title>";
  const auto from = page.find(begin), to = page.find(end);
  if (from != page.npos && to != page.npos && from < to) page.replace(from + begin.size(), to - from - begin.size(), escape_html(title));
  return page;
}

// "/ID [<32 digits> <32 digits>]", in the trailer: the last of its kind in the file.
void settle_id(std::string& pdf) {
  const auto key = pdf.rfind("/ID [<");
  if (key == pdf.npos) return;
  const auto end = pdf.find(']', key);
  const auto blank = [&](const std::string& digits) {
    std::size_t next = 0;
    bool within = false;
    for (auto at = key; at < end; ++at) {
      if (pdf[at] == '<' || pdf[at] == '>') within = pdf[at] == '<', next = 0;
      else if (within) pdf[at] = digits[next++ % digits.size()];
    }
  };
  blank("0");
  blank(sha256(pdf).substr(0, 32));
}

// "(node00001492)", an element of the page's structure. Chromium numbers nodes as it meets them, and meets more of them when
// a page comes in other pieces; so they are numbered again, in their order, since a PDF's tree of names is sorted by them.
void settle_nodes(std::string& pdf) {
  constexpr std::string_view begin = "(node";
  constexpr std::size_t digits = 8;
  std::map<std::string, std::size_t> numbers;
  const auto each = [&](auto&& look) {
    for (auto at = pdf.find(begin); at != pdf.npos; at = pdf.find(begin, at)) {
      at += begin.size();
      if (pdf.find_first_not_of("0123456789", at) == at + digits && pdf[at + digits] == ')') look(at);
    }
  };
  each([&](std::size_t at) { numbers.emplace(pdf.substr(at, digits), 0); });
  std::size_t next = 0;
  for (auto& [node, number] : numbers) number = ++next;
  each([&](std::size_t at) { pdf.replace(at, digits, fmt::format("{:08}", numbers.at(pdf.substr(at, digits)))); });
}

}  // namespace

std::string settled_pdf(std::string pdf, const Date& date) {
  settle_dates(pdf, date);
  settle_nodes(pdf);
  settle_id(pdf);
  return pdf;
}

Prints print_pages(const std::vector<PrintJob>& jobs, const std::string& base_url, const ReadFile& read, const Date& date,
                   const std::function<void(std::size_t done)>& told) {
  Prints prints;
  const auto program = find_browser();
  if (program.empty()) {
    prints.no_browser = true;
    prints.fault = "there is no Chromium on this machine. Install the package chromium, or name one in the variable CHROMIUM";
    return prints;
  }
  std::string fault;
  const auto browser = Browser::start(program, fault);
  if (browser == nullptr) {
    prints.fault = fmt::format("{} {}", program, fault);
    return prints;
  }
  for (const auto& job : jobs) {
    const Fetch fetch = [&](const std::string& address) -> std::optional<std::string> {
      std::string bytes;
      const auto path = address.starts_with(base_url + "/") ? file_at(std::string_view(address).substr(base_url.size() + 1)) : std::string();
      if (path.empty() || !read(path, bytes)) return std::nullopt;
      return path == job.page ? titled(std::move(bytes), job.file.title) : bytes;
    };
    std::string_view folder = job.page;
    if (folder.ends_with("index.html")) folder.remove_suffix(std::string_view("index.html").size());
    auto pdf = browser->print(fmt::format("{}/{}", base_url, folder), fetch, fault);
    if (!pdf) {
      prints.fault = fmt::format("{} {}", program, fault);
      return prints;
    }
    prints.files.emplace_back(job.file, settled_pdf(std::move(*pdf), date));
    told(prints.files.size());
  }
  prints.browser = browser->version();
  return prints;
}

}  // namespace comisiynu
