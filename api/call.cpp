#include "api/call.hpp"

#include <algorithm>

namespace holdfast::api {

Reply good_reply(const Call& call, std::string body, const std::string& language) {
  Reply reply;
  reply.media = std::string(call.media);
  if (call.media.starts_with("text/")) reply.media += "; charset=utf-8";
  reply.body = std::move(body);
  reply.language = language;
  return reply;
}

const std::string* Query::find(std::string_view name) {
  asked_.emplace_back(name);
  const std::string* found = nullptr;
  for (const auto& [key, value] : target_.query) {
    if (key != name) continue;
    if (found != nullptr) {
      mistake(name, "told-twice", "this stands twice in the address", "keep one");
      return nullptr;
    }
    found = &value;
  }
  return found;
}

void Query::mistake(std::string_view parameter, std::string code, std::string message, std::string help,
                    std::vector<std::string> near) {
  Mistake one;
  one.parameter = std::string(parameter);
  one.code = std::move(code);
  one.message = std::move(message);
  one.help = std::move(help);
  one.near = std::move(near);
  mistakes_.push_back(std::move(one));
}

std::optional<Day> Query::day(std::string_view name) {
  const auto* told = find(name);
  if (told == nullptr) return std::nullopt;
  const auto day = parse_day(*told);
  if (!day) mistake(name, "not-a-date", "expected a date that exists, from 1900 to 2199", "write 2026-11-24");
  return day;
}

std::string Query::language(const Texts& texts, const std::string& otherwise) {
  const auto* told = find("lang");
  if (told == nullptr) return otherwise;
  const auto languages = texts.languages();
  if (std::find(languages.begin(), languages.end(), *told) != languages.end()) return *told;
  std::string all;
  for (const auto& one : languages) all += (all.empty() ? "" : ", ") + one;
  mistake("lang", "unknown-word", "expected a language that the rules have", "one of: " + all);
  return otherwise;
}

std::optional<int> Query::place(const Places& places) {
  const auto* told = find("place");
  if (told == nullptr) return std::nullopt;
  const auto place = places.find(*told);
  if (!place)
    mistake("place", "unknown-place", "this is not a place of the loaded rules", "GET /v1/places lists them",
            near_names(*told, places.paths()));
  return place;
}

const Mistakes& Query::finish() {
  for (const auto& [key, value] : target_.query) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    std::string all;
    for (const auto& one : asked_) all += (all.empty() ? "it may have: " : ", ") + one;
    mistake("", "unknown-parameter", "a parameter of the address has no meaning here",
            all.empty() ? "it has none" : all);
    mistakes_.back().parameter = "…";
  }
  return mistakes_;
}

}  // namespace holdfast::api
