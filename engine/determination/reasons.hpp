// Why: one edition of one part, over a scenario's box, as a tree of reasons. The evaluator already holds the
// values; nothing is computed twice.
#pragma once

#include "engine/determination/determination.hpp"
#include "engine/evaluate/evaluator.hpp"

namespace holdfast {

// What one edition rests on, gathered while its reasons are made.
struct Grounding {
  std::string confidence;       // the least of all
  std::vector<Source> sources;  // each once, in the order met
  std::vector<std::string> not_verified;
  std::vector<Gap> gaps;  // gaps of the law that some completion meets
};

Reason explain(const Plan& plan, const Edition& edition, Evaluator& evaluator, Grounding& grounding);

// A node's amount over the box; ends that only a limit sets are left open.
AmountRange amount_range(const Value& value, Type::Base base, int scale);

void add_source(const Sources& sources, const std::string& id, Grounding& grounding);

}  // namespace holdfast
