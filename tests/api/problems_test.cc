// What is refused, how it is told, and that nothing of what was sent is repeated.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/rejected.hpp"
#include "tests/support/service.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string told(const std::string& body) { return problem(post("/v1/determinations", body)); }
std::string facts(const std::string& facts) {
  return told(R"({"as_of": "2026-11-24", "facts": {)" + facts + "}}");
}

TEST(Problems, AreOfTheKindsThatAreDocumented) {
  EXPECT_EQ(told("{"), "/problems/invalid-json 400:  not-json;");
  EXPECT_EQ(told(""), "/problems/invalid-json 400:  empty-document;");
  EXPECT_EQ(told("\xff"), "/problems/invalid-json 400:  not-utf-8;");
  EXPECT_EQ(told("[]"), "/problems/invalid-request 422:  wrong-shape;");
  EXPECT_EQ(told("{}"), "/problems/invalid-request 422:  missing-key;  missing-key;");
  EXPECT_EQ(facts(R"("bedrooms": 13)"), "/problems/invalid-facts 422: /facts/bedrooms out-of-range;");
  EXPECT_EQ(facts(R"("bedrooms": null)"), "/problems/null-not-allowed 422:  null;");
  EXPECT_EQ(facts(R"("bedroms": 2)"), "/problems/unknown-fact 422: /facts/bedroms unknown-fact;");
  EXPECT_EQ(facts(R"("immigration_status": "x")"), "/problems/forbidden-fact 422: /facts forbidden-fact;");
  EXPECT_EQ(facts(R"("bedrooms": 1, "bedrooms": 2)"), "/problems/invalid-request 422:  duplicate-key;");
  EXPECT_EQ(facts(R"("rent_owed": 1e3)"), "/problems/invalid-request 422:  exponent;");
  EXPECT_EQ(facts(R"("home_place": "us/zz")"),
            "/problems/invalid-facts 422: /facts/home_place unknown-place;");
  EXPECT_EQ(facts(R"("landlord_units": 3, "landlord_units_in_city": 4)"),
            "/problems/invalid-facts 422: /facts impossible;");
}

TEST(Problems, ComeAllAtOnce) {
  EXPECT_EQ(
      told(
          R"({"as_of": "soon", "want": "all", "lang": "fr", "zeal": 1, "facts": {"bedrooms": 13, "rent_owd": 1}})"),
      "/problems/invalid-facts 422:  unknown-key; /lang unknown-word; /as_of not-a-date; /facts/bedrooms "
      "out-of-range; /facts/rent_owd unknown-fact; /want unknown-word;");
}

TEST(Problems, NameWhatMayHaveBeenMeant) {
  const auto made = json(post("/v1/determinations", R"({"as_of": "2026-11-24", "facts": {"bedroms": 2}})"));
  const auto& error = made.at("errors").at(0);
  EXPECT_EQ(error.at("near").at(0), "bedrooms");
  EXPECT_EQ(error.at("line"), 1);
  EXPECT_EQ(made.at("status"), 422);
  EXPECT_EQ(made.at("title"), "There is no such fact");
}

TEST(Problems, SpeakSpanishWhereThatIsWanted) {
  Request request;
  request.accept_language = "es-MX, en;q=0.5";
  const auto reply = post("/v1/determinations", "{", request);
  EXPECT_EQ(json(reply).at("title"), "Esto no es JSON");
  EXPECT_EQ(reply.language, "es");
  EXPECT_EQ(json(post("/v1/determinations", R"({"lang": "es", "facts": {}})")).at("title"),
            "Algo en la solicitud no es como debe ser");
}

TEST(Problems, NeverSpeakOfTheCommandLine) {
  for (const std::string body :
       {R"({"facts": {}})", R"({"as_of": "2026-11-24", "facts": {"zzzzzzzz": 1, "home_place": "x"}})",
        R"({"as_of": "2026-11-24", "facts": {}, "along": {"name": "zzzzz"}})",
        R"({"as_of": "2026-11-24", "facts": {}, "along": {"name": "us/x/y"}})",
        R"({"as_of": "2026-11-24", "facts": {}, "along": {"name": "notice_served_on", "to": "2199-01-01"}})"})
    for (const std::string path : {"/v1/determinations", "/v1/partitions"}) {
      const auto reply = post(path, body);
      EXPECT_THAT(reply.body, Not(HasSubstr("holdfast "))) << body;
      EXPECT_THAT(reply.body, Not(HasSubstr("--"))) << body;
    }
}

// The same folder of refused scenarios as the command line has, sent as JSON where they can be.
TEST(Problems, NeverRepeatWhatWasSent) {
  const std::string canary = "Canary7331";
  std::vector<std::string> bodies = {
      "{\"" + canary,
      canary,
      "\"" + canary + "\"",
      "[\"" + canary + "\"]",
      "{\"" + canary + "\": 1}",
      R"({"as_of": ")" + canary + R"(", "facts": {}})",
      R"({"as_of": "2026-11-24", "facts": ")" + canary + "\"}",
      R"({"as_of": "2026-11-24", "facts": {"canary7331": 1, "name_canary7331": 2, "canary7331": 3}})"};
  for (const auto& fact : shipped_rules().vocabulary.facts()) {
    if (fact.hidden) continue;
    for (const std::string value :
         {"\"Canary7331\"", "[\"Canary7331\"]", "{\"Canary7331\": 1}", "[{\"canary7331\": 1}]",
          "{\"any_of\": [\"Canary7331\"]}", "{\"at_least\": \"Canary7331\"}", "7331.7331",
          "{\"from\": \"Canary7331\"}", "-7331", "73317331733173317331"})
      bodies.push_back(R"({"as_of": "2026-11-24", "facts": {")" + fact.name + "\": " + value + "}}");
  }
  for (const std::string key : {"want", "with", "lang", "along", "most", "schema"})
    for (const std::string value :
         {"\"Canary7331\"", "[\"Canary7331\"]", "{\"Canary7331\": \"Canary7331\"}",
          "[{\"reform\": \"Canary7331\", \"from\": \"Canary7331\"}]",
          "{\"name\": \"Canary7331\", \"from\": \"Canary7331\"}", "{\"name\": \"us/Canary7331/x\"}"})
      bodies.push_back(R"({"as_of": "2026-11-24", "facts": {}, ")" + key + "\": " + value + "}");
  std::size_t refused = 0;
  for (const auto& body : bodies)
    for (const std::string path : {"/v1/determinations", "/v1/questions", "/v1/partitions"}) {
      const auto reply = post(path, body);
      refused += reply.status >= 400 ? 1U : 0U;
      EXPECT_LT(reply.status, 500) << path << " " << body;
      EXPECT_THAT(reply.body, Not(HasSubstr("7331"))) << path << " " << body;
    }
  EXPECT_GT(refused, 1000U);
}

TEST(Problems, NeverRepeatAnAddress) {
  for (const std::string target :
       {"/Canary7331", "/v1/rules/Canary7331", "/v1/rules/Canary7331/status?as_of=2026-11-24",
        "/v1/parameters/Canary7331", "/v1/rules?place=Canary7331&status=Canary7331", "/v1/rules?Canary7331=1",
        "/v1/facts?lang=Canary7331", "/problems/Canary7331",
        "/v1/days?from=Canary7331&count=Canary7331&unit=Canary7331&calendar=Canary7331", "/%00Canary7331",
        "/%zzCanary7331"}) {
    const auto reply = get(target);
    EXPECT_GE(reply.status, 400) << target;
    EXPECT_LT(reply.status, 500) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("7331"))) << target;
    EXPECT_THAT(std::string(reply.route), Not(HasSubstr("7331"))) << target;
  }
}

TEST(Problems, OfTooMuchAreTooLarge) {
  std::string rows;
  for (int i = 0; i < 3000; ++i) rows += (i == 0 ? "" : ",") + std::string(R"({"month": "2026-01"})");
  EXPECT_EQ(facts(R"("rent_by_month": [)" + rows + "]"), "/problems/too-large 413:  too-many-nodes;");
  std::string many;
  for (int i = 0; i < 401; ++i) many += (i == 0 ? "\"x" : ", \"x") + std::to_string(i) + "\": 1";
  EXPECT_EQ(facts(many), "/problems/too-large 413: /facts too-many-facts;");
  EXPECT_EQ(told(std::string(1000, '[')), "/problems/too-large 413:  too-deep;");
}

TEST(Problems, HaveAPageEach) {
  for (const auto& kind : problem_kinds()) {
    const auto reply = get("/problems/" + std::string(kind.name));
    EXPECT_EQ(reply.status, 200) << kind.name;
    EXPECT_THAT(reply.body, HasSubstr(std::string(kind.way_out))) << kind.name;
  }
}

}  // namespace
}  // namespace holdfast::api
