#include "engine/simulation/share_tally.hpp"

#include <algorithm>

#include "engine/population/quoting.hpp"

namespace holdfast {
namespace {

constexpr bool never_helps(std::size_t state) { return !surely_helps(state) && !may_help(state); }

template <class AnyBlock>
auto* column_of(AnyBlock& block, int fact) {
  const auto found = std::find_if(block.columns.begin(), block.columns.end(),
                                  [&](const FactColumn& one) { return one.fact == fact; });
  return found == block.columns.end() ? nullptr : &*found;
}

}  // namespace

ShareTally::ShareTally(const Study& study, const TallyShape& shape, const std::vector<BatchLaw>& laws,
                       const AskedParts& asked, const SharedColumn& column)
    : study_(study), shape_(shape), laws_(laws), column_(column), states_(study, laws, asked) {
  for (const auto& law : laws) {
    answers_.push_back(std::make_unique<LawAnswers>(law.plan, law.nothing_told, law.asked));
    all_.push_back(answers_.back().get());
  }
}

void ShareTally::see(const TableReader& reader, RowStates& known, const Weights& weights,
                     const std::function<Tally&(std::size_t row)>& tally_of) {
  const std::size_t rows = reader.block().rows;
  share_out(reader);
  for (std::size_t row = 0; row < rows; ++row)
    if (shares_[row].empty() && !reader.is_wrong(row))
      count(reader.block(), known, row, tally_of(row), weights.of(row), whole_share);
  const auto& fact = laws_.front().plan.ruleset().vocabulary.fact(column_.shares->fact);
  for (std::size_t value = 0; value < column_.shares->values.size(); ++value) {
    const auto has_part = [&](std::size_t row) { return !shares_[row].empty() && shares_[row][value] > 0; };
    block_ = reader.block();
    auto* column = column_of(block_, column_.shares->fact);
    if (column == nullptr) {
      column = &block_.columns.emplace_back(column_.shares->fact, fact);
      column->resize(rows);
      column->told.assign(rows, Told::unknown);
    }
    bool any = false;
    for (std::size_t row = 0; row < rows; ++row) {
      if (!has_part(row)) continue;
      any = true;
      column->set(row, column_.shares->values[value]);
      column->told[row] = Told::value;
    }
    if (!any) continue;
    std::erase_if(column->parts, [&](const auto& part) { return has_part(part.first); });
    for (auto* law : all_) law->answer(block_);
    states_.read(all_, rows);
    for (std::size_t row = 0; row < rows; ++row)
      if (has_part(row)) count(block_, states_, row, tally_of(row), weights.of(row), shares_[row][value]);
  }
}

void ShareTally::share_out(const TableReader& reader) {
  const auto& block = reader.block();
  shares_.assign(block.rows, {});
  for (std::size_t row = 0; row < block.rows; ++row) {
    if (reader.is_wrong(row)) continue;
    std::string cell;
    if (column_.by >= 0)
      cell = unquoted(reader.index().cell(row, static_cast<std::size_t>(column_.by)), room_).value_or("");
    const auto parts = column_.shares->parts.find(cell);
    if (parts == column_.shares->parts.end()) continue;
    if (const auto values = possible(block, row)) shares_[row] = shares_among(parts->second, *values);
  }
}

// Of the values that have shares, those that the row leaves possible; nothing where it tells one itself.
std::optional<std::vector<bool>> ShareTally::possible(const Block& block, std::size_t row) const {
  const auto& law = laws_.front();
  const auto& vocabulary = law.plan.ruleset().vocabulary;
  const int of = column_.shares->fact;
  const auto* column = column_of(block, of);
  const bool told = column != nullptr && (column->told.empty() || column->told[row] == Told::value);
  if (told) return std::nullopt;
  const auto known =
      scenario_of(vocabulary, block, row, law.nothing_told).facts[static_cast<std::size_t>(of)];
  const auto base = vocabulary.fact(of).type.base;
  const bool choice = base == Type::Base::one_of || base == Type::Base::yes_no;
  std::vector<bool> made;
  for (const auto value : column_.shares->values) {
    const auto holds = [&](const Extent& piece) { return piece.least <= value && value <= piece.most; };
    made.push_back(choice ? (known.may >> static_cast<unsigned>(value) & 1U) != 0
                          : std::any_of(known.pieces.begin(), known.pieces.end(), holds));
  }
  return made;
}

void ShareTally::count(const Block& block, RowStates& states, std::size_t row, Tally& tally,
                       const std::int64_t* weights, std::int64_t share) {
  using What = TallyShape::Shared;
  for (std::size_t law = 0; law < study_.laws.size(); ++law)
    for (std::size_t part = 0; part < study_.parts.size(); ++part) {
      const auto add = [&](What what, bool surely) {
        tally.add(shape_.shared(law, part, what, surely), weights, share);
      };
      const auto state = states.of(law, part, row);
      if (surely_helps(state)) add(What::helps, true);
      if (!never_helps(state)) add(What::helps, false);
      if (law == 0) continue;
      const auto before = states.of(0, part, row);
      const unsigned turns = states.turns(block, row, law, part);
      if (never_helps(before) && surely_helps(state)) add(What::gains, true);
      if ((turns & Joint::gains) != 0) add(What::gains, false);
      if (surely_helps(before) && never_helps(state)) add(What::loses, true);
      if ((turns & Joint::loses) != 0) add(What::loses, false);
    }
}

}  // namespace holdfast
