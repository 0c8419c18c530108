#include "engine/authoring/examine.hpp"

#include <algorithm>
#include <tuple>

#include "engine/authoring/examination.hpp"

namespace holdfast {

std::vector<std::reference_wrapper<const Rule>> Examination::rules() const {
  std::vector<std::reference_wrapper<const Rule>> some;
  for (const auto& rule : ruleset().rules)
    if (only_.empty() || only_.count(rule.id) != 0) some.emplace_back(rule);
  return some;
}

std::vector<const PlanPart*> Examination::parts_of(const Rule& rule, const std::string& part) const {
  std::vector<const PlanPart*> some;
  for (const auto& one : plan_.parts())
    if (one.rule == &rule && (part.empty() || rule.parts[static_cast<std::size_t>(one.part)].name == part))
      some.push_back(&one);
  return some;
}

void Examination::report(Found found, std::optional<WitnessScenario> witness) {
  concerns_.push_back({files_.at(found.file, found.pointer, found.severity, std::move(found.code),
                                 std::move(found.message), std::move(found.help)),
                       std::move(witness)});
}

bool alive_on_some_day(const Rule& rule, const DayRange& days) {
  for (const auto& span : status_spans(rule.history))
    if ((span.status == Status::in_force || span.status == Status::unsure) && span.days.first <= days.last &&
        days.first <= span.days.last)
      return true;
  return false;
}

bool alive_on(const Rule& rule, Day day) { return alive_on_some_day(rule, {day, day}); }

Examined examine(const Plan& plan, const std::vector<SourceFile>& files, const std::set<std::string>& only) {
  Examination examination(plan, files, only);
  check_blocks(examination);
  check_exemptions(examination);
  check_relief(examination);
  check_additions(examination);
  check_windows(examination);
  check_gaps(examination);
  check_unused(examination);
  check_contradictions(examination);
  check_reforms(examination);
  check_cases(examination);
  check_translations(examination);
  auto concerns = examination.take();
  std::stable_sort(concerns.begin(), concerns.end(), [](const Concern& a, const Concern& b) {
    const auto key = [](const Concern& one) {
      return std::tie(one.diagnostic.span.file, one.diagnostic.span.line, one.diagnostic.span.column);
    };
    return key(a) < key(b);
  });
  return {std::move(concerns), examination.possible().undecided()};
}

}  // namespace holdfast
