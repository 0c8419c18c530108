#include "engine/ruleset/scope.hpp"

#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {

std::optional<Symbol> FactScope::find(std::string_view name) const {
  const auto index = vocabulary_.find(name);
  if (!index) return std::nullopt;
  Symbol symbol;
  symbol.kind = Symbol::Kind::fact;
  symbol.index = *index;
  const auto& fact = vocabulary_.fact(*index);
  symbol.type = fact.type;
  symbol.most_rows = fact.most_rows;
  if (fact.most_rows > 0)
    for (const auto& field : fact.row) symbol.columns.emplace_back(field.name, field.type());
  return symbol;
}

std::vector<std::string> FactScope::names() const { return vocabulary_.names(); }

bool FactScope::broken(std::string_view name) const {
  return broken_.count(name) != 0 || vocabulary_.broken(name);
}

std::optional<Symbol> RuleScope::find(std::string_view name) const {
  const auto found = symbols_.find(name);
  if (found != symbols_.end()) return found->second;
  return FactScope::find(name);
}

std::vector<std::string> RuleScope::names() const {
  auto names = FactScope::names();
  for (const auto& entry : symbols_) names.push_back(entry.first);
  return names;
}

std::optional<Expression> read_expression(Reader& reader, const Node& node, const std::string& pointer,
                                          const FactScope& scope, Type::Base expected) {
  const auto source = reader.text(node, pointer, "an expression");
  if (!source) return std::nullopt;
  auto parsed = parse_expression(*source);
  auto errors = std::move(parsed.errors);
  if (errors.empty()) errors = check(parsed.expression, scope);
  for (auto& mistake : errors) {
    const auto name = std::string_view(*source).substr(static_cast<std::size_t>(mistake.offset),
                                                       static_cast<std::size_t>(mistake.length));
    if (mistake.code == "unknown-name" && scope.broken(name)) continue;
    Node place = node;
    place.column += mistake.offset + (node.quoted ? 1 : 0);
    place.length = mistake.length;
    reader.error(place, pointer, std::move(mistake.code), std::move(mistake.message),
                 std::move(mistake.help));
  }
  if (!errors.empty()) return std::nullopt;
  if (parsed.expression.type.base != expected) {
    Type wanted;
    wanted.base = expected;
    reader.error(node, pointer, "wrong-type",
                 "expected " + describe(wanted) + ", found " + describe(parsed.expression.type));
    return std::nullopt;
  }
  return std::move(parsed.expression);
}

}  // namespace holdfast
