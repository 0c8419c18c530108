#include "api/metrics.hpp"

#include <algorithm>
#include <cstdio>

#include "api/routes.hpp"

namespace holdfast::api {
namespace {

std::string decimal(double value) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%g", value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

// Paths of the table, each once, then what fits none.
std::vector<std::string_view> templates() {
  std::vector<std::string_view> all;
  for (const auto& route : routes()) all.push_back(route.path);
  all.push_back("none");
  return all;
}

}  // namespace

std::string_view name(Method method) {
  constexpr std::array<std::string_view, 5> names = {"GET", "HEAD", "POST", "OPTIONS", "OTHER"};
  return names.at(static_cast<std::size_t>(method));
}

Metrics::Metrics() = default;

std::size_t Metrics::route_number(std::string_view route) const {
  static const auto all = templates();
  return static_cast<std::size_t>(std::find(all.begin(), all.end() - 1, route) - all.begin());
}

void Metrics::add(Method method, std::string_view route, int status, std::chrono::nanoseconds took) {
  const auto which = std::find(statuses.begin(), statuses.end(), status);
  if (which == statuses.end()) return;
  counts_.at(route_number(route))
      .at(static_cast<std::size_t>(method))
      .at(static_cast<std::size_t>(which - statuses.begin()))
      .fetch_add(1, std::memory_order_relaxed);
  const double seconds = std::chrono::duration<double>(took).count();
  const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  took_.at(static_cast<std::size_t>(bound - bounds.begin())).fetch_add(1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

std::string Metrics::text(const Rules& rules) const {
  std::string text =
      "# HELP holdfast_requests_total Requests answered, by method, route template and status.\n"
      "# TYPE holdfast_requests_total counter\n";
  const auto all = templates();
  for (std::size_t route = 0; route < all.size(); ++route)
    for (std::size_t method = 0; method < methods; ++method)
      for (std::size_t status = 0; status < statuses.size(); ++status) {
        const auto count = counts_.at(route).at(method).at(status).load(std::memory_order_relaxed);
        if (count == 0) continue;
        text += "holdfast_requests_total{method=\"" + std::string(name(static_cast<Method>(method))) +
                "\",route=\"" + std::string(all[route]) + "\",status=\"" +
                std::to_string(statuses.at(status)) + "\"} " + std::to_string(count) + "\n";
      }
  text +=
      "# HELP holdfast_request_seconds How long answers took, from the whole request to the whole reply.\n"
      "# TYPE holdfast_request_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < took_.size(); ++i) {
    sum += took_.at(i).load(std::memory_order_relaxed);
    text += "holdfast_request_seconds_bucket{le=\"" + (i < bounds.size() ? decimal(bounds.at(i)) : "+Inf") +
            "\"} " + std::to_string(sum) + "\n";
  }
  const auto nanoseconds = nanoseconds_.load(std::memory_order_relaxed);
  text += "holdfast_request_seconds_sum " + decimal(static_cast<double>(nanoseconds) / 1e9) + "\n" +
          "holdfast_request_seconds_count " + std::to_string(sum) + "\n";
  text +=
      "# HELP holdfast_connections Connections that stand open.\n# TYPE holdfast_connections gauge\n"
      "holdfast_connections " +
      std::to_string(connections()) + "\n";
  text +=
      "# HELP holdfast_ruleset_info The rules that serve.\n# TYPE holdfast_ruleset_info gauge\n"
      "holdfast_ruleset_info{sha256=\"" +
      rules.digest + "\"} 1\n";
  text +=
      "# HELP holdfast_rules_reloads_total Edits of the rules, by what became of them.\n"
      "# TYPE holdfast_rules_reloads_total counter\n"
      "holdfast_rules_reloads_total{result=\"serves\"} " +
      std::to_string(rules.swapped) + "\n" + "holdfast_rules_reloads_total{result=\"refused\"} " +
      std::to_string(rules.refused) + "\n";
  return text;
}

}  // namespace holdfast::api
