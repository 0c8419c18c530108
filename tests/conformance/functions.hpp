// The functions of FEEL that the suite is run with. A mistaken argument makes null.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "tests/conformance/value.hpp"

namespace holdfast::conformance {

// One way to call a function: its parameters in order, the last ones of which may be left out.
struct Parameters {
  std::vector<std::string_view> names;
  std::size_t needed = 0;
};

struct BuiltIn {
  std::string_view name;
  std::vector<Parameters> ways;
  // Takes one list, or the items of one as arguments; `ways` is then for `list:`.
  bool items = false;
  // As many arguments as one of the ways has; of `items`: the list.
  Value (*apply)(const List& arguments) = nullptr;
};

// By what they are about, each in a file of its own.
std::span<const BuiltIn> number_functions();
std::span<const BuiltIn> text_functions();
std::span<const BuiltIn> list_functions();
std::span<const BuiltIn> calendar_functions();

const BuiltIn* find_built_in(std::string_view name);

struct Argument {
  std::string name;  // "" where it is told apart by its place
  Value value;
};

Value call(const BuiltIn& function, const std::vector<Argument>& arguments);

}  // namespace holdfast::conformance
