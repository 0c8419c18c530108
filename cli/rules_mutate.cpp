// Seeded defects: which of them a rule's own cases catch.
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/authoring/mutation.hpp"

namespace holdfast::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Sums {
  std::size_t caught = 0;
  std::size_t refused = 0;
  std::size_t no_difference = 0;
  std::size_t missed = 0;

  void add(const RuleMutation& one) {
    caught += one.count(Fate::caught);
    refused += one.count(Fate::refused);
    no_difference += one.count(Fate::no_difference);
    missed += one.count(Fate::missed);
  }
  std::size_t all() const { return caught + refused + no_difference + missed; }

  // Of the defects that load and make a difference, those that are caught: tenths of a percent, rounded down.
  std::string share() const {
    if (caught + missed == 0) return "none to catch";
    const auto tenths = caught * 1000 / (caught + missed);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
  }
};

std::string line(const Sums& sums) {
  return std::to_string(sums.all()) + " defects: " + std::to_string(sums.caught) + " caught, " +
         std::to_string(sums.missed) + " missed, " + std::to_string(sums.refused) + " do not load, " +
         std::to_string(sums.no_difference) + " make no difference; share caught " + sums.share();
}

Json json_of(const Sums& sums) {
  return {{"defects", sums.all()},
          {"caught", sums.caught},
          {"missed", sums.missed},
          {"refused", sums.refused},
          {"no_difference", sums.no_difference},
          {"share_caught", sums.share()}};
}

Json json_of(const RuleMutation& rule) {
  Sums sums;
  sums.add(rule);
  Json made = {{"rule", rule.rule}, {"file", rule.file}, {"confidence", rule.confidence}};
  made.update(json_of(sums));
  Json list = Json::array();
  for (const auto& defect : rule.defects) {
    Json one = {{"at", defect.mutant.pointer},
                {"line", defect.mutant.line},
                {"what", defect.mutant.what},
                {"fate", name(defect.fate)}};
    if (!defect.by.empty()) one["by"] = defect.by;
    list.push_back(std::move(one));
  }
  made["all"] = std::move(list);
  return made;
}

void print(const RuleMutation& rule, std::ostream& out) {
  Sums sums;
  sums.add(rule);
  out << rule.rule << " (confidence " << rule.confidence << ")\n    " << line(sums) << "\n";
  for (const auto& defect : rule.defects)
    if (defect.fate == Fate::missed)
      out << "  missed  " << rule.file << ":" << defect.mutant.line << "  " << defect.mutant.pointer << ": "
          << defect.mutant.what << "\n";
}

}  // namespace

int rules_mutate(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  if (!options.rule.empty() && ruleset->find_rule(options.rule) == nullptr) {
    streams.err << "no rule `" << options.rule << "`; `holdfast rules list` shows them\n";
    return usage;
  }
  const RuleDocuments files(read_folder(*find_rules(options.rules)));
  const bool json = options.format == "json";
  Sums all;
  Sums high;
  Json rules = Json::array();
  for (const auto& rule : ruleset->rules) {
    if (!options.rule.empty() && options.rule != rule.id) continue;
    const auto one = mutate(*ruleset, files, rule, options.each);
    all.add(one);
    if (one.confidence == "high") high.add(one);
    if (json)
      rules.push_back(json_of(one));
    else
      print(one, streams.out);
  }
  if (json) {
    streams.out
        << Json{{"all", json_of(all)}, {"confidence_high", json_of(high)}, {"rules", std::move(rules)}}.dump(
               2)
        << "\n";
  } else if (options.rule.empty()) {
    streams.out << "\nconfidence high: " << line(high) << "\nall rules: " << line(all) << "\n";
  }
  return done;
}

}  // namespace holdfast::cli
