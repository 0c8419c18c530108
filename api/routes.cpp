#include "api/routes.hpp"

#include "api/handlers/handlers.hpp"

namespace holdfast::api {
namespace {

constexpr auto table = std::to_array<Route>({
    {Method::post,
     "/v1/determinations",
     determinations,
     "What the rules mean for one home and one notice",
     {json_media, text_media, ""},
     Keep::never},
    {Method::post,
     "/v1/questions",
     questions,
     "What to ask next, and why",
     {json_media, text_media, ""},
     Keep::never},
    {Method::post,
     "/v1/partitions",
     partitions,
     "Where the answer changes along a fact, the day of the answer or a figure of law",
     {json_media, text_media, svg_media},
     Keep::never},
    {Method::get,
     "/v1/rules",
     rules,
     "The rules, and the proposals that are not law",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/rules/{id}",
     rule,
     "One rule: history, figures, doubts, sources",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/rules/{id}/status",
     rule_status,
     "Whether it is law on a day, and what had happened by then",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/parameters/{path}",
     parameter,
     "A figure of a rule on a day, with its source",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/facts",
     facts,
     "The facts that a scenario may tell, with their questions",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/places",
     places,
     "The places that the rules know",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/v1/days",
     days,
     "A count of court, business or calendar days, day by day",
     {json_media, "", ""},
     Keep::ask_again},
    {Method::get,
     "/problems/{name}",
     problem_page,
     "What a kind of problem means",
     {"text/html", "", ""},
     Keep::ask_again},
    {Method::get, "/healthz", healthz, "Whether the process answers", {text_media, "", ""}, Keep::never},
    {Method::get,
     "/readyz",
     readyz,
     "Whether rules are loaded, and whether the last edit was refused",
     {json_media, "", ""},
     Keep::never},
    {Method::get,
     "/version",
     version,
     "The program's version and the digest of the rules",
     {json_media, "", ""},
     Keep::never},
    {Method::get,
     "/metrics",
     metrics,
     "Counts for Prometheus: method, route template and status only",
     {"text/plain; version=0.0.4", "", ""},
     Keep::never},
});

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool fits(std::string_view path, const Target& target, std::vector<std::string>& named) {
  named.clear();
  for (const auto& told : target.segments) {
    if (path.empty()) return false;
    const auto segment = next_segment(path);
    if (segment.starts_with('{'))
      named.push_back(told);
    else if (segment != told)
      return false;
  }
  return path.empty();
}

}  // namespace

std::span<const Route> routes() { return table; }

Found find_route(Method method, const Target& target) {
  Found found;
  std::vector<std::string> named;
  for (const auto& route : table) {
    if (!fits(route.path, target, named)) continue;
    found.path = route.path;
    found.allow += (found.allow.empty() ? "" : ", ") + std::string(name(route.method));
    if (route.method == Method::get) found.allow += ", HEAD";
    const bool same = route.method == method || (method == Method::head && route.method == Method::get);
    if (!same) continue;
    found.route = &route;
    found.named = named;
  }
  if (!found.path.empty()) found.allow += ", OPTIONS";
  return found;
}

}  // namespace holdfast::api
