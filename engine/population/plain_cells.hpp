// The plain value of a cell, as nearly every cell has it, read without a branch. What is not plain is not
// wrong: it is read again with more care (`cell_reader.hpp`), which alone says what a cell means. Each
// function may look at `text_padding` bytes before and after the cell.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "engine/base/day.hpp"

namespace holdfast::plain {

static_assert(std::endian::native == std::endian::little);

template <class Word>
Word load(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Of eight bytes the digits' values, or something with a bit above the low four in some byte.
[[gnu::always_inline]] inline bool are_digits(std::uint64_t bytes) {
  const std::uint64_t high = bytes & 0xF0F0F0F0F0F0F0F0U;
  const std::uint64_t carried = (bytes + 0x0606060606060606U) & 0xF0F0F0F0F0F0F0F0U;
  return (high | carried >> 4) == 0x3333333333333333U;
}

// Four numbers below a hundred, two bytes each, of eight digits.
[[gnu::always_inline]] inline std::uint64_t pairs(std::uint64_t digits) {
  return ((digits & 0x0F0F0F0F0F0F0F0FU) * 2561 >> 8) & 0x00FF00FF00FF00FFU;
}

[[gnu::always_inline]] inline std::uint32_t number_of(std::uint64_t digits) {
  const std::uint64_t fours = (pairs(digits) * 6553601 >> 16) & 0x0000FFFF0000FFFFU;
  return static_cast<std::uint32_t>(fours * 42949672960001U >> 32);
}

// The first `length` bytes of eight, 1 to 8 of them, behind as many zeros as fill up the eight.
[[gnu::always_inline]] inline std::uint64_t after_zeros(std::uint64_t bytes, std::uint32_t length) {
  const std::uint32_t more = (8 - length) * 8;
  return bytes << more | (0x3030303030303030U & ((std::uint64_t{1} << more) - 1));
}

// Up to eight digits, with no idle zero before them.
[[gnu::always_inline]] inline bool whole_number(const char* at, std::uint32_t length, std::int64_t& value) {
  const std::uint32_t used = std::min<std::uint32_t>(length - 1, 7) + 1;  // of nothing, eight
  const std::uint64_t digits = after_zeros(load<std::uint64_t>(at), used);
  value = number_of(digits);
  return (used == length) & are_digits(digits) & ((*at != '0') | (length == 1));
}

// Dollars as above, and two digits of cents or none; in cents.
[[gnu::always_inline]] inline bool money(const char* at, std::uint32_t length, std::int64_t& value) {
  const bool cents = (length >= 4) & (at[static_cast<std::int64_t>(length) - 3] == '.');
  std::int64_t dollars = 0;
  const bool good = whole_number(at, length - (cents ? 3 : 0), dollars);
  const char* end = at + static_cast<std::int64_t>(length);
  const auto tens = static_cast<std::uint32_t>(static_cast<unsigned char>(end[-2])) - '0';
  const auto ones = static_cast<std::uint32_t>(static_cast<unsigned char>(end[-1])) - '0';
  const std::uint32_t part = cents ? tens * 10 + ones : 0;
  value = dollars * 100 + part;
  return good & ((tens <= 9) | !cents) & ((ones <= 9) | !cents);
}

// By year from 1900, sixteen to a year, and by month: the month's first day, and how many days it has: none
// for a month that is none.
class Months {
 public:
  static constexpr std::uint32_t first_year = 1900;
  static constexpr std::uint32_t years = 300;
  Months();
  struct Month {
    Day first = 0;
    std::uint32_t days = 0;
  };
  Month month(std::uint32_t year, std::uint32_t month) const {
    const std::uint32_t packed = packed_[year * 16 + month];
    return {static_cast<Day>(packed >> 5) + first_day, packed & 31U};
  }

 private:
  std::uint32_t packed_[years * 16] = {};
};
extern const Months months;

// `2026-11-24`, whatever the cell's length is.
[[gnu::always_inline]] inline bool ten_bytes_of_day(const char* at, std::int64_t& value) {
  const auto begin = load<std::uint64_t>(at);
  const std::uint64_t digits = (begin & 0xFFFFFFFFU) | (begin >> 40 & 0xFFFFU) << 32 |
                               std::uint64_t{load<std::uint16_t>(at + 8)} << 48;
  const std::uint64_t twos = pairs(digits);
  const auto year =
      static_cast<std::uint32_t>((twos & 0xFFU) * 100 + (twos >> 16 & 0xFFU)) - Months::first_year;
  const auto month = static_cast<std::uint32_t>(twos >> 32 & 0xFFU);
  const auto day = static_cast<std::uint32_t>(twos >> 48) - 1;
  const bool in_table = (year < Months::years) & (month < 16);
  const auto found = months.month(in_table ? year : 0, in_table ? month : 0);
  value = found.first + static_cast<Day>(day);
  return in_table & are_digits(digits) & ((begin & 0xFF0000FF00000000U) == 0x2D00002D00000000U) &
         (day < found.days);
}

[[gnu::always_inline]] inline bool day(const char* at, std::uint32_t length, std::int64_t& value) {
  return ten_bytes_of_day(at, value) & (length == 10);
}

// `2026-11-24 16:59`, in minutes.
[[gnu::always_inline]] inline bool minute(const char* at, std::uint32_t length, std::int64_t& value) {
  std::int64_t found = 0;
  const bool good = ten_bytes_of_day(at, found);
  const auto of = [&](int i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) - static_cast<std::uint32_t>('0');
  };
  const std::uint32_t ten_hours = of(11);
  const std::uint32_t last_hours = of(12);
  const std::uint32_t ten_minutes = of(14);
  const std::uint32_t last_minutes = of(15);
  const std::uint32_t hours = ten_hours * 10 + last_hours;
  const std::uint32_t minutes = ten_minutes * 10 + last_minutes;
  value = found * minutes_of_day + std::int64_t{hours} * 60 + minutes;
  return good & (length == 16) & ((at[10] == ' ') | (at[10] == 'T')) & (at[13] == ':') & (ten_hours <= 9) &
         (last_hours <= 9) & (ten_minutes <= 5) & (last_minutes <= 9) & (hours <= 23);
}

[[gnu::always_inline]] inline bool yes_no(const char* at, std::uint32_t length, std::int64_t& value) {
  const auto begin = load<std::uint32_t>(at);
  const bool yes = (begin == 0x65757274U) & (length == 4);
  const bool no = (begin == 0x736C6166U) & (at[4] == 'e') & (length == 5);
  value = yes;
  return yes | no;
}

}  // namespace holdfast::plain
