// Reads one request after the other off a channel: first its head, then, by what the head asks, its body.
#pragma once

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <utility>

#include "api/channel.hpp"
#include "api/fields.hpp"
#include "api/head.hpp"

namespace holdfast::api {

// What came of reading: nothing, where the client is gone; or why there will be no answer but that.
struct Read {
  bool gone = false;
  std::optional<Problem> refused;
};

template <class Transport>
class RequestReader {
 public:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Clock = std::chrono::steady_clock;
  template <class T>
  using Awaitable = boost::asio::awaitable<T>;

  RequestReader(Channel<Transport>& channel, const ServerLimits& limits)
      : channel_(channel), limits_(limits) {}

  bool idle() const { return idle_; }  // nothing of a next request has come
  Clock::time_point began() const { return began_; }
  // How long the request has taken since its head was whole, and forgets it; nothing where there was none.
  std::chrono::nanoseconds took() {
    const auto began = std::exchange(began_, {});
    return began == Clock::time_point{} ? std::chrono::nanoseconds(0) : Clock::now() - began;
  }

  Awaitable<Read> head(Parser& parser) {
    HeadScanner scanner;
    idle_ = channel_.bytes().empty();
    channel_.deadline().set(idle_ ? limits_.idle_time : limits_.header_time);
    for (;;) {
      const auto found = scanner.scan(channel_.bytes());
      if (found == HeadScanner::Found::bad) co_return refuse(Problem::bad_request);
      if (found == HeadScanner::Found::whole) break;
      if (channel_.bytes().size() > limits_.header_bytes) co_return refuse(Problem::headers_too_large);
      if (!co_await channel_.fill()) {
        const bool slow = channel_.deadline().passed() && !idle_;
        co_return slow ? refuse(Problem::timed_out) : Read{true, {}};
      }
      if (idle_) channel_.deadline().set(limits_.header_time);
      idle_ = false;
    }
    if (scanner.end() - scanner.begin() > limits_.header_bytes) co_return refuse(Problem::headers_too_large);
    began_ = Clock::now();
    co_return parse_head(parser, scanner);
  }

  Awaitable<Read> body(Parser& parser) {
    namespace http = boost::beast::http;
    parser.eager(true);
    if (!co_await say_go_on(parser)) co_return Read{true, {}};
    bool waited = false;
    while (!parser.is_done()) {
      if (!channel_.bytes().empty()) {
        boost::system::error_code error;
        const auto taken = parser.put(boost::asio::buffer(channel_.bytes()), error);
        channel_.take(taken);
        if (error == http::error::body_limit) co_return refuse(Problem::too_large);
        if (error && error != http::error::need_more) co_return refuse(Problem::bad_request);
        if ((!error && taken > 0) || parser.is_done()) continue;
        // A chunk's own line may be as long as a head, and no longer.
        if (channel_.bytes().size() > limits_.header_bytes) co_return refuse(Problem::bad_request);
      }
      if (!waited) channel_.deadline().set(limits_.body_time);
      waited = true;
      if (!co_await channel_.fill())
        co_return channel_.deadline().passed() ? refuse(Problem::timed_out) : Read{true, {}};
    }
    co_return Read{};
  }

  // For who waits to be told before a body is sent.
  Awaitable<bool> say_go_on(const Parser& parser) {
    if (parser.is_done() || !channel_.bytes().empty() || !expects_continue(parser.get())) co_return true;
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_return co_await channel_.send(boost::asio::buffer(go_on), limits_.write_time);
  }

 private:
  static Read refuse(Problem problem) { return {false, problem}; }

  Read parse_head(Parser& parser, const HeadScanner& scanner) {
    namespace http = boost::beast::http;
    const auto head =
        boost::asio::buffer(channel_.bytes().data() + scanner.begin(), scanner.end() - scanner.begin());
    boost::system::error_code error;
    parser.eager(false);
    const auto taken = parser.put(head, error);
    if (error == http::error::header_limit) return refuse(Problem::headers_too_large);
    if (error == http::error::bad_version) return refuse(Problem::version);
    if (error || taken != head.size() || !parser.is_header_done()) return refuse(Problem::bad_request);
    const auto refused = wrong_fields(parser.get());
    channel_.take(scanner.end());
    return {false, refused};
  }

  Channel<Transport>& channel_;
  const ServerLimits& limits_;
  Clock::time_point began_;
  bool idle_ = true;
};

}  // namespace holdfast::api
