#include "release/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "site/site_path.h"

namespace comisiynu {

namespace {

struct Close {
  void operator()(archive* open) const { archive_free(open); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
template <class T> using Owned = std::unique_ptr<T, Close>;

// libarchive turns names into the locale's characters and back, and gives none for a name that has no place in them: while it
// works in this thread, they are those of UTF-8, whatever the machine is set to.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(::uselocale(utf8_)) {}
  ~Utf8Locale() {
    ::uselocale(before_);
    if (utf8_ != nullptr) ::freelocale(utf8_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t utf8_, before_;
};

la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

// The options that matter are set by name; one that this libarchive does not know is a fault and not passed over.
bool set_up(archive* out, Packing packing) {
  if (packing == Packing::zip)
    return archive_write_set_format_zip(out) == ARCHIVE_OK && archive_write_set_options(out, "zip:compression=deflate,zip:compression-level=9,zip:hdrcharset=UTF-8") == ARCHIVE_OK;
  return archive_write_set_format_pax_restricted(out) == ARCHIVE_OK && archive_write_add_filter_gzip(out) == ARCHIVE_OK &&
         archive_write_set_options(out, "gzip:compression-level=9,gzip:!timestamp,pax:hdrcharset=UTF-8") == ARCHIVE_OK;
}

bool add(archive* out, archive_entry* entry, Packing packing, const std::string& path, const std::string& bytes, std::int64_t time) {
  archive_entry_clear(entry);
  archive_entry_set_pathname_utf8(entry, path.c_str());
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_uid(entry, 0);
  archive_entry_set_gid(entry, 0);
  archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
  if (packing == Packing::tar_gz) archive_entry_set_mtime(entry, time, 0);
  return archive_write_header(out, entry) == ARCHIVE_OK &&
         archive_write_data(out, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size());
}

}  // namespace

std::int64_t unix_time(const Date& date) {
  using namespace std::chrono;
  return sys_seconds(sys_days(year(date.year) / month(date.month) / day(date.day))).time_since_epoch().count();
}

Packed pack(Packing packing, std::vector<std::string> paths, const ReadFile& read, const Date& date) {
  const Utf8Locale in_utf8;
  std::sort(paths.begin(), paths.end());
  Packed packed;
  const Owned<archive> out(archive_write_new());
  const Owned<archive_entry> entry(archive_entry_new());
  const auto failed = [&] {
    const char* why = archive_error_string(out.get());
    packed.fault = why == nullptr ? "libarchive gives no reason" : why;
    return std::move(packed);
  };
  if (!set_up(out.get(), packing)) return failed();
  // Whole blocks of the tape that no tar has been on for decades would only be zeros at the end.
  archive_write_set_bytes_in_last_block(out.get(), 1);
  if (archive_write_open(out.get(), &packed.bytes, nullptr, append, nullptr) != ARCHIVE_OK) return failed();
  std::string bytes;
  for (const auto& path : paths) {
    if (!read(path, bytes)) {
      packed.fault = fmt::format("{} cannot be read", path);
      return packed;
    }
    if (!add(out.get(), entry.get(), packing, path, bytes, unix_time(date))) return failed();
  }
  if (archive_write_close(out.get()) != ARCHIVE_OK) return failed();
  return packed;
}

namespace {

std::string read_entry(archive* in, std::string& bytes) {
  bytes.clear();
  char part[65536];
  for (;;) {
    const auto size = archive_read_data(in, part, sizeof part);
    if (size == 0) return {};
    if (size < 0) return fmt::format("is damaged: {}", archive_error_string(in));
    bytes.append(part, static_cast<std::size_t>(size));
  }
}

}  // namespace

std::string unpack(std::string_view bytes, const std::function<void(std::string path, std::string bytes)>& take) {
  const Utf8Locale in_utf8;
  const Owned<archive> in(archive_read_new());
  archive_read_support_filter_gzip(in.get());
  archive_read_support_format_tar(in.get());
  archive_read_support_format_zip(in.get());
  if (archive_read_open_memory(in.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return "is no .tar.gz and no .zip archive";
  std::string content;
  for (;;) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(in.get(), &entry);
    if (result == ARCHIVE_EOF) return {};
    if (result != ARCHIVE_OK) return fmt::format("is damaged: {}", archive_error_string(in.get()));
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    const std::string path = name == nullptr ? "" : name;
    if (archive_entry_filetype(entry) != AE_IFREG) return fmt::format("holds \"{}\", which is no file", path);
    if (const auto fault = fault_of_path(path); !fault.empty()) return fmt::format("holds \"{}\", whose path {}", path, fault);
    if (auto fault = read_entry(in.get(), content); !fault.empty()) return fault;
    take(path, std::move(content));
  }
}

}  // namespace comisiynu
