// How far a batch is: one line on a terminal, written over now and then. Nothing elsewhere.
#pragma once

#include <chrono>
#include <iosfwd>

#include "engine/population/table_batch.hpp"

namespace holdfast::cli {

class BatchProgress {
 public:
  explicit BatchProgress(std::ostream& err);
  void tell(const BatchCounts& counts);
  void finish(const BatchCounts& counts);

 private:
  using Clock = std::chrono::steady_clock;
  void write(const BatchCounts& counts, Clock::time_point now);

  std::ostream& err_;
  const bool terminal_;
  const Clock::time_point begun_ = Clock::now();
  Clock::time_point told_ = begun_;
};

}  // namespace holdfast::cli
