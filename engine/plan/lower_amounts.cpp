// Amounts → sums of nodes: figures, tables, arithmetic and functions.
#include <algorithm>
#include <cassert>

#include "engine/plan/lower.hpp"

namespace holdfast {

NodeId Lowering::amount(const Expression& e) { return amount(e, e.type.scale); }

NodeId Lowering::amount(const Expression& e, int scale) { return node_of(linear(e, scale)); }

NodeId Lowering::node_of(const Linear& form) {
  std::vector<std::pair<NodeId, Int>> terms;
  for (const auto& term : form.terms)
    if (term.second != 0) terms.push_back(term);
  PlanNode node;
  if (terms.empty()) return constant(form.constant);
  if (terms.size() == 1 && terms[0].second == 1 && form.constant == 0) return terms[0].first;
  node.op = Op::linear;
  node.least = form.constant;
  for (const auto& [part, factor] : terms) {
    node.parts.push_back(part);
    node.coefficients.push_back(factor);
  }
  return plan_.add(node);
}

// Not where another reading of the law sets the figure itself: there it stays.
bool Lowering::moves(const Figure& figure) const {
  const auto& moved = plan_.moved();
  if (!moved || moved->rule != rule_->id || moved->figure != figure.name) return false;
  const auto& ours = plan_.ruleset().find_rule(rule_->id)->figures.at(figure.name);
  return ours.type.scale == figure.type.scale &&
         std::equal(ours.steps.begin(), ours.steps.end(), figure.steps.begin(), figure.steps.end(),
                    [](const Step<Quantity>& a, const Step<Quantity>& b) { return a.value == b.value; });
}

Lowering::Linear Lowering::figure(const Expression& e) {
  const auto& figure = rule_->figures.at(e.text);
  if (moves(figure)) {
    Linear form;
    form.terms[fact(Op::fact_amount, plan_.ruleset().vocabulary.moved_figure())] = figure.step;
    record(e, node_of(form));
    return form;
  }
  const auto units = [&](const Quantity& quantity, Int& least, Int& most) {
    least = quantity.unknown ? 0 : quantity.units;
    most = quantity.unknown ? greatest(figure.type.base, figure.type.scale) : quantity.units;
  };
  PlanNode node;
  node.op = Op::amount;
  bool first = true;
  for (std::size_t i = 0; i < figure.steps.size(); ++i) {
    const auto& from = figure.steps[i].from;
    const bool over = i + 1 < figure.steps.size() && day_ >= figure.steps[i + 1].from.latest;
    if (over || (i > 0 && day_ < from.earliest)) continue;
    Int least = 0;
    Int most = 0;
    units(figure.steps[i].value, least, most);
    node.least = first ? least : std::min(node.least, least);
    node.most = first ? most : std::max(node.most, most);
    first = false;
  }
  const NodeId id = plan_.add(node);
  record(e, id);
  Linear form;
  if (node.least == node.most)
    form.constant = node.least;
  else
    form.terms[id] = 1;
  return form;
}

Lowering::Linear Lowering::linear_product(const Expression& e) {
  const Linear a = linear(e.parts[0], e.parts[0].type.scale);
  const Linear b = linear(e.parts[1], e.parts[1].type.scale);
  const auto scaled = [](const Linear& form, Int factor) {
    Linear result;
    for (const auto& [node, coefficient] : form.terms) result.terms[node] = coefficient * factor;
    result.constant = form.constant * factor;
    return result;
  };
  if (a.terms.empty()) return scaled(b, a.constant);
  if (b.terms.empty()) return scaled(a, b.constant);
  PlanNode node;
  node.op = Op::product;
  node.parts = {node_of(a), node_of(b)};
  Linear form;
  form.terms[plan_.add(node)] = 1;
  return form;
}

Lowering::Linear Lowering::linear(const Expression& e, int scale) {
  using Kind = Expression::Kind;
  Linear form;
  int own = e.type.scale;
  switch (e.kind) {
    case Kind::number:
      form.constant = e.number.units;
      own = e.number.scale;
      break;
    case Kind::name:
      if (e.symbol->kind == Symbol::Kind::figure) {
        form = figure(e);
        own = rule_->figures.at(e.text).type.scale;
      } else if (e.symbol->kind == Symbol::Kind::definition) {
        return linear(rule_->definitions.at(e.text), scale);
      } else if (e.symbol->kind == Symbol::Kind::grid) {
        form.terms[grid_amount(e)] = 1;
      } else if (e.symbol->kind == Symbol::Kind::governing_date) {
        form.terms[governing_day(governing_)] = 1;
      } else if (e.symbol->kind == Symbol::Kind::as_of) {
        form.terms[governing_day(-1)] = 1;
      } else {
        form.terms[fact(Op::fact_amount, fact_of(e))] = 1;
      }
      break;
    case Kind::add:
    case Kind::subtract:
    case Kind::negate: {
      form = linear(e.parts[0], scale);
      if (e.kind == Kind::negate) {
        for (auto& term : form.terms) term.second = -term.second;
        form.constant = -form.constant;
        return form;
      }
      if (e.type.base == Type::Base::date && e.parts[1].type.base == Type::Base::months) {
        PlanNode node;
        node.op = Op::months_later;
        node.least = e.kind == Kind::add ? 1 : -1;
        node.parts = {node_of(form), amount(e.parts[1])};
        Linear moved;
        moved.terms[plan_.add(node)] = 1;
        return moved;
      }
      const Linear other = linear(e.parts[1], scale);
      const bool hours = e.type.base == Type::Base::time && e.parts[1].type.base == Type::Base::hours;
      const Int unit = hours ? 60 : 1;
      const Int sign = e.kind == Kind::add ? unit : -unit;
      for (const auto& [node, factor] : other.terms) form.terms[node] += sign * factor;
      form.constant += sign * other.constant;
      return form;
    }
    case Kind::multiply:
      form = linear_product(e);
      own = e.parts[0].type.scale + e.parts[1].type.scale;
      break;
    case Kind::conditional: {
      PlanNode node;
      node.op = Op::conditional;
      node.parts = {truth(e.parts[0]), node_of(linear(e.parts[1], own)), node_of(linear(e.parts[2], own))};
      if (node.parts[1] == node.parts[2]) {  // nothing turns on the condition
        form = linear(e.parts[1], own);
        break;
      }
      form.terms[plan_.add(node)] = 1;
      break;
    }
    default:
      if (e.text == "sum" || e.text == "count") return rows(e, scale);
      form.terms[e.symbol ? lookup(e) : call(e)] = 1;
      break;
  }
  assert(scale >= own);
  const Int factor = power_of_ten(scale - own);
  for (auto& term : form.terms) term.second *= factor;
  form.constant *= factor;
  return form;
}

NodeId Lowering::lookup(const Expression& e) {
  const auto& table = plan_.ruleset().tables[static_cast<std::size_t>(e.symbol->index)];
  const auto edition = rule_->table_editions.find(table.name);
  Column column;
  column.table = e.symbol->index;
  column.first_key = static_cast<int>(e.parts[0].type.least);
  for (int key = column.first_key; key <= static_cast<int>(e.parts[0].type.most); ++key) {
    const auto found = table.find(areas_->at(e.symbol->index), day_, key,
                                  edition == rule_->table_editions.end() ? std::string() : edition->second);
    Cell cell;
    cell.state = found.state;
    cell.row = found.row == nullptr ? -1 : static_cast<int>(found.row - table.rows.data());
    const bool known = found.state == TableCell::State::known;
    cell.least = found.row == nullptr ? table.gives.least : found.value;
    cell.most = known ? found.value : table.gives.most;
    cell.open_above = !known;
    if (found.state == TableCell::State::differs) {
      cell.most = found.most;
      cell.open_above = found.most == table.gives.most;
    }
    column.cells.push_back(cell);
  }
  PlanNode node;
  node.op = Op::lookup;
  node.column = plan_.add(std::move(column));
  node.parts = {amount(e.parts[0])};
  const NodeId id = plan_.add(node);
  record(e, id);
  return id;
}

// An expression is lowered more than once: as an amount, and in differences. Its site is one.
void Lowering::record(const Expression& e, NodeId id) {
  if (sites_ == nullptr) return;
  const auto same = [&](const Site& site) { return site.expression == &e && site.node == id; };
  if (std::none_of(sites_->begin(), sites_->end(), same)) sites_->push_back({&e, id});
}

NodeId Lowering::call(const Expression& e) {
  PlanNode node;
  if (e.text == "day") return day_of_time(amount(e.parts[0]));
  if (e.text == "min" || e.text == "max") {
    node.op = e.text == "min" ? Op::least_of : Op::most_of;
    for (const auto& part : e.parts) node.parts.push_back(node_of(linear(part, e.type.scale)));
  } else if (e.text == "abs") {
    node.op = Op::absolute;
    node.parts = {amount(e.parts[0])};
  } else {
    // round(x, places, mode), floor(x), ceiling(x): a quotient by a whole number or by a power of ten.
    const bool divided = e.parts[0].kind == Expression::Kind::divide;
    const auto& top = divided ? e.parts[0].parts[0] : e.parts[0];
    node.op = Op::rounded;
    node.parts = {amount(top)};
    if (divided) node.parts.push_back(amount(e.parts[0].parts[1]));
    const int below = divided ? e.parts[0].parts[1].type.scale : 0;
    node.least = top.type.scale - below;  // digits that the quotient of the units has
    node.most = e.type.scale;             // digits that are kept
    node.bits = e.text == "floor"                ? 0
                : e.text == "ceiling"            ? 1
                : e.parts[2].text == "half_up"   ? 2
                : e.parts[2].text == "half_even" ? 3
                : e.parts[2].text == "up"        ? 4
                                                 : 5;
  }
  return plan_.add(node);
}

}  // namespace holdfast
