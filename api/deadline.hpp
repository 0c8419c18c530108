// A moment by which a socket has to be done with what it does; then it is told to stop waiting. Moving the
// moment later costs nothing but a look at the clock.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace holdfast::api {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  using Socket = boost::asio::generic::stream_protocol::socket;

  // INVARIANT: used on the socket's executor alone; `end` is called before the socket goes away.
  explicit Deadline(Socket& socket);

  void set(std::chrono::milliseconds from_now);
  bool passed() const;  // what was waited for was stopped on its account
  void end();

 private:
  struct State {
    explicit State(Socket& of) : socket(&of), timer(of.get_executor()) {}
    Socket* socket;  // null after the end
    boost::asio::steady_timer timer;
    Clock::time_point at;
    Clock::time_point armed;
    bool passed = false;
  };
  static void arm(const std::shared_ptr<State>& state);

  std::shared_ptr<State> state_;
};

}  // namespace holdfast::api
