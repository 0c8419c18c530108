#include "tests/conformance/functions.hpp"

#include <algorithm>

namespace holdfast::conformance {
namespace {

// The arguments in the order of the parameters; nothing when they do not fit.
std::optional<List> placed(const Parameters& way, const std::vector<Argument>& arguments) {
  if (arguments.size() < way.needed || arguments.size() > way.names.size()) return std::nullopt;
  List values(arguments.size());
  std::vector<bool> filled(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::size_t place = i;
    if (!arguments[i].name.empty()) {
      const auto found = std::find(way.names.begin(), way.names.end(), arguments[i].name);
      place = static_cast<std::size_t>(found - way.names.begin());
    }
    if (place >= values.size() || filled[place]) return std::nullopt;
    filled[place] = true;
    values[place] = arguments[i].value;
  }
  return values;
}

std::optional<List> placed_items(const std::vector<Argument>& arguments) {
  if (arguments.empty()) return std::nullopt;
  if (arguments.size() == 1) {
    const auto& only = arguments.front();
    if (!only.name.empty() && only.name != "list") return std::nullopt;
    if (const auto* list = only.value.as<List>()) return *list;
    if (!only.name.empty() || only.value.null()) return std::nullopt;
  }
  List items;
  for (const auto& argument : arguments) {
    if (!argument.name.empty() && arguments.size() > 1) return std::nullopt;
    items.push_back(argument.value);
  }
  return items;
}

}  // namespace

const BuiltIn* find_built_in(std::string_view name) {
  for (const auto& group : {number_functions(), text_functions(), list_functions(), calendar_functions()})
    for (const auto& function : group)
      if (function.name == name) return &function;
  return nullptr;
}

Value call(const BuiltIn& function, const std::vector<Argument>& arguments) {
  if (function.items) {
    const auto items = placed_items(arguments);
    return items ? function.apply(*items) : Value{};
  }
  for (const auto& way : function.ways)
    if (const auto values = placed(way, arguments)) return function.apply(*values);
  return {};
}

}  // namespace holdfast::conformance
