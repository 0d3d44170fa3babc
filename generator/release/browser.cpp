#include "release/browser.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/text.h"
#include "release/relocation.h"
#include "site/media_type.h"

namespace comisiynu {

namespace {

using nlohmann::json;

constexpr int patience_ms = 120'000;  // for one message; a document of hundreds of pages takes seconds
constexpr int from_us = 3, to_us = 4;  // the descriptors that Chromium reads and writes

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string from_base64(const std::string& text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  for (std::size_t i = text.size(); size > 0 && i > 0 && text[i - 1] == '='; --i) --size;  // it counts the filling as bytes
  out.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return out;
}

// A pipe to Chromium and one from it, with messages that end in a zero byte.
class Wire {
 public:
  Wire() = default;
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire() {
    for (const int end : {out_, in_})
      if (end >= 0) ::close(end);
  }

  void take(int out, int in) { out_ = out, in_ = in; }

  bool send(const json& message) {
    auto text = message.dump(-1, ' ', false, json::error_handler_t::replace);
    text += '\0';
    for (std::size_t sent = 0; sent < text.size();) {
      const auto size = ::write(out_, text.data() + sent, text.size() - sent);
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0) return false;
      sent += static_cast<std::size_t>(size);
    }
    return true;
  }

  // Nothing when the browser has gone, or says nothing for too long.
  std::optional<json> receive() {
    for (;;) {
      if (const auto end = held_.find('\0', searched_); end != held_.npos) {
        auto message = json::parse(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        held_.erase(0, end + 1);
        searched_ = 0;
        return message;
      }
      searched_ = held_.size();
      pollfd waiting{in_, POLLIN, 0};
      if (const int ready = ::poll(&waiting, 1, patience_ms); ready == 0 || (ready < 0 && errno != EINTR)) return std::nullopt;
      char part[65536];
      const auto size = ::read(in_, part, sizeof part);
      if (size == 0 || (size < 0 && errno != EINTR)) return std::nullopt;
      if (size > 0) held_.append(part, static_cast<std::size_t>(size));
    }
  }

 private:
  int out_ = -1, in_ = -1;
  std::string held_;
  std::size_t searched_ = 0;
};

// A folder for the browser's own files, gone when the browser is.
class Profile {
 public:
  Profile() {
    auto name = (std::filesystem::temp_directory_path() / "comisiynu-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Profile(const Profile&) = delete;
  Profile& operator=(const Profile&) = delete;
  ~Profile() {
    std::error_code unsaid;
    if (!path_.empty()) std::filesystem::remove_all(path_, unsaid);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<std::string> arguments(const std::string& program, const std::string& profile) {
  std::vector<std::string> words{
      program, "--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--no-first-run", "--disable-gpu",
      "--disable-extensions", "--disable-sync", "--disable-component-update", "--disable-background-networking", "--disable-dev-shm-usage",
      "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND",  // what is not answered by us is not asked of anybody
      "--font-render-hinting=none",                                  // letters as wide on every machine
      "--force-color-profile=srgb", "--hide-scrollbars", "about:blank"};
  // Chromium has no sandbox for root, as in containers; what it shows is the site's own files, without scripts.
  if (::geteuid() == 0) words.insert(words.end() - 1, "--no-sandbox");
  return words;
}

class Chromium : public Browser {
 public:
  ~Chromium() override {
    if (process_ <= 0) return;
    command("Browser.close", json::object());
    for (int tries = 0; tries < 100; ++tries) {
      if (::waitpid(process_, nullptr, WNOHANG) != 0) return;
      ::usleep(20'000);
    }
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }

  bool run(const std::string& program, std::string& fault);
  const std::string& version() const override { return version_; }
  std::optional<std::string> print(const std::string& address, const Fetch&, std::string& fault) override;

 private:
  std::optional<json> command(std::string_view method, json parameters, const std::string& session = {}, const Fetch* fetch = nullptr);
  bool wait_for_load(const std::string& loader, const Fetch&);
  void hear(const json& event, const Fetch* fetch);
  void answer(const json& request, const Fetch&);
  std::optional<std::string> print_in(const std::string& context, const std::string& address, const Fetch&);

  Profile profile_;
  Wire wire_;
  pid_t process_ = -1;
  int last_id_ = 0;
  std::set<std::string> loaded_;  // loaders of pages that have come whole; events may come before the answer that names one
  std::string refusal_;           // what the browser said of the last command that it refused
  std::string version_;
};

bool Chromium::run(const std::string& program, std::string& fault) {
  int to[2], from[2];
  if (profile_.path().empty() || ::pipe2(to, O_CLOEXEC) != 0) {
    fault = fmt::format("cannot be started: {}", std::strerror(errno));
    return false;
  }
  if (::pipe2(from, O_CLOEXEC) != 0) {
    fault = fmt::format("cannot be started: {}", std::strerror(errno));
    ::close(to[0]), ::close(to[1]);
    return false;
  }
  const auto words = arguments(program, profile_.path());
  std::vector<char*> plain;
  for (const auto& word : words) plain.push_back(const_cast<char*>(word.c_str()));
  plain.push_back(nullptr);
  const int silence = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  process_ = ::fork();
  if (process_ == 0) {
    // Clear of 3 and 4 first, so that neither is overwritten before it is moved; a copy is not closed by exec.
    const int reading = ::fcntl(to[0], F_DUPFD_CLOEXEC, 10), writing = ::fcntl(from[1], F_DUPFD_CLOEXEC, 10);
    ::dup2(reading, from_us), ::dup2(writing, to_us);
    for (const int standard : {0, 1, 2}) ::dup2(silence, standard);
    ::execv(plain[0], plain.data());
    ::_exit(127);
  }
  ::close(to[0]), ::close(from[1]), ::close(silence);
  wire_.take(to[1], from[0]);
  const auto answer = process_ > 0 ? command("Browser.getVersion", json::object()) : std::nullopt;
  if (!answer) {
    fault = "does not start";
    return false;
  }
  version_ = answer->value("product", "");
  if (version_.starts_with("Headless")) version_.erase(0, std::string_view("Headless").size());
  return true;
}

// The result of a command. Requests that come meanwhile are answered from `fetch`.
std::optional<json> Chromium::command(std::string_view method, json parameters, const std::string& session, const Fetch* fetch) {
  json message{{"id", ++last_id_}, {"method", method}, {"params", std::move(parameters)}};
  if (!session.empty()) message["sessionId"] = session;
  const int id = last_id_;
  if (!wire_.send(message)) return std::nullopt;
  while (auto reply = wire_.receive()) {
    if (!reply->is_object()) return std::nullopt;
    if (reply->value("id", 0) != id) {
      hear(*reply, fetch);
      continue;
    }
    if (reply->contains("result")) return (*reply)["result"];
    refusal_ = reply->contains("error") ? (*reply)["error"].value("message", "") : "";
    return std::nullopt;
  }
  refusal_ = "it has ended, or does not answer";
  return std::nullopt;
}

void Chromium::hear(const json& event, const Fetch* fetch) {
  const auto name = event.value("method", "");
  if (name == "Fetch.requestPaused" && fetch != nullptr) answer(event, *fetch);
  if (name == "Page.lifecycleEvent" && event["params"].value("name", "") == "load") loaded_.insert(event["params"].value("loaderId", ""));
}

// The empty page that a tab begins with loads too, perhaps late: so it is the page's own loader that is waited for.
bool Chromium::wait_for_load(const std::string& loader, const Fetch& fetch) {
  while (!loaded_.contains(loader)) {
    const auto message = wire_.receive();
    if (!message || !message->is_object() || message->value("method", "") == "Inspector.targetCrashed") {
      refusal_ = "the page crashed, or did not come";
      return false;
    }
    hear(*message, &fetch);
  }
  return true;
}

// Its reply is one that nobody waits for.
void Chromium::answer(const json& message, const Fetch& fetch) {
  const auto& request = message["params"];
  const auto address = request["request"].value("url", "");
  const auto bytes = fetch(address);
  json parameters{{"requestId", request["requestId"]}, {"responseCode", bytes ? 200 : 404}, {"body", base64(bytes.value_or(""))}};
  parameters["responseHeaders"] = json::array({{{"name", "Content-Type"}, {"value", media_type(file_at(address))}}});
  wire_.send({{"id", ++last_id_}, {"method", "Fetch.fulfillRequest"}, {"params", std::move(parameters)}, {"sessionId", message.value("sessionId", "")}});
}

// Each page in a context of its own: nothing of it depends on what was printed before.
std::optional<std::string> Chromium::print(const std::string& address, const Fetch& fetch, std::string& fault) {
  const auto context = command("Target.createBrowserContext", json::object());
  auto printed = context ? print_in(context->value("browserContextId", ""), address, fetch) : std::nullopt;
  const auto refusal = refusal_;
  if (context) command("Target.disposeBrowserContext", {{"browserContextId", context->value("browserContextId", "")}});
  if (!printed) fault = fmt::format("could not print {}: {}", address, refusal);
  return printed;
}

std::optional<std::string> Chromium::print_in(const std::string& context, const std::string& address, const Fetch& fetch) {
  const auto target = command("Target.createTarget", {{"url", "about:blank"}, {"browserContextId", context}});
  if (!target) return std::nullopt;
  const auto attached = command("Target.attachToTarget", {{"targetId", (*target)["targetId"]}, {"flatten", true}});
  if (!attached) return std::nullopt;
  const auto session = attached->value("sessionId", "");
  const auto tell = [&](std::string_view method, json parameters) { return command(method, std::move(parameters), session, &fetch); };
  const json light{{{"name", "prefers-color-scheme"}, {"value", "light"}}};
  if (!tell("Page.enable", json::object()) || !tell("Page.setLifecycleEventsEnabled", {{"enabled", true}}) || !tell("Fetch.enable", {{"patterns", {{{"urlPattern", "*"}}}}}) ||
      !tell("Emulation.setScriptExecutionDisabled", {{"value", true}}) || !tell("Emulation.setEmulatedMedia", {{"media", "print"}, {"features", light}}))
    return std::nullopt;
  const auto gone = tell("Page.navigate", {{"url", address}});
  if (gone && gone->contains("errorText")) refusal_ = gone->value("errorText", "");
  if (!gone || gone->contains("errorText") || !wait_for_load(gone->value("loaderId", ""), fetch)) return std::nullopt;
  const auto printed = tell("Page.printToPDF", {{"printBackground", true}, {"preferCSSPageSize", true}, {"generateTaggedPDF", true},
                                               {"generateDocumentOutline", true}, {"displayHeaderFooter", false}, {"transferMode", "ReturnAsBase64"}});
  if (!printed || !printed->contains("data")) return std::nullopt;
  auto bytes = from_base64((*printed)["data"].get<std::string>());
  return bytes.empty() ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace

std::unique_ptr<Browser> Browser::start(const std::string& program, std::string& fault) {
  ::signal(SIGPIPE, SIG_IGN);  // a browser that has gone is a fault to tell of
  auto browser = std::make_unique<Chromium>();
  if (!browser->run(program, fault)) return nullptr;
  return browser;
}

std::string find_browser() {
  if (const char* named = std::getenv("CHROMIUM")) return named;
  const char* path = std::getenv("PATH");
  for (const std::string_view name : {"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"})
    for (const auto folder : split(path == nullptr ? "/usr/bin" : path, ':')) {
      const auto program = fmt::format("{}/{}", folder, name);
      if (::access(program.c_str(), X_OK) == 0) return program;
    }
  return {};
}

}  // namespace comisiynu
