#include "tests/bench/case_block.hpp"

#include <algorithm>

namespace holdfast::bench {
namespace {

constexpr const char* columns[] = {"notice_served_on", "applied_on",      "eviction_grounds", "bedrooms",
                                   "rent_owed",        "rent_monthly",    "household_size",   "income_annual",
                                   "months_behind",    "landlord_applied"};

std::vector<int> spots_of(const Ruleset& ruleset) {
  std::vector<int> spots;
  for (const auto place : places) spots.push_back(ruleset.places.find(place).value());
  return spots;
}

std::int32_t as_number(int days) {
  const auto civil = civil_day(days);
  return civil.year * 10000 + civil.month * 100 + civil.day;
}

}  // namespace

Facts facts_of(const Case& one) {
  Facts facts;
  facts.served_on = as_number(one.served_on);
  facts.applied_on = as_number(one.applied_on);
  facts.rent_owed = one.rent_owed;
  facts.rent_monthly = one.rent_monthly;
  facts.income_annual = one.income_annual;
  facts.in_unincorporated = one.place == 0;
  facts.nonpayment = one.nonpayment;
  facts.bedrooms = static_cast<std::uint8_t>(one.bedrooms);
  facts.household_size = static_cast<std::uint8_t>(one.household_size);
  facts.months_behind = static_cast<std::uint8_t>(one.months_behind);
  facts.landlord_applied = one.landlord_applied;
  return facts;
}

void LimitColumns::add(const Facts& facts) {
  served_on_.push_back(facts.served_on);
  applied_on_.push_back(facts.applied_on);
  rent_owed_.push_back(facts.rent_owed);
  rent_monthly_.push_back(facts.rent_monthly);
  income_annual_.push_back(facts.income_annual);
  in_unincorporated_.push_back(facts.in_unincorporated);
  nonpayment_.push_back(facts.nonpayment);
  bedrooms_.push_back(facts.bedrooms);
  household_size_.push_back(facts.household_size);
  months_behind_.push_back(facts.months_behind);
  landlord_applied_.push_back(facts.landlord_applied);
}

FactColumns LimitColumns::from(std::size_t row) const {
  return {served_on_.data() + row,     applied_on_.data() + row,      rent_owed_.data() + row,
          rent_monthly_.data() + row,  income_annual_.data() + row,   in_unincorporated_.data() + row,
          nonpayment_.data() + row,    bedrooms_.data() + row,        household_size_.data() + row,
          months_behind_.data() + row, landlord_applied_.data() + row};
}

CaseBlock::CaseBlock(const Ruleset& ruleset) : CaseBlock(ruleset, spots_of(ruleset)) {}

CaseBlock::CaseBlock(const Ruleset& ruleset, const std::vector<int>& spots) : ruleset_(ruleset) {
  for (const char* name : columns) {
    FactColumn column;
    column.fact = ruleset.vocabulary.find(name).value();
    column.width = width_of(ruleset.vocabulary.fact(column.fact));
    block_.columns.push_back(std::move(column));
  }
  for (const int spot : spots) block_.places.push_back({spot});
  const auto& grounds = *ruleset.vocabulary.fact(column("eviction_grounds").fact).values;
  const auto bit = [&](const char* ground) {
    return std::uint64_t{1} << (std::find(grounds.begin(), grounds.end(), ground) - grounds.begin());
  };
  nonpayment_ = bit("nonpayment");
  nuisance_ = bit("nuisance");
}

FactColumn& CaseBlock::column(const char* fact) {
  const int index = ruleset_.vocabulary.find(fact).value();
  return *std::find_if(block_.columns.begin(), block_.columns.end(),
                       [&](const FactColumn& one) { return one.fact == index; });
}

void CaseBlock::put(FactColumn& column, std::int64_t value) { column.push(value); }

void CaseBlock::add(const Case& one, std::uint32_t place) {
  const std::int64_t values[] = {one.served_on,
                                 std::int64_t{one.applied_on} * 24 * 60 + one.applied_at,
                                 static_cast<std::int64_t>(one.nonpayment ? nonpayment_ : nuisance_),
                                 one.bedrooms,
                                 one.rent_owed,
                                 one.rent_monthly,
                                 one.household_size,
                                 one.income_annual,
                                 one.months_behind,
                                 one.landlord_applied ? 1 : 0};
  for (std::size_t i = 0; i < block_.columns.size(); ++i) put(block_.columns[i], values[i]);
  block_.place.push_back(static_cast<Block::PlaceIndex>(place));
  ++block_.rows;
}

}  // namespace holdfast::bench
