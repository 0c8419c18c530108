// Tables and lines over real sockets: answered while they come, as `holdfast batch` answers them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/population/batch_columns.hpp"
#include "engine/population/gzip.hpp"
#include "engine/population/row_writer.hpp"
#include "engine/population/scenario_lines.hpp"
#include "tests/support/running_server.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string_view text) : left_(text) {}
  std::size_t read(char* into, std::size_t most) override {
    const auto count = left_.copy(into, most);
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

class TextSink : public ByteSink {
 public:
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  std::string text;
};

// What the engine answers by itself.
std::string answered(const std::string& table, const std::vector<std::string>& columns) {
  OutputPlan output;
  EXPECT_TRUE(choose_columns(shipped_snapshot()->ruleset(), columns, output).empty());
  TextSource source(table);
  TextSink sink;
  RecordReader reader(source, 4096);
  std::string header;
  EXPECT_TRUE(reader.read_header(header));
  const auto layout =
      read_and_pass_on(header, "", shipped_snapshot()->ruleset(), {}, columns.empty(), output);
  const auto nothing = unknown_scenario(shipped_snapshot()->ruleset(), *parse_day("2026-11-24"));
  sink.write(header_line(output, ','));
  run_batch(TableBatch{{{shipped_snapshot()->plan(), nothing, output.asked}}, *layout, output, ',', 1, {}},
            reader, sink, {});
  return sink.text;
}

std::string packed(const std::string& text) {
  TextSink sink;
  GzipSink gzip(sink);
  gzip.write(text);
  gzip.finish();
  return sink.text;
}

std::string head(const std::string& query, const std::string& more = "",
                 const std::string& media = "text/csv") {
  return "POST /v1/batch" + query + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + media + "\r\n" + more;
}

std::string message(const std::string& query, const std::string& body, const std::string& more = "",
                    const std::string& media = "text/csv") {
  return head(query, more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n", media) + body;
}

std::string chunk(const std::string& bytes) {
  char size[24];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}

// A reply in chunks, taken from what is left over once the other side has closed.
struct Streamed {
  std::string head;
  std::string body;
  bool whole = false;
  std::string rest;
};
Streamed streamed(std::string_view bytes) {
  Streamed made;
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return made;
  made.head = bytes.substr(0, end + 4);
  bytes.remove_prefix(end + 4);
  for (;;) {
    const auto line = bytes.find("\r\n");
    if (line == std::string_view::npos) return made;
    const auto size = std::stoul(std::string(bytes.substr(0, line)), nullptr, 16);
    if (bytes.size() < line + 2 + size + 2) return made;
    made.body += bytes.substr(line + 2, size);
    bytes.remove_prefix(line + 2 + size + 2);
    if (size > 0) continue;
    made.whole = true;
    made.rest = bytes;
    return made;
  }
}

Streamed sent(const Running& server, const std::string& bytes) {
  Client client(server.port);
  client.send(bytes);
  client.finish_sending();
  EXPECT_TRUE(client.closed(std::chrono::seconds(20)));
  return streamed(client.left_over());
}

std::string table(int rows) {
  std::string text = "home_place,bedrooms,rent_owed,notice_served_on,eviction_grounds,x_office\n";
  for (int i = 0; i < rows; ++i)
    text += "us/ca/los-angeles-county/los-angeles," + std::to_string(i % 5) + "," + std::to_string(i % 6000) +
            ".25,2026-11-" + std::to_string(10 + i % 15) + ",nonpayment,\"east, " + std::to_string(i) +
            "\"\n";
  return text;
}

const std::vector<std::string> fast = {"row", "status", "errors",
                                       "us/ca/los-angeles-county/los-angeles/rent-threshold.outcome"};
const std::string fast_query =
    "?as_of=2026-11-24&columns=row,status,errors,"
    "us/ca/los-angeles-county/los-angeles/rent-threshold.outcome";

TEST(Batch, AnswersATableAsTheEngineDoes) {
  const auto server = running();
  const auto some = table(60);
  const auto got = sent(*server, message("?as_of=2026-11-24", some));
  EXPECT_THAT(got.head, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(got.head, HasSubstr("\r\nContent-Type: text/csv; charset=utf-8\r\n"));
  EXPECT_THAT(got.head, HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_THAT(got.head, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(got.head, HasSubstr("\r\nHoldfast-Ruleset: " + shipped_rules().sha256 + "\r\n"));
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body, answered(some, {}));
}

TEST(Batch, TakesManyChunksAndGoesOnWithTheConnection) {
  const auto server = running();
  const auto some = table(30'000);
  std::string bytes = head(fast_query, "Transfer-Encoding: chunked\r\n\r\n");
  for (std::size_t at = 0; at < some.size(); at += 7001) bytes += chunk(some.substr(at, 7001));
  const auto got = sent(*server, bytes + "0\r\n\r\n" + get_health);
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body, answered(some, fast));
  EXPECT_THAT(got.rest, HasSubstr("\r\n\r\nok\n"));
}

TEST(Batch, TellsAMistakeInItsRowAndGoesOn) {
  const auto server = running();
  const std::string some = "case_ref,bedrooms,rent_owed\nT-1,two,1\nT-2,2,100\nT-2,3,100\n";
  const auto got = sent(*server, message("?as_of=2026-11-24&columns=row,case_ref,status,errors", some));
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body,
            "row,case_ref,status,errors\n1,T-1,error,bedrooms: wrong-value\n2,T-2,ok,\n"
            "3,T-2,error,case_ref: repeated\n");
}

TEST(Batch, AnswersLinesAndTellsWhatIsWrongWithOne) {
  const auto server = running();
  const std::string good = R"({"as_of": "2026-11-24", "facts": {"home_place": "us/dc", "bedrooms": 2}})";
  const auto got =
      sent(*server, message("?lang=es", good + "\n{\"as_of\": 1\n{\"facts\": {\"Canary7\": 1}}\n" + good, "",
                            "application/x-ndjson"));
  EXPECT_TRUE(got.whole);
  std::vector<Json> lines;
  for (std::size_t at = 0; at < got.body.size();) {
    const auto end = got.body.find('\n', at);
    lines.push_back(Json::parse(got.body.substr(at, end - at)));
    at = end + 1;
  }
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0]["schema"], "holdfast/determination/1");
  EXPECT_EQ(lines[0]["language"], "es");
  EXPECT_EQ(lines[1]["schema"], "holdfast/refused/1");
  EXPECT_EQ(lines[1]["line"], 2);
  EXPECT_EQ(lines[2]["errors"][0]["code"], "missing-key");
  EXPECT_EQ(lines[3], lines[0]);
  EXPECT_THAT(got.body, Not(HasSubstr("Canary7")));
  EXPECT_THAT(got.body, Not(HasSubstr("holdfast rules")));
}

TEST(Batch, ReadsAndWritesWhatIsPacked) {
  const auto server = running();
  const auto some = table(3000);
  const auto got =
      sent(*server, message(fast_query, packed(some), "Content-Encoding: gzip\r\nAccept-Encoding: gzip\r\n"));
  ASSERT_TRUE(got.whole);
  EXPECT_THAT(got.head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  TextSource source(got.body);
  GunzipSource unpacked(source);
  std::string text(1U << 20U, ' ');
  std::size_t size = 0;
  while (const auto count = unpacked.read(text.data() + size, text.size() - size)) size += count;
  text.resize(size);
  EXPECT_EQ(text, answered(some, fast));
}

// What is not whole is never taken for all: the status says so, or the last chunk does not come.
TEST(Batch, OfWhatIsTornSaysSo) {
  const auto server = running();
  const auto refused = sent(*server, message(fast_query, "no gzip at all", "Content-Encoding: gzip\r\n"));
  EXPECT_THAT(refused.head, StartsWith("HTTP/1.1 422 "));
  // Random enough that a good part of it is packed in the first half.
  const auto gzip = packed(table(60'000));
  const auto got =
      sent(*server, message(fast_query, gzip.substr(0, gzip.size() / 2), "Content-Encoding: gzip\r\n"));
  EXPECT_THAT(got.head, StartsWith("HTTP/1.1 200 "));
  EXPECT_FALSE(got.whole);
  const auto open = sent(*server, message(fast_query, table(10) + "\"never closed"));
  EXPECT_FALSE(open.whole);
  const auto half = sent(*server, head(fast_query, "Content-Length: 100000\r\n\r\n") + table(10));
  EXPECT_FALSE(half.whole);
  const auto bad_chunk =
      sent(*server, head(fast_query, "Transfer-Encoding: chunked\r\n\r\n") + chunk(table(10)) + "zz\r\n");
  EXPECT_FALSE(bad_chunk.whole);
  EXPECT_TRUE(settles(*server, 0));
  expect_well(*server);
}

TEST(Batch, IsRefusedByItsHead) {
  const auto server = running();
  const auto status = [&](const std::string& bytes) {
    Client client(server->port);
    client.send(bytes);
    const auto answer = client.read();
    EXPECT_TRUE(client.closed());
    return answer.status;
  };
  EXPECT_EQ(status(message("?as_of=2026-11-24", "bedrooms\n", "", "application/json")), 415);
  EXPECT_EQ(status(message("?as_of=2026-11-24", "bedrooms\n", "Content-Encoding: br\r\n")), 415);
  EXPECT_EQ(status(message("?as_of=2026-11-24", "bedrooms\n", "Accept: application/json\r\n")), 406);
  EXPECT_EQ(status(message("", "bedrooms\n")), 400);
  EXPECT_EQ(status(message("?as_of=2026-11-24&columns=Canary7", "bedrooms\n")), 400);
  EXPECT_EQ(status(message("?as_of=2026-11-24&want=answer", "bedrooms\n")), 400);
  EXPECT_EQ(status(message("?as_of=2026-11-24", "bedrooms\n",
                           "Holdfast-Ruleset: " + std::string(64, '0') + "\r\n")),
            409);
  EXPECT_EQ(status("POST /v1/batch?as_of=2026-11-24 HTTP/1.0\r\nContent-Type: text/csv\r\nContent-Length: "
                   "9\r\n\r\nbedrooms\n"),
            505);
  EXPECT_EQ(status(head(fast_query, "Content-Length: 99999999999999\r\n\r\n")), 413);
  expect_well(*server);
}

TEST(Batch, IsRefusedByItsHeaderLineWithoutRepeatingIt) {
  const auto server = running();
  Client client(server->port);
  client.send(message("?as_of=2026-11-24", "bedrooms,canary_seven,name\n1,2,3\n"));
  const auto answer = client.read();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, Not(HasSubstr("canary")));
  const auto made = Json::parse(answer.body);
  EXPECT_EQ(made["type"], "/problems/forbidden-fact");
  EXPECT_EQ(made["errors"][0]["message"], "column 2: this is not the name of a fact");
}

TEST(Batch, HoldsItsLimits) {
  ServerLimits limits;
  limits.batch_bytes = 50'000;
  const auto server = running(limits);
  server->service.limit_batches({1'000'000, 100});
  EXPECT_THAT(sent(*server, message(fast_query, table(1000))).head, StartsWith("HTTP/1.1 413 "));
  std::string chunks = head(fast_query, "Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 20; ++i) chunks += chunk(table(100));
  EXPECT_FALSE(sent(*server, chunks + "0\r\n\r\n").whole);
  // Small when packed, and too large when unpacked.
  EXPECT_LT(packed(std::string(2'000'000, 'a')).size(), 50'000U);
  EXPECT_FALSE(sent(*server, message(fast_query, packed("bedrooms\n" + std::string(2'000'000, '1')),
                                     "Content-Encoding: gzip\r\n"))
                   .whole);
  EXPECT_TRUE(settles(*server, 0));
}

// They are counted by pieces of the table, so a few more may be answered.
TEST(Batch, StopsAfterTooManyRows) {
  const auto server = running();
  server->service.limit_batches({1U << 30U, 100});
  const auto got = sent(*server, message(fast_query, table(20'000)));
  EXPECT_THAT(got.head, StartsWith("HTTP/1.1 200 "));
  EXPECT_FALSE(got.whole);
}

// Whichever of two begins first is answered, and the other is not.
TEST(Batch, AreOnlySoManyAtOnce) {
  ServerLimits limits;
  limits.batches = 1;
  const auto server = running(limits);
  Client one(server->port);
  Client other(server->port);
  for (auto* client : {&one, &other})
    client->send(head(fast_query, "Transfer-Encoding: chunked\r\n\r\n") + chunk(table(3)));
  Client* refused = nullptr;
  for (int i = 0; i < 500 && refused == nullptr; ++i) {
    auto* client = i % 2 == 0 ? &one : &other;
    if (client->closed(std::chrono::milliseconds(10))) refused = client;
  }
  ASSERT_NE(refused, nullptr);
  EXPECT_THAT(refused->left_over(), StartsWith("HTTP/1.1 503 "));
  auto& first = refused == &one ? other : one;
  first.send("0\r\n\r\n");
  first.finish_sending();
  EXPECT_TRUE(first.closed());
  EXPECT_EQ(streamed(first.left_over()).body, answered(table(3), fast));
}

TEST(Batch, WhoTakesNothingIsCutOffAndHoldsNobodyUp) {
  ServerLimits limits;
  limits.write_time = limits.body_time = std::chrono::milliseconds(400);
  const auto server = running(limits);
  const auto files = open_files();
  {
    Client client(server->port);
    client.take_little();
    std::jthread sender([&] { client.send(message(fast_query, table(600'000))); });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    expect_well(*server);
    EXPECT_TRUE(settles(*server, 0));
  }
  EXPECT_TRUE(settles(*server, 0));
  EXPECT_EQ(open_files(), files);
}

TEST(Batch, WhoIsSlowButTakesIsAnsweredWhole) {
  ServerLimits limits;
  limits.write_time = limits.body_time = std::chrono::milliseconds(600);
  const auto server = running(limits);
  const auto some = table(40);
  Client client(server->port);
  client.send(head(fast_query, "Transfer-Encoding: chunked\r\n\r\n"));
  for (std::size_t at = 0; at < some.size(); at += 400) {
    client.send(chunk(some.substr(at, 400)));
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
  }
  client.send("0\r\n\r\n");
  client.finish_sending();
  EXPECT_TRUE(client.closed());
  const auto got = streamed(client.left_over());
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body, answered(some, fast));
}

TEST(Batch, TornInTheMiddleLeavesNothingOpen) {
  const auto server = running();
  const auto files = open_files();
  for (int i = 0; i < 20; ++i) {
    Client client(server->port);
    client.send(head(i % 2 == 0 ? fast_query : "?as_of=2026-11-24", "Transfer-Encoding: chunked\r\n\r\n") +
                chunk(table(i * 50)));
    if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    client.tear();
  }
  EXPECT_TRUE(settles(*server, 0));
  EXPECT_EQ(open_files(), files);
  expect_well(*server);
}

TEST(Batch, IsFinishedWhenTheServerStops) {
  const auto server = running();
  Client client(server->port);
  client.send(head(fast_query, "Transfer-Encoding: chunked\r\n\r\n") + chunk(table(3)));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server->server.stop();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  client.send("0\r\n\r\n");
  EXPECT_TRUE(client.closed());
  const auto got = streamed(client.left_over());
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body, answered(table(3), fast));
  EXPECT_TRUE(server->wait());
}

TEST(Batch, IsBrokenOffWhenTheServerMayNotWait) {
  ServerLimits limits;
  limits.grace_time = std::chrono::milliseconds(200);
  const auto server = running(limits);
  Client client(server->port);
  client.send(head("?as_of=2026-11-24", "Transfer-Encoding: chunked\r\n\r\n") + chunk(table(100)));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server->server.stop();
  EXPECT_FALSE(server->wait());
}

TEST(Batch, KeepsTheRulesThatItBeganWith) {
  const auto server = running();
  Client client(server->port);
  client.send(head(fast_query, "Transfer-Encoding: chunked\r\n\r\n") + chunk(table(3)));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  auto files = shipped_files();
  const auto is_yaml = [](const SourceFile& file) { return file.path.ends_with(".yaml"); };
  std::find_if(files.begin(), files.end(), is_yaml)->bytes += "\n# a comment\n";
  const auto changed = Snapshot::load(files);
  ASSERT_TRUE(changed);
  server->service.swap(*changed);
  client.send(chunk(table(3).substr(table(3).find('\n') + 1)) + "0\r\n\r\n");
  client.finish_sending();
  EXPECT_TRUE(client.closed());
  const auto got = streamed(client.left_over());
  EXPECT_THAT(got.head, HasSubstr("\r\nHoldfast-Ruleset: " + shipped_rules().sha256 + "\r\n"));
  EXPECT_TRUE(got.whole);
  EXPECT_EQ(got.body, answered(table(3) + table(3).substr(table(3).find('\n') + 1), fast));
}

}  // namespace
}  // namespace holdfast::api
