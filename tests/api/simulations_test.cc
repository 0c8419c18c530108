// Small studies: the tables of `holdfast simulate`, from rows that were posted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/document/csv.hpp"
#include "engine/simulation/simulation.hpp"
#include "engine/simulation/tables.hpp"
#include "tests/support/running_server.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string threshold = "us/ca/los-angeles-county/los-angeles/rent-threshold";
const std::string proposal = "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice";

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

// Somebody who waits, or who has left.
class Asker : public ByteSource {
 public:
  explicit Asker(bool there = true) : there_(there) {}
  std::size_t read(char* /*into*/, std::size_t /*most*/) override { return 0; }
  bool failed() const override { return !there_; }

 private:
  bool there_;
};

Reply simulate(Service& service, const Json& body, bool there = true) {
  Request request;
  request.method = Method::post;
  request.target = "/v1/simulations";
  request.content_type = "application/json";
  const auto text = body.dump();
  request.body = text;
  auto reply = service.answer(request);
  if (!reply.stream) return reply;
  Asker asker(there);
  NoSink nothing;
  const auto end = reply.stream(asker, nothing);
  EXPECT_TRUE(end.reply);
  return end.reply.value_or(reply);
}
Reply simulate(const Json& body) { return simulate(shipped_service(), body); }
std::string refused(const Json& body) { return problem(simulate(body)); }

// Some that owe less than a month's rent, some more, and some of whom it is not known.
std::string table(int rows) {
  std::string text = "home_place,bedrooms,rent_owed,notice_served_on,eviction_grounds,x_weight,x_side\n";
  for (int i = 0; i < rows; ++i)
    text += "us/ca/los-angeles-county/los-angeles," + std::to_string(i % 3) + "," +
            (i % 7 == 0 ? "" : std::to_string(900 + (i * 37 % 4000)) + ".25") + ",2026-11-20,nonpayment," +
            std::to_string(1 + (i % 4)) + ".5," + (i % 5 < 2 ? "east" : "west") + "\n";
  return text;
}

Json order(const std::string& rows) {
  return {{"as_of", "2026-11-24"}, {"rows", rows}, {"rules", {threshold}}};
}

// A line of JSON as the cells of the table.
std::vector<std::string> cells_of(const Json& line, const std::vector<std::string>& header, std::size_t by) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (i >= 2 && i < 2 + by) {
      cells.push_back(line.at("group").at(i - 2));
    } else if (header[i].starts_with("se_")) {
      cells.emplace_back();
    } else {
      const auto& cell = line.at(header[i]);
      cells.push_back(cell.is_null() ? "" : cell.is_string() ? cell.get<std::string>() : cell.dump());
    }
  }
  return cells;
}

void expect_lines(const Json& lines, const std::string& table, std::size_t by) {
  const auto csv = read_csv(table, "");
  ASSERT_TRUE(csv);
  ASSERT_EQ(lines.size(), csv->records.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    EXPECT_EQ(cells_of(lines[i], csv->header, by), csv->records[i].cells);
}

TEST(Simulations, AreTheTablesOfTheEngine) {
  const auto rows = table(300);
  auto body = order(rows);
  body["weight"] = "x_weight";
  body["by"] = {"x_side", "bedrooms"};
  const auto reply = simulate(body);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  const auto nothing = unknown_scenario(shipped_rules(), *parse_day("2026-11-24"));
  StudyWishes wishes;
  wishes.as_of = "2026-11-24";
  wishes.rules = {threshold};
  wishes.by = {"x_side", "bedrooms"};
  wishes.weight = "x_weight";
  wishes.smallest_cell = 10;
  std::vector<std::string> mistakes;
  const Simulation simulation({{"baseline", "The law", "", shipped_snapshot()->plan(), nothing}}, wishes,
                              mistakes);
  ASSERT_TRUE(mistakes.empty());
  TextSource source(rows);
  RecordReader reader(source, 1U << 20U);
  Simulation::Table whole;
  whole.micro = false;
  NoSink sink;
  const auto end = simulation.run(whole, reader, sink, {});
  expect_lines(made.at("summary"), summary_table(simulation.study(), end.totals), 2);
  expect_lines(made.at("distribution"), distribution_table(simulation.study(), end.totals), 2);
  EXPECT_TRUE(made.at("transitions").empty());
  EXPECT_EQ(made.at("rows"), Json({{"read", 300}, {"with_mistakes", 0}}));
  EXPECT_EQ(made.at("label"), "static: no behavioural response");
  EXPECT_EQ(made.at("ruleset").at("sha256"), shipped_rules().sha256);
  // Something is undetermined, and something hidden: else this would show little.
  const auto text = made.at("summary").dump();
  EXPECT_THAT(text, HasSubstr(R"("measure":"may_apply")"));
  EXPECT_THAT(text, HasSubstr(R"("note":"hidden")"));
}

TEST(Simulations, CountAReformBesideTheLaw) {
  std::string rows = "home_place,notice_served_on,eviction_grounds\n";
  for (int i = 0; i < 20; ++i) rows += "us/mn/hennepin-county/minneapolis,2026-04-10,nonpayment\n";
  const Json body = {{"as_of", "2026-11-24"},
                     {"rows", rows},
                     {"scenarios", {{{"with", {{{"reform", proposal}, {"from", "2026-03-01"}}}}}}}};
  const auto reply = simulate(body);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  ASSERT_EQ(made.at("study").at("laws").size(), 2U);
  EXPECT_EQ(made["study"]["laws"][0]["id"], "baseline");
  EXPECT_EQ(made["study"]["laws"][1]["id"], proposal + "@2026-03-01");
  EXPECT_EQ(made["study"]["rules"][0]["rule"], "us/mn/hennepin-county/minneapolis/notice-before-filing");
  ASSERT_FALSE(made.at("transitions").empty());
  EXPECT_EQ(made["transitions"][0]["n"], 20);
}

TEST(Simulations, TakeRowsAsObjectsToo) {
  const Json row = {{"home_place", "us/ca/los-angeles-county/los-angeles"},
                    {"bedrooms", 2},
                    {"rent_owed", 2400},
                    {"notice_served_on", "2026-11-20"},
                    {"eviction_grounds", "nonpayment"}};
  auto other = row;
  other.erase("rent_owed");
  other["case_ref"] = "A,\"1\n";  // a mistake, and one that a table must quote
  auto objects = order("");
  objects["rows"] = {row, other, row};
  const auto reply = simulate(objects);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  EXPECT_EQ(made.at("rows"), Json({{"read", 3}, {"with_mistakes", 1}}));
  ASSERT_EQ(made.at("mistakes").size(), 1U) << made["mistakes"];
  EXPECT_EQ(made["mistakes"][0]["row"], 2);
  EXPECT_EQ(made["mistakes"][0]["tells"], "case_ref");
  EXPECT_FALSE(made["mistakes"][0].contains("line"));
  objects["rows"] = {row, row};
  const auto text =
      simulate(order("home_place,bedrooms,rent_owed,notice_served_on,eviction_grounds\n"
                     "us/ca/los-angeles-county/los-angeles,2,2400,2026-11-20,nonpayment\n"
                     "us/ca/los-angeles-county/los-angeles,2,2400,2026-11-20,nonpayment\n"));
  EXPECT_EQ(simulate(objects).body, text.body);
  objects["rows"] = {{{"bedrooms", ""}}, {{"bedrooms", "1"}}};
  EXPECT_EQ(json(simulate(objects)).at("rows").at("read"), 2);
}

TEST(Simulations, ReadAMap) {
  auto body = order("BR,OWES,WGT,NOTE\nStudio,2400,2,Canary7\n2,3000,1,Canary7\n3,x,1,Canary7\n");
  body["map"] = {{"schema", "holdfast/map/1"},
                 {"columns", {{"rent_owed", "OWES"}, {"bedrooms", "BR"}}},
                 {"constants",
                  {{"home_place", "us/ca/los-angeles-county/los-angeles"},
                   {"eviction_grounds", {"nonpayment"}},
                   {"notice_served_on", "2026-11-20"}}},
                 {"recode", {{"BR", {{"Studio", "0"}}}}},
                 {"ignore", "others"}};
  body["weight"] = "WGT";
  const auto reply = simulate(body);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  ASSERT_EQ(made.at("mistakes").size(), 1U);
  EXPECT_EQ(made["mistakes"][0]["row"], 3);
  EXPECT_EQ(made["mistakes"][0]["line"], 4);
  EXPECT_EQ(made["mistakes"][0]["tells"], "rent_owed");
  EXPECT_THAT(reply.body, Not(HasSubstr("Canary7")));
  body["map"]["output"] = {{{"name", "CANARY"}, {"applies", "us/canary"}}};  // for batch: not read here
  EXPECT_EQ(simulate(body).body, reply.body);
  body["map"]["columns"]["bedroms"] = "CANARY";
  body["map"]["recode"]["CANARY2"] = {{"a", "1"}};
  body["map"]["canary3"] = 1;
  const auto wrong = simulate(body);
  EXPECT_EQ(problem(wrong),
            "/problems/invalid-request 422: /map/columns/bedroms unknown-fact; /map/recode unused; "
            "/map unknown-key;");
  EXPECT_THAT(wrong.body, testing::AllOf(Not(HasSubstr("CANARY")), Not(HasSubstr("canary"))));
}

TEST(Simulations, TellOfRowsWithMistakesAndNotWhatStandsThere) {
  std::string rows = "bedrooms,rent_owed,x_weight\n";
  for (int i = 0; i < 150; ++i) rows += "canary7,1,1\n";
  rows += "1,1,canary8\n";
  auto body = order(rows);
  body["weight"] = "x_weight";
  const auto reply = simulate(body);
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  EXPECT_EQ(made.at("rows"), Json({{"read", 151}, {"with_mistakes", 151}}));
  EXPECT_EQ(made.at("mistakes").size(), 100U);
  EXPECT_EQ(made.at("more_mistakes"), 51);
  EXPECT_EQ(made["mistakes"][0]["line"], 2);
  EXPECT_EQ(made["mistakes"][0]["tells"], "bedrooms");
  EXPECT_THAT(reply.body, Not(HasSubstr("canary")));
  const auto weight = json(simulate([&] {
    auto one = order("x_weight\ncanary8\n");
    one["weight"] = "x_weight";
    return one;
  }()));
  EXPECT_EQ(weight.at("mistakes").at(0).at("tells"), "weight");
}

TEST(Simulations, RefuseAHeaderWithoutRepeatingIt) {
  const auto reply = simulate(order("bedrooms,Canary Seven,rent_owd\n1,2,3\n"));
  EXPECT_EQ(problem(reply), "/problems/unknown-fact 422: /rows unknown-fact; /rows unknown-fact;");
  EXPECT_THAT(reply.body, Not(HasSubstr("Canary")));
  EXPECT_THAT(reply.body, HasSubstr("column 2: "));
  EXPECT_EQ(refused(order("bedrooms,name\n1,2\n")), "/problems/forbidden-fact 422: /rows forbidden-fact;");
  auto body = order("");
  body["rows"] = Json::parse(R"([{"bedrooms": 1}, {"nombre": "Canary7"}])");
  EXPECT_EQ(refused(body), "/problems/forbidden-fact 422: /rows forbidden-fact;");
  body = order("bedrooms\n1\n");
  body["by"] = {"canary_seven"};
  const auto missing = simulate(body);
  EXPECT_EQ(problem(missing), "/problems/invalid-request 422: /rows missing-column;");
  EXPECT_THAT(missing.body, Not(HasSubstr("canary")));
}

TEST(Simulations, SayAllThatIsWrongAtOnce) {
  EXPECT_EQ(
      refused(Json::parse(R"({"rows": 7, "scenarios": [{"with": []}, {}, 3], "by": "x", "weight": "",
                                    "smallest_cell": -1, "budget": 1})")),
      "/problems/invalid-request 422:  unknown-key; /smallest_cell out-of-range; /scenarios/1 missing-key; "
      "/scenarios/2 wrong-shape;  missing-key; /by wrong-shape; /weight wrong-shape; "
      "/scenarios/0/with wrong-shape; /rows wrong-shape;");
  EXPECT_EQ(refused({{"as_of", "2026-11-24"}, {"rows", "bedrooms\n"}}),
            "/problems/invalid-request 422:  nothing-asked;");
  auto body = order("bedrooms\n1\n");
  body["rules"] = {threshold, threshold};
  EXPECT_EQ(refused(body), "/problems/invalid-request 422: /rules/1 told-twice;");
  body["rules"] = {"us/ca/canary", threshold + "x"};
  const auto reply = simulate(body);
  EXPECT_EQ(problem(reply), "/problems/invalid-request 422: /rules/0 unknown-rule; /rules/1 unknown-rule;");
  EXPECT_THAT(reply.body, Not(HasSubstr("canary")));
  EXPECT_EQ(json(reply)["errors"][1]["near"][0], threshold);
  EXPECT_EQ(refused(order("bedrooms\n\"1\n")), "/problems/invalid-request 422: /rows unclosed-quote;");
}

TEST(Simulations, RefuseReformsThatCannotBeReadOrAreToldTwice) {
  auto body = order("bedrooms\n1\n");
  const auto with = [](const Json& reform) { return Json{{"with", {reform}}}; };
  body["scenarios"] = {with({{"reform", "us/none"}})};
  EXPECT_EQ(refused(body), "/problems/invalid-reform 422: /scenarios/0/with/0/reform unknown-reform;");
  body["scenarios"] = {with({{"text", "reform: us/ca/x\n"}})};
  EXPECT_THAT(refused(body), StartsWith("/problems/invalid-reform 422: /scenarios/0/with "));
  body["scenarios"] = {with({{"reform", proposal}}), with({{"reform", proposal}})};
  EXPECT_EQ(refused(body), "/problems/invalid-request 422: /scenarios/1 told-twice;");
}

TEST(Simulations, HoldTheirLimits) {
  Service service(shipped_snapshot());
  service.limit_simulations(50);
  EXPECT_EQ(simulate(service, order(table(50))).status, 200);
  EXPECT_EQ(problem(simulate(service, order(table(51)))), "/problems/too-large 413: /rows too-many-rows;");
  auto body = order("");
  body["rows"] = Json::array();
  for (int i = 0; i < 51; ++i) body["rows"].push_back({{"bedrooms", 1}});
  EXPECT_EQ(problem(simulate(service, body)), "/problems/too-large 413: /rows too-many-rows;");
  body["rows"] = {Json::object()};
  for (int i = 0; i < 401; ++i) body["rows"][0]["x_" + std::to_string(i)] = 1;
  EXPECT_EQ(problem(simulate(service, body)), "/problems/too-large 413: /rows too-many-facts;");
  std::string many = "x_a\n";
  for (int i = 0; i < 51; ++i) many += std::to_string(i) + "\n";
  body = order(many);
  body["by"] = {"x_a"};
  EXPECT_EQ(refused(body), "/problems/invalid-request 422: /by too-many-groups;");
  body = order("bedrooms\n1\n");
  body["scenarios"] = std::vector<Json>(5, {{"with", {{{"reform", proposal}}}}});
  body["rules"] = std::vector<std::string>(11, threshold);
  body["by"] = {"a", "b", "c", "d", "e"};
  EXPECT_EQ(refused(body),
            "/problems/invalid-request 422: /rules wrong-shape; /by wrong-shape; /scenarios wrong-shape;");
}

TEST(Simulations, AreCountedOneAtATime) {
  Service service(shipped_snapshot());
  service.simulation_lane().acquire();
  const auto reply = simulate(service, order("bedrooms\n1\n"));
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.retry_after, 1);
  service.simulation_lane().release();
  EXPECT_EQ(simulate(service, order("bedrooms\n1\n")).status, 200);
}

TEST(Simulations, EndWhereNobodyWaits) {
  EXPECT_EQ(simulate(shipped_service(), order(table(100)), false).status, 413);
  EXPECT_TRUE(shipped_service().simulation_lane().try_acquire());
  shipped_service().simulation_lane().release();
}

// On sockets: a study that takes many seconds, unless it is broken off.
struct Long {
  Long() {
    limits.body_bytes = 16U << 20U;
    std::string rows = "home_place,rent_owed\n";  // each has to be searched for by itself
    for (int i = 0; i < 200'000; ++i)
      rows += "us/ca," + std::to_string(900 + i % 4000) + "." + std::to_string(i % 90 + 10) + "\n";
    body = order(rows).dump();
  }
  ServerLimits limits;
  std::string body;
};

std::unique_ptr<Running> running_for_long(const ServerLimits& limits) {
  auto server = running(limits);
  server->service.limit_simulations(1'000'000);
  return server;
}

TEST(Simulations, AreAnsweredOnAConnectionThatGoesOn) {
  const auto server = running();
  Client client(server->port);
  const auto body = order(table(100)).dump();
  client.send(post_message("/v1/simulations", body) +
              post_message("/v1/simulations", body, "Accept-Encoding: gzip\r\n") + get_health);
  const auto first = client.read();
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, simulate(order(table(100))).body);
  EXPECT_THAT(first.head, HasSubstr("Holdfast-Ruleset: " + shipped_rules().sha256));
  EXPECT_THAT(client.read().head, HasSubstr("Content-Encoding: gzip"));
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Simulations, StopWhenWhoAskedHasLeft) {
  const Long study;
  const auto server = running_for_long(study.limits);
  const auto files = open_files();
  for (const bool torn : {true, false}) {
    Client client(server->port);
    client.send(post_message("/v1/simulations", study.body));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_FALSE(server->service.simulation_lane().try_acquire()) << "it had ended: this shows nothing";
    expect_well(*server);
    if (torn)
      client.tear();
    else
      client.finish_sending();
    EXPECT_TRUE(settles(*server, 0));
  }
  EXPECT_EQ(open_files(), files);
  EXPECT_TRUE(server->service.simulation_lane().try_acquire());
}

TEST(Simulations, StopWhenTheirTimeIsOver) {
  Long study;
  study.limits.simulation_time = std::chrono::milliseconds(200);
  const auto server = running_for_long(study.limits);
  Client client(server->port);
  client.send(post_message("/v1/simulations", study.body) + get_health);
  EXPECT_EQ(client.read().status, 413);
  EXPECT_EQ(client.read().body, "ok\n");
}

TEST(Simulations, AreBrokenOffWhenTheServerMayNotWait) {
  Long study;
  study.limits.grace_time = std::chrono::milliseconds(200);
  const auto server = running_for_long(study.limits);
  Client client(server->port);
  client.send(post_message("/v1/simulations", study.body));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const auto began = std::chrono::steady_clock::now();
  server->server.stop();
  EXPECT_FALSE(server->wait());
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

}  // namespace
}  // namespace holdfast::api
