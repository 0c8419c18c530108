// What one question asks for: a fact, or one column in a row of a list.
#pragma once

#include <string>
#include <vector>

#include "cli/interview.hpp"
#include "engine/determination/words.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast::cli {

struct Question {
  std::string name;  // below `facts` and `values` in the texts: "bedrooms", "court_papers.served_on"
  Type type;
  std::vector<std::string> values;  // one_of, some_of
  std::string kind;                 // below `ask.hints` and `ask.refused`: "money", "day", "month"
  bool need_not_answer = false;     // it is said that it may be skipped
  bool may_lie_ahead = false;       // an event that may be planned

  bool is_event() const { return type.base == Type::Base::date || type.base == Type::Base::time; }
};

Question question_of(const Fact& fact);
Question question_of(const Fact& list, const RowField& column);

// The words of one of its values.
std::string value_words(const Words& words, const Question& question, const std::string& value);

// "1  apartment", in a list of choices.
std::string choice_line(std::size_t number, const std::string& name);

// A sentence for a person whose answer was refused, without the answer.
std::string refusal(const Words& words, const Question& question);
std::string refusal(const Words& words, const Question& question, const Objection& objection);

}  // namespace holdfast::cli
