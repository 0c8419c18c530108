// For whoever runs the server.
#include "api/handlers/handlers.hpp"
#include "api/handlers/law_json.hpp"

namespace holdfast::api {

Reply healthz(const Call& call) { return good_reply(call, "ok\n", ""); }

Reply readyz(const Call& call) {
  const auto state = call.service.rules_state();
  const bool stopping = call.service.stopping();
  const Json made = {{"ready", !stopping},
                     {"stopping", stopping},
                     {"rules",
                      {{"sha256", call.snapshot->digest()},
                       {"last_edit", state.last_refused ? "refused" : "serves"},
                       {"mistakes", state.mistakes},
                       {"swapped", state.swapped}}}};
  auto reply = good_reply(call, written(made), "");
  if (stopping) {
    reply.status = 503;
    reply.retry_after = 1;
  }
  return reply;
}

Reply version(const Call& call) {
  const Json made = {{"name", "holdfast"},
                     {"version", HOLDFAST_VERSION},
                     {"rulesets", Json::array({{{"sha256", call.snapshot->digest()}}})},
                     {"languages", call.ruleset().texts.languages()},
                     {"information_not_advice", true}};
  return good_reply(call, written(made), "");
}

Reply metrics(const Call& call) {
  const auto state = call.service.rules_state();
  auto reply = good_reply(
      call, call.service.metrics().text({call.snapshot->digest(), state.swapped, state.refused}), "");
  reply.media = std::string(call.media);
  return reply;
}

// What `type` of a problem points to.
Reply problem_page(const Call& call) {
  std::string body;
  for (const auto& kind : problem_kinds()) {
    if (kind.name != call.named.at(0)) continue;
    const auto title = std::string(call.language == "es" ? kind.title_es : kind.title_en);
    if (body.empty())
      body = "<!doctype html>\n<html lang=\"" + std::string(call.language == "es" ? "es" : "en") +
             "\">\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n<h1>" + title + "</h1>\n";
    body += "<p>" + std::to_string(kind.status) + ": <span lang=\"en\">" + std::string(kind.way_out) +
            ".</span></p>\n";
  }
  if (body.empty()) return problem_reply(Problem::not_found, call.language);
  return good_reply(call, body + "</html>\n", call.language == "es" ? "es" : "en");
}

}  // namespace holdfast::api
