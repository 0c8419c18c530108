// Where to listen: `127.0.0.1:8080`, `[::1]:8080` or `unix:/run/holdfast/socket`. No names: a name can come
// to mean another address overnight.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <optional>
#include <string>
#include <variant>

namespace holdfast::api {

struct UnixPath {
  std::string path;
};
using Address = std::variant<boost::asio::ip::tcp::endpoint, UnixPath>;

std::optional<Address> read_address(const std::string& text);
// "http://127.0.0.1:8080", "https://…" or "unix:/run/holdfast/socket"
std::string written(const Address& address, bool tls);
// Whether only this machine can reach it.
bool stays_here(const Address& address);

}  // namespace holdfast::api
