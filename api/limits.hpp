// How much of everything, and how long, before a client is told that it is too much.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace holdfast::api {

struct ServerLimits {
  std::size_t header_bytes = 16U << 10U;
  std::size_t body_bytes = 256U << 10U;
  std::uint64_t batch_bytes = 4ULL << 30U;  // of a table, as it is sent and unpacked
  std::uint64_t batch_rows = 50'000'000;
  std::size_t batches = 4;  // at once
  std::uint64_t simulation_rows = 10'000;
  std::size_t connections = 10'000;
  std::size_t connections_of_one = 0;  // of one address; 0 for no limit: behind a proxy all come from one
  std::chrono::milliseconds header_time{10'000};      // from its first byte to its last
  std::chrono::milliseconds body_time{20'000};        // likewise
  std::chrono::milliseconds idle_time{60'000};        // between two requests
  std::chrono::milliseconds write_time{20'000};       // for one reply to be taken
  std::chrono::milliseconds batch_time{3'600'000};    // for all of a table
  std::chrono::milliseconds simulation_time{60'000};  // for one to be counted
  std::chrono::milliseconds linger_time{1'000};       // for the client to hear a refusal before it is cut off
  std::chrono::milliseconds grace_time{10'000};       // when stopping
};

}  // namespace holdfast::api
