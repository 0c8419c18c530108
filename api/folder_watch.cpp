#include "api/folder_watch.hpp"

#include <sys/inotify.h>

#include <cstring>

namespace holdfast::api {

namespace fs = std::filesystem;
using boost::system::error_code;

FolderWatch::FolderWatch(boost::asio::io_context& context, fs::path folder, std::function<void()> changed)
    : events_(context), timer_(context), folder_(std::move(folder)), changed_(std::move(changed)) {
  if (!folder_.has_filename()) folder_ = folder_.parent_path();  // "rules/"
}

bool FolderWatch::start() {
  const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) return false;
  events_.assign(descriptor);
  add_all();
  wait();
  return true;
}

void FolderWatch::stop() {
  error_code error;
  events_.close(error);
  timer_.cancel();
}

// A folder that is watched already is only watched once.
void FolderWatch::add_all() {
  constexpr auto what =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_ONLYDIR;
  inotify_add_watch(events_.native_handle(), folder_.c_str(), what);
  std::error_code failed;
  if (fs::is_symlink(folder_, failed)) {
    const auto parent = folder_.has_parent_path() ? folder_.parent_path() : fs::path(".");
    parent_ =
        inotify_add_watch(events_.native_handle(), parent.c_str(), IN_CREATE | IN_MOVED_TO | IN_ONLYDIR);
  }
  for (auto entry = fs::recursive_directory_iterator(folder_, failed);
       !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed))
    if (entry->is_directory(failed)) inotify_add_watch(events_.native_handle(), entry->path().c_str(), what);
}

void FolderWatch::wait() {
  events_.async_read_some(boost::asio::buffer(buffer_), [this](error_code error, std::size_t size) {
    if (error) return;
    if (concerns(size)) quiet_down();
    wait();
  });
}

// Beside the link there may be anything, and it is none of our business.
bool FolderWatch::concerns(std::size_t size) const {
  for (std::size_t at = 0; at + sizeof(inotify_event) <= size;) {
    inotify_event event{};
    std::memcpy(&event, buffer_.data() + at, sizeof event);
    const char* name = buffer_.data() + at + sizeof event;
    if (event.wd != parent_ || (event.len > 0 && folder_.filename() == name)) return true;
    at += sizeof event + event.len;
  }
  return false;
}

void FolderWatch::quiet_down() {
  const auto now = std::chrono::steady_clock::now();
  if (since_ == std::chrono::steady_clock::time_point{}) since_ = now;
  timer_.expires_at(std::min(now + quiet, since_ + longest));
  timer_.async_wait([this](error_code error) {
    if (error || !events_.is_open()) return;
    since_ = {};
    add_all();
    changed_();
  });
}

}  // namespace holdfast::api
