// Listens, takes connections in, and stops without cutting anybody off.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/session.hpp"

namespace boost::asio {
class io_context;
}

namespace holdfast::api {

class Server {
 public:
  // `hall` outlives the server.
  explicit Server(const Hall& hall);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "" and from now on connections wait to be taken in; or why that cannot be. Before `run`.
  std::string listen(const std::string& address);
  // On a socket that listens already, and stays whoever's it is: its file is not removed.
  std::string listen_on(int socket);
  // As they were told, with the port that a 0 came to.
  std::vector<std::string> addresses() const;
  bool stays_here() const;  // only this machine can reach them

  // Serves on so many threads, this one among them, until it has stopped. Whether every request that was
  // taken in was answered within its grace time.
  bool run(unsigned threads);

  // From any thread. No more connections; what was taken in is answered, then `run` returns.
  void stop();
  // At once.
  void abort();

  std::size_t connections() const;
  boost::asio::io_context& context();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace holdfast::api
