// many_rules_bench RULES ROWS SECONDS: rows spread over every place of a folder of rules, through the plan:
// the four rules of tests/bench/rules asked for, and all rules of the folder. Prints JSON.
#include <algorithm>
#include <memory>
#include <vector>

#include "engine/columns/screening.hpp"
#include "tests/bench/case_block.hpp"
#include "tests/bench/timing.hpp"

namespace holdfast::bench {
namespace {

constexpr std::size_t block_rows = 8192;

std::vector<int> all_spots(const Ruleset& ruleset) {
  std::vector<int> spots;
  for (std::size_t i = 0; i < ruleset.places.entries().size(); ++i)
    if (ruleset.places.entry(static_cast<int>(i)).spot) spots.push_back(static_cast<int>(i));
  return spots;
}

std::vector<Asked> four_rules(const Ruleset& ruleset) {
  std::vector<Asked> asked;
  for (const char* rule : {"us/ca/los-angeles-county/unincorporated/rent-threshold", "us/ca/moratorium",
                           "us/ca/relief", "us/ca/landlord-must-apply"})
    asked.push_back({ruleset.find_rule(rule), 0, {}});
  return asked;
}

// The best of several turns over as many blocks as fit in one; rows in a second.
double rows_per_second(const Plan& plan, std::vector<Asked> asked,
                       const std::vector<std::unique_ptr<CaseBlock>>& blocks, double seconds) {
  Screening screening(plan, unknown_scenario(plan.ruleset(), *parse_day("2026-10-31")), std::move(asked));
  Answers answers;
  const double first = timed([&] { screening.answer(blocks.front()->block(), answers); });
  const std::size_t most =
      std::clamp<std::size_t>(static_cast<std::size_t>(seconds / 4 / first), 1, blocks.size());
  double best = 1e9;
  const double until = now() + seconds;
  for (int turn = 0; turn < 2 || (turn < 100 && now() < until); ++turn) {
    std::size_t rows = 0;
    const double took = timed([&] {
      for (std::size_t b = 0; b < most; ++b) {
        screening.answer(blocks[b]->block(), answers);
        rows += blocks[b]->block().rows;
      }
    });
    best = std::min(best, took / static_cast<double>(rows));
  }
  return 1 / best;
}

}  // namespace
}  // namespace holdfast::bench

int main(int count, char** arguments) {
  using namespace holdfast;
  using namespace holdfast::bench;
  if (count < 4) {
    std::fputs("usage: many_rules_bench RULES ROWS SECONDS\n", stderr);
    return 2;
  }
  const auto ruleset = loaded(arguments[1]);
  const Plan plan(ruleset);
  const auto spots = all_spots(ruleset);
  const auto rows = static_cast<std::size_t>(std::atol(arguments[2]));
  Cases cases(42);
  std::vector<std::unique_ptr<CaseBlock>> blocks;
  for (std::size_t row = 0; row < rows; ++row) {
    if (row % block_rows == 0) blocks.push_back(std::make_unique<CaseBlock>(ruleset, spots));
    blocks.back()->add(cases.next(), static_cast<std::uint32_t>(row * 2654435761U % spots.size()));
  }
  const double seconds = std::atof(arguments[3]);
  std::printf(
      "{\"rules\": %zu, \"places\": %zu, \"rows\": %zu, \"four_rows_per_s\": %.0f, \"all_rows_per_s\": "
      "%.0f}\n",
      ruleset.rules.size(), spots.size(), rows, rows_per_second(plan, four_rules(ruleset), blocks, seconds),
      rows_per_second(plan, all_parts(plan), blocks, seconds));
}
