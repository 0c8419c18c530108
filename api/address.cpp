#include "api/address.hpp"

#include <algorithm>

namespace holdfast::api {

std::optional<Address> read_address(const std::string& text) {
  constexpr std::string_view local = "unix:";
  constexpr std::size_t longest_path = 107;  // of a Unix socket
  if (text.starts_with(local)) {
    UnixPath path{text.substr(local.size())};
    if (path.path.empty() || path.path.size() > longest_path) return std::nullopt;
    return path;
  }
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  const auto port = text.substr(colon + 1);
  const auto number = [](char c) { return c >= '0' && c <= '9'; };
  if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), number)) return std::nullopt;
  const auto value = std::stoul(port);
  if (value > 65535) return std::nullopt;
  auto host = text.substr(0, colon);
  const bool six = host.front() == '[' && host.back() == ']';
  if (six) host = host.substr(1, host.size() - 2);
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(host, error);
  if (error || address.is_v6() != six) return std::nullopt;
  return boost::asio::ip::tcp::endpoint(address, static_cast<unsigned short>(value));
}

std::string written(const Address& address, bool tls) {
  if (const auto* path = std::get_if<UnixPath>(&address)) return "unix:" + path->path;
  const auto& endpoint = std::get<boost::asio::ip::tcp::endpoint>(address);
  const auto host = endpoint.address().to_string();
  return (tls ? "https://" : "http://") + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" +
         std::to_string(endpoint.port());
}

bool stays_here(const Address& address) {
  const auto* endpoint = std::get_if<boost::asio::ip::tcp::endpoint>(&address);
  return endpoint == nullptr || endpoint->address().is_loopback();
}

}  // namespace holdfast::api
