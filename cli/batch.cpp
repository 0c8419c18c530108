#include <ostream>
#include <thread>

#include "cli/as_of.hpp"
#include "cli/batch_lines.hpp"
#include "cli/batch_progress.hpp"
#include "cli/byte_streams.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "engine/population/batch_columns.hpp"
#include "engine/population/quoting.hpp"
#include "engine/population/row_writer.hpp"
#include "engine/population/table_batch.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t fast_piece = 256U << 10U;
constexpr std::size_t slow_piece = 4U << 10U;  // where every row takes a determination
constexpr std::uint64_t most_told = 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class BatchCommand {
 public:
  BatchCommand(const BatchOptions& options, Streams streams) : options_(options), streams_(streams) {}

  int run() {
    int code = done;
    if (!settle_day() || !distinct_files()) return usage;
    ruleset_ = load_rules(options_.rules, streams_, code);
    if (!ruleset_) return code;
    if (reads_lines()) return batch_lines(with_jobs(), as_of_told_, *ruleset_, streams_);
    if (!read_map()) return input_refused;
    if (!choose_columns()) return usage;
    InputBytes input(options_.input, streams_.in);
    if (!input.good()) return refuse("cannot read " + input_name() + "\n");
    RecordReader reader(input.source(), output_.needs_determination() ? slow_piece : fast_piece);
    if (!read_header(reader)) return input_refused;
    return answer(reader);
  }

 private:
  int refuse(const std::string& words) {
    streams_.err << words;
    return input_refused;
  }
  std::string input_name() const { return options_.input == "-" ? "stdin" : options_.input; }

  bool settle_day() {
    const auto day = options_.as_of.empty() ? std::optional(today()) : parse_day(options_.as_of);
    if (!day) streams_.err << "--as-of: expected a date that exists, like 2026-11-24\n";
    as_of_ = day.value_or(0);
    if (!options_.as_of.empty()) as_of_told_ = day;
    return day.has_value();
  }

  // Nothing is written over what is still to be read.
  bool distinct_files() {
    for (const auto& [one, other] :
         {std::pair(options_.input, options_.output), std::pair(options_.input, options_.errors),
          std::pair(options_.output, options_.errors)})
      if (!one.empty() && !other.empty() && (one != "-" || other != "-") &&
          (one == other || same_file(one, other))) {
        streams_.err << "the table, the answers and the errors need files of their own\n";
        return false;
      }
    return true;
  }

  bool read_map() {
    nothing_told_ = unknown_scenario(*ruleset_, as_of_);
    if (options_.map.empty()) return true;
    const auto text = read_file(options_.map, streams_.in);
    if (!text) {
      streams_.err << "cannot read " << options_.map << "\n";
      return false;
    }
    const auto document = read_yaml(*text, options_.map, Echo::allowed);
    if (!document) {
      streams_.err << render(document.diagnostics());
      return false;
    }
    auto map = read_table_map(*document, *ruleset_);
    streams_.err << render(map.diagnostics());
    if (!map) return false;
    map_ = std::move(*map);
    Diagnostics mistakes;
    tell_constants(*map_, *ruleset_, nothing_told_, mistakes);
    return mistakes.empty();
  }

  // What the map says, or what was asked for, or everything.
  bool choose_columns() {
    if (map_ && map_->output) {
      if (!options_.columns.empty()) {
        streams_.err << "--columns: the map says which columns to write\n";
        return false;
      }
      output_ = *map_->output;
      return true;
    }
    const auto wrong = holdfast::choose_columns(*ruleset_, options_.columns, output_);
    for (const auto& mistake : wrong) streams_.err << "--columns: " << mistake << "\n";
    pass_on_ = true;
    return wrong.empty();
  }

  bool read_header(RecordReader& reader) {
    std::string header;
    if (!reader.read_header(header)) {
      streams_.err << (reader.trouble() == RecordReader::Trouble::none
                           ? input_name() +
                                 ": error[no-header]: expected a first line with the names of the columns\n"
                           : "cannot read " + input_name() + "\n");
      return false;
    }
    const auto extension = extension_of(options_.input);
    HeaderWishes wishes;
    wishes.pass = options_.passthrough;
    wishes.map = map_ ? &*map_ : nullptr;
    wishes.tabs = extension == ".tsv" || extension == ".tab";
    auto layout = pass_on_ ? read_and_pass_on(header, input_name(), *ruleset_, wishes,
                                              options_.columns.empty(), output_)
                           : read_table_header(header, input_name(), *ruleset_, wishes, output_);
    streams_.err << render(layout.diagnostics());
    if (!layout) return false;
    layout_ = std::move(*layout);
    reader.set_separator(layout_.separator);
    return true;
  }

  int answer(RecordReader& reader) {
    const Plan plan(*ruleset_);
    OutputBytes output(options_.output, streams_.out);
    std::optional<OutputBytes> errors;
    if (!options_.errors.empty()) errors.emplace(options_.errors, streams_.out);
    if (!output.good() || (errors && !errors->good())) return cannot_write();
    const auto extension = extension_of(options_.output);
    const char separator = extension == ".tsv" || extension == ".tab" ? '\t' : ',';
    bool good = output.sink().write((options_.bom ? std::string(byte_order_mark) : "") +
                                    header_line(output_, separator));
    if (errors) good = errors->sink().write("line,row,column,code,expected,way_out\n") && good;
    if (!good) return cannot_write();
    BatchProgress progress(streams_.err);
    const bool told_in_rows = output_.has(BuiltIn::errors);
    std::uint64_t told = 0;
    BatchWatch watch;
    watch.progress = [&](const BatchCounts& counts) { progress.tell(counts); };
    watch.error = [&](const RowError& error) {
      if (errors) good = errors->sink().write(error_line(error)) && good;
      if (!errors && !told_in_rows && ++told <= most_told) tell(error);
    };
    const TableBatch batch{{{plan, nothing_told_, output_.asked}}, layout_, output_, separator, jobs(), {}};
    const auto end = run_batch(batch, reader, output.sink(), watch);
    progress.finish(end.counts);
    if (told > most_told)
      streams_.err << "and " << told - most_told << " more; `--errors FILE` writes all of them\n";
    good = output.sink().finish() && good && !end.cannot_write;
    if (errors) good = errors->sink().finish() && good;
    if (!good) return cannot_write();
    if (end.trouble == RecordReader::Trouble::cannot_read)
      return refuse("cannot read " + input_name() + "\n");
    if (end.trouble == RecordReader::Trouble::record_without_end)
      return refuse(
          input_name() + ":" + std::to_string(end.line) +
          ": error[unclosed-quote]: a row that begins here, or after, has a quote that is never closed\n"
          "   help: what stands before it was answered\n");
    if (end.counts.wrong == 0) return done;
    streams_.err << end.counts.rows << " rows: " << end.counts.rows - end.counts.wrong << " answered, "
                 << end.counts.wrong << " with mistakes\n";
    return rows_failed;
  }

  int cannot_write() {
    streams_.err << "cannot write the answers\n";
    return internal_error;
  }

  bool reads_lines() const {
    const auto extension = extension_of(options_.input);
    return options_.format == "ndjson" ||
           (options_.format.empty() && (extension == ".ndjson" || extension == ".jsonl"));
  }

  BatchOptions with_jobs() const {
    BatchOptions options = options_;
    options.jobs = jobs();
    return options;
  }

  int jobs() const {
    if (options_.jobs > 0) return options_.jobs;
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  }

  static std::string error_line(const RowError& error) {
    std::string line = std::to_string(error.line) + "," + std::to_string(error.row);
    for (const auto* text :
         {&error.error.column, &error.error.code, &error.error.expected, &error.error.help}) {
      line += ',';
      append_quoted(line, *text, ',');
    }
    return line + "\n";
  }

  void tell(const RowError& error) {
    Diagnostic d;
    d.code = error.error.code;
    d.span = {input_name(), static_cast<int>(error.line), 0, 1};
    d.message = (error.error.column.empty() ? "" : error.error.column + ": ") + error.error.expected;
    d.help = error.error.help;
    streams_.err << render(d);
  }

  const BatchOptions& options_;
  Streams streams_;
  Day as_of_ = 0;
  std::optional<Day> as_of_told_;
  std::unique_ptr<const Ruleset> ruleset_;
  Scenario nothing_told_;
  std::optional<TableMap> map_;
  OutputPlan output_;
  TableLayout layout_;
  bool pass_on_ = false;  // what is passed on stands after the columns
};

}  // namespace

int batch(const BatchOptions& options, Streams streams) { return BatchCommand(options, streams).run(); }

}  // namespace holdfast::cli
