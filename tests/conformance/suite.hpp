// A file of the TCK's test cases, and what becomes of each on a model.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/conformance/evaluate.hpp"
#include "tests/conformance/model.hpp"

namespace holdfast::conformance {

struct Wanted {
  std::string decision;
  Value value;  // an error is wanted as null
};

struct Case {
  std::string id;
  std::string wants;  // why it cannot be tried, whatever the model is; "" when it can
  Names given;
  std::vector<Wanted> wanted;
};

struct Suite {
  std::string model;  // the name of its file, beside the suite's own
  std::vector<Case> cases;
};

// Nothing when the file is not XML; without cases when it is about something else.
std::optional<Suite> read_suite(const std::filesystem::path& file);

struct Outcome {
  enum class Kind { passed, failed, skipped };
  Kind kind = Kind::skipped;
  std::string why;  // of a skip its reason; of a failure what was wanted and what came
};

// A case passes when all that it wants is so, and is skipped when any of it cannot be tried.
Outcome tried(const Case& test, const Model& model);

// Whether null is all that it wants.
bool wants_null(const Case& test);

}  // namespace holdfast::conformance
