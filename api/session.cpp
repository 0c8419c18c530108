#include "api/session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "api/conversation.hpp"

namespace holdfast::api {
namespace {

namespace net = boost::asio;

template <class Transport>
class Connection final : public Session, public std::enable_shared_from_this<Connection<Transport>> {
 public:
  template <class... More>
  Connection(std::function<void(Session&)> ended, More&&... of_the_conversation)
      : conversation_(std::forward<More>(of_the_conversation)...), ended_(std::move(ended)) {}

  void start() override {
    const auto self = this->shared_from_this();
    net::co_spawn(conversation_.socket().get_executor(), conversation_.live(self),
                  [self](const std::exception_ptr& /*error*/) { self->ended_(*self); });
  }

  void stop() override {
    post([self = this->shared_from_this()] { self->conversation_.stop(); });
  }

  void abort() override {
    post([self = this->shared_from_this()] {
      boost::system::error_code error;
      self->conversation_.socket().close(error);
    });
  }

 private:
  template <class Task>
  void post(Task task) {
    net::post(conversation_.socket().get_executor(), std::move(task));
  }

  Conversation<Transport> conversation_;
  std::function<void(Session&)> ended_;
};

}  // namespace

std::shared_ptr<Session> make_session(Socket socket, Over over, const Hall& hall,
                                      std::optional<Problem> turned_away,
                                      std::function<void(Session&)> ended) {
  if (over == Over::tcp && hall.tls != nullptr)
    return std::make_shared<Connection<Tls>>(std::move(ended), hall, turned_away, std::move(socket),
                                             *hall.tls);
  return std::make_shared<Connection<Socket>>(std::move(ended), hall, turned_away, std::move(socket));
}

}  // namespace holdfast::api
