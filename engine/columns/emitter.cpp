#include "engine/columns/emitter.hpp"

#include <algorithm>

namespace holdfast {

Lane Emitter::input(Width width, Int least, Int most) {
  Program::Slot slot{width, least, most, program_.inputs++, -1};
  program_.slots.push_back(slot);
  return {static_cast<int>(program_.slots.size()) - 1, 0};
}

std::pair<Int, Int> Emitter::range(Lane lane) const {
  if (lane.constant()) return {lane.value, lane.value};
  const auto& slot = program_.slots[static_cast<std::size_t>(lane.slot)];
  return {slot.least, slot.most};
}

Width Emitter::width_for(Int least, Int most) {
  const int bits = bits_for(least, most);
  if (bits != 32 && bits != 64) fits_ = false;
  return bits == 32 ? Width::narrow : Width::wide;
}

bool Emitter::narrow(Lane lane) const {
  if (lane.constant()) return bits_for(lane.value, lane.value) == 32;
  return program_.slots[static_cast<std::size_t>(lane.slot)].width != Width::wide;
}

Lane Emitter::emit(Kernel of_32, Width width, Int least, Int most, Lane a, Lane b, Lane c, Int k, Int l,
                   Int m, const void* table) {
  const auto number = [](Int value) { return static_cast<std::int64_t>(value); };
  const Key key{static_cast<int>(of_32) * 4 + static_cast<int>(width),
                a.slot,
                b.slot,
                c.slot,
                number(k),
                number(l),
                number(m),
                table};
  if (const auto found = written_.find(key); found != written_.end()) return {found->second, 0};
  const int out = static_cast<int>(program_.slots.size());
  program_.slots.push_back({width, least, most, -1, -1});
  Instruction one;
  one.run = kernel(of_32);
  one.out = out;
  one.a = a.slot;
  one.b = b.slot;
  one.c = c.slot;
  one.k = number(k);
  one.l = number(l);
  one.m = number(m);
  one.table = table;
  program_.instructions.push_back(one);
  written_[key] = out;
  return {out, 0};
}

Lane Emitter::in_slot(Lane lane, Width width) {
  if (!lane.constant()) return width == Width::wide ? as_wide(lane) : lane;
  const Kernel fill = width == Width::byte     ? Kernel::fill_8
                      : width == Width::narrow ? Kernel::fill_32
                                               : Kernel::fill_64;
  return emit(fill, width, lane.value, lane.value, {}, {}, {}, lane.value);
}

Lane Emitter::as_wide(Lane lane) {
  const auto [least, most] = range(lane);
  if (lane.constant() || program_.slots[static_cast<std::size_t>(lane.slot)].width == Width::wide)
    return lane.constant() ? in_slot(lane, Width::wide) : lane;
  return emit(Kernel::widen_64, Width::wide, least, most, lane);
}

// Truths.

Lane Emitter::opposite(Lane a) {
  if (a.constant()) return constant(a.value == 0 ? 1 : 0);
  return emit(Kernel::not_8, Width::byte, 0, 1, a);
}

Lane Emitter::both(Lane a, Lane b) {
  if (a.is(0) || b.is(0)) return no();
  if (a.is(1) || a == b) return b;
  if (b.is(1)) return a;
  if (b.slot < a.slot) std::swap(a, b);
  return emit(Kernel::and_8, Width::byte, 0, 1, a, b);
}

Lane Emitter::either(Lane a, Lane b) {
  if (a.is(1) || b.is(1)) return yes();
  if (a.is(0) || a == b) return b;
  if (b.is(0)) return a;
  if (b.slot < a.slot) std::swap(a, b);
  return emit(Kernel::or_8, Width::byte, 0, 1, a, b);
}

Lane Emitter::choose(Lane condition, Lane a, Lane b) {
  if (condition.is(1) || a == b) return a;
  if (condition.is(0)) return b;
  const Int most = std::max(range(a).second, range(b).second);
  return emit(Kernel::select_8, Width::byte, 0, most, condition, in_slot(a, Width::byte),
              in_slot(b, Width::byte));
}

// Sets of bits.

Lane Emitter::bits_if(Lane truth, int bits) {
  if (truth.constant()) return constant(truth.value != 0 ? bits : 0);
  return emit(Kernel::bits_if_8, Width::byte, 0, 255, truth, {}, {}, bits);
}

Lane Emitter::add_bits(Lane set, Lane truth, int bits) {
  if (truth.is(0)) return set;
  if (set.is(0)) return bits_if(truth, bits);
  if (set.constant() && truth.constant()) return constant(set.value | bits);
  if (truth.constant()) return join(set, constant(bits));
  return emit(Kernel::add_bits_8, Width::byte, 0, 255, in_slot(set, Width::byte), truth, {}, bits);
}

Lane Emitter::add_either(Lane set, Lane truth, Lane which, int bits, int others) {
  if (which.constant()) return add_bits(set, truth, which.value != 0 ? bits : others);
  if (truth.is(0)) return set;
  return emit(Kernel::add_either_8, Width::byte, 0, 255, in_slot(set, Width::byte),
              in_slot(truth, Width::byte), which, bits, others);
}

Lane Emitter::put_either(Lane set, Lane truth, Lane which, int bits, int others) {
  if (truth.is(0)) return set;
  return emit(Kernel::put_either_8, Width::byte, 0, 255, in_slot(set, Width::byte),
              in_slot(truth, Width::byte), in_slot(which, Width::byte), bits, others);
}

Lane Emitter::join(Lane a, Lane b) {
  if (a.is(0) || a == b) return b;
  if (b.is(0)) return a;
  if (a.constant() && b.constant()) return constant(a.value | b.value);
  return emit(Kernel::or_8, Width::byte, 0, 255, in_slot(a, Width::byte), in_slot(b, Width::byte));
}

Lane Emitter::has_any(Lane set, int bits) {
  if (set.constant()) return constant((set.value & bits) != 0 ? 1 : 0);
  return emit(Kernel::has_any_8, Width::byte, 0, 1, set, {}, {}, bits);
}

Lane Emitter::one_bit(Lane set) {
  if (set.constant()) return constant(set.value != 0 && (set.value & (set.value - 1)) == 0 ? 1 : 0);
  return emit(Kernel::one_bit_8, Width::byte, 0, 1, set);
}

Lane Emitter::few_bits(Lane set) {
  if (set.constant()) return constant((set.value & (set.value - 1)) == 0 ? 1 : 0);
  return emit(Kernel::few_bits_8, Width::byte, 0, 1, set);
}

Lane Emitter::not_same(Lane a, Lane b) {
  if (a == b) return no();
  if (a.constant() && b.constant()) return yes();
  return emit(Kernel::not_same_8, Width::byte, 0, 1, in_slot(a, Width::byte), in_slot(b, Width::byte));
}

// Steps that nothing reads are dropped; a buffer is free again after the last step that reads it.
Program Emitter::finish(const std::vector<Lane>& kept) {
  constexpr std::size_t never = 0;
  std::vector<std::size_t> last(program_.slots.size(),
                                never);  // by slot: one past the last step that reads it
  const auto count = program_.instructions.size();
  for (const auto& lane : kept)
    if (!lane.constant()) last[static_cast<std::size_t>(lane.slot)] = count + 1;
  std::vector<Instruction> needed;
  for (std::size_t i = count; i-- > 0;) {
    const auto& one = program_.instructions[i];
    if (last[static_cast<std::size_t>(one.out)] == never) continue;
    for (const int slot : {one.a, one.b, one.c})
      if (slot >= 0)
        last[static_cast<std::size_t>(slot)] = std::max(last[static_cast<std::size_t>(slot)], i + 1);
    needed.push_back(one);
  }
  std::reverse(needed.begin(), needed.end());
  // The steps are fewer now: where each slot is read for the last time, again.
  std::vector<std::vector<int>> freed(needed.size());
  std::vector<std::size_t> reader(program_.slots.size(), 0);
  for (std::size_t i = 0; i < needed.size(); ++i)
    for (const int slot : {needed[i].a, needed[i].b, needed[i].c})
      if (slot >= 0) reader[static_cast<std::size_t>(slot)] = i;
  for (std::size_t slot = 0; slot < last.size(); ++slot)
    if (last[slot] != never && last[slot] != count + 1 && program_.slots[slot].input < 0)
      freed[reader[slot]].push_back(static_cast<int>(slot));
  std::vector<int> free;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    auto& out = program_.slots[static_cast<std::size_t>(needed[i].out)];
    if (free.empty()) {
      out.buffer = program_.buffers++;
    } else {
      out.buffer = free.back();
      free.pop_back();
    }
    for (const int slot : freed[i]) free.push_back(program_.slots[static_cast<std::size_t>(slot)].buffer);
  }
  program_.instructions = std::move(needed);
  return std::move(program_);
}

}  // namespace holdfast
