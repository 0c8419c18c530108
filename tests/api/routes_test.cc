// Methods, forms, languages, tags, pins: what HTTP says of every route alike; and the law without facts.
#include "api/routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/negotiation.hpp"
#include "tests/support/service.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;

const std::string threshold = "us%2Fca%2Flos-angeles-county%2Flos-angeles%2Frent-threshold";

TEST(Targets, AreCutBeforeTheyAreDecoded) {
  const auto target = read_target("/v1/rules/us%2Fdc%2Frent-threshold?place=us%2Fdc&lang=es");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, testing::ElementsAre("v1", "rules", "us/dc/rent-threshold"));
  EXPECT_EQ(target->query.at(0).second, "us/dc");
  EXPECT_TRUE(read_target("http://localhost:8080/v1/rules"));
  EXPECT_TRUE(read_target("/")->segments.empty());
  for (const auto* bad :
       {"", "v1", "/v1/", "//v1", "/%", "/%2", "/%zz", "/%00", "/a%0Ab", "/a#b", "/?a=%7", "*"})
    EXPECT_FALSE(read_target(bad)) << bad;
}

TEST(Negotiation, TakesWhatIsWantedMost) {
  constexpr std::array<std::string_view, 2> offers = {"application/json", "text/plain"};
  EXPECT_EQ(best_media("", offers), 0U);
  EXPECT_EQ(best_media("*/*", offers), 0U);
  EXPECT_EQ(best_media("text/*", offers), 1U);
  EXPECT_EQ(best_media("application/json;q=0.2, text/plain;q=0.9", offers), 1U);
  EXPECT_EQ(best_media("*/*;q=0.5, application/json;q=0", offers), 1U);
  EXPECT_EQ(best_media("image/png", offers), std::nullopt);
  EXPECT_EQ(best_language("es-MX,es;q=0.9,en;q=0.8", {"en", "es"}), "es");
  EXPECT_EQ(best_language("fr", {"en", "es"}), std::nullopt);
  EXPECT_TRUE(takes_coding("br, gzip;q=0.5", "gzip"));
  EXPECT_FALSE(takes_coding("gzip;q=0, *", "gzip"));
  EXPECT_FALSE(takes_coding("", "gzip"));
}

TEST(Routes, SayWhichMethodsTheyHave) {
  Request request;
  request.method = Method::other;
  const auto reply = get("/v1/determinations", request);
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.allow, "POST, OPTIONS");
  EXPECT_EQ(get("/v1/determinations").status, 405);
  EXPECT_EQ(post("/v1/rules", "{}").allow, "GET, HEAD, OPTIONS");
  request.method = Method::options;
  EXPECT_EQ(get("/v1/rules", request).status, 204);
  EXPECT_EQ(get("*", request).status, 204);
  EXPECT_EQ(get("/nowhere").status, 404);
  EXPECT_EQ(get("/nowhere").route, "none");
}

TEST(Routes, GiveOnlyTheFormsThatTheyHave) {
  Request request;
  request.accept = "image/png";
  EXPECT_EQ(get("/v1/rules", request).status, 406);
  for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", "application/json2"}) {
    request = {};
    request.content_type = type;
    EXPECT_EQ(post("/v1/determinations", "{" + los_angeles + "}", request).status, 415) << type;
  }
  request = {};
  request.content_type = "application/json; charset=utf-8";
  EXPECT_EQ(post("/v1/determinations", "{" + los_angeles + "}", request).status, 200);
  request.content_encoding = "gzip";
  EXPECT_EQ(post("/v1/determinations", "{" + los_angeles + "}", request).status, 415);
}

TEST(Routes, GivePrometheusWhatItAsksFor) {
  Request request;
  request.accept =
      "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1";
  const auto reply = get("/metrics", request);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.media, "text/plain; version=0.0.4");
}

TEST(Routes, TagWhatMayBeKept) {
  const auto first = get("/v1/rules");
  ASSERT_EQ(first.etag.size(), 34U);
  EXPECT_EQ(first.keep, Keep::ask_again);
  Request request;
  const std::string tags = "\"x\", W/" + first.etag;
  request.if_none_match = tags;
  const auto again = get("/v1/rules", request);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.etag, first.etag);
  EXPECT_EQ(get("/v1/rules?place=us%2Fdc", request).status, 200);
  request.accept_language = "es";
  EXPECT_EQ(get("/v1/rules", request).status, 200);
}

TEST(Routes, AnswerFromTheRulesThatAreInsistedOn) {
  Request request;
  request.ruleset = shipped_rules().sha256;
  EXPECT_EQ(get("/v1/rules", request).status, 200);
  request.ruleset = "00";
  EXPECT_EQ(problem(get("/v1/rules", request)), "/problems/ruleset-mismatch 409:");
  EXPECT_EQ(problem(post("/v1/determinations", "{" + los_angeles + "}", request)),
            "/problems/ruleset-mismatch 409:");
}

TEST(Rules, AreListedByPlaceDayAndStatus) {
  const auto all = json(get("/v1/rules")).at("rules").size();
  const auto here =
      json(get("/v1/rules?place=us%2Fca%2Flos-angeles-county%2Flos-angeles")).at("rules").size();
  EXPECT_GT(all, here);
  EXPECT_GT(here, 0U);
  const auto in_force = json(get("/v1/rules?as_of=2026-11-24&status=in_force")).at("rules");
  EXPECT_GT(in_force.size(), 0U);
  for (const auto& rule : in_force) {
    EXPECT_EQ(rule.at("status_on_that_day"), "in_force");
    EXPECT_EQ(rule.at("not_law"), false) << rule.at("id");
  }
  EXPECT_EQ(
      problem(get("/v1/rules?status=in_force&place=us%2Fdd&x=1")),
      "/problems/invalid-query 400: ?place unknown-place; ?status missing-parameter; ?… unknown-parameter;");
}

TEST(Rules, AreShownWithWhatTheyStandOn) {
  const auto made = json(get("/v1/rules/" + threshold));
  EXPECT_EQ(made.at("figures").at("months").at(0).at("value"), "1 month");
  EXPECT_EQ(made.at("events").at(0).at("event"), "adopted");
  EXPECT_FALSE(made.at("sources").empty());
  const auto missing = get("/v1/rules/us%2Fca%2Flos-angeles-county%2Flos-angeles%2Frent-treshold");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(json(missing).at("errors").at(0).at("near").at(0),
            "us/ca/los-angeles-county/los-angeles/rent-threshold");
}

TEST(Rules, TellTheirStatusOnADay) {
  const auto on = [](const std::string& day) {
    return json(get("/v1/rules/" + threshold + "/status?as_of=" + day));
  };
  EXPECT_EQ(on("2023-03-26").at("status"), "not_yet");
  EXPECT_EQ(on("2023-03-27").at("status"), "in_force");
  EXPECT_EQ(on("2023-03-26").at("events").size() + 1, on("2023-03-27").at("events").size());
  EXPECT_EQ(on("2150-01-01").at("seen_through_that_day"), false);
  EXPECT_EQ(problem(get("/v1/rules/" + threshold + "/status")),
            "/problems/invalid-query 400: ?as_of missing-parameter;");
  EXPECT_EQ(problem(get("/v1/rules/" + threshold + "/status?as_of=today")),
            "/problems/invalid-query 400: ?as_of not-a-date;");
}

TEST(Parameters, AreDatedAndHaveASource) {
  const auto made = json(get("/v1/parameters/" + threshold + "%2Fmonths?as_of=2026-11-24"));
  EXPECT_EQ(made.at("values").size(), 1U);
  EXPECT_EQ(made.at("values").at(0).at("value"), "1 month");
  const auto source = made.at("values").at(0).at("source").get<std::string>();
  EXPECT_TRUE(made.at("sources").contains(source));
  EXPECT_EQ(get("/v1/parameters/us%2Fnone%2Fx").status, 404);
  const auto rent = [](const std::string& place, const std::string& day) {
    return json(get("/v1/parameters/hud_fair_market_rent%2F" + place + "%2F2?as_of=" + day));
  };
  const auto hennepin = rent("us%2Fmn%2Fhennepin-county", "2026-01-01");
  EXPECT_EQ(hennepin.at("table"), "hud_fair_market_rent");
  EXPECT_EQ(hennepin.at("area"), "Minneapolis-St. Paul-Bloomington, MN-WI HUD Metro FMR Area");
  EXPECT_EQ(hennepin.at("values").at(0).at("value"), "$1709.00");
  EXPECT_EQ(hennepin.at("values").at(0).at("edition"), "FY2026");
  EXPECT_EQ(hennepin.at("values").at(0).at("source"), "hud-workbooks");
  EXPECT_EQ(hennepin.at("values").at(0).at("through"), "2026-09-30");
  const auto houston = rent("us%2Ftx%2Fharris-county", "2025-01-01");
  EXPECT_TRUE(houston.at("values").at(0).at("value").is_null());
  EXPECT_EQ(houston.at("values").at(0).at("gap"), "row_missing");
  const auto maine = rent("us%2Fme", "2026-01-01");
  EXPECT_EQ(maine.at("values").at(0).at("gap"), "differs_within");
  EXPECT_EQ(maine.at("values").at(0).at("at_least"), "$1224.00");
  EXPECT_TRUE(maine.at("area").is_null());
  EXPECT_EQ(get("/v1/parameters/hud_fair_market_rent%2Fus%2Fme%2F5").status, 404);
  EXPECT_EQ(get("/v1/parameters/hud_fair_market_rent%2Fus%2Fnone%2F2").status, 404);
  EXPECT_EQ(get("/v1/parameters/x").status, 404);
}

TEST(Dictionary, AsksInBothLanguages) {
  const auto english = json(get("/v1/facts")).at("facts");
  const auto spanish = json(get("/v1/facts?lang=es")).at("facts");
  ASSERT_EQ(english.size(), spanish.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    EXPECT_TRUE(english[i].at("ask").is_string()) << english[i];
    EXPECT_NE(english[i].at("ask"), spanish[i].at("ask")) << english[i];
    if (!english[i].contains("values")) continue;
    for (const auto& value : english[i]["values"]) EXPECT_TRUE(value.at("label").is_string()) << value;
  }
  EXPECT_EQ(get("/v1/facts?lang=es").language, "es");
  Request request;
  request.accept_language = "es";
  EXPECT_EQ(get("/v1/facts", request).body, get("/v1/facts?lang=es").body);
}

TEST(Dictionary, KnowsPlacesAndDays) {
  const auto places = json(get("/v1/places")).at("places");
  EXPECT_EQ(places.at(0).at("place"), "us");
  EXPECT_LT(places.size(), 200U);
  const auto maine = json(get("/v1/places?place=us%2Fme%2Fyork-county")).at("places");
  EXPECT_EQ(maine.at(1).at("place"), "us/me");
  EXPECT_EQ(maine.back().at("title"), "Town of York, York County, Maine");
  const auto days = json(get("/v1/days?from=2026-11-20&count=3&calendar=us%2Fca%2Fcourts"));
  EXPECT_EQ(days.at("last"), "2026-11-25");
  EXPECT_EQ(problem(get("/v1/days")),
            "/problems/invalid-query 400: ?from missing-parameter; ?count missing-parameter; ?calendar "
            "missing-parameter;");
  EXPECT_EQ(json(get("/v1/days?from=2026-11-20&count=3&unit=calendar")).at("last"), "2026-11-23");
}

TEST(Operations, TellWhatServes) {
  EXPECT_EQ(get("/healthz").body, "ok\n");
  EXPECT_EQ(json(get("/readyz")).at("ready"), true);
  EXPECT_EQ(json(get("/version")).at("rulesets").at(0).at("sha256"), shipped_rules().sha256);
  shipped_service().metrics().add(Method::post, "/v1/questions", 200, std::chrono::milliseconds(3));
  shipped_service().metrics().add(Method::other, "none", 404, std::chrono::seconds(3));
  const auto text = get("/metrics").body;
  EXPECT_THAT(
      text, HasSubstr("holdfast_requests_total{method=\"POST\",route=\"/v1/questions\",status=\"200\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("holdfast_requests_total{method=\"OTHER\",route=\"none\",status=\"404\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("holdfast_request_seconds_bucket{le=\"0.005\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("holdfast_request_seconds_count 2\n"));
}

TEST(Operations, SayWhenAnEditWasRefused) {
  Service service(shipped_snapshot());
  service.kept_old(3);
  Request request;
  request.target = "/readyz";
  auto made = json(service.answer(request));
  EXPECT_EQ(made.at("ready"), true);
  EXPECT_EQ(made.at("rules").at("last_edit"), "refused");
  EXPECT_EQ(made.at("rules").at("mistakes"), 3);
  service.swap(shipped_snapshot());
  EXPECT_EQ(json(service.answer(request)).at("rules").at("last_edit"), "serves");
  service.stop();
  EXPECT_EQ(service.answer(request).status, 503);
}

}  // namespace
}  // namespace holdfast::api
