// A DMN file: its decisions, as far as they are one FEEL expression each.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/language/expression.hpp"
#include "tests/conformance/value.hpp"

namespace holdfast::conformance {

struct Decision {
  std::string name;
  std::string type;   // what its value has to be; "" when the model does not say
  std::string wants;  // why it cannot be tried, "" when it can: what it is instead of an expression, or the
                      // mistake that our parser finds in it
  std::string source;
  Expression expression;
  std::vector<std::string> required;  // ids of decisions
};

struct Model {
  std::map<std::string, Decision> decisions;  // by id
  const Decision* named(const std::string& name) const;
};

// Nothing when the file cannot be read as XML.
std::optional<Model> read_model(const std::filesystem::path& file);

}  // namespace holdfast::conformance
