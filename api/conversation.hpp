// What is said on one channel: requests and their replies, one after the other, until either side is done.
#pragma once

#include <boost/asio/post.hpp>
#include <functional>
#include <memory>

#include "api/channel.hpp"
#include "api/fields.hpp"
#include "api/gzip.hpp"
#include "api/negotiation.hpp"
#include "api/pump.hpp"
#include "api/request_reader.hpp"
#include "api/wire.hpp"
#include "engine/population/gzip.hpp"

namespace holdfast::api {

template <class Transport>
class Conversation {
 public:
  template <class T>
  using Awaitable = boost::asio::awaitable<T>;

  // The stream is made of the socket, and of what else it takes.
  template <class... More>
  Conversation(const Hall& hall, std::optional<Problem> turned_away, Socket plain, More&... more)
      : channel_(std::move(plain), more...),
        reader_(channel_, hall.limits),
        pump_(channel_, hall.limits),
        hall_(hall),
        turned_away_(turned_away) {}

  Socket& socket() { return channel_.socket(); }

  // To its end, once. `owner` holds the conversation.
  Awaitable<void> live(std::shared_ptr<void> owner) {
    try {
      if (co_await channel_.shake_hands(hall_.limits.header_time)) {
        bool more = !turned_away_;
        if (turned_away_) co_await refuse(*turned_away_);
        // GCC 12 lays out the frame wrongly where the condition of a loop waits.
        while (more) more = co_await exchange(owner);
        co_await channel_.leave(hall_.limits.linger_time);
      }
    } catch (...) {
      // Out of memory, or a mistake of ours: this connection is lost, and no other.
    }
    channel_.close();
  }

  // On the socket's executor: the request that is being read or answered is the last.
  void stop() {
    stopping_ = true;
    boost::system::error_code error;
    // A request that is on its way is still read.
    if (reader_.idle() && socket().available(error) == 0) socket().cancel(error);
  }

 private:
  using Parser = typename RequestReader<Transport>::Parser;
  using Owner = std::shared_ptr<void>;

  // One request and its reply. Whether another may follow.
  Awaitable<bool> exchange(const Owner& owner) {
    if (stopping_ && channel_.bytes().empty()) co_return false;
    Parser parser;
    parser.body_limit(boost::none);  // it depends on what is asked
    parser.header_limit(static_cast<std::uint32_t>(hall_.limits.header_bytes));
    const auto head = co_await reader_.head(parser);
    if (head.gone) co_return false;
    auto refused = head.refused;
    const bool streams = !refused && Service::streams(method_of(parser.get()), target_of(parser.get()));
    if (!refused) {
      const auto most = streams ? hall_.limits.batch_bytes : hall_.limits.body_bytes;
      if (parser.content_length().value_or(0) > most) refused = Problem::too_large;
      parser.body_limit(most);
    }
    if (!refused && streams) co_return co_await exchange_streams(owner, parser);
    if (!refused) {
      const auto body = co_await reader_.body(parser);
      if (body.gone) co_return false;
      refused = body.refused;
    }
    if (refused) {
      co_await refuse(*refused);
      co_return false;
    }
    co_return co_await answer(owner, parser);
  }

  Reply reply_to(const Message& message) {
    const bool open = method_of(message) == Method::options || message.target() == "/healthz";
    if (!hall_.token.empty() && !open && !may_enter(message, hall_.token))
      return hall_.service.refuse(Problem::unauthorized,
                                  value_of(message, boost::beast::http::field::accept_language));
    return hall_.service.answer(request_of(message));
  }

  Wire wire_for(const Message& message, bool keep_alive) {
    Wire wire;
    wire.keep_alive = keep_alive && !stopping_ && !hall_.service.stopping();
    if (!hall_.allowed_origin.empty() &&
        value_of(message, boost::beast::http::field::origin) == hall_.allowed_origin)
      wire.allowed_origin = hall_.allowed_origin;
    wire.preflight = method_of(message) == Method::options;
    return wire;
  }

  Awaitable<bool> answer(const Owner& owner, Parser& parser) {
    auto& message = parser.get();
    const auto method = method_of(message);
    auto reply = reply_to(message);
    // What was sent is forgotten before the reply goes out.
    explicit_bzero(message.body().data(), message.body().size());
    if (reply.stream) {
      const bool waited = co_await wait_for(owner, message, reply);
      if (!waited) co_return false;
    }
    const auto wire = wire_for(message, parser.keep_alive());
    const bool sent =
        co_await write(method, reply, wire, value_of(message, boost::beast::http::field::accept_encoding));
    co_return sent&& wire.keep_alive;
  }

  // What takes long is worked out on a thread of its own, and put in the place of `reply`. Whether anybody
  // waits for it.
  Awaitable<bool> wait_for(const Owner& owner, const Message& message, Reply& reply) {
    const auto language = value_of(message, boost::beast::http::field::accept_language);
    const auto route = reply.route;
    const auto ruleset = reply.ruleset;
    const auto stream = begin(owner, reply);
    if (stream) {
      const auto until = reader_.began() + hall_.limits.simulation_time;
      const bool there = co_await pump_.attend(owner, stream, until);
      if (!there) co_return false;
      auto end = stream->end();
      reply = end.reply ? std::move(*end.reply) : hall_.service.refuse(Problem::internal, language);
    } else {
      reply = hall_.service.refuse(Problem::busy, language);
    }
    reply.route = route;
    reply.ruleset = ruleset;
    co_return true;
  }

  // A body that is answered while it comes. What is refused by its head alone is not heard out.
  Awaitable<bool> exchange_streams(const Owner& owner, Parser& parser) {
    const auto& message = parser.get();
    constexpr unsigned old = 10;  // knows no chunks
    auto reply = message.version() == old ? hall_.service.refuse(Problem::version) : reply_to(message);
    auto wire = wire_for(message, parser.keep_alive());
    if (!reply.stream) {
      wire.keep_alive = false;
      co_await write(Method::post, reply, wire, "");
      co_return false;
    }
    if (takes_coding(value_of(message, boost::beast::http::field::accept_encoding), "gzip")) {
      wire.coding = "gzip";
      reply.stream = packing(std::move(reply.stream));
    }
    if (!co_await reader_.say_go_on(parser)) co_return false;
    const auto stream = begin(owner, reply);
    if (!stream) {
      co_await refuse(Problem::busy);
      co_return false;
    }
    typename Pump<Transport>::Parser passing(std::move(parser));
    const bool whole = co_await pump_.run(owner, passing, stream, reply, wire, reader_.began());
    tell(Method::post, reply);
    co_return whole&& wire.keep_alive;
  }

  std::shared_ptr<Stream> begin(const Owner& owner, Reply& reply) {
    return hall_.service.streams().begin(std::move(reply.stream), pump_.waker(owner), hall_.limits.batches);
  }

  static StreamWork packing(StreamWork work) {
    return [work = std::move(work)](ByteSource& body, ByteSink& answer) {
      GzipSink packed(answer);
      auto end = work(body, packed);
      if (end.whole) end.whole = packed.finish();
      return end;
    };
  }

  Awaitable<void> refuse(Problem problem) {
    auto reply = hall_.service.refuse(problem);
    Wire wire;
    wire.keep_alive = false;
    co_await write(Method::other, reply, wire, "");
  }

  // Whether all of it went out.
  Awaitable<bool> write(Method method, Reply& reply, Wire wire, std::string_view codings) {
    wire.now = std::chrono::system_clock::now();
    if (takes_coding(codings, "gzip")) compress(reply, wire);
    const auto head = head_of(reply, reply.body.size(), wire);
    const bool with_body = method != Method::head && reply.status != 204 && reply.status != 304;
    const std::array<boost::asio::const_buffer, 2> all = {
        boost::asio::buffer(head), with_body ? boost::asio::buffer(reply.body) : boost::asio::const_buffer()};
    // Requests that are here already are answered first, and then all replies go out: whoever waits on this
    // machine, as a proxy does, is woken once for them and not for each.
    co_await boost::asio::post(socket().get_executor(), boost::asio::use_awaitable);
    const bool sent = co_await channel_.send(all, hall_.limits.write_time);
    explicit_bzero(reply.body.data(), reply.body.size());
    tell(method, reply);
    co_return sent;
  }

  // To the metrics and the log.
  void tell(Method method, const Reply& reply) {
    const auto took = reader_.took();
    hall_.service.metrics().add(method, reply.route, reply.status, took);
    if (hall_.log) hall_.log(method, reply.route, reply.status, took);
  }

  // Other bytes are another representation, so the tag is another one too.
  static void compress(Reply& reply, Wire& wire) {
    constexpr std::string_view coding = "gzip";
    if (auto smaller = gzipped(reply.body)) {
      explicit_bzero(reply.body.data(), reply.body.size());
      reply.body = std::move(*smaller);
      wire.coding = coding;
    }
    if (!reply.etag.empty() && (!wire.coding.empty() || reply.status == 304))
      reply.etag.insert(reply.etag.size() - 1, "-gzip");
  }

  Channel<Transport> channel_;
  RequestReader<Transport> reader_;
  Pump<Transport> pump_;
  const Hall& hall_;
  const std::optional<Problem> turned_away_;
  bool stopping_ = false;
};

}  // namespace holdfast::api
