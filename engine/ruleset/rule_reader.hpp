// One rule's or reform's file → Rule or Reform.
#pragma once

#include "engine/ruleset/ruleset.hpp"

namespace holdfast {

// What rules may refer to.
struct RuleContext {
  const Vocabulary& vocabulary;
  const Places& places;
  const std::vector<Table>& tables;
  const std::vector<CourtCalendar>& calendars;
};

// The rule's own text; a reading of it, or a reform's, which owe no sources of their own and have no cases. A
// reading has no doubts either.
enum class Whose { own, reading, reform };

// With mistakes, what could be read; the caller looks at `diagnostics`.
Rule read_rule(const Document& document, const RuleContext& context, Whose whose, Diagnostics& diagnostics);
// `ids` are those of all rules, by which a change finds its rule. A reform that stands outside the rules is
// an analyst's: it owes no history, no sources and no day on which it was checked.
enum class Stands { in_rules, outside };
Reform read_reform(const Document& document, const RuleContext& context, const std::vector<std::string>& ids,
                   Stands stands, Diagnostics& diagnostics);

}  // namespace holdfast
