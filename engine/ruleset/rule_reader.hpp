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

// With mistakes, what could be read; the caller looks at `diagnostics`.
Rule read_rule(const Document& document, const RuleContext& context, Diagnostics& diagnostics);
Reform read_reform(const Document& document, const RuleContext& context,
                   const std::vector<std::string>& rule_ids, Diagnostics& diagnostics);

}  // namespace holdfast
