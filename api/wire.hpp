// The head of every response, built in one place, so that what must be in each of them is.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "api/message.hpp"

namespace holdfast::api {

struct Wire {
  bool keep_alive = true;
  std::chrono::system_clock::time_point now;
  std::string_view coding;          // "gzip" where the body is compressed
  std::string_view allowed_origin;  // CORS: the one origin that may read replies; "" for none
  bool chunked = false;             // the body has no length that is known
  bool preflight = false;           // CORS: the reply says what the origin may send
};

// Up to and with the blank line; `length` is the body's, whether it is sent or not.
std::string head_of(const Reply& reply, std::size_t length, const Wire& wire);

std::string_view phrase(int status);

}  // namespace holdfast::api
