#include "api/server.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <cstring>
#include <thread>

#include "api/address.hpp"
#include "api/sessions.hpp"

namespace holdfast::api {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;
using local = net::local::stream_protocol;

constexpr auto out_of_files = std::chrono::milliseconds(50);  // to wait before the next is taken in
constexpr int most_together = 256;  // taken in before those who are in are served again

std::string client_of(const tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  return error ? "" : endpoint.address().to_string();
}
std::string client_of(const local::socket& /*socket*/) { return ""; }
Over over(const tcp::socket& /*socket*/) { return Over::tcp; }
Over over(const local::socket& /*socket*/) { return Over::local; }

void make_ready(tcp::socket& socket) {
  error_code error;
  socket.set_option(tcp::no_delay(true), error);
}
void make_ready(local::socket& /*socket*/) {}

// A socket that a server left behind, and on which nobody listens, is in the way; anything else there is not
// ours.
void remove_leftover(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return;
  net::io_context context;
  local::socket probe(context);
  error_code error;
  probe.connect(local::endpoint(path), error);
  if (error == net::error::connection_refused) unlink(path.c_str());
}

}  // namespace

class Server::Impl {
 public:
  explicit Impl(const Hall& hall)
      : hall_(hall), grace_(context_), sessions_(hall, [this] { context_.stop(); }) {}

  ~Impl() {
    for (const auto& path : paths_) unlink(path.c_str());
  }

  std::string listen(const std::string& text) {
    const auto address = read_address(text);
    if (!address) return "expected an address like 127.0.0.1:8080, [::1]:8080 or unix:/run/holdfast/socket";
    if (const auto* path = std::get_if<UnixPath>(&*address)) return listen_local(*path);
    return listen_tcp(std::get<tcp::endpoint>(*address));
  }

  std::string listen_on(int socket) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return std::strerror(errno);
    error_code error;
    if (bound.ss_family == AF_UNIX) {
      local::acceptor acceptor(net::make_strand(context_));
      acceptor.assign(local(), socket, error);
      if (!error) take(std::move(acceptor), error);
    } else {
      tcp::acceptor acceptor(net::make_strand(context_));
      acceptor.assign(bound.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), socket, error);
      if (!error) take(std::move(acceptor), error);
    }
    return error ? error.message() : "";
  }

  bool run(unsigned threads) {
    for (auto& acceptor : tcp_) spawn(acceptor);
    for (auto& acceptor : local_) spawn(acceptor);
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([this] { context_.run(); });
    context_.run();
    others.clear();
    hall_.service.streams().finish();
    return !cut_off_;
  }

  void stop() {
    net::post(context_, [this] {
      if (stopping_.exchange(true)) return;
      hall_.service.stop();
      grace_.expires_after(hall_.limits.grace_time);
      grace_.async_wait([this](error_code error) {
        if (!error) abort();
      });
      for (auto& acceptor : tcp_) cancel(acceptor);
      for (auto& acceptor : local_) cancel(acceptor);
      if (listening_ == 0) sessions_.close();
    });
  }

  void abort() {
    cut_off_ = true;
    context_.stop();
  }

  std::vector<std::string> names_;
  bool stays_here_ = true;
  net::io_context context_;

  std::size_t connections() const { return sessions_.count(); }

 private:
  template <class Acceptor>
  void cancel(Acceptor& acceptor) {
    net::post(acceptor.get_executor(), [&acceptor] {
      error_code error;
      acceptor.cancel(error);
    });
  }

  template <class Acceptor>
  void spawn(Acceptor& acceptor) {
    ++listening_;
    net::co_spawn(acceptor.get_executor(), take_in(acceptor), net::detached);
  }

  template <class Acceptor>
  net::awaitable<void> take_in(Acceptor& acceptor) {
    error_code error;
    acceptor.non_blocking(true, error);
    while (!stopping_) {
      co_await acceptor.async_wait(net::socket_base::wait_read,
                                   net::redirect_error(net::use_awaitable, error));
      if (!error) error = take_those_who_wait(acceptor);
      if (error && error != net::error::would_block && error != net::error::operation_aborted && !stopping_) {
        net::steady_timer wait(co_await net::this_coro::executor, out_of_files);
        co_await wait.async_wait(net::redirect_error(net::use_awaitable, error));
      }
    }
    // Who was already waiting is still heard.
    while (!take_those_who_wait(acceptor)) continue;
    acceptor.close(error);
    if (--listening_ == 0) sessions_.close();
  }

  // Together: one at a time, each would wait until all who came before are served once more. Why no more was
  // taken in; no error where there may be more.
  template <class Acceptor>
  error_code take_those_who_wait(Acceptor& acceptor) {
    error_code error;
    for (int i = 0; i < most_together && !error; ++i) {
      auto socket = acceptor.accept(strand(), error);
      if (!error) enter(std::move(socket));
    }
    return error;
  }

  net::any_io_executor strand() { return net::make_strand(context_); }

  template <class AcceptedSocket>
  void enter(AcceptedSocket socket) {
    try {
      make_ready(socket);
      const auto client = client_of(socket);
      const auto how = over(socket);
      sessions_.take_in(Socket(std::move(socket)), how, client);
    } catch (const std::exception&) {
      // Out of memory: this one is not taken in, and the next may be.
    }
  }

  void take(tcp::acceptor acceptor, error_code& error) {
    const auto endpoint = acceptor.local_endpoint(error);
    if (error) return;
    names_.push_back(written(Address(endpoint), hall_.tls != nullptr));
    stays_here_ = stays_here_ && holdfast::api::stays_here(endpoint);
    tcp_.push_back(std::move(acceptor));
  }
  void take(local::acceptor acceptor, error_code& error) {
    const auto endpoint = acceptor.local_endpoint(error);
    if (error) return;
    names_.push_back(written(Address(UnixPath{endpoint.path()}), false));
    local_.push_back(std::move(acceptor));
  }

  std::string listen_tcp(const tcp::endpoint& endpoint) {
    error_code error;
    tcp::acceptor acceptor(net::make_strand(context_));
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (!error && endpoint.address().is_v6()) acceptor.set_option(net::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (!error) take(std::move(acceptor), error);
    return error ? error.message() : "";
  }

  std::string listen_local(const UnixPath& path) {
    remove_leftover(path.path);
    error_code error;
    local::acceptor acceptor(net::make_strand(context_));
    acceptor.open(local(), error);
    if (!error) acceptor.bind(local::endpoint(path.path), error);
    if (error) return error.message();
    paths_.push_back(path.path);
    constexpr mode_t owner_and_group = 0660;
    chmod(path.path.c_str(), owner_and_group);
    acceptor.listen(net::socket_base::max_listen_connections, error);
    if (!error) take(std::move(acceptor), error);
    return error ? error.message() : "";
  }

  const Hall& hall_;
  std::vector<tcp::acceptor> tcp_;
  std::vector<local::acceptor> local_;
  std::vector<std::string> paths_;
  net::steady_timer grace_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> cut_off_{false};
  std::atomic<int> listening_{0};
  Sessions sessions_;
};

Server::Server(const Hall& hall) : impl_(std::make_unique<Impl>(hall)) {}
Server::~Server() = default;
std::string Server::listen(const std::string& address) { return impl_->listen(address); }
std::string Server::listen_on(int socket) { return impl_->listen_on(socket); }
std::vector<std::string> Server::addresses() const { return impl_->names_; }
bool Server::stays_here() const { return impl_->stays_here_; }
bool Server::run(unsigned threads) { return impl_->run(threads); }
void Server::stop() { impl_->stop(); }
void Server::abort() { impl_->abort(); }
std::size_t Server::connections() const { return impl_->connections(); }
boost::asio::io_context& Server::context() { return impl_->context_; }

}  // namespace holdfast::api
