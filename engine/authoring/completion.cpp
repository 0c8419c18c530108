#include "engine/authoring/completion.hpp"

#include <algorithm>
#include <deque>

#include "engine/base/add_once.hpp"
#include "engine/plan/facts_read.hpp"

namespace holdfast {
namespace {

constexpr int budget = 2000;  // evaluations of one condition

}  // namespace

std::vector<int> untellable(const Rule& rule) {
  std::vector<int> facts;
  const auto add = [&](int fact) {
    if (fact >= 0) add_once(facts, fact);
  };
  for (const auto& part : rule.parts) {
    if (const auto* duty = std::get_if<Duty>(&part.block)) add(duty->will);
    if (const auto* covers = std::get_if<Covers>(&part.block))
      for (const auto& deed : covers->deeds) add(deed.will);
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block))
      for (const auto& deed : debt->deeds) add(deed.will);
    if (const auto* relief = std::get_if<Relief>(&part.block))
      for (const auto& bucket : relief->award)
        for (const auto& term : bucket.least_of) add(term.will);
  }
  return facts;
}

std::optional<Box> find_completion(const Plan& plan, Evaluator& evaluator, const Scenario& scenario,
                                   NodeId node, const std::vector<int>& fixed) {
  FactsRead read(plan);
  read.add(node);
  auto all = read.bind();
  all.insert(all.begin(), node);
  std::deque<Box> open = {box_of(scenario)};
  for (int spent = 0; !open.empty() && spent < budget; ++spent) {
    // In turn the newest, which follows one lead down, and the oldest, which is the widest.
    const bool newest = spent % 4 != 3;
    const Box box = newest ? std::move(open.back()) : std::move(open.front());
    newest ? open.pop_back() : open.pop_front();
    evaluator.start(scenario, box);
    const auto never = [&](NodeId one) { return !evaluator.truth(one).may_be(Truth::yes); };
    if (std::any_of(all.begin(), all.end(), never)) continue;
    const auto unsure = [&](NodeId one) { return !evaluator.truth(one).is(Truth::yes); };
    const auto first = std::find_if(all.begin(), all.end(), unsure);
    if (first == all.end()) return box;
    const Cut where = evaluator.find_cut(*first);
    if (where.kind == Cut::Kind::none || std::find(fixed.begin(), fixed.end(), where.fact) != fixed.end())
      continue;
    auto halves = cut(scenario, box, where);
    open.push_back(std::move(halves.second));
    open.push_back(std::move(halves.first));
  }
  return std::nullopt;
}

}  // namespace holdfast
