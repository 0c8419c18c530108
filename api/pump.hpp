// Between a channel and a stream: what the client sends goes into the stream, and what the stream makes goes
// to the client, each as fast as the slower of the two takes it.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdio>

#include "api/channel.hpp"
#include "api/passed_on.hpp"
#include "api/stream.hpp"
#include "api/wire.hpp"

namespace holdfast::api {

template <class Transport>
class Pump {
 public:
  using Parser = boost::beast::http::request_parser<PassedOn>;
  using Clock = std::chrono::steady_clock;
  template <class T>
  using Awaitable = boost::asio::awaitable<T>;

  Pump(Channel<Transport>& channel, const ServerLimits& limits)
      : channel_(channel),
        limits_(limits),
        moved_(channel.socket().get_executor(), Clock::time_point::max()) {}

  // What a stream calls, from its thread, when it moved. `owner` holds the pump.
  std::function<void()> waker(std::shared_ptr<void> owner) {
    return [this, owner = std::move(owner)] {
      boost::asio::post(channel_.socket().get_executor(), [this, owner] { moved_.cancel(); });
    };
  }

  // The rest of the request's body in, the answer out; whether all of both went through. `reply` becomes the
  // refusal where that was sent.
  Awaitable<bool> run(std::shared_ptr<void> owner, Parser& parser, std::shared_ptr<Stream> stream,
                      Reply& reply, Wire wire, Clock::time_point began) {
    // INVARIANT: `parser` outlives the coroutine that feeds the stream: this one ends after it.
    fed_ = false;
    began_ = began;
    boost::asio::co_spawn(channel_.socket().get_executor(), feed(std::move(owner), parser, stream),
                          boost::asio::detached);
    const bool whole = co_await pour(*stream, reply, wire);
    stream->break_off();
    co_await stop_reading();
    co_return whole&& parser.is_done();
  }

  // Waits for work that has all of its request and writes nothing. When the client leaves, or `until` has
  // come, the work is broken off, and ends. Whether the client is still there.
  Awaitable<bool> attend(std::shared_ptr<void> owner, std::shared_ptr<Stream> stream,
                         Clock::time_point until) {
    fed_ = false;
    left_ = false;
    boost::asio::co_spawn(channel_.socket().get_executor(), listen(std::move(owner), stream),
                          boost::asio::detached);
    moved_.expires_at(until);
    while (!stream->ended()) {
      co_await moved();
      if (Clock::now() < until) continue;
      stream->break_off();
      moved_.expires_at(Clock::time_point::max());
    }
    moved_.expires_at(Clock::time_point::max());
    co_await stop_reading();
    co_return !left_;
  }

 private:
  // Whoever closes, even only for sending, does not wait for an answer that takes long. The next request may
  // come early; no more than a head of it is taken in.
  Awaitable<void> listen(std::shared_ptr<void> /*owner*/, std::shared_ptr<Stream> stream) {
    constexpr auto no_deadline = std::chrono::hours(24);
    channel_.deadline().set(no_deadline);
    bool there = true;
    while (there && !stream->ended() && channel_.bytes().size() < limits_.header_bytes)
      there = co_await channel_.fill();
    left_ = !there && !stream->ended();
    if (left_) stream->break_off();
    fed_ = true;
    moved_.cancel();
  }

  Awaitable<void> moved() {
    boost::system::error_code ignored;
    co_await moved_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
  }

  Awaitable<void> stop_reading() {
    boost::system::error_code error;
    if (!fed_) channel_.socket().cancel(error);
    while (!fed_) co_await moved();
  }

  Awaitable<void> feed(std::shared_ptr<void> /*owner*/, Parser& parser, std::shared_ptr<Stream> stream) {
    parser.eager(true);
    auto& body = parser.get().body();
    bool good = true;
    while (good && !parser.is_done() && !stream->ended()) {
      if (!stream->has_room()) {
        co_await moved();
        continue;
      }
      if (!channel_.bytes().empty()) {
        boost::system::error_code error;
        const auto taken = parser.put(boost::asio::buffer(channel_.bytes()), error);
        channel_.take(taken);
        stream->give(body);
        explicit_bzero(body.data(), body.size());
        body.clear();
        if ((!error && taken > 0) || parser.is_done()) continue;
        good = (!error || error == boost::beast::http::error::need_more) &&
               channel_.bytes().size() <= limits_.header_bytes;
        if (!good) break;
      }
      channel_.deadline().set(limits_.body_time);
      good = co_await channel_.fill() && Clock::now() - began_ < limits_.batch_time;
    }
    if (parser.is_done())
      stream->give_end();
    else
      stream->break_off();
    fed_ = true;
    moved_.cancel();
  }

  // Sends what the stream makes; whether it was all, and went out. What is not is cut off before the last
  // chunk, so that nobody takes a part for the whole.
  Awaitable<bool> pour(Stream& stream, Reply& reply, Wire wire) {
    wire.chunked = true;
    wire.now = std::chrono::system_clock::now();
    std::string head = head_of(reply, 0, wire);
    for (;;) {
      const bool ended = stream.ended();
      auto bytes = stream.take();
      if (bytes.empty() && !ended) {
        co_await moved();
        continue;
      }
      std::string last;
      if (bytes.empty()) {
        auto end = stream.end();
        if (!end.whole && end.reply && !head.empty()) {
          end.reply->route = reply.route;
          end.reply->ruleset = reply.ruleset;
          reply = std::move(*end.reply);
          wire.chunked = wire.keep_alive = false;
          wire.coding = "";
          head = head_of(reply, reply.body.size(), wire);
          bytes = std::move(reply.body);
          co_await send(head + bytes);
          co_return false;
        }
        if (!end.whole) co_return false;
        last = "0\r\n\r\n";
      } else {
        std::array<char, 24> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
        head += size.data();
        last = "\r\n";
      }
      const bool sent = co_await send(head + bytes + last);
      head.clear();
      explicit_bzero(bytes.data(), bytes.size());
      if (!sent || last.size() > 2) co_return sent;
      if (Clock::now() - began_ >= limits_.batch_time) co_return false;
    }
  }

  Awaitable<bool> send(std::string bytes) {
    const bool sent = co_await channel_.send(boost::asio::buffer(bytes), limits_.write_time);
    explicit_bzero(bytes.data(), bytes.size());
    co_return sent;
  }

  Channel<Transport>& channel_;
  const ServerLimits& limits_;
  boost::asio::steady_timer moved_;  // never runs out: it is cancelled when a stream moves
  Clock::time_point began_;
  bool fed_ = true;    // nothing more is read for a stream
  bool left_ = false;  // the client, before it was answered
};

}  // namespace holdfast::api
