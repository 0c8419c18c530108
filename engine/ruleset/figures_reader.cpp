#include "engine/ruleset/figures_reader.hpp"

#include <algorithm>

namespace holdfast {
namespace {

Steps<Quantity> read_quantities(RuleText& text, const Node& node, const std::string& pointer) {
  auto steps = read_steps<Quantity>(
      text.steps(), node, pointer, [&](const Node& value, const std::string& at) -> std::optional<Quantity> {
        const auto written = text.reader.text(value, at, "a figure");
        if (!written) return std::nullopt;
        const auto quantity = parse_quantity(*written);
        if (!quantity)
          text.reader.error(value, at, "not-a-figure", "expected a figure with its unit",
                            "write `$600`, `2 months`, `14 days`, `80%`, `4` or `unknown`");
        return quantity;
      });
  for (const auto& step : steps) text.need_source(node, step.pointer, step.backing, "");
  return steps;
}

// `local: {us/ny/albany: {value: 1, source: …}}`
void read_local(RuleText& text, const Node& node, const std::string& pointer, Figure& figure) {
  for (const auto& member : node.members) {
    const auto at = pointer_join(pointer, member.key.text);
    const auto place = text.context.places.find(member.key.text);
    if (!place || !text.context.places.within(*place, text.rule.place))
      text.reader.error(member.key, at, "unknown-place",
                        "no place `" + member.key.text + "` inside the rule's",
                        did_you_mean(member.key.text, text.context.places.paths()));
    auto steps = read_quantities(text, member.value, at);
    if (place && !steps.empty()) figure.local[*place] = std::move(steps);
  }
}

// `step: 0.01 months`: what a what-if moves the figure by. In the figure, or in the first of its steps.
std::optional<Quantity> take_step(RuleText& text, Node& figure, const std::string& pointer) {
  Node& holder = figure.is_sequence() && !figure.items.empty() ? figure.items.front() : figure;
  const Node* node = holder.find("step");
  if (node == nullptr) return std::nullopt;
  const auto quantity = node->is_scalar() ? parse_quantity(node->text) : std::nullopt;
  if (!quantity || quantity->unknown || quantity->units <= 0)
    text.reader.error(*node, pointer_join(pointer, "step"), "not-a-figure",
                      "expected by how much the figure moves, above nothing and with its unit",
                      "write `0.01 months` or `$1`");
  std::erase_if(holder.members, [](const Member& one) { return one.key.text == "step"; });
  return quantity;
}

// The unit, the scale and the range of all steps, here and in places of their own.
void set_type(RuleText& text, const Node& node, Figure& figure, const std::optional<Quantity>& grid) {
  std::vector<Step<Quantity>*> all;
  for (auto& step : figure.steps) all.push_back(&step);
  for (auto& local : figure.local)
    for (auto& step : local.second) all.push_back(&step);
  for (const auto* step : all)
    if (!step->value.unknown) {
      figure.type.base = step->value.unit;
      figure.type.scale = std::max(figure.type.scale, step->value.scale);
    }
  if (grid && grid->unit == figure.type.base) {
    figure.type.scale = std::max(figure.type.scale, grid->scale);
    figure.step = grid->units * power_of_ten(figure.type.scale - grid->scale);
  } else if (grid) {
    text.reader.error(node, "/figures/" + figure.name + "/step", "wrong-unit",
                      "a figure moves by its own unit");
  } else {
    figure.step = power_of_ten(figure.type.scale);  // one month, one dollar
  }
  bool first = true;
  for (auto* step : all) {
    auto& value = step->value;
    if (!value.unknown && value.unit != figure.type.base)
      text.reader.error(node, step->pointer, "wrong-unit", "the steps of a figure have one unit");
    value.units *= power_of_ten(figure.type.scale - value.scale);
    value.scale = figure.type.scale;
    const Int least = value.unknown ? 0 : value.units;
    const Int most = value.unknown ? greatest(figure.type.base, figure.type.scale) : value.units;
    figure.type.least = first ? least : std::min(figure.type.least, least);
    figure.type.most = first ? most : std::max(figure.type.most, most);
    first = false;
  }
}

}  // namespace

void read_figures(RuleText& text, Fields& top) {
  const Node* node = top.optional("figures");
  if (node == nullptr) return;
  for (const auto& member : node->members) {
    const auto pointer = pointer_join("/figures", member.key.text);
    Figure figure;
    figure.name = member.key.text;
    if (!plain_name(figure.name) || text.context.vocabulary.find(figure.name))
      text.reader.error(member.key, pointer, "bad-name", "`" + figure.name + "` is not a name of its own",
                        "names are lower_snake, and no fact has them");
    Node own = member.value;
    std::erase_if(own.members, [](const Member& one) { return one.key.text == "local"; });
    const auto grid = take_step(text, own, pointer);
    figure.steps = read_quantities(text, own, pointer);
    if (const Node* local = member.value.find("local"))
      read_local(text, *local, pointer_join(pointer, "local"), figure);
    if (figure.steps.empty()) {
      text.scope.add_broken(figure.name);
      continue;
    }
    set_type(text, member.value, figure, grid);
    Symbol symbol;
    symbol.kind = Symbol::Kind::figure;
    symbol.type = figure.type;
    text.scope.add(figure.name, symbol);
    text.rule.figures[figure.name] = std::move(figure);
  }
}

}  // namespace holdfast
