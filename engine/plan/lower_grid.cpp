// A grid of two dates → nodes: the row that both days lie in says what holds.
#include <functional>

#include "engine/plan/lower.hpp"

namespace holdfast {

std::vector<NodeId> Lowering::grid_rows() {
  std::vector<NodeId> rows;
  for (std::size_t i = 0; i < rule_->grid.size(); ++i)
    rows.push_back(
        is_one(grid([&](const GridRow& row) { return constant(Int{&row == &rule_->grid[i] ? 1 : 0}); })));
  return rows;
}

NodeId Lowering::grid(const std::function<NodeId(const GridRow&)>& value) {
  Grid grid;
  PlanNode node;
  node.op = Op::of_two_days;
  node.parts = {governing_day(rule_->governed_by[0]), governing_day(rule_->governed_by[1])};
  for (const auto& row : rule_->grid) {
    grid.push_back({row.days[0], row.days[1]});
    node.parts.push_back(value(row));
  }
  node.column = plan_.add(std::move(grid));
  return plan_.add(node);
}

NodeId Lowering::is_one(NodeId amount) { return at_most(constant(Int{1}), amount); }

NodeId Lowering::grid_amount(const Expression& e) {
  const auto column = static_cast<std::size_t>(e.symbol->index);
  PlanNode open;
  open.op = Op::amount;
  open.most = greatest(e.type.base, e.type.scale);
  return grid([&](const GridRow& row) {
    const auto& cell = row.cells[column];
    return cell.unknown ? plan_.add(open) : constant(cell.amount.units);
  });
}

// One where the word stands, else zero; where the word is not known, a gap.
NodeId Lowering::grid_is(const Expression& e, const std::string& word) {
  const auto column = static_cast<std::size_t>(e.symbol->index);
  PlanNode open;
  open.op = Op::amount;
  open.most = 1;
  return is_one(grid([&](const GridRow& row) {
    const auto& cell = row.cells[column];
    return cell.unknown ? plan_.add(open) : constant(Int{cell.word == word ? 1 : 0});
  }));
}

}  // namespace holdfast
