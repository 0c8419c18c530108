#include "engine/simulation/weights.hpp"

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

constexpr std::int64_t one = 1'000'000'000;
constexpr std::int64_t most_whole = 9'000'000'000;

}  // namespace

std::optional<std::int64_t> parse_weight(std::string_view text) {
  const bool below = text.starts_with('-');
  if (below) text.remove_prefix(1);
  std::int64_t whole = 0;
  std::int64_t part = 0;
  std::int64_t unit = one;
  bool point = false;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    ++digits;
    if (!point) {
      whole = whole * 10 + (c - '0');
      if (whole > most_whole) return std::nullopt;
    } else if (unit > 1) {
      unit /= 10;
      part += unit * (c - '0');
    } else if (c != '0') {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  const std::int64_t value = (whole * one) + part;
  return below ? -value : value;
}

void Weights::read(TableReader& reader) {
  const auto& index = reader.index();
  values_.assign(index.rows() * columns_.size(), 0);
  for (std::size_t lane = 0; lane < columns_.size(); ++lane) {
    const int column = columns_[lane];
    for (std::size_t row = 0; row < index.rows(); ++row) {
      auto& value = values_[(row * columns_.size()) + lane];
      if (column < 0) {
        value = one;
        continue;
      }
      const auto cell = index.cell(row, static_cast<std::size_t>(column));
      const auto text = unquoted(cell, room_);
      const auto weight = text ? parse_weight(*text) : std::nullopt;
      if (weight && (lane > 0 || *weight >= 0)) {
        value = *weight;
        continue;
      }
      if (reader.is_wrong(row)) continue;
      reader.add({static_cast<std::uint32_t>(row), reader.title(static_cast<std::size_t>(column)),
                  "no-weight",
                  lane > 0 ? "expected a replicate weight: a number with at most nine digits after its point"
                           : "expected a weight, not below zero, with at most nine digits after its point",
                  "the row is counted among those with mistakes, never as a row without weight"});
    }
  }
}

}  // namespace holdfast
