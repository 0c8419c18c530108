#include "tests/support/random_expression.hpp"

namespace holdfast::made_up {
namespace {

const std::vector<std::string> relations = {"=", "!=", "<", "<=", ">", ">="};

std::string in_brackets(const std::string& inner) { return "(" + inner + ")"; }

}  // namespace

int ExpressionMaker::below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

std::string ExpressionMaker::figure(const std::string& name, const std::string& value) {
  figures_[name] = value;
  return name;
}

// Facts are named after what they are: `yes_1`, `whole_2`, `money_1`, `choice_1`, `set_1`, `date_1`.
std::vector<std::string> ExpressionMaker::those(char first) const {
  std::vector<std::string> some;
  for (const auto& fact : facts_)
    if (fact.front() == first) some.push_back(fact);
  return some;
}

std::string ExpressionMaker::literal(Unit unit) {
  if (below(6) == 0) return "0";
  if (unit == Unit::money) {
    const std::string cents = std::to_string(1 + below(5));
    return figure("cents_" + cents, "$0.0" + cents);
  }
  if (below(5) == 0) return figure("half", "0.5");
  const std::string number = std::to_string(1 + below(4));
  return figure("n_" + number, number);
}

std::string ExpressionMaker::simple(Unit unit) {
  const auto facts = those(unit == Unit::money ? 'm' : 'w');
  return facts.empty() || below(4) == 0 ? literal(unit) : one_of(facts);
}

std::string ExpressionMaker::leaf_of(const std::string& fact) {
  static const std::vector<std::string> colours = {"\"red\"", "\"green\"", "\"blue\""};
  const auto day = [&] {
    const std::string at = std::to_string(15 + below(6));
    return figure("day_" + at, "2026-02-" + at);
  };
  switch (fact.front()) {
    case 'y':
      return fact;
    case 'c':
      if (below(3) == 0) return fact + " in [" + one_of(colours) + ", " + one_of(colours) + "]";
      return fact + (below(2) == 0 ? " = " : " != ") + one_of(colours);
    case 's':
      return fact + " includes " + one_of(colours);
    case 'd':
      switch (below(4)) {
        case 0:
          return "happened(" + fact + ")";
        case 1:
          return fact + " + " + figure("days_2", "2 days") + " " + one_of(relations) + " " + day();
        case 2:
          return fact + " - " + day() + " " + one_of(relations) + " " + figure("days_1", "1 day");
        default:
          return fact + " " + one_of(relations) + " " + day();
      }
    case 'm':
      return fact + " " + one_of(relations) + " " + simple(Unit::money);
    default:
      return fact + " " + one_of(relations) + " " + simple(Unit::number);
  }
}

std::string ExpressionMaker::leaf() {
  return below(40) == 0 ? (below(2) == 0 ? "true" : "false") : leaf_of(one_of(facts_));
}

std::string ExpressionMaker::condition(int size) {
  if (size <= 1) return leaf();
  const auto part = [&](int most) { return in_brackets(condition(most)); };
  const int left = 1 + below(size - 1);
  const int right = size - left;
  switch (below(10)) {
    case 0:
    case 1:
      return part(left) + " and " + part(right);
    case 2:
    case 3:
      return part(left) + " or " + part(right);
    case 4:
      return "not(" + condition(size - 1) + ")";
    case 5:
      return "if " + part((size - 1) / 3) + " then " + part((size - 1) / 3) + " else " + part(size / 3);
    case 6:
      return part(left) + (below(2) == 0 ? " = " : " != ") + part(right);
    default:
      return comparison(size - 1);
  }
}

std::string ExpressionMaker::comparison(int size) {
  const Unit of = unit();
  const int left = below(size + 1);
  const int right = size - left;
  if (below(6) == 0)
    return in_brackets(amount(of, left)) + " in [" + amount(of, right / 2) + ", " + amount(of, right / 2) +
           "]";
  if (below(4) == 0) {
    const std::string side = quotient(of, left);
    const std::string other = in_brackets(amount(of, right));
    return below(2) == 0 ? side + " " + one_of(relations) + " " + other
                         : other + " " + one_of(relations) + " " + side;
  }
  return in_brackets(amount(of, left)) + " " + one_of(relations) + " " + in_brackets(amount(of, right));
}

// Of one sign, and never zero.
std::string ExpressionMaker::divisor() {
  const auto facts = those('w');
  const std::string one = figure("n_1", "1");
  const std::string five = figure("n_5", "5");
  const std::string fact = facts.empty() ? figure("n_3", "3") : one_of(facts);
  switch (below(6)) {
    case 0:
      return in_brackets(fact + " + " + one);
    case 1:
      return in_brackets("-(" + fact + " + " + one + ")");
    case 2:
      return in_brackets(fact + " - " + five);
    case 3:
      return figure("part_40", "40%");
    case 4:
      return figure("n_3", "3");
    default:
      return figure("n_2", "2");
  }
}

std::string ExpressionMaker::quotient(Unit unit, int size) {
  return in_brackets(amount(unit, size)) + " / " + divisor();
}

std::string ExpressionMaker::rounding() {
  static const std::vector<std::string> modes = {"half_up", "half_even", "up", "down"};
  return ", " + std::to_string(below(4)) + ", \"" + one_of(modes) + "\")";
}

std::string ExpressionMaker::amount(Unit unit, int size) {
  if (size <= 0) return simple(unit);
  const int left = below(size);
  const int right = size - 1 - left;
  const auto part = [&](int most) { return in_brackets(amount(unit, most)); };
  switch (below(12)) {
    case 0:
      return part(left) + " + " + part(right);
    case 1:
    case 2:
      return part(left) + " - " + part(right);
    case 3:
      return part(left) + " * " + in_brackets(amount(Unit::number, right));
    case 4:
      return figure("part_40", "40%") + " * " + part(size - 1);
    case 5:
      return "min(" + amount(unit, left) + ", " + amount(unit, right) + ")";
    case 6:
      return "max(" + amount(unit, left) + ", " + amount(unit, right) +
             (below(3) == 0 ? ", " + simple(unit) + ")" : ")");
    case 7:
      return "abs(" + amount(unit, size - 1) + ")";
    case 8:
      return std::string(below(2) == 0 ? "floor(" : "ceiling(") + amount(unit, size - 1) + ")";
    case 9:
      return "round(" + (below(2) == 0 ? quotient(unit, size - 1) : amount(unit, size - 1)) + rounding();
    case 10:
      return "-" + part(size - 1);
    default:
      return "(if " + condition(size / 2) + " then " + amount(unit, left / 2) + " else " +
             amount(unit, right / 2) + ")";
  }
}

}  // namespace holdfast::made_up
