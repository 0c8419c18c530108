// A client that sends any bytes it likes, and what it got for them. Blocking, with a limit on every wait.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace holdfast::api {

struct Answer {
  int status = 0;  // 0: none came
  std::string head;
  std::string body;
};

class Client {
 public:
  explicit Client(int port) : Client(Family{AF_INET}) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    join(reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  static Client six(int port) {
    Client client(Family{AF_INET6});
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(static_cast<std::uint16_t>(port));
    address.sin6_addr = in6addr_loopback;
    client.join(reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return client;
  }
  static Client local(const std::string& path) {
    Client client(Family{AF_UNIX});
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    client.join(reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return client;
  }
  Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), got_(std::move(other.got_)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client& operator=(Client&&) = delete;
  ~Client() {
    if (socket_ >= 0) ::close(socket_);
  }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }
  // The connection is torn down at once, as when a cable is pulled.
  void tear() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
  }
  // Takes in next to nothing until it is read.
  void take_little() {
    const int size = 1024;
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }

  // The next reply; `with_body` is false for one to HEAD.
  Answer read(bool with_body = true) {
    Answer answer;
    auto end = std::string::npos;
    while ((end = got_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return answer;
    answer.head = got_.substr(0, end + 4);
    got_.erase(0, end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    std::size_t length = 0;
    if (const auto at = answer.head.find("\r\nContent-Length: "); at != std::string::npos)
      length = std::stoul(answer.head.substr(at + 18));
    while (with_body && got_.size() < length)
      if (!more()) return answer;
    if (with_body) {
      answer.body = got_.substr(0, length);
      got_.erase(0, length);
    }
    return answer;
  }
  // Whether the other side closes within the time; anything that still comes is kept.
  bool closed(std::chrono::milliseconds within = std::chrono::seconds(5)) {
    const auto until = std::chrono::steady_clock::now() + within;
    for (;;) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (left.count() <= 0) return false;
      pollfd wait{socket_, POLLIN, 0};
      if (poll(&wait, 1, static_cast<int>(left.count())) <= 0) return false;
      char bytes[4096];
      const auto count = recv(socket_, bytes, sizeof bytes, 0);
      if (count <= 0) return true;
      got_.append(bytes, static_cast<std::size_t>(count));
    }
  }
  const std::string& left_over() const { return got_; }

 private:
  struct Family {
    int number;
  };
  explicit Client(Family family) : socket_(::socket(family.number, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  void join(const sockaddr* address, socklen_t length) {
    if (::connect(socket_, address, length) != 0) {
      ::close(std::exchange(socket_, -1));
      throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
    }
  }
  bool more() {
    constexpr int longest = 10'000;
    pollfd wait{socket_, POLLIN, 0};
    if (poll(&wait, 1, longest) <= 0) return false;
    char bytes[65536];
    const auto count = recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    got_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string got_;
};

}  // namespace holdfast::api
