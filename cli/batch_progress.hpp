// How far a batch is: one line on a terminal, written over now and then. Nothing elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "engine/population/table_batch.hpp"

namespace holdfast::cli {

class BatchProgress {
 public:
  explicit BatchProgress(std::ostream& err);
  // `read` of `all` bytes were taken; 0 where nobody knows how many there are.
  void tell(const BatchCounts& counts, std::uint64_t read = 0, std::uint64_t all = 0);
  void finish(const BatchCounts& counts);

 private:
  using Clock = std::chrono::steady_clock;
  void write(const BatchCounts& counts, Clock::time_point now, const std::string& left);

  std::ostream& err_;
  const bool terminal_;
  const Clock::time_point begun_ = Clock::now();
  Clock::time_point told_ = begun_;
};

}  // namespace holdfast::cli
