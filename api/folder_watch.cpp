#include "api/folder_watch.hpp"

#include <sys/inotify.h>

namespace holdfast::api {

namespace fs = std::filesystem;
using boost::system::error_code;

FolderWatch::FolderWatch(boost::asio::io_context& context, fs::path folder, std::function<void()> changed)
    : events_(context), timer_(context), folder_(std::move(folder)), changed_(std::move(changed)) {}

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
  error_code error;
  std::error_code failed;
  for (auto entry = fs::recursive_directory_iterator(folder_, failed);
       !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed))
    if (entry->is_directory(failed)) inotify_add_watch(events_.native_handle(), entry->path().c_str(), what);
}

void FolderWatch::wait() {
  events_.async_read_some(boost::asio::buffer(buffer_), [this](error_code error, std::size_t) {
    if (error) return;
    quiet_down();
    wait();
  });
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
