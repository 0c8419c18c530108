#include "api/session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <type_traits>

#include "api/deadline.hpp"
#include "api/fields.hpp"
#include "api/gzip.hpp"
#include "api/head.hpp"
#include "api/negotiation.hpp"
#include "api/stream.hpp"
#include "api/wire.hpp"
#include "engine/population/gzip.hpp"

namespace holdfast::api {
namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t read_size = 16U << 10U;
constexpr std::size_t most_lingered = 1U << 20U;

// A body that is passed on as it comes: what was read is taken out, and no room is kept for the rest.
struct PassedOn {
  using value_type = std::string;
  struct reader {
    template <bool request, class Fields>
    reader(http::header<request, Fields>& /*header*/, value_type& body) : bytes(body) {}
    void init(const boost::optional<std::uint64_t>& /*length*/, error_code& error) { error = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, error_code& error) {
      error = {};
      const auto count = net::buffer_size(buffers);
      const auto before = bytes.size();
      bytes.resize(before + count);
      net::buffer_copy(net::buffer(bytes.data() + before, count), buffers);
      return count;
    }
    void finish(error_code& error) { error = {}; }
    value_type& bytes;
  };
};

using Tls = net::ssl::stream<Socket>;

template <class Transport>
class Connection final : public Session, public std::enable_shared_from_this<Connection<Transport>> {
 public:
  // The stream is made of the socket, and of what else it takes.
  template <class... More>
  Connection(const Hall& hall, std::optional<Problem> turned_away, std::function<void(Session&)> ended,
             Socket plain, More&... more)
      : stream_(std::move(plain), more...),
        hall_(hall),
        turned_away_(turned_away),
        ended_(std::move(ended)),
        deadline_(socket()),
        stream_moved_(socket().get_executor(), Clock::time_point::max()) {}

  void start() override {
    net::co_spawn(
        socket().get_executor(), [self = this->shared_from_this()] { return self->live(); }, net::detached);
  }

  void stop() override {
    net::post(socket().get_executor(), [self = this->shared_from_this()] {
      self->stopping_ = true;
      error_code error;
      // A request that is on its way is still read.
      if (self->idle_ && self->socket().available(error) == 0) self->socket().cancel(error);
    });
  }

  void abort() override {
    net::post(socket().get_executor(), [self = this->shared_from_this()] {
      error_code error;
      self->socket().close(error);
    });
  }

 private:
  using Parser = http::request_parser<http::string_body>;
  using PassingParser = http::request_parser<PassedOn>;
  enum class Step { go_on, gone };
  struct Read {
    Step step = Step::go_on;
    std::optional<Problem> refused;
  };

  static constexpr bool is_tls = std::is_same_v<Transport, Tls>;

  Socket& socket() {
    if constexpr (is_tls)
      return stream_.next_layer();
    else
      return stream_;
  }

  net::awaitable<void> live() {
    try {
      if (co_await shake_hands()) {
        if (turned_away_)
          co_await refuse(*turned_away_);
        else
          while (co_await exchange()) {
          }
        co_await leave();
      }
    } catch (...) {
      // Out of memory, or a mistake of ours: this connection is lost, and no other.
    }
    deadline_.end();
    error_code error;
    socket().close(error);
    ended_(*this);
  }

  net::awaitable<bool> shake_hands() {
    error_code error;
    if constexpr (is_tls) {
      deadline_.set(hall_.limits.header_time);
      co_await stream_.async_handshake(Tls::server, net::redirect_error(net::use_awaitable, error));
    }
    co_return !error;
  }

  // One request and its reply. Whether another may follow.
  net::awaitable<bool> exchange() {
    if (stopping_ && buffer_.size() == 0) co_return false;
    Parser parser;
    parser.body_limit(boost::none);  // it depends on what is asked
    parser.header_limit(static_cast<std::uint32_t>(hall_.limits.header_bytes));
    const auto head = co_await read_head(parser);
    if (head.step == Step::gone) co_return false;
    auto refused = head.refused;
    const bool streams = !refused && Service::streams(method_of(parser.get()), target_of(parser.get()));
    if (!refused) {
      const auto most = streams ? hall_.limits.batch_bytes : hall_.limits.body_bytes;
      if (parser.content_length().value_or(0) > most) refused = Problem::too_large;
      parser.body_limit(most);
    }
    if (!refused && streams) co_return co_await exchange_streams(parser);
    if (!refused) {
      const auto body = co_await read_body(parser);
      if (body.step == Step::gone) co_return false;
      refused = body.refused;
    }
    if (refused) {
      co_await refuse(*refused);
      co_return false;
    }
    co_return co_await answer(parser);
  }

  net::awaitable<Read> read_head(Parser& parser) {
    HeadScanner scanner;
    idle_ = buffer_.size() == 0;
    deadline_.set(idle_ ? hall_.limits.idle_time : hall_.limits.header_time);
    for (;;) {
      const auto found = scanner.scan(bytes());
      if (found == HeadScanner::Found::bad) co_return Read{Step::go_on, Problem::bad_request};
      if (found == HeadScanner::Found::whole) break;
      if (buffer_.size() > hall_.limits.header_bytes) co_return Read{Step::go_on, Problem::headers_too_large};
      if (!co_await fill()) {
        const bool slow = deadline_.passed() && !idle_;
        co_return slow ? Read{Step::go_on, Problem::timed_out} : Read{Step::gone, {}};
      }
      if (idle_) deadline_.set(hall_.limits.header_time);
      idle_ = false;
    }
    if (scanner.end() - scanner.begin() > hall_.limits.header_bytes)
      co_return Read{Step::go_on, Problem::headers_too_large};
    began_ = Clock::now();
    const auto head = net::buffer(bytes().data() + scanner.begin(), scanner.end() - scanner.begin());
    error_code error;
    parser.eager(false);
    const auto taken = parser.put(head, error);
    if (error == http::error::header_limit) co_return Read{Step::go_on, Problem::headers_too_large};
    if (error == http::error::bad_version) co_return Read{Step::go_on, Problem::version};
    if (error || taken != head.size() || !parser.is_header_done())
      co_return Read{Step::go_on, Problem::bad_request};
    const auto refused = wrong_fields(parser.get());
    buffer_.consume(scanner.end());
    co_return Read{Step::go_on, refused};
  }

  net::awaitable<Read> read_body(Parser& parser) {
    parser.eager(true);
    if (!co_await say_go_on(parser)) co_return Read{Step::gone, {}};
    bool waited = false;
    while (!parser.is_done()) {
      if (buffer_.size() > 0) {
        error_code error;
        const auto taken = parser.put(buffer_.data(), error);
        wipe(taken);
        buffer_.consume(taken);
        if (error == http::error::body_limit) co_return Read{Step::go_on, Problem::too_large};
        if (error && error != http::error::need_more) co_return Read{Step::go_on, Problem::bad_request};
        if ((!error && taken > 0) || parser.is_done()) continue;
        // A chunk's own line may be as long as a head, and no longer.
        if (buffer_.size() > hall_.limits.header_bytes) co_return Read{Step::go_on, Problem::bad_request};
      }
      if (!waited) deadline_.set(hall_.limits.body_time);
      waited = true;
      if (!co_await fill()) {
        if (deadline_.passed()) co_return Read{Step::go_on, Problem::timed_out};
        co_return Read{Step::gone, {}};
      }
    }
    co_return Read{};
  }

  // For who waits to be told before a body is sent.
  net::awaitable<bool> say_go_on(const Parser& parser) {
    error_code error;
    if (!parser.is_done() && buffer_.size() == 0 && expects_continue(parser.get())) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      deadline_.set(hall_.limits.write_time);
      co_await net::async_write(stream_, net::buffer(go_on), net::redirect_error(net::use_awaitable, error));
    }
    co_return !error;
  }

  Reply reply_to(const Message& message) {
    const bool open = method_of(message) == Method::options || message.target() == "/healthz";
    if (!hall_.token.empty() && !open && !may_enter(message, hall_.token))
      return hall_.service.refuse(Problem::unauthorized, value_of(message, http::field::accept_language));
    return hall_.service.answer(request_of(message));
  }

  Wire wire_for(const Message& message, bool keep_alive) {
    Wire wire;
    wire.keep_alive = keep_alive && !stopping_ && !hall_.service.stopping();
    if (!hall_.allowed_origin.empty() && value_of(message, http::field::origin) == hall_.allowed_origin)
      wire.allowed_origin = hall_.allowed_origin;
    wire.preflight = method_of(message) == Method::options;
    return wire;
  }

  net::awaitable<bool> answer(Parser& parser) {
    auto& message = parser.get();
    const auto method = method_of(message);
    auto reply = reply_to(message);
    // What was sent is forgotten before the reply goes out.
    explicit_bzero(message.body().data(), message.body().size());
    const auto wire = wire_for(message, parser.keep_alive());
    const bool sent = co_await write(method, reply, wire, value_of(message, http::field::accept_encoding));
    co_return sent&& wire.keep_alive;
  }

  // A body that is answered while it comes. What is refused by its head alone is not heard out.
  net::awaitable<bool> exchange_streams(Parser& parser) {
    const auto& message = parser.get();
    constexpr unsigned old = 10;  // knows no chunks
    auto reply = message.version() == old ? hall_.service.refuse(Problem::version) : reply_to(message);
    auto wire = wire_for(message, parser.keep_alive());
    if (!reply.stream) {
      wire.keep_alive = false;
      co_await write(Method::post, reply, wire, "");
      co_return false;
    }
    if (takes_coding(value_of(message, http::field::accept_encoding), "gzip")) {
      wire.coding = "gzip";
      reply.stream = packing(std::move(reply.stream));
    }
    if (!co_await say_go_on(parser)) co_return false;
    const auto stream = hall_.service.streams().begin(
        std::move(reply.stream), [self = this->shared_from_this()] { self->wake(); }, hall_.limits.batches);
    if (!stream) {
      co_await refuse(Problem::busy);
      co_return false;
    }
    // INVARIANT: `passing` outlives the coroutine that feeds the stream: `pour` ends after it.
    PassingParser passing(std::move(parser));
    fed_ = false;
    net::co_spawn(socket().get_executor(), feed(this->shared_from_this(), passing, stream), net::detached);
    const bool whole = co_await pour(*stream, reply, wire);
    stream->break_off();
    error_code error;
    if (!fed_) socket().cancel(error);
    while (!fed_) co_await moved();
    const auto took = Clock::now() - began_;
    began_ = {};
    hall_.service.metrics().add(Method::post, reply.route, reply.status, took);
    if (hall_.log) hall_.log(Method::post, reply.route, reply.status, took);
    co_return whole&& passing.is_done() && wire.keep_alive;
  }

  static StreamWork packing(StreamWork work) {
    return [work = std::move(work)](ByteSource& body, ByteSink& answer) {
      GzipSink packed(answer);
      auto end = work(body, packed);
      if (end.whole) end.whole = packed.finish();
      return end;
    };
  }

  // From any thread.
  void wake() {
    net::post(socket().get_executor(), [self = this->shared_from_this()] { self->stream_moved_.cancel(); });
  }
  net::awaitable<void> moved() {
    error_code ignored;
    co_await stream_moved_.async_wait(net::redirect_error(net::use_awaitable, ignored));
  }

  net::awaitable<void> feed(std::shared_ptr<Connection> /*self*/, PassingParser& parser,
                            std::shared_ptr<Stream> stream) {
    parser.eager(true);
    auto& body = parser.get().body();
    bool good = true;
    while (good && !parser.is_done() && !stream->ended()) {
      if (!stream->has_room()) {
        co_await moved();
        continue;
      }
      if (buffer_.size() > 0) {
        error_code error;
        const auto taken = parser.put(buffer_.data(), error);
        wipe(taken);
        buffer_.consume(taken);
        stream->give(body);
        explicit_bzero(body.data(), body.size());
        body.clear();
        if ((!error && taken > 0) || parser.is_done()) continue;
        good = (!error || error == http::error::need_more) && buffer_.size() <= hall_.limits.header_bytes;
        if (!good) break;
      }
      deadline_.set(hall_.limits.body_time);
      good = co_await fill() && Clock::now() - began_ < hall_.limits.batch_time;
    }
    if (parser.is_done())
      stream->give_end();
    else
      stream->break_off();
    fed_ = true;
    stream_moved_.cancel();
  }

  // Sends what the stream makes; whether it was all, and went out. What is not is cut off before the last
  // chunk, so that nobody takes a part for the whole.
  net::awaitable<bool> pour(Stream& stream, Reply& reply, Wire wire) {
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
        if (!end.whole && end.refused && !head.empty()) {
          end.refused->route = reply.route;
          end.refused->ruleset = reply.ruleset;
          reply = std::move(*end.refused);
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
      if (Clock::now() - began_ >= hall_.limits.batch_time) co_return false;
    }
  }

  net::awaitable<bool> send(std::string bytes) {
    error_code error;
    deadline_.set(hall_.limits.write_time);
    co_await net::async_write(stream_, net::buffer(bytes), net::redirect_error(net::use_awaitable, error));
    explicit_bzero(bytes.data(), bytes.size());
    co_return !error;
  }

  net::awaitable<void> refuse(Problem problem) {
    began_ = began_ == Clock::time_point{} ? Clock::now() : began_;
    auto reply = hall_.service.refuse(problem);
    Wire wire;
    wire.keep_alive = false;
    co_await write(Method::other, reply, wire, "");
  }

  // Whether all of it went out.
  net::awaitable<bool> write(Method method, Reply& reply, Wire wire, std::string_view codings) {
    wire.now = std::chrono::system_clock::now();
    if (takes_coding(codings, "gzip")) compress(reply, wire);
    const auto head = head_of(reply, reply.body.size(), wire);
    const bool with_body = method != Method::head && reply.status != 204 && reply.status != 304;
    const std::array<net::const_buffer, 2> all = {net::buffer(head),
                                                  with_body ? net::buffer(reply.body) : net::const_buffer()};
    deadline_.set(hall_.limits.write_time);
    error_code error;
    co_await net::async_write(stream_, all, net::redirect_error(net::use_awaitable, error));
    const auto took = Clock::now() - began_;
    began_ = {};
    explicit_bzero(reply.body.data(), reply.body.size());
    hall_.service.metrics().add(method, reply.route, reply.status, took);
    if (hall_.log) hall_.log(method, reply.route, reply.status, took);
    co_return !error;
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

  // Says that nothing more will come, and hears the client out for a moment: whoever closes on bytes that
  // were not read cuts off its own last words.
  net::awaitable<void> leave() {
    error_code error;
    deadline_.set(hall_.limits.linger_time);
    if constexpr (is_tls) co_await stream_.async_shutdown(net::redirect_error(net::use_awaitable, error));
    socket().shutdown(Socket::shutdown_send, error);
    wipe(buffer_.size());
    buffer_.clear();
    std::size_t heard = 0;
    while (!error && !ended_by_client_ && !deadline_.passed() && heard < most_lingered)
      heard += co_await socket().async_read_some(buffer_.prepare(read_size),
                                                 net::redirect_error(net::use_awaitable, error));
  }

  net::awaitable<bool> fill() {
    error_code error;
    const auto space = buffer_.prepare(read_size);
    const auto count =
        co_await stream_.async_read_some(space, net::redirect_error(net::use_awaitable, error));
    buffer_.commit(count);
    if (error && error != net::error::operation_aborted) ended_by_client_ = true;
    co_return !error;
  }

  std::string_view bytes() const {
    return {static_cast<const char*>(buffer_.data().data()), buffer_.data().size()};
  }
  void wipe(std::size_t count) { explicit_bzero(buffer_.data().data(), count); }

  Transport stream_;
  const Hall& hall_;
  const std::optional<Problem> turned_away_;
  std::function<void(Session&)> ended_;
  Deadline deadline_;
  boost::beast::flat_buffer buffer_;
  Clock::time_point began_;
  net::steady_timer stream_moved_;  // never runs out: it is cancelled when a stream moves
  bool fed_ = true;                 // nothing more is read for a stream
  bool idle_ = true;                // nothing of a next request has come
  bool stopping_ = false;
  bool ended_by_client_ = false;
};

}  // namespace

std::shared_ptr<Session> make_session(Socket socket, Over over, const Hall& hall,
                                      std::optional<Problem> turned_away,
                                      std::function<void(Session&)> ended) {
  if (over == Over::tcp && hall.tls != nullptr)
    return std::make_shared<Connection<Tls>>(hall, turned_away, std::move(ended), std::move(socket),
                                             *hall.tls);
  return std::make_shared<Connection<Socket>>(hall, turned_away, std::move(ended), std::move(socket));
}

}  // namespace holdfast::api
