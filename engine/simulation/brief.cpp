#include "engine/simulation/brief.hpp"

#include <algorithm>

#include "engine/simulation/allocation.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

std::string percent(const Lanes& part, const Lanes& whole) {
  return whole[0] == 0 ? "-" : rounded({part[0] * 100, whole[0]}, 1) + "%";
}

class Brief {
 public:
  explicit Brief(const Partial& partial)
      : partial_(partial),
        study_(partial.study),
        shape_(study_),
        groups_(study_, partial.totals.groups),
        all_(*groups_.lines().back().tally) {}

  std::string write() {
    std::uint64_t rows = all_.rows(shape_.rows());
    std::uint64_t wrong = all_.rows(shape_.wrong());
    text_ = std::to_string(rows) + " " + study_.rows_are;
    if (wrong > 0) text_ += ", " + std::to_string(wrong) + " of them with mistakes and in no count below";
    text_ += "; law as of " + study_.as_of + "\n";
    for (std::size_t part = 0; part < study_.parts.size(); ++part) rule(part);
    for (std::size_t i = 0; i < partial_.budgets.size(); ++i) budget(i);
    return text_ + "\n" + static_label + ". Counts of rules met, not of evictions prevented.\n";
  }

 private:
  void rule(std::size_t part) {
    text_ += "\n" + study_.parts[part].rule + "\n";
    const std::string weighted = study_.weight.empty() ? "rows" : "weight of rows";
    text_ += "  share of " + weighted + " that it surely helps, and that it may help at most\n";
    for (std::size_t law = 0; law < study_.laws.size(); ++law) {
      std::vector<std::size_t> sure;
      std::vector<std::size_t> may;
      std::vector<std::size_t> whole;
      for (std::size_t state = 0; state < all_states; ++state) {
        const std::size_t cell = shape_.state(law, part, state);
        whole.push_back(cell);
        if (surely_helps(state)) sure.push_back(cell);
        if (surely_helps(state) || may_help(state)) may.push_back(cell);
      }
      const auto all = lanes_of(all_, whole);
      text_ += "    " + percent(lanes_of(all_, sure), all) + " to " + percent(lanes_of(all_, may), all) +
               "  " + study_.laws[law].id + "\n";
    }
  }

  void budget(std::size_t number) {
    const auto& budget = partial_.budgets[number];
    text_ += "\nbudget " + budget.id + ": " + std::to_string(budget.caps.size() * budget.ways.size()) +
             (budget.caps.size() * budget.ways.size() == 1 ? " way" : " ways") +
             " to spend it, in budget.csv\n";
  }

  const Partial& partial_;
  const Study& study_;
  const TallyShape shape_;
  const GroupLines groups_;
  const Tally& all_;
  std::string text_;
};

}  // namespace

std::string brief_text(const Partial& partial) { return Brief(partial).write(); }

}  // namespace holdfast
