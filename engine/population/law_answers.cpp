#include "engine/population/law_answers.hpp"

#include <algorithm>
#include <array>

namespace holdfast {
namespace {

constexpr std::size_t all_outcomes = 32;  // sets of them

}  // namespace

LawAnswers::LawAnswers(const Plan& plan, const Scenario& nothing_told, const std::vector<Asked>& asked)
    : plan_(plan),
      nothing_told_(nothing_told),
      screening_(plan, nothing_told, asked),
      reaches_(plan, asked),
      says_(asked.size()) {}

void LawAnswers::answer(const Block& block) {
  screening_.answer(block, answers_);
  static const auto all = [] {
    std::array<std::array<std::uint8_t, all_outcomes>, 3> table{};
    for (unsigned reach = 0; reach < table.size(); ++reach)
      for (unsigned possible = 0; possible < all_outcomes; ++possible)
        table[reach][possible] = static_cast<std::uint8_t>(
            holdfast::says(static_cast<Outcomes>(possible), static_cast<Reach>(reach)));
    return table;
  }();
  const std::size_t places = std::max<std::size_t>(block.places.size(), 1);
  by_place_.resize(places * all_outcomes);
  for (std::size_t i = 0; i < says_.size(); ++i) {
    for (std::size_t place = 0; place < places; ++place) {
      const auto reach = reaches_.of(i, block.places.empty() ? nothing_told_.spots : block.places[place]);
      std::copy_n(all[static_cast<std::size_t>(reach)].begin(), all_outcomes,
                  by_place_.begin() + static_cast<std::ptrdiff_t>(place * all_outcomes));
    }
    auto& told = says_[i];
    told.resize(block.rows);
    const auto& possible = answers_.parts[i].possible;
    if (block.place.empty())
      for (std::size_t row = 0; row < block.rows; ++row) told[row] = by_place_[possible[row]];
    else
      for (std::size_t row = 0; row < block.rows; ++row)
        told[row] = by_place_[block.place[row] * all_outcomes + possible[row]];
  }
}

}  // namespace holdfast
