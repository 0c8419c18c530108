#include "api/problem.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace holdfast::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds = std::to_array<ProblemKind>({
    {Problem::bad_request, "bad-request", 400, "This is not a request that we can read",
     "No podemos leer esta solicitud", "send HTTP/1.1 with one Host, plain lines and one length"},
    {Problem::invalid_json, "invalid-json", 400, "This is not JSON", "Esto no es JSON",
     "look at the quotes, commas and brackets; line and column say where reading stopped"},
    {Problem::invalid_facts, "invalid-facts", 422, "Some answers could not be read",
     "No se pudieron leer algunas respuestas",
     "correct what each pointer names; what is not known may be left out"},
    {Problem::forbidden_fact, "forbidden-fact", 422, "Something was sent that we never ask",
     "Se envió algo que nunca preguntamos", "delete it; it was not kept"},
    {Problem::null_not_allowed, "null-not-allowed", 422, "Null is no answer", "Null no es una respuesta",
     "send \"unknown\" or \"declined\", or leave the key out"},
    {Problem::unknown_fact, "unknown-fact", 422, "There is no such fact", "No existe ese dato",
     "GET /v1/facts lists the facts"},
    {Problem::invalid_request, "invalid-request", 422, "Something in the request is not as it must be",
     "Algo en la solicitud no es como debe ser", "correct what each pointer names"},
    {Problem::invalid_reform, "invalid-reform", 422, "The reform could not be read",
     "No se pudo leer la reforma",
     "GET /v1/rules lists the proposals; rules/README.md says how one is written"},
    {Problem::invalid_query, "invalid-query", 400, "A parameter of the address is wrong",
     "Un parámetro de la dirección está mal", "correct what each parameter names"},
    {Problem::not_found, "not-found", 404, "There is nothing here", "Aquí no hay nada",
     "GET /openapi.json lists all there is; an id with slashes is one segment, with %2F"},
    {Problem::unknown_rule, "unknown-rule", 404, "There is no such rule", "No existe esa regla",
     "GET /v1/rules lists them; write the slashes of an id as %2F"},
    {Problem::unknown_place, "unknown-jurisdiction", 404, "There is no such place in the loaded rules",
     "Ese lugar no está en las reglas", "GET /v1/places lists them"},
    {Problem::method_not_allowed, "method-not-allowed", 405, "This method does not belong here",
     "Este método no corresponde aquí",
     "use one of the methods in Allow; facts are only ever sent with POST"},
    {Problem::not_acceptable, "unsupported-media", 406, "We do not have it in that form",
     "No lo tenemos en ese formato", "ask for application/json"},
    {Problem::unsupported_media, "unsupported-media", 415, "We do not read this form",
     "No leemos este formato", "send application/json, not compressed"},
    {Problem::ruleset_mismatch, "ruleset-mismatch", 409, "Other rules are loaded",
     "Hay otras reglas cargadas",
     "GET /version names the digest that is loaded; or leave Holdfast-Ruleset out"},
    {Problem::timed_out, "timed-out", 408, "The request took too long to arrive",
     "La solicitud tardó demasiado en llegar", "send it again, in one go"},
    {Problem::too_large, "too-large", 413, "The request is too large", "La solicitud es demasiado grande",
     "send one scenario at a time"},
    {Problem::headers_too_large, "headers-too-large", 431, "The header of the request is too large",
     "El encabezado de la solicitud es demasiado grande", "send fewer and shorter header fields"},
    {Problem::too_many, "too-many", 429, "Too many connections from one address",
     "Demasiadas conexiones desde una dirección", "use one connection for many requests"},
    {Problem::expectation_failed, "expectation-failed", 417, "We cannot do what Expect asks for",
     "No podemos cumplir lo que pide Expect", "expect only 100-continue"},
    {Problem::busy, "busy", 503, "Too much is going on just now", "Hay demasiado trabajo en este momento",
     "wait as long as Retry-After says, and send it again"},
    {Problem::stopping, "stopping", 503, "The server is about to stop", "El servidor está por detenerse",
     "connect again in a moment"},
    {Problem::version, "http-version", 505, "We speak HTTP/1.1 and HTTP/1.0", "Hablamos HTTP/1.1 y HTTP/1.0",
     "send HTTP/1.1"},
    {Problem::unauthorized, "unauthorized", 401, "A token is needed", "Se necesita una clave",
     "send Authorization: Bearer with the token that the operator gave you"},
    {Problem::internal, "internal", 500, "Something went wrong inside", "Algo salió mal por dentro",
     "tell whoever runs this server the id; it holds nothing of what you sent"},
});

// Where the engine's own way out speaks of the command line.
std::string way_out(const Diagnostic& diagnostic) {
  if (diagnostic.help.find("holdfast ") == std::string::npos &&
      diagnostic.help.find("--") == std::string::npos)
    return diagnostic.help;
  if (diagnostic.code == "unknown-fact") return "GET /v1/facts lists the facts";
  if (diagnostic.code == "unknown-place")
    return "GET /v1/places lists them; the nearest place above it is always right";
  if (diagnostic.code == "missing-key") return "send it as \"as_of\": \"2026-11-24\"";
  return "";
}

// Keys that we know: those of a request, of facts, of columns, of ranges.
bool known_key(const std::string& key, const Ruleset& ruleset) {
  static constexpr auto ours = std::to_array<std::string_view>(
      {"schema",  "as_of",     "facts",  "want",   "with",      "lang",   "most",   "rules",
       "along",   "from",      "to",     "name",   "reform",    "text",   "any_of", "at_least",
       "at_most", "through",   "rows",   "map",    "scenarios", "weight", "by",     "smallest_cell",
       "columns", "constants", "recode", "ignore", "output"});
  if (std::find(ours.begin(), ours.end(), key) != ours.end()) return true;
  const auto number = [](char c) { return c >= '0' && c <= '9'; };
  if (!key.empty() && key.size() < 7 && std::all_of(key.begin(), key.end(), number)) return true;
  for (const auto& fact : ruleset.vocabulary.facts()) {
    if (!fact.hidden && fact.name == key) return true;
    for (const auto& field : fact.row)
      if (field.name == key) return true;
  }
  return false;
}

// The pointer as far as its keys are ours.
std::string own_part(const std::string& pointer, const Ruleset& ruleset) {
  std::size_t end = 0;
  while (end < pointer.size()) {
    const auto next = std::min(pointer.find('/', end + 1), pointer.size());
    if (!known_key(pointer.substr(end + 1, next - end - 1), ruleset)) break;
    end = next;
  }
  return pointer.substr(0, end);
}

}  // namespace

std::span<const ProblemKind> problem_kinds() { return kinds; }

const ProblemKind& kind_of(Problem problem) {
  return *std::find_if(kinds.begin(), kinds.end(),
                       [&](const ProblemKind& kind) { return kind.problem == problem; });
}

std::vector<std::string> near_names(const std::string& name, std::vector<std::string> candidates) {
  constexpr std::size_t most = 3;
  std::vector<std::string> near;
  while (near.size() < most) {
    const auto one = nearest(name, candidates);
    if (!one) break;
    near.push_back(*one);
    candidates.erase(std::find(candidates.begin(), candidates.end(), *one));
  }
  return near;
}

Mistakes mistakes_of(const Diagnostics& diagnostics, const Ruleset& ruleset) {
  constexpr std::size_t most = 100;  // to tell about; the first are as good as all
  Mistakes mistakes;
  for (const auto& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::error || mistakes.size() == most) continue;
    Mistake mistake;
    mistake.pointer = own_part(diagnostic.pointer, ruleset);
    mistake.code = diagnostic.code;
    mistake.message = diagnostic.message;
    mistake.help = way_out(diagnostic);
    mistake.line = diagnostic.span.line;
    mistake.column = diagnostic.span.column;
    if (diagnostic.code == "unknown-fact") {
      const auto key = diagnostic.pointer.substr(diagnostic.pointer.rfind('/') + 1);
      mistake.near = near_names(key, ruleset.vocabulary.names());
      // A slip of the pen is named; anything else may be a person's name.
      if (mistake.near.empty())
        mistake.message = "this is not the name of a fact";
      else
        mistake.pointer = diagnostic.pointer;
    } else if (diagnostic.code == "unknown-key") {
      mistake.message = "this key does not belong here";
    } else if (diagnostic.code == "duplicate-key") {
      mistake.message = "this key stands twice in one object";
    }
    mistakes.push_back(std::move(mistake));
  }
  return mistakes;
}

Problem problem_of(const Mistakes& mistakes) {
  const auto any = [&](std::initializer_list<std::string_view> codes) {
    return std::any_of(mistakes.begin(), mistakes.end(), [&](const Mistake& mistake) {
      return std::find(codes.begin(), codes.end(), mistake.code) != codes.end();
    });
  };
  const auto all = [&](std::string_view code) {
    return std::all_of(mistakes.begin(), mistakes.end(),
                       [&](const Mistake& mistake) { return mistake.code == code; });
  };
  if (any({"too-long", "too-many-nodes", "too-many-facts", "too-many-rows", "too-deep"}))
    return Problem::too_large;
  if (any({"not-json", "not-utf-8", "control-character", "empty-document", "key-not-a-name"}))
    return Problem::invalid_json;
  if (any({"unknown-reform", "not-a-reform"})) return Problem::invalid_reform;
  if (any({"forbidden-fact"})) return Problem::forbidden_fact;
  if (all("null")) return Problem::null_not_allowed;
  if (all("unknown-fact")) return Problem::unknown_fact;
  const bool facts = std::any_of(mistakes.begin(), mistakes.end(), [](const Mistake& mistake) {
    return mistake.pointer.starts_with("/facts") || mistake.code == "impossible";
  });
  return facts ? Problem::invalid_facts : Problem::invalid_request;
}

Reply problem_reply(Problem problem, std::string_view language, const std::string& detail,
                    const Mistakes& mistakes) {
  const auto& kind = kind_of(problem);
  Json made = {{"type", "/problems/" + std::string(kind.name)},
               {"title", language == "es" ? kind.title_es : kind.title_en},
               {"status", kind.status}};
  if (!detail.empty()) made["detail"] = detail;
  made["help"] = kind.way_out;
  if (!mistakes.empty()) {
    auto& errors = made["errors"] = Json::array();
    for (const auto& mistake : mistakes) {
      Json one = Json::object();
      if (mistake.parameter.empty())
        one["pointer"] = mistake.pointer;
      else
        one["parameter"] = mistake.parameter;
      one["code"] = mistake.code;
      one["message"] = mistake.message;
      if (!mistake.help.empty()) one["help"] = mistake.help;
      if (!mistake.near.empty()) one["near"] = mistake.near;
      if (mistake.line > 0) one["line"] = mistake.line;
      if (mistake.column > 0) one["column"] = mistake.column;
      errors.push_back(std::move(one));
    }
  }
  Reply reply;
  reply.status = kind.status;
  reply.media = "application/problem+json";
  reply.body = made.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  reply.language = language == "es" ? "es" : "en";
  if (kind.status == 503) reply.retry_after = 1;
  if (kind.status == 429) reply.retry_after = 10;
  return reply;
}

}  // namespace holdfast::api
