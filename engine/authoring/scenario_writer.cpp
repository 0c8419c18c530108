#include "engine/authoring/scenario_writer.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "engine/base/add_once.hpp"

namespace holdfast {
namespace {

// Whether a deed or a duty of the rule waits for the event, so that it must be told that it never comes.
bool is_done(const Rule& rule, int fact) {
  const auto any = [&](const std::vector<Deed>& deeds) {
    return std::any_of(deeds.begin(), deeds.end(), [&](const Deed& deed) { return deed.done == fact; });
  };
  for (const auto& part : rule.parts) {
    if (const auto* covers = std::get_if<Covers>(&part.block); covers != nullptr && any(covers->deeds))
      return true;
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block); debt != nullptr && any(debt->deeds))
      return true;
    if (const auto* duty = std::get_if<Duty>(&part.block);
        duty != nullptr && !duty->tenant && !duty->met && duty->done == fact)
      return true;
  }
  return false;
}

}  // namespace

// Not before what has happened in it, and, where the day counts, one of the box.
DayRange whole_days(const Side& side) {
  const Day first = day_of_minute(static_cast<Minute>(side.least));
  const Day last = day_of_minute(static_cast<Minute>(side.most));
  return {side.least == first_minute(first) ? first : first + 1,
          side.most == last_minute(last) ? last : last - 1};
}

Day ScenarioWriter::day_of_answer(const PlanPart& part, const Box& box, Day usual) const {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  Int day = usual;
  for (const int index : part.facts) {
    const auto& fact = vocabulary.fact(index);
    const auto& side = box[static_cast<std::size_t>(index)];
    if (index == vocabulary.as_of() || !fact.type.event() || fact.may_lie_ahead || !side.may_happen ||
        side.may_not_happen)
      continue;
    day =
        std::max(day, fact.type.base == Type::Base::time ? Int{day_of_minute(static_cast<Minute>(side.most))}
                                                         : side.most);
  }
  const auto& now = box[static_cast<std::size_t>(vocabulary.as_of())];
  auto days = whole_days(now);
  if (days.empty())
    days = {day_of_minute(static_cast<Minute>(now.least)), day_of_minute(static_cast<Minute>(now.most))};
  return static_cast<Day>(std::clamp(day, Int{days.first}, Int{days.last}));
}

std::string ScenarioWriter::written(const PlanPart& part, std::size_t signature, const Box& box,
                                    Day usual) const {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  const auto& rule = *part.rule;
  std::string yaml = "as_of: " + to_string(day_of_answer(part, box, usual)) +
                     "\nfacts:\n  home_place: " + plan_.ruleset().places.entry(part.spots.front()).path +
                     "\n";
  std::vector<int> lists;
  for (const int index : part.facts) {
    const auto& fact = vocabulary.fact(index);
    if (fact.list >= 0) add_once(lists, fact.list);
    if (fact.hidden) continue;
    const auto text = value(index, box[static_cast<std::size_t>(index)], rule);
    if (text) yaml += "  " + fact.name + ": " + *text + "\n";
  }
  for (const int list : lists) yaml += rows(part, box, vocabulary.fact(list));
  return yaml + months(part, signature, box);
}

// The one row that a rule judges, or those that an expression filters.
std::string ScenarioWriter::rows(const PlanPart& part, const Box& box, const Fact& list) const {
  const auto& vocabulary = plan_.ruleset().vocabulary;
  std::string text;
  const auto add_row = [&](const std::function<int(std::size_t)>& fact_of) {
    std::string row;
    for (std::size_t column = 0; column < list.row.size(); ++column) {
      const int index = fact_of(column);
      const bool read = std::find(part.facts.begin(), part.facts.end(), index) != part.facts.end();
      const auto written =
          read ? value(index, box[static_cast<std::size_t>(index)], *part.rule) : std::nullopt;
      if (written) row += (row.empty() ? "" : ", ") + list.row[column].name + ": " + *written;
    }
    text += (text.empty() ? "" : ", ") + ("{" + row + "}");
  };
  if (list.first_slot < 0) {
    add_row([&](std::size_t column) {
      return vocabulary.find(list.name + "." + list.row[column].name).value_or(-1);
    });
  } else {
    for (int row = 0; row < list.most_rows; ++row) {
      const int slot = list.first_slot + row * (static_cast<int>(list.row.size()) + 1);
      if (box[static_cast<std::size_t>(slot)].may == 2)
        add_row([&](std::size_t column) { return slot + 1 + static_cast<int>(column); });
    }
  }
  return "  " + list.name + ": [" + text + "]\n";
}

// Of a rule that judges months: one that lies in the part's groups, and whether its share was paid.
std::string ScenarioWriter::months(const PlanPart& part, std::size_t signature, const Box& box) const {
  const auto& rule = *part.rule;
  const auto* debt = std::get_if<ProtectedDebt>(&rule.parts[static_cast<std::size_t>(part.part)].block);
  if (debt == nullptr) return "";
  const auto& vocabulary = plan_.ruleset().vocabulary;
  Day month = day_of(2000, 1, 1);
  for (const auto& group : debt->groups)
    for (const Day edge : {group.months.first, group.months.last}) {
      const Day first = edge - civil(edge).day + 1;
      if (debt->signature(first) == signature) month = first;
    }
  const auto name = to_string(month).substr(0, 7);
  std::string yaml = "  " + vocabulary.fact(debt->rent).name + ": [{month: " + name + ", due: 1000.00}]\n";
  for (const auto& deed : debt->deeds) {
    if (!deed.pays) continue;
    const int fact = deed.pays->together ? deed.pays->of_all : deed.pays->of_each;
    const bool paid = box[static_cast<std::size_t>(fact)].may == 2;
    yaml += "  " + vocabulary.fact(debt->payments).name + ": [" +
            (paid ? "{for_month: " + name + ", amount: 1000.00, paid_on: " + to_string(deed.pays->by) + "}"
                  : "") +
            "]\n";
    break;
  }
  return yaml;
}

// As a scenario has it; nothing where the fact is left unknown.
std::optional<std::string> ScenarioWriter::value(int index, const Side& side, const Rule& rule) const {
  const auto& fact = plan_.ruleset().vocabulary.fact(index);
  if (!settled(side, fact.type.base)) return std::nullopt;
  switch (fact.type.base) {
    case Type::Base::yes_no:
      return side.may == 2 ? "true" : "false";
    case Type::Base::one_of:
      return (*fact.type.values)[static_cast<std::size_t>(std::countr_zero(side.may))];
    case Type::Base::some_of: {
      std::string list;
      for (std::size_t i = 0; i < fact.type.values->size(); ++i)
        if ((side.must >> i & 1U) != 0) list += (list.empty() ? "" : ", ") + (*fact.type.values)[i];
      return "[" + list + "]";
    }
    case Type::Base::place:
    case Type::Base::list:
      return std::nullopt;
    case Type::Base::date:
      if (!side.may_happen) return is_done(rule, index) ? "never" : "not_yet";
      return to_string(static_cast<Day>(side.least));
    case Type::Base::time:
      if (!side.may_happen) return is_done(rule, index) ? "never" : "not_yet";
      return minute_to_string(static_cast<Minute>(side.least));
    case Type::Base::percent:
      return percent_to_string(side.least);
    default:
      return to_string(Decimal{side.least, fact.type.scale});
  }
}

}  // namespace holdfast
