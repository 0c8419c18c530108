#include "engine/columns/node_lanes.hpp"

#include <algorithm>

#include "engine/base/season.hpp"

namespace holdfast {

NodeLanes::NodeLanes(const Plan& plan, const Scenario& nothing_told, Emitter& emitter,
                     const std::vector<std::pair<int, InCommon>>& columns)
    : plan_(plan),
      nothing_told_(nothing_told),
      box_(box_of(nothing_told)),
      evaluator_(plan),
      emitter_(emitter),
      column_of_(nothing_told.facts.size(), -1),
      forms_(plan.nodes().size(), Form::unknown) {
  evaluator_.start(nothing_told_, box_);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    common_.push_back(columns[i].second);
    if (columns[i].second != InCommon::untold)
      column_of_[static_cast<std::size_t>(columns[i].first)] = static_cast<int>(i);
  }
}

bool NodeLanes::varies(NodeId id) {
  auto& form = forms_[static_cast<std::size_t>(id)];
  if (form == Form::unknown) {
    const auto& node = plan_.node(id);
    const bool here = node.fact >= 0 && column_of_[static_cast<std::size_t>(node.fact)] >= 0;
    form =
        here || std::any_of(node.parts.begin(), node.parts.end(), [&](NodeId part) { return varies(part); })
            ? Form::varies
            : Form::constant;
  }
  return form == Form::varies;
}

Lane NodeLanes::input(int column, Input::Of of, Width width, Int least, Int most) {
  const auto [found, fresh] = bound_.try_emplace({column, of});
  if (fresh) {
    found->second = emitter_.input(width, least, most);
    inputs_.push_back({column, of});
  }
  return found->second;
}

// Conditions.

const TruthLanes& NodeLanes::truth(NodeId id) {
  const auto found = truths_.find(id);
  if (found != truths_.end()) return found->second;
  auto made = varies(id) ? make_truth(plan_.node(id), id) : constant(evaluator_.truth(id));
  return truths_[id] = made;
}

TruthLanes NodeLanes::constant(Truths truth) const {
  if (truth.is(Truth::yes) || truth.is(Truth::no))
    return plain(Emitter::constant(truth.is(Truth::yes) ? 1 : 0));
  const auto may = [&](Truth one) { return Emitter::constant(truth.may_be(one) ? 1 : 0); };
  return {may(Truth::yes), may(Truth::no), may(Truth::gap), false};
}

TruthLanes NodeLanes::either_way(Lane yes, Lane no) {
  if (yes.constant() && no.constant() && yes.value + no.value == 1) return plain(yes);
  return {yes, no, Emitter::no(), false};
}

Lane NodeLanes::surely_yes(const TruthLanes& truth) {
  if (truth.plain) return truth.yes;
  return emitter_.and_not(emitter_.and_not(truth.yes, truth.no), truth.gap);
}

Lane NodeLanes::surely_no(const TruthLanes& truth) {
  if (truth.plain) return emitter_.opposite(truth.yes);
  return emitter_.and_not(emitter_.and_not(truth.no, truth.yes), truth.gap);
}

TruthLanes NodeLanes::both(const TruthLanes& a, const TruthLanes& b) {
  if (a.plain && b.plain) return plain(emitter_.both(a.yes, b.yes));
  const Lane gap =
      emitter_.either(emitter_.both(a.gap, emitter_.either(b.gap, b.yes)), emitter_.both(b.gap, a.yes));
  TruthLanes result{emitter_.both(a.yes, b.yes), emitter_.either(no(a), no(b)), gap, false};
  return result;
}

TruthLanes NodeLanes::either(const TruthLanes& a, const TruthLanes& b) {
  if (a.plain && b.plain) return plain(emitter_.either(a.yes, b.yes));
  return opposite(both(opposite(a), opposite(b)));
}

TruthLanes NodeLanes::opposite(const TruthLanes& a) {
  if (a.plain) return plain(emitter_.opposite(a.yes));
  return {no(a), a.yes, a.gap, false};
}

TruthLanes NodeLanes::make_truth(const PlanNode& node, NodeId) {
  switch (node.op) {
    case Op::fact_yes:
      return fact_is(node.fact, 2);
    case Op::fact_is:
      return fact_is(node.fact, node.mask);
    case Op::fact_includes:
      return includes(node.fact, node.mask);
    case Op::fact_happened:
      return happened(node.fact);
    case Op::fact_may_come:
      return plain(
          input(column_of_[static_cast<std::size_t>(node.fact)], Input::Of::may_come, Width::byte, 0, 1));
    case Op::in_season:
      return in_season(node);
    case Op::compare:
      return compare(node);
    case Op::both: {
      TruthLanes all = truth(node.parts[0]);
      for (std::size_t i = 1; i < node.parts.size(); ++i) all = both(all, truth(node.parts[i]));
      return all;
    }
    case Op::either: {
      TruthLanes any = truth(node.parts[0]);
      for (std::size_t i = 1; i < node.parts.size(); ++i) any = either(any, truth(node.parts[i]));
      return any;
    }
    case Op::opposite:
      return opposite(truth(node.parts[0]));
    default:
      return {Emitter::yes(), Emitter::yes(), Emitter::yes(), false};
  }
}

TruthLanes NodeLanes::fact_is(int fact, std::uint64_t mask) {
  const int column = column_of_[static_cast<std::size_t>(fact)];
  const auto& type = plan_.ruleset().vocabulary.fact(fact).type;
  const std::size_t count = type.base == Type::Base::yes_no ? 2 : type.values->size();
  if (common_[static_cast<std::size_t>(column)] == InCommon::values) {
    const Lane which = input(column, Input::Of::values, Width::byte, 0, static_cast<Int>(count) - 1);
    if (count == 2)
      return plain(mask == 2   ? which
                   : mask == 1 ? emitter_.opposite(which)
                               : Emitter::constant(mask == 0 ? 0 : 1));
    return plain(emitter_.is_one_of(which, mask));
  }
  constexpr std::size_t most_bits = 31;
  if (count > most_bits) return either_way(Emitter::yes(), Emitter::yes());
  const Int all = (Int{1} << count) - 1;
  const Lane may = input(column, Input::Of::may, Width::narrow, 0, all);
  const auto others = static_cast<std::uint64_t>(all) & ~mask;
  return either_way(emitter_.has_any_of(may, mask), emitter_.has_any_of(may, others));
}

TruthLanes NodeLanes::includes(int fact, std::uint64_t bit) {
  const int column = column_of_[static_cast<std::size_t>(fact)];
  const auto& entry = plan_.ruleset().vocabulary.fact(fact);
  const Int all = static_cast<Int>(~std::uint64_t{0} >> (64U - entry.type.values->size()));
  if (common_[static_cast<std::size_t>(column)] == InCommon::values)
    return plain(emitter_.has_any_of(input(column, Input::Of::values, width_of(entry), 0, all), bit));
  const Width width = width_of(entry) == Width::byte ? Width::narrow : width_of(entry);
  const Lane may = input(column, Input::Of::may, width, 0, all);
  const Lane must = input(column, Input::Of::must, width, 0, all);
  return either_way(emitter_.has_any_of(may, bit), emitter_.opposite(emitter_.has_any_of(must, bit)));
}

TruthLanes NodeLanes::happened(int fact) {
  const auto day = day_or_number(fact);
  return day.plainly_there ? plain(day.there) : either_way(day.there, day.absent);
}

AmountLanes NodeLanes::day_or_number(int fact) {
  const int column = column_of_[static_cast<std::size_t>(fact)];
  if (column < 0) {
    Value value;
    const auto& side = box_[static_cast<std::size_t>(fact)];
    value.low = value.high = {side.least, side.most};
    value.may_be_absent = side.may_not_happen;
    value.may_be_there = side.may_happen;
    return constant(value);
  }
  const auto& entry = plan_.ruleset().vocabulary.fact(fact);
  const auto in_common = common_[static_cast<std::size_t>(column)];
  const Width width = width_of(entry);
  // An event that has not happened has any number for its day.
  const Int least = entry.type.event() ? std::min<Int>(entry.type.least, 0) : entry.type.least;
  const Int most = entry.type.event() ? std::max<Int>(entry.type.most, 0) : entry.type.most;
  AmountLanes lanes;
  if (in_common != InCommon::open) {
    const Lane value = emitter_.number(input(column, Input::Of::values, width, least, most));
    lanes.low_least = lanes.low_most = lanes.high_least = lanes.high_most = value;
  } else {
    const Width ends = width == Width::byte ? Width::narrow : width;
    lanes.low_least = lanes.high_least = input(column, Input::Of::least, ends, least, most);
    lanes.low_most = lanes.high_most = input(column, Input::Of::most, ends, least, most);
  }
  if (!entry.type.event() || in_common == InCommon::values) return lanes;
  lanes.absent = input(column, Input::Of::absent, Width::byte, 0, 1);
  lanes.plainly_there = in_common != InCommon::open;
  lanes.there = lanes.plainly_there ? emitter_.opposite(lanes.absent)
                                    : input(column, Input::Of::there, Width::byte, 0, 1);
  return lanes;
}

TruthLanes NodeLanes::in_season(const PlanNode& node) {
  const auto& days = amount(node.parts[0]);
  const auto [least, most] = emitter_.range(days.low_least);
  const Season season{static_cast<int>(node.least), static_cast<int>(node.most)};
  std::vector<std::uint8_t> in;
  for (Int day = least; day <= most; ++day) in.push_back(season.holds(static_cast<Day>(day)) ? 1 : 0);
  const Lane yes = emitter_.truth_from_table(days.low_least, least, std::move(in));
  if (days.low_least == days.low_most) return plain(yes);
  const Lane open = emitter_.opposite(emitter_.no_more(days.low_most, days.low_least));
  return either_way(emitter_.either(yes, open), emitter_.either(emitter_.opposite(yes), open));
}

}  // namespace holdfast
