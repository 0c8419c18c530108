// As little of a server as Beast allows: reads a request, answers the bytes of a file, and looks at nothing.
// usage: bare_beast FILE; says its port. One thread.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using tcp = net::ip::tcp;

struct Exchange : std::enable_shared_from_this<Exchange> {
  Exchange(tcp::socket told, const std::string& canned) : socket(std::move(told)), bytes(canned) {}

  void read() {
    request = {};
    http::async_read(socket, buffer, request,
                     [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                       if (!error) self->write();
                     });
  }
  void write() {
    reply = {};
    reply.version(request.version());
    reply.result(http::status::ok);
    reply.set(http::field::content_type, "application/json");
    reply.keep_alive(request.keep_alive());
    reply.body() = net::const_buffer(bytes.data(), bytes.size());
    reply.prepare_payload();
    http::async_write(socket, reply,
                      [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                        if (!error && self->reply.keep_alive()) self->read();
                      });
  }

  struct Bytes {  // a body that is not copied
    using value_type = net::const_buffer;
    static std::uint64_t size(const value_type& body) { return body.size(); }
    struct writer {
      using const_buffers_type = net::const_buffer;
      template <bool request, class Fields>
      writer(const http::header<request, Fields>& /*header*/, const value_type& body) : whole(body) {}
      void init(boost::system::error_code& error) { error = {}; }
      boost::optional<std::pair<const_buffers_type, bool>> get(boost::system::error_code& error) {
        error = {};
        return {{whole, false}};
      }
      value_type whole;
    };
  };

  tcp::socket socket;
  const std::string& bytes;
  boost::beast::flat_buffer buffer;
  http::request<http::string_body> request;
  http::response<Bytes> reply;
};

void take_in(tcp::acceptor& acceptor, const std::string& canned) {
  acceptor.async_accept([&](boost::system::error_code error, tcp::socket socket) {
    if (!error) {
      socket.set_option(tcp::no_delay(true));
      std::make_shared<Exchange>(std::move(socket), canned)->read();
    }
    take_in(acceptor, canned);
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string canned{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  net::io_context context(1);
  tcp::acceptor acceptor(context, {net::ip::make_address("127.0.0.1"), 0});
  std::cout << acceptor.local_endpoint().port() << std::endl;
  take_in(acceptor, canned);
  context.run();
}
