#include "api/handlers/header_mistakes.hpp"

namespace holdfast::api {

Mistakes mistakes_of_header(const Diagnostics& found, const Ruleset& ruleset, const std::string& missing) {
  auto mistakes = mistakes_of(found, ruleset);
  std::size_t at = 0;
  for (const auto& one : found) {
    if (one.severity != Severity::error || at == mistakes.size()) continue;
    auto& mistake = mistakes[at++];
    mistake.pointer = "";
    mistake.line = 1;
    mistake.column = 0;
    const auto column = one.pointer.empty() ? std::string() : "column " + one.pointer.substr(1) + ": ";
    if (one.code == "unknown-fact" && !mistake.help.starts_with("did you mean"))
      mistake.help = "GET /v1/facts lists the facts; to pass it on, begin its name with `x_`";
    if (one.code == "duplicate-header") mistake.message = "this name stands in the header twice";
    if (one.code == "told-twice") mistake.message = "this tells a fact that is told elsewhere too";
    if (one.code == "missing-column") {
      mistake.message = missing;
      mistake.help = "";
      continue;  // it is at no column
    }
    mistake.message = column + mistake.message;
  }
  return mistakes;
}

}  // namespace holdfast::api
