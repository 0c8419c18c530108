// One well-typed expression at random, as text: what a rule may say, and seldom would.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

namespace holdfast::made_up {

enum class Unit { number, money };

class ExpressionMaker {
 public:
  // `facts`: the only ones that it may name.
  ExpressionMaker(std::mt19937& random, std::vector<std::string> facts)
      : random_(random), facts_(std::move(facts)) {}

  // With about so many operations.
  std::string condition(int size);
  std::string amount(Unit unit, int size);

  // The figures that were named, and what each is: a number of law stands in no expression.
  const std::map<std::string, std::string>& figures() const { return figures_; }

 private:
  int below(int count);
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }
  std::vector<std::string> those(char first) const;
  std::string figure(const std::string& name, const std::string& value);
  std::string leaf();
  std::string leaf_of(const std::string& fact);
  std::string comparison(int size);
  std::string quotient(Unit unit, int size);
  std::string divisor();
  std::string simple(Unit unit);
  std::string literal(Unit unit);
  std::string rounding();
  Unit unit() { return below(2) == 0 ? Unit::number : Unit::money; }

  std::mt19937& random_;
  std::vector<std::string> facts_;
  std::map<std::string, std::string> figures_;
};

}  // namespace holdfast::made_up
