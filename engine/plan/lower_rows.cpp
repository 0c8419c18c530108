// Rows of lists → nodes: each row that may be told has facts of its own.
#include "engine/plan/lower.hpp"

namespace holdfast {

// A fact, or the column of the row that is being looked at.
int Lowering::fact_of(const Expression& e) const {
  return e.symbol->kind == Symbol::Kind::column ? row_ + 1 + e.symbol->index : e.symbol->index;
}

// The sum over the rows that are there and fit; of a count, each is one.
Lowering::Linear Lowering::rows(const Expression& e, int scale) {
  const auto& argument = e.parts[0];
  const bool sum = argument.kind == Expression::Kind::column;
  const auto& filter = sum ? argument.parts[0] : argument;
  const auto& list = plan_.ruleset().vocabulary.fact(filter.symbol->index);
  const int width = static_cast<int>(list.row.size()) + 1;
  int column = 0;
  while (sum && list.row[static_cast<std::size_t>(column)].name != argument.text) ++column;
  Linear total;
  for (int i = 0; i < list.most_rows; ++i) {
    row_ = list.first_slot + i * width;
    const NodeId fits = both({fact(Op::fact_yes, row_), truth(filter.parts[0])});
    PlanNode one;
    one.op = Op::conditional;
    one.parts = {fits, sum ? fact(Op::fact_amount, row_ + 1 + column) : constant(Int{1}), constant(Int{0})};
    total.terms[plan_.add(one)] = power_of_ten(scale - e.type.scale);
  }
  row_ = -1;
  return total;
}

}  // namespace holdfast
