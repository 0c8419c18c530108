// Tells when something in a folder, or in one below it, has changed and then been quiet for a moment; also
// when the folder is a symbolic link that now leads elsewhere. (Linux)
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <functional>

namespace holdfast::api {

class FolderWatch {
 public:
  // `changed` is called on the context. Nothing happens before `start`.
  FolderWatch(boost::asio::io_context& context, std::filesystem::path folder, std::function<void()> changed);

  bool start();  // false where the system cannot
  void stop();

 private:
  void add_all();
  void wait();
  bool concerns(std::size_t size) const;
  void quiet_down();

  static constexpr std::chrono::milliseconds quiet{150};
  static constexpr std::chrono::milliseconds longest{1500};  // of an unrest that does not end

  boost::asio::posix::stream_descriptor events_;
  boost::asio::steady_timer timer_;
  std::filesystem::path folder_;
  std::function<void()> changed_;
  int parent_ = -1;  // the watch of what holds the link
  alignas(8) std::array<char, 16384> buffer_{};
  std::chrono::steady_clock::time_point since_;  // of the unrest; the epoch where all is quiet
};

}  // namespace holdfast::api
