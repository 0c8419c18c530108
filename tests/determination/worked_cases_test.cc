// Every worked case of the law notes is run by its id, or listed with the reason why not.
#include <gtest/gtest.h>

#include <iostream>
#include <set>
#include <sstream>

#include "tests/support/rejected.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast {
namespace {

const std::filesystem::path root = HOLDFAST_SOURCE_DIR;

std::set<std::string> run_ids() {
  std::set<std::string> ids;
  for (const auto& rule : shipped_rules().rules)
    for (const auto& one : rule.cases) ids.insert(one.id);
  for (const auto& reform : shipped_rules().reforms)
    for (const auto& one : reform.cases) ids.insert(one.id);
  ids.erase("");
  return ids;
}

std::set<std::string> listed_ids() {
  std::set<std::string> ids;
  const auto list = read_yaml(bytes_of(root / "tests/worked_cases.yaml"), "worked_cases.yaml", Echo::allowed);
  if (!list) throw std::runtime_error(render(list.diagnostics()));
  for (const auto& one : list->root.find("not_run")->members) ids.insert(one.key.text);
  return ids;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::istringstream text(bytes_of(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A3 in a table, MN3 under a heading, or dc-03 in bold.
std::set<std::string> ids_of_notes(const std::filesystem::path& law) {
  std::set<std::string> ids;
  for (const auto& line : lines_of(law / "cases-california.md")) {
    const auto id = line.starts_with("| ") ? line.substr(2, line.find(" |", 2) - 2) : std::string();
    if (id.size() > 1 && id.front() >= 'A' && id.front() <= 'F' && digits(id.substr(1))) ids.insert(id);
  }
  std::string before;
  for (const auto& line : lines_of(law / "cases-mn-me-federal.md")) {
    if (line.starts_with("## "))
      before = line.starts_with("## Minnesota") ? "MN" : line.starts_with("## Maine") ? "ME" : "F";
    const auto number = line.substr(0, line.find(". "));
    if (!before.empty() && number != line && digits(number)) ids.insert(before + number);
  }
  for (const auto& line : lines_of(law / "cases-rest-of-us.md"))
    for (auto at = line.find("**"); at != std::string::npos;) {
      const auto end = line.find("**", at + 2);
      if (end == std::string::npos) break;
      const auto bold = line.substr(at + 2, end - at - 2);
      const auto dash = bold.find('-');
      if (dash != std::string::npos && dash + 2 <= bold.size() && digits(bold.substr(dash + 1, 2)))
        ids.insert(bold);
      at = line.find("**", end + 2);
    }
  return ids;
}

TEST(WorkedCases, ThatAreListedAsNotRunAreNotRun) {
  const auto run = run_ids();
  EXPECT_GE(run.size(), 60U);
  for (const auto& id : listed_ids()) EXPECT_EQ(run.count(id), 0U) << id << " is run: take it off the list";
}

TEST(WorkedCases, AreAllRunOrListed) {
  const auto law = root.parent_path() / "shared/law";
  if (!std::filesystem::exists(law)) {
    std::cout << "THE LAW NOTES ARE NOT HERE: whether every worked case is run or listed was not tested\n";
    GTEST_SKIP();
  }
  const auto known = ids_of_notes(law);
  EXPECT_GE(known.size(), 100U);
  auto told = run_ids();
  for (const auto& id : listed_ids()) {
    EXPECT_EQ(known.count(id), 1U) << id << " is no worked case";
    told.insert(id);
  }
  for (const auto& id : known) EXPECT_EQ(told.count(id), 1U) << id << " is neither run nor listed";
}

}  // namespace
}  // namespace holdfast
