#include "engine/columns/part_groups.hpp"

#include <algorithm>

#include "engine/determination/row_findings.hpp"
#include "engine/evaluate/rent_months.hpp"

namespace holdfast {
namespace {

const ProtectedDebt* debt_of(const PlanPart& part) {
  return std::get_if<ProtectedDebt>(&part.rule->parts[static_cast<std::size_t>(part.part)].block);
}

// Whole years, so that blocks of one time have one program.
DayWindow whole_years(Day first, Day last) {
  return {day_of(civil(first).year, 1, 1), day_of(civil(last).year, 12, 31)};
}

}  // namespace

bool has_subjects(const PlanPart& part) { return part.rule->rows >= 0 || debt_of(part) != nullptr; }

Scenario subject_of(const Plan& plan, const PlanPart& part, const Scenario& scenario) {
  if (part.rule->rows >= 0) return scenarios_of_rows(plan, part, scenario).front().scenario;
  const auto* debt = debt_of(part);
  return debt == nullptr ? scenario : for_month(*part.rule, *debt, scenario, -1);
}

std::vector<PartGroup> group_parts(const Plan& plan, const std::vector<int>& asked_of,
                                   const Scenario& nothing_told) {
  std::vector<PartGroup> groups;
  std::map<std::pair<std::vector<int>, int>, std::size_t> known;
  for (std::size_t i = 0; i < plan.parts().size(); ++i) {
    if (asked_of[i] < 0) continue;
    const auto& part = plan.parts()[i];
    const auto index = static_cast<int>(i);
    const auto [found, fresh] =
        known.try_emplace({part.spots, has_subjects(part) ? index : -1}, groups.size());
    if (fresh) {
      auto& group = groups.emplace_back();
      group.spots = part.spots;
      group.nothing_told = has_subjects(part) ? subject_of(plan, part, nothing_told) : nothing_told;
    }
    auto& group = groups[found->second];
    if (!PartCompiler::possible(part)) {
      group.by_rows.push_back(index);
      continue;
    }
    group.parts.push_back(index);
    group.asked.push_back(asked_of[i]);
  }
  return groups;
}

BlockShape shape_of(const Plan& plan, const Block& block, const std::vector<int>& governing_facts) {
  BlockShape shape;
  shape.windows.resize(plan.ruleset().vocabulary.facts().size());
  for (const auto& column : block.columns) {
    const auto in_common = common(column);
    shape.columns.emplace_back(column.fact, in_common);
    shape.key += std::to_string(column.fact) + "=" + std::to_string(static_cast<int>(in_common));
    if (block.rows > 0 && (in_common == InCommon::values || in_common == InCommon::values_or_never) &&
        std::binary_search(governing_facts.begin(), governing_facts.end(), column.fact)) {
      std::int32_t least = 0;
      std::int32_t most = 0;
      loops().range(column.values.data(), block.rows, least, most);
      const bool minutes = plan.ruleset().vocabulary.fact(column.fact).type.base == Type::Base::time;
      const auto day = [&](std::int32_t moment) { return minutes ? day_of_minute(moment) : Day{moment}; };
      const auto window = whole_years(day(least), day(most));
      shape.windows[static_cast<std::size_t>(column.fact)] = window;
      shape.key += ":" + std::to_string(window.first) + ":" + std::to_string(window.last);
    }
    shape.key += ";";
  }
  return shape;
}

GroupProgram make_program(const Plan& plan, const PartGroup& group, const BlockShape& shape,
                          const std::vector<std::vector<AmountColumn>>& amounts) {
  Emitter emitter;
  NodeLanes nodes(plan, group.nothing_told, emitter, shape.columns);
  PartCompiler compiler(plan, nodes, emitter, shape.windows);
  GroupProgram made;
  std::vector<Lane> kept;
  for (std::size_t i = 0; i < group.parts.size(); ++i) {
    made.parts.push_back(compiler.compile(plan.parts()[static_cast<std::size_t>(group.parts[i])],
                                          amounts[static_cast<std::size_t>(group.asked[i])]));
    const auto& part = made.parts.back();
    kept.insert(kept.end(), {part.possible, part.settled, part.amounts_known});
    for (const auto& amount : part.amounts)
      kept.insert(kept.end(), {amount.value, amount.there, amount.known});
  }
  made.inputs = nodes.inputs();
  if (emitter.fits()) {
    made.program = emitter.finish(kept);
    return made;
  }
  // Something is too wide for columns: every row by itself.
  made = {};
  for (const int asked : group.asked) {
    PartLanes open{Emitter::no(), Emitter::no(), {}, Emitter::no()};
    for (std::size_t i = 0; i < amounts[static_cast<std::size_t>(asked)].size(); ++i)
      open.amounts.push_back({Emitter::constant(0), Emitter::no(), Emitter::no()});
    made.parts.push_back(std::move(open));
  }
  return made;
}

ConstraintProgram make_constraints(const Plan& plan, const Scenario& nothing_told, const BlockShape& shape) {
  Emitter emitter;
  NodeLanes nodes(plan, nothing_told, emitter, shape.columns);
  ConstraintProgram made;
  made.possible = Emitter::yes();
  for (const NodeId constraint : plan.consistent())
    made.possible = emitter.both(made.possible, nodes.truth(constraint).yes);
  made.inputs = nodes.inputs();
  made.program = emitter.finish({made.possible});
  return made;
}

}  // namespace holdfast
