// What one part answers for every completion there is, worked out one by one; and the parts of it that a
// scenario leaves open.
#pragma once

#include <optional>
#include <random>
#include <set>
#include <vector>

#include "engine/evaluate/assess.hpp"
#include "engine/plan/plan.hpp"
#include "tests/support/plain_value.hpp"

namespace holdfast::made_up {

// By fact of the table: the numbers of the values that it may have.
using Choices = std::vector<std::vector<std::size_t>>;

class AnswerTable {
 public:
  AnswerTable(const Ruleset& ruleset, const Rule& rule);

  const std::vector<int>& facts() const { return facts_; }
  const std::vector<Point>& values(std::size_t fact) const { return values_[fact]; }
  std::size_t size() const { return answers_.size(); }
  Type::Base base(std::size_t fact) const { return ruleset_.vocabulary.fact(facts_[fact]).type.base; }

  // Everything; one completion at random, if there is any; some values around it, which can be told.
  Choices all() const;
  std::optional<Choices> one(std::mt19937& random) const;
  std::vector<std::size_t> some(std::mt19937& random, std::size_t fact, std::size_t around) const;

  struct Summary {
    Outcomes possible = 0;
    std::set<int> needs;  // facts that alone can change the answer
    std::size_t completions = 0;
    std::optional<Int> least;  // of the limit, where the rule has one
    std::optional<Int> most;
  };
  Summary summary(const Choices& choices) const;
  // By value of the fact: the outcomes of the completions that have it, among all of its values.
  std::vector<Outcomes> along(const Choices& choices, std::size_t fact) const;

  Scenario scenario(Scenario base, const Choices& choices) const;

 private:
  static constexpr std::int8_t impossible = -1;
  void judge(const Rule& rule);
  template <class Use>
  void each(const Choices& choices, Use use) const;

  const Ruleset& ruleset_;
  std::vector<int> facts_;
  std::vector<std::vector<Point>> values_;
  std::vector<std::size_t> strides_;
  std::vector<std::int8_t> answers_;  // 1: it applies; 0: it does not
  std::vector<Int> limits_;
};

}  // namespace holdfast::made_up
