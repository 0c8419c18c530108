// One change that a reform makes, in the words of its file; what it comes to is seen where it is laid in
// (amending.hpp).
#pragma once

#include <string>
#include <vector>

#include "engine/ruleset/fields.hpp"

namespace holdfast {

struct ReformChange {
  enum class Kind {
    change,  // the rule says something else
    copy,    // another rule says what it says, and something else
    add,     // a rule of its own
    remove,  // the rule is not there
  };
  Kind kind = Kind::change;
  std::string rule;  // changed, copied, removed; of `add`, its own id
  std::string as;    // of `copy`: the new rule's id
  DayRange days;     // governing days on which it counts
  Node set;          // paths -> what they say instead, or `left_out`
  Node scale;        // paths of figures -> percent of what they are
  Node add;          // paths -> what is new there; of Kind::add, the rule itself
  Node text;         // language -> key within the rule's texts -> sentence
  const Node* at = nullptr;
  std::string pointer;
};

// `changes` of a reform's document, which outlives them. Mistakes of form are reported.
std::vector<ReformChange> read_changes(Reader& reader, const Node& changes, const std::string& pointer);

}  // namespace holdfast
