// One request on its way through a handler: what was asked, in which language and form, and the rules that
// answer it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/service.hpp"
#include "api/target.hpp"
#include "engine/determination/json_writer.hpp"

namespace holdfast::api {

constexpr std::string_view json_media = "application/json";
constexpr std::string_view text_media = "text/plain";
constexpr std::string_view svg_media = "image/svg+xml";
constexpr std::string_view html_media = "text/html";
constexpr std::string_view csv_media = "text/csv";
constexpr std::string_view lines_media = "application/x-ndjson";
constexpr std::string_view calendar_media = "text/calendar";

constexpr auto json_style = JsonWriter::Style::on_one_line;  // four bytes of ten would be spaces

struct Call {
  const Request& request;
  const Target& target;
  std::vector<std::string> named;  // what stands in the template's braces, decoded, in order
  SnapshotPointer snapshot;
  Service& service;
  std::string language;    // by Accept-Language; a request may still tell another
  std::string_view media;  // the one of the route's that the client would rather have

  const Ruleset& ruleset() const { return snapshot->ruleset(); }
};

// A reply of 200. `body` is complete; text says its charset.
Reply good_reply(const Call& call, std::string body, const std::string& language);

// The parameters of the query, each asked for by name; `finish` reports those that nobody asked for.
class Query {
 public:
  explicit Query(const Target& target) : target_(target) {}
  // Nothing when it is not there. Told twice, it is a mistake.
  const std::string* find(std::string_view name);
  void mistake(std::string_view parameter, std::string code, std::string message, std::string help = "",
               std::vector<std::string> near = {});
  std::optional<Day> day(std::string_view name);
  // `lang`, else `otherwise`.
  std::string language(const Texts& texts, const std::string& otherwise);
  // A place by its path; nothing, and perhaps a mistake, where none is named.
  std::optional<int> place(const Places& places);
  const Mistakes& finish();

 private:
  const Target& target_;
  std::vector<std::string> asked_;
  Mistakes mistakes_;
};

}  // namespace holdfast::api
