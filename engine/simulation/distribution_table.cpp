#include "engine/simulation/disclosure.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {

std::string distribution_table(const Study& study, const Totals& totals) {
  const TallyShape shape(study);
  const Estimates estimates(study);
  const GroupLines groups(study, totals.groups);
  TableText text;
  text.line(joined({{"scenario", "rule"},
                    study.by,
                    {"debt_over_limit_above", "debt_over_limit_at_most", "n_at_least", "weighted_at_least",
                     "n_at_most", "weighted_at_most", "note", "label"}}));
  for (std::size_t law = 0; law < study.laws.size(); ++law)
    for (std::size_t part = 0; part < study.parts.size(); ++part) {
      if (study.parts[part].debt < 0 || study.parts[part].limit < 0) continue;
      std::vector<std::vector<std::uint64_t>> rows;
      for (const auto& line : groups.lines()) {
        rows.emplace_back();
        for (std::size_t bin = 0; bin < all_bins; ++bin)
          for (const bool surely : {true, false})
            rows.back().push_back(line.tally->rows(shape.bin(law, part, bin, surely)));
      }
      const auto hidden = hidden_cells(rows, static_cast<std::uint64_t>(study.smallest_cell));
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t bin = 0; bin < all_bins; ++bin) {
          if (rows[i][bin * 2 + 1] == 0) continue;
          const bool hide = hidden[i][bin * 2] || hidden[i][bin * 2 + 1];
          const auto edge = [](std::size_t number) {
            return rounded({Integer(number), Integer(bins_a_limit)}, 2);
          };
          std::vector<std::string> cells{bin == 0 ? "" : edge(bin), bin + 1 == all_bins ? "" : edge(bin + 1)};
          for (const bool surely : {true, false}) {
            const std::size_t cell = shape.bin(law, part, bin, surely);
            const auto& tally = *groups.lines()[i].tally;
            cells.push_back(hide ? "" : std::to_string(tally.rows(cell)));
            cells.push_back(hide ? "" : estimates.weight(tally.sum(cell).value()));
          }
          cells.push_back(hidden_word(hide));
          cells.emplace_back(label_of(law));
          text.line(joined({{study.laws[law].id, study.parts[part].rule}, groups.lines()[i].key, cells}));
        }
    }
  return text.take();
}

}  // namespace holdfast
