// The statements of a rule's file, in English words: a walk over its text, so that every key is told.
#pragma once

#include "engine/authoring/expression_words.hpp"
#include "engine/authoring/rule_words.hpp"

namespace holdfast {

class LawWords {
 public:
  // Keeps references. `rule` is the text of the rule's file.
  LawWords(const Ruleset& ruleset, const Node& rule)
      : ruleset_(ruleset), rule_(rule), expressions_(ruleset, rule) {}

  std::vector<Statement> law() const;
  std::vector<Statement> figures() const;
  std::vector<Statement> events() const;
  std::vector<DoubtWords> doubts() const;

  // A value that stands under `key`, in one line: `reach` of `must` as "at least: …".
  std::string value(std::string_view key, const Node& node) const;

 private:
  enum class Names { words, own };  // whether a name may be one of the language's, or is the author's own

  void tell(std::string_view key, const Node& node, int depth, Names names,
            std::vector<Statement>& out) const;
  void tell_steps(std::string_view key, const Node& node, int depth, Names names,
                  std::vector<Statement>& out) const;
  std::string scalar(std::string_view key, const Node& node) const;
  std::string ours(const std::string& path) const;

  const Ruleset& ruleset_;
  const Node& rule_;
  ExpressionWords expressions_;
};

// A day of law as it is written, in words: `earlier`, or {earliest, latest, likely, event}.
std::string day_in_words(const Node& node);

}  // namespace holdfast
