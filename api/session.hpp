// One connection: requests are read one after the other, answered in their order, and the connection is
// closed when either side wants that, or when something takes too long or is no HTTP.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <functional>
#include <memory>

#include "api/limits.hpp"
#include "api/service.hpp"

namespace holdfast::api {

// What all sessions share. It outlives them.
struct Hall {
  Service& service;
  ServerLimits limits;
  std::string allowed_origin;  // CORS; "" for none
  std::string token;           // Bearer; "" for none
  // One line of what was asked: method, route template, status, time; null for no log.
  std::function<void(Method, std::string_view route, int status, std::chrono::nanoseconds took)> log;
};

class Session {
 public:
  virtual ~Session() = default;
  // From any thread. `stop`: the request that is being read or answered is the last. `abort`: no more at all.
  virtual void stop() = 0;
  virtual void abort() = 0;
};

// Over TCP or a Unix socket, which has an executor of its own that runs nothing at the same time.
using Socket = boost::asio::generic::stream_protocol::socket;

// It lives until the connection is closed, and then calls `ended`.
std::shared_ptr<Session> start_session(Socket socket, const Hall& hall, std::function<void(Session&)> ended);
// Says only why not.
std::shared_ptr<Session> turn_away(Socket socket, const Hall& hall, Problem problem,
                                   std::function<void(Session&)> ended);

}  // namespace holdfast::api
