#include "engine/population/output_plan.hpp"

#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/base/diagnostic.hpp"

namespace holdfast {
namespace {

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

std::vector<std::string> names_of(const Ruleset& ruleset) {
  std::vector<std::string> names;
  for (const auto& rule : ruleset.rules) names.push_back(rule.id);
  return names;
}

}  // namespace

bool needs_determination(BuiltIn column) { return column >= BuiltIn::place && column <= BuiltIn::confidence; }

std::size_t OutputPlan::ask(const Rule& rule, int part, std::optional<AmountOf> amount) {
  auto found = std::find_if(asked.begin(), asked.end(),
                            [&](const Asked& one) { return one.rule == &rule && one.part == part; });
  if (found == asked.end()) found = asked.insert(asked.end(), {&rule, part, {}});
  if (amount) add_once(found->amounts, *amount);
  return static_cast<std::size_t>(found - asked.begin());
}

bool OutputPlan::needs_determination() const {
  return std::any_of(columns.begin(), columns.end(), [](const OutputColumn& column) {
    return column.what == OutputColumn::What::built_in && holdfast::needs_determination(column.built_in);
  });
}

bool OutputPlan::has(BuiltIn column) const {
  return std::any_of(columns.begin(), columns.end(), [&](const OutputColumn& one) {
    return one.what == OutputColumn::What::built_in && one.built_in == column;
  });
}

std::optional<NamedPart> find_part(const Ruleset& ruleset, std::string_view name) {
  const auto mark = name.find('#');
  const Rule* rule = ruleset.find_rule(name.substr(0, mark));
  if (rule == nullptr || rule->parts.empty()) return std::nullopt;
  if (mark == std::string_view::npos) return NamedPart{rule, 0};
  const auto wanted = name.substr(mark + 1);
  for (std::size_t i = 0; i < rule->parts.size(); ++i) {
    const auto& part = rule->parts[i];
    const bool stage = part.stage && stage_names[static_cast<std::size_t>(*part.stage)] == wanted;
    if (part.name == wanted || stage) return NamedPart{rule, static_cast<int>(i)};
  }
  return std::nullopt;
}

std::string no_such_part(const Ruleset& ruleset, std::string_view name) {
  const auto mark = name.find('#');
  const auto id = name.substr(0, mark);
  const Rule* rule = ruleset.find_rule(id);
  if (rule == nullptr) {
    const auto help = did_you_mean(id, names_of(ruleset));
    return "no rule named " + quoted(id) + (help.empty() ? "" : "; " + help);
  }
  std::string parts;
  for (const auto& part : rule->parts) {
    const std::string one =
        part.stage ? std::string(stage_names[static_cast<std::size_t>(*part.stage)]) : part.name;
    parts += (parts.empty() ? "" : ", ") + quoted(one);
  }
  return quoted(id) + " has no block " + quoted(name.substr(mark + 1)) + "; it has " + parts;
}

std::string no_such_amount(const NamedPart& part, AmountOf amount, std::string_view bucket) {
  const auto& block = part.rule->parts[static_cast<std::size_t>(part.part)].block;
  const auto* relief = std::get_if<Relief>(&block);
  const auto* covers = std::get_if<Covers>(&block);
  const bool threshold = std::holds_alternative<BarredUnless>(block);
  const bool there = amount == AmountOf::award    ? relief != nullptr
                     : amount == AmountOf::to_pay ? covers != nullptr && covers->amount.has_value()
                                                  : threshold;
  if (!there) return quoted(part.rule->id) + " has no such amount";
  if (amount != AmountOf::award) return bucket.empty() ? "" : "only an award has a `bucket`";
  std::string buckets;
  for (const auto& one : relief->award) {
    if (one.name == bucket || (bucket.empty() && relief->award.size() == 1)) return "";
    buckets += (buckets.empty() ? "" : ", ") + quoted(one.name);
  }
  return quoted(part.rule->id) + " pays for several things; a map names one as `bucket`: " + buckets;
}

std::string add_column(const Ruleset& ruleset, const std::string& name, OutputPlan& plan) {
  static constexpr std::array<std::pair<std::string_view, AmountOf>, 5> amounts{{{"debt", AmountOf::debt},
                                                                                 {"limit", AmountOf::limit},
                                                                                 {"margin", AmountOf::margin},
                                                                                 {"to_pay", AmountOf::to_pay},
                                                                                 {"award", AmountOf::award}}};
  OutputColumn column;
  column.name = name;
  const auto built_in = std::find(built_in_names.begin(), built_in_names.end(), name);
  if (built_in != built_in_names.end()) {
    column.built_in = static_cast<BuiltIn>(built_in - built_in_names.begin());
    plan.columns.push_back(std::move(column));
    return "";
  }
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) {
    const auto near = did_you_mean(name, {built_in_names.begin(), built_in_names.end()});
    return "no column named " + quoted(name) + "; " +
           (near.empty() ? "of a rule, write `RULE.outcome`" : near);
  }
  const auto wanted = std::string_view(name).substr(dot + 1);
  const auto part = find_part(ruleset, std::string_view(name).substr(0, dot));
  if (!part) return no_such_part(ruleset, std::string_view(name).substr(0, dot));
  column.what = wanted == "applies"   ? OutputColumn::What::applies
                : wanted == "outcome" ? OutputColumn::What::outcome
                                      : OutputColumn::What::amount;
  if (column.what == OutputColumn::What::amount) {
    const auto found =
        std::find_if(amounts.begin(), amounts.end(), [&](const auto& one) { return one.first == wanted; });
    if (found == amounts.end())
      return "a rule has no column " + quoted(wanted) +
             "; it has `applies`, `outcome`, `debt`, `limit`, `margin`, `to_pay`, `award`";
    column.amount = found->second;
    if (auto wrong = no_such_amount(*part, column.amount, ""); !wrong.empty()) return wrong;
    column.asked = plan.ask(*part->rule, part->part, column.amount);
  } else {
    column.asked = plan.ask(*part->rule, part->part);
  }
  plan.columns.push_back(std::move(column));
  return "";
}

}  // namespace holdfast
