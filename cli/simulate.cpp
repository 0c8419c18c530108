#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <thread>

#include "cli/as_of.hpp"
#include "cli/batch_progress.hpp"
#include "cli/byte_streams.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "cli/replicate_names.hpp"
#include "cli/run_folder.hpp"
#include "cli/watched_source.hpp"
#include "engine/simulation/brief.hpp"
#include "engine/simulation/run_files.hpp"
#include "engine/simulation/simulation.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t piece_bytes = 256U << 10U;
constexpr std::uint64_t most_told = 20;

// A law, and what of it has to stay where it is.
struct LoadedLaw {
  std::string id;
  std::string title;
  std::string sha256;
  std::unique_ptr<const Ruleset> ruleset;
  std::unique_ptr<const Plan> plan;
  Scenario nothing_told;
};

class NoSink : public ByteSink {
 public:
  bool write(std::string_view) override { return true; }
};

class SimulateCommand {
 public:
  SimulateCommand(const SimulateOptions& options, Streams streams) : options_(options), streams_(streams) {}

  int run() {
    int code = done;
    const auto day = options_.as_of.empty() ? std::optional(today()) : parse_day(options_.as_of);
    if (!day) {
      streams_.err << "--as-of: expected a date that exists, like 2026-11-24\n";
      return usage;
    }
    as_of_ = *day;
    if (!load_laws(code) || !read_map(code)) return code;
    StudyWishes wishes;
    if (!read_wishes(wishes, code)) return code;
    std::vector<SimulatedLaw> laws;
    for (const auto& law : laws_)
      laws.push_back({law->id, law->title, law->sha256, *law->plan, law->nothing_told});
    std::vector<std::string> mistakes;
    const Simulation simulation(std::move(laws), std::move(wishes), mistakes);
    for (const auto& mistake : mistakes) streams_.err << mistake << "\n";
    if (!mistakes.empty()) return usage;
    RunFolder folder(options_.output);
    if (!folder.open(streams_.err)) return usage;
    Partial partial{simulation.study(), simulation.budgets(), {}};
    partial.totals.queues = Queues(simulation.budgets(), laws_.size());
    for (std::size_t i = 0; i < options_.tables.size(); ++i)
      if (!read_table(simulation, folder, i, partial.totals, code)) return code;
    if (partial.totals.groups.size() > most_groups) return too_many_groups();
    return finish(folder, partial);
  }

 private:
  bool load_laws(int& code) {
    if (!load_law("", code)) return false;
    for (const auto& reform : options_.reforms)
      if (!load_law(reform, code)) return false;
    return true;
  }

  bool load_law(const std::string& reforms, int& code) {
    auto law = std::make_unique<LoadedLaw>();
    WhichRules which = options_.rules;
    Sha256 digest;
    for (std::size_t begin = 0; begin < reforms.size();) {
      const auto end = std::min(reforms.find(',', begin), reforms.size());
      which.with.push_back(reforms.substr(begin, end - begin));
      begin = end + 1;
      if (const auto text = read_file(which.with.back(), streams_.in)) digest.add(*text);
    }
    law->ruleset = load_rules(which, streams_, code);
    if (!law->ruleset) return false;
    if (reforms.empty()) {
      law->id = "baseline";
      law->title = "The law";
      law->sha256 = law->ruleset->sha256;
    }
    for (const auto& on : law->ruleset->with) {
      law->id += (law->id.empty() ? "" : "+") + on.reform;
      for (const auto& reform : law->ruleset->reforms)
        if (reform.id == on.reform) law->title += (law->title.empty() ? "" : "; ") + reform.title;
    }
    if (!reforms.empty()) law->sha256 = digest.hex();
    law->plan = std::make_unique<const Plan>(*law->ruleset);
    law->nothing_told = unknown_scenario(*law->ruleset, as_of_);
    laws_.push_back(std::move(law));
    return true;
  }

  bool read_map(int& code) {
    code = input_refused;
    if (options_.map.empty()) return true;
    const auto document = read(options_.map);
    if (!document) return false;
    auto map = read_table_map(*document, *laws_.front()->ruleset);
    streams_.err << render(map.diagnostics());
    if (!map) return false;
    map_ = std::move(*map);
    Diagnostics mistakes;
    for (auto& law : laws_) tell_constants(*map_, *law->ruleset, law->nothing_told, mistakes);
    return mistakes.empty();
  }

  std::optional<Document> read(const std::string& path) {
    const auto text = read_file(path, streams_.in);
    if (!text) {
      streams_.err << "cannot read " << path << "\n";
      return std::nullopt;
    }
    auto document = read_yaml(*text, path, Echo::allowed);
    streams_.err << render(document.diagnostics());
    if (!document) return std::nullopt;
    return std::move(*document);
  }

  bool read_wishes(StudyWishes& wishes, int& code) {
    wishes.as_of = to_string(as_of_);
    wishes.rows_are = options_.rows_are;
    wishes.rules = options_.asked;
    wishes.by = options_.by;
    wishes.passed = options_.passthrough;
    wishes.weight = options_.weight;
    wishes.replicates = replicate_names(options_.replicates);
    wishes.replicate_scale = options_.replicate_scale;
    wishes.smallest_cell = options_.smallest_cell;
    bool good = true;
    for (const auto& path : options_.budgets) {
      const auto document = read(path);
      if (!document) {
        good = false;
        continue;
      }
      auto budget = read_budget(*document, *laws_.front()->ruleset);
      streams_.err << render(budget.diagnostics());
      good = good && static_cast<bool>(budget);
      if (budget) wishes.budgets.push_back(std::move(*budget));
    }
    if (!good) code = input_refused;
    return good;
  }

  bool read_table(const Simulation& simulation, const RunFolder& folder, std::size_t number, Totals& totals,
                  int& code) {
    const auto& path = options_.tables[number];
    Simulation::Table table;
    table.name = path == "-" ? "stdin" : std::filesystem::path(path).filename().string();
    table.piece = std::max(options_.piece, 1U) + static_cast<std::uint32_t>(number);
    table.map = map_ ? &*map_ : nullptr;
    const auto extension = extension_of(path);
    table.tabs = extension == ".tsv" || extension == ".tab";
    table.micro = options_.micro;
    table.jobs = options_.jobs > 0 ? options_.jobs
                                   : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    code = input_refused;
    InputBytes input(path, streams_.in);
    if (!input.good()) {
      streams_.err << "cannot read " << table.name << "\n";
      return false;
    }
    WatchedSource source(input.source());
    RecordReader reader(source, piece_bytes);
    NoSink nothing;
    std::optional<OutputBytes> micro;
    if (options_.micro) micro.emplace(folder.at(micro_name(table.piece)), streams_.out);
    BatchProgress progress(streams_.err);
    BatchWatch watch;
    watch.progress = [&](const BatchCounts& counts) {
      progress.tell(counts, source.bytes(), bytes_of(path));
    };
    watch.error = [&](const RowError& error) { tell(table.name, error); };
    auto end = simulation.run(table, reader, micro ? micro->sink() : nothing, watch);
    streams_.err << render(end.header);
    if (!end.header.empty()) return false;
    progress.finish(end.batch.counts);
    if (end.batch.cannot_write || (micro && !micro->sink().finish())) {
      streams_.err << "cannot write the micro table\n";
      code = internal_error;
      return false;
    }
    if (end.batch.trouble != RecordReader::Trouble::none) {
      streams_.err << table.name << ":" << end.batch.line
                   << (end.batch.trouble == RecordReader::Trouble::cannot_read
                           ? ": cannot be read to its end\n"
                           : ": error[unclosed-quote]: a row that begins here, or after, has a quote that is "
                             "never closed\n");
      return false;
    }
    if (end.too_many_groups) {
      code = too_many_groups();
      return false;
    }
    end.totals.inputs.front().sha256 = source.sha256();
    totals.merge(end.totals);
    return true;
  }

  int too_many_groups() {
    streams_.err << "--by: more than " << most_groups << " groups; a column to group by has few values\n";
    return usage;
  }

  // Of a file whose bytes are the table's.
  static std::uint64_t bytes_of(const std::string& path) {
    std::error_code error;
    if (path == "-" || path.ends_with(".gz")) return 0;
    const auto size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
  }

  std::string micro_name(std::uint32_t piece) const {
    if (options_.tables.size() == 1 && options_.piece == 0) return "micro.csv";
    std::string number = std::to_string(piece);
    constexpr std::size_t digits = 4;
    if (number.size() < digits) number.insert(0, digits - number.size(), '0');
    return "micro-" + number + ".csv";
  }

  void tell(const std::string& table, const RowError& error) {
    if (++told_ > most_told) return;
    Diagnostic d;
    d.code = error.error.code;
    d.span = {table, static_cast<int>(error.line), 0, 1};
    d.message = (error.error.column.empty() ? "" : error.error.column + ": ") + error.error.expected;
    d.help = error.error.help;
    streams_.err << render(d);
  }

  int finish(const RunFolder& folder, const Partial& partial) {
    std::uint64_t wrong = 0;
    for (const auto& input : partial.totals.inputs) wrong += input.wrong;
    if (told_ > most_told)
      streams_.err << "and " << told_ - most_told
                   << " more mistakes, in the column `errors` of the micro table\n";
    if (!folder.write(options_.partial ? std::vector<OutputFile>{{partial_name, partial_to_json(partial)}}
                                       : run_files(partial),
                      streams_.err))
      return internal_error;
    if (!options_.partial) streams_.out << brief_text(partial);
    return wrong > 0 ? rows_failed : done;
  }

  const SimulateOptions& options_;
  Streams streams_;
  Day as_of_ = 0;
  std::vector<std::unique_ptr<LoadedLaw>> laws_;
  std::optional<TableMap> map_;
  std::uint64_t told_ = 0;
};

}  // namespace

int simulate(const SimulateOptions& options, Streams streams) {
  return SimulateCommand(options, streams).run();
}

}  // namespace holdfast::cli
