// One scenario under the law, and as it would be if reforms were law: both answers, and what is different
// between them and why. What stands on a reform is stamped `not_law`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/determination/difference.hpp"
#include "engine/determination/json_writer.hpp"
#include "engine/ruleset/texts.hpp"

namespace holdfast {

struct Comparison {
  Determination law;
  Determination reform;
  std::vector<Change> changed;  // in the answer under the reforms
};

Comparison compare(Determination law, Determination reform);

// `texts` are those of the rules with the reforms, which have every sentence of the law too.
std::string to_text(const Comparison& comparison, const Texts& texts, std::string_view language);
std::string to_json(const Comparison& comparison, const Texts& texts, std::string_view language,
                    JsonWriter::Style style = JsonWriter::Style::indented);

}  // namespace holdfast
