#include "api/fields.hpp"

#include <algorithm>
#include <iterator>

#include "api/negotiation.hpp"

namespace holdfast::api {
namespace {

namespace http = boost::beast::http;

std::size_t how_many(const Message& message, http::field field) {
  const auto range = message.equal_range(field);
  return static_cast<std::size_t>(std::distance(range.first, range.second));
}

bool host_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-._~:[]%!$&'()*+;=").find(c) != std::string_view::npos;
}

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

// Where the request keeps the field; null for one that no handler looks at.
std::string_view* place_of(const Message::value_type& field, Request& request) {
  switch (field.name()) {
    case http::field::accept:
      return &request.accept;
    case http::field::accept_language:
      return &request.accept_language;
    case http::field::content_type:
      return &request.content_type;
    case http::field::content_encoding:
      return &request.content_encoding;
    case http::field::if_none_match:
      return &request.if_none_match;
    case http::field::unknown:
      return same_letters(view(field.name_string()), "Holdfast-Ruleset") ? &request.ruleset : nullptr;
    default:
      return nullptr;
  }
}

}  // namespace

std::string_view value_of(const Message& message, http::field field) {
  const auto found = message.find(field);
  return found == message.end() ? std::string_view() : view(found->value());
}

std::optional<Problem> wrong_fields(const Message& message) {
  constexpr unsigned old = 10;
  constexpr unsigned current = 11;
  if (message.version() != old && message.version() != current) return Problem::version;
  const auto hosts = how_many(message, http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() == current)) return Problem::bad_request;
  const auto host = value_of(message, http::field::host);
  if (!std::all_of(host.begin(), host.end(), host_letter)) return Problem::bad_request;
  // One length, told in one way.
  const auto lengths = how_many(message, http::field::content_length);
  const auto codings = how_many(message, http::field::transfer_encoding);
  if (lengths > 1 || codings > 1 || (lengths == 1 && codings == 1)) return Problem::bad_request;
  const auto length =
      value_of(message, http::field::content_length);  // Beast would take a list of equal ones
  if (!std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return Problem::bad_request;
  if (codings == 1 && (message.version() == old ||
                       !same_letters(value_of(message, http::field::transfer_encoding), "chunked")))
    return Problem::bad_request;
  const auto expected = value_of(message, http::field::expect);
  if (!expected.empty() && !same_letters(expected, "100-continue")) return Problem::expectation_failed;
  return std::nullopt;
}

bool expects_continue(const Message& message) { return !value_of(message, http::field::expect).empty(); }

Method method_of(const Message& message) {
  switch (message.method()) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    case http::verb::options:
      return Method::options;
    default:
      return Method::other;
  }
}

bool may_enter(const Message& message, std::string_view token) {
  constexpr std::string_view scheme = "Bearer ";
  const auto told = value_of(message, http::field::authorization);
  if (told.size() < scheme.size() || !same_letters(told.substr(0, scheme.size()), scheme)) return false;
  const auto given = told.substr(scheme.size());
  unsigned difference = given.size() == token.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i)
    difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i % token.size()]);
  return difference == 0;
}

std::string_view target_of(const Message& message) { return view(message.target()); }

Request request_of(const Message& message) {
  Request request;
  request.method = method_of(message);
  request.target = view(message.target());
  request.body = message.body();
  for (const auto& field : message) {
    auto* into = place_of(field, request);
    const bool first = into != nullptr && into->data() == nullptr;  // of that name: no other counts
    if (first) *into = view(field.value());
  }
  return request;
}

}  // namespace holdfast::api
