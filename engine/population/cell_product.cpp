#include "engine/population/cell_product.hpp"

#include "engine/base/decimal.hpp"

namespace holdfast {
namespace {

struct Ends {
  Decimal least;
  std::optional<Decimal> most;  // nothing: no end above
};

std::optional<Decimal> number(std::string_view text) {
  const auto read = parse_decimal(text);
  return read && read->units >= 0 ? read : std::nullopt;
}

bool says_nothing(std::string_view cell) { return cell.empty() || cell == "unknown" || cell == "declined"; }

std::optional<Ends> ends(std::string_view cell) {
  if (says_nothing(cell)) return Ends{};
  const auto dots = cell.find("..");
  if (dots == std::string_view::npos) {
    const auto value = number(cell);
    if (!value) return std::nullopt;
    return Ends{*value, value};
  }
  const auto low = cell.substr(0, dots);
  const auto high = cell.substr(dots + 2);
  const auto least = low.empty() ? std::optional(Decimal{}) : number(low);
  const auto most = high.empty() ? std::nullopt : number(high);
  if (!least || (low.empty() && high.empty()) || (!high.empty() && !most)) return std::nullopt;
  return Ends{*least, most};
}

std::optional<Decimal> product(const Decimal& one, const Decimal& other) {
  constexpr Int too_large = 1'000'000'000'000'000'000;
  Decimal made{one.units * other.units, one.scale + other.scale};
  while (made.scale > 0 && made.units % 10 == 0) {
    made.units /= 10;
    --made.scale;
  }
  if (made.units >= too_large) return std::nullopt;
  return made;
}

}  // namespace

std::optional<std::string> cell_product(std::string_view one, std::string_view other) {
  const auto left = ends(one);
  const auto right = ends(other);
  if (!left || !right) return std::nullopt;
  const auto nothing = [](const Ends& of) { return of.most && of.most->units == 0; };
  if (nothing(*left) || nothing(*right)) return "0";
  if (says_nothing(one) && says_nothing(other)) return std::string(one.empty() ? other : one);
  const auto least = product(left->least, right->least);
  if (!least) return std::nullopt;
  if (!left->most || !right->most) return least->units == 0 ? "unknown" : to_string(*least) + "..";
  const auto most = product(*left->most, *right->most);
  if (!most) return std::nullopt;
  return *least == *most ? to_string(*least) : to_string(*least) + ".." + to_string(*most);
}

}  // namespace holdfast
