#include "engine/population/plain_cells.hpp"

namespace holdfast::plain {

const Months months;

Months::Months() {
  for (std::uint32_t year = 0; year < years; ++year)
    for (std::uint32_t month = 1; month <= 12; ++month) {
      const Day first = day_of(static_cast<int>(first_year + year), static_cast<int>(month), 1);
      const auto days = static_cast<std::uint32_t>(months_later(first, 1) - first);
      packed_[year * 16 + month] = static_cast<std::uint32_t>(first - first_day) << 5 | days;
    }
}

}  // namespace holdfast::plain
