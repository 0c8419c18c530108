#include "engine/ruleset/laying.hpp"

#include <algorithm>
#include <functional>

#include "engine/ruleset/history.hpp"
#include "engine/ruleset/overlay.hpp"
#include "engine/ruleset/quantity.hpp"

namespace holdfast {
namespace {

// The names of sources that a value cites.
void each_citation(Node& node, const std::function<void(Node&)>& use) {
  for (auto& member : node.members) {
    if (member.key.text == "source" && member.value.is_scalar()) use(member.value);
    if (member.key.text == "sources")
      for (auto& item : member.value.items) use(item);
    each_citation(member.value, use);
  }
  for (auto& item : node.items) each_citation(item, use);
}

void bring_sources(Node& root, const Node& sources, Node& values) {
  Node* own = find_path(root, "sources");
  if (own == nullptr) return;
  each_citation(values, [&](Node& citation) {
    const Node* theirs = sources.find(citation.text);
    if (theirs == nullptr) return;
    const Node* ours = own->find(citation.text);
    if (ours != nullptr && same_text(*ours, *theirs)) return;
    Node key = citation;
    if (ours != nullptr) key.text = citation.text = "reform-" + citation.text;
    if (own->find(key.text) == nullptr) own->members.push_back({key, *theirs});
  });
}

// Each value of a figure: the scalar itself, its `value`, or those of its steps.
void each_value(Node& node, const std::function<void(Node&)>& use) {
  if (node.is_scalar()) return use(node);
  if (node.is_sequence()) {
    for (auto& item : node.items) each_value(item, use);
  } else if (Node* value = find_path(node, "value")) {
    each_value(*value, use);
  }
}

// The unit of a figure's first value.
std::optional<Type::Base> unit_of(const Node& figure) {
  std::optional<Type::Base> unit;
  Node values = figure;
  each_value(values, [&](Node& value) {
    const auto quantity = parse_quantity(value.text);
    if (!unit && quantity && !quantity->unknown) unit = quantity->unit;
  });
  return unit;
}

// A figure keeps its unit: expressions are written for it.
void check_units(Reader& reader, const Node& root, const Node& set, const std::string& pointer) {
  const Node* figures = root.find("figures");
  for (const auto& one : set.members) {
    constexpr std::string_view under = "figures.";
    const Node* figure = figures != nullptr && one.key.text.starts_with(under)
                             ? figures->find(std::string_view(one.key.text).substr(under.size()))
                             : nullptr;
    const auto ours = figure == nullptr ? std::nullopt : unit_of(*figure);
    const auto theirs = unit_of(one.value);
    if (!ours || !theirs || *ours == *theirs) continue;
    Type unit;
    unit.base = *ours;
    reader.error(one.value, pointer_join(pointer, one.key.text), "wrong-unit",
                 "`" + one.key.text + "` is " + describe(unit));
  }
}

void scale(Reader& reader, Node& root, const Member& one, const std::string& pointer) {
  Node* node = find_path(root, one.key.text);
  const auto percent = one.value.is_scalar() ? parse_quantity(one.value.text) : std::nullopt;
  if (node == nullptr) {
    std::vector<std::string> known;
    if (const Node* figures = root.find("figures"))
      for (const auto& member : figures->members) known.push_back("figures." + member.key.text);
    reader.error(one.key, pointer, "unknown-path", "the rule has no `" + one.key.text + "` to change here",
                 did_you_mean(one.key.text, known));
    return;
  }
  if (!percent || percent->unit != Type::Base::percent || percent->unknown) {
    reader.error(one.value, pointer, "wrong-unit", "a figure is scaled by a percent of what it is",
                 "write it like `120%`");
    return;
  }
  bool any = false;
  each_value(*node, [&](Node& value) {
    any = true;
    const auto quantity = parse_quantity(value.text);
    const auto made = quantity ? scaled(*quantity, *percent) : std::nullopt;
    if (!made)
      reader.error(one.value, pointer, "not-exact", "`" + value.text + "` cannot be scaled so exactly",
                   "set the figure instead");
    else if (made->units < 0 || made->units > greatest(made->unit, made->scale))
      reader.error(one.value, pointer, "out-of-range", "`" + value.text + "` would be " + written(*made));
    else
      value.text = written(*made);
  });
  if (!any)
    reader.error(one.key, pointer, "not-a-figure", "`" + one.key.text + "` is no figure that can be scaled");
}

void add_new(Reader& reader, Node& root, const Member& one, const std::string& pointer) {
  const auto dot = one.key.text.rfind('.');
  const auto name = one.key.text.substr(dot == std::string::npos ? 0 : dot + 1);
  Node* holder = dot == std::string::npos ? &root : find_path(root, one.key.text.substr(0, dot));
  Node key = one.key;
  key.text = name;
  // A rule without exemptions, figures or definitions may get its first.
  const bool first = holder == nullptr && one.key.text.find('.') == dot;
  if (first) {
    Node block = one.key;
    block.text = one.key.text.substr(0, dot);
    Node empty;
    empty.kind = Node::Kind::mapping;
    root.members.push_back({block, std::move(empty)});
    holder = &root.members.back().value;
  }
  if (holder == nullptr || !holder->is_mapping())
    reader.error(one.key, pointer, "unknown-path",
                 "the rule has nothing at `" + one.key.text.substr(0, dot) + "`");
  else if (holder->find(name) != nullptr)
    reader.error(one.key, pointer, "there-already", "the rule has `" + one.key.text + "` already",
                 "change it under `set`");
  else
    holder->members.push_back({key, one.value});
}

}  // namespace

void mark_origin(Node& node, int origin) {
  node.origin = origin;
  for (auto& item : node.items) mark_origin(item, origin);
  for (auto& member : node.members) {
    mark_origin(member.key, origin);
    mark_origin(member.value, origin);
  }
}

void lay(Document& rule, ReformChange change, const Node& sources,
         const std::vector<std::string>& table_names, std::map<std::string, std::string>& table_editions,
         Diagnostics& diagnostics) {
  Reader reader(rule, diagnostics);
  bring_sources(rule.root, sources, change.set);
  bring_sources(rule.root, sources, change.add);
  std::erase_if(change.set.members, [](const Member& one) { return one.key.text == "status"; });
  check_units(reader, rule.root, change.set, change.pointer + "/set");
  Overlay overlay{std::move(rule.root), std::move(table_editions)};
  apply_changes(reader, change.set, change.pointer + "/set", "", table_names, overlay);
  for (const auto& one : change.scale.members)
    scale(reader, overlay.root, one, pointer_join(change.pointer + "/scale", one.key.text));
  for (const auto& one : change.add.members)
    add_new(reader, overlay.root, one, pointer_join(change.pointer + "/add", one.key.text));
  rule.root = std::move(overlay.root);
  table_editions = std::move(overlay.table_editions);
}

void set_status(Node& root, const Node& event, const DayRange& days, const std::string& why) {
  Node* history = find_path(root, "history");
  if (history == nullptr) return;
  std::erase_if(history->items, [](const Node& item) {
    const Node* type = item.find("event");
    return type == nullptr || switches(type->text);
  });
  const bool on = switches_on(event.text);
  if (!on && days.first == first_day) return;  // it never was law
  const auto from = days.first == first_day ? std::string("earlier") : to_string(days.first);
  auto first = status_event(event, event, from, why);
  if (on && days.last < last_day) {
    Node key = event;
    Node through = event;
    key.text = "through";
    through.text = to_string(days.last);
    first.members.push_back({std::move(key), std::move(through)});
  }
  insert_event(*history, std::move(first));
}

}  // namespace holdfast
