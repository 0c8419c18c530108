// California's rule on rent of 2020 in other words: what has to be declared some court days after a notice
// helps only where a condition on both days is so too.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/rules_folder.hpp"

namespace holdfast {

inline std::vector<std::string> conditions_on_two_days() {
  return {"happened(notice_served_on)", "notice_served_on <= late and covid_declaration_given_on >= early",
          "covid_declaration_given_on <= late and notice_served_on >= early",
          "notice_served_on = late or covid_declaration_given_on = early",
          "covid_declaration_given_on - notice_served_on <= few and notice_served_on >= early"};
}

inline Ruleset declared_when(const std::string& condition) {
  const std::string needs = "    needs: [declare]\n";
  const std::string figures = "figures:\n";
  const std::vector<std::pair<std::string, std::string>> changes = {
      {needs, needs + "    when: " + condition + "\n"},
      {figures, figures + "  early: {value: 2021-01-04, source: wallace}\n"
                          "  late: {value: 2021-06-30, source: wallace}\n"
                          "  few: {value: 5 days, source: wallace}\n"}};
  auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
  for (auto& one : files)
    for (const auto& [from, to] : changes)
      if (one.path == "us/ca/covid-rent.yaml") one.bytes.replace(one.bytes.find(from), from.size(), to);
  auto loaded = load(std::move(files));
  if (!loaded) throw std::runtime_error(render(loaded.diagnostics()));
  return std::move(*loaded);
}

}  // namespace holdfast
