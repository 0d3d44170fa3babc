#include "translations/git.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <set>
#include <vector>

#include "base/text.h"
#include "translations/content_copy.h"

extern char** environ;

namespace comisiynu {

namespace {

struct Answer {
  bool ran = false;
  int code = 0;
  std::string text;
};

std::string read_all(int from) {
  std::string text;
  std::array<char, 65536> buffer;
  for (;;) {
    const auto count = ::read(from, buffer.data(), buffer.size());
    if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR) return text;
  }
}

// What git says on its standard output; what it complains of is ours to say.
Answer git(const std::string& folder, const std::vector<std::string>& words) {
  std::vector<std::string> all{"git", "-C", folder};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int pipe[2];
  if (::pipe2(pipe, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  Answer answer;
  if (failed == 0) {
    answer.ran = true;
    answer.text = read_all(pipe[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  }
  ::close(pipe[0]);
  return answer;
}

std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (const auto name : split(text, '\0'))
    if (!name.empty()) names.emplace_back(name);
  return names;
}

std::unique_ptr<MemoryDisk> refuse(Diagnostics& found, std::string message, std::string remedy) {
  found.error("version-control", {}, std::move(message), std::move(remedy));
  return nullptr;
}

}  // namespace

std::unique_ptr<MemoryDisk> content_at(const std::string& revision, const std::string& content, const Disk& disk, Diagnostics& found) {
  const auto inside = git(content, {"rev-parse", "--is-inside-work-tree"});
  if (!inside.ran || inside.code == 127) return refuse(found, "git is not there to be asked", "install git, or leave --since out");
  if (inside.code != 0) return refuse(found, fmt::format("{} is under no version control", content), "--since asks git what a change touched: leave it out, or keep the content in git");
  const auto commit = git(content, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (commit.code != 0) return refuse(found, fmt::format("git knows no revision \"{}\"", revision), "name a branch, a tag or a commit: --since main");
  const std::string id(trim(commit.text));
  const auto there = git(content, {"ls-tree", "-r", "-z", "--name-only", id});
  const auto differing = git(content, {"diff", "--name-only", "-z", "--relative", "--no-renames", id, "--", "."});
  if (there.code != 0 || differing.code != 0) return refuse(found, fmt::format("git cannot say what {} held at {}", content, revision), "is the repository whole? try git fsck");
  const auto changed = names_in(differing.text);
  const std::set<std::string> differ(changed.begin(), changed.end());
  auto earlier = std::make_unique<MemoryDisk>();
  earlier->make_folders(content);
  for (const auto& name : names_in(there.text)) {
    if (!is_content(name)) continue;
    const auto path = content + "/" + name;
    std::string text;
    if (differ.contains(name)) text = git(content, {"show", fmt::format("{}:./{}", id, name)}).text;
    else if (disk.read(path, text)) continue;
    earlier->meddle(path, std::move(text));
  }
  return earlier;
}

}  // namespace comisiynu
