#include <array>
#include <map>

#include "engine/simulation/allocation.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

constexpr const char* readings[] = {"at_least", "at_most"};

std::string dollars(std::int64_t cents) { return money_to_string(cents); }

class BudgetLines {
 public:
  BudgetLines(const Study& study, const Totals& totals) : study_(study), totals_(totals), estimates_(study) {}

  std::string write(const std::vector<Budget>& budgets) {
    text_.line({"scenario",      "budget",       "program",
                "cap",           "money",        "round",
                "eligible",      "applicants_n", "applicants_weighted",
                "asked",         "paid_n",       "paid_weighted",
                "spent",         "left",         "exhausted",
                "last_paid_at",  "mean_award",   "share_of_asked",
                "share_of_debt", "note",         "label"});
    for (std::size_t i = 0; i < budgets.size(); ++i)
      for (std::size_t law = 0; law < study_.laws.size(); ++law)
        for (std::size_t cap = 0; cap < budgets[i].caps.size(); ++cap)
          for (const auto& way : budgets[i].ways)
            for (std::size_t reading = 0; reading < 2; ++reading)
              lines(budgets[i], i, law, cap, way, reading);
    return text_.take();
  }

 private:
  void lines(const Budget& budget, std::size_t number, std::size_t law, std::size_t cap,
             const std::vector<Budget::Round>& way, std::size_t reading) {
    std::vector<const Queue*> queues;
    for (std::size_t round = 0; round < way.size(); ++round)
      queues.push_back(&totals_.queues.at(number, law, cap, reading, round));
    const auto spent = spend(budget, way, queues);
    std::uint64_t& shown = shown_[{number, law, cap, reading}];
    for (std::size_t round = 0; round < way.size(); ++round) {
      const auto& queue = *queues[round];
      const auto& one = spent[round];
      const Integer asked = queue.asked.value();
      const Integer left = Integer(one.money) * pow(Integer(10), weight_scale) + one.carried - one.spent;
      std::vector<std::string> cells{std::to_string(queue.rows),
                                     estimates_.weight(queue.weight.value()),
                                     Estimates::money(asked, money_scale),
                                     std::to_string(one.rows),
                                     estimates_.weight(one.weight),
                                     Estimates::money(one.spent, money_scale),
                                     Estimates::money(left, money_scale),
                                     one.exhausted ? "yes" : "no",
                                     one.last,
                                     Estimates::mean(one.spent, money_scale, one.weight),
                                     asked == 0 ? "" : rounded({one.spent, asked}, 6),
                                     one.debt && *one.debt > 0 ? rounded({one.spent, *one.debt}, 6) : ""};
      // Of few rows in the queue, paid or not; or few more than with the money of the line before.
      const bool hide = is_few(queue.rows) || is_few(one.rows) || is_few(queue.rows - one.rows) ||
                        (way.size() == 1 && is_few(one.rows > shown ? one.rows - shown : shown - one.rows));
      if (hide)
        cells.assign(cells.size(), "");
      else
        shown = one.rows;
      text_.line(joined({{study_.laws[law].id, budget.id, budget.program,
                          budget.caps[cap] ? dollars(*budget.caps[cap]) : "", dollars(one.money),
                          way.size() > 1 ? std::to_string(round + 1) : "", readings[reading]},
                         cells,
                         {hide                    ? "hidden"
                          : queue.without_end > 0 ? "awards without an end above are not in it"
                                                  : "",
                          label_of(law)}}));
    }
  }

  bool is_few(std::uint64_t rows) const {
    return rows > 0 && rows < static_cast<std::uint64_t>(study_.smallest_cell);
  }

  const Study& study_;
  const Totals& totals_;
  const Estimates estimates_;
  TableText text_;
  std::map<std::array<std::size_t, 4>, std::uint64_t> shown_;  // by budget, law, cap, reading: rows paid
};

}  // namespace

std::string budget_table(const Study& study, const std::vector<Budget>& budgets, const Totals& totals) {
  return BudgetLines(study, totals).write(budgets);
}

}  // namespace holdfast
