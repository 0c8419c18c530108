// The callers' references that have come. Two different ones are taken for the same once in more rows than
// there are homes.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace holdfast {

class References {
 public:
  // False if it was there before.
  bool add(std::string_view reference) { return seen_.insert(mark_of(reference)).second; }

 private:
  struct Mark {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    bool operator==(const Mark&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Mark& mark) const { return static_cast<std::size_t>(mark.a); }
  };
  static std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9U;
    x = (x ^ x >> 27) * 0x94D049BB133111EBU;
    return x ^ x >> 31;
  }
  static Mark mark_of(std::string_view text) {
    Mark mark{text.size(), ~text.size()};
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      mark.a = mixed(mark.a + byte + 0x9E3779B97F4A7C15U);
      mark.b = mixed((mark.b ^ byte) * 0xD6E8FEB86659FD93U + 1);
    }
    return mark;
  }
  std::unordered_set<Mark, Hash> seen_;
};

}  // namespace holdfast
