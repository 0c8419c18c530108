// columns_bench RULES ROWS SECONDS: rows in memory through the plan and through the same rules by hand, turn
// by turn in one process, so that both see the same machine; and one scenario at a time, with and without
// reasons. Every row's answers are compared. Prints JSON.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "engine/columns/screening.hpp"
#include "engine/determination/findings.hpp"
#include "engine/determination/subjects.hpp"
#include "tests/bench/case_block.hpp"
#include "tests/bench/timing.hpp"

namespace holdfast::bench {
namespace {

constexpr std::size_t block_rows = 32768;
constexpr std::uint64_t seed = 42;

Asked asked(const Ruleset& ruleset, const char* rule, std::vector<AmountOf> amounts = {}) {
  return {ruleset.find_rule(rule), 0, std::move(amounts)};
}

std::vector<Asked> questions(const Ruleset& ruleset) {
  return {asked(ruleset, "us/ca/los-angeles-county/unincorporated/rent-threshold"),
          asked(ruleset, "us/ca/moratorium"), asked(ruleset, "us/ca/relief", {AmountOf::award}),
          asked(ruleset, "us/ca/landlord-must-apply")};
}

// What a file of answers says of a row, out of the engine's.
class Told {
 public:
  void take(const Answers& answers, std::size_t rows) {
    const auto* threshold = answers.parts[0].possible.data();
    const auto* moratorium = answers.parts[1].possible.data();
    const auto* help = answers.parts[2].possible.data();
    const auto* first = answers.parts[3].possible.data();
    auto* out = overall.data();
    // All are bytes, so the compiler has to be told that `out` is none of the others.
    _Pragma("GCC ivdep") for (std::size_t i = 0; i < rows; ++i) {
      const unsigned bar = (threshold[i] == applies) | (moratorium[i] == applies);
      const unsigned pays = help[i] == applies;
      const unsigned asks = first[i] == applies;
      const unsigned otherwise = pays * relief + (asks & (pays ^ 1U)) * landlord_must_apply;
      out[i] = static_cast<std::uint8_t>(bar * barred + (bar ^ 1U) * otherwise);
    }
  }
  static constexpr Outcomes applies = only(PointOutcome::applies);
  std::vector<std::uint8_t> overall = std::vector<std::uint8_t>(block_rows);
};

Answer answer_of(const Answers& answers, const Told& told, std::size_t row) {
  const auto& award = answers.parts[2].amounts.front();
  Answer found;
  found.threshold = answers.parts[0].possible[row] == Told::applies;
  found.moratorium = answers.parts[1].possible[row] == Told::applies;
  found.overall = told.overall[row];
  if (answers.parts[2].possible[row] == Told::applies && award.least[row] == award.most(row))
    found.award = static_cast<std::int32_t>(award.least[row]);
  return found;
}

struct Sides {
  std::vector<std::unique_ptr<CaseBlock>> blocks;
  LimitColumns columns;
  std::vector<Facts> facts;
};

Sides made(const Ruleset& ruleset, std::size_t rows) {
  Sides sides;
  Cases cases(seed);
  for (std::size_t row = 0; row < rows; ++row) {
    if (row % block_rows == 0) sides.blocks.push_back(std::make_unique<CaseBlock>(ruleset));
    const auto one = cases.next();
    sides.blocks.back()->add(one);
    sides.facts.push_back(facts_of(one));
    sides.columns.add(sides.facts.back());
  }
  return sides;
}

struct LimitAnswers {
  explicit LimitAnswers(std::size_t rows) : award(rows), threshold(rows), moratorium(rows), overall(rows) {}
  AnswerColumns from(std::size_t row) {
    return {award.data() + row, threshold.data() + row, moratorium.data() + row, overall.data() + row};
  }
  Answer at(std::size_t row) const { return {award[row], threshold[row], moratorium[row], overall[row]}; }
  std::vector<std::int32_t> award;
  std::vector<std::uint8_t> threshold, moratorium, overall;
};

// Rows whose answers differ; the rules by hand are held to their own plain reading as well.
std::size_t differing(const Sides& sides, Screening& screening, const LimitAnswers& limit, std::size_t rows) {
  std::size_t count = 0;
  Answers answers;
  Told told;
  std::size_t at = 0;
  for (std::size_t b = 0; b < sides.blocks.size() && at < rows; ++b) {
    const auto& block = sides.blocks[b]->block();
    screening.answer(block, answers);
    told.take(answers, block.rows);
    for (std::size_t row = 0; row < block.rows; ++row, ++at) {
      const auto plain = answer_plainly(sides.facts[at]);
      const bool same = plain == answer(sides.facts[at]) && plain == limit.at(at) &&
                        plain == answer_of(answers, told, row) && answers.impossible[row] == 0;
      count += same ? 0 : 1;
    }
  }
  return count;
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all.empty() ? 0 : all[all.size() / 2];
}

void in_memory(const Plan& plan, const Scenario& nothing_told, std::size_t rows, double seconds) {
  const auto sides = made(plan.ruleset(), rows);
  Screening screening(plan, nothing_told, questions(plan.ruleset()));
  LimitAnswers limit(rows);
  Answers answers;
  Told told;
  // A first block says how many rows fit in a turn.
  const double first = timed([&] { screening.answer(sides.blocks.front()->block(), answers); });
  const auto most = static_cast<std::size_t>(seconds / 8 / (first / static_cast<double>(block_rows)));
  const std::size_t blocks = std::clamp<std::size_t>(most / block_rows, 1, sides.blocks.size());
  std::size_t taken = 0;
  for (std::size_t b = 0; b < blocks; ++b) taken += sides.blocks[b]->block().rows;
  double best_limit = 1e9;
  double best_ours = 1e9;
  std::vector<double> ratios;
  unsigned barred_rows = 0;
  const double until = now() + seconds;
  while (ratios.size() < 5 || (now() < until && ratios.size() < 200)) {
    const double by_hand =
        timed([&] { answer(sides.columns.from(0), limit.from(0), rows); }) / static_cast<double>(rows);
    const double ours = timed([&] {
                          for (std::size_t b = 0; b < blocks; ++b) {
                            const auto& block = sides.blocks[b]->block();
                            screening.answer(block, answers);
                            told.take(answers, block.rows);
                            barred_rows += told.overall.front() == barred ? 1 : 0;
                          }
                        }) /
                        static_cast<double>(taken);
    best_limit = std::min(best_limit, by_hand);
    best_ours = std::min(best_ours, ours);
    ratios.push_back(ours / by_hand);
  }
  double in_cache = 1e9;
  const std::size_t few = std::min(rows, block_rows);
  for (int i = 0; i < 200; ++i) {
    const double took = timed([&] { answer(sides.columns.from(0), limit.from(0), few); });
    in_cache = std::min(in_cache, took / static_cast<double>(few));
  }
  answer(sides.columns.from(0), limit.from(0), rows);
  std::printf("\"rows\": %zu, \"rows_in_a_turn\": %zu, \"turns\": %zu, \"block_rows\": %zu,\n", rows, taken,
              ratios.size(), block_rows);
  std::printf("\"limit_rows_per_s\": %.0f, \"limit_in_cache_rows_per_s\": %.0f, \"rows_per_s\": %.0f,\n",
              1 / best_limit, 1 / in_cache, 1 / best_ours);
  std::printf("\"times_as_long\": %.3f, \"times_as_long_median\": %.3f,\n", best_ours / best_limit,
              median(ratios));
  // A slow engine is compared on fewer rows, and says on how many.
  const std::size_t compared = first / block_rows * static_cast<double>(rows) < 60 ? rows : taken;
  std::printf("\"rows_compared\": %zu, \"rows_differing\": %zu, \"barred_blocks\": %s\n", compared,
              differing(sides, screening, limit, compared), barred_rows > 0 ? "true" : "false");
}

// One scenario at a time, in nanoseconds: the rules by hand, the outcomes alone, and whole findings.
void single(const Plan& plan, const Scenario& nothing_told, double seconds) {
  constexpr std::size_t count = 1024;
  CaseBlock block(plan.ruleset());
  std::vector<Facts> facts;
  Cases cases(seed);
  std::vector<Scenario> scenarios;
  for (std::size_t i = 0; i < count; ++i) {
    const auto one = cases.next();
    block.add(one);
    facts.push_back(facts_of(one));
    scenarios.push_back(scenario_of(plan.ruleset().vocabulary, block.block(), i, nothing_told));
  }
  Explorer explorer(plan);
  std::int64_t checksum = 0;
  double by_hand = 1e9;
  double outcomes = 1e9;
  double reasons = 1e9;
  std::size_t turns = 0;
  for (const double until = now() + seconds; turns < 3 || (now() < until && turns < 200); ++turns) {
    by_hand = std::min(by_hand, timed([&] {
                         for (const auto& one : facts) checksum += answer(one).award;
                       }));
    outcomes = std::min(
        outcomes, timed([&] {
          for (const auto& scenario : scenarios)
            for (const auto& [part, place_is] : parts_asked(plan, scenario))
              checksum += explorer.explore(plan.parts()[static_cast<std::size_t>(part)], scenario).possible;
        }));
    reasons = std::min(reasons, timed([&] {
                         for (const auto& scenario : scenarios)
                           for (const auto& [part, place_is] : parts_asked(plan, scenario))
                             checksum += static_cast<std::int64_t>(
                                 make_finding(plan, plan.parts()[static_cast<std::size_t>(part)], scenario,
                                              place_is, explorer, Want::answer)
                                     .reasons.size());
                       }));
  }
  const auto each = [&](double took) { return took / count * 1e9; };
  std::printf("\"single_limit_ns\": %.1f, \"single_ns\": %.0f, \"single_with_reasons_ns\": %.0f,\n",
              each(by_hand), each(outcomes), each(reasons));
  std::printf("\"single_turns\": %zu, \"single_checksum\": %lld\n", turns, static_cast<long long>(checksum));
}

}  // namespace
}  // namespace holdfast::bench

int main(int count, char** arguments) {
  using namespace holdfast;
  using namespace holdfast::bench;
  if (count < 4) {
    std::fputs("usage: columns_bench RULES ROWS SECONDS\n", stderr);
    return 2;
  }
  const auto ruleset = loaded(arguments[1]);
  const Plan plan(ruleset);
  const auto nothing_told = unknown_scenario(ruleset, *parse_day("2026-10-31"));
  const double seconds = std::atof(arguments[3]);
  std::printf("{");
  single(plan, nothing_told, seconds / 4);
  std::printf(",\n");
  in_memory(plan, nothing_told, static_cast<std::size_t>(std::atol(arguments[2])), seconds);
  std::printf("}\n");
}
