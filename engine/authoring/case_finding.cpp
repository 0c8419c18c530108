#include "engine/authoring/case_finding.hpp"

namespace holdfast {
namespace {

bool helps_more(Outcome a, Outcome b) {
  const auto rank = [](Outcome outcome) {
    return outcome == Outcome::needs_review ? static_cast<int>(Outcome::may_apply) + 1
           : outcome > Outcome::may_apply   ? static_cast<int>(outcome) + 1
                                            : static_cast<int>(outcome);
  };
  return rank(a) < rank(b);
}

}  // namespace

const Finding* finding_of(const Determination& determination, const std::string& rule,
                          const std::string& part) {
  const Finding* best = nullptr;
  for (const auto& finding : determination.findings)
    if (finding.rule == rule && finding.part == part &&
        (best == nullptr || (finding.stage && helps_more(finding.outcome, best->outcome))))
      best = &finding;
  return best;
}

const Finding* main_finding(const Determination& determination, const Rule& rule) {
  return finding_of(determination, rule.id, rule.parts.front().name);
}

}  // namespace holdfast
