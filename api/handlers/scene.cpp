#include "api/handlers/scene.hpp"

#include <algorithm>

#include "engine/determination/determine.hpp"

namespace holdfast::api {
namespace {

// A scenario is short: a hundred facts, and lists of some years' months.
constexpr Limits limits{.bytes = 1U << 20U, .nodes = 4000, .depth = 16};

// Several times as many facts as any rules ask; each that is none is compared with all that are.
constexpr std::size_t most_facts = 400;

const std::vector<std::string> of_a_scenario = {"schema", "as_of", "facts"};

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Scene::Scene(const Call& call, std::vector<std::string> own) : call_(call), language_(call.language) {
  own.emplace_back("lang");
  auto read = read_json(call.request.body, "body", Echo::never, limits);
  diagnostics_ = read.diagnostics();
  if (!read) return;
  document_ = std::move(*read);
  if (!document_.root.is_mapping()) {
    mistake("", "wrong-shape", "expected an object with `as_of` and `facts`", "");
    return;
  }
  lift(own);
  language_ = [&] {
    auto languages = call.ruleset().texts.languages();
    const auto at = std::find(languages.begin(), languages.end(), call.language);
    if (at != languages.end()) std::rotate(languages.begin(), at, at + 1);
    return choice("lang", languages);
  }();
  const auto* facts = document_.root.find("facts");
  if (facts != nullptr && facts->members.size() > most_facts) {
    mistake("/facts", "too-many-facts", "there are more than " + std::to_string(most_facts) + " facts here",
            "GET /v1/facts lists all that there are");
    return;
  }
  auto scenario = read_scenario(document_, call.ruleset(), std::nullopt);
  diagnostics_.insert(diagnostics_.end(), scenario.diagnostics().begin(), scenario.diagnostics().end());
  if (scenario) scenario_ = std::move(*scenario);
}

// Takes out of the document what is no part of a scenario.
void Scene::lift(const std::vector<std::string>& own) {
  std::vector<Member> left;
  for (auto& member : document_.root.members) {
    if (holds(of_a_scenario, member.key.text)) {
      left.push_back(std::move(member));
    } else if (holds(own, member.key.text)) {
      own_.push_back(std::move(member));
    } else {
      std::string help = "it may have:";
      for (const auto* names : {&of_a_scenario, &own})
        for (const auto& name : *names) help += " `" + name + "`";
      const bool forbidden = call_.ruleset().vocabulary.forbidden(member.key.text).has_value();
      reader_.error(member.key, "", forbidden ? "forbidden-fact" : "unknown-key",
                    forbidden ? "this is never asked and never read" : "this key does not belong here",
                    forbidden ? "delete it; it was not kept" : help);
    }
  }
  document_.root.members = std::move(left);
}

const Node* Scene::find(std::string_view key) const {
  for (const auto& member : own_)
    if (member.key.text == key) return &member.value;
  return nullptr;
}

std::string Scene::choice(std::string_view key, std::vector<std::string> choices) {
  const auto* node = find(key);
  if (node == nullptr) return choices.front();
  return reader_.choice(*node, "/" + std::string(key), "one of its values", choices)
      .value_or(choices.front());
}

std::size_t Scene::count(std::string_view key, std::size_t most) {
  const auto* node = find(key);
  if (node == nullptr) return most;
  const auto number = [](char c) { return c >= '0' && c <= '9'; };
  if (node->is_scalar() && !node->text.empty() && node->text.size() < 6 &&
      std::all_of(node->text.begin(), node->text.end(), number)) {
    const auto told = static_cast<std::size_t>(std::stoul(node->text));
    if (told >= 1 && told <= most) return told;
  }
  reader_.error(*node, "/" + std::string(key), "out-of-range",
                "expected a whole number from 1 to " + std::to_string(most));
  return most;
}

std::string Scene::text(const Node& node, const std::string& pointer, std::string_view what) {
  return reader_.text(node, pointer, what).value_or("");
}

void Scene::mistake(std::string pointer, std::string code, std::string message, std::string help) {
  Mistake one;
  one.pointer = std::move(pointer);
  one.code = std::move(code);
  one.message = std::move(message);
  one.help = std::move(help);
  more_.push_back(std::move(one));
}

std::optional<Scenario> Scene::scenario_for(const Ruleset& ruleset, Mistakes& mistakes) const {
  auto scenario = read_scenario(document_, ruleset, std::nullopt);
  if (scenario) return std::move(*scenario);
  for (auto& one : mistakes_of(scenario.diagnostics(), ruleset)) mistakes.push_back(std::move(one));
  return std::nullopt;
}

std::optional<Reply> Scene::refusal() {
  auto mistakes = mistakes_of(diagnostics_, call_.ruleset());
  mistakes.insert(mistakes.end(), more_.begin(), more_.end());
  if (mistakes.empty()) return std::nullopt;
  const auto many = std::to_string(mistakes.size());
  return problem_reply(problem_of(mistakes), language_, many + (many == "1" ? " mistake" : " mistakes"),
                       mistakes);
}

std::optional<Reply> Scene::impossible(const Snapshot& snapshot, const Scenario& scenario,
                                       Explorer& explorer) const {
  const auto found = contradiction(snapshot.plan(), scenario, "body", explorer);
  if (found.empty()) return std::nullopt;
  const auto mistakes = mistakes_of(found, snapshot.ruleset());
  return problem_reply(problem_of(mistakes), language_, "no home is like this", mistakes);
}

}  // namespace holdfast::api
