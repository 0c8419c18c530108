#include "api/channel.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <vector>

namespace holdfast::api {
namespace {

namespace net = boost::asio;
using local = net::local::stream_protocol;

// A client that closes while a study goes on may be heard to the end twice: once by who waits for it to
// leave, and once by who waits for its next request.
TEST(Channel, TellsTheEndAtOnceHoweverOftenItIsAsked) {
  net::io_context context;
  local::socket ours(context);
  local::socket client(context);
  net::local::connect_pair(ours, client);
  Channel<Socket> channel{Socket(std::move(ours))};
  std::vector<bool> came;
  net::co_spawn(
      context,
      [&]() -> net::awaitable<void> {
        channel.deadline().set(std::chrono::seconds(5));
        for (int i = 0; i < 3; ++i) came.push_back(co_await channel.fill());
      },
      [&](const std::exception_ptr& /*error*/) {
        EXPECT_FALSE(channel.deadline().passed());
        channel.close();
      });
  net::post(context, [&] {  // while it waits
    net::write(client, net::buffer("GET", 3));
    client.shutdown(local::socket::shutdown_send);
  });
  context.run();
  EXPECT_EQ(came, (std::vector<bool>{true, false, false}));
  EXPECT_EQ(channel.bytes(), "GET");
}

}  // namespace
}  // namespace holdfast::api
