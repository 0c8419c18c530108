#include "engine/simulation/disclosure.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

std::string_view change(std::size_t from, std::size_t to) {
  const auto helps = [](std::size_t state) { return surely_helps(state) ? 2 : may_help(state) ? 1 : 0; };
  const int before = helps(from);
  const int after = helps(to);
  if (before == 1 && after == 1) return "may_change";
  if (before == after) return "same";
  if (before == 0) return after == 2 ? "gains" : "may_gain";
  if (before == 2) return after == 0 ? "loses" : "may_lose";
  return after == 2 ? "may_gain" : "may_lose";
}

}  // namespace

std::string transitions_table(const Study& study, const Totals& totals) {
  const TallyShape shape(study);
  const Estimates estimates(study);
  const GroupLines groups(study, totals.groups);
  TableText text;
  text.line(joined({{"scenario", "rule"},
                    study.by,
                    {"baseline", "reform", "change", "n", "weighted_n", "se_weighted_n", "note", "label"}}));
  for (std::size_t law = 1; law < study.laws.size(); ++law)
    for (std::size_t part = 0; part < study.parts.size(); ++part) {
      std::vector<std::vector<std::uint64_t>> rows;
      for (const auto& line : groups.lines()) {
        rows.emplace_back();
        for (std::size_t move = 0; move < all_states * all_states; ++move)
          rows.back().push_back(
              line.tally->rows(shape.move(law, part, move / all_states, move % all_states)));
      }
      const auto hidden = hidden_cells(rows, static_cast<std::uint64_t>(study.smallest_cell));
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t move = 0; move < all_states * all_states; ++move) {
          if (rows[i][move] == 0) continue;
          const std::size_t from = move / all_states;
          const std::size_t to = move % all_states;
          const auto lanes = lanes_of(*groups.lines()[i].tally, {shape.move(law, part, from, to)});
          const bool hide = hidden[i][move];
          text.line(joined(
              {{study.laws[law].id, study.parts[part].rule},
               groups.lines()[i].key,
               {std::string(state_name(from)), std::string(state_name(to)), std::string(change(from, to)),
                hide ? "" : std::to_string(rows[i][move]), hide ? "" : estimates.weight(lanes[0]),
                hide ? "" : estimates.error(lanes), hidden_word(hide), label_of(law)}}));
        }
    }
  return text.take();
}

}  // namespace holdfast
