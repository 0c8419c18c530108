// One HTTP message in and one out, as plain data: handlers know nothing of sockets, and of no library for
// them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/population/bytes.hpp"

namespace holdfast::api {

enum class Method : std::uint8_t { get, head, post, options, other };
std::string_view name(Method method);  // "GET"; "OTHER" for what we do not speak

// What a handler may look at. Everything is borrowed from the session for the time of one answer.
struct Request {
  Method method = Method::get;
  std::string_view target = "/";  // path and query as they were sent
  std::string_view body;
  std::string_view accept;
  std::string_view accept_language;
  std::string_view content_type;
  std::string_view content_encoding;
  std::string_view if_none_match;
  std::string_view ruleset;  // the digest that the client insists on; "" for any
};

// May somebody on the way keep the reply? Rules may be kept, and asked about again each time; what was made
// from a tenant's facts may not.
enum class Keep : std::uint8_t { never, ask_again };

struct StreamEnd;
// Reads a body and writes its answer, piece by piece. It waits for bytes, and for room.
using StreamWork = std::function<StreamEnd(ByteSource& body, ByteSink& answer)>;

struct Reply {
  int status = 200;
  std::string_view route = "none";  // the template, for metrics and the log: never the path itself
  std::string media;                // Content-Type; "" where there is no body
  std::string body;
  std::string language;  // Content-Language; "" for none
  std::string etag;      // with its quotes; "" for none
  std::string allow;     // methods; "" for none
  std::string ruleset;   // the digest of the rules that answered; "" before any are loaded
  int retry_after = 0;   // seconds; 0 for none
  Keep keep = Keep::never;
  // What makes the body, on a thread of its own: while the request's body comes, or, where all of that is
  // there, at once (it then writes nothing, and its end has the reply); or nothing.
  StreamWork stream;
};

struct StreamEnd {
  bool whole = true;           // all that was to be written was
  std::optional<Reply> reply;  // in place of what was never written: why not, or the whole answer
};

}  // namespace holdfast::api
