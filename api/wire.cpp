#include "api/wire.hpp"

#include <ctime>

namespace holdfast::api {
namespace {

// "Tue, 24 Nov 2026 16:59:00 GMT", whatever the locale.
std::string http_date(std::chrono::system_clock::time_point now) {
  constexpr std::string_view days = "SunMonTueWedThuFriSat";
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  std::tm time{};
  gmtime_r(&seconds, &time);
  std::string date = "Day, 00 Mon 0000 00:00:00 GMT";
  const auto name = [&](std::size_t at, std::string_view names, int which) {
    date.replace(at, 3, names.substr(3 * static_cast<std::size_t>(which), 3));
  };
  const auto number = [&](std::size_t last, int value) {
    for (; value > 0; value /= 10) date[last--] = static_cast<char>('0' + value % 10);
  };
  name(0, days, time.tm_wday);
  number(6, time.tm_mday);
  name(8, months, time.tm_mon);
  number(15, time.tm_year + 1900);
  number(18, time.tm_hour);
  number(21, time.tm_min);
  number(24, time.tm_sec);
  return date;
}

}  // namespace

std::string_view phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

std::string head_of(const Reply& reply, std::size_t length, const Wire& wire) {
  std::string head;
  head.reserve(640);
  head.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ");
  head.append(phrase(reply.status)).append("\r\n");
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    head.append(name).append(": ").append(value).append("\r\n");
  };
  add("Date", http_date(wire.now));
  add("Cache-Control", reply.keep == Keep::never ? "no-store" : "no-cache");
  add("Referrer-Policy", "no-referrer");
  add("X-Content-Type-Options", "nosniff");
  // A page has its style in itself, and nothing else.
  const bool page = reply.media.starts_with("text/html");
  add("Content-Security-Policy", page ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors "
                                        "'none'; form-action 'none'; base-uri 'none'"
                                      : "default-src 'none'; frame-ancestors 'none'");
  add("Vary", wire.allowed_origin.empty() ? "Accept, Accept-Language, Accept-Encoding"
                                          : "Accept, Accept-Language, Accept-Encoding, Origin");
  add("Holdfast-Ruleset", reply.ruleset);
  add("Content-Type", reply.media);
  add("Content-Language", reply.language);
  add("Content-Encoding", wire.coding);
  add("ETag", reply.etag);
  add("Allow", reply.allow);
  if (reply.status == 401) add("WWW-Authenticate", "Bearer");
  if (reply.retry_after > 0) add("Retry-After", std::to_string(reply.retry_after));
  if (!wire.allowed_origin.empty()) {
    add("Access-Control-Allow-Origin", wire.allowed_origin);
    add("Access-Control-Expose-Headers", "Holdfast-Ruleset, ETag, Retry-After");
    if (wire.preflight) {
      add("Access-Control-Allow-Methods", "GET, HEAD, POST");
      add("Access-Control-Allow-Headers",
          "Content-Type, Accept-Language, Holdfast-Ruleset, If-None-Match, Authorization");
      add("Access-Control-Max-Age", "600");
    }
  }
  if (wire.chunked)
    add("Transfer-Encoding", "chunked");
  else if (reply.status != 204 && reply.status != 304)
    add("Content-Length", std::to_string(length));
  add("Connection", wire.keep_alive ? "keep-alive" : "close");
  head += "\r\n";
  return head;
}

}  // namespace holdfast::api
