// The connections that stand open, and how many there may be.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "api/session.hpp"

namespace holdfast::api {

class Sessions {
 public:
  // `empty` is called, perhaps from within `close`, when the last one ends after `close`.
  Sessions(const Hall& hall, std::function<void()> empty) : hall_(hall), empty_(std::move(empty)) {}

  // `client`: its address, counted only while it is connected; "" for one that is not counted.
  void take_in(Socket socket, Over over, const std::string& client);
  // Every session is told to stop.
  void close();
  void abort();
  std::size_t count() const;

 private:
  struct Kept {
    std::weak_ptr<Session> session;
    std::string client;
  };
  std::optional<Problem> refused(const std::string& client) const;
  void ended(Session& session);

  static constexpr std::size_t turned_away_at_once = 256;  // beyond the limit, to tell them why

  const Hall& hall_;
  std::function<void()> empty_;
  mutable std::mutex mutex_;
  std::unordered_map<Session*, Kept> all_;
  std::map<std::string, std::size_t> by_client_;
  bool closed_ = false;
};

}  // namespace holdfast::api
