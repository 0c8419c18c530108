#include "engine/authoring/case_words.hpp"

#include <algorithm>

#include "engine/authoring/expression_words.hpp"

namespace holdfast {
namespace {

std::string text_of(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? "" : found->text;
}

// The value of a fact as it may be told: exactly, between bounds, as one of several, or row by row.
std::string told(const Ruleset& ruleset, const std::string& fact, const Node& node) {
  if (node.text == "true" || node.text == "false") return node.text == "true" ? "yes" : "no";
  if (node.is_scalar()) return value_in_words(ruleset, fact, node.text);
  std::string words;
  if (node.is_sequence()) {
    const bool rows = !node.items.empty() && node.items.front().is_mapping();
    for (const auto& item : node.items)
      words += (words.empty() ? "" : rows ? "; " : ", ") + told(ruleset, fact, item);
    return words.empty() ? "none" : words;
  }
  for (const auto& member : node.members) {
    const auto& key = member.key.text;
    const bool of_the_fact = key == "at_least" || key == "at_most" || key == "any_of";
    words += (words.empty() ? "" : ", ") + spaced(key) + " " +
             told(ruleset, of_the_fact ? fact : fact + "." + key, member.value);
  }
  return words;
}

std::vector<NamedWords> facts_told(const Ruleset& ruleset, const Node* given) {
  std::vector<NamedWords> all;
  if (given == nullptr) return all;
  for (const auto& member : given->members)
    all.push_back({fact_in_words(ruleset, member.key.text), told(ruleset, member.key.text, member.value)});
  return all;
}

bool names(const Node* list, const std::string& name) {
  if (list == nullptr) return false;
  return list->text == name || std::any_of(list->items.begin(), list->items.end(),
                                           [&](const Node& item) { return item.text == name; });
}

}  // namespace

void put_cases(const Ruleset& ruleset, const Node& rule, const std::vector<CaseResult>& results,
               RuleWords& words) {
  words.given_in_all_cases = facts_told(ruleset, rule.find("given_in_all_cases"));
  const Node* cases = rule.find("cases");
  if (cases == nullptr) return;
  for (std::size_t i = 0; i < cases->items.size(); ++i) {
    const Node& node = cases->items[i];
    CaseWords one;
    one.name = text_of(node, "name");
    one.id = text_of(node, "id");
    one.as_of = text_of(node, "as_of");
    one.place = text_of(node, "place");
    one.note = text_of(node, "note");
    one.with_reform = text_of(node, "with_reform");
    one.given = facts_told(ruleset, node.find("given"));
    const Node* expect = node.find("expect");
    if (expect != nullptr)
      for (const auto& member : expect->members)
        one.expected.push_back({spaced(member.key.text), told(ruleset, "", member.value)});
    if (i < results.size()) one.result = results[i];
    for (auto& doubt : words.doubts)
      if (expect != nullptr &&
          (names(expect->find("warns"), doubt.name) || names(expect->find("because"), doubt.name)))
        doubt.cases.push_back(one.name);
    words.cases.push_back(std::move(one));
  }
}

std::string_view case_result(const CaseWords& one) {
  if (one.result.passed()) return "passes";
  return one.result.run ? "FAILS" : "not run";
}

}  // namespace holdfast
