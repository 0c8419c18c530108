#include "tests/conformance/arithmetic.hpp"
#include "tests/conformance/functions.hpp"

namespace holdfast::conformance {
namespace {

Value opposite(const List& arguments) {
  const auto* truth = arguments[0].as<bool>();
  return truth == nullptr ? Value{} : value_of(!*truth);
}

// `all` is settled by a false, `any` by a true; what is neither makes null unless it is settled.
template <bool settling>
Value every(const List& items) {
  bool strange = false;
  for (const auto& item : items) {
    const auto* truth = item.as<bool>();
    if (truth != nullptr && *truth == settling) return value_of(settling);
    strange = strange || truth == nullptr;
  }
  return strange ? Value{} : value_of(!settling);
}

// The least with -1, the greatest with 1.
template <int sign>
Value extreme(const List& items) {
  if (items.empty()) return {};
  Value best = items.front();
  for (const auto& item : items) {
    const auto order = compare(item, best);
    if (!order) return {};
    if (*order * sign > 0) best = item;
  }
  return best;
}

Value sum(const List& items) {
  if (items.empty()) return {};
  Value total = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) total = add(total, items[i]);
  const bool sums =
      total.as<Number>() != nullptr || total.as<Days>() != nullptr || total.as<Months>() != nullptr;
  return sums ? total : Value{};
}

Value product(const List& items) {
  if (items.empty()) return {};
  Value total = value_of(Number(1));
  for (const auto& item : items) total = multiply(total, item);
  return total.as<Number>() != nullptr ? total : Value{};
}

Value mean(const List& items) { return divide(sum(items), value_of(Number(static_cast<Int>(items.size())))); }

Value count(const List& arguments) {
  const auto* list = arguments[0].as<List>();
  if (list != nullptr) return value_of(Number(static_cast<Int>(list->size())));
  return arguments[0].null() ? Value{} : value_of(Number(1));
}

Value list_contains(const List& arguments) {
  const auto* list = arguments[0].as<List>();
  if (list == nullptr) return {};
  for (const auto& item : *list)
    if (equal(item, arguments[1]).value_or(false)) return value_of(true);
  return value_of(false);
}

}  // namespace

std::span<const BuiltIn> list_functions() {
  static const std::vector<Parameters> list = {{{"list"}, 1}};
  static const std::vector<BuiltIn> all = {
      {"not", {{{"negand"}, 1}}, false, opposite},
      {"all", list, true, every<false>},
      {"any", list, true, every<true>},
      {"min", list, true, extreme<-1>},
      {"max", list, true, extreme<1>},
      {"sum", list, true, sum},
      {"product", list, true, product},
      {"mean", list, true, mean},
      {"count", list, false, count},
      {"list contains", {{{"list", "element"}, 2}}, false, list_contains},
  };
  return all;
}

}  // namespace holdfast::conformance
