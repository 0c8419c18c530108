#include "engine/language/functions.hpp"

namespace holdfast {

const std::vector<FunctionEntry>& functions() {
  // In the order of `Function`.
  static const std::vector<FunctionEntry> table = {
      {"min", 1, -1, "min(amount, amount, ...): amount", "The least of its arguments."},
      {"max", 1, -1, "max(amount, amount, ...): amount", "The greatest of its arguments."},
      {"abs", 1, 1, "abs(amount): amount", "The amount without its sign."},
      {"floor", 1, 1, "floor(amount): amount", "The greatest whole number that is not above it."},
      {"ceiling", 1, 1, "ceiling(amount): amount", "The least whole number that is not below it."},
      {"round", 3, 3, "round(amount, places, mode): amount",
       "Rounded to `places` digits after the point; mode is \"half_up\", \"half_even\", \"up\" or \"down\". "
       "The amount may be "
       "a quotient."},
      {"happened", 1, 1, "happened(date): yes or no", "Whether the event has happened."},
      {"not", 1, 1, "not(condition): yes or no", "True when the condition is false."},
      {"day", 1, 1, "day(time): date", "The day of a time."},
      {"sum", 1, 1, "sum(list[condition].column): amount", "The sum of a column over the rows that fit."},
      {"count", 1, 1, "count(list[condition]): number", "How many rows fit."},
  };
  return table;
}

const FunctionEntry* find_function(std::string_view name, Function* which) {
  const auto& table = functions();
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].name == name) {
      *which = static_cast<Function>(i);
      return &table[i];
    }
  return nullptr;
}

}  // namespace holdfast
