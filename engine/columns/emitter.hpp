// Writes a program: equal steps are written once, constants are worked out, and every step is as narrow as
// its numbers allow. Inside this folder only.
#pragma once

#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/columns/program.hpp"

namespace holdfast {

// A sum of lanes, each so many times, and a number.
struct LaneSum {
  std::vector<std::pair<Lane, Int>> terms;
  Int plus = 0;
};

class Emitter {
 public:
  static Lane constant(Int value) { return {-1, value}; }
  static Lane yes() { return constant(1); }
  static Lane no() { return constant(0); }
  Lane input(Width width, Int least, Int most);  // the next one that is bound

  // Truths.
  Lane opposite(Lane a);
  Lane both(Lane a, Lane b);
  Lane and_not(Lane a, Lane b) { return both(a, opposite(b)); }
  Lane either(Lane a, Lane b);
  Lane choose(Lane condition, Lane a, Lane b);  // of truths, and of sets of bits

  // Sets of bits, of eight.
  Lane bits_if(Lane truth, int bits);
  Lane add_bits(Lane set, Lane truth, int bits);
  Lane add_either(Lane set, Lane truth, Lane which, int bits, int others);  // if so, the bits or the others
  Lane put_either(Lane set, Lane truth, Lane which, int bits, int others);  // so; else the set as it is
  Lane join(Lane a, Lane b);
  Lane has_any(Lane set, int bits);
  Lane one_bit(Lane set);
  Lane few_bits(Lane set);
  Lane not_same(Lane a, Lane b);

  // Truths of amounts.
  Lane is(Lane a, Int number);
  Lane within(Lane a, Int least, Int most);
  Lane meets(Lane least, Lane most, Int from, Int through);  // some of the one to the other lies in these
  Lane at_most(const LaneSum& of, Int number);
  Lane at_least(const LaneSum& of, Int number);
  Lane is(const LaneSum& sum, Int number) { return both(at_most(sum, number), at_least(sum, number)); }
  Lane no_more(Lane a, Lane b);
  Lane has_any_of(Lane mask, std::uint64_t bits);
  Lane is_one_of(Lane which, std::uint64_t bits);  // the bit of that number is among them

  // Amounts.
  Lane number(Lane byte);  // as an amount
  Lane choose_amount(Lane condition, Lane a, Lane b);
  Lane sum(const LaneSum& of);
  Lane product(Lane a, Lane b);
  Lane least(Lane a, Lane b);
  Lane most(Lane a, Lane b);
  Lane absolute(Lane a);
  Lane day(Lane minute);
  Lane bit(Lane which);  // as a mask of 32
  Lane from_table(Lane key, Int first_key, const std::vector<Int>& values);
  Lane truth_from_table(Lane key, Int first_key, std::vector<std::uint8_t> values);
  // A function of the numbers of one or two lanes, which gives some of `least` to `most`. Equal `name`s are
  // equal functions.
  Lane function(const std::pair<int, int>& name, Lane a, Lane b, Int least, Int most, RowFunction of);

  std::pair<Int, Int> range(Lane lane) const;
  // Whether everything so far fits in 64 bits.
  bool fits() const { return fits_; }

  // The program, of which these lanes are still there after a run.
  Program finish(const std::vector<Lane>& kept);

 private:
  using Key = std::tuple<int, int, int, int, std::int64_t, std::int64_t, std::int64_t, const void*>;
  Lane emit(Kernel of_32, Width width, Int least, Int most, Lane a, Lane b = {}, Lane c = {}, Int k = 0,
            Int l = 0, Int m = 0, const void* table = nullptr);
  Width width_for(Int least, Int most);
  Lane in_slot(Lane lane, Width width);  // a constant gets one
  Lane as_wide(Lane lane);
  Lane combine(Kernel of_32, Lane a, Lane b, Int least, Int most);
  bool narrow(Lane lane) const;
  int byte_of(Lane lane) const;  // the slot of the byte that the amount is; -1 if it is none

  Program program_;
  std::map<Key, int> written_;
  std::map<std::pair<Int, std::vector<Int>>, const void*> tables_;
  std::map<std::tuple<int, int, int, int>, int> functions_;
  std::map<int, int> numbers_;  // of amounts that are bytes: where the byte is
  bool fits_ = true;
};

}  // namespace holdfast
