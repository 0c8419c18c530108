#include "api/stream.hpp"

#include <strings.h>

#include <algorithm>
#include <cstring>

namespace holdfast::api {

class Stream::In : public ByteSource {
 public:
  explicit In(Stream& stream) : stream_(stream) {}
  std::size_t read(char* into, std::size_t most) override {
    std::size_t count = 0;
    {
      std::unique_lock lock(stream_.mutex_);
      auto& bytes = stream_.in_;
      stream_.changed_.wait(
          lock, [&] { return stream_.read_ < bytes.size() || stream_.all_in_ || stream_.broken_; });
      if (stream_.broken_) return 0;
      count = std::min(most, bytes.size() - stream_.read_);
      std::memcpy(into, bytes.data() + stream_.read_, count);
      explicit_bzero(bytes.data() + stream_.read_, count);
      stream_.read_ += count;
      if (stream_.read_ == bytes.size()) {
        bytes.clear();
        stream_.read_ = 0;
      }
    }
    stream_.wake_();
    return count;
  }
  bool failed() const override {
    const std::lock_guard lock(stream_.mutex_);
    return stream_.broken_;
  }

 private:
  Stream& stream_;
};

class Stream::Out : public ByteSink {
 public:
  explicit Out(Stream& stream) : stream_(stream) {}
  bool write(std::string_view bytes) override {
    while (!bytes.empty()) {
      {
        std::unique_lock lock(stream_.mutex_);
        stream_.changed_.wait(lock, [&] { return stream_.out_.size() < room || stream_.broken_; });
        if (stream_.broken_) return false;
        const auto count = std::min(bytes.size(), room - stream_.out_.size());
        stream_.out_ += bytes.substr(0, count);
        bytes.remove_prefix(count);
      }
      stream_.wake_();
    }
    return true;
  }

 private:
  Stream& stream_;
};

Stream::Stream(StreamWork work, std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this, work = std::move(work)] { this->work(work); }) {}

void Stream::finish() {
  break_off();
  if (thread_.joinable()) thread_.join();
  explicit_bzero(in_.data(), in_.size());
  explicit_bzero(out_.data(), out_.size());
}

void Stream::work(const StreamWork& work) {
  StreamEnd end{false, std::nullopt};
  try {
    In in(*this);
    Out out(*this);
    end = work(in, out);
  } catch (...) {
    // Out of memory, or a mistake of ours: what was answered so far is cut off, so that nobody takes it for
    // all.
  }
  {
    const std::lock_guard lock(mutex_);
    end_ = std::move(end);
  }
  wake_();
}

bool Stream::has_room() const {
  const std::lock_guard lock(mutex_);
  return in_.size() < room;
}

void Stream::give(std::string_view bytes) {
  {
    const std::lock_guard lock(mutex_);
    if (!broken_) in_ += bytes;
  }
  changed_.notify_all();
}

void Stream::give_end() {
  {
    const std::lock_guard lock(mutex_);
    all_in_ = true;
  }
  changed_.notify_all();
}

std::string Stream::take() {
  std::string taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(out_);
  }
  changed_.notify_all();
  return taken;
}

bool Stream::ended() const {
  const std::lock_guard lock(mutex_);
  return end_.has_value();
}

StreamEnd Stream::end() {
  const std::lock_guard lock(mutex_);
  return std::move(*end_);
}

void Stream::break_off() {
  {
    const std::lock_guard lock(mutex_);
    broken_ = true;
  }
  changed_.notify_all();
}

std::shared_ptr<Stream> Streams::begin(StreamWork work, std::function<void()> wake, std::size_t most) {
  const std::lock_guard lock(mutex_);
  std::erase_if(all_, [](const auto& one) { return one.expired(); });
  if (all_.size() >= most) return nullptr;
  auto made = std::make_shared<Stream>(std::move(work), std::move(wake));
  all_.push_back(made);
  return made;
}

void Streams::finish() {
  const std::lock_guard lock(mutex_);
  for (const auto& one : all_)
    if (const auto stream = one.lock()) stream->finish();
}

}  // namespace holdfast::api
