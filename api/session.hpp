// One connection: requests are read one after the other, answered in their order, and the connection is
// closed when either side wants that, or when something takes too long or is no HTTP.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "api/limits.hpp"
#include "api/service.hpp"

namespace boost::asio::ssl {
class context;
}

namespace holdfast::api {

// What all sessions share. It outlives them.
struct Hall {
  Service& service;
  ServerLimits limits;
  std::string allowed_origin;      // CORS; "" for none
  std::string token;               // Bearer; "" for none
  boost::asio::ssl::context* tls;  // for what comes over TCP; null for none
  // One line of what was asked: method, route template, status, time; null for no log.
  std::function<void(Method, std::string_view route, int status, std::chrono::nanoseconds took)> log;
};

class Session {
 public:
  virtual ~Session() = default;
  virtual void start() = 0;  // once; it then lives until the connection is closed
  // From any thread. `stop`: the request that is being read or answered is the last. `abort`: no more at all.
  virtual void stop() = 0;
  virtual void abort() = 0;
};

// Over TCP or a Unix socket, which has an executor of its own that runs nothing at the same time.
using Socket = boost::asio::generic::stream_protocol::socket;

enum class Over : std::uint8_t { tcp, local };

// `turned_away`: it says only why. `ended` is called when the connection is closed.
std::shared_ptr<Session> make_session(Socket socket, Over over, const Hall& hall,
                                      std::optional<Problem> turned_away,
                                      std::function<void(Session&)> ended);

}  // namespace holdfast::api
