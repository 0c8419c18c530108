// Every worked case of the law notes is run by its id, or listed with the reason why not.
#include <gtest/gtest.h>

#include <iostream>
#include <regex>
#include <set>

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

void find_all(const std::string& text, const std::string& pattern, const std::string& before,
              std::set<std::string>& ids) {
  const std::regex expression(pattern);
  for (std::sregex_iterator found(text.begin(), text.end(), expression), end; found != end; ++found)
    ids.insert(before + (*found)[1].str());
}

// A3 in a table, MN3 under a heading, or dc-03 in bold.
std::set<std::string> ids_of_notes(const std::filesystem::path& law) {
  std::set<std::string> ids;
  find_all(bytes_of(law / "cases-california.md"), R"(\n\| ([A-F][0-9]+) \|)", "", ids);
  const auto north = bytes_of(law / "cases-mn-me-federal.md");
  for (std::size_t at = north.find("\n## "); at != std::string::npos;) {
    const auto next = north.find("\n## ", at + 1);
    const auto section = north.substr(at, next == std::string::npos ? next : next - at);
    const std::string before = section.starts_with("\n## Minnesota") ? "MN"
                               : section.starts_with("\n## Maine")   ? "ME"
                                                                     : "F";
    find_all(section, R"(\n([0-9]+)\. )", before, ids);
    at = next;
  }
  find_all(bytes_of(law / "cases-rest-of-us.md"), R"(\*\*([a-z]+-[0-9]+[a-z]?)\*\*)", "", ids);
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
