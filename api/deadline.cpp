#include "api/deadline.hpp"

namespace holdfast::api {

Deadline::Deadline(Socket& socket) : state_(std::make_shared<State>(socket)) {}

void Deadline::set(std::chrono::milliseconds from_now) {
  state_->passed = false;
  state_->at = Clock::now() + from_now;
  if (state_->armed == Clock::time_point{} || state_->at < state_->armed) arm(state_);
}

bool Deadline::passed() const { return state_->passed; }

void Deadline::end() {
  state_->socket = nullptr;
  state_->timer.cancel();
}

void Deadline::arm(const std::shared_ptr<State>& state) {
  state->armed = state->at;
  state->timer.expires_at(state->at);
  state->timer.async_wait([state](boost::system::error_code error) {
    if (error || state->socket == nullptr) return;  // armed again, or at the end
    if (Clock::now() < state->at) return arm(state);
    state->passed = true;
    state->armed = {};
    boost::system::error_code ignored;
    state->socket->cancel(ignored);
  });
}

}  // namespace holdfast::api
