#include <algorithm>

#include "engine/population/fact_shares.hpp"
#include "engine/simulation/disclosure.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/table_lines.hpp"
#include "engine/simulation/tables.hpp"

namespace holdfast {
namespace {

using End = TallyShape::End;
using Turn = TallyShape::Turn;

class Summary {
 public:
  Summary(const Study& study, const Totals& totals)
      : study_(study), shape_(study), estimates_(study), groups_(study, totals.groups) {}

  std::string write() {
    text_.line(joined({{"scenario", "rule"},
                       study_.by,
                       {"measure", "n", "weighted_n", "share", "se_weighted_n", "se_share", "total_at_least",
                        "total_at_most", "mean", "note", "label"}}));
    std::vector<std::vector<std::uint64_t>> rows;
    for (const auto& line : groups_.lines()) rows.push_back({line.tally->rows(shape_.rows())});
    const auto hidden = hidden_cells(rows, static_cast<std::uint64_t>(study_.smallest_cell));
    for (std::size_t i = 0; i < groups_.lines().size(); ++i) {
      const auto& line = groups_.lines()[i];
      const auto& tally = *line.tally;
      for (const auto& [measure, cell] :
           {std::pair("rows", shape_.rows()), std::pair("rows_with_mistakes", shape_.wrong())}) {
        const auto lanes = lanes_of(tally, {cell});
        const bool hide = hidden[i][0] || (cell != shape_.rows() && is_small(tally.rows(cell)));
        count({"", "", line.key, label_of(0)}, measure, tally.rows(cell), lanes, {}, hide);
      }
    }
    for (std::size_t law = 0; law < study_.laws.size(); ++law)
      for (std::size_t part = 0; part < study_.parts.size(); ++part) write_part(law, part);
    return text_.take();
  }

 private:
  struct Head {
    std::string scenario;
    std::string rule;
    std::vector<std::string> key;
    std::string label;
  };

  bool is_small(std::uint64_t rows) const {
    return rows > 0 && rows < static_cast<std::uint64_t>(study_.smallest_cell);
  }

  void count(const Head& head, std::string_view measure, std::uint64_t rows, const Lanes& part,
             const Lanes& whole, bool hide) {
    std::vector<std::string> cells(9);
    if (!hide) {
      cells[0] = std::to_string(rows);
      cells[1] = estimates_.weight(part[0]);
      if (!whole.empty()) cells[2] = estimates_.share(part, whole);
      cells[3] = estimates_.error(part);
      if (!whole.empty()) cells[4] = estimates_.share_error(part, whole);
    }
    cells[8] = hidden_word(hide);
    text_.line(joined({{head.scenario, head.rule}, head.key, {std::string(measure)}, cells, {head.label}}));
  }

  void write_part(std::size_t law, std::size_t part) {
    std::vector<std::vector<std::uint64_t>> rows;
    for (const auto& line : groups_.lines()) {
      rows.emplace_back();
      for (std::size_t state = 0; state < all_states; ++state)
        rows.back().push_back(line.tally->rows(shape_.state(law, part, state)));
    }
    const auto hidden = hidden_cells(rows, static_cast<std::uint64_t>(study_.smallest_cell));
    for (std::size_t i = 0; i < groups_.lines().size(); ++i) {
      const auto& line = groups_.lines()[i];
      const Head head{study_.laws[law].id, study_.parts[part].rule, line.key, label_of(law)};
      write_states(head, *line.tally, law, part, hidden[i]);
      for (std::size_t amount = 0; amount < study_.parts[part].amounts.size(); ++amount)
        write_amount(head, *line.tally, law, part, amount, hidden[i]);
      if (law > 0) write_moves(head, *line.tally, law, part);
    }
  }

  std::vector<std::size_t> cells_of(std::size_t law, std::size_t part, bool sure, bool may, bool rest) const {
    std::vector<std::size_t> cells;
    for (std::size_t state = 0; state < all_states; ++state)
      if (surely_helps(state) ? sure : may_help(state) ? may : rest)
        cells.push_back(shape_.state(law, part, state));
    return cells;
  }

  void write_states(const Head& head, const Tally& tally, std::size_t law, std::size_t part,
                    const std::vector<bool>& hidden) {
    const auto whole = lanes_of(tally, cells_of(law, part, true, true, true));
    for (std::size_t state = 0; state < all_states; ++state) {
      const std::size_t cell = shape_.state(law, part, state);
      if (tally.rows(cell) == 0) continue;
      count(head, state_name(state), tally.rows(cell), lanes_of(tally, {cell}), whole, hidden[state]);
    }
    const auto sum = [&](const char* measure, bool sure, bool may) {
      const auto cells = cells_of(law, part, sure, may, false);
      std::uint64_t rows = 0;
      for (const auto cell : cells) rows += tally.rows(cell);
      count(head, measure, rows, lanes_of(tally, cells), whole,
            gives_away(hidden, sure, may) || is_small(rows));
    };
    sum("helps_at_least", true, false);
    sum("helps_at_most", true, true);
    sum("undetermined", false, true);
    const bool few = gives_away(hidden, true, true) || gives_away(hidden, true, false);
    if (!study_.shares_of.empty()) write_shared(head, tally, law, part, whole, few);
  }

  // What is to be expected. Rows count in part: how many they are is not told.
  void write_shared(const Head& head, const Tally& tally, std::size_t law, std::size_t part, Lanes whole,
                    bool hide) {
    using What = TallyShape::Shared;
    constexpr int scale = 2 * weight_scale;
    for (auto& lane : whole) lane *= whole_share;
    for (const auto& [name, what] : {std::pair("helps", What::helps), std::pair("gains", What::gains),
                                     std::pair("loses", What::loses)}) {
      if (law == 0 && what != What::helps) continue;
      for (const bool surely : {true, false}) {
        const std::size_t cell = shape_.shared(law, part, what, surely);
        const auto lanes = lanes_of(tally, {cell});
        const bool small = hide || is_small(tally.rows(cell));
        std::vector<std::string> cells(9);
        if (!small) {
          cells[1] = Estimates::weight(lanes[0], scale);
          cells[2] = estimates_.share(lanes, whole);
          cells[3] = estimates_.error(lanes, scale);
          cells[4] = estimates_.share_error(lanes, whole);
        }
        cells[8] = hidden_word(small);
        text_.line(joined({{head.scenario, head.rule},
                           head.key,
                           {std::string(name) + "_by_shares_" + (surely ? "at_least" : "at_most")},
                           cells,
                           {head.label}}));
      }
    }
  }

  // Whether a sum over some states would tell what is hidden in some of them.
  static bool gives_away(const std::vector<bool>& hidden, bool sure, bool may) {
    std::size_t in = 0;
    std::size_t all = 0;
    for (std::size_t state = 0; state < all_states; ++state) {
      if (!hidden[state]) continue;
      ++all;
      if (surely_helps(state) ? sure : may_help(state) && may) ++in;
    }
    return in > 0 && in < all;
  }

  // Over the rows that are surely helped at least, and over those that may be at most.
  void write_amount(const Head& head, const Tally& tally, std::size_t law, std::size_t part,
                    std::size_t amount, const std::vector<bool>& hidden) {
    const auto& told = study_.parts[part].amounts[amount];
    std::uint64_t sure_rows = 0;
    std::uint64_t may_rows = 0;
    Integer sure_weight = 0;
    Integer least = 0;
    Integer most = 0;
    bool below = true;
    bool above = true;
    for (std::size_t state = 0; state < all_states; ++state) {
      if (!surely_helps(state) && !may_help(state)) continue;
      const auto cell = [&](End end) { return shape_.amount(law, part, amount, state, end); };
      const std::size_t all = shape_.state(law, part, state);
      if (surely_helps(state)) {
        sure_rows += tally.rows(all);
        sure_weight += tally.sum(all).value();
        least += tally.sum(cell(End::least)).value();
        below = below && tally.rows(cell(End::least)) == tally.rows(all);
      } else {
        may_rows += tally.rows(all);
      }
      most += tally.sum(cell(End::most)).value();
      above = above && tally.rows(cell(End::most)) == tally.rows(all);
    }
    if (sure_rows + may_rows == 0) return;
    const bool hide = gives_away(hidden, true, false) || gives_away(hidden, true, true) ||
                      is_small(sure_rows) || is_small(sure_rows + may_rows) || hidden_sure(hidden);
    std::vector<std::string> cells(9);
    if (!hide) {
      cells[0] = std::to_string(sure_rows);
      cells[1] = estimates_.weight(sure_weight);
      if (below) cells[5] = Estimates::money(least, told.scales[law]);
      if (above) cells[6] = Estimates::money(most, told.scales[law]);
      if (may_rows == 0 && below && above && least == most)
        cells[7] = Estimates::mean(least, told.scales[law], sure_weight);
    }
    cells[8] = hide ? "hidden" : !above ? "no end above" : !below ? "no end below" : "";
    text_.line(joined({{head.scenario, head.rule}, head.key, {told.name}, cells, {head.label}}));
  }

  static bool hidden_sure(const std::vector<bool>& hidden) {
    for (std::size_t state = 0; state < all_states; ++state)
      if (surely_helps(state) && hidden[state]) return true;
    return false;
  }

  void write_moves(const Head& head, const Tally& tally, std::size_t law, std::size_t part) {
    const auto whole = lanes_of(tally, cells_of(law, part, true, true, true));
    const auto sum = [&](const char* measure, auto takes, std::vector<std::size_t> cells = {}) {
      for (std::size_t from = 0; from < all_states; ++from)
        for (std::size_t to = 0; to < all_states; ++to)
          if (takes(from, to)) cells.push_back(shape_.move(law, part, from, to));
      std::uint64_t rows = 0;
      for (const auto cell : cells) rows += tally.rows(cell);
      count(head, measure, rows, lanes_of(tally, cells), whole, is_small(rows));
    };
    const auto never = [](std::size_t state) { return !surely_helps(state) && !may_help(state); };
    sum("gains_at_least", [&](auto from, auto to) { return never(from) && surely_helps(to); });
    // Of rows that both leave open, those that were found to turn.
    const auto not_both_open = [](auto from, auto to) { return !may_help(from) || !may_help(to); };
    sum("gains_at_most",
        [&](auto from, auto to) { return !surely_helps(from) && !never(to) && not_both_open(from, to); },
        {shape_.open(law, part, Turn::gains)});
    sum("loses_at_least", [&](auto from, auto to) { return surely_helps(from) && never(to); });
    sum("loses_at_most",
        [&](auto from, auto to) { return !never(from) && !surely_helps(to) && not_both_open(from, to); },
        {shape_.open(law, part, Turn::loses)});
  }

  const Study& study_;
  const TallyShape shape_;
  const Estimates estimates_;
  const GroupLines groups_;
  TableText text_;
};

}  // namespace

std::string summary_table(const Study& study, const Totals& totals) { return Summary(study, totals).write(); }

}  // namespace holdfast
