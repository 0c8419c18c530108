#include "engine/plan/lower.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace holdfast {
namespace {

std::uint64_t mask_of(const Type& type, const std::string& value) {
  for (std::size_t i = 0; i < type.values->size(); ++i)
    if ((*type.values)[i] == value) return std::uint64_t{1} << i;
  return 0;
}

const Expression* text_side(const Expression& e) {
  for (const auto& part : e.parts)
    if (part.kind == Expression::Kind::text) return &part;
  return nullptr;
}

bool reads_event(const Expression& e) {
  if (e.kind == Expression::Kind::name) return e.type.event();
  return std::any_of(e.parts.begin(), e.parts.end(), reads_event);
}

}  // namespace

NodeId Lowering::constant(Truths truth) {
  PlanNode node;
  node.bits = truth.bits();
  return plan_.add(node);
}

NodeId Lowering::constant(Int amount) {
  PlanNode node;
  node.op = Op::amount;
  node.least = node.most = amount;
  return plan_.add(node);
}

NodeId Lowering::both(std::vector<NodeId> parts) {
  if (parts.size() == 1) return parts.front();
  PlanNode node;
  node.op = Op::both;
  node.parts = std::move(parts);
  return plan_.add(node);
}

NodeId Lowering::either(std::vector<NodeId> parts) {
  if (parts.size() == 1) return parts.front();
  PlanNode node;
  node.op = Op::either;
  node.parts = std::move(parts);
  return plan_.add(node);
}

NodeId Lowering::opposite(NodeId part) {
  PlanNode node;
  node.op = Op::opposite;
  node.parts = {part};
  return plan_.add(node);
}

NodeId Lowering::fact(Op op, int fact) {
  PlanNode node;
  node.op = op;
  node.fact = fact;
  return plan_.add(node);
}

NodeId Lowering::day_of(int event) {
  const NodeId amount = fact(Op::fact_amount, event);
  return plan_.ruleset().vocabulary.fact(event).type.base == Type::Base::time ? day_of_time(amount) : amount;
}

NodeId Lowering::includes(int fact, const std::string& value) {
  const auto& values = *plan_.ruleset().vocabulary.fact(fact).values;
  PlanNode node;
  node.op = Op::fact_includes;
  node.fact = fact;
  node.mask = std::uint64_t{1} << static_cast<unsigned>(std::find(values.begin(), values.end(), value) -
                                                        values.begin());
  return plan_.add(node);
}

NodeId Lowering::day_of_time(NodeId time) {
  PlanNode node;
  node.op = Op::day;
  node.parts = {time};
  return plan_.add(node);
}

NodeId Lowering::governing_day(int event) {
  const NodeId today = day_of(plan_.ruleset().vocabulary.as_of());
  if (event < 0) return today;
  PlanNode node;
  node.op = Op::conditional;
  node.parts = {fact(Op::fact_happened, event), day_of(event), today};
  return plan_.add(node);
}

NodeId Lowering::governing_minute(int event) {
  PlanNode node;
  node.op = Op::conditional;
  node.parts = {fact(Op::fact_happened, event), fact(Op::fact_amount, event),
                fact(Op::fact_amount, plan_.ruleset().vocabulary.as_of())};
  return plan_.add(node);
}

NodeId Lowering::at_most(NodeId a, NodeId b) {
  Linear form;
  add(form, a, 1);
  add(form, b, -1);
  PlanNode node;
  node.op = Op::compare;
  node.relation = Relation::at_most;
  node.parts = {node_of(form)};
  return plan_.add(node);
}

NodeId Lowering::plus(NodeId amount, Int more) {
  Linear form;
  add(form, amount, 1);
  form.constant += more;
  return node_of(form);
}

// Sums and constants are taken apart, so that repeats cancel.
void Lowering::add(Linear& form, NodeId id, Int sign) const {
  const auto& part = plan_.node(id);
  if (part.op == Op::amount && part.least == part.most) {
    form.constant += sign * part.least;
  } else if (part.op == Op::linear) {
    form.constant += sign * part.least;
    for (std::size_t i = 0; i < part.parts.size(); ++i)
      form.terms[part.parts[i]] += sign * part.coefficients[i];
  } else {
    form.terms[id] += sign;
  }
}

NodeId Lowering::choice(int fact, std::uint64_t mask) {
  PlanNode node;
  node.op = Op::fact_is;
  node.fact = fact;
  node.mask = mask;
  return plan_.add(node);
}

NodeId Lowering::truth(const Expression& e) {
  using Kind = Expression::Kind;
  switch (e.kind) {
    case Kind::truth:
      return constant(Truths::from_bool(e.truth));
    case Kind::name: {
      if (e.symbol->kind == Symbol::Kind::definition) return truth(rule_->definitions.at(e.text));
      PlanNode node;
      node.op = Op::fact_yes;
      node.fact = fact_of(e);
      return plan_.add(node);
    }
    case Kind::opposite:
      return opposite(truth(e.parts[0]));
    case Kind::both:
    case Kind::either: {
      std::vector<NodeId> parts;
      for (const auto& part : e.parts) parts.push_back(truth(part));
      return e.kind == Kind::both ? both(std::move(parts)) : either(std::move(parts));
    }
    case Kind::conditional: {
      const NodeId condition = truth(e.parts[0]);
      return either({both({condition, truth(e.parts[1])}), both({opposite(condition), truth(e.parts[2])})});
    }
    case Kind::in: {
      std::uint64_t mask = 0;
      if (e.parts[0].type.base == Type::Base::one_of) {
        for (const auto& item : e.parts[1].parts) mask |= mask_of(e.parts[0].type, item.text);
        return choice(fact_of(e.parts[0]), mask);
      }
      std::vector<NodeId> parts;
      for (const auto& item : e.parts[1].parts) parts.push_back(compare(e.parts[0], item, Kind::equal));
      return either(std::move(parts));
    }
    case Kind::includes: {
      PlanNode node;
      node.op = Op::fact_includes;
      node.fact = fact_of(e.parts[0]);
      node.mask = mask_of(e.parts[0].type, e.parts[1].text);
      return plan_.add(node);
    }
    case Kind::call: {
      PlanNode node;
      node.op = Op::fact_happened;
      node.fact = fact_of(e.parts[0]);
      return plan_.add(node);
    }
    default:
      break;
  }
  // A comparison.
  if (const auto* text = text_side(e)) {
    const auto& fact = &e.parts[0] == text ? e.parts[1] : e.parts[0];
    const NodeId node = fact.symbol->kind == Symbol::Kind::grid
                            ? grid_is(fact, text->text)
                            : choice(fact_of(fact), mask_of(fact.type, text->text));
    return e.kind == Kind::equal ? node : opposite(node);
  }
  if (e.parts[0].type.base == Type::Base::yes_no) {
    const NodeId a = truth(e.parts[0]);
    const NodeId b = truth(e.parts[1]);
    const NodeId same = either({both({a, b}), both({opposite(a), opposite(b)})});
    return e.kind == Kind::equal ? same : opposite(same);
  }
  return compare(e.parts[0], e.parts[1], e.kind);
}

NodeId Lowering::compare(const Expression& a, const Expression& b, Expression::Kind kind) {
  using Kind = Expression::Kind;
  // A quotient under a comparison is multiplied out: the divisor has one sign, so the order is known.
  const auto quotient = [&](const Expression& side, const Expression& other, Kind relation) {
    const auto& divisor = side.parts[1];
    if (divisor.type.most < 0)
      relation = relation == Kind::less       ? Kind::greater
                 : relation == Kind::at_most  ? Kind::at_least
                 : relation == Kind::greater  ? Kind::less
                 : relation == Kind::at_least ? Kind::at_most
                                              : relation;
    Expression multiplied;
    multiplied.kind = Kind::multiply;
    multiplied.parts = {other, divisor};
    multiplied.type.base = Type::Base::number;
    multiplied.type.scale = other.type.scale + divisor.type.scale;
    return compare(side.parts[0], multiplied, relation);
  };
  if (a.kind == Kind::divide) return quotient(a, b, kind);
  if (b.kind == Kind::divide) {
    const Kind turned = kind == Kind::less       ? Kind::greater
                        : kind == Kind::at_most  ? Kind::at_least
                        : kind == Kind::greater  ? Kind::less
                        : kind == Kind::at_least ? Kind::at_most
                                                 : kind;
    return quotient(b, a, turned);
  }
  switch (kind) {
    case Kind::less:
      return compare(a, b, Relation::below);
    case Kind::at_most:
      return compare(a, b, Relation::at_most);
    case Kind::greater:
      return compare(b, a, Relation::below);
    case Kind::at_least:
      return compare(b, a, Relation::at_most);
    case Kind::equal:
      return compare(a, b, Relation::equal);
    default:
      // Every comparison with what has not happened is false, this one too.
      if (reads_event(a) || reads_event(b))
        return either({compare(a, b, Relation::below), compare(b, a, Relation::below)});
      return opposite(compare(a, b, Relation::equal));
  }
}

NodeId Lowering::difference(const Expression& a, const Expression& b) {
  const int scale = std::max(a.type.scale, b.type.scale);
  Linear form = linear(a, scale);
  const Linear other = linear(b, scale);
  for (const auto& [node, factor] : other.terms) form.terms[node] -= factor;
  form.constant -= other.constant;
  return node_of(form);
}

NodeId Lowering::compare(const Expression& a, const Expression& b, Relation relation) {
  PlanNode node;
  node.op = Op::compare;
  node.relation = relation;
  node.parts = {difference(a, b)};
  std::vector<NodeId> all = {plan_.add(node)};
  // An event that cancels still has to have happened.
  auto events = events_of(a);
  events.merge(events_of(b));
  for (const int event : events)
    if (!reads(node.parts[0], event)) all.push_back(fact(Op::fact_happened, event));
  return both(std::move(all));
}

// The events whose days the amount is made of; not those that only choose between amounts.
std::set<int> Lowering::events_of(const Expression& e) const {
  using Kind = Expression::Kind;
  std::set<int> events;
  if (e.kind == Kind::name && e.type.event() && e.symbol->kind == Symbol::Kind::fact)
    events.insert(fact_of(e));
  if (e.kind == Kind::conditional) {
    const auto one = events_of(e.parts[1]);
    const auto other = events_of(e.parts[2]);
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                          std::inserter(events, events.end()));
    return events;
  }
  if (!e.type.numeric() && !e.type.event()) return events;
  for (const auto& part : e.parts) events.merge(events_of(part));
  return events;
}

bool Lowering::reads(NodeId id, int fact) const {
  const auto& node = plan_.node(id);
  return node.fact == fact ||
         std::any_of(node.parts.begin(), node.parts.end(), [&](NodeId part) { return reads(part, fact); });
}

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
