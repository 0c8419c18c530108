#include "api/service.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "api/negotiation.hpp"
#include "api/routes.hpp"
#include "engine/document/digest.hpp"

namespace holdfast::api {
namespace {

constexpr std::string_view any_language = "en";

std::string language_for(const Request& request, const Snapshot& snapshot) {
  const auto languages = snapshot.ruleset().texts.languages();
  if (auto wanted = best_language(request.accept_language, languages)) return std::move(*wanted);
  const bool english = std::find(languages.begin(), languages.end(), any_language) != languages.end();
  return english || languages.empty() ? std::string(any_language) : languages.front();
}

// Nothing where the client takes none of the forms that the route has.
std::optional<std::string_view> media_for(const Request& request, const Route& route) {
  const auto end = std::find(route.media.begin(), route.media.end(), "");
  const auto offers = std::span(route.media).first(static_cast<std::size_t>(end - route.media.begin()));
  const auto best = best_media(request.accept, offers);
  return best ? std::optional(offers[*best]) : std::nullopt;
}

bool is_media(std::string_view content_type, std::string_view media) {
  const auto type = content_type.substr(0, content_type.find(';'));
  const auto end = type.find_last_not_of(" \t");
  return same_letters(type.substr(0, end == std::string_view::npos ? 0 : end + 1), media);
}

bool readable(const Request& request) {
  return is_media(request.content_type, json_media) &&
         (request.content_encoding.empty() || same_letters(request.content_encoding, "identity"));
}

// Of a table, which is answered in the form in which it comes.
std::optional<std::string_view> table_media(const Request& request, const Route& route) {
  if (!request.content_encoding.empty() && !same_letters(request.content_encoding, "identity") &&
      !same_letters(request.content_encoding, "gzip"))
    return std::nullopt;
  for (const auto media : route.media)
    if (!media.empty() && is_media(request.content_type, media)) return media;
  return std::nullopt;
}

// Whether one of a list of tags is this one, or that of the same bytes compressed; weak ones compare alike.
bool lists(std::string_view tags, std::string_view etag) {
  const auto compressed = std::string(etag.substr(0, etag.size() - 1)) + "-gzip\"";
  while (!tags.empty()) {
    const auto end = std::min(tags.find(','), tags.size());
    auto tag = tags.substr(0, end);
    tags.remove_prefix(std::min(end + 1, tags.size()));
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    while (!tag.empty() && tag.back() == ' ') tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == "*" || tag == etag || tag == compressed) return true;
  }
  return false;
}

Reply dispatched(const Request& request, const Found& found, const Target& target, SnapshotPointer snapshot,
                 Service& service) {
  const auto language = language_for(request, *snapshot);
  if (found.path.empty()) return problem_reply(Problem::not_found, language);
  if (request.method == Method::options) {
    Reply reply;
    reply.status = 204;
    reply.allow = found.allow;
    return reply;
  }
  if (found.route == nullptr) {
    auto reply = problem_reply(Problem::method_not_allowed, language);
    reply.allow = found.allow;
    return reply;
  }
  auto media = media_for(request, *found.route);
  if (found.route->streams) {
    const auto table = table_media(request, *found.route);
    if (!table)
      return problem_reply(Problem::unsupported_media, language, "send text/csv or application/x-ndjson");
    media = best_media(request.accept, std::array{*table}) ? table : std::nullopt;
  }
  if (!media) {
    std::string forms;
    for (const auto one : found.route->media)
      if (!one.empty()) forms += (forms.empty() ? "" : ", ") + std::string(one);
    return problem_reply(Problem::not_acceptable, language, "it can be had as: " + forms);
  }
  if (request.method == Method::post && !found.route->streams && !readable(request))
    return problem_reply(Problem::unsupported_media, language);
  if (!request.ruleset.empty() && request.ruleset != snapshot->digest())
    return problem_reply(Problem::ruleset_mismatch, language);
  auto reply =
      found.route->handler({request, target, found.named, std::move(snapshot), service, language, *media});
  reply.keep = reply.status == 200 ? found.route->keep : Keep::never;
  return reply;
}

}  // namespace

Reply Service::answer(const Request& request) {
  const auto current = snapshot();
  Reply reply;
  std::string_view route = "none";
  try {
    const auto target = read_target(request.target);
    if (target) {
      const auto found = find_route(request.method, *target);
      if (!found.path.empty()) route = found.path;
      reply = dispatched(request, found, *target, current, *this);
    } else {
      const bool all = request.method == Method::options && request.target == "*";
      reply = all ? Reply{} : problem_reply(Problem::bad_request, language_for(request, *current));
      if (all) {
        reply.status = 204;
        reply.allow = "GET, HEAD, POST, OPTIONS";
      }
    }
    if (reply.keep == Keep::ask_again) {
      reply.etag = "\"" + sha256({reply.body, reply.language, reply.media}).substr(0, 32) + "\"";
      if (lists(request.if_none_match, reply.etag)) {
        reply.status = 304;
        reply.body.clear();
      }
    }
  } catch (...) {
    // The message of an exception may hold what somebody sent: it is not shown.
    reply = refuse(Problem::internal);
  }
  reply.route = route;
  reply.ruleset = current->digest();
  return reply;
}

bool Service::streams(Method method, std::string_view target) {
  if (method != Method::post) return false;
  const auto read = read_target(target);
  const auto found = read ? find_route(method, *read) : Found{};
  return found.route != nullptr && found.route->streams;
}

Reply Service::refuse(Problem problem, std::string_view accept_language) {
  static std::atomic<std::uint64_t> number{0};
  const auto language = best_language(accept_language, {"en", "es"}).value_or("en");
  std::string detail;
  if (problem == Problem::internal) detail = "id " + std::to_string(++number);
  auto reply = problem_reply(problem, language, detail);
  reply.ruleset = snapshot()->digest();
  return reply;
}

SnapshotPointer Service::snapshot() const {
  const std::lock_guard lock(mutex_);
  return snapshot_;
}

void Service::swap(SnapshotPointer snapshot) {
  {
    const std::lock_guard lock(mutex_);
    std::swap(snapshot_, snapshot);
    state_ = {false, 0, state_.swapped + 1, state_.refused};
  }
  // The old rules, if nobody holds them any more, are let go here: outside the lock.
}

void Service::kept_old(std::size_t mistakes) {
  const std::lock_guard lock(mutex_);
  state_ = {true, mistakes, state_.swapped, state_.refused + 1};
}

void Service::unchanged() {
  const std::lock_guard lock(mutex_);
  state_.last_refused = false;
  state_.mistakes = 0;
}

Service::RulesState Service::rules_state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace holdfast::api
