// What the checks share, and the checks, one file for each kind. Inside this folder only.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/authoring/concern.hpp"
#include "engine/authoring/possible.hpp"
#include "engine/authoring/reformed.hpp"
#include "engine/authoring/rule_files.hpp"
#include "engine/authoring/witness_scenario.hpp"

namespace holdfast {

class Examination {
 public:
  Examination(const Plan& plan, const std::vector<SourceFile>& files, const std::set<std::string>& only)
      : plan_(plan),
        files_(files),
        reformed_(files),
        possible_(plan),
        witnesses_(plan, possible_),
        only_(only) {}

  const Plan& plan() const { return plan_; }
  const Ruleset& ruleset() const { return plan_.ruleset(); }
  // Those of which what they say by themselves is looked at.
  std::vector<std::reference_wrapper<const Rule>> rules() const;
  bool asks_all() const { return only_.empty(); }
  RuleFiles& files() { return files_; }
  Reformed& reformed() { return reformed_; }
  Possible& possible() { return possible_; }
  WitnessMaker& witnesses() { return witnesses_; }

  // The plan's parts of the rule; of those with one name, or of all.
  std::vector<const PlanPart*> parts_of(const Rule& rule, const std::string& part = "") const;

  struct Found {
    Severity severity = Severity::warning;
    std::string code;
    std::string file;
    std::string pointer;
    std::string message;
    std::string help;
  };
  void report(Diagnostic diagnostic) { concerns_.push_back({std::move(diagnostic), std::nullopt}); }
  void report(Found found, std::optional<WitnessScenario> witness = std::nullopt);
  Concerns take() { return std::move(concerns_); }

 private:
  const Plan& plan_;
  RuleFiles files_;
  Reformed reformed_;
  Possible possible_;
  WitnessMaker witnesses_;
  const std::set<std::string>& only_;
  Concerns concerns_;
};

// Whether a rule is in force, or may be, on some day of the stretch.
bool alive_on_some_day(const Rule& rule, const DayRange& days);
bool alive_on(const Rule& rule, Day day);

// Can it be so that each condition, exemption, deed, round and cap decides something?
void check_blocks(Examination& examination);
void check_exemptions(Examination& examination);
void check_relief(Examination& examination);
// What stands beside a limit, and each group of protected months.
void check_additions(Examination& examination);

// Days that lie outside the law's own, and stretches that leave a day out or meet.
void check_windows(Examination& examination);
// Figures that are not there on a day on which a rule reads them.
void check_gaps(Examination& examination);
// What is declared and nobody reads.
void check_unused(Examination& examination);
// Rules that cannot both be kept, or answer one question twice.
void check_contradictions(Examination& examination);
// Cases that are missing or fail, and sentences that were not translated.
void check_cases(Examination& examination);
void check_reforms(Examination& examination);
void check_translations(Examination& examination);

}  // namespace holdfast
