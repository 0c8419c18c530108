#include "tests/support/random_rules.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "tests/support/random_expression.hpp"

namespace holdfast::made_up {
namespace {

const std::vector<std::string> names = {"yes_1",   "yes_2",    "whole_1", "whole_2", "money_1",
                                        "money_2", "choice_1", "set_1",   "date_1"};

std::string vocabulary(std::mt19937& random) {
  std::string text =
      "vocabulary: us\n\nfacts:\n"
      "  home_place: {type: place, asked: door}\n"
      "  eviction_grounds: {type: some_of, values: [nonpayment, nuisance], asked: door}\n"
      "  yes_1: {type: yes_no, asked: door}\n"
      "  yes_2: {type: yes_no, asked: door}\n"
      "  whole_1: {type: whole_number, at_least: 0, at_most: 4, asked: door}\n"
      "  whole_2: {type: whole_number, at_least: 0, at_most: 4, asked: door}\n"
      "  money_1: {type: money, at_least: $0, at_most: $0.05, asked: door}\n"
      "  money_2: {type: money, at_least: $0, at_most: $0.05, asked: door}\n"
      "  choice_1: {type: one_of, values: [red, green, blue], asked: door}\n"
      "  set_1: {type: some_of, values: [red, green, blue], asked: door}\n"
      "  date_1: {type: date, asked: door}\n";
  // An impossibility may rule completions out; it names no figure.
  static const std::vector<std::string> impossible = {"",
                                                      "",
                                                      "whole_1 <= whole_2",
                                                      "not(yes_1 and yes_2)",
                                                      "money_1 <= money_2 or yes_1",
                                                      "set_1 includes \"red\" or choice_1 != \"red\""};
  const auto& one = impossible[random() % impossible.size()];
  if (!one.empty()) text += "\nconsistent:\n  at_odds: '" + one + "'\n";
  return text + "\nforbidden: [name]\n";
}

std::string head(const std::string& id, const std::string& kind, const std::string& grounds) {
  return "rule: " + id + "\nkind: " + kind + "\ntitle: " + id +
         "\nplace: us/xx\nchecked: 2026-01-15\nverified_through: 2026-01-15\nconfidence: high\n\n"
         "history:\n  - {date: 2020-01-01, event: in_force, source: act}\n\ngoverned_by: as_of\ngrounds: " +
         grounds + "\n\n";
}

std::string foot(const ExpressionMaker& maker) {
  std::string text = "effect: bar\nstages: [filing]\n\n";
  if (!maker.figures().empty()) text += "figures:\n";
  for (const auto& [name, value] : maker.figures())
    text += "  " + name + ": {value: " + value + ", source: act}\n";
  return text +
         "\nsources:\n  act: {cite: Act, kind: statute}\n\n"
         "cases:\n  - name: nothing is known\n    given: {}\n    expect: {outcome: may_apply}\n";
}

std::string rule(std::mt19937& random, const std::string& id) {
  // Three or four facts; every third rule has none that is wide or a set.
  auto facts = names;
  if (random() % 3 == 0) facts = {"yes_1", "yes_2", "whole_1", "whole_2", "choice_1"};
  std::shuffle(facts.begin(), facts.end(), random);
  facts.resize(3 + random() % 2);
  ExpressionMaker maker(random, facts);
  const int size = 1 + static_cast<int>(random() % 6);
  if (random() % 3 != 0) {
    const auto when = maker.condition(size);
    return head(id, "moratorium", "any") + "covers:\n  all_of:\n    so:\n      when: '" + when +
           "'\n      source: act\n\n" + foot(maker);
  }
  const auto limit = maker.amount(Unit::money, size);
  const auto debt = maker.amount(Unit::money, static_cast<int>(random() % 2));
  return head(id, "rent_threshold", "any") + "barred_unless:\n  debt: '" + debt +
         "'\n  must: " + (random() % 2 == 0 ? "exceed" : "reach") + "\n  limit: '" + limit +
         "'\n  source: act\n" + foot(maker);
}

std::string texts(const std::string& language, const std::vector<SourceFile>& rules) {
  std::string text = "language: " + language + "\nreviewed_by: nobody yet\nfacts:\n";
  auto all = names;
  all.insert(all.end(), {"home_place", "eviction_grounds"});
  for (const auto& name : all)
    text += "  " + name + ": {name: " + name + ", ask: ask " + name + ", help: help " + name + "}\n";
  text +=
      "values:\n  choice_1: {red: red, green: green, blue: blue}\n"
      "  set_1: {red: red, green: green, blue: blue}\n"
      "  eviction_grounds: {nonpayment: nonpayment, nuisance: nuisance}\n"
      "places:\n  us: {title: us}\n  us/xx: {title: xx}\nrules:\n";
  for (const auto& file : rules) {
    const auto id = file.path.substr(0, file.path.rfind('.'));
    text += "  " + id + ": {name: Name, applies: A, may_apply: M, does_not_apply: D, not_in_force: F, " +
            "needs_review: R" +
            (file.bytes.find("\ncovers:") == std::string::npos ? "" : ", covers: {so: S}") + "}\n";
  }
  return text;
}

}  // namespace

Ruleset random_ruleset(std::mt19937& random, int rules) {
  const auto facts = vocabulary(random);
  std::vector<SourceFile> written;
  for (int i = 0; i < rules; ++i) {
    const auto id = "us/xx/rule-" + std::to_string(i);
    written.push_back({id + ".yaml", rule(random, id)});
  }
  for (int tried = 0; tried < 3; ++tried) {
    auto files = written;
    files.push_back({"vocabulary.yaml", facts});
    files.push_back({"places.yaml",
                     "places: us\n\nus: {title: United States, level: country}\n"
                     "us/xx: {title: Example State, level: state, time_zone: America/Chicago}\n"});
    for (const std::string language : {"en", "es"})
      files.push_back({"text/" + language + ".yaml", texts(language, written)});
    auto loaded = load(std::move(files));
    if (loaded) return std::move(*loaded);
    std::set<std::string> refused;
    for (const auto& diagnostic : loaded.diagnostics()) {
      if (diagnostic.severity != Severity::error) continue;
      refused.insert(diagnostic.span.file);
      // A zero is of every unit, so what is made of zeros alone has no unit where one is asked for.
      if (diagnostic.code != "too-wide" && diagnostic.code != "wrong-type" &&
          diagnostic.code != "divisor-may-be-zero")
        throw std::runtime_error(render(diagnostic));
    }
    if (refused.size() * 2 > written.size()) break;
    std::erase_if(written, [&](const SourceFile& file) { return refused.count(file.path) != 0; });
  }
  throw std::runtime_error("no ruleset loads");
}

}  // namespace holdfast::made_up
