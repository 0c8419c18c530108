// A body that is answered while it comes. The engine works on bytes that it waits for, on a thread of its
// own; the session brings and takes them without ever waiting. Between the two are two rooms of bounded size,
// so that whoever is slow holds up the others, and nothing grows.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/message.hpp"

namespace holdfast::api {

class Stream {
 public:
  // `wake` is called from the thread whenever there may be bytes to take, room for more, or an end.
  Stream(StreamWork work, std::function<void()> wake);
  ~Stream() { finish(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool has_room() const;
  void give(std::string_view bytes);
  void give_end();
  std::string take();  // all that was written and not taken yet
  bool ended() const;  // nothing more will be written
  StreamEnd end();     // once, when it has ended
  // What comes in is torn, and nothing more is taken: the work ends as soon as it looks.
  void break_off();
  // The same, and waits for the thread.
  void finish();

 private:
  class In;
  class Out;
  void work(const StreamWork& work);

  static constexpr std::size_t room = 256U << 10U;

  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string in_;
  std::size_t read_ = 0;  // so much of it
  std::string out_;
  bool all_in_ = false;
  bool broken_ = false;
  std::optional<StreamEnd> end_;
  std::thread thread_;
};

// The streams that go on. Each has a thread and a search of its own, so there are few at once.
class Streams {
 public:
  // Nothing where `most` go on already.
  std::shared_ptr<Stream> begin(StreamWork work, std::function<void()> wake, std::size_t most);
  // Breaks off all of them and waits for their threads. No session runs any more.
  void finish();

 private:
  std::mutex mutex_;
  std::vector<std::weak_ptr<Stream>> all_;
};

}  // namespace holdfast::api
