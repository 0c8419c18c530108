// Which branches and boundaries of a rule its own cases visit. A case visits what is certain in it: a fact
// that it leaves open visits nothing on its own.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/coverage_items.hpp"
#include "engine/authoring/rule_documents.hpp"
#include "engine/evaluate/explore.hpp"

namespace holdfast {

struct Missing {
  CoverageItem item;
  int line = 0;  // in the rule's file
};

struct RuleCoverage {
  std::string rule;
  std::string file;
  std::size_t visited = 0;
  std::size_t total = 0;         // items that some completion visits
  std::vector<Missing> missing;  // in the order of the file
};

// Of one rule's items: which its cases visit, and which some completion does.
class CoverageMap {
 public:
  // `plan` becomes one with more nodes; it outlives the map.
  CoverageMap(Plan& plan, const Rule& rule);

  const std::vector<CoverageItem>& items() const { return items_; }
  // By item, whether the scenario visits it.
  std::vector<bool> visits(const Scenario& scenario, Explorer& explorer) const;
  bool possible(const CoverageItem& item, Explorer& explorer) const;

 private:
  const Plan& plan_;
  const Rule& rule_;
  std::vector<CoverageItem> items_;
};

// Where the search for a completion gives up, nothing is demanded: an item may be left out, none is made up.
RuleCoverage measure_coverage(const Ruleset& ruleset, const RuleDocuments& files, const Rule& rule);

}  // namespace holdfast
