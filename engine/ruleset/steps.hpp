// Reading what changed over time: one value, `{value: …, source: …}`, or a list of those, each but the first
// with the day `from` which it holds.
#pragma once

#include <functional>

#include "engine/ruleset/rule.hpp"

namespace holdfast {

// What a step's `from` may name besides a day: events of the rule's history.
struct StepContext {
  Reader& reader;
  const Sources& sources;
  const std::vector<Event>& history;
};

LawDay read_from(StepContext context, const Node& node, const std::string& pointer);

inline bool is_step(const Node& node) { return node.is_mapping() && node.find("value") != nullptr; }

// `read` makes a T of a value's node, or reports why not.
template <class T>
Steps<T> read_steps(StepContext context, const Node& node, const std::string& pointer,
                    const std::function<std::optional<T>(const Node&, const std::string&)>& read) {
  Steps<T> steps;
  const auto read_step = [&](const Node& item, const std::string& at) {
    Step<T> step;
    step.pointer = at;
    Fields fields(context.reader, item, at, "a value");
    const Node* value = fields.required("value");
    const Node* from = fields.optional("from");
    if (from != nullptr) step.from = read_from(context, *from, fields.at("from"));
    step.backing = read_backing(context.reader, fields, context.sources);
    fields.finish();
    if (from == nullptr && !steps.empty())
      context.reader.error(item, at, "missing-key", "each step but the first says `from` which day it holds");
    if (from != nullptr && steps.empty())
      context.reader.error(*from, fields.at("from"), "first-step-dated",
                           "the first step holds from the start", "leave its `from` out");
    if (from != nullptr && !steps.empty() && step.from.earliest <= steps.back().from.latest)
      context.reader.error(item, at, "out-of-order", "steps stand in the order of their days");
    if (value == nullptr) return;
    if (auto read_value = read(*value, fields.at("value"))) {
      step.value = std::move(*read_value);
      steps.push_back(std::move(step));
    }
  };
  if (node.is_sequence() && !node.items.empty() && is_step(node.items.front())) {
    for (std::size_t i = 0; i < node.items.size(); ++i)
      read_step(node.items[i], pointer_join(pointer, std::to_string(i)));
  } else if (is_step(node)) {
    read_step(node, pointer);
  } else if (auto value = read(node, pointer)) {
    steps.push_back({{}, std::move(*value), {}, pointer});
  }
  return steps;
}

}  // namespace holdfast
