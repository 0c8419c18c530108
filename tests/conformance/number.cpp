#include "tests/conformance/number.hpp"

#include <algorithm>

namespace holdfast::conformance {
namespace {

constexpr int largest_magnitude = 6144;
constexpr int most_written_exponent = 10'000;

// Whole numbers as their digits, the first one first; nothing is negative.

void pad(std::string& digits, std::size_t length) {
  if (digits.size() < length) digits.insert(0, length - digits.size(), '0');
}

void strip(std::string& digits) { digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size())); }

std::string sum_of(std::string a, std::string b) {
  const auto length = std::max(a.size(), b.size()) + 1;
  pad(a, length);
  pad(b, length);
  int carry = 0;
  for (std::size_t i = length; i-- > 0;) {
    const int digit = (a[i] - '0') + (b[i] - '0') + carry;
    a[i] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  strip(a);
  return a;
}

// `b` is not above `a`.
std::string difference_of(std::string a, std::string b) {
  pad(b, a.size());
  int borrowed = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    const int digit = a[i] - b[i] - borrowed;
    a[i] = static_cast<char>('0' + (digit + 10) % 10);
    borrowed = digit < 0 ? 1 : 0;
  }
  strip(a);
  return a;
}

int order_of(std::string a, std::string b) {
  const auto length = std::max(a.size(), b.size());
  pad(a, length);
  pad(b, length);
  return a.compare(b);
}

std::string product_of(const std::string& a, const std::string& b) {
  std::string all(a.size() + b.size(), '0');
  for (std::size_t i = a.size(); i-- > 0;) {
    int carry = 0;
    for (std::size_t j = b.size(); j-- > 0;) {
      const int digit = (a[i] - '0') * (b[j] - '0') + (all[i + j + 1] - '0') + carry;
      all[i + j + 1] = static_cast<char>('0' + digit % 10);
      carry = digit / 10;
    }
    all[i] = static_cast<char>('0' + carry);
  }
  strip(all);
  return all;
}

bool goes_up(Rounding mode, bool negative, bool odd, int against_half) {
  switch (mode) {
    case Rounding::half_even:
      return against_half > 0 || (against_half == 0 && odd);
    case Rounding::half_up:
      return against_half >= 0;
    case Rounding::half_down:
      return against_half > 0;
    case Rounding::up:
      return true;
    case Rounding::down:
      return false;
    case Rounding::floor:
      return negative;
    case Rounding::ceiling:
      return !negative;
  }
  return false;
}

}  // namespace

Number::Number(bool negative, std::string digits, int exponent)
    : negative_(negative), digits_(std::move(digits)), exponent_(exponent) {
  strip(digits_);
  while (!digits_.empty() && digits_.back() == '0') {
    digits_.pop_back();
    ++exponent_;
  }
  if (digits_.empty()) *this = Number();
}

Number::Number(Int whole) : Number(whole < 0, to_string(whole < 0 ? -whole : whole), 0) {}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  int exponent = 0;
  bool point = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits += text[i];
    if (point) --exponent;
  }
  if (digits.empty()) return std::nullopt;
  if (i < text.size()) {
    auto written = text.substr(i + 1);
    const bool below = written.starts_with('-');
    if (below || written.starts_with('+')) written.remove_prefix(1);
    int shift = 0;
    if (written.empty()) return std::nullopt;
    for (const char c : written) {
      if (c < '0' || c > '9') return std::nullopt;
      shift = std::min(shift * 10 + (c - '0'), most_written_exponent);
    }
    exponent += below ? -shift : shift;
  }
  return Number(negative, std::move(digits), exponent);
}

std::optional<Int> Number::truncated() const {
  constexpr int most_digits = 36;
  if (magnitude() >= most_digits) return std::nullopt;
  const auto whole = rounded(0, Rounding::down);
  Int value = 0;
  for (const char c : whole.digits_) value = value * 10 + (c - '0');
  for (int i = 0; i < whole.exponent_; ++i) value *= 10;
  return negative_ ? -value : value;
}

Number Number::negated() const { return {!negative_, digits_, exponent_}; }
Number Number::absolute() const { return {false, digits_, exponent_}; }

Number Number::rounded(int places, Rounding mode) const {
  const int drop = -places - exponent_;
  if (zero() || drop <= 0) return *this;
  std::string all = digits_;
  pad(all, static_cast<std::size_t>(drop) + 1);
  const auto kept_digits = all.size() - static_cast<std::size_t>(drop);
  const auto rest = all.substr(kept_digits);
  all.resize(kept_digits);
  std::string half = "5" + std::string(rest.size() - 1, '0');
  const bool odd = (all.back() - '0') % 2 == 1;
  if (goes_up(mode, negative_, odd, rest.compare(half))) all = sum_of(all, "1");
  return {negative_, std::move(all), -places};
}

Number Number::shortened(int digits) const { return rounded(digits - 1 - magnitude(), Rounding::half_even); }

Number add(const Number& a, const Number& b) {
  const int exponent = std::min(a.exponent_, b.exponent_);
  const auto lengthened = [exponent](const Number& n) {
    return n.digits_ + std::string(static_cast<std::size_t>(n.zero() ? 0 : n.exponent_ - exponent), '0');
  };
  const auto x = lengthened(a);
  const auto y = lengthened(b);
  if (a.negative_ == b.negative_) return {a.negative_, sum_of(x, y), exponent};
  if (order_of(x, y) >= 0) return {a.negative_, difference_of(x, y), exponent};
  return {b.negative_, difference_of(y, x), exponent};
}

Number multiply(const Number& a, const Number& b) {
  return {a.negative_ != b.negative_, product_of(a.digits_, b.digits_), a.exponent_ + b.exponent_};
}

Number divide(const Number& dividend, const Number& divisor, int digits) {
  // Two digits more than are kept, and one that says whether anything is left.
  const auto length = divisor.digits_.size() + static_cast<std::size_t>(digits) + 2;
  std::string over = dividend.digits_;
  const std::size_t more = over.size() < length ? length - over.size() : 0;
  over.append(more, '0');
  std::string quotient;
  std::string rest;
  for (const char c : over) {
    rest += c;
    strip(rest);
    char digit = '0';
    for (; order_of(rest, divisor.digits_) >= 0; ++digit) rest = difference_of(rest, divisor.digits_);
    quotient += digit;
  }
  quotient += rest.empty() ? '0' : '1';
  const int exponent = dividend.exponent_ - divisor.exponent_ - static_cast<int>(more) - 1;
  return Number(dividend.negative_ != divisor.negative_, std::move(quotient), exponent).shortened(digits);
}

int compare(const Number& a, const Number& b) {
  const auto difference = subtract(a, b);
  return difference.zero() ? 0 : difference.negative() ? -1 : 1;
}

std::string Number::text() const {
  if (zero()) return "0";
  std::string all = digits_;
  if (exponent_ >= 0) {
    all.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent_);
    pad(all, places + 1);
    all.insert(all.size() - places, 1, '.');
  }
  return negative_ ? "-" + all : all;
}

std::optional<Number> kept(const Number& exact) {
  auto number = exact.shortened(digits_of_feel);
  if (number.magnitude() > largest_magnitude) return std::nullopt;
  return number;
}

}  // namespace holdfast::conformance
