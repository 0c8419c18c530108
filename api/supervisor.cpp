#include "api/supervisor.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <optional>

namespace holdfast::api {
namespace {

constexpr int most_sockets = 64;

std::optional<long> number(const std::string& text) {
  constexpr std::size_t most_digits = 10;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), digit))
    return std::nullopt;
  return std::stol(text);
}

int option(int socket, int name) {
  int value = 0;
  socklen_t size = sizeof value;
  return getsockopt(socket, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

bool listens(int socket) {
  const int family = option(socket, SO_DOMAIN);
  return option(socket, SO_TYPE) == SOCK_STREAM && option(socket, SO_ACCEPTCONN) == 1 &&
         (family == AF_INET || family == AF_INET6 || family == AF_UNIX);
}

std::string microseconds_since_boot() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  constexpr long long million = 1'000'000;
  constexpr long long thousand = 1'000;
  return std::to_string(now.tv_sec * million + now.tv_nsec / thousand);
}

}  // namespace

Supervisor::Supervisor(const Variables& variables, pid_t self, int first)
    : address_(variables("NOTIFY_SOCKET")) {
  const auto meant_for = number(variables("LISTEN_PID"));
  if (!meant_for || *meant_for != self) return;
  const auto count = number(variables("LISTEN_FDS"));
  if (!count || *count > most_sockets)
    trouble_ = "LISTEN_FDS: expected a number of sockets, " + std::to_string(most_sockets) + " at most";
  else
    take_sockets(first, static_cast<int>(*count));
}

Supervisor Supervisor::of_this_process() {
  Supervisor made(
      [](const std::string& name) {
        const char* value = std::getenv(name.c_str());
        return std::string(value == nullptr ? "" : value);
      },
      getpid());
  for (const auto* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES", "NOTIFY_SOCKET"}) unsetenv(name);
  return made;
}

void Supervisor::take_sockets(int first, int count) {
  for (int socket = first; socket < first + count; ++socket) {
    if (!listens(socket)) {
      trouble_ = "the socket " + std::to_string(socket) + " that was handed over does not listen for streams";
      return;
    }
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    sockets_.push_back(socket);
  }
}

void Supervisor::ready(const std::string& status) const { tell("READY=1\nSTATUS=" + status); }
void Supervisor::reloading() const { tell("RELOADING=1\nMONOTONIC_USEC=" + microseconds_since_boot()); }
void Supervisor::stopping() const { tell("STOPPING=1"); }

void Supervisor::tell(const std::string& message) const {
  sockaddr_un to{};
  const bool path = address_.starts_with('/');
  if ((!path && !address_.starts_with('@')) || address_.size() >= sizeof to.sun_path) return;
  to.sun_family = AF_UNIX;
  std::memcpy(to.sun_path, address_.data(), address_.size());
  if (!path) to.sun_path[0] = '\0';  // no file
  const int from = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (from < 0) return;
  const auto size =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size() + (path ? 1 : 0));
  // Whether it is heard is no concern of whoever is served.
  (void)sendto(from, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&to), size);
  close(from);
}

}  // namespace holdfast::api
