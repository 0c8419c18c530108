// load_bench RULES…: how long a folder of rules takes to load and to plan, best of several. Prints JSON.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "engine/plan/plan.hpp"
#include "tests/support/rules_folder.hpp"

int main(int count, char** arguments) {
  using namespace holdfast;
  using Clock = std::chrono::steady_clock;
  const auto milliseconds = [](Clock::duration took) {
    return std::chrono::duration<double, std::milli>(took).count();
  };
  std::printf("[");
  for (int i = 1; i < count; ++i) {
    double load_ms = 1e9;
    double plan_ms = 1e9;
    std::size_t rules = 0;
    std::size_t bytes = 0;
    const auto until = Clock::now() + std::chrono::seconds(3);
    for (int turn = 0; turn < 3 || (turn < 15 && Clock::now() < until); ++turn) {
      const auto start = Clock::now();
      auto files = files_in(arguments[i]);
      bytes = 0;
      for (const auto& file : files) bytes += file.bytes.size();
      const auto ruleset = load(std::move(files));
      const auto between = Clock::now();
      if (!ruleset) {
        std::fputs(render(ruleset.diagnostics()).c_str(), stderr);
        return 1;
      }
      const Plan plan(*ruleset);
      const auto end = Clock::now();
      load_ms = std::min(load_ms, milliseconds(between - start));
      plan_ms = std::min(plan_ms, milliseconds(end - between));
      rules = ruleset->rules.size();
    }
    std::printf(
        "%s{\"folder\": \"%s\", \"rules\": %zu, \"bytes\": %zu, \"load_ms\": %.2f, \"plan_ms\": %.2f}",
        i > 1 ? ",\n " : "", arguments[i], rules, bytes, load_ms, plan_ms);
  }
  std::printf("]\n");
}
