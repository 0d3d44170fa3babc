// The preview's server as a browser, a careless editor and a hostile page meet it.
#include <httplib.h>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "../unit/writer_fixture.h"
#include "fixture.h"
#include "places.h"
#include "serve/server.h"
#include "serve/watcher.h"

using namespace comisiynu;
using namespace comisiynu::test;

namespace {

namespace files = std::filesystem;
using std::chrono::seconds;

void put(const std::string& path, const std::string& text) {
  files::create_directories(files::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// The small publication in a folder of its own, served.
class Preview {
 public:
  explicit Preview(int port = 0, const std::string& base_url = "", bool strict = false) {
    for (const auto& [path, text] : small().files()) put(at(path), text);
    ServeOptions options;
    options.build.content = place_ / "content";
    options.build.data = data_folder();
    options.build.base_url = base_url;
    options.build.strict = strict;
    options.port = port;
    server_ = std::make_unique<PreviewServer>(options, *disk_, [this](const Round& round) {
      const std::lock_guard lock(mutex_);
      rounds_.push_back(round);
      came_.notify_all();
    });
    started_ = server_->start();
  }

  std::string at(const std::string& path) const { return place_ / ("content/" + path); }
  std::string folder() const { return place_ / "content"; }
  const std::string& beside() const { return place_.path(); }
  bool started() const { return started_; }
  PreviewServer& server() { return *server_; }

  httplib::Result get(const std::string& address, const std::string& host = "") const {
    httplib::Client client("127.0.0.1", server_->port());
    client.set_read_timeout(20);
    return client.Get(address.c_str(), httplib::Headers{{"Host", host.empty() ? fmt::format("localhost:{}", server_->port()) : host}});
  }

  // Waits for a round of which this is true, from the first that was not looked at before.
  template <class Wanted>
  bool comes(Wanted wanted) {
    std::unique_lock lock(mutex_);
    for (;;) {
      for (; looked_at_ < rounds_.size(); ++looked_at_)
        if (wanted(rounds_[looked_at_])) {
          ++looked_at_;
          return true;
        }
      if (came_.wait_for(lock, seconds(20)) == std::cv_status::timeout) return false;
    }
  }
  std::size_t rounds() {
    const std::lock_guard lock(mutex_);
    return rounds_.size();
  }
  // Until the page holds the words.
  bool shows(const std::string& address, const std::string& words) const {
    const auto until = std::chrono::steady_clock::now() + seconds(20);
    while (std::chrono::steady_clock::now() < until) {
      const auto answer = get(address);
      if (answer && answer->body.find(words) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }

 private:
  TemporaryFolder place_;
  std::unique_ptr<Disk> disk_ = real_disk();
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<Round> rounds_;
  std::size_t looked_at_ = 0;
  std::unique_ptr<PreviewServer> server_;
  bool started_ = false;
};

// A reader's page that waits for news.
class Listener {
 public:
  Listener(int port, const std::string& path) : client_("127.0.0.1", port) {
    client_.set_read_timeout(30);
    thread_ = std::thread([this, port, path] {
      client_.Get(("/.comisiynu/events?path=" + path).c_str(), httplib::Headers{{"Host", fmt::format("localhost:{}", port)}},
                  [this](const char* bytes, std::size_t size) {
                    const std::lock_guard lock(mutex_);
                    heard_.append(bytes, size);
                    came_.notify_all();
                    return !done_;
                  });
    });
  }
  ~Listener() {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    client_.stop();
    thread_.join();
  }
  template <class Wanted>
  bool hears_what(Wanted wanted) {
    std::unique_lock lock(mutex_);
    return came_.wait_for(lock, seconds(20), [&] { return wanted(heard_); });
  }
  bool hears(const std::string& words) {
    return hears_what([&](const std::string& heard) { return heard.find(words) != heard.npos; });
  }
  // The latest hash of a name: "page", "styles".
  std::string latest(const std::string& name) {
    REQUIRE(hears("\"" + name + "\":\""));
    const std::lock_guard lock(mutex_);
    return heard_.substr(heard_.rfind("\"" + name + "\":\"") + name.size() + 4, 32);
  }
  bool hears_other(const std::string& name, const std::string& than) {
    return hears_what([&](const std::string& heard) {
      const auto at = heard.rfind("\"" + name + "\":\"");
      return at != heard.npos && heard.size() >= at + name.size() + 36 && heard.substr(at + name.size() + 4, 32) != than;
    });
  }

 private:
  httplib::Client client_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::string heard_;
  bool done_ = false;
};

const auto with_errors = [](const Round& round) { return !round.well; };
const auto without_errors = [](const Round& round) { return round.well; };

void change(const std::string& path, const std::string& from, const std::string& to) {
  std::string text;
  REQUIRE_FALSE(real_disk()->read(path, text));
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  put(path, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("pages come with the preview's script, and all else as it is", "[serve]") {
  Preview preview;
  REQUIRE(preview.started());
  const auto built = small().build();
  const auto page = preview.get("/en/contact/");
  REQUIRE(page);
  CHECK(page->status == 200);
  CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
  CHECK(page->get_header_value("Cache-Control") == "no-store");
  const auto begin = page->body.find("<script src=\"/.comisiynu/live.js\"");
  REQUIRE(begin != std::string::npos);
  const auto end = page->body.find("</script>", begin) + 9;
  CHECK(page->body.substr(0, begin) + page->body.substr(end) == built.page("en/contact/"));
  for (const auto& [address, type] : {std::pair("/assets/style.css", "text/css; charset=utf-8"), std::pair("/assets/script.js", "text/javascript; charset=utf-8"),
                                      std::pair("/data/en/providers.csv", "text/csv; charset=utf-8"), std::pair("/data/catalogue.jsonld", "application/ld+json"),
                                      std::pair("/assets/favicon.svg", "image/svg+xml")}) {
    INFO(address);
    const auto file = preview.get(address);
    REQUIRE(file);
    CHECK(file->status == 200);
    CHECK(file->get_header_value("Content-Type") == type);
    CHECK(file->body == built.site.at(std::string(address).substr(1)));
  }
  for (const std::string own : {"live.js", "live.css", "beside.html", "beside.css", "beside.js"}) CHECK(preview.get("/.comisiynu/" + own)->status == 200);
}

TEST_CASE("an address that is not there has the site's own page for it", "[serve]") {
  Preview preview;
  const auto built = small().build();
  const auto missing = preview.get("/en/nothing/");
  REQUIRE(missing);
  CHECK(missing->status == 404);
  CHECK(missing->body.starts_with(built.site.at("404.html").substr(0, 200)));
  const auto without_slash = preview.get("/en/contact");
  CHECK(without_slash->status == 302);
  CHECK(without_slash->get_header_value("Location") == "/en/contact/");
  CHECK(preview.get("/en/providers?area=west")->get_header_value("Location") == "/en/providers/?area=west");
}

TEST_CASE("what is not there is told apart from what is, so that its reader sees it go and come", "[serve]") {
  Preview preview;
  CHECK(preview.get("/en/nothing/")->body.find("data-page=\"\"") != std::string::npos);
  const std::string page = "/en/providers/glan-tywi/";
  CHECK(preview.get(page)->body.find("data-page=\"\"") == std::string::npos);
  Listener reader(preview.server().port(), "/en/nothing/");
  CHECK(reader.hears("\"page\":\"\""));
}

TEST_CASE("what somebody sends is not held", "[serve]") {
  Preview preview;
  httplib::Client client("127.0.0.1", preview.server().port());
  const auto answer = client.Post("/en/contact/", httplib::Headers{{"Host", fmt::format("localhost:{}", preview.server().port())}}, std::string(100000, 'x'), "text/plain");
  if (answer) CHECK(answer->status == 413);
  CHECK(preview.get("/en/contact/")->status == 200);
}

TEST_CASE("only the site's own files are given out", "[serve]") {
  Preview preview;
  put(preview.beside() + "/secret.txt", "SECRET");
  for (const std::string hostile :
       {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/en/../../secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//etc/passwd",
        "/%00/etc/passwd", "/etc/passwd", "/content/publication.toml", "/publication.toml", "/.comisiynu", "/.comisiynu/../secret.txt",
        "/.comisiynu/..%2f..%2ftemplates%2fmessages.toml", "/.comisiynu/about?path=/../secret.txt", "/en/contact/index.html%00.txt", "/%ff%fe", "/./secret.txt"}) {
    INFO(hostile);
    const auto answer = preview.get(hostile);
    if (!answer) continue;  // not even an answer is well
    CHECK(answer->body.find("SECRET") == std::string::npos);
    CHECK(answer->body.find("root:") == std::string::npos);
    CHECK(answer->body.find("publisher =") == std::string::npos);
    CHECK((answer->status >= 300 || hostile.find("about") != std::string::npos));
  }
}

TEST_CASE("a name that points here from elsewhere is refused", "[serve]") {
  Preview preview;
  const auto port = preview.server().port();
  for (const auto& host : {fmt::format("localhost:{}", port), fmt::format("127.0.0.1:{}", port), fmt::format("[::1]:{}", port)}) CHECK(preview.get("/", host)->status == 200);
  for (const std::string host : {"evil.example", "evil.example:8000", "localhost", "localhost.evil.example", "localhost:1", "127.0.0.1.evil.example"}) {
    INFO(host);
    const auto answer = preview.get("/en/contact/", host);
    CHECK(answer->status == 421);
    CHECK(answer->body == "This server answers for localhost alone.\n");
  }
}

TEST_CASE("the server answers on this machine's own address alone", "[serve]") {
  Preview preview;
  const int peer = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in elsewhere{};
  elsewhere.sin_family = AF_INET;
  elsewhere.sin_port = htons(static_cast<std::uint16_t>(preview.server().port()));
  elsewhere.sin_addr.s_addr = htonl(0x7F000002);  // 127.0.0.2: reached if it listened everywhere
  CHECK(::connect(peer, reinterpret_cast<const sockaddr*>(&elsewhere), sizeof elsewhere) != 0);
  ::close(peer);
}

TEST_CASE("a port that is taken is not taken again", "[serve]") {
  Preview first;
  REQUIRE(first.started());
  Preview second(first.server().port());
  CHECK_FALSE(second.started());
}

TEST_CASE("a site that will stand below a path is shown below it", "[serve]") {
  Preview preview(0, "https://gofal.example/comisiynu");
  CHECK(preview.get("/")->get_header_value("Location") == "/comisiynu/");
  CHECK(preview.get("/comisiynu/en/contact/")->status == 200);
  CHECK(preview.get("/comisiynu/assets/style.css")->status == 200);
  CHECK(preview.get("/en/contact/")->status == 404);
}

TEST_CASE("an edit is shown, and told to the pages that it changes", "[serve]") {
  Preview preview;
  const std::string contact_page = "/en/contact/", provider_page = "/en/providers/glan-tywi/";
  Listener contact(preview.server().port(), contact_page), provider(preview.server().port(), provider_page);
  const auto contact_before = contact.latest("page"), provider_before = provider.latest("page");
  const auto body_before = preview.get(contact_page)->body;
  change(preview.at(provider_toml), "4 Heol y Bont", "5 Heol y Bont");
  CHECK(provider.hears_other("page", provider_before));
  CHECK(preview.get(provider_page)->body.find("5 Heol y Bont") != std::string::npos);
  CHECK(contact.latest("page") == contact_before);
  CHECK(preview.get(contact_page)->body == body_before);
}

TEST_CASE("a style is changed without any page", "[serve]") {
  Preview preview;
  Listener contact(preview.server().port(), "/en/contact/");
  const auto page = contact.latest("page"), styles = contact.latest("styles");
  put(preview.at("theme/style.css"), "main { color: inherit; }\n");
  CHECK(contact.hears_other("styles", styles));
  CHECK(contact.latest("page") == page);
  CHECK(preview.get("/assets/style.css")->body == "main { color: inherit; }\n");
}

TEST_CASE("errors are told with their place, and the last good page stays", "[serve]") {
  Preview preview;
  Listener reader(preview.server().port(), "/en/contact/");
  change(preview.at(plan_toml), "nature   = \"shortage\"", "nature   = \"shortige\"");
  REQUIRE(preview.comes(with_errors));
  REQUIRE(reader.hears("\"code\":\"unknown-choice\""));
  CHECK(reader.hears("data/plan.toml"));
  CHECK(reader.hears("\"line\":"));
  CHECK(reader.hears("\"addresses\":[{\"lang\":\"cy\",\"address\":\"/cy/"));  // of a record, in each language
  CHECK(reader.hears("{\"lang\":\"en\",\"address\":\"/en/"));
  CHECK(reader.hears("\"anchor\":\""));
  CHECK(preview.get("/en/contact/")->status == 200);
  change(preview.at(plan_toml), "shortige", "shortage");
  CHECK(preview.comes(without_errors));
}

TEST_CASE("where warnings stop a build, the preview says that the pages are as they were", "[serve]") {
  Preview preview(0, "", true);
  REQUIRE(preview.started());
  Listener reader(preview.server().port(), "/en/contact/");
  put(preview.at("providers/notes.odt"), "nothing reads this");
  REQUIRE(preview.comes(with_errors));
  CHECK(reader.hears("\"severity\":\"warning\",\"code\":\"unknown-file\",\"message\":\"nothing reads this file\",\"remedy\":\"data are kept in .toml and .csv files\",\"stops\":true"));
}

TEST_CASE("a file that may not be read, and then may, is followed", "[serve]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  const std::string file = place / "content/glossary.toml";
  put(file, "");
  Watcher watcher({place / "content"}, *disk);
  for (const auto allowed : {files::perms::none, files::perms::owner_all}) {
    files::permissions(file, allowed);
    CHECK(watcher.wait(seconds(20)));
  }
}

TEST_CASE("a link that is put beside the files is seen", "[serve]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  put(place / "content/glossary.toml", "");
  Watcher watcher({place / "content"}, *disk);
  files::create_symlink("glossary.toml", place / "content/other.toml");
  CHECK(watcher.wait(seconds(20)));
}

TEST_CASE("where the system watches no more, the preview looks for changes itself", "[serve]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  put(place / "content/providers/a.toml", "");
  // One more may be opened, which is not the watch: what is used up is this program's alone, and not everybody's.
  rlimit usual{};
  ::getrlimit(RLIMIT_NOFILE, &usual);
  const int next = ::dup(0);
  ::close(next);
  auto scarce = usual;
  scarce.rlim_cur = static_cast<rlim_t>(next) + 1;
  ::setrlimit(RLIMIT_NOFILE, &scarce);
  Watcher watcher({place / "content"}, *disk);
  ::setrlimit(RLIMIT_NOFILE, &usual);
  CHECK(watcher.is_slow());
  watcher.wait(std::chrono::milliseconds(1500));  // now the folder can be listed
  CHECK_FALSE(watcher.wait(std::chrono::milliseconds(1500)));
  put(place / "content/providers/a.toml", "id = \"a\"\n");
  CHECK(watcher.wait(seconds(20)));
  put(place / "content/providers/b.toml", "");
  CHECK(watcher.wait(seconds(20)));
  files::remove(place / "content/providers/b.toml");
  CHECK(watcher.wait(seconds(20)));
}

TEST_CASE("what editors put beside a file wakes nobody", "[serve]") {
  Preview preview;
  REQUIRE(preview.comes([](const Round& round) { return round.complete; }));
  for (const std::string name : {"providers/.glan-tywi.toml.swp", "providers/4913", "providers/glan-tywi.toml~", "providers/.#glan-tywi.toml", "providers/#glan-tywi.toml#",
                                 ".git/index", "data/plan.toml.tmp"})
    put(preview.at(name), "nothing");
  // As editors save: beside it, then in its place.
  std::string text;
  REQUIRE_FALSE(real_disk()->read(preview.at(provider_toml), text));
  put(preview.at("providers/.new"), text.replace(text.find("Heol y Bont"), 11, "Heol y Nant"));
  files::rename(preview.at("providers/.new"), preview.at(provider_toml));
  REQUIRE(preview.shows("/en/providers/glan-tywi/", "Heol y Nant"));
  REQUIRE(preview.comes([](const Round& round) { return round.complete; }));
  CHECK(preview.rounds() == 4);  // the first and this one, each told twice
}

TEST_CASE("a folder whose name is a year is followed as any other", "[serve]") {
  const TemporaryFolder place;
  const auto disk = real_disk();
  const std::string section = place / "content/documents/2027/about.en.md";
  put(section, "# About\n");
  Watcher watcher({place / "content"}, *disk);
  put(section, "# About us\n");
  CHECK(watcher.wait(seconds(20)));
  put(place / "content/documents/2027/4913", "");
  CHECK_FALSE(watcher.wait(std::chrono::milliseconds(50)));
}

TEST_CASE("a folder that goes away and comes back is followed again", "[serve]") {
  Preview preview;
  const auto away = preview.beside() + "/away";
  files::rename(preview.folder(), away);
  REQUIRE(preview.comes(with_errors));
  CHECK(preview.get("/en/contact/")->status == 200);
  change(away + "/" + provider_toml, "Heol y Bont", "Heol y Nant");
  files::rename(away, preview.folder());
  REQUIRE(preview.shows("/en/providers/glan-tywi/", "Heol y Nant"));
  change(preview.at(provider_toml), "Heol y Nant", "Heol y Maes");
  CHECK(preview.shows("/en/providers/glan-tywi/", "Heol y Maes"));
}

TEST_CASE("a hundred readers wait for news and keep nobody waiting", "[serve]") {
  Preview preview;
  std::vector<std::unique_ptr<Listener>> readers;
  for (int i = 0; i < 100; ++i) readers.push_back(std::make_unique<Listener>(preview.server().port(), "/en/providers/glan-tywi/"));
  const auto before = readers.front()->latest("page");
  for (auto& reader : readers) REQUIRE(reader->latest("page") == before);
  CHECK(preview.get("/en/contact/")->status == 200);
  change(preview.at(provider_toml), "4 Heol y Bont", "5 Heol y Bont");
  for (auto& reader : readers) CHECK(reader->hears_other("page", before));
  CHECK(preview.get("/en/providers/glan-tywi/")->body.find("5 Heol y Bont") != std::string::npos);
}

TEST_CASE("the bar knows what a page is made from", "[serve]") {
  Preview preview;
  const auto about = preview.get("/.comisiynu/about?path=/en/providers/glan-tywi/");
  REQUIRE(about);
  CHECK(about->get_header_value("Content-Type") == "application/json");
  for (const std::string part : {"\"language\":\"en\"", "content/providers/glan-tywi.toml\",\"line\":1", "\"template\":\"provider.html\"", "\"lang\":\"cy\"",
                                 "\"kind\":\"provider\",\"id\":\"glan-tywi\"", "\"bar\":\"Preview\""}) {
    INFO(about->body);
    CHECK(about->body.find(part) != std::string::npos);
  }
}
