// Text that grows at its end, with room made beforehand.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "engine/base/day.hpp"

namespace holdfast {

class TextBuffer {
 public:
  static constexpr std::size_t slack = 64;
  void clear() { size_ = 0; }
  std::string_view text() const { return {room_.data(), size_}; }
  // For so many bytes and a few more.
  void reserve(std::size_t more) {
    if (room_.size() < size_ + more + slack) room_.resize((size_ + more + slack) * 2);
  }
  // Where the next byte goes, with room for so many and a few more; then how far it went.
  char* grow(std::size_t more) {
    reserve(more);
    return room_.data() + size_;
  }
  void ends_at(const char* end) { size_ = static_cast<std::size_t>(end - room_.data()); }
  // Room was made.
  void put(char c) { room_[size_++] = c; }
  void put(std::string_view text) {
    std::memcpy(room_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void put_number(std::uint64_t value) {
    char digits[20];
    std::size_t count = 0;
    do {
      digits[count++] = static_cast<char>('0' + value % 10);
      value /= 10;
    } while (value != 0);
    while (count > 0) put(digits[--count]);
  }
  // With so many digits after the point.
  void put_decimal(std::int64_t units, int scale) {
    std::uint64_t size =
        units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    if (units < 0) put('-');
    if (scale == 2) {  // nearly always, and then by a number that is known here
      put_number(size / 100);
      put('.');
      put(static_cast<char>('0' + size % 100 / 10));
      put(static_cast<char>('0' + size % 10));
      return;
    }
    std::uint64_t power = 1;
    for (int i = 0; i < scale; ++i) power *= 10;
    put_number(size / power);
    if (scale == 0) return;
    put('.');
    for (std::uint64_t part = size % power; power > 1; part %= power) {
      power /= 10;
      put(static_cast<char>('0' + part / power));
    }
  }

 private:
  std::vector<char> room_;
  std::size_t size_ = 0;
};

}  // namespace holdfast
