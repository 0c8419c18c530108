// Bytes on their way in: how many there were, and their digest.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "engine/document/digest.hpp"
#include "engine/population/bytes.hpp"

namespace holdfast::cli {

class WatchedSource : public ByteSource {
 public:
  explicit WatchedSource(ByteSource& source) : source_(source) {}
  std::size_t read(char* into, std::size_t most) override {
    const std::size_t size = source_.read(into, most);
    digest_.add({into, size});
    bytes_ += size;
    return size;
  }
  bool failed() const override { return source_.failed(); }
  std::uint64_t bytes() const { return bytes_; }
  std::string sha256() { return digest_.hex(); }

 private:
  ByteSource& source_;
  Sha256 digest_;
  std::atomic<std::uint64_t> bytes_ = 0;
};

}  // namespace holdfast::cli
