// Small defects laid into a rule's text, one at a time: an operator turned, a figure or a day off by one, a
// condition dropped. Whoever keeps the rule's cases wants each of them caught.
#pragma once

#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace holdfast {

// One defect. `what` says it in a few words: "`must: exceed` read as `reach`", "`hotel` dropped".
struct Mutant {
  std::string pointer;  // what it changes in the rule's file
  int line = 0;
  std::string what;
  Node root;  // the rule's text with the defect
};

// In the order of the text. Defects lie in what computes: the history, figures, windows, conditions, limits,
// consequences and doubts; not in cases, sources, words, nor in what is only for people who read the rule.
//
// What moves by one: money by a cent; another figure by one of its last written digit (`80%` by a point, `0.5
// months` by a tenth); a count of days by a day; a day by a day, a month by a month, a time by a minute. A
// date of the history that may lie anywhere between two days is moved at each end.
std::vector<Mutant> mutants(const Document& rule);

}  // namespace holdfast
