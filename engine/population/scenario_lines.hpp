// Scenarios in JSON, one a line (NDJSON) → determinations in JSON, one a line; of a line that cannot be read,
// what is wrong with it.
#pragma once

#include <functional>
#include <string>

#include "engine/determination/findings.hpp"
#include "engine/population/table_batch.hpp"

namespace holdfast {

struct ScenarioLines {
  const Plan& plan;
  std::optional<Day> as_of;  // wins over a line's own
  Want want = Want::answer;
  std::string language = "en";
  int jobs = 1;
  std::function<void(Document&)> prepare;  // what is done with a line before it is read; or nothing
  std::function<Diagnostics(const Diagnostics&)> retell;  // how mistakes are told, if not as they are
};

// `reader` takes no quotes to stand around line breaks.
BatchEnd run_lines(const ScenarioLines& lines, RecordReader& reader, ByteSink& sink,
                   const std::function<void(const BatchCounts&)>& progress);

}  // namespace holdfast
