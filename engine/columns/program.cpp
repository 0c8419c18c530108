#include "engine/columns/program.hpp"

namespace holdfast {
namespace {

std::int64_t number(Width width, const void* at, std::size_t row) {
  if (at == nullptr) return 0;
  return width == Width::wide     ? static_cast<const std::int64_t*>(at)[row]
         : width == Width::narrow ? static_cast<const std::int32_t*>(at)[row]
                                  : static_cast<const std::uint8_t*>(at)[row];
}

}  // namespace

const void* Program::at(int slot, const std::vector<const void*>& bound, const Room& room) const {
  if (slot < 0) return nullptr;
  const auto& one = slots[static_cast<std::size_t>(slot)];
  return one.input >= 0 ? bound[static_cast<std::size_t>(one.input)]
                        : room.buffers[static_cast<std::size_t>(one.buffer)].data();
}

void Program::run(const std::vector<const void*>& bound, std::size_t rows, Room& room) const {
  while (room.buffers.size() < static_cast<std::size_t>(buffers))
    room.buffers.emplace_back(strip_rows * sizeof(std::uint64_t) / sizeof(Room::Line));
  for (const auto& one : instructions) {
    Operands operands;
    operands.out =
        room.buffers[static_cast<std::size_t>(slots[static_cast<std::size_t>(one.out)].buffer)].data();
    operands.a = at(one.a, bound, room);
    operands.b = at(one.b, bound, room);
    operands.c = at(one.c, bound, room);
    operands.table = one.table;
    operands.k = one.k;
    operands.l = one.l;
    operands.m = one.m;
    operands.rows = rows;
    if (one.run != nullptr) {
      one.run(operands);
      continue;
    }
    const auto width = [&](int slot) {
      return slot < 0 ? Width::byte : slots[static_cast<std::size_t>(slot)].width;
    };
    for (std::size_t row = 0; row < rows; ++row) {
      const auto result =
          (*one.function)(number(width(one.a), operands.a, row), number(width(one.b), operands.b, row));
      if (width(one.out) == Width::wide)
        static_cast<std::int64_t*>(operands.out)[row] = result;
      else if (width(one.out) == Width::narrow)
        static_cast<std::int32_t*>(operands.out)[row] = static_cast<std::int32_t>(result);
      else
        static_cast<std::uint8_t*>(operands.out)[row] = static_cast<std::uint8_t>(result);
    }
  }
}

}  // namespace holdfast
