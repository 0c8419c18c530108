// The search for a case near those that a rule has. Inside this folder only.
#pragma once

#include <functional>
#include <set>

#include "engine/authoring/neighbour.hpp"

namespace holdfast {

// Of these facts, those that a case may move, the likeliest first: `first`, if there is such a fact; the day
// of the answer comes last.
std::vector<int> movable(const Plan& plan, const std::vector<int>& facts, const std::string& first = "");

// A name for a case: what it is about, where in the rule, and the case that it was made from.
std::string proposed_name(const std::string& pointer, const std::string& what, const RuleCase& from);

class Proposer {
 public:
  // `rule` is among the plan's.
  Proposer(const Plan& plan, const Rule& rule, Explorer& explorer);

  struct Found {
    Neighbour neighbour;
    std::size_t from = 0;  // of the rule's cases
    Determination says;
  };
  // Where the thing sought lies when these facts of a case are opened; none if nowhere.
  using Seek = std::function<std::optional<Box>(const Scenario& open)>;
  // Whether the case that came of it is really one.
  using Good = std::function<bool(const Neighbour&)>;
  // With one of the facts moved, then with two of them. The first whose answer is certain; else the first.
  std::optional<Found> find(const std::vector<int>& facts, const Seek& seek, const Good& good);

  // The case in YAML: under a name of its own, with what its kind of case tells.
  std::string write(const Found& found, const std::string& name, const std::set<std::string>& also = {});

  const Scenario& scenario(std::size_t number) const { return scenarios_[number]; }

 private:
  std::optional<Found> try_moving(const std::vector<int>& facts, const Seek& seek, const Good& good);
  std::vector<Expectation> worth_telling(const Found& found, const std::set<std::string>& also) const;

  const Plan& plan_;
  const Rule& rule_;
  Explorer& explorer_;
  std::vector<Scenario> scenarios_;  // by case
  std::optional<Found> uncertain_;
  std::set<std::string> names_;
};

}  // namespace holdfast
