// An expression of a rule in English words, for a reader who knows law and not the language of rules:
// `homes <= few` is "number of homes is at most 2". What the words leave open, the expression as written
// says.
#pragma once

#include <string>
#include <string_view>

#include "engine/language/expression.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// `rent_owed` as "rent owed": what a fact is called in the texts, else its name with spaces.
std::string fact_in_words(const Ruleset& ruleset, std::string_view fact);

// A value of a fact as the texts call it: `nonpayment` of `eviction_grounds` as "unpaid rent".
std::string value_in_words(const Ruleset& ruleset, std::string_view fact, std::string_view value);

// A name of the file's as words: underscores are spaces.
std::string spaced(std::string_view name);

class ExpressionWords {
 public:
  // Keeps references. `rule` is the text of the rule's file, for its figures.
  ExpressionWords(const Ruleset& ruleset, const Node& rule) : ruleset_(ruleset), rule_(rule) {}

  // "" where it is no expression.
  std::string of(std::string_view written) const;

 private:
  std::string say(const Expression& expression) const;
  std::string inner(
      const Expression& expression) const;               // in brackets where it would run into its neighbours
  std::string side(const Expression& expression) const;  // of a comparison
  bool is_day(const Expression& expression) const;
  std::string name(const std::string& name) const;
  static std::string figure(const std::string& name, const Node& node);
  std::string call(const Expression& expression) const;
  std::string compared(const Expression& expression, std::string_view words) const;
  std::string joined(const Expression& expression, std::string_view word) const;
  std::string value(const Expression& of, const Expression& value) const;

  const Ruleset& ruleset_;
  const Node& rule_;
};

}  // namespace holdfast
