#include "engine/columns/strip.hpp"

#include <algorithm>

namespace holdfast {
namespace {

std::int64_t number_at(const Strip& strip, Lane lane, const void* at, std::size_t i) {
  if (lane.constant()) return static_cast<std::int64_t>(lane.value);
  switch (strip.program.slots[static_cast<std::size_t>(lane.slot)].width) {
    case Width::byte:
      return static_cast<const std::uint8_t*>(at)[i];
    case Width::narrow:
      return static_cast<const std::int32_t*>(at)[i];
    case Width::wide:
      return static_cast<const std::int64_t*>(at)[i];
  }
  return 0;
}

}  // namespace

void write_outcomes(const Strip& strip, const PartLanes& lanes, std::vector<Outcomes>& possible) {
  if (lanes.settled.is(0)) return;
  const auto* found = strip.bytes(lanes.possible);
  const auto* settled = strip.bytes(lanes.settled);
  const auto same = static_cast<Outcomes>(lanes.possible.value);
  const std::size_t rows = strip.rows.count;
  const auto outcome = [&](std::size_t i) -> Outcomes { return found == nullptr ? same : found[i]; };
  if (strip.rows.listed == nullptr && strip.within == nullptr && found != nullptr) {
    auto* out = possible.data() + strip.rows.first;
    if (settled == nullptr)
      for (std::size_t i = 0; i < rows; ++i) out[i] = static_cast<Outcomes>(out[i] | found[i]);
    else
      for (std::size_t i = 0; i < rows; ++i)
        out[i] = static_cast<Outcomes>(out[i] | (found[i] & static_cast<Outcomes>(-settled[i])));
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const bool here =
        (settled == nullptr || settled[i] != 0) && (strip.within == nullptr || strip.within[i] != 0);
    auto& out = possible[strip.row(i)];
    out = static_cast<Outcomes>(out | (here ? outcome(i) : 0));
  }
}

void write_amounts(const Strip& strip, const AmountLane& lane, AmountColumn& column) {
  if (lane.known.is(0) || lane.there.is(0)) return;
  const auto* known = strip.bytes(lane.known);
  const auto* there = strip.bytes(lane.there);
  const void* value = strip.program.at(lane.value.slot, strip.bound, strip.room);
  for (std::size_t i = 0; i < strip.rows.count; ++i) {
    const bool here = (known == nullptr || known[i] != 0) && (there == nullptr || there[i] != 0) &&
                      (strip.within == nullptr || strip.within[i] != 0);
    if (!here) continue;
    const auto number = number_at(strip, lane.value, value, i);
    widen(column, strip.row(i), number, number, AmountColumn::there);
  }
}

}  // namespace holdfast
