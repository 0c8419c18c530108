// HTTP over real sockets, as well-behaved clients speak it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/beast/zlib/inflate_stream.hpp>
#include <mutex>

#include "tests/support/running_server.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string scenario = "{" + los_angeles + "}";

// By a reader of its own; the head is ten bytes, the sum and the length are eight.
std::string unzipped(const std::string& bytes) {
  boost::beast::zlib::inflate_stream stream;
  std::string text(1U << 20U, ' ');
  boost::beast::zlib::z_params step{};
  step.next_in = bytes.data() + 10;
  step.avail_in = bytes.size() - 18;
  step.next_out = text.data();
  step.avail_out = text.size();
  boost::system::error_code error;
  stream.write(step, boost::beast::zlib::Flush::finish, error);
  text.resize(step.total_out);
  return text;
}

TEST(Session, AnswersManyRequestsOnOneConnection) {
  const auto server = running();
  Client client(server->port);
  for (int i = 0; i < 3; ++i) {
    client.send(post_message("/v1/determinations", scenario));
    const auto answer = client.read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, post("/v1/determinations", scenario).body);
    EXPECT_THAT(answer.head, HasSubstr("\r\nConnection: keep-alive\r\n"));
  }
  EXPECT_EQ(server->server.connections(), 1U);
}

TEST(Session, SendsTheFieldsThatEveryReplyHas) {
  const auto server = running();
  Client client(server->port);
  client.send(post_message("/v1/determinations", scenario, "Accept-Language: es\r\n"));
  const auto answer = client.read();
  for (const auto* field :
       {"Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
        "Content-Language: es", "Content-Type: application/json", "Date: "})
    EXPECT_THAT(answer.head, HasSubstr(std::string("\r\n") + field)) << answer.head;
  EXPECT_THAT(answer.head, HasSubstr("\r\nHoldfast-Ruleset: " + shipped_rules().sha256 + "\r\n"));
  EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control")));
  EXPECT_THAT(answer.head, Not(HasSubstr("Set-Cookie")));
  client.send("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_THAT(client.read().head, HasSubstr("\r\nHoldfast-Ruleset: " + shipped_rules().sha256 + "\r\n"));
}

// What a browser shows has its style in itself, and may load and run nothing.
TEST(Session, LetsASheetHaveItsStyleAndNothingElse) {
  const auto server = running();
  Client client(server->port);
  client.send(post_message("/v1/determinations", scenario, "Accept: text/html\r\n"));
  EXPECT_THAT(client.read().head,
              HasSubstr("\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
                        "frame-ancestors 'none'; form-action 'none'; base-uri 'none'\r\n"));
  client.send(post_message("/v1/determinations", scenario));
  EXPECT_THAT(client.read().head, Not(HasSubstr("unsafe-inline")));
}

TEST(Session, AnswersRequestsThatCameTogetherInTheirOrder) {
  const auto server = running();
  Client client(server->port);
  client.send(post_message("/v1/determinations", scenario) + get_health + post_message("/v1/questions", "{") +
              "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n" + get_health);
  EXPECT_THAT(client.read().body, HasSubstr("holdfast/determination"));
  EXPECT_EQ(client.read().body, "ok\n");
  EXPECT_EQ(client.read().status, 400);
  EXPECT_THAT(client.read().body, HasSubstr("\"rulesets\""));
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Session, ReadsRequestsHoweverTheyAreCutUp) {
  const auto server = running();
  Client client(server->port);
  const auto message = post_message("/v1/questions", scenario) + "\r\n" + get_health;
  for (const char byte : message) client.send({&byte, 1});
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Session, ReadsABodyInChunks) {
  const auto server = running();
  Client client(server->port);
  client.send(
      "POST /v1/questions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n");
  for (std::size_t i = 0; i < scenario.size(); i += 50) {
    const auto piece = scenario.substr(i, 50);
    char size[16];
    std::snprintf(size, sizeof size, "%zx;a=b\r\n", piece.size());
    client.send(size + piece + "\r\n");
  }
  client.send("0\r\nTrailer: x\r\n\r\n" + get_health);
  EXPECT_EQ(client.read().body, post("/v1/questions", scenario).body);
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Session, SaysToGoOnWhereThatIsWaitedFor) {
  const auto server = running();
  Client client(server->port);
  const std::string head =
      "POST /v1/questions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Expect: 100-continue\r\nContent-Length: ";
  client.send(head + std::to_string(scenario.size()) + "\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.send(scenario);
  EXPECT_EQ(client.read().status, 200);
  // What is too large is refused before it is sent.
  client.send(head + "99999999\r\n\r\n");
  EXPECT_EQ(client.read().status, 413);
}

TEST(Session, SendsNoBodyToHead) {
  const auto server = running();
  Client client(server->port);
  client.send("HEAD /v1/rules HTTP/1.1\r\nHost: localhost\r\n\r\n" + get_health);
  const auto head = client.read(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_THAT(head.head, HasSubstr("Content-Length: " + std::to_string(get("/v1/rules").body.size())));
  EXPECT_EQ(client.read().body, "ok\n");
  client.send("GET /v1/rules HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + get("/v1/rules").etag +
              "\r\n\r\n" + get_health);
  EXPECT_EQ(client.read(false).status, 304);
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Session, ClosesWhereTheClientWantsThat) {
  const auto server = running();
  for (const std::string request :
       {"GET /healthz HTTP/1.0\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}) {
    Client client(server->port);
    client.send(request);
    const auto answer = client.read();
    EXPECT_EQ(answer.body, "ok\n");
    EXPECT_THAT(answer.head, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_TRUE(client.closed());
  }
  Client old(server->port);
  old.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + get_health);
  EXPECT_THAT(old.read().head, HasSubstr("\r\nConnection: keep-alive\r\n"));
  EXPECT_EQ(old.read().body, "ok\n");
}

TEST(Session, AnswersWhoHasNothingMoreToSay) {
  const auto server = running();
  Client client(server->port);
  client.send(post_message("/v1/determinations", scenario));
  client.finish_sending();
  EXPECT_EQ(client.read().status, 200);
  EXPECT_TRUE(client.closed());
  EXPECT_TRUE(settles(*server, 0));
}

TEST(Session, ListensInSeveralPlaces) {
  Running server;
  ASSERT_EQ(server.server.listen("[::1]:0"), "");
  const ScratchFolder folder;
  const auto path = (folder / "socket").string();
  ASSERT_EQ(server.server.listen("unix:" + path), "");
  for (const auto* bad :
       {"localhost:80", "8080", "127.0.0.1", "127.0.0.1:99999", "::1:80", "unix:", "127.0.0.1:0x1"})
    EXPECT_THAT(server.server.listen(bad), HasSubstr("expected an address")) << bad;
  EXPECT_TRUE(server.server.stays_here());
  server.start();
  const auto six = server.server.addresses().at(1);
  auto over_six = Client::six(std::stoi(six.substr(six.rfind(':') + 1)));
  over_six.send(get_health);
  EXPECT_EQ(over_six.read().body, "ok\n");
  auto over_file = Client::local(path);
  over_file.send(get_health);
  EXPECT_EQ(over_file.read().body, "ok\n");
  server.server.stop();
  EXPECT_TRUE(server.wait());
}

TEST(Session, TakesTheSocketThatADeadServerLeft) {
  const ScratchFolder folder;
  const auto path = (folder / "left").string();
  {
    const int left = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    close(left);
  }
  Running first;
  ASSERT_EQ(first.server.listen("unix:" + path), "");
  Running second;
  EXPECT_NE(second.server.listen("unix:" + path), "") << "somebody listens there";
  first.start();
  second.start();
}

TEST(Session, LogsMethodRouteStatusAndTimeAlone) {
  std::mutex mutex;
  std::vector<std::string> lines;
  const auto server = running({}, [&](Hall& hall) {
    hall.log = [&](Method method, std::string_view route, int status, std::chrono::nanoseconds) {
      const std::lock_guard lock(mutex);
      lines.push_back(std::string(name(method)) + " " + std::string(route) + " " + std::to_string(status));
    };
  });
  Client client(server->port);
  client.send(post_message("/v1/determinations", scenario) +
              "GET /v1/rules/us%2Fdc%2FCanary7331?x=Canary7331 HTTP/1.1\r\nHost: Canary7331\r\n\r\n"
              "PUT /Canary7331 HTTP/1.1\r\nHost: x\r\n\r\nCanary7331\r\n\r\n");
  for (int i = 0; i < 4; ++i) client.read();
  EXPECT_TRUE(client.closed());
  const std::lock_guard lock(mutex);
  EXPECT_THAT(lines, testing::ElementsAre("POST /v1/determinations 200", "GET /v1/rules/{id} 400",
                                          "OTHER none 404", "OTHER none 400"));
}

TEST(Session, CompressesForWhoCanReadThat) {
  const auto server = running();
  Client client(server->port);
  const auto rules = get("/v1/rules");
  const auto ask = [&](const std::string& more) {
    client.send("GET /v1/rules HTTP/1.1\r\nHost: x\r\n" + more + "\r\n");
    return client.read();
  };
  const auto small = ask("Accept-Encoding: br, gzip\r\n");
  EXPECT_THAT(small.head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_LT(small.body.size(), rules.body.size() / 4);
  EXPECT_EQ(unzipped(small.body), rules.body);
  const auto tag = rules.etag.substr(0, rules.etag.size() - 1) + "-gzip\"";
  EXPECT_THAT(small.head, HasSubstr("\r\nETag: " + tag + "\r\n"));
  const auto again = ask("Accept-Encoding: gzip\r\nIf-None-Match: " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_THAT(again.head, HasSubstr("\r\nETag: " + tag + "\r\n"));
  EXPECT_EQ(ask("Accept-Encoding: gzip;q=0\r\n").body, rules.body);
  EXPECT_EQ(ask("").body, rules.body);
  client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
  EXPECT_EQ(client.read().body, "ok\n") << "too short to gain by it";
}

TEST(Session, LetsOnePageReadReplies) {
  const auto server = running({}, [](Hall& hall) { hall.allowed_origin = "https://union.example"; });
  Client client(server->port);
  client.send("OPTIONS /v1/determinations HTTP/1.1\r\nHost: x\r\nOrigin: https://union.example\r\n\r\n");
  const auto answer = client.read();
  EXPECT_EQ(answer.status, 204);
  EXPECT_THAT(answer.head, HasSubstr("\r\nAccess-Control-Allow-Origin: https://union.example\r\n"));
  EXPECT_THAT(answer.head, HasSubstr("\r\nAccess-Control-Allow-Methods: GET, HEAD, POST\r\n"));
  client.send("GET /v1/rules HTTP/1.1\r\nHost: x\r\nOrigin: https://other.example\r\n\r\n");
  EXPECT_THAT(client.read().head, Not(HasSubstr("Access-Control")));
}

TEST(Session, AsksForTheTokenWhereThereIsOne) {
  const auto server = running({}, [](Hall& hall) { hall.token = "a-token-of-this-test"; });
  Client client(server->port);
  const auto status = [&](const std::string& more) {
    client.send("GET /v1/rules HTTP/1.1\r\nHost: x\r\n" + more + "\r\n");
    return client.read().status;
  };
  EXPECT_EQ(status(""), 401);
  EXPECT_EQ(status("Authorization: Bearer a-token-of-this-tesT\r\n"), 401);
  EXPECT_EQ(status("Authorization: Bearer a-token-of-this-test1\r\n"), 401);
  EXPECT_EQ(status("Authorization: Basic a-token-of-this-test\r\n"), 401);
  EXPECT_EQ(status("Authorization: Bearer \r\n"), 401);
  EXPECT_EQ(status("Authorization: bearer a-token-of-this-test\r\n"), 200);
  client.send(get_health);
  EXPECT_EQ(client.read().status, 200);
}

}  // namespace
}  // namespace holdfast::api
