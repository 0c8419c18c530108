// Clients that are slow, broken or hostile: each gets the right status or a clean close, and nobody else
// notices.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "api/head.hpp"
#include "tests/support/running_server.hpp"

namespace holdfast::api {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

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

const std::string post_head = "POST /v1/questions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

// Everybody else is served as ever.
void expect_well(const Running& server) {
  Client other(server.port);
  other.send(get_health);
  EXPECT_EQ(other.read().body, "ok\n");
}

TEST(Smuggling, IsNoRequest) {
  const auto server = running();
  const std::vector<std::pair<const char*, std::string>> shapes = {
      {"two lengths, one of them chunks",
       post_head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"the same the other way round",
       post_head + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n"},
      {"two lengths", post_head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"},
      {"two equal lengths", post_head + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"},
      {"lengths in a list", post_head + "Content-Length: 2, 2\r\n\r\n{}"},
      {"a length with a sign", post_head + "Content-Length: +2\r\n\r\n{}"},
      {"a length below nothing", post_head + "Content-Length: -2\r\n\r\n{}"},
      {"a length in sixteens", post_head + "Content-Length: 0x2\r\n\r\n{}"},
      {"a length that is no number", post_head + "Content-Length: two\r\n\r\n{}"},
      {"a length beyond counting", post_head + "Content-Length: 99999999999999999999999\r\n\r\n{}"},
      {"an unknown coding", post_head + "Transfer-Encoding: gzip\r\n\r\n{}"},
      {"two codings", post_head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
      {"chunks twice",
       post_head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunks under another name", post_head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {"chunks and more", post_head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
      {"chunks in HTTP/1.0", "POST /v1/questions HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"a chunk of no size", post_head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n"},
      {"a chunk of a negative size", post_head + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"},
      {"a chunk with a prefix", post_head + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n"},
      {"a chunk beyond counting",
       post_head + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n"},
      {"a chunk that is longer than it says",
       post_head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n"},
      {"a chunk with a lone line feed", post_head + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n"},
      {"a folded line", "GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"},
      {"a first line that is folded", "GET /healthz HTTP/1.1\r\n Host: x\r\n\r\n"},
      {"lone line feeds", "GET /healthz HTTP/1.1\nHost: x\n\n"},
      {"one lone line feed", "GET /healthz HTTP/1.1\r\nHost: x\nA: b\r\n\r\n"},
      {"a lone carriage return", "GET /healthz HTTP/1.1\r\nHost: x\rA: b\r\n\r\n"},
      {"a space before the colon", "GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n"},
      {"a field without a colon", "GET /healthz HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n"},
      {"a field without a name", "GET /healthz HTTP/1.1\r\nHost: x\r\n: abc\r\n\r\n"},
      {"a zero byte in a field", std::string("GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 47)},
      {"no host", "GET /healthz HTTP/1.1\r\n\r\n"},
      {"two hosts", "GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
      {"a host with a space", "GET /healthz HTTP/1.1\r\nHost: x y\r\n\r\n"},
      {"two spaces", "GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a tab for a space", "GET\t/healthz HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"a space in the target", "GET /healthz x HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"no version", "GET /healthz\r\nHost: x\r\n\r\n"},
  };
  for (const auto& [what, bytes] : shapes) {
    Client client(server->port);
    client.send(bytes + get_health);
    const auto answer = client.read();
    EXPECT_EQ(answer.status, 400) << what;
    EXPECT_THAT(answer.head, HasSubstr("\r\nConnection: close\r\n")) << what;
    EXPECT_TRUE(client.closed()) << what;
    EXPECT_EQ(client.left_over(), "") << what << ": what follows is no second request";
  }
  for (const std::string version : {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/3", "HTCPCP/1.0"}) {
    Client client(server->port);
    client.send("GET /healthz " + version + "\r\nHost: x\r\n\r\n" + get_health);
    const int status = client.read().status;
    EXPECT_TRUE(status == 505 || status == 400) << version << " " << status;
    EXPECT_TRUE(client.closed()) << version;
    EXPECT_EQ(client.left_over(), "");
  }
  Client client(server->port);
  client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: a-pony\r\n\r\n");
  EXPECT_EQ(client.read().status, 417);
  expect_well(*server);
}

TEST(HeadScanner, SeesTheSameHoweverTheBytesCome) {
  const std::vector<std::string> heads = {"\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
                                          "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "GET / HTTP/1.1\nA: b\n\n",
                                          "G\x01T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"};
  for (const auto& head : heads) {
    HeadScanner whole;
    const auto expected = whole.scan(head);
    HeadScanner slow;
    auto found = HeadScanner::Found::more;
    for (std::size_t i = 1; i <= head.size() && found == HeadScanner::Found::more; ++i)
      found = slow.scan(std::string_view(head).substr(0, i));
    EXPECT_EQ(found, expected) << head;
    EXPECT_NE(found, HeadScanner::Found::more) << head;
    if (found == HeadScanner::Found::whole) {
      EXPECT_EQ(slow.begin(), whole.begin());
      EXPECT_EQ(slow.end(), whole.end());
    }
  }
}

TEST(Garbage, IsRefusedAtOnce) {
  const auto server = running();
  std::mt19937 random(7);
  std::size_t closed = 0;
  for (int i = 0; i < 200; ++i) {
    std::string bytes(1 + random() % 400, ' ');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    Client client(server->port);
    client.send(bytes);
    client.finish_sending();
    const auto answer = client.read();
    EXPECT_TRUE(answer.status == 0 || answer.status == 400) << answer.status;
    closed += client.closed() ? 1U : 0U;
  }
  EXPECT_EQ(closed, 200U);
  Client tls(server->port);  // somebody speaks TLS to us
  tls.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  EXPECT_EQ(tls.read().status, 400);
  expect_well(*server);
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
