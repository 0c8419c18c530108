#include "api/sessions.hpp"

namespace holdfast::api {

std::optional<Problem> Sessions::refused(const std::string& client) const {
  if (all_.size() >= hall_.limits.connections) return Problem::busy;
  if (hall_.limits.connections_of_one == 0 || client.empty()) return std::nullopt;
  const auto found = by_client_.find(client);
  if (found != by_client_.end() && found->second >= hall_.limits.connections_of_one) return Problem::too_many;
  return std::nullopt;
}

void Sessions::take_in(Socket socket, Over over, const std::string& client) {
  std::shared_ptr<Session> session;
  bool closed = false;
  {
    const std::lock_guard lock(mutex_);
    if (all_.size() >= hall_.limits.connections + turned_away_at_once) return;
    session =
        make_session(std::move(socket), over, hall_, refused(client), [this](Session& one) { ended(one); });
    all_.emplace(session.get(), Kept{session, client});
    if (!client.empty()) ++by_client_[client];
    closed = closed_;
  }
  hall_.service.metrics().connected();
  session->start();  // not under the lock: it may come to its end at once
  if (closed) session->stop();
}

void Sessions::ended(Session& session) {
  bool last = false;
  {
    const std::lock_guard lock(mutex_);
    const auto found = all_.find(&session);
    if (found == all_.end()) return;
    if (const auto client = by_client_.find(found->second.client);
        client != by_client_.end() && --client->second == 0)
      by_client_.erase(client);
    all_.erase(found);
    last = closed_ && all_.empty();
  }
  hall_.service.metrics().disconnected();
  if (last) empty_();
}

void Sessions::close() {
  bool none = false;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    none = all_.empty();
    for (const auto& [pointer, kept] : all_)
      if (const auto session = kept.session.lock()) session->stop();
  }
  if (none) empty_();
}

void Sessions::abort() {
  const std::lock_guard lock(mutex_);
  for (const auto& [pointer, kept] : all_)
    if (const auto session = kept.session.lock()) session->abort();
}

std::size_t Sessions::count() const {
  const std::lock_guard lock(mutex_);
  return all_.size();
}

}  // namespace holdfast::api
