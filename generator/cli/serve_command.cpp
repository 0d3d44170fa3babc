#include "cli/serve_command.h"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/command_line.h"
#include "cli/report.h"
#include "serve/server.h"

extern char** environ;

namespace comisiynu {

namespace {

// Prints what has come up since it last did, so that the news is not lost among what is known.
class Reporter {
 public:
  void tell(const Round& round, Sources& sources) {
    std::vector<Diagnostic> news;
    std::set<std::string> now;
    for (const auto& found : round.findings.all) {
      auto text = as_text({found}, sources);
      if (!said_.contains(text)) news.push_back(found);
      now.insert(std::move(text));
    }
    const bool is_new = !news.empty() || now.size() < said_.size() || !round.complete;
    said_ = std::move(now);
    const auto text = as_text(news, sources);
    fmt::print(stderr, "{}", round.findings.confidential ? round.findings.confidential->masked(text) : text);
    if (is_new || round.first) fmt::print(stderr, "{}\n", line(round));
    std::fflush(stderr);
  }

 private:
  static std::string line(const Round& round) {
    const auto count = [&](Severity severity) {
      return std::count_if(round.findings.all.begin(), round.findings.all.end(), [&](const auto& d) { return d.severity == severity; });
    };
    const auto errors = count(Severity::error), warnings = count(Severity::warning);
    const auto found = fmt::format("{} {}, {} {}", errors, errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings");
    if (round.complete) return fmt::format("All {} pages looked at: {}", round.pages, found);
    if (!round.shown) return fmt::format("{} {}", round.first ? "There is nothing to show yet." : "Not shown: the pages are as they were.", found);
    return fmt::format("{} in {:.0f} ms: {}", round.first ? "Ready" : "Shown", round.seconds * 1000, found);
  }

  std::set<std::string> said_;
};

// Not waited for: some browsers run on in its place.
void open_browser(const std::string& address) {
  std::string program = "xdg-open", argument = address;
  char* words[] = {program.data(), argument.data(), nullptr};
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), nullptr, &attributes, words, environ) != 0)
    fmt::print(stderr, "comisiynu: no browser could be opened\nOpen {} in yours.\n", address);
  posix_spawnattr_destroy(&attributes);
}

void say_port_is_not_to_be_had(int port) {
  const bool is_kept = port < 1024, is_last = port == 65535;
  fmt::print(stderr, "comisiynu: port {} is {}\nName another: --port {}, or --port 0 for any that is free.\n", port,
             is_kept ? "taken by another program, or kept by the system, as those below 1024 are" : "taken: another program, perhaps another comisiynu serve, answers there",
             is_kept || is_last ? 8000 : port + 1);
}

}  // namespace

int run_serve(ServeCommand command, Disk& disk) {
  if (!read_options(command.build, disk)) return exit_machine;
  // Threads that are made from here on leave these signals to the wait below.
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  Reporter reporter;
  PreviewServer* serving = nullptr;
  PreviewServer server({command.build.options, command.port}, disk, [&](const Round& round) { reporter.tell(round, serving->sources()); });
  serving = &server;
  if (!server.start()) {
    say_port_is_not_to_be_had(command.port);
    return exit_machine;
  }
  fmt::print("{}\nStop with Ctrl+C.\n", server.address());
  if (server.is_slow())
    fmt::print("The system watches no more files for you (fs.inotify.max_user_instances, fs.inotify.max_user_watches): changes are looked for once a second.\n");
  std::fflush(stdout);
  if (command.open) open_browser(server.address());
  int signal = 0;
  sigwait(&ending, &signal);
  server.stop();
  return exit_well;
}

}  // namespace comisiynu
