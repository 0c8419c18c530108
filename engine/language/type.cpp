#include "engine/language/type.hpp"

#include <array>

namespace holdfast {

std::string_view name(Type::Base base) {
  constexpr std::array<std::string_view, 14> names = {"yes_no",  "number", "money", "percent", "months",
                                                      "days",    "hours",  "date",  "time",    "one_of",
                                                      "some_of", "place",  "list",  "text"};
  static_assert(static_cast<std::size_t>(Type::Base::text) + 1 == names.size());
  return names[static_cast<std::size_t>(base)];
}

std::string describe(const Type& type) {
  switch (type.base) {
    case Type::Base::yes_no:
      return "yes or no";
    case Type::Base::number:
      return "a number";
    case Type::Base::money:
      return "an amount of money";
    case Type::Base::percent:
      return "a percentage";
    case Type::Base::months:
      return "a count of months";
    case Type::Base::days:
      return "a count of days";
    case Type::Base::hours:
      return "a count of hours";
    case Type::Base::date:
      return "a date";
    case Type::Base::time:
      return "a time";
    case Type::Base::one_of:
      return "a choice";
    case Type::Base::some_of:
      return "a set of choices";
    case Type::Base::place:
      return "a place";
    case Type::Base::list:
      return "a list";
    case Type::Base::text:
      return "text";
  }
  return "";
}

}  // namespace holdfast
