// The bytes of one connection, in and out, whatever carries them; whatever is waited for has a deadline.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <string_view>
#include <type_traits>

#include "api/deadline.hpp"
#include "api/session.hpp"

namespace holdfast::api {

using Tls = boost::asio::ssl::stream<Socket>;

template <class Transport>
class Channel {
 public:
  template <class T>
  using Awaitable = boost::asio::awaitable<T>;
  using Error = boost::system::error_code;

  // The stream is made of the socket, and of what else it takes.
  template <class... More>
  explicit Channel(Socket plain, More&... more) : stream_(std::move(plain), more...), deadline_(socket()) {
    Error none;
    if constexpr (!is_tls) socket().non_blocking(true, none);
  }

  Socket& socket() {
    if constexpr (is_tls)
      return stream_.next_layer();
    else
      return stream_;
  }
  Deadline& deadline() { return deadline_; }

  Awaitable<bool> shake_hands(std::chrono::milliseconds time) {
    Error error;
    if constexpr (is_tls) {
      deadline_.set(time);
      co_await stream_.async_handshake(Tls::server, redirected(error));
    }
    co_return !error;
  }

  // What came and was not taken yet.
  std::string_view bytes() const {
    return {static_cast<const char*>(buffer_.data().data()), buffer_.data().size()};
  }
  void take(std::size_t count) {
    if (count == 0) return;
    explicit_bzero(buffer_.data().data(), count);
    buffer_.consume(count);
  }
  // Waits for more until the deadline. False where none comes.
  Awaitable<bool> fill() {
    // The end is told once: whoever waits for it again waits for ever.
    if (ended_by_client_) co_return false;
    Error error;
    const auto space = buffer_.prepare(read_size);
    buffer_.commit(co_await stream_.async_read_some(space, redirected(error)));
    if (error && error != boost::asio::error::operation_aborted) ended_by_client_ = true;
    co_return !error;
  }

  // Whether all of it went out. The buffers are the caller's until then.
  template <class Buffers>
  Awaitable<bool> send(const Buffers& all, std::chrono::milliseconds time) {
    Error error;
    boost::beast::buffers_suffix<Buffers> left(all);
    if constexpr (!is_tls) {  // nearly always all of it is taken at once, and nothing is waited for
      left.consume(stream_.write_some(left, error));
      if (!error && boost::asio::buffer_size(left) == 0) co_return true;
      if (error && error != boost::asio::error::would_block) co_return false;
    }
    deadline_.set(time);
    co_await boost::asio::async_write(stream_, left, redirected(error));
    co_return !error;
  }

  // Says that nothing more will come, and hears the client out for a moment: whoever closes on bytes that
  // were not read cuts off its own last words.
  Awaitable<void> leave(std::chrono::milliseconds time) {
    Error error;
    deadline_.set(time);
    if constexpr (is_tls) co_await stream_.async_shutdown(redirected(error));
    socket().shutdown(Socket::shutdown_send, error);
    take(buffer_.size());
    std::size_t heard = 0;
    while (!error && !ended_by_client_ && !deadline_.passed() && heard < most_lingered)
      heard += co_await socket().async_read_some(buffer_.prepare(read_size), redirected(error));
  }

  void close() {
    deadline_.end();
    Error error;
    socket().close(error);
  }

 private:
  static constexpr bool is_tls = std::is_same_v<Transport, Tls>;
  static constexpr std::size_t read_size = 16U << 10U;
  static constexpr std::size_t most_lingered = 1U << 20U;

  static auto redirected(Error& error) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, error);
  }

  Transport stream_;
  Deadline deadline_;
  boost::beast::flat_buffer buffer_;
  bool ended_by_client_ = false;
};

}  // namespace holdfast::api
