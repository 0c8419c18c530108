#include "engine/simulation/simulation.hpp"

#include <algorithm>
#include <deque>

#include "engine/base/add_once.hpp"
#include "engine/population/row_writer.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/micro_columns.hpp"
#include "engine/simulation/study_table.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

constexpr std::string_view amount_names[] = {"debt", "limit", "margin", "to_pay", "award"};

// The amounts that a block has, in the order in which they are asked for.
std::vector<AmountOf> amounts_of(const NamedPart& part) {
  const auto& block = part.rule->parts[static_cast<std::size_t>(part.part)].block;
  if (std::holds_alternative<BarredUnless>(block)) return {AmountOf::debt, AmountOf::limit, AmountOf::margin};
  if (std::holds_alternative<Relief>(block)) return {AmountOf::award};
  if (const auto* covers = std::get_if<Covers>(&block); covers != nullptr && covers->amount)
    return {AmountOf::to_pay};
  return {};
}

std::string amount_name(const AmountColumn& amount, bool several) {
  std::string made(amount_names[static_cast<std::size_t>(amount.of)]);
  return several ? made + "." + amount.bucket : made;
}

}  // namespace

Simulation::Simulation(std::vector<SimulatedLaw> laws, StudyWishes wishes, std::vector<std::string>& mistakes)
    : laws_(std::move(laws)), wishes_(std::move(wishes)), ask_(laws_.size()), asked_(laws_.size()) {
  study_.as_of = wishes_.as_of;
  study_.rows_are = wishes_.rows_are;
  study_.engine = HOLDFAST_VERSION;
  study_.by = wishes_.by;
  study_.weight = wishes_.weight;
  study_.replicates = wishes_.replicates;
  study_.replicate_scale = wishes_.replicate_scale;
  study_.smallest_cell = wishes_.smallest_cell;
  study_.map_sha256 = wishes_.map_sha256;
  study_.shares_of = wishes_.shares_of;
  for (const auto& law : laws_) study_.laws.push_back({law.id, law.title, law.sha256});
  for (std::size_t i = 0; i < laws_.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (laws_[i].id == laws_[k].id) mistakes.push_back("two laws are called `" + laws_[i].id + "`");
  if (!study_.replicates.empty() && study_.weight.empty())
    mistakes.emplace_back("replicate weights go with a weight: name its column too");
  if (!study_.replicates.empty() && !parse_fraction(study_.replicate_scale))
    mistakes.emplace_back(
        "replicate weights need the factor of their variance, like `4/80` (successive differences), `1/80` "
        "(balanced repeated) or `79/80` (jackknife)");
  choose_parts(mistakes);
  check_budgets(mistakes);
  if (mistakes.empty()) find_scales();
}

void Simulation::choose_parts(std::vector<std::string>& mistakes) {
  std::vector<std::string> names = wishes_.rules;
  if (names.empty())
    for (const auto& law : laws_)
      for (const auto& rule : law.plan.ruleset().rules)
        if (touched(rule) && !rule.parts.empty()) add_once(names, rule.id);
  for (const auto& budget : wishes_.budgets)
    if (!budget.program.empty()) add_once(names, budget.program);
  if (names.empty())
    mistakes.emplace_back("nothing is asked: name rules with --rule, or a reform with --reform");
  for (const auto& name : names) add_part(name, mistakes);
  if (study_.parts.size() > 1) {
    Study::Part any;
    any.rule = Study::any_name;
    any.title = "Any of these rules";
    study_.parts.push_back(std::move(any));
    for (auto& asked : asked_) asked.emplace_back();
  }
}

void Simulation::add_part(const std::string& name, std::vector<std::string>& mistakes) {
  Study::Part made;
  made.rule = name;
  std::vector<AmountOf> amounts;
  bool found_once = false;
  for (std::size_t law = 0; law < laws_.size(); ++law) {
    asked_[law].emplace_back();
    const auto found = find_part(laws_[law].plan.ruleset(), name);
    if (!found) continue;
    const auto of = amounts_of(*found);
    if (found_once && of != amounts)
      mistakes.push_back("`" + laws_[law].id + "` makes another kind of rule of `" + name + "`");
    if (!found_once) {
      made.title = found->rule->title;
      const auto& places = laws_[law].plan.ruleset().places.entries();
      made.place = places[static_cast<std::size_t>(found->rule->place)].path;
      made.enacted_by = found->rule->enacted_by;
      amounts = of;
    }
    found_once = true;
    asked_[law].back() = ask_[law].size();
    ask_[law].push_back({found->rule, found->part, of});
  }
  if (!found_once) mistakes.push_back(no_such_part(laws_.front().plan.ruleset(), name));
  study_.parts.push_back(std::move(made));
}

// Names and scales of the amounts, as the plans have them.
void Simulation::find_scales() {
  for (std::size_t law = 0; law < laws_.size(); ++law) {
    const LawAnswers answers(laws_[law].plan, laws_[law].nothing_told, ask_[law]);
    for (std::size_t part = 0; part < study_.parts.size(); ++part) {
      if (!asked_[law][part]) continue;
      const auto& amounts = answers.amounts_asked(*asked_[law][part]);
      auto& told = study_.parts[part];
      for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (told.amounts.size() <= i)
          told.amounts.push_back(
              {amount_name(amounts[i], amounts.size() > 1 && amounts[i].of == AmountOf::award),
               std::vector<int>(laws_.size(), money_scale)});
        told.amounts[i].scales[law] = amounts[i].scale;
        if (amounts[i].of == AmountOf::debt) told.debt = static_cast<int>(i);
        if (amounts[i].of == AmountOf::limit) told.limit = static_cast<int>(i);
      }
    }
  }
}

void Simulation::check_budgets(std::vector<std::string>& mistakes) {
  for (const auto& budget : wishes_.budgets) {
    const auto found = std::find_if(study_.parts.begin(), study_.parts.end(),
                                    [&](const Study::Part& one) { return one.rule == budget.program; });
    if (found == study_.parts.end()) mistakes.push_back("the budget `" + budget.id + "` has no program");
    budget_parts_.push_back(static_cast<std::size_t>(found - study_.parts.begin()));
  }
}

std::vector<std::string> Simulation::headers_looked_at() const {
  std::vector<std::string> names = study_.by;
  if (!study_.weight.empty()) add_once(names, study_.weight);
  for (const auto& name : study_.replicates) add_once(names, name);
  for (const auto& budget : wishes_.budgets) {
    for (const auto& column : budget.queue) add_once(names, column.header);
    if (!budget.round_column.empty()) add_once(names, budget.round_column);
  }
  return names;
}

OutputPlan Simulation::micro_table() const {
  OutputPlan plan;
  for (const auto column : {BuiltIn::row, BuiltIn::status, BuiltIn::errors}) {
    plan.columns.emplace_back();
    plan.columns.back().name = name(column);
    plan.columns.back().built_in = column;
  }
  std::vector<std::string> copies = study_.by;
  for (const auto& one : wishes_.passed) add_once(copies, one);
  if (!study_.weight.empty()) add_once(copies, study_.weight);
  for (const auto& header : copies) {
    OutputColumn copy;
    copy.what = OutputColumn::What::copy;
    copy.name = copy.header = header;
    plan.columns.push_back(std::move(copy));
  }
  for (const auto& one : micro_columns(study_)) {
    if (!asked_[one.law][one.part]) continue;
    OutputColumn column;
    column.what = OutputColumn::What::outcome;
    column.name = one.name;
    column.law = one.law;
    column.asked = *asked_[one.law][one.part];
    if (one.amount >= 0) {
      const auto& amount = study_.parts[one.part].amounts[static_cast<std::size_t>(one.amount)].name;
      const auto dot = amount.find('.');
      column.what = OutputColumn::What::amount;
      column.amount = static_cast<AmountOf>(
          std::find(std::begin(amount_names), std::end(amount_names), amount.substr(0, dot)) -
          std::begin(amount_names));
      column.bucket = dot == std::string::npos ? "" : amount.substr(dot + 1);
    }
    plan.columns.push_back(std::move(column));
  }
  OutputColumn label;  // the same of every row
  label.what = OutputColumn::What::first_of;
  label.name = "label";
  label.otherwise = label_of(laws_.size() - 1);
  plan.columns.push_back(std::move(label));
  return plan;
}

Simulation::End Simulation::run(const Table& table, RecordReader& reader, ByteSink& micro,
                                const BatchWatch& watch) const {
  End end;
  OutputPlan output;
  if (table.micro) output = micro_table();
  StudyTable told{table.name, table.map, table.tabs, wishes_.passed, headers_looked_at()};
  const bool shared = !study_.shares_of.empty() && table.map != nullptr && table.map->shares;
  const FactShares* shares = shared ? &*table.map->shares : nullptr;
  if (shares != nullptr && !shares->by.empty()) add_once(told.looked_at, shares->by);
  const Ruleset& ruleset = laws_.front().plan.ruleset();
  const auto layout = read_study_header(told, ruleset, reader, output);
  end.header = layout.diagnostics();
  if (!layout) return end;
  const auto column_of = [&](const std::string& name) { return column_named(*layout, name); };
  StudyColumns columns;
  columns.most_groups = table.most_groups;
  columns.weights.push_back(study_.weight.empty() ? -1 : static_cast<int>(column_of(study_.weight)));
  for (const auto& name : study_.replicates) columns.weights.push_back(static_cast<int>(column_of(name)));
  for (const auto& name : study_.by) columns.by.push_back(column_of(name));
  columns.shared = {shares,
                    shares == nullptr || shares->by.empty() ? -1 : static_cast<int>(column_of(shares->by))};
  std::vector<BudgetColumns> budgets;
  for (std::size_t i = 0; i < wishes_.budgets.size(); ++i) {
    const auto& budget = wishes_.budgets[i];
    BudgetColumns one;
    one.part = budget_parts_[i];
    for (const auto& column : budget.queue) one.queue.push_back(column_of(column.header));
    if (!budget.round_column.empty()) one.round = column_of(budget.round_column);
    if (!budget.debt.empty()) one.debt = *ruleset.vocabulary.find(budget.debt);
    budgets.push_back(std::move(one));
  }
  const TallyShape shape(study_);
  std::deque<RowQueue> queues;
  std::deque<RowTally> tallies;
  std::vector<BatchLaw> laws;
  for (std::size_t law = 0; law < laws_.size(); ++law)
    laws.push_back({laws_[law].plan, laws_[law].nothing_told, ask_[law]});
  TableBatch batch{laws, *layout, output, ',', table.jobs, [&]() -> RowObserver* {
                     if (!budgets.empty())
                       queues.emplace_back(wishes_.budgets, budgets, laws_.size(), table.piece);
                     return &tallies.emplace_back(study_, shape, laws, asked_, columns,
                                                  budgets.empty() ? nullptr : &queues.back());
                   }};
  if (table.micro && !micro.write(header_line(output, ','))) {
    end.batch.cannot_write = true;
    return end;
  }
  end.batch = run_batch(batch, reader, micro, watch);
  end.totals.queues = Queues(wishes_.budgets, laws_.size());
  for (const auto& tally : tallies) {
    tally.give(end.totals.groups);
    end.too_many_groups = end.too_many_groups || tally.too_many_groups();
  }
  for (const auto& queue : queues) end.totals.queues.merge(queue.queues());
  end.too_many_groups = end.too_many_groups || end.totals.groups.size() > table.most_groups;
  end.totals.inputs.push_back({table.piece, table.name, "", end.batch.counts.rows, end.batch.counts.wrong});
  return end;
}

}  // namespace holdfast
