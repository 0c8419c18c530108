#include "engine/authoring/mutation.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/authoring/case_scenario.hpp"
#include "engine/authoring/cases.hpp"
#include "engine/authoring/expectation.hpp"
#include "engine/authoring/mutation_world.hpp"
#include "engine/authoring/same_answer.hpp"

namespace holdfast {
namespace {

class MutationRun {
 public:
  explicit MutationRun(MutationWorld& world) : world_(world) {
    // What a case tells of other rules is not there to be told.
    const auto& rule = world.ours().rules.front();
    const Plan plan(world.ours());
    Explorer explorer(plan);
    for (const auto& one : rule.cases)
      if (run_case(plan, explorer, rule, one).passed()) cases_.insert(one.name);
    says_ = says(plan, explorer);
  }

  // `by` receives the first case that fails.
  Fate judge(const Mutant& mutant, std::string& by) {
    const Ruleset* world = world_.with(mutant);
    if (world == nullptr) return Fate::refused;
    const Plan plan(*world);
    Explorer explorer(plan);
    const auto& rule = world->rules.front();
    for (const auto& one : rule.cases)
      if (cases_.count(one.name) != 0 && !run_case(plan, explorer, rule, one).passed()) {
        by = one.name;
        return Fate::caught;
      }
    if (tells_more(plan, explorer)) return Fate::missed;
    const auto both = world_.both(mutant);
    return same_answer(Plan(both)) ? Fate::no_difference : Fate::missed;
  }

 private:
  // Of each case, all that it could expect.
  static std::vector<std::vector<Expectation>> says(const Plan& plan, Explorer& explorer) {
    const auto& rule = plan.ruleset().rules.front();
    std::vector<std::vector<Expectation>> all;
    for (const auto& one : rule.cases) {
      Diagnostics diagnostics;
      const auto scenario = case_scenario(plan, rule.file, rule.checked, one, explorer, diagnostics);
      all.push_back(expectations(determine(plan, scenario, explorer), rule));
    }
    return all;
  }

  // Something is told of a case that the case does not hold the rule to.
  bool tells_more(const Plan& plan, Explorer& explorer) const { return says(plan, explorer) != says_; }

  MutationWorld& world_;
  std::set<std::string> cases_;                 // that pass
  std::vector<std::vector<Expectation>> says_;  // by case
};

}  // namespace

std::string_view name(Fate fate) {
  static constexpr std::array<std::string_view, 4> names{"caught", "refused", "no_difference", "missed"};
  return names[static_cast<std::size_t>(fate)];
}

std::size_t RuleMutation::count(Fate fate) const {
  return static_cast<std::size_t>(std::count_if(defects.begin(), defects.end(),
                                                [&](const SeededDefect& one) { return one.fate == fate; }));
}

RuleMutation mutate(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule, std::size_t each) {
  RuleMutation result{rule.id, rule.file, rule.confidence, {}};
  const Document* document = files.find(rule.id);
  if (document == nullptr) return result;
  MutationWorld world(ruleset, *document, rule);
  MutationRun run(world);
  auto all = mutants(*document);
  for (std::size_t i = 0; i < all.size(); i += each) {
    SeededDefect defect;
    defect.fate = run.judge(all[i], defect.by);
    defect.mutant = std::move(all[i]);
    result.defects.push_back(std::move(defect));
  }
  return result;
}

}  // namespace holdfast
