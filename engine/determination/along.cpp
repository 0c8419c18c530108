#include "engine/determination/along.hpp"

#include <algorithm>

namespace holdfast {

std::optional<Along> find_along(const Ruleset& ruleset, std::string_view name) {
  Along along;
  along.name = std::string(name);
  if (name == "as_of") {
    along.kind = Along::Kind::day;
    along.type.base = Type::Base::date;
    along.type.least = first_day;
    along.type.most = last_day;
    return along;
  }
  if (const auto fact = ruleset.vocabulary.find(name)) {
    along.type = ruleset.vocabulary.fact(*fact).type;
    if (ruleset.vocabulary.fact(*fact).hidden || along.type.base == Type::Base::list) return std::nullopt;
    return along;
  }
  const auto slash = name.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const Rule* rule = ruleset.find_rule(name.substr(0, slash));
  if (rule == nullptr) return std::nullopt;
  const auto found = rule->figures.find(std::string(name.substr(slash + 1)));
  if (found == rule->figures.end() || !found->second.type.numeric()) return std::nullopt;
  along.kind = Along::Kind::figure;
  along.type = found->second.type;
  along.step = found->second.step;
  // As far as from nothing to twice the law's own, unless somebody asks for more.
  along.type.least = 0;
  along.type.most = 2 * std::max(found->second.type.most, along.step);
  return along;
}

std::string written(const Ruleset& ruleset, const Along& along, Int end) {
  const auto& type = along.type;
  const auto number = [&](const char* one, const char* many) {
    std::string digits = to_string(Decimal{end, type.scale});
    if (digits.find('.') != std::string::npos) {
      digits.erase(digits.find_last_not_of('0') + 1);
      if (digits.back() == '.') digits.pop_back();
    }
    return digits + (along.kind == Along::Kind::figure ? (digits == "1" ? one : many) : "");
  };
  switch (type.base) {
    case Type::Base::yes_no:
      return end == 0 ? "false" : "true";
    case Type::Base::one_of:
    case Type::Base::some_of:
      return end < 0 ? "" : (*type.values)[static_cast<std::size_t>(end)];
    case Type::Base::place:
      return ruleset.places.entry(static_cast<int>(end)).path;
    case Type::Base::date:
      return to_string(static_cast<Day>(end));
    case Type::Base::time:
      return minute_to_string(static_cast<Minute>(end));
    case Type::Base::money:
      return (along.kind == Along::Kind::figure ? "$" : "") + to_string(Decimal{end, type.scale});
    case Type::Base::percent:
      return percent_to_string(end);
    case Type::Base::months:
      return number(" month", " months");
    case Type::Base::days:
      return number(" day", " days");
    case Type::Base::hours:
      return number(" hour", " hours");
    default:
      return number("", "");
  }
}

}  // namespace holdfast
