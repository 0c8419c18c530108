#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/as_of.hpp"
#include "cli/folder.hpp"
#include "cli/replicate_names.hpp"
#include "cli/run_folder.hpp"
#include "cli/simulated_laws.hpp"
#include "cli/study_file.hpp"
#include "engine/document/digest.hpp"
#include "engine/simulation/brief.hpp"
#include "engine/simulation/expectation.hpp"
#include "engine/simulation/run_files.hpp"
#include "engine/simulation/simulation.hpp"

namespace holdfast::cli {
namespace {

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
    if (!load_laws(code)) return code;
    if (!same_places(laws_, streams_)) return input_refused;
    if (!read_map_for(options_.map, laws_, map_, streams_)) return input_refused;
    StudyWishes wishes;
    if (!read_wishes(wishes, code)) return code;
    std::vector<SimulatedLaw> laws;
    for (std::size_t i = 0; i < laws_.size(); ++i)
      laws.push_back({laws_[i]->id, laws_[i]->title, laws_[i]->sha256, *plans_[i], laws_[i]->nothing_told});
    std::vector<std::string> mistakes;
    const Simulation simulation(std::move(laws), std::move(wishes), mistakes);
    if (mistakes.empty()) read_expectations(simulation.study(), mistakes);
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
    std::vector<std::string> scenarios{""};
    scenarios.insert(scenarios.end(), options_.reforms.begin(), options_.reforms.end());
    for (const auto& reforms : scenarios) {
      laws_.push_back(load_simulated(options_.rules, reforms, {}, as_of_, streams_, code));
      if (!laws_.back()) return false;
      plans_.push_back(std::make_unique<const Plan>(*laws_.back()->ruleset));
    }
    return true;
  }

  void read_expectations(const Study& study, std::vector<std::string>& mistakes) {
    for (const auto& told : options_.expect) {
      std::string wrong;
      if (auto expected = read_expectation(told, study, wrong))
        expectations_.push_back(std::move(*expected));
      else
        mistakes.push_back("--expect: " + wrong);
    }
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
    if (const auto map = options_.map.empty() ? std::nullopt : read_file(options_.map, streams_.in))
      wishes.map_sha256 = sha256_hex(*map);
    if (map_ && map_->shares)
      wishes.shares_of = laws_.front()->ruleset->vocabulary.fact(map_->shares->fact).name;
    bool good = true;
    for (const auto& path : options_.budgets) {
      const auto document = read_document(path, streams_);
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
    StudyFile file(options_.tables[number], streams_);
    code = input_refused;
    if (!file.open()) return false;
    Simulation::Table table;
    table.name = file.name();
    table.piece = std::max(options_.piece, 1U) + static_cast<std::uint32_t>(number);
    table.map = map_ ? &*map_ : nullptr;
    table.tabs = file.tabs();
    table.micro = options_.micro;
    table.jobs = threads(options_.jobs);
    NoSink nothing;
    std::optional<OutputBytes> micro;
    if (options_.micro) micro.emplace(folder.at(micro_name(table.piece)), streams_.out);
    auto end = simulation.run(table, file.reader(), micro ? micro->sink() : nothing, file.watch(told_));
    streams_.err << render(end.header);
    if (!end.header.empty()) return false;
    if (end.batch.cannot_write || (micro && !micro->sink().finish())) {
      streams_.err << "cannot write the micro table\n";
      code = internal_error;
      return false;
    }
    if (!file.finish(end.batch)) return false;
    if (end.too_many_groups) {
      code = too_many_groups();
      return false;
    }
    end.totals.inputs.front().sha256 = file.sha256();
    totals.merge(end.totals);
    return true;
  }

  int too_many_groups() {
    streams_.err << "--by: more than " << most_groups << " groups; a column to group by has few values\n";
    return usage;
  }

  std::string micro_name(std::uint32_t piece) const {
    if (options_.tables.size() == 1 && options_.piece == 0) return "micro.csv";
    std::string number = std::to_string(piece);
    constexpr std::size_t digits = 4;
    if (number.size() < digits) number.insert(0, digits - number.size(), '0');
    return "micro-" + number + ".csv";
  }

  int finish(const RunFolder& folder, const Partial& partial) {
    std::uint64_t wrong = 0;
    for (const auto& input : partial.totals.inputs) wrong += input.wrong;
    if (told_ > StudyFile::most_told)
      streams_.err << "and " << told_ - StudyFile::most_told
                   << " more mistakes, in the column `errors` of the micro table\n";
    if (!folder.write(options_.partial ? std::vector<OutputFile>{{partial_name, partial_to_json(partial)}}
                                       : run_files(partial),
                      streams_.err))
      return internal_error;
    if (!options_.partial) {
      for (const auto& expected : expectations_) streams_.out << compare_text(expected, partial);
      streams_.out << brief_text(partial);
    }
    return wrong > 0 ? rows_failed : done;
  }

  const SimulateOptions& options_;
  Streams streams_;
  Day as_of_ = 0;
  std::vector<std::unique_ptr<SimulatedRules>> laws_;
  std::vector<std::unique_ptr<const Plan>> plans_;  // of each
  std::optional<TableMap> map_;
  std::vector<Expectation> expectations_;
  std::uint64_t told_ = 0;
};

}  // namespace

int simulate(const SimulateOptions& options, Streams streams) {
  return SimulateCommand(options, streams).run();
}

}  // namespace holdfast::cli
