#include "api/handlers/scene.hpp"

#include "engine/determination/determine.hpp"

namespace holdfast::api {
namespace {

// A scenario is short: a hundred facts, and lists of some years' months.
constexpr Limits limits{.bytes = 1U << 20U, .nodes = 4000, .depth = 16};

// Several times as many facts as any rules ask; each that is none is compared with all that are.
constexpr std::size_t most_facts = 400;

}  // namespace

Scene::Scene(const Call& call, std::vector<std::string> own)
    : Body(call,
           {std::move(own), {"schema", "as_of", "facts"}, "an object with `as_of` and `facts`", limits}) {
  if (!readable()) return;
  const auto* facts = document().root.find("facts");
  if (facts != nullptr && facts->members.size() > most_facts) {
    mistake("/facts", "too-many-facts", "there are more than " + std::to_string(most_facts) + " facts here",
            "GET /v1/facts lists all that there are");
    return;
  }
  auto scenario = read_scenario(document(), call.ruleset(), std::nullopt);
  diagnostics().insert(diagnostics().end(), scenario.diagnostics().begin(), scenario.diagnostics().end());
  if (scenario) scenario_ = std::move(*scenario);
}

std::optional<Scenario> Scene::scenario_for(const Ruleset& ruleset, Mistakes& mistakes) const {
  auto scenario = read_scenario(document(), ruleset, std::nullopt);
  if (scenario) return std::move(*scenario);
  for (auto& one : mistakes_of(scenario.diagnostics(), ruleset)) mistakes.push_back(std::move(one));
  return std::nullopt;
}

std::optional<Reply> Scene::impossible(const Snapshot& snapshot, const Scenario& scenario,
                                       Explorer& explorer) const {
  const auto found = contradiction(snapshot.plan(), scenario, "body", explorer);
  if (found.empty()) return std::nullopt;
  const auto mistakes = mistakes_of(found, snapshot.ruleset());
  return problem_reply(problem_of(mistakes), language(), "no home is like this", mistakes);
}

}  // namespace holdfast::api
