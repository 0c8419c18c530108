// The description says what is served, no more and no less.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "api/routes.hpp"
#include "tests/support/service.hpp"

namespace holdfast::api {
namespace {

TEST(OpenApi, DescribesEveryRouteOnce) {
  const auto made = json(get("/openapi.json"));
  EXPECT_EQ(made.at("openapi"), "3.1.0");
  std::set<std::string> names;
  std::size_t operations = 0;
  for (const auto& [path, methods] : made.at("paths").items())
    for (const auto& [method, operation] : methods.items()) {
      ++operations;
      EXPECT_TRUE(names.insert(operation.at("operationId").get<std::string>()).second) << path;
    }
  EXPECT_EQ(operations, routes().size());
}

TEST(OpenApi, HasExamplesThatAreAnswered) {
  for (const auto& route : routes()) {
    EXPECT_EQ(route.method == Method::post, !route.examples.empty()) << route.path;
    for (const auto& example : route.examples) {
      Request request;
      request.content_type = example.media;
      const auto query = route.streams ? "?as_of=2026-11-24" : "";
      const auto reply = post(std::string(route.path) + query, std::string(example.body), request);
      EXPECT_EQ(reply.status, 200) << example.name << reply.body;
    }
  }
}

TEST(OpenApi, AsksInTheLanguageOfWhoReads) {
  Request request;
  request.accept_language = "es";
  const auto facts = [](const Reply& reply) {
    return json(reply).at("components").at("schemas").at("ScenarioFacts");
  };
  const auto spanish = facts(get("/openapi.json", request));
  const auto english = facts(get("/openapi.json"));
  EXPECT_NE(spanish.at("properties").at("bedrooms").at("description"),
            english.at("properties").at("bedrooms").at("description"));
  EXPECT_EQ(spanish.at("properties").size(), english.at("properties").size());
}

}  // namespace
}  // namespace holdfast::api
