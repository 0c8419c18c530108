// Counts for Prometheus: by method, route template and status, and nothing else about any request.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "api/message.hpp"

namespace holdfast::api {

class Metrics {
 public:
  Metrics();
  void add(Method method, std::string_view route, int status, std::chrono::nanoseconds took);
  void connected() { ++connections_; }
  void disconnected() { --connections_; }
  std::int64_t connections() const { return connections_; }

  // In Prometheus's text format, with the digest of the rules that serve and how often they were read.
  struct Rules {
    std::string digest;
    std::uint64_t swapped = 0;
    std::uint64_t refused = 0;
  };
  std::string text(const Rules& rules) const;

 private:
  static constexpr std::array<double, 9> bounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1};
  static constexpr std::size_t most_routes = 40;
  static constexpr std::size_t methods = 5;
  static constexpr std::array<int, 25> statuses = {200, 204, 304, 400, 401, 404, 405, 406, 408,
                                                   409, 413, 415, 417, 422, 429, 431, 500, 503,
                                                   505, 0,   0,   0,   0,   0,   0};
  std::size_t route_number(std::string_view route) const;

  std::array<std::array<std::array<std::atomic<std::uint64_t>, statuses.size()>, methods>, most_routes>
      counts_{};
  std::array<std::atomic<std::uint64_t>, bounds.size() + 1> took_{};
  std::atomic<std::uint64_t> nanoseconds_{0};
  std::atomic<std::int64_t> connections_{0};
};

}  // namespace holdfast::api
