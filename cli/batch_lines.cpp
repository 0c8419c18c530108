#include "cli/batch_lines.hpp"

#include <ostream>

#include "cli/as_of.hpp"
#include "cli/batch_progress.hpp"
#include "cli/byte_streams.hpp"
#include "engine/population/scenario_lines.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t piece_bytes = 4U << 10U;

}  // namespace

int batch_lines(const BatchOptions& options, std::optional<Day> as_of, const Ruleset& ruleset,
                Streams streams) {
  if (!options.map.empty() || !options.errors.empty() || !options.columns.empty() ||
      !options.passthrough.empty() || options.bom) {
    streams.err << "--map, --columns, --passthrough, --errors and --bom are for tables\n";
    return usage;
  }
  const auto name = options.input == "-" ? "stdin" : options.input;
  InputBytes input(options.input, streams.in);
  if (!input.good()) {
    streams.err << "cannot read " << name << "\n";
    return input_refused;
  }
  OutputBytes output(options.output, streams.out);
  RecordReader reader(input.source(), piece_bytes);
  reader.take_lines();
  const Plan plan(ruleset);
  ScenarioLines lines{plan, as_of, Want::answer, options.language, options.jobs, {}, {}};
  lines.want = options.want == "answer"      ? Want::answer
               : options.want == "questions" ? Want::questions
                                             : Want::changes;
  lines.prepare = [&](Document& document) {
    bool assumed = false;
    settle_as_of(document, ruleset, as_of.has_value(), assumed);
  };
  BatchProgress progress(streams.err);
  const auto end =
      run_lines(lines, reader, output.sink(), [&](const auto& counts) { progress.tell(counts); });
  progress.finish(end.counts);
  if (!output.good() || end.cannot_write || !output.sink().finish()) {
    streams.err << "cannot write the answers\n";
    return internal_error;
  }
  if (end.trouble != RecordReader::Trouble::none) {
    streams.err << (end.trouble == RecordReader::Trouble::cannot_read
                        ? "cannot read " + name + "\n"
                        : name + ":" + std::to_string(end.line) +
                              ": error[line-too-long]: expected a scenario a line\n");
    return input_refused;
  }
  if (end.counts.wrong == 0) return done;
  streams.err << end.counts.rows << " scenarios: " << end.counts.rows - end.counts.wrong << " answered, "
              << end.counts.wrong << " with mistakes\n";
  return rows_failed;
}

}  // namespace holdfast::cli
