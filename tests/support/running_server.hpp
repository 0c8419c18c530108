// A server of this process on a free port of the loopback, and the requests that tests send it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "api/server.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/service.hpp"

namespace holdfast::api {

class Running {
 public:
  explicit Running(ServerLimits limits = {}, std::function<void(Hall&)> change = {})
      : hall{service, limits, "", "", nullptr, nullptr}, server((change ? change(hall) : void(), hall)) {
    if (const auto why = server.listen("127.0.0.1:0"); !why.empty()) throw std::runtime_error(why);
    const auto name = server.addresses().front();
    port = std::stoi(name.substr(name.rfind(':') + 1));
  }
  void start() {
    thread_ = std::jthread([this] { in_time = server.run(2); });
  }
  ~Running() {
    server.stop();
    if (thread_.joinable()) thread_.join();
  }
  // Whether all that was taken in was answered.
  bool wait() {
    thread_.join();
    return in_time;
  }

  Service service{shipped_snapshot()};
  Hall hall;
  Server server;
  int port = 0;
  bool in_time = false;

 private:
  std::jthread thread_;
};

// Started, with the limits.
inline std::unique_ptr<Running> running(ServerLimits limits = {}, std::function<void(Hall&)> change = {}) {
  auto made = std::make_unique<Running>(limits, std::move(change));
  made->start();
  return made;
}

inline const std::string get_health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

inline std::string post_message(const std::string& target, const std::string& body,
                                const std::string& more = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

inline const std::string post_head =
    "POST /v1/questions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

// Everybody else is served as ever.
inline void expect_well(const Running& server) {
  Client other(server.port);
  other.send(get_health);
  EXPECT_EQ(other.read().body, "ok\n");
}

inline std::size_t open_files() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

// Waits until as many connections stand, or gives up.
inline bool settles(const Running& server, std::size_t connections) {
  for (int i = 0; i < 500; ++i) {
    if (server.server.connections() == connections) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace holdfast::api
