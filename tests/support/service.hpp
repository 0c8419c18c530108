// The API on the shipped rules, without sockets: a request in, a reply out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "api/service.hpp"
#include "tests/support/rules_folder.hpp"

namespace holdfast::api {

using Json = nlohmann::json;

inline const std::vector<SourceFile>& shipped_files() {
  static const auto files = files_in(std::filesystem::path(HOLDFAST_SOURCE_DIR) / "rules");
  return files;
}

inline SnapshotPointer shipped_snapshot() {
  static const auto snapshot = [] {
    auto made = Snapshot::load(shipped_files());
    if (!made) throw std::runtime_error(render(made.diagnostics()));
    return *made;
  }();
  return snapshot;
}

inline Service& shipped_service() {
  static Service service(shipped_snapshot());
  return service;
}

inline Reply get(const std::string& target, Request request = {}) {
  request.target = target;
  return shipped_service().answer(request);
}

inline Reply post(const std::string& target, const std::string& body, Request request = {}) {
  request.method = Method::post;
  request.target = target;
  request.body = body;
  if (request.content_type.empty()) request.content_type = "application/json";
  return shipped_service().answer(request);
}

inline Json json(const Reply& reply) { return Json::parse(reply.body); }

// "/problems/unknown-fact 422: /facts/bedroms unknown-fact"
inline std::string problem(const Reply& reply) {
  const auto made = json(reply);
  std::string text = made.at("type").get<std::string>() + " " + std::to_string(reply.status) + ":";
  if (made.contains("errors"))
    for (const auto& error : made["errors"])
      text += " " +
              (error.contains("pointer") ? error["pointer"].get<std::string>()
                                         : "?" + error["parameter"].get<std::string>()) +
              " " + error["code"].get<std::string>() + ";";
  return text;
}

inline const std::string los_angeles =
    R"("as_of": "2026-11-24", "facts": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2,)"
    R"( "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20", "rent_owed": "2963.99"})";

}  // namespace holdfast::api
