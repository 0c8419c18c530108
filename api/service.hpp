// What answers requests: the rules that serve, and a request in, a reply out. Knows no socket, no file and no
// clock, so that all of it can be tested as it stands.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <semaphore>
#include <string>

#include "api/message.hpp"
#include "api/metrics.hpp"
#include "api/problem.hpp"
#include "api/snapshot.hpp"
#include "api/stream.hpp"

namespace holdfast::api {

class Service {
 public:
  explicit Service(SnapshotPointer snapshot) : snapshot_(std::move(snapshot)) {}

  // Never throws; what goes wrong inside is a 500 that says nothing but an id.
  Reply answer(const Request& request);
  // Whether the body is answered while it comes: then `answer` is asked with the head alone.
  static bool streams(Method method, std::string_view target);
  Streams& streams() { return streams_; }
  // For what is refused before there is a request: too large, too slow, no HTTP.
  Reply refuse(Problem problem, std::string_view accept_language = "");

  SnapshotPointer snapshot() const;
  void swap(SnapshotPointer snapshot);  // for requests that come from now on
  // The folder was read again, and what it holds was refused: the old rules go on.
  void kept_old(std::size_t mistakes);
  // It was read again, and holds what serves.
  void unchanged();

  // What /readyz and /metrics tell of the rules.
  struct RulesState {
    bool last_refused = false;
    std::size_t mistakes = 0;
    std::uint64_t swapped = 0;
    std::uint64_t refused = 0;
  };
  RulesState rules_state() const;

  // Of a table, unpacked.
  struct BatchLimits {
    std::uint64_t bytes = 4ULL << 30U;
    std::uint64_t rows = 50'000'000;
  };
  void limit_batches(BatchLimits limits) { batch_limits_ = limits; }
  const BatchLimits& batch_limits() const { return batch_limits_; }

  void limit_simulations(std::uint64_t rows) { simulation_rows_ = rows; }
  std::uint64_t simulation_rows() const { return simulation_rows_; }

  Metrics& metrics() { return metrics_; }
  bool stopping() const { return stopping_; }
  void stop() { stopping_ = true; }

  // What takes as long as loading rules is done one at a time; whoever finds it taken is told to come back.
  std::binary_semaphore& slow_lane() { return slow_lane_; }
  // And so is what holds several laws at once.
  std::binary_semaphore& simulation_lane() { return simulation_lane_; }

 private:
  mutable std::mutex mutex_;
  SnapshotPointer snapshot_;
  RulesState state_;
  Metrics metrics_;
  std::atomic<bool> stopping_{false};
  std::binary_semaphore slow_lane_{1};
  std::binary_semaphore simulation_lane_{1};
  BatchLimits batch_limits_;
  std::uint64_t simulation_rows_ = 10'000;
  Streams streams_;
};

}  // namespace holdfast::api
