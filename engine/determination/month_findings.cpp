#include "engine/determination/month_findings.hpp"

#include <algorithm>
#include <numeric>

#include "engine/evaluate/rent_months.hpp"

namespace holdfast {
namespace {

constexpr std::size_t month_column = 0;
constexpr std::size_t due_column = 1;

// What is still owed for the month: never less than nothing.
AmountRange owed(const AmountRange& due, const Received& received) {
  AmountRange range;
  const auto rest = [](Int all, Int paid) { return all > paid ? all - paid : 0; };
  if (due.at_least && !received.open_above) range.at_least = rest(*due.at_least, received.amount.most);
  if (due.at_most) range.at_most = rest(*due.at_most, received.amount.least);
  return range;
}

AmountRange due(const Known& known) {
  AmountRange range;
  if (!known.open_below) range.at_least = known.pieces.front().least;
  if (!known.open_above) range.at_most = known.pieces.back().most;
  return range;
}

// The part of the rule that speaks of the month.
const PlanPart& part_of(const std::vector<const PlanPart*>& parts, const ProtectedDebt& debt, Day month) {
  const auto signature = debt.signature(month);
  return **std::find_if(parts.begin(), parts.end(),
                        [&](const PlanPart* one) { return one->signature == signature; });
}

Finding without_months(const Plan& plan, const std::vector<const PlanPart*>& parts, const Scenario& scenario,
                       const Rule& rule, const ProtectedDebt& debt, PlaceIs place_is, Explorer& explorer,
                       Want want, std::vector<Cells>* kept) {
  const auto any = for_month(rule, debt, scenario, -1);
  const Box box = box_of(any);
  const auto explore = [&](const PlanPart& part, Outcomes already) {
    Cells few;
    return want == Want::next ? explorer.some_outcomes(part, any, box, few)
                              : explorer.explore(part, any, already);
  };
  const auto first = explore(*parts.front(), 0);
  Outcomes possible = first.possible;
  for (const auto* part : parts)
    if (part != parts.front() && (want != Want::next || single(possible)))
      possible |= explore(*part, possible).possible;
  auto finding = make_finding(plan, *parts.front(), any, box, &first, place_is, explorer,
                              want < Want::answer ? Want::outcome : Want::answer, kept);
  finding.outcome = summary(possible);
  finding.possible.clear();
  for (unsigned i = 0; i < 5; ++i)
    if ((possible >> i & 1U) != 0) finding.possible.push_back(summary(only(static_cast<PointOutcome>(i))));
  finding.because.clear();
  finding.reasons.clear();  // nothing can be said before the months are known
  finding.next.clear();
  finding.needs.clear();
  if (!single(possible)) finding.needs = {plan.ruleset().vocabulary.fact(debt.rent).name};
  return finding;
}

}  // namespace

std::vector<Finding> find_months(const Plan& plan, const std::vector<const PlanPart*>& parts,
                                 const Scenario& scenario, PlaceIs place_is, Explorer& explorer, Want want,
                                 std::vector<Cells>* kept) {
  const auto& rule = *parts.front()->rule;
  const auto& debt = std::get<ProtectedDebt>(rule.parts[static_cast<std::size_t>(parts.front()->part)].block);
  const auto& rent = scenario.facts[static_cast<std::size_t>(debt.rent)];
  const auto any = for_month(rule, debt, scenario, -1);
  std::vector<Finding> findings;
  std::vector<Cells> cells;  // by finding
  for (std::size_t row = 0; rent.told && row < rent.listed->rows.size(); ++row) {
    const auto& columns = rent.listed->rows[row];
    const auto month = static_cast<Day>(columns[month_column].pieces.front().least);
    const auto one = for_month(rule, debt, scenario, static_cast<int>(row));
    auto finding = make_finding(plan, part_of(parts, debt, month), one, place_is, explorer, want, &cells);
    finding.month = month;
    findings.push_back(std::move(finding));
  }
  if (rent.told) {
    const auto covered = [&](Day month) {
      const auto possible = explorer.explore(part_of(parts, debt, month), any).possible;
      return possible == only(PointOutcome::applies) ? Truths(Truth::yes)
             : has(possible, PointOutcome::applies) || has(possible, PointOutcome::needs_review)
                 ? Truths::of(true, false, true)
                 : Truths(Truth::no);
    };
    const auto by_row = received(debt, scenario, covered);
    for (std::size_t row = 0; row < findings.size(); ++row) {
      const auto asked = due(rent.listed->rows[row][due_column]);
      findings[row].amounts.push_back({"due", asked});
      findings[row].amounts.push_back({"owed", owed(asked, by_row[row])});
    }
  }
  if (rent.told && findings.empty())  // no rent is asked for
    findings.push_back(make_finding(plan, *parts.front(), for_month(rule, debt, scenario, -1), place_is,
                                    explorer, want, &cells));
  if (findings.empty())
    findings.push_back(without_months(plan, parts, scenario, rule, debt, place_is, explorer, want, &cells));
  for (auto& finding : findings) finding.subject = "month";
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return findings[a].month < findings[b].month; });
  std::vector<Finding> sorted;
  for (const std::size_t one : order) {
    sorted.push_back(std::move(findings[one]));
    if (kept != nullptr) kept->push_back(std::move(cells[one]));
  }
  return sorted;
}

}  // namespace holdfast
