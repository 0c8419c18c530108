// What went wrong, as RFC 9457 has it: one kind, and every mistake at once. A mistake says where it stands,
// what was expected and the way out, and never what somebody sent.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/message.hpp"
#include "engine/ruleset/ruleset.hpp"

namespace holdfast::api {

enum class Problem : std::uint8_t {
  bad_request,
  invalid_json,
  invalid_facts,
  forbidden_fact,
  null_not_allowed,
  unknown_fact,
  invalid_request,
  invalid_reform,
  invalid_query,
  not_found,
  unknown_rule,
  unknown_place,
  method_not_allowed,
  not_acceptable,
  unsupported_media,
  ruleset_mismatch,
  timed_out,
  too_large,
  headers_too_large,
  too_many,
  expectation_failed,
  busy,
  stopping,
  version,
  unauthorized,
  internal,
};

// One kind, as the table of them says it.
struct ProblemKind {
  Problem problem;
  std::string_view name;  // its type is "/problems/<name>"
  int status;
  std::string_view title_en;
  std::string_view title_es;
  std::string_view way_out;  // for a developer, in English
};
const ProblemKind& kind_of(Problem problem);
std::span<const ProblemKind> problem_kinds();

struct Mistake {
  std::string pointer;    // JSON Pointer into the body, "" for all of it
  std::string parameter;  // or the name of a query parameter
  std::string code;       // stable, kebab-case
  std::string message;    // lower case, no final period
  std::string help;
  std::vector<std::string> near;  // names that may have been meant
  int line = 0;                   // of the body, from 1; 0 where all of it is meant
  int column = 0;
};
using Mistakes = std::vector<Mistake>;

Reply problem_reply(Problem problem, std::string_view language, const std::string& detail = "",
                    const Mistakes& mistakes = {});
// Of what is wrong in the address.
inline Reply wrong_query(const Mistakes& mistakes, std::string_view language) {
  return problem_reply(Problem::invalid_query, language, "", mistakes);
}

// What the engine found wrong with a body. A key is repeated only where it is one of ours, or nearly one:
// any other may be a person's name.
Mistakes mistakes_of(const Diagnostics& diagnostics, const Ruleset& ruleset);

// The kind that these mistakes are, taken together.
Problem problem_of(const Mistakes& mistakes);

// `name` among `candidates`, or up to three that are near it.
std::vector<std::string> near_names(const std::string& name, std::vector<std::string> candidates);

}  // namespace holdfast::api
