// The names that an expression in a file may use, and the reading of expressions from nodes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/language/expression.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {

class Vocabulary;

// Facts alone. Symbol::index is the fact's number in the vocabulary.
class FactScope : public Scope {
 public:
  explicit FactScope(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  std::optional<Symbol> find(std::string_view name) const override;
  std::vector<std::string> names() const override;
  // A name whose own text is mistaken: expressions that use it are not blamed.
  void add_broken(const std::string& name) { broken_.insert(name); }
  bool broken(std::string_view name) const;

 private:
  const Vocabulary& vocabulary_;
  std::set<std::string, std::less<>> broken_;
};

// Facts, and what a rule adds: figures, definitions, tables, governing_date, as_of.
class RuleScope : public FactScope {
 public:
  explicit RuleScope(const Vocabulary& vocabulary) : FactScope(vocabulary) {}
  std::optional<Symbol> find(std::string_view name) const override;
  std::vector<std::string> names() const override;
  void add(const std::string& name, Symbol symbol) { symbols_[name] = std::move(symbol); }

 private:
  std::map<std::string, Symbol, std::less<>> symbols_;
};

// The expression that stands at `node`, typed; errors point into its text. It must be of type `expected`.
std::optional<Expression> read_expression(Reader& reader, const Node& node, const std::string& pointer,
                                          const FactScope& scope, Type::Base expected);

}  // namespace holdfast
