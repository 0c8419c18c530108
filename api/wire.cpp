#include "api/wire.hpp"

#include <array>
#include <ctime>

namespace holdfast::api {
namespace {

// "Tue, 24 Nov 2026 16:59:00 GMT", whatever the locale.
std::string http_date(std::chrono::system_clock::time_point now) {
  constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  std::tm time{};
  gmtime_r(&seconds, &time);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), "%d %%s %Y %H:%M:%S GMT", &time);
  std::string date = text.data();
  date.replace(date.find("%s"), 2, months.at(static_cast<std::size_t>(time.tm_mon)));
  return std::string(days.at(static_cast<std::size_t>(time.tm_wday))) + ", " + date;
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
  head += "HTTP/1.1 " + std::to_string(reply.status) + " " + std::string(phrase(reply.status)) + "\r\n";
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
