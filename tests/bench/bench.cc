// How long it takes to load the rules, to make the plan, and to answer one scenario with and without reasons.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "engine/determination/determine.hpp"
#include "engine/determination/findings.hpp"
#include "engine/determination/json.hpp"
#include "engine/determination/partition.hpp"
#include "tests/support/scenarios.hpp"

namespace holdfast {
namespace {

const char* const los_angeles =
    "as_of: 2026-11-24\n"
    "facts:\n"
    "  home_place: us/ca/los-angeles-county/los-angeles\n"
    "  eviction_grounds: [nonpayment]\n"
    "  notice_served_on: 2026-11-20\n"
    "  filed_on: not_yet\n"
    "  notice_shows: [amount_due, bedrooms]\n"
    "  bedrooms: 2\n"
    "  rent_owed: 2963.99\n";

const char* const unincorporated =
    "as_of: 2026-11-24\n"
    "facts:\n"
    "  home_place: us/ca/los-angeles-county/unincorporated\n"
    "  eviction_grounds: [nonpayment]\n"
    "  unit_type: apartment\n"
    "  owned_managed_or_subsidized_by_government: false\n"
    "  notice_served_on: 2026-11-20\n"
    "  rent_owed: {at_least: 2400, at_most: 6600}\n";

const char* const nothing_known = "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county}\n";
const char* const place_known =
    "as_of: 2026-11-24\nfacts: {home_place: us/ca/los-angeles-county/los-angeles}\n";
const char* const paper_known =
    "as_of: 2026-11-24\n"
    "facts: {home_place: us/ca/los-angeles-county/los-angeles, eviction_grounds: [nonpayment], "
    "notice_served_on: 2026-11-20, rent_owed: {at_least: 2400, at_most: 3600}}\n";

void load_rules(benchmark::State& state) {
  const auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
  for (auto _ : state) {
    auto ruleset = load(files);
    benchmark::DoNotOptimize(ruleset);
  }
}
BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);

void make_plan(benchmark::State& state) {
  for (auto _ : state) {
    const Plan plan(shipped_rules());
    benchmark::DoNotOptimize(plan.nodes().size());
  }
}
BENCHMARK(make_plan)->Unit(benchmark::kMillisecond);

void determination(benchmark::State& state, const char* yaml) {
  const auto scenario = scenario_of(yaml);
  Explorer explorer(shipped_plan());
  for (auto _ : state) {
    auto made = determine(shipped_plan(), scenario, explorer);
    benchmark::DoNotOptimize(made);
  }
}
BENCHMARK_CAPTURE(determination, all_known, los_angeles)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(determination, some_unknown, unincorporated)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(determination, paper_known, paper_known)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(determination, place_known, place_known)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(determination, nothing_known, nothing_known)->Unit(benchmark::kMicrosecond);

// The answer alone, and its JSON: what a request over HTTP takes.
void answer_alone(benchmark::State& state) {
  const auto scenario = scenario_of(los_angeles);
  Explorer explorer(shipped_plan());
  for (auto _ : state) {
    auto made = determine(shipped_plan(), scenario, explorer, Want::answer);
    benchmark::DoNotOptimize(made);
  }
}
BENCHMARK(answer_alone)->Unit(benchmark::kMicrosecond);

void answer_as_json(benchmark::State& state) {
  const auto scenario = scenario_of(los_angeles);
  Explorer explorer(shipped_plan());
  const auto made = determine(shipped_plan(), scenario, explorer, Want::answer);
  for (auto _ : state) {
    auto text = to_json(made, shipped_rules().texts, "en");
    benchmark::DoNotOptimize(text);
  }
}
BENCHMARK(answer_as_json)->Unit(benchmark::kMicrosecond);

// What to ask next, and nothing else.
void next_question(benchmark::State& state, const char* yaml) {
  const auto scenario = scenario_of(yaml);
  Explorer explorer(shipped_plan());
  for (auto _ : state) {
    auto made = determine(shipped_plan(), scenario, explorer, Want::next);
    benchmark::DoNotOptimize(made);
  }
}
BENCHMARK_CAPTURE(next_question, paper_known, paper_known)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(next_question, place_known, place_known)->Unit(benchmark::kMicrosecond);

// Where one fact moves through all its values: the whole library for the place, with what changes at each
// edge.
void along(benchmark::State& state, const char* yaml, const char* name,
           std::optional<Day> from = std::nullopt) {
  const auto scenario = scenario_of(yaml);
  auto what = *find_along(shipped_rules(), name);
  if (from) what.least = *from;
  Explorer explorer(shipped_plan());
  for (auto _ : state) {
    auto made = partition(shipped_plan(), scenario, what, explorer);
    benchmark::DoNotOptimize(made);
  }
}
BENCHMARK_CAPTURE(along, rent_owed, los_angeles, "rent_owed")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(along, bedrooms, los_angeles, "bedrooms")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(along, notice_served_on, los_angeles, "notice_served_on")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(along, notice_since_2022, los_angeles, "notice_served_on", day_of(2022, 1, 1))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(along, some_unknown, unincorporated, "rent_owed")->Unit(benchmark::kMicrosecond);

// The rent threshold alone, of the one place where the home lies.
const PlanPart& threshold_at(const Scenario& scenario) {
  for (const int index : shipped_plan().parts_at(scenario.spots.front())) {
    const auto& part = shipped_plan().parts()[static_cast<std::size_t>(index)];
    if (part.rule->kind == "rent_threshold") return part;
  }
  std::abort();
}

// One finding: outcome, amounts, reasons, sources.
void with_reasons(benchmark::State& state, const char* yaml) {
  const auto scenario = scenario_of(yaml);
  Explorer explorer(shipped_plan());
  const auto& part = threshold_at(scenario);
  for (auto _ : state) {
    auto found = make_finding(shipped_plan(), part, scenario, PlaceIs::certain, explorer);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK_CAPTURE(with_reasons, all_known, los_angeles)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(with_reasons, some_unknown, unincorporated)->Unit(benchmark::kMicrosecond);

// Its outcomes alone: no reasons, no questions.
void outcomes(benchmark::State& state, const char* yaml) {
  const auto scenario = scenario_of(yaml);
  Explorer explorer(shipped_plan());
  const auto& part = threshold_at(scenario);
  for (auto _ : state) {
    auto found = explorer.explore(part, scenario);
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK_CAPTURE(outcomes, all_known, los_angeles)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(outcomes, some_unknown, unincorporated)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace holdfast

BENCHMARK_MAIN();
