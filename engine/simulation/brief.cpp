#include "engine/simulation/brief.hpp"

#include "engine/simulation/tables.hpp"
#include "engine/simulation/tidy_table.hpp"

namespace holdfast {
namespace {

// "0.063400" → "6.3%"; what the table hides stays hidden.
std::string percent(const std::string& share) {
  const auto read = parse_decimal(share);
  if (!read) return "(hidden)";
  return rounded({Integer(read->units) * 100, Integer(power_of_ten(read->scale))}, 1) + "%";
}

class Brief {
 public:
  explicit Brief(const Partial& partial)
      : partial_(partial), study_(partial.study), summary_(summary_table(partial.study, partial.totals)) {}

  std::string write() {
    std::uint64_t rows = 0;
    std::uint64_t wrong = 0;
    for (const auto& input : partial_.totals.inputs) {
      rows += input.rows;
      wrong += input.wrong;
    }
    text_ = std::to_string(rows) + " " + study_.rows_are;
    if (wrong > 0) text_ += ", " + std::to_string(wrong) + " of them with mistakes and in no count below";
    text_ += "; law as of " + study_.as_of + "\n";
    for (const auto& part : study_.parts) rule(part.rule);
    for (const auto& budget : partial_.budgets) {
      const auto ways = budget.caps.size() * budget.ways.size();
      text_ += "\nbudget " + budget.id + ": " + std::to_string(ways) + (ways == 1 ? " way" : " ways") +
               " to spend it, in budget.csv\n";
    }
    return text_ + "\n" + static_label + ". Counts of rules met, not of evictions prevented.\n";
  }

 private:
  void rule(const std::string& rule) {
    text_ += "\n" + rule + "\n";
    const std::string weighted = study_.weight.empty() ? "rows" : "weight of rows";
    text_ += "  share of " + weighted + " that it surely helps, and that it may help at most\n";
    for (const auto& law : study_.laws)
      text_ += "    " + percent(share(law.id, rule, "helps_at_least")) + " to " +
               percent(share(law.id, rule, "helps_at_most")) + "  " + law.id + "\n";
  }

  // Of all groups together.
  std::string share(const std::string& law, const std::string& rule, const std::string& measure) const {
    const TidyTable::Line* found = nullptr;
    for (const auto& record : summary_.lines())
      if (summary_.cell(record.cells, "scenario") == law && summary_.cell(record.cells, "rule") == rule &&
          summary_.cell(record.cells, "measure") == measure)
        found = &record.cells;  // the last line is that of all groups
    return found == nullptr ? "" : summary_.cell(*found, "share");
  }

  const Partial& partial_;
  const Study& study_;
  const TidyTable summary_;
  std::string text_;
};

}  // namespace

std::string brief_text(const Partial& partial) { return Brief(partial).write(); }

}  // namespace holdfast
