// Every endpoint that takes facts, as clients meet it, without sockets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/determination/determine.hpp"
#include "engine/determination/json.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/service.hpp"

namespace holdfast::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Determinations, AreTheBytesThatTheEngineMakes) {
  const auto reply = post("/v1/determinations", "{" + los_angeles + R"(, "want": "changes", "lang": "es"})");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto scenario = scenario_of("{" + los_angeles + "}");
  Explorer explorer(shipped_plan());
  EXPECT_EQ(reply.body, to_json(determine(shipped_plan(), scenario, explorer), shipped_rules().texts, "es",
                                JsonWriter::Style::on_one_line));
  EXPECT_EQ(reply.media, "application/json");
  EXPECT_EQ(reply.language, "es");
  EXPECT_EQ(reply.keep, Keep::never);
  EXPECT_EQ(reply.etag, "");
  EXPECT_EQ(reply.ruleset, shipped_rules().sha256);
  EXPECT_EQ(reply.route, "/v1/determinations");
}

TEST(Determinations, TellOnlyAsMuchAsIsWanted) {
  const auto questions = [](const std::string& want) {
    const auto made =
        json(post("/v1/determinations", R"({"as_of": "2026-11-24", "facts": {}, "want": ")" + want + "\"}"));
    return made.at("questions").size();
  };
  EXPECT_EQ(questions("answer"), 0U);
  EXPECT_GT(questions("questions"), 0U);
}

// Nothing is told that rests on the rules that were not asked.
TEST(Determinations, OfSomeRulesTellNothingOfTheOthers) {
  const std::string threshold = "us/ca/los-angeles-county/los-angeles/rent-threshold";
  const auto all = json(post("/v1/determinations", "{" + los_angeles + "}"));
  const auto some =
      json(post("/v1/determinations", "{" + los_angeles + ", \"rules\": [\"" + threshold + "\"]}"));
  EXPECT_FALSE(all.contains("only"));
  EXPECT_EQ(some["only"], Json::array({threshold}));
  EXPECT_TRUE(some["places"][0]["covered"].is_null());
  EXPECT_TRUE(some["layers"].empty());
  auto same = Json::array();
  for (const auto& finding : all["findings"])
    if (finding["rule"] == threshold) same.push_back(finding);
  EXPECT_FALSE(same.empty());
  EXPECT_EQ(some["findings"], same);
  for (const auto& [stage, answer] : some["stages"].items()) {
    EXPECT_NE(answer["barred"], "no") << stage;
    if (answer["barred"] == "yes") {
      EXPECT_EQ(all["stages"][stage]["barred"], "yes") << stage;
    }
  }
}

TEST(Determinations, RefuseRulesThatThereAreNot) {
  const auto ask = [](const std::string& rules, Request request = {}) {
    return problem(post("/v1/determinations", "{" + los_angeles + ", \"rules\": " + rules + "}", request));
  };
  EXPECT_EQ(ask(R"(["canary"])"), "/problems/invalid-request 422: /rules/0 unknown-rule;");
  EXPECT_EQ(ask("[]"), "/problems/invalid-request 422: /rules wrong-shape;");
  EXPECT_EQ(ask("1"), "/problems/invalid-request 422: /rules wrong-shape;");
  Request aloud;
  aloud.accept = "text/plain";
  EXPECT_EQ(ask(R"(["us/cdc-order"])", aloud), "/problems/invalid-request 422: /rules only-json;");
  EXPECT_EQ(ask(R"(["us/cdc-order"], "with": [{"reform": "us/proposals/cares-notice-repeal"}])"),
            "/problems/invalid-request 422: /rules only-json;");
}

TEST(Determinations, ComeAsTextThatCanBeReadAloud) {
  Request request;
  request.accept = "text/plain";
  const auto reply = post("/v1/determinations", "{" + los_angeles + "}", request);
  EXPECT_EQ(reply.media, "text/plain; charset=utf-8");
  EXPECT_THAT(reply.body, HasSubstr("This helps you: Rent limit for eviction, City of Los Angeles"));
}

TEST(Determinations, ComeAsOneSheetOfPaper) {
  Request request;
  request.accept = "text/html";
  const auto reply = post("/v1/determinations", "{" + los_angeles + ", \"lang\": \"es\"}", request);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.media, "text/html; charset=utf-8");
  EXPECT_THAT(reply.body, HasSubstr("<html lang=\"es\">"));
  // The day comes first, and the answer with what stands behind it.
  EXPECT_LT(reply.body.find("class=\"days\""), reply.body.find("</h1>") + 30);
  EXPECT_THAT(reply.body, HasSubstr("25 de noviembre de 2026"));
  EXPECT_THAT(reply.body, HasSubstr(shipped_rules().sha256.substr(0, 12)));
  for (const auto* never : {"<script", "http-equiv", "src=", "href=", "url(", "@import", "onload"})
    EXPECT_THAT(reply.body, Not(HasSubstr(never)));
  // A doubt about the law stands beside what it is about.
  EXPECT_THAT(reply.body, HasSubstr("Los dueños fueron a la corte contra este límite"));
  // Who takes anything still gets JSON, and a browser gets the sheet.
  request.accept = "*/*";
  EXPECT_EQ(post("/v1/determinations", "{" + los_angeles + "}", request).media, "application/json");
  request.accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  EXPECT_EQ(post("/v1/determinations", "{" + los_angeles + "}", request).media, "text/html; charset=utf-8");
}

// A sheet has room for so much: what helps is told, what may help is named as far as it fits, and what is not
// is counted.
TEST(Determinations, OnASheetCountWhatIsNotThere) {
  Request request;
  request.accept = "text/html";
  const auto sheet = [&](const std::string& language) {
    return post("/v1/determinations",
                R"({"as_of": "2026-11-24", "facts": {"home_place": "us/ca"}, "lang": ")" + language + "\"}",
                request)
        .body;
  };
  const auto english = sheet("en");
  EXPECT_THAT(english, HasSubstr("; and "));
  EXPECT_THAT(english, HasSubstr("<p>Rules that may also help and are not named here: "));
  EXPECT_THAT(english, HasSubstr("<p>Steps that are not shown here: "));
  // The steps come before what may help.
  EXPECT_LT(english.find("Next steps"), english.find("What may help too"));
  EXPECT_THAT(sheet("es"), HasSubstr("Reglas que también pueden ayudar y no se nombran aquí: "));
}

// What holds in one of several places only is never told as if it held.
TEST(Determinations, OnASheetSayInWhichPlaceTheyHold) {
  Request request;
  request.accept = "text/html";
  const auto reply = post(
      "/v1/determinations",
      R"({"as_of": "2026-11-24", "facts": {"home_place": {"any_of": ["us/ca/los-angeles-county/los-angeles",)"
      R"( "us/ca/los-angeles-county/unincorporated"]}, "bedrooms": 2, "eviction_grounds": ["nonpayment"],)"
      R"( "notice_served_on": "2026-11-20", "rent_owed": "2000"}})",
      request);
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(reply.body,
              HasSubstr("<li>If the home is here: City of Los Angeles: This helps you: Rent limit"));
  EXPECT_THAT(reply.body, Not(HasSubstr("<li>This helps you: Rent limit")));
}

TEST(Determinations, AreNotRefusedForWhatIsUnknown) {
  EXPECT_EQ(post("/v1/determinations", R"({"as_of": "2026-11-24", "facts": {}})").status, 200);
  const auto reply =
      post("/v1/determinations",
           R"({"as_of": "2026-11-24", "facts": {"bedrooms": "unknown", "rent_owed": "declined"}})");
  EXPECT_EQ(reply.status, 200) << reply.body;
}

const std::string proposal = "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice";
const std::string minneapolis =
    R"("as_of": "2026-11-24", "facts": {"home_place": "us/mn/hennepin-county/minneapolis",)"
    R"( "notice_served_on": "2026-04-10", "eviction_grounds": ["nonpayment"]})";

TEST(Determinations, CompareTheLawWithAReform) {
  const auto reply = post("/v1/determinations", "{" + minneapolis + R"(, "with": [{"reform": ")" + proposal +
                                                    R"(", "from": "2026-03-01"}]})");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const auto made = json(reply);
  EXPECT_EQ(made.at("schema"), "holdfast/comparison/1");
  EXPECT_FALSE(made.at("changed").empty());
  EXPECT_EQ(made.at("with").at(0).at("from"), "2026-03-01");
  const auto law = json(post("/v1/determinations", "{" + minneapolis + "}"));
  EXPECT_EQ(made.at("law"), law);
}

TEST(Determinations, TakeAReformAsText) {
  const auto text = std::find_if(shipped_files().begin(), shipped_files().end(), [](const SourceFile& file) {
                      return file.bytes.starts_with("reform: " + proposal + "\n") ||
                             file.bytes.find("\nreform: " + proposal + "\n") != std::string::npos;
                    })->bytes;
  auto renamed = text;
  for (auto at = renamed.find(proposal); at != std::string::npos; at = renamed.find(proposal, at + 1))
    renamed.insert(at + proposal.size(), "-of-mine");
  const Json body = {{"as_of", "2026-11-24"},
                     {"facts", {{"home_place", "us/mn/hennepin-county/minneapolis"}}},
                     {"with", {{{"text", renamed}}}}};
  const auto reply = post("/v1/determinations", body.dump());
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(json(reply).at("with").at(0).at("reform"), proposal + "-of-mine");
}

TEST(Determinations, RefuseAReformThatCannotBeRead) {
  const auto with = [](const std::string& list) {
    return problem(post("/v1/determinations", "{" + minneapolis + R"(, "with": )" + list + "}"));
  };
  EXPECT_EQ(with(R"([{"reform": "us/none"}])"),
            "/problems/invalid-reform 422: /with/0/reform unknown-reform;");
  EXPECT_EQ(with(R"([{"text": "rent: 3"}])"), "/problems/invalid-reform 422: /with/0/text not-a-reform;");
  EXPECT_EQ(with(R"([{"reform": ")" + proposal + R"(", "from": "soon"}])"),
            "/problems/invalid-request 422: /with/0/from not-a-date;");
  EXPECT_EQ(with(R"([{}])"), "/problems/invalid-request 422: /with/0 missing-key;");
  EXPECT_EQ(with(R"("all")"), "/problems/invalid-request 422: /with wrong-shape;");
  EXPECT_THAT(with(R"([{"text": "reform: us/ca/x\n"}])"), StartsWith("/problems/invalid-reform 422: /with "));
}

TEST(Questions, AreAsManyAsWanted) {
  const auto reply = post("/v1/questions", R"({"as_of": "2026-11-24", "facts": {}, "most": 2})");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(json(reply).at("questions").size(), 2U);
  EXPECT_EQ(json(reply).at("questions").at(0).at("fact"), "home_place");
  EXPECT_EQ(problem(post("/v1/questions", R"({"as_of": "2026-11-24", "facts": {}, "most": 0})")),
            "/problems/invalid-request 422: /most out-of-range;");
}

TEST(Partitions, MoveAFactADayOrAFigure) {
  const auto pieces = [](const std::string& along) {
    const auto reply = post("/v1/partitions", "{" + los_angeles + R"(, "along": )" + along + "}");
    EXPECT_EQ(reply.status, 200) << reply.body;
    return json(reply).at("pieces");
  };
  const auto rent = pieces(R"({"name": "rent_owed"})");
  EXPECT_EQ(rent.at(0).at("to"), "2964.00");
  EXPECT_EQ(rent.at(1).at("from"), "2964.01");
  EXPECT_GT(pieces(R"({"name": "as_of", "from": "2026-11-24", "to": "2028-01-31"})").size(), 0U);
  EXPECT_GT(pieces(R"({"name": "us/ca/los-angeles-county/los-angeles/rent-threshold/months"})").size(), 1U);
}

TEST(Partitions, AreAlsoAPicture) {
  Request request;
  request.accept = "image/svg+xml";
  const auto reply =
      post("/v1/partitions", "{" + los_angeles + R"(, "along": {"name": "rent_owed"}})", request);
  EXPECT_EQ(reply.media, "image/svg+xml");
  EXPECT_THAT(reply.body, HasSubstr("<svg "));
}

TEST(Partitions, SayAllThatIsWrongAtOnce) {
  const auto told = [](const std::string& rest) {
    return problem(post("/v1/partitions", "{" + los_angeles + rest + "}"));
  };
  EXPECT_EQ(told(""), "/problems/invalid-request 422:  missing-key;");
  EXPECT_EQ(told(R"(, "along": {"name": "rent_owed", "from": "much", "to": "more"})"),
            "/problems/invalid-request 422: /along/from out-of-range; /along/to out-of-range;");
  EXPECT_EQ(told(R"(, "along": {"name": "rent_owd"})"),
            "/problems/unknown-fact 422: /along/name unknown-fact;");
  EXPECT_EQ(told(R"(, "along": {"name": "nombre"})"),
            "/problems/forbidden-fact 422: /along/name forbidden-fact;");
  EXPECT_EQ(told(R"(, "along": {"name": "as_of", "from": "2026-11-01", "to": "2026-12-01"})"),
            "/problems/invalid-request 422: /along/from before-what-happened;");
  EXPECT_EQ(told(R"(, "along": {"name": "as_of"})"),
            "/problems/invalid-request 422: /along/from not-a-date; /along/to not-a-date;");
}

}  // namespace
}  // namespace holdfast::api
