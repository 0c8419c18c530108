// Several laws over a table of homes, in one pass: what each says of every row, counted and weighted.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/population/table_batch.hpp"
#include "engine/population/table_map.hpp"
#include "engine/simulation/row_tally.hpp"
#include "engine/simulation/simulated_law.hpp"
#include "engine/simulation/totals.hpp"

namespace holdfast {

// What is asked of a study, by names.
struct StudyWishes {
  std::string as_of;
  std::string rows_are;
  std::vector<std::string> rules;  // each `RULE` or `RULE#BLOCK`; empty: what the reforms touch
  std::vector<std::string> by;
  std::vector<std::string> passed;  // headers that go to the micro table as they are
  std::string weight;
  std::vector<std::string> replicates;
  std::string replicate_scale;
  std::int64_t smallest_cell = 0;
  std::string map_sha256;
  std::string shares_of;  // the fact of which the map declares shares
  std::vector<Budget> budgets;
};

class Simulation {
 public:
  // Mistakes in the wishes are told in words, all at once.
  Simulation(std::vector<SimulatedLaw> laws, StudyWishes wishes, std::vector<std::string>& mistakes);

  const Study& study() const { return study_; }
  const std::vector<Budget>& budgets() const { return wishes_.budgets; }

  struct Table {
    std::string name;
    std::uint32_t piece = 1;
    const TableMap* map = nullptr;
    bool tabs = false;
    bool micro = true;
    int jobs = 1;
    std::size_t most_groups = holdfast::most_groups;
  };
  struct End {
    Diagnostics header;  // what is wrong with it: nothing was read
    BatchEnd batch;
    bool too_many_groups = false;
    Totals totals;  // but for the input's digest
  };
  // One table, whose header was not read yet. `micro` gets a line for each row, if the table wants it.
  End run(const Table& table, RecordReader& reader, ByteSink& micro, const BatchWatch& watch) const;

 private:
  void choose_parts(std::vector<std::string>& mistakes);
  void add_part(const std::string& name, std::vector<std::string>& mistakes);
  void find_scales();
  void check_budgets(std::vector<std::string>& mistakes);
  OutputPlan micro_table() const;
  std::vector<std::string> headers_looked_at() const;

  std::vector<SimulatedLaw> laws_;
  StudyWishes wishes_;
  Study study_;
  std::vector<std::vector<Asked>> ask_;  // by law
  AskedParts asked_;
  std::vector<std::size_t> budget_parts_;
};

}  // namespace holdfast
