#include "engine/simulation/grouping.hpp"

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

constexpr char between = '\x1f';

}  // namespace

void Grouping::read(const TableReader& reader) {
  const auto& index = reader.index();
  group_.assign(index.rows(), 0);
  std::uint32_t number = 0;
  bool any = false;
  for (std::size_t row = 0; row < index.rows(); ++row) {
    key_.clear();
    for (const std::size_t column : columns_) {
      key_ += index.cell(row, column);
      key_ += between;
    }
    if (!any || key_ != last_) {
      number = find(key_);
      last_ = key_;
      any = true;
    }
    group_[row] = number;
  }
}

std::uint32_t Grouping::find(const std::string& key) {
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) return found->second;
  if (keys_.size() >= most_) {
    too_many_ = true;
    return 0;
  }
  const auto number = static_cast<std::uint32_t>(keys_.size());
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin < key.size();) {
    const auto end = key.find(between, begin);
    cells.emplace_back(unquoted(std::string_view(key).substr(begin, end - begin), room_).value_or(""));
    begin = end + 1;
  }
  numbers_.emplace(key, number);
  keys_.push_back(std::move(cells));
  return number;
}

}  // namespace holdfast
