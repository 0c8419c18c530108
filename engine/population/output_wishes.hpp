// The `output` of a map: what to write of each row, in the map's own words.
//
//   - {name: id, copy: CASE}
//   - {name: barred, applies: us/dc/rent-threshold}
//   - {name: award, amount: award, of: us/dc/emergency-rental-assistance, otherwise: "0.00"}
//   - {name: overall, first_of: [{barred: [RULE, RULE]}, {relief: [RULE]}], otherwise: none}
//   - {name: due, column: next_deadline}
#pragma once

#include "engine/population/output_plan.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {

OutputPlan read_output_wishes(Reader& reader, const Node& node, const Ruleset& ruleset);

}  // namespace holdfast
