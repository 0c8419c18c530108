// What two servers on one way could read differently is no request; nor is garbage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "api/head.hpp"
#include "tests/support/running_server.hpp"

namespace holdfast::api {
namespace {

using namespace std::string_literals;

using testing::HasSubstr;

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
      {"a zero byte in a field", "GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"s},
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

}  // namespace
}  // namespace holdfast::api
