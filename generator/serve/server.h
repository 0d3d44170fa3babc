// The preview server: a live site on this machine's own address, for this machine alone. Pages come with a script that shows
// a bar and what is wrong, and that loads the page again when it has changed. Nothing of that is in the site itself.
//
// Whoever asks must ask for "localhost" or the loopback address: a page of another site that had its name point here would
// ask for its own, and is refused. Only files of the site are given out, by their paths in it; no path is looked up on disk.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "serve/live_site.h"
#include "serve/watcher.h"

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace comisiynu {

// What there is to tell people after each look at the content.
struct Round {
  bool first = false;
  bool well = true;        // nothing stops a build
  bool shown = true;       // the pages are of the content as it is, and not as it last was without errors
  std::size_t pages = 0;   // of the state that is shown
  double seconds = 0;      // from the change seen to pages ready to be shown
  bool complete = false;   // all pages have been looked at, so that nothing more will be found
  Findings findings;
};

struct ServeOptions {
  BuildOptions build;
  int port = 8000;         // 0: any that is free
};

class PreviewServer {
 public:
  // `tell` is called from the server's own threads, by one at a time. The disk must outlive the server.
  PreviewServer(ServeOptions, const Disk&, std::function<void(const Round&)> tell);
  ~PreviewServer();  // stops
  PreviewServer(const PreviewServer&) = delete;
  PreviewServer& operator=(const PreviewServer&) = delete;

  // Takes the port, builds, and begins to answer. False when the port is not to be had.
  bool start();
  void stop();

  int port() const { return port_; }
  std::string address() const;
  Sources& sources() { return site_.sources(); }

  // Whether changes are seen late, since the system watches no more for this user.
  bool is_slow() const { return watcher_.is_slow(); }

 private:
  void follow();         // the thread that watches, and shows what has changed
  void check();          // the thread that then finds what is wrong with it
  void look_at_pages();  // the thread that then looks at all pages, and gives up when there is something newer
  void round();
  void tell_pages();
  bool wait_for(const std::uint64_t& done, std::uint64_t after, std::unique_lock<std::mutex>&);
  void announce(std::uint64_t round, bool complete, double seconds);
  bool wait_until_quiet();
  void answer(const httplib::Request&, httplib::Response&);
  void answer_events(const httplib::Request&, httplib::Response&);
  void answer_about(const httplib::Request&, httplib::Response&);
  void answer_own_file(const std::string& name, httplib::Response&);
  bool is_for_us(const httplib::Request&) const;
  std::string path_of(const std::string& address) const;
  std::string news_for(const std::string& path);

  const ServeOptions options_;
  const Disk& disk_;
  const std::function<void(const Round&)> tell_;
  LiveSite site_;
  Watcher watcher_;
  std::unique_ptr<httplib::Server> http_;
  std::thread answering_, following_, checking_, looking_;
  int port_ = 0;
  std::atomic<bool> stopping_ = false, given_up_ = false;

  std::mutex telling_;  // held while people are told
  std::mutex mutex_;    // guards what follows
  std::condition_variable news_;
  std::uint64_t number_ = 0;                // of the latest news
  std::uint64_t begun_ = 0, read_ = 0, checked_ = 0;  // rounds; what has begun makes what was read before old
  std::chrono::steady_clock::time_point round_start_;
  double round_seconds_ = 0;
  std::string findings_json_ = "[]";
};

}  // namespace comisiynu
