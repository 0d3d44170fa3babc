#include "serve/server.h"

#include <httplib.h>

#include <fmt/format.h>
#include <pthread.h>
#include <sched.h>
#include <sys/socket.h>

#include <chrono>

#include "base/hash.h"
#include "serve/connections.h"
#include "serve/page_report.h"
#include "site/media_type.h"

namespace comisiynu {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::string_view own_folder = "/.comisiynu/";  // of the server: no site has such a path
constexpr std::size_t most_connections = 1000;
constexpr milliseconds quiet(6);            // after the last change that belongs to the first
constexpr milliseconds patience(120);       // before an error is told: a folder may be half written
constexpr milliseconds at_longest(500);     // that changes without end are waited for

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<std::string> folders_of(const BuildOptions& options) {
  return {options.content, options.theme, options.templates, options.data + "/templates", options.data + "/themes"};
}

// Of the page itself; scripts and styles of the site are told apart so that a style needs no reload.
std::string snippet(const std::string& hash, const SiteState& state) {
  return fmt::format("<script src=\"{}live.js\" data-page=\"{}\" data-styles=\"{}\" data-assets=\"{}\" defer></script>", own_folder, hash,
                     state.styles(), state.assets());
}

// Of the browser's languages the one that comes first; Welsh where it has neither.
Language wished_by(const httplib::Request& request) {
  const auto wished = request.get_header_value("Accept-Language");
  return wished.find("en") < wished.find("cy") ? Language::en : Language::cy;
}

std::string with_snippet(const std::string& page, const std::string& snippet) {
  const auto end = page.rfind("</body>");
  return end == std::string::npos ? page + snippet : page.substr(0, end) + snippet + page.substr(end);
}

}  // namespace

PreviewServer::PreviewServer(ServeOptions options, const Disk& disk, std::function<void(const Round&)> tell)
    : options_(std::move(options)), disk_(disk), tell_(std::move(tell)), site_(options_.build, disk), watcher_(folders_of(options_.build), disk) {}

PreviewServer::~PreviewServer() { stop(); }

std::string PreviewServer::address() const { return fmt::format("http://localhost:{}", port_); }

bool PreviewServer::start() {
  http_ = std::make_unique<httplib::Server>();
  http_->new_task_queue = [] { return new Connections(most_connections); };  // httplib owns it
  // Its own choice lets two servers share a port, so that one that is taken would never be noticed.
  int listening = -1;
  http_->set_socket_options([&listening](auto socket) {
    listening = socket;
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http_->set_tcp_nodelay(true);
  http_->set_keep_alive_max_count(1000);
  http_->set_keep_alive_timeout(1);
  http_->set_payload_max_length(1024);  // nobody has anything to send here, and what is sent would be held
  http_->set_default_headers({{"Cache-Control", "no-store"},
                              {"X-Content-Type-Options", "nosniff"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Referrer-Policy", "same-origin"}});
  http_->Get(".*", [this](const httplib::Request& request, httplib::Response& response) { answer(request, response); });
  port_ = options_.port;
  if (options_.port == 0) port_ = http_->bind_to_any_port("127.0.0.1");
  else if (!http_->bind_to_port("127.0.0.1", options_.port)) port_ = -1;
  http_->set_socket_options([](auto) {});  // it outlives what the other one writes to
  if (port_ <= 0) return false;
  // httplib lets five wait at the door, and the sixth comes back after seconds.
  ::listen(listening, most_connections);
  round();
  site_.check();
  checked_ = begun_;
  announce(begun_, false, round_seconds_);
  answering_ = std::thread([this] { http_->listen_after_bind(); });
  following_ = std::thread([this] { follow(); });
  checking_ = std::thread([this] { check(); });
  looking_ = std::thread([this] { look_at_pages(); });
  return true;
}

void PreviewServer::stop() {
  if (stopping_.exchange(true)) return;
  {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    news_.notify_all();
  }
  watcher_.wake();
  if (following_.joinable()) following_.join();
  if (checking_.joinable()) checking_.join();
  if (looking_.joinable()) looking_.join();
  if (answering_.joinable()) {
    while (!http_->is_running()) std::this_thread::yield();
    http_->stop();
    answering_.join();
  }
}

// Following the content

// A program that writes a hundred files is waited for, but not for ever.
bool PreviewServer::wait_until_quiet() {
  const auto start = Clock::now();
  while (Clock::now() - start < at_longest)
    if (!watcher_.wait(quiet)) return !stopping_;
  return !stopping_;
}

void PreviewServer::follow() {
  while (!stopping_) {
    if (!watcher_.wait(std::chrono::hours(1)) || !wait_until_quiet()) continue;
    round();
  }
}

// Only what must be done before pages can be made: who waits for them need not wait for what is wrong.
void PreviewServer::round() {
  const auto start = Clock::now();
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    number = ++begun_;
    given_up_ = true;
  }
  if (site_.show() && number > 1) tell_pages();
  const std::lock_guard lock(mutex_);
  read_ = number;
  round_start_ = start;
  round_seconds_ = seconds_since(start);
  news_.notify_all();
}

// Until so much of the latest round is done, and that round is another than `after`; false when the server stops.
bool PreviewServer::wait_for(const std::uint64_t& done, std::uint64_t after, std::unique_lock<std::mutex>& lock) {
  news_.wait(lock, [&] { return stopping_ || (done != after && done == begun_); });
  return !stopping_;
}

void PreviewServer::check() {
  std::optional<Clock::time_point> silent_since;
  std::unique_lock lock(mutex_);
  for (std::uint64_t number = 1; wait_for(read_, number, lock);) {
    number = read_;
    const auto seconds = round_seconds_;
    if (!silent_since) silent_since = round_start_;
    lock.unlock();
    const bool well = site_.check();
    lock.lock();
    // An error may be that of a file half written, or of a folder half checked out.
    if (!well) news_.wait_for(lock, patience, [&] { return stopping_ || begun_ != number; });
    if (begun_ != number && Clock::now() - *silent_since < 8 * patience) continue;
    silent_since.reset();
    lock.unlock();
    announce(number, false, seconds);
    lock.lock();
    checked_ = number;
    news_.notify_all();
  }
}

void PreviewServer::look_at_pages() {
  // Somebody waits for what the other threads do. Where the system will not have it so, it goes on as they do.
  const sched_param no_priority{};
  pthread_setschedparam(pthread_self(), SCHED_IDLE, &no_priority);
  std::unique_lock lock(mutex_);
  for (std::uint64_t number = 0; wait_for(checked_, number, lock);) {
    number = checked_;
    given_up_ = false;
    const auto start = round_start_;
    lock.unlock();
    const bool complete = site_.check_pages(given_up_);
    lock.lock();
    if (!complete || begun_ != number) continue;
    lock.unlock();
    announce(number, true, seconds_since(start));
    lock.lock();
  }
}

// What is on a screen may be old; what is wrong with the new is still being found out.
void PreviewServer::tell_pages() {
  const std::lock_guard lock(mutex_);
  ++number_;
  news_.notify_all();
}

void PreviewServer::announce(std::uint64_t number, bool complete, double seconds) {
  Round round;
  round.first = number == 1;
  round.complete = complete;
  round.seconds = seconds;
  round.findings = site_.findings();
  round.well = !round.findings.stop(options_.build.strict);
  round.shown = site_.is_latest_shown();
  const auto state = site_.state();
  if (state != nullptr) round.pages = state->pages();
  auto json = findings_json(round.findings, options_.build.strict, state.get(), site_.sources());
  {
    const std::lock_guard lock(mutex_);
    ++number_;
    findings_json_ = std::move(json);
    news_.notify_all();
  }
  const std::lock_guard telling(telling_);
  if (tell_) tell_(round);
}

// Answering

bool PreviewServer::is_for_us(const httplib::Request& request) const {
  const auto host = request.get_header_value("Host");
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"})
    if (host == fmt::format("{}:{}", name, port_) || (port_ == 80 && host == name)) return true;
  return false;
}

// The path within the site of the file at an address; empty where the address is outside it.
std::string PreviewServer::path_of(const std::string& address) const {
  const auto state = site_.state();
  const std::string base = state == nullptr ? "" : state->prepared().site().options.base_path;
  if (!address.starts_with(base + "/")) return {};
  return file_of(std::string_view(address).substr(base.size()));
}

void PreviewServer::answer(const httplib::Request& request, httplib::Response& response) {
  if (!is_for_us(request)) {
    response.status = 421;  // misdirected: a name that is not ours
    response.set_content("This server answers for localhost alone.\n", "text/plain; charset=utf-8");
    return;
  }
  if (request.path.starts_with(own_folder)) {
    const auto name = request.path.substr(own_folder.size());
    if (name == "events") answer_events(request, response);
    else if (name == "about") answer_about(request, response);
    else answer_own_file(name, response);
    return;
  }
  const auto state = site_.state();
  if (state == nullptr) return answer_own_file("waiting.html", response);
  const auto path = path_of(request.path);
  const auto& base = state->prepared().site().options.base_path;
  if (path.empty() && request.path == "/") return response.set_redirect(base + "/");
  if (state->page(path + "/index.html")) {
    const auto query = request.target.find('?');
    return response.set_redirect(fmt::format("{}/{}/{}", base, path, query == std::string::npos ? "" : request.target.substr(query)));
  }
  auto bytes = path.empty() ? nullptr : site_.file(path);
  auto shown = path;
  if (bytes == nullptr) {
    response.status = 404;
    shown = "404.html";
    bytes = site_.file(shown);
  }
  if (bytes == nullptr) return;
  const auto type = media_type(shown);
  const bool is_page = type.starts_with("text/html");
  // What is not there has no hash, as in the news of it: it is then loaded again when it comes.
  const auto hash = response.status == 404 ? std::string() : content_hash(*bytes);
  response.set_content(is_page ? with_snippet(*bytes, snippet(hash, *state)) : *bytes, std::string(type));
}

void PreviewServer::answer_own_file(const std::string& name, httplib::Response& response) {
  // The names are ours; nothing of the address reaches the disk.
  for (const std::string_view known : {"live.js", "live.css", "waiting.html", "beside.html", "beside.css", "beside.js"}) {
    std::string bytes;
    if (name != known || disk_.read(fmt::format("{}/themes/serve/{}", options_.build.data, known), bytes)) continue;
    if (name == "waiting.html") bytes = with_snippet(bytes, fmt::format("<script src=\"{}live.js\" defer></script>", own_folder));
    response.set_content(std::move(bytes), std::string(media_type(known)));
    return;
  }
  response.status = 404;
}

void PreviewServer::answer_about(const httplib::Request& request, httplib::Response& response) {
  const auto state = site_.state();
  const auto path = path_of(request.get_param_value("path"));
  const auto page = state == nullptr ? std::nullopt : state->page(path);
  const auto first = state == nullptr ? wished_by(request) : state->prepared().voices().front().language();
  response.set_content(page ? page_report_json(*state, *page, site_.sources()) : words_json(*site_.messages(), first), "application/json");
}

// What a page that is on a screen must know: whether it is still as it was, and what is wrong.
std::string PreviewServer::news_for(const std::string& path) {
  std::string findings;
  {
    const std::lock_guard lock(mutex_);
    findings = findings_json_;
  }
  const auto state = site_.state();
  if (state == nullptr) return fmt::format("{{\"findings\":{}}}", findings);
  const auto bytes = path.empty() ? nullptr : site_.file(path);
  return fmt::format("{{\"page\":\"{}\",\"styles\":\"{}\",\"assets\":\"{}\",\"findings\":{}}}", bytes == nullptr ? "" : content_hash(*bytes),
                     state->styles(), state->assets(), findings);
}

void PreviewServer::answer_events(const httplib::Request& request, httplib::Response& response) {
  const auto path = path_of(request.get_param_value("path"));
  auto seen = std::make_shared<std::uint64_t>(0);
  response.set_chunked_content_provider("text/event-stream", [this, path, seen](std::size_t, httplib::DataSink& sink) {
    bool has_news = false;
    {
      std::unique_lock lock(mutex_);
      // A line now and then finds out who has gone.
      has_news = news_.wait_for(lock, std::chrono::seconds(10), [&] { return stopping_ || number_ != *seen; });
      *seen = number_;
    }
    if (stopping_) {
      sink.done();
      return true;
    }
    const auto text = has_news ? fmt::format("data: {}\n\n", news_for(path)) : std::string(":\n\n");
    return sink.write(text.data(), text.size());
  });
}

}  // namespace comisiynu
