// Clients that are slow, broken or hostile: each gets the right status or a clean close, and nobody else
// notices.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <random>

#include "tests/support/running_server.hpp"

namespace holdfast::api {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

// Short enough to wait for.
ServerLimits hasty() {
  ServerLimits limits;
  limits.header_bytes = 4096;
  limits.body_bytes = 64U << 10U;
  limits.header_time = limits.body_time = milliseconds(300);
  limits.idle_time = milliseconds(600);
  limits.write_time = milliseconds(500);
  limits.linger_time = milliseconds(200);
  return limits;
}

// As small, and in no hurry.
ServerLimits narrow() {
  auto limits = hasty();
  limits.header_time = limits.body_time = limits.idle_time = limits.write_time = std::chrono::seconds(30);
  return limits;
}

TEST(Limits, OfABodyHoldHoweverItIsSent) {
  const auto server = running(narrow());
  const std::string large(65U << 10U, ' ');
  Client told(server->port);
  told.send(post_message("/v1/questions", large));
  EXPECT_EQ(told.read().status, 413);
  EXPECT_TRUE(told.closed());
  Client chunks(server->port);
  chunks.send(post_head + "Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 70; ++i) chunks.send("400\r\n" + std::string(1024, ' ') + "\r\n");
  EXPECT_EQ(chunks.read().status, 413);
  EXPECT_TRUE(chunks.closed());
  Client extension(server->port);
  extension.send(post_head + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(30'000, 'a'));
  EXPECT_EQ(extension.read().status, 400);
  Client most(server->port);
  most.send(post_message("/v1/questions", std::string((64U << 10U) - 2, ' ') + "{}"));
  EXPECT_EQ(most.read().status, 422);
}

TEST(Limits, OfAHeaderHold) {
  const auto server = running(narrow());
  Client one(server->port);
  one.send("GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + std::string(5000, 'a') + "\r\n\r\n");
  EXPECT_EQ(one.read().status, 431);
  EXPECT_TRUE(one.closed());
  Client target(server->port);
  target.send("GET /" + std::string(30'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(target.read().status, 431);
  Client many(server->port);
  many.send("GET /healthz HTTP/1.1\r\nHost: x\r\n");
  for (int i = 0; i < 2000; ++i)
    if (!many.send("A: b\r\n")) break;
  EXPECT_EQ(many.read().status, 431);
  Client large_enough(server->port);
  large_enough.send("GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + std::string(3900, 'a') + "\r\n\r\n");
  EXPECT_EQ(large_enough.read().status, 200);
}

TEST(Slow, HeadersAndBodiesRunOutOfTime) {
  auto limits = hasty();
  limits.linger_time = std::chrono::seconds(3);  // longer than the clients go on below, so that they hear why
  const auto server = running(limits);
  Client header(server->port);
  Client body(server->port);
  header.send("GET /healthz HTTP/1.1\r\nHo");
  body.send(post_head + "Content-Length: 100\r\n\r\n{");
  // A byte now and then does not buy time.
  for (int i = 0; i < 12; ++i) {
    std::this_thread::sleep_for(milliseconds(50));
    if (!header.send("a") || !body.send(" ")) break;
  }
  for (auto* client : {&header, &body}) {
    const auto answer = client->read();
    EXPECT_EQ(answer.status, 408);
    EXPECT_THAT(answer.head, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_TRUE(client->closed());
  }
  EXPECT_TRUE(settles(*server, 0));
}

TEST(Slow, IdleConnectionsAreClosedWithoutAWord) {
  const auto server = running(hasty());
  Client fresh(server->port);
  Client used(server->port);
  used.send(get_health);
  EXPECT_EQ(used.read().status, 200);
  for (auto* client : {&fresh, &used}) {
    EXPECT_TRUE(client->closed());
    EXPECT_EQ(client->left_over(), "");
  }
  EXPECT_TRUE(settles(*server, 0));
}

TEST(Slow, WhoTakesNoReplyIsCutOff) {
  const auto server = running(hasty());
  Client client(server->port);
  client.take_little();
  for (int i = 0; i < 400; ++i)
    if (!client.send("GET /v1/facts HTTP/1.1\r\nHost: x\r\n\r\n")) break;
  expect_well(*server);
  EXPECT_TRUE(settles(*server, 0));
}

TEST(Connections, BeyondTheLimitAreToldSo) {
  auto limits = narrow();
  limits.connections = 3;
  const auto server = running(limits);
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<Client>(server->port));
    clients.back()->send(get_health);
    EXPECT_EQ(clients.back()->read().status, 200);
  }
  Client beyond(server->port);
  const auto answer = beyond.read();
  EXPECT_EQ(answer.status, 503);
  EXPECT_THAT(answer.head, HasSubstr("\r\nRetry-After: 1\r\n"));
  EXPECT_TRUE(beyond.closed());
  clients.pop_back();
  EXPECT_TRUE(settles(*server, 2));
  expect_well(*server);
}

TEST(Connections, OfOneAddressMayBeFewer) {
  auto limits = narrow();
  limits.connections_of_one = 2;
  const auto server = running(limits);
  Client first(server->port);
  Client second(server->port);
  first.send(get_health);
  second.send(get_health);
  EXPECT_EQ(first.read().status + second.read().status, 400);
  Client third(server->port);
  const auto answer = third.read();
  EXPECT_EQ(answer.status, 429);
  EXPECT_THAT(answer.head, HasSubstr("\r\nRetry-After: 10\r\n"));
}

// Whoever comes last is not served after every reply to those who came before and go on asking.
TEST(Connections, ThatWaitAreTakenInTogether) {
  std::mutex mutex;
  std::vector<std::string> answered;
  Running server(narrow(), [&](Hall& hall) {
    hall.log = [&](Method, std::string_view route, int, std::chrono::nanoseconds) {
      const std::lock_guard lock(mutex);
      answered.emplace_back(route);
    };
  });
  constexpr int most = 40;
  std::string all;
  for (int i = 0; i < most; ++i) all += post_message("/v1/questions", "{" + los_angeles + "}");
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < most; ++i) {
    clients.push_back(std::make_unique<Client>(server.port));
    clients.back()->send(all);
  }
  Client last(server.port);
  last.send(get_health);
  server.start();
  EXPECT_EQ(last.read().status, 200);
  const std::lock_guard lock(mutex);
  const auto before = std::find(answered.begin(), answered.end(), "/healthz") - answered.begin();
  EXPECT_LE(before, 5 * most);
}

TEST(Connections, ThousandsThatSayNothingHarmNobody) {
  const auto before = open_files();
  {
    ServerLimits limits;
    const auto server = running(limits);
    std::vector<Client> clients;
    clients.reserve(4000);
    for (int i = 0; i < 4000; ++i) clients.emplace_back(server->port);
    ASSERT_TRUE(settles(*server, 4000));
    const auto began = std::chrono::steady_clock::now();
    expect_well(*server);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(1));
    clients.clear();
    EXPECT_TRUE(settles(*server, 0));
  }
  EXPECT_EQ(open_files(), before);
}

TEST(Connections, ThatAreTornLeaveNothingOpen) {
  const auto server = running(narrow());
  expect_well(*server);
  EXPECT_TRUE(settles(*server, 0));
  const auto before = open_files();
  const auto whole = post_message("/v1/determinations", "{" + los_angeles + "}");
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    Client client(server->port);
    client.send(std::string_view(whole).substr(0, random() % (whole.size() + 1)));
    if (i % 3 == 0) client.finish_sending();
    if (i % 2 == 0) client.tear();
  }
  // The last of them may not even have been taken in yet.
  for (int i = 0; i < 500 && open_files() != before; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(open_files(), before);
  expect_well(*server);
}

TEST(Stopping, FinishesWhatWasTakenIn) {
  auto server = running();
  Client idle(server->port);
  idle.send(get_health);
  EXPECT_EQ(idle.read().status, 200);
  Client half(server->port);
  const auto message = post_message("/v1/determinations", "{" + los_angeles + "}");
  half.send(std::string_view(message).substr(0, 100));
  Client waiting(server->port);
  ASSERT_TRUE(settles(*server, 3));
  server->server.stop();
  EXPECT_TRUE(idle.closed());
  half.send(std::string_view(message).substr(100));
  const auto answer = half.read();
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.head, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_TRUE(half.closed());
  EXPECT_TRUE(server->wait());
  EXPECT_THROW(Client(server->port), std::runtime_error);
}

TEST(Stopping, WaitsNoLongerThanItsGraceTime) {
  ServerLimits limits;
  limits.grace_time = milliseconds(200);
  auto server = running(limits);
  Client half(server->port);
  half.send("GET /healthz HTTP/1.1\r\n");
  ASSERT_TRUE(settles(*server, 1));
  server->server.stop();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_FALSE(server->wait());
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
}

TEST(Stopping, AnswersEveryRequestThatWasTakenInUnderLoad) {
  auto server = running();
  std::atomic<int> good{0};
  std::atomic<int> cut{0};
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] {
      try {
        for (;;) {
          Client client(server->port);
          for (;;) {
            client.send(post_message("/v1/questions", "{" + los_angeles + "}"));
            const auto answer = client.read();
            if (answer.status == 0 && answer.head.empty()) break;  // closed before the request was taken in
            (answer.status == 200 && answer.body.ends_with("}\n") ? good : cut) += 1;
            if (answer.head.find("\r\nConnection: close\r\n") != std::string::npos) break;
          }
        }
      } catch (const std::runtime_error&) {
        // Nobody listens any more.
      }
    });
  for (int i = 0; i < 3000 && good < 50; ++i) std::this_thread::sleep_for(milliseconds(10));
  server->server.stop();
  EXPECT_TRUE(server->wait());
  clients.clear();
  EXPECT_GE(good, 50);
  EXPECT_EQ(cut, 0);
}

}  // namespace
}  // namespace holdfast::api
