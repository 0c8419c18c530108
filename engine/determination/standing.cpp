#include "engine/determination/standing.hpp"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int not_law = 4;

// A month of which the rule does not speak.
bool outside(const Finding& finding) {
  return finding.subject == "month" && finding.outcome == Outcome::does_not_apply &&
         std::all_of(finding.reasons.begin(), finding.reasons.end(), [](const Reason& edition) {
           return edition.because.back().id == "month_outside" || edition.because.size() == 1;
         });
}

}  // namespace

int rank(Outcome outcome) {
  switch (outcome) {
    case Outcome::applies:
      return 0;
    case Outcome::may_apply:
      return 1;
    case Outcome::needs_review:
      return 2;
    case Outcome::does_not_apply:
      return 3;
    default:
      return not_law;
  }
}

bool in_force(const Finding& finding) {
  return rank(finding.outcome) < not_law && !finding.long_over && !outside(finding);
}

bool only_long_over(const Determination& determination, const StageAnswer& stage) {
  if (stage.barred != Barred::unknown) return false;
  return std::all_of(stage.by.begin(), stage.by.end(), [&](const std::string& rule) {
    return std::any_of(determination.findings.begin(), determination.findings.end(),
                       [&](const Finding& one) { return one.rule == rule && one.long_over; });
  });
}

}  // namespace holdfast
