// What a program found for the rows of a strip, written where it belongs. Inside this folder only.
#pragma once

#include <cstring>

#include "engine/columns/inputs.hpp"
#include "engine/columns/part_lanes.hpp"

namespace holdfast {

struct Strip {
  const Program& program;
  const std::vector<const void*>& bound;
  const Program::Room& room;
  SomeRows rows;
  const std::uint8_t* within = nullptr;  // if not null, by row of the strip: whether it is asked for

  const std::uint8_t* bytes(Lane lane) const {
    return static_cast<const std::uint8_t*>(program.at(lane.slot, bound, room));
  }
  std::uint32_t row(std::size_t i) const {
    return rows.listed == nullptr ? static_cast<std::uint32_t>(rows.first + i) : rows.listed[i];
  }
};

// Adds the outcomes of the rows that are settled.
void write_outcomes(const Strip& strip, const PartLanes& lanes, std::vector<Outcomes>& possible);
// Adds the amounts of the rows where they are known. `sole`: no other part of the plan has this amount.
void write_amounts(const Strip& strip, const AmountLane& lane, bool sole, AmountColumn& column);

// Calls `use` with each row of which the truth is no.
template <class Use>
void each_not(const Strip& strip, Lane truth, Use use) {
  if (truth.is(1)) return;
  const std::uint8_t* at = strip.bytes(truth);
  constexpr std::size_t word = 8;
  constexpr std::uint64_t all = 0x0101010101010101U;
  for (std::size_t i = 0; i < strip.rows.count; ++i) {
    if (at != nullptr) {
      std::uint64_t some = 0;
      while (i + word <= strip.rows.count) {
        std::memcpy(&some, at + i, word);
        if (some != all) break;
        i += word;
      }
      if (i >= strip.rows.count) return;
      if (at[i] != 0) continue;
    }
    if (strip.within == nullptr || strip.within[i] != 0) use(strip.row(i));
  }
}

}  // namespace holdfast
