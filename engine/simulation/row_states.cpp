#include "engine/simulation/row_states.hpp"

#include <algorithm>

namespace holdfast {

RowStates::RowStates(const Study& study, const std::vector<BatchLaw>& laws, const AskedParts& asked)
    : study_(study),
      asked_(asked),
      joints_(study.laws.size() * study.parts.size()),
      states_(study.laws.size() * study.parts.size()) {
  const auto part_of = [&](std::size_t law, std::size_t part) {
    const auto& one = laws[law].asked[*asked[law][part]];
    return LawPart{&laws[law].plan, one.rule, one.part};
  };
  for (std::size_t law = 1; law < study.laws.size(); ++law)
    for (std::size_t part = 0; part < study.parts.size(); ++part)
      if (asked[0][part] && asked[law][part])
        joints_[law * study.parts.size() + part] =
            std::make_unique<Joint>(part_of(0, part), part_of(law, part), laws[0].nothing_told);
}

void RowStates::read(const std::vector<LawAnswers*>& laws, std::size_t rows) {
  const std::size_t parts = study_.parts.size();
  for (std::size_t law = 0; law < laws.size(); ++law) {
    for (std::size_t part = 0; part < parts; ++part) {
      auto& states = states_[law * parts + part];
      states.assign(rows, no_rule);
      if (const auto asked = asked_[law][part]) std::copy_n(laws[law]->says(*asked), rows, states.begin());
    }
    if (!study_.has_any()) continue;
    auto& any = states_[law * parts + parts - 1];
    any.assign(rows, static_cast<std::uint8_t>(Says::does_not_apply));
    for (std::size_t part = 0; part + 1 < parts; ++part) {
      const auto& states = states_[law * parts + part];
      for (std::size_t row = 0; row < rows; ++row) {
        if (surely_helps(states[row]))
          any[row] = static_cast<std::uint8_t>(Says::applies);
        else if (may_help(states[row]) && !surely_helps(any[row]))
          any[row] = static_cast<std::uint8_t>(Says::may_apply);
      }
    }
  }
}

unsigned RowStates::turns(const Block& block, std::size_t row, std::size_t law, std::size_t part) {
  const std::size_t parts = study_.parts.size();
  const auto before = states_[part][row];
  const auto after = states_[law * parts + part][row];
  if (study_.has_any() && part + 1 == parts) {
    unsigned found = 0;
    for (std::size_t one = 0; one + 1 < parts; ++one) found |= turns(block, row, law, one);
    return found;
  }
  if (may_help(before) && may_help(after)) return joints_[law * parts + part]->of(block, row);
  const auto never = [](std::size_t state) { return !surely_helps(state) && !may_help(state); };
  return (!surely_helps(before) && !never(after) ? unsigned{Joint::gains} : 0U) |
         (!never(before) && !surely_helps(after) ? unsigned{Joint::loses} : 0U);
}

}  // namespace holdfast
