// The fields of a request's head: which of them make it no request, and what of them a handler may see.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string_view>

#include "api/problem.hpp"

namespace holdfast::api {

using Message = boost::beast::http::request<boost::beast::http::string_body>;

// Why it cannot be trusted to end where it seems to end, or cannot be answered at all.
std::optional<Problem> wrong_fields(const Message& message);

bool expects_continue(const Message& message);
Method method_of(const Message& message);
std::string_view value_of(const Message& message, boost::beast::http::field field);  // the first; "" for none
// Whether it carries the token; compared in the same time however much of it is right.
bool may_enter(const Message& message, std::string_view token);
std::string_view target_of(const Message& message);
Request request_of(const Message& message);

}  // namespace holdfast::api
