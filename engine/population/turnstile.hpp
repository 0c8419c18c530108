// Lets threads that work side by side through one by one, in the order of what they work on.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace holdfast {

class Turnstile {
 public:
  // Waits until all before `turn` have passed. False when nobody is let through any more.
  bool wait(std::uint64_t turn) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return turn_ == turn || closed_; });
    return !closed_;
  }
  void pass() {
    {
      const std::lock_guard lock(mutex_);
      ++turn_;
    }
    moved_.notify_all();
  }
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    moved_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable moved_;
  std::uint64_t turn_ = 0;
  bool closed_ = false;
};

}  // namespace holdfast
