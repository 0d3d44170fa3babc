#include "cli/content_revision.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <vector>

#include "base/text.h"

extern char** environ;

namespace comisiynu {

namespace {

// What the program prints, when it ends well.
std::optional<std::string> output_of(std::vector<std::string> words) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> plain;
  for (auto& word : words) plain.push_back(word.data());
  plain.push_back(nullptr);
  pid_t process = 0;
  const bool started = ::posix_spawnp(&process, plain[0], &actions, nullptr, plain.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string text;
  char part[4096];
  for (ssize_t size = 0; started && (size = ::read(ends[0], part, sizeof part)) > 0;) text.append(part, static_cast<std::size_t>(size));
  ::close(ends[0]);
  int status = 1;
  if (!started || ::waitpid(process, &status, 0) != process || status != 0) return std::nullopt;
  return text;
}

}  // namespace

Revision content_revision(const std::string& content) {
  const auto commit = output_of({"git", "-C", content, "rev-parse", "HEAD"});
  if (!commit) return {};
  const auto changes = output_of({"git", "-C", content, "status", "--porcelain", "--", "."});
  return {std::string(trim(*commit)), !changes || !trim(*changes).empty()};
}

}  // namespace comisiynu
