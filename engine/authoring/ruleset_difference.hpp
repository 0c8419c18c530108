// What changed between two rulesets, or between what one had on record on two days: in words, and for each
// change a scenario that is answered differently on its account, or the proof that none is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/text_difference.hpp"
#include "engine/plan/plan.hpp"

namespace holdfast {

// One of the two. Its files have loaded, as of `known_on`.
struct RulesetSide {
  std::vector<SourceFile> files;
  std::optional<Day> known_on;
};

struct LawChange {
  enum class Kind {
    rule_added,
    rule_removed,
    proposal_added,
    proposal_removed,
    figures_added,  // of a table
    figures_removed,
    figures_changed,
    figure,
    window,
    status,
    operator_,
    condition,
    exemption,
    effect,
    doubt,
    other,
  };
  enum class Verdict {
    shown,         // the witness is answered differently
    none,          // proved: no home is answered differently on its account
    not_found,     // no home was found, and not every one was tried
    not_by_itself  // it cannot be told apart from other changes of the rule
  };
  Kind kind = Kind::other;
  std::string of;      // the rule's or proposal's id, or the table's name
  std::string file;    // where it stands: in the newer side, or, of what is gone, in the older
  int line = 0;        // 0: the whole file
  std::string at;      // JSON Pointer; "" for all of it
  std::string before;  // as it is written, on one line; "" where it was not there
  std::string after;
  Verdict verdict = Verdict::not_found;
  std::string shown_by;              // the rule that answers differently; mostly `of`
  std::string witness;               // a scenario file; "" for none
  std::vector<std::string> answers;  // what is told differently: "outcome: applies -> may_apply"
};
std::string_view name(LawChange::Kind kind);        // "rule_added", "operator"
std::string_view name(LawChange::Verdict verdict);  // "not_by_itself"

struct RulesetDifference {
  std::vector<LawChange> changes;        // rules by id, each in the order of its text; then tables
  std::vector<std::string> other_files;  // that differ, and are no law: words, places, facts, calendars
  std::vector<std::string>
      other_text;  // rules of which only what computes nothing differs: sources, notes, cases
};

RulesetDifference difference(const RulesetSide& before, const RulesetSide& after);

}  // namespace holdfast
