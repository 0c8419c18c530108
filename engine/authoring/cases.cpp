#include "engine/authoring/cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/authoring/case_finding.hpp"
#include "engine/authoring/case_scenario.hpp"

namespace holdfast {
namespace {

std::string joined(const std::vector<std::string>& all) {
  std::string text = "[";
  for (const auto& one : all) text += (text.size() > 1 ? ", " : "") + one;
  return text + "]";
}

std::string money(const AmountRange& range) {
  if (range.exact()) return "$" + money_to_string(*range.at_least);
  return "{at_least: " + (range.at_least ? "$" + money_to_string(*range.at_least) : std::string("open")) +
         ", at_most: " + (range.at_most ? "$" + money_to_string(*range.at_most) : std::string("open")) + "}";
}

class CaseRunner {
 public:
  CaseRunner(const Plan& plan, Explorer& explorer) : plan_(plan), explorer_(explorer) {}

  // `of`: the rule whose finding is judged, where it is not the one that the case stands in.
  CaseResult run(const std::string& rule, const std::string& file, Day checked, const RuleCase& one,
                 const std::string& main_part, const std::string& of = "") {
    result_ = {rule, one.name, one.id, one.approved_by != "nobody", true, {}};
    of_ = of.empty() ? rule : of;
    const auto determination = determine_case(file, checked, one);
    if (!determination) return result_;
    main_ = finding(*determination, main_part);
    if (main_ == nullptr) {
      result_.differences.push_back("the rule says nothing of this place");
      return result_;
    }
    for (const auto& member : one.expect.members) compare(member.key.text, member.value, *determination);
    return result_;
  }

 private:
  std::optional<Determination> determine_case(const std::string& file, Day checked, const RuleCase& one) {
    Diagnostics diagnostics;
    const auto scenario = case_scenario(plan_, file, checked, one, explorer_, diagnostics);
    for (const auto& diagnostic : diagnostics) result_.differences.push_back(diagnostic.message);
    if (has_errors(diagnostics)) return std::nullopt;
    // What is worth asking is most of the work.
    const bool asks = one.expect.find("asks") != nullptr || one.expect.find("next") != nullptr;
    return determine(plan_, scenario, explorer_, asks ? Want::questions : Want::answer);
  }

  const Finding* finding(const Determination& determination, const std::string& part) const {
    return finding_of(determination, of_, part);
  }

  void differ(const std::string& key, const std::string& expected, const std::string& found) {
    result_.differences.push_back(key + ": expected `" + expected + "`, found `" + found + "`");
  }

  // Nothing is owed any more for the month.
  static bool paid_off(const Finding& finding) {
    return std::any_of(finding.amounts.begin(), finding.amounts.end(), [](const NamedAmount& one) {
      return one.name == "owed" && one.amount.exact() && *one.amount.at_least == 0;
    });
  }

  void compare_text(const std::string& key, const Node& expected, const std::string& found) {
    if (expected.text != found) differ(key, expected.text, found);
  }

  static std::vector<std::string> texts(const Node& node) {
    std::vector<std::string> all;
    for (const auto& item : node.items) all.push_back(item.text);
    if (node.is_scalar()) all.push_back(node.text);
    return all;
  }

  void compare_all(const std::string& key, const Node& expected, std::vector<std::string> found) {
    auto wanted = texts(expected);
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    if (wanted != found) differ(key, joined(wanted), joined(found));
  }

  // Another part's outcome; or a mapping of its outcome and its effect.
  void compare_part(const std::string& key, const Node& expected, const Finding& part) {
    if (!expected.is_mapping()) return compare_text(key, expected, std::string(name(part.outcome)));
    if (const Node* outcome = expected.find("outcome"))
      compare_text(key + ".outcome", *outcome, std::string(name(part.outcome)));
    if (const Node* effect = expected.find("effect")) compare_text(key + ".effect", *effect, part.effect);
  }

  // Each expected one is there; there may be more. Of an empty list: none is there.
  void compare_among(const std::string& key, const Node& expected, const std::vector<std::string>& found) {
    if (texts(expected).empty() && !found.empty()) differ(key, "[]", joined(found));
    for (const auto& one : texts(expected))
      if (std::find(found.begin(), found.end(), one) == found.end())
        differ(key, joined(texts(expected)), joined(found));
  }

  // An amount, a range, or one of either for each thing that is paid.
  void compare_amount(const std::string& key, const Node& expected) {
    if (expected.is_mapping() && expected.find("at_least") == nullptr &&
        expected.find("at_most") == nullptr) {
      for (const auto& member : expected.members) compare_amount(key + "." + member.key.text, member.value);
      return;
    }
    AmountRange wanted;
    const auto end = [&](const Node* node) {
      return node == nullptr ? std::nullopt : parse_money(node->text);
    };
    if (expected.is_scalar())
      wanted.at_least = wanted.at_most = parse_money(expected.text);
    else
      wanted.at_least = end(expected.find("at_least")), wanted.at_most = end(expected.find("at_most"));
    for (const auto& amount : main_->amounts)
      if (amount.name == key) {
        if (!(amount.amount == wanted)) differ(key, money(wanted), money(amount.amount));
        return;
      }
    differ(key, money(wanted), "nothing");
  }

  static std::vector<std::string> limits_of(const ReliefAnswer& relief) {
    std::vector<std::string> all;
    for (const auto& bucket : relief.award)
      all.insert(all.end(), bucket.limited_by.begin(), bucket.limited_by.end());
    return all;
  }

  // Of the main finding, or of those of every month.
  std::vector<std::string> of_all(const Determination& determination,
                                  std::vector<std::string> Finding::*names) const {
    std::vector<std::string> all;
    for (const auto& one : determination.findings)
      if (one.rule == main_->rule && one.part == main_->part)
        for (const auto& name : one.*names)
          if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
    return all;
  }

  static std::optional<Deadline::What> day_asked(const std::string& key) {
    using What = Deadline::What;
    static const std::map<std::string, What> keys = {{"act_by", What::act_by},
                                                     {"pay_through", What::pay_through},
                                                     {"landlord_by", What::landlord_by},
                                                     {"earliest_filing", What::not_before},
                                                     {"new_day_not_before", What::new_day}};
    const auto found = keys.find(key);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
  }

  // The days of the main finding, or of those of every adult; `none` where no day can be told.
  void compare_days(const std::string& key, const Node& expected, Deadline::What what,
                    const Determination& determination) {
    std::vector<std::string> days;
    for (const auto& one : determination.findings)
      if (one.rule == main_->rule && one.part == main_->part)
        for (const auto& deadline : one.deadlines)
          if (deadline.what == what) days.push_back(deadline.day ? to_string(*deadline.day) : "none");
    if (days.empty()) days = {"none"};
    compare_all(key, expected, days);
  }

  // Of the tenant's day, or where there is none, of the landlord's.
  std::vector<std::string> of_deadlines(bool or_later) const {
    if (main_->deadlines.empty()) return {};
    const auto& one = main_->deadlines.front();
    if (!or_later) return {std::string(name(one.certainty))};
    return one.or_later ? std::vector{to_string(*one.or_later)} : std::vector<std::string>{};
  }

  void compare(const std::string& key, const Node& expected, const Determination& determination) {
    if (key == "outcome") {
      compare_text(key, expected, std::string(name(main_->outcome)));
    } else if (key == "limit" || key == "debt" || key == "margin" || key == "award" || key == "to_pay") {
      compare_amount(key, expected);
    } else if (key == "asks") {
      compare_all(key, expected, of_all(determination, &Finding::needs));
    } else if (key == "never_a_ground" || key == "other_months") {
      std::vector<std::string> months;
      for (const auto& one : determination.findings)
        if (one.rule == of_ && one.month &&
            (key == "never_a_ground" ? one.outcome == Outcome::applies
                                     : one.outcome != Outcome::applies && !paid_off(one)))
          months.push_back(to_string(*one.month).substr(0, 7));
      compare_all(key, expected, months);
    } else if (key == "protected_amount" || key == "other_amount") {
      Int sum = 0;
      for (const auto& one : determination.findings)
        if (one.rule == of_ && one.month && (one.outcome == Outcome::applies) == (key == "protected_amount"))
          for (const auto& amount : one.amounts)
            if (amount.name == "owed" && amount.amount.exact()) sum += *amount.amount.at_least;
      if (parse_money(expected.text) != sum) differ(key, expected.text, "$" + money_to_string(sum));
    } else if (const auto what = day_asked(key)) {
      compare_days(key, expected, *what, determination);
    } else if (key == "or_later" || key == "certainty") {
      compare_all(key, expected, of_deadlines(key == "or_later"));
    } else if (key == "layer_governs") {
      std::vector<std::string> governs;
      for (const auto& layer : determination.layers) governs.push_back(layer.governs);
      compare_all(key, expected, governs);
    } else if (key == "open") {
      const auto open = main_->relief ? main_->relief->open : Open::unknown;
      compare_text(key, expected,
                   open == Open::yes  ? "true"
                   : open == Open::no ? "false"
                                      : std::string(name(open)));
    } else if (key == "limited_by" || key == "who_applies" || key == "priority") {
      const auto relief = main_->relief.value_or(ReliefAnswer{});
      compare_all(key, expected,
                  key == "limited_by"    ? limits_of(relief)
                  : key == "who_applies" ? relief.who_applies
                                         : relief.priority);
    } else if (key == "next") {
      compare_all(key, expected, main_->next);
    } else if (key == "warns") {
      compare_among(key, expected, of_all(determination, &Finding::warns));
    } else if (key == "does_not_warn") {
      const auto warns = of_all(determination, &Finding::warns);
      for (const auto& one : texts(expected))
        if (std::find(warns.begin(), warns.end(), one) != warns.end()) differ(key, one, joined(warns));
    } else if (key == "because") {
      compare_among(key, expected, of_all(determination, &Finding::because));
    } else if (key == "pending") {
      std::vector<std::string> pending;
      for (const auto& gap : main_->gaps)
        if (gap.kind == Gap::Kind::pending) pending.push_back(gap.what);
      compare_among(key, expected, pending);
    } else if (key == "confidence") {
      compare_text(key, expected, main_->confidence);
    } else if (key == "effect") {
      compare_text(key, expected, main_->effect);
    } else if (key == "stages") {
      std::vector<std::string> stages;
      for (const auto& one : determination.findings)
        if (one.rule == main_->rule && one.part == main_->part && one.outcome == main_->outcome)
          for (const Stage stage : one.stages)
            if (std::find(stages.begin(), stages.end(), name(stage)) == stages.end())
              stages.emplace_back(name(stage));
      compare_all(key, expected, stages);
    } else if (key == "stamped") {
      compare_text(key, expected, main_->not_law ? "not_law" : "law");
    } else if (key == "not_law") {
      std::vector<std::string> proposals;
      for (const auto& finding : determination.findings)
        if (finding.part == "proposal") proposals.push_back(finding.rule);
      compare_among(key, expected, proposals);
    } else if (const auto* part = finding(determination, key)) {
      compare_part(key, expected, *part);
    } else {
      result_.differences.push_back("`" + key + "` is nothing that a case can expect of this rule");
    }
  }

  const Plan& plan_;
  Explorer& explorer_;
  CaseResult result_;
  std::string of_;
  const Finding* main_ = nullptr;
};

}  // namespace

namespace {

// The case of a reform, as if it were law from the day that the case says.
CaseResult run_switched_on(Reformed* reformed, const Reform& reform, const RuleCase& one) {
  CaseResult result{reform.id, one.name, one.id, one.approved_by != "nobody", false, {}};
  const auto from = parse_day(one.with_reform);
  if (!from || reformed == nullptr) {
    result.differences = {from ? "the reform's files are not at hand"
                               : "with_reform: expected `false`, or the day from which it counts"};
    result.run = !from;
    return result;
  }
  const Plan* plan = reformed->with(reform.id, *from);
  const Rule* rule = plan == nullptr ? nullptr : plan->ruleset().find_rule(reform.rule);
  if (rule == nullptr) {
    result.run = true;
    for (const auto& mistake : reformed->mistakes(reform.id, *from))
      result.differences.push_back(mistake.message);
    if (result.differences.empty()) result.differences = {"the reform changes no rule"};
    return result;
  }
  Explorer explorer(*plan);
  return CaseRunner(*plan, explorer)
      .run(reform.id, reform.file, reform.checked, one, rule->parts.front().name, rule->id);
}

}  // namespace

CaseResult run_case(const Plan& plan, Explorer& explorer, const Rule& rule, const RuleCase& one) {
  return CaseRunner(plan, explorer).run(rule.id, rule.file, rule.checked, one, rule.parts.front().name);
}

std::vector<CaseResult> run_cases(const Plan& plan, Explorer& explorer, const std::string& only,
                                  Reformed* reformed) {
  std::vector<CaseResult> results;
  CaseRunner runner(plan, explorer);
  for (const auto& rule : plan.ruleset().rules)
    for (const auto& one : rule.cases)
      if (only.empty() || only == rule.id)
        results.push_back(runner.run(rule.id, rule.file, rule.checked, one, rule.parts.front().name));
  for (const auto& reform : plan.ruleset().reforms)
    for (const auto& one : reform.cases) {
      if (!only.empty() && only != reform.id) continue;
      const bool on = !one.with_reform.empty() && one.with_reform != "false";
      results.push_back(on ? run_switched_on(reformed, reform, one)
                           : runner.run(reform.id, reform.file, reform.checked, one, "proposal"));
    }
  return results;
}

}  // namespace holdfast
