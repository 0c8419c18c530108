// A figure of law through all its values, over a population: at which value each row comes to be helped, or
// ceases to be. Exact on the step that the figure declares.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/determination/along.hpp"
#include "engine/evaluate/stretches.hpp"
#include "engine/population/table_batch.hpp"
#include "engine/simulation/grouping.hpp"
#include "engine/simulation/weights.hpp"

namespace holdfast {

// Rows that are surely helped, and those that may be.
struct Helped {
  std::int64_t rows_surely = 0;
  std::int64_t rows_perhaps = 0;  // the sure ones among them
  WideSum surely;                 // weights
  WideSum perhaps;
  Helped& operator+=(const Helped& other);
};

// What changes at each step at which something does: the sum of all up to a step is what holds there.
struct SweepCurve {
  std::uint64_t rows = 0;  // without those that have mistakes
  WideSum weight;
  std::map<Int, Helped> changes;       // by step
  std::map<Int, std::uint64_t> flips;  // by step: rows that are no longer told as they were a step before
  std::uint64_t budget_spent = 0;      // rows whose search was cut short; they count as `perhaps` there
  SweepCurve& operator+=(const SweepCurve& other);
};

// By what stands in the columns of `by`, then by law.
using SweepCurves = std::map<std::vector<std::string>, std::vector<SweepCurve>>;

struct SweptLaw {
  const Plan& plan;  // with the figure moved
  const Rule* rule = nullptr;
  int part = 0;
};

class RowSweep : public RowObserver {
 public:
  // All of them outlive it. `steps`: both ends included.
  RowSweep(const std::vector<SweptLaw>& laws, const Scenario& nothing_told, Extent steps,
           std::vector<int> weights, std::vector<std::size_t> by);

  void check(TableReader& reader) override { weights_.read(reader); }
  void see(const TableReader& reader, const std::vector<LawAnswers*>& laws, std::uint64_t first_row) override;

  bool too_many_groups() const { return groups_.too_many(); }
  void give(SweepCurves& curves) const;

 private:
  // From the step on: the bits of `surely` and `perhaps`.
  using Told = std::map<Int, unsigned>;
  struct Followed {
    Told told;
    bool budget_spent = false;
  };
  // Rows that tell the rule the same are followed once.
  const Followed& followed(std::size_t law, const Scenario& scenario);
  Followed follow(std::size_t number, const Scenario& scenario);

  const std::vector<SweptLaw>& laws_;
  const Scenario& nothing_told_;
  const Extent steps_;
  Weights weights_;
  Grouping groups_;
  std::vector<std::unique_ptr<Explorer>> explorers_;  // by law
  std::vector<Reaches> reaches_;                      // by law
  std::vector<std::vector<int>> facts_;               // by law: those that the rule reads
  std::unordered_map<std::string, Followed> memory_;
  std::string key_;
  std::vector<std::vector<SweepCurve>> curves_;  // by group, by law
};

}  // namespace holdfast
