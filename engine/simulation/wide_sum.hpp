// Sums that never round and never overflow: adding is associative, so partial results merge in any order and
// give the same digits.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/decimal.hpp"

namespace holdfast {

using Integer = boost::multiprecision::cpp_int;

// 192 bits with a sign.
class WideSum {
 public:
  void add(std::int64_t value) { add_wide(value); }
  void add_product(std::int64_t one, std::int64_t other) { add_wide(Int{one} * other); }
  WideSum& operator+=(const WideSum& other) {
    const Bits before = low_;
    low_ += other.low_;
    high_ += other.high_ + (low_ < before ? 1 : 0);
    return *this;
  }
  bool operator==(const WideSum&) const = default;
  bool is_zero() const { return low_ == 0 && high_ == 0; }
  Integer value() const {
    constexpr int half = 64;
    Integer made = high_;
    made = (made * (Integer(1) << half)) + static_cast<std::uint64_t>(low_ >> half);
    return (made * (Integer(1) << half)) + static_cast<std::uint64_t>(low_);
  }
  static WideSum of(const Integer& value) {
    constexpr int half = 64;
    const Integer base = Integer(1) << (2 * half);
    Integer high = value / base;
    Integer low = value % base;
    if (low < 0) {
      low += base;
      --high;
    }
    WideSum made;
    made.high_ = high.convert_to<std::int64_t>();
    made.low_ = (Bits{Integer(low >> half).convert_to<std::uint64_t>()} << half) |
                Integer(low & ((Integer(1) << half) - 1)).convert_to<std::uint64_t>();
    return made;
  }

 private:
  __extension__ using Bits = unsigned __int128;
  void add_wide(Int value) {
    const Bits before = low_;
    low_ += static_cast<Bits>(value);
    high_ += (value < 0 ? -1 : 0) + (low_ < before ? 1 : 0);
  }

  Bits low_ = 0;
  std::int64_t high_ = 0;
};

}  // namespace holdfast
