#include "engine/columns/strip.hpp"

#include <algorithm>
#include <array>

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
  // A lane that is the same in every row is laid out, so that one loop will do.
  std::array<std::uint8_t, strip_rows> same;
  const std::size_t rows = strip.rows.count;
  const auto* found = strip.bytes(lanes.possible);
  if (found == nullptr) {
    std::fill_n(same.begin(), rows, static_cast<Outcomes>(lanes.possible.value));
    found = same.data();
  }
  std::array<std::uint8_t, strip_rows> all;
  const auto* settled = strip.bytes(lanes.settled);
  if (settled == nullptr || strip.within == nullptr) std::fill_n(all.begin(), rows, std::uint8_t{1});
  if (settled == nullptr) settled = all.data();
  if (strip.rows.listed == nullptr) {
    loops().add_where(found, settled, strip.within == nullptr ? all.data() : strip.within, rows,
                      possible.data() + strip.rows.first);
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    auto& out = possible[strip.rows.listed[i]];
    out = static_cast<Outcomes>(out | (found[i] & static_cast<Outcomes>(-settled[i])));
  }
}

void write_amounts(const Strip& strip, const AmountLane& lane, bool sole, AmountColumn& column) {
  if (lane.known.is(0) || lane.there.is(0)) return;
  const auto* known = strip.bytes(lane.known);
  const auto* there = strip.bytes(lane.there);
  const void* value = strip.program.at(lane.value.slot, strip.bound, strip.room);
  const std::size_t rows = strip.rows.count;
  // Where nobody else writes this amount, a column is copied as it stands.
  const bool narrow = value != nullptr &&
                      strip.program.slots[static_cast<std::size_t>(lane.value.slot)].width == Width::narrow;
  if (sole && narrow && strip.within == nullptr && strip.rows.listed == nullptr && column.ranges.empty()) {
    const auto first = strip.rows.first;
    loops().widen(static_cast<const std::int32_t*>(value), rows, column.least.data() + first);
    auto* ends = column.ends.data() + first;
    for (std::size_t i = 0; i < rows; ++i)
      ends[i] =
          static_cast<std::uint8_t>((known == nullptr ? 1 : known[i]) & (there == nullptr ? 1 : there[i]));
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const bool here = (known == nullptr || known[i] != 0) && (there == nullptr || there[i] != 0) &&
                      (strip.within == nullptr || strip.within[i] != 0);
    if (!here) continue;
    const auto number = number_at(strip, lane.value, value, i);
    widen(column, strip.row(i), number, number, AmountColumn::there);
  }
}

}  // namespace holdfast
