#include "tests/support/random_rules.hpp"

#include <algorithm>

namespace holdfast::small {
namespace {

constexpr Day near = today - 25;  // 2026-10-30: windows run over the end of a month

const std::vector<std::string> comparisons = {"=", "!=", "<", "<=", ">", ">="};
const std::vector<std::string> modes = {"half_up", "half_even", "up", "down"};

}  // namespace

void RuleMaker::add_fact() {
  static const std::vector<std::string> types = {"yes_no", "yes_no", "count",  "count",   "signed", "money",
                                                 "money",  "date",   "choice", "percent", "set",    "time"};
  const auto type = one_of(types);
  SmallFact fact;
  fact.name = type + "_" + std::string(1, static_cast<char>('a' + rule_.facts.size()));
  const auto range = [](const std::string& word, const std::string& least, const std::string& most) {
    return "{type: " + word + ", at_least: " + least + ", at_most: " + most + "}";
  };
  const auto width = static_cast<Int>(1 + below(4));
  if (type == "yes_no") {
    fact.declared = "{type: yes_no}";
    fact.domain = {plain::truth(false), plain::truth(true)};
  } else if (type == "count" || type == "signed") {
    const Int least = type == "count" ? static_cast<Int>(below(3)) : -static_cast<Int>(1 + below(3));
    fact.declared = range("whole_number", to_string(least), to_string(least + width));
    fact.domain = numbers(least, least + width, 0);
  } else if (type == "money") {
    const Int least = one_of<Int>({0, 98, 149});
    fact.declared = range("money", "$" + money_to_string(least), "$" + money_to_string(least + width));
    fact.domain = numbers(least, least + width, money_scale);
  } else if (type == "percent") {
    const Int least = one_of<Int>({0, 4998, 9999});
    fact.declared = range("percent", percent_to_string(least), percent_to_string(least + width));
    fact.domain = numbers(least, least + width, percent_scale);
  } else if (type == "date") {
    const Day first = near + static_cast<Day>(below(3));
    fact.declared = "{type: date, may_lie_ahead: true}";
    fact.domain = days_or_not_yet(first, first + static_cast<Day>(width));
  } else if (type == "time") {
    const Minute first = last_minute(near + static_cast<Day>(below(3))) - static_cast<Minute>(below(2));
    fact.declared = "{type: time, may_lie_ahead: true}";
    for (Int minute = first; minute <= first + width; ++minute)
      fact.domain.push_back(plain::amount(plain::Value::Kind::minute, {minute, 1}));
    fact.domain.emplace_back();
  } else {
    fact.values = {"p", "q", "r"};
    fact.declared =
        std::string("{type: ") + (type == "choice" ? "one_of" : "some_of") + ", values: [p, q, r]}";
    for (const auto& value : fact.values) fact.domain.push_back(choice(value));
    if (type == "set")
      fact.domain = sets(fact.values, {}, std::set<std::string>(fact.values.begin(), fact.values.end()));
  }
  types_.emplace_back(type, fact.name);
  rule_.facts.push_back(std::move(fact));
}

std::string RuleMaker::facts_of_type(const std::string& type) {
  std::vector<std::string> names;
  for (const auto& [one, name] : types_)
    if (one == type) names.push_back(name);
  return names.empty() ? "" : one_of(names);
}

std::string RuleMaker::figure(const std::string& quantity) {
  for (const auto& [name, known] : rule_.figures)
    if (known == quantity) return name;
  const auto name = "f" + std::to_string(rule_.figures.size());
  rule_.figures[name] = quantity;
  return name;
}

std::string RuleMaker::figure_of(Unit unit) {
  switch (unit) {
    case Unit::number:
      return figure(one_of<std::string>({"1", "2", "3", "0.5", "1.5"}));
    case Unit::money:
      return figure(one_of<std::string>({"$0.01", "$0.02", "$1.00", "$1.50", "$2.01"}));
    case Unit::percent:
      return figure(one_of<std::string>({"0.01%", "50%", "100%", "150%"}));
    case Unit::days:
      return figure(one_of<std::string>({"1 day", "2 days", "30 days"}));
  }
  return "0";
}

std::string RuleMaker::leaf_truth() {
  const auto event = facts_of_type(chance(70) ? "date" : "time");
  const auto kind = facts_of_type("choice");
  const auto set = facts_of_type("set");
  const auto yes = facts_of_type("yes_no");
  const auto value = [&] { return "\"" + one_of<std::string>({"p", "q", "r"}) + "\""; };
  for (int tries = 0; tries < 8; ++tries) switch (below(6)) {
      case 0:
      case 1:
        if (!yes.empty()) return yes;
        break;
      case 2:
        if (!event.empty()) return "happened(" + event + ")";
        break;
      case 3:
        if (!kind.empty())
          return chance(50) ? kind + (chance(50) ? " = " : " != ") + value()
                            : kind + " in [" + value() + ", " + value() + "]";
        break;
      case 4:
        if (!set.empty()) return set + " includes " + value();
        break;
      default:
        return comparison(0);
    }
  return chance(50) ? "true" : "false";
}

std::string RuleMaker::comparison(int size) {
  const int left = part(size);
  if (chance(25) && !facts_of_type("date").empty())
    return date(left) + " " + one_of(comparisons) + " " + date(size - left);
  if (chance(25) && !facts_of_type("time").empty())
    return date(left) + " " + one_of(comparisons) + " " + date(size - left);
  const auto unit = static_cast<Unit>(below(4));
  if (chance(12))
    return amount(unit, left) + " in [" + amount(unit, 0) + ", " + amount(unit, 0) + "]";
  if (size > 0 && chance(15)) {
    const auto other = amount(unit, size - 1 - part(size));
    const auto divided = quotient(unit, part(size));
    return chance(70) ? divided + " " + one_of(comparisons) + " " + other
                      : other + " " + one_of(comparisons) + " " + divided;
  }
  return amount(unit, left) + " " + one_of(comparisons) + " " + amount(unit, size - left);
}

std::string RuleMaker::truth(int size) {
  if (size <= 0) return leaf_truth();
  const int left = part(size);
  const int right = size - 1 - left;
  switch (below(9)) {
    case 0:
    case 1:
      return "(" + truth(left) + " or " + truth(right) + ")";
    case 2:
    case 3:
      return "(" + truth(left) + " and " + truth(right) + ")";
    case 4:
      return "not(" + truth(size - 1) + ")";
    case 5:
      return "(if " + truth(part(size)) + " then " + truth(left) + " else " + truth(right) + ")";
    case 6:
      return "((" + truth(left) + ") " + (chance(50) ? "=" : "!=") + " (" + truth(right) + "))";
    default:
      return "(" + comparison(size - 1) + ")";
  }
}

std::string RuleMaker::leaf_amount(Unit unit) {
  static const std::vector<std::string> counts = {"count", "signed"};
  const auto name = facts_of_type(unit == Unit::number    ? one_of(counts)
                                  : unit == Unit::money   ? "money"
                                  : unit == Unit::percent ? "percent"
                                                          : "none");
  if (!name.empty() && chance(75)) return name;
  return chance(15) ? "0" : figure_of(unit);
}

// What a quotient is divided by: most of them cannot be zero.
std::string RuleMaker::divisor() {
  const auto count = facts_of_type("count");
  if (!count.empty() && chance(60)) return count;
  return chance(25) ? "(-" + figure_of(Unit::number) + ")" : figure_of(Unit::number);
}

std::string RuleMaker::quotient(Unit unit, int size) { return amount(unit, size) + " / " + divisor(); }

std::string RuleMaker::amount(Unit unit, int size) {
  if (size <= 0) return leaf_amount(unit);
  const int left = part(size);
  const int right = size - 1 - left;
  const auto a = [&] { return amount(unit, left); };
  const auto b = [&] { return amount(unit, right); };
  const auto places = std::to_string(below(3));
  switch (below(13)) {
    case 0:
    case 1:
      return "(" + a() + " + " + b() + ")";
    case 2:
    case 3:
      return "(" + a() + " - " + b() + ")";
    case 4:
      return "(" + a() + " * " + amount(Unit::number, right) + ")";
    case 5:
      if (unit == Unit::money && chance(50)) {
        if (chance(50)) return "(" + amount(Unit::percent, right) + " * " + a() + ")";
        return "(" + figure(one_of<std::string>({"1 month", "2 months", "1.5 months"})) + " * " + a() + ")";
      }
      return "(-" + amount(unit, size - 1) + ")";
    case 6:
      return "min(" + a() + ", " + b() + (chance(20) ? ", " + leaf_amount(unit) : "") + ")";
    case 7:
      return "max(" + a() + ", " + b() + (chance(20) ? ", " + leaf_amount(unit) : "") + ")";
    case 8:
      return "abs(" + amount(unit, size - 1) + ")";
    case 9:
      return "round(" + (chance(50) ? amount(unit, size - 1) : quotient(unit, size - 1)) + ", " + places +
             ", \"" + one_of(modes) + "\")";
    case 10:
      return std::string(chance(50) ? "floor(" : "ceiling(") +
             (chance(50) ? amount(unit, size - 1) : quotient(unit, size - 1)) + ")";
    case 11:
      if (unit == Unit::days && !facts_of_type("date").empty())
        return "(" + date(left) + " - " + date(right) + ")";
      [[fallthrough]];
    default:
      return "(if " + truth(part(size)) + " then " + a() + " else " + b() + ")";
  }
}

std::string RuleMaker::date(int size) {
  const auto day = facts_of_type("date");
  const auto time = facts_of_type("time");
  if (size > 0) {
    const char* sign = chance(50) ? " + " : " - ";
    if (!time.empty() && chance(30))
      return "day(" + time + sign + figure(one_of<std::string>({"1 hour", "24 hours"})) + ")";
    if (chance(50)) return "(" + date(size - 1) + sign + amount(Unit::days, part(size)) + ")";
    return "(" + date(size - 1) + sign + figure(one_of<std::string>({"1 month", "4 months"})) + ")";
  }
  if (!day.empty() && chance(70)) return day;
  if (!time.empty() && chance(70)) return "day(" + time + ")";
  return figure(one_of<std::string>({"2026-10-31", "2026-11-01", "2027-02-28"}));
}

SmallRule RuleMaker::make(int most_size) {
  rule_ = {};
  types_.clear();
  for (std::size_t facts = 1 + below(4); facts > 0; --facts) add_fact();
  // Two facts of one kind, so that comparisons are decided by both.
  if (rule_.facts.size() < 4 && chance(50)) {
    const auto type = types_.front().first;
    for (int tries = 0; tries < 20 && types_.back().first != type; ++tries) {
      if (types_.size() > 1 && tries > 0) rule_.facts.pop_back(), types_.pop_back();
      add_fact();
    }
  }
  const int size = 1 + static_cast<int>(below(static_cast<std::size_t>(most_size)));
  rule_.condition = truth(size);
  const int other = 1 + static_cast<int>(below(static_cast<std::size_t>(most_size)));
  rule_.amount = amount(static_cast<Unit>(below(3)), other);
  if (chance(10)) rule_.consistent = truth(1);
  return rule_;
}

RuleMaker::Told RuleMaker::tell(const SmallFact& fact) {
  Told told;
  told.value = below(fact.domain.size());
  const auto how = below(10);
  const bool set = fact.domain.front().kind == plain::Value::Kind::set;
  const bool some = how >= 6;
  std::set<std::string> may;
  std::set<std::string> must;
  if (set)
    for (const auto& value : fact.values) {
      const bool held = fact.domain[told.value].members.count(value) != 0;
      if (!some || held || chance(50)) may.insert(value);
      if (some && held && chance(50)) must.insert(value);
    }
  for (std::size_t i = 0; i < fact.domain.size(); ++i) {
    const auto& value = fact.domain[i];
    const bool kept = set ? std::includes(value.members.begin(), value.members.end(), must.begin(), must.end()) &&
                                std::includes(may.begin(), may.end(), value.members.begin(), value.members.end())
                          : !some || i == told.value || chance(60);
    if (kept) told.hidden.push_back(i);
  }
  return told;
}

}  // namespace holdfast::small
