// What a condition may be, over everything that a tenant's facts leave open.
// For one completion of the facts a condition is false, true, or a *gap*: the law itself does not say.
// A `Truths` is the set of those that are possible, so `{true, false}` is an unknown of the tenant's,
// `{gap}` is a gap of the law's, and a definite answer has one member.
#pragma once

#include <array>
#include <cstdint>

namespace holdfast {

enum class Truth : std::uint8_t { no = 0, gap = 1, yes = 2 };  // and = min, or = max, not = 2 - x

class Truths {
 public:
  constexpr Truths() = default;  // none possible
  constexpr Truths(Truth one)
      : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(one))) {}  // NOLINT
  static constexpr Truths from_bool(bool value) { return value ? Truth::yes : Truth::no; }
  static constexpr Truths of(bool may_be_no, bool may_be_gap, bool may_be_yes) {
    Truths t;
    t.bits_ =
        static_cast<std::uint8_t>((may_be_no ? 1U : 0U) | (may_be_gap ? 2U : 0U) | (may_be_yes ? 4U : 0U));
    return t;
  }
  static constexpr Truths from_bits(std::uint8_t bits) {
    Truths t;
    t.bits_ = bits;
    return t;
  }

  constexpr bool may_be(Truth t) const { return (bits_ >> static_cast<unsigned>(t) & 1U) != 0; }
  constexpr bool is(Truth t) const { return bits_ == Truths(t).bits_; }
  constexpr bool definite() const { return bits_ == 1 || bits_ == 2 || bits_ == 4; }
  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool operator==(const Truths&) const = default;
  constexpr Truths operator|(Truths other) const { return from_bits(bits_ | other.bits_); }

 private:
  std::uint8_t bits_ = 0;
};

constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth opposite(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }

namespace detail {
template <class F>
constexpr auto pairwise(F f) {
  std::array<std::array<std::uint8_t, 8>, 8> table{};
  for (unsigned a = 0; a < 8; ++a)
    for (unsigned b = 0; b < 8; ++b)
      for (unsigned i = 0; i < 3; ++i)
        for (unsigned j = 0; j < 3; ++j)
          if ((a >> i & 1U) != 0 && (b >> j & 1U) != 0)
            table[a][b] |= Truths(f(static_cast<Truth>(i), static_cast<Truth>(j))).bits();
  return table;
}
inline constexpr auto both_of = pairwise(both);
inline constexpr auto either_of = pairwise(either);
}  // namespace detail

// Exact when the operands depend on different facts; otherwise a superset, which splitting refines.
constexpr Truths both(Truths a, Truths b) { return Truths::from_bits(detail::both_of[a.bits()][b.bits()]); }
constexpr Truths either(Truths a, Truths b) {
  return Truths::from_bits(detail::either_of[a.bits()][b.bits()]);
}
constexpr Truths opposite(Truths a) {
  return Truths::of(a.may_be(Truth::yes), a.may_be(Truth::gap), a.may_be(Truth::no));
}

}  // namespace holdfast
