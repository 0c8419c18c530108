#include "engine/simulation/expectation.hpp"

#include <algorithm>

#include "engine/simulation/estimates.hpp"
#include "engine/simulation/tables.hpp"
#include "engine/simulation/tidy_table.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {
namespace {

// Which states a measure counts; none of an unknown measure.
std::vector<std::size_t> states_of(const std::string& measure) {
  std::vector<std::size_t> states;
  for (std::size_t state = 0; state < all_states; ++state)
    if (measure == state_name(state) ||
        (surely_helps(state) && (measure == "helps_at_least" || measure == "helps_at_most")) ||
        (may_help(state) && (measure == "undetermined" || measure == "helps_at_most")))
      states.push_back(state);
  return states;
}

}  // namespace

std::optional<Expectation> read_expectation(const std::string& text, const Study& study, std::string& wrong) {
  const auto equals = text.rfind('=');
  const auto number = equals == std::string::npos ? std::nullopt : parse_weight(text.substr(equals + 1));
  if (!number) {
    wrong = "expected a measure and a count, like `helps_at_least=28352`";
    return std::nullopt;
  }
  Expectation made;
  made.count = *number;
  const auto name = text.substr(0, equals);
  const auto dot = name.rfind('.');
  made.measure = dot == std::string::npos ? name : name.substr(dot + 1);
  if (dot != std::string::npos) {
    const auto found = std::find_if(study.parts.begin(), study.parts.end(),
                                    [&](const Study::Part& one) { return one.rule == name.substr(0, dot); });
    if (found == study.parts.end()) {
      wrong = "`" + name.substr(0, dot) + "` is not among the rules that are counted";
      return std::nullopt;
    }
    made.part = static_cast<std::size_t>(found - study.parts.begin());
  }
  if (!states_of(made.measure).empty()) return made;
  wrong =
      "no measure named `" + made.measure + "`; helps_at_least, helps_at_most, undetermined, or an outcome";
  return std::nullopt;
}

std::string compare_text(const Expectation& expected, const Partial& partial) {
  const auto& rule = partial.study.parts[expected.part].rule;
  const TidyTable summary(summary_table(partial.study, partial.totals));
  std::string counted = "0";  // an outcome that no row has is not in the table
  bool hidden = false;
  for (const auto& record : summary.lines())
    if (summary.cell(record.cells, "scenario") == partial.study.laws.front().id &&
        summary.cell(record.cells, "rule") == rule &&
        summary.cell(record.cells, "measure") == expected.measure) {
      counted = summary.cell(record.cells, "weighted_n");  // the last line is that of all groups
      hidden = summary.is_hidden(record.cells);
    }
  const Estimates estimates(partial.study);
  const std::string head =
      "expected " + rule + " " + expected.measure + " = " + estimates.weight(expected.count) + ": ";
  const auto weight = parse_weight(counted);
  if (hidden || !weight) return head + "too few rows to tell\n";
  return head + "baseline gives " + counted + ", difference " +
         estimates.weight(Integer(*weight) - expected.count) + "\n";
}

}  // namespace holdfast
