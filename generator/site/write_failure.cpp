#include "site/write_failure.h"

#include <fmt/format.h>

#include <cerrno>

namespace comisiynu {

std::string in_plain_words(const DiskError& error) {
  switch (error.code) {
    case ENOSPC: return "the disk is full";
    case EDQUOT: return "your share of the disk is used up";
    case EACCES:
    case EPERM: return "permission is refused";
    case EROFS: return "the disk can only be read";
    case EIO: return "the disk has a fault";
    case EBUSY:
    case EXDEV: return "the folder is the root of a disk of its own";
    case EFBIG: return "the file is larger than is allowed";
    case EMFILE:
    case ENFILE: return "too many files are open";
    case ENAMETOOLONG: return "the name is too long";
    case ENOTDIR: return "a file stands where a folder should be";
    case ENOENT: return "it is no longer there";
    default: return error.message;
  }
}

std::string remedy_for(const DiskError& error, const std::string& folder) {
  switch (error.code) {
    case ENOSPC:
    case EDQUOT: return "free some room, and build again";
    case EACCES:
    case EPERM:
    case EROFS: return fmt::format("see that you may write to \"{}\" and to the folder it is in", folder);
    case EBUSY:
    case EXDEV: return fmt::format("name a folder inside \"{}\"", folder);
    case ENAMETOOLONG: return "choose a shorter one";
    default: return "build again when that is mended";
  }
}

}  // namespace comisiynu
