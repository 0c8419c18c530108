// Who started this program and watches over it, as systemd does: it may hand over sockets that listen
// already, and hear when the program is ready, reads its rules again, or stops. A few variables and a
// datagram each; no library.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace holdfast::api {

class Supervisor {
 public:
  // "" where there is no such variable.
  using Variables = std::function<std::string(const std::string& name)>;
  // The sockets are those from `first` on, if they are meant for the process `self`.
  Supervisor(const Variables& variables, pid_t self, int first = 3);
  // As this process was started. What was told is taken out of the environment: it is for nobody else.
  static Supervisor of_this_process();

  const std::vector<int>& sockets() const { return sockets_; }
  // Why what was handed over cannot be listened on; "" where it can.
  const std::string& trouble() const { return trouble_; }

  // Nobody hears them where nobody asked to. From any thread.
  void ready(const std::string& status) const;
  void reloading() const;
  void stopping() const;

 private:
  void take_sockets(int first, int count);
  void tell(const std::string& message) const;

  std::vector<int> sockets_;
  std::string trouble_;
  std::string address_;  // a path, or @ and a name
};

}  // namespace holdfast::api
