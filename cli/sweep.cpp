// One figure of law through its values, over a population.
#include <algorithm>
#include <deque>
#include <ostream>

#include "cli/along_option.hpp"
#include "cli/as_of.hpp"
#include "cli/folder.hpp"
#include "cli/run_folder.hpp"
#include "cli/simulated_laws.hpp"
#include "cli/study_file.hpp"
#include "engine/document/digest.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/study_table.hpp"
#include "engine/simulation/sweep_tables.hpp"

namespace holdfast::cli {
namespace {

constexpr std::size_t most_scenarios = 100;
constexpr Int most_grid = 10'000;

std::vector<std::string> split(const std::string& text, char between) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(between, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

class SweepCommand {
 public:
  SweepCommand(const SweepOptions& options, Streams streams) : options_(options), streams_(streams) {}

  int run() {
    int code = usage;
    const auto day = options_.as_of.empty() ? std::optional(today()) : parse_day(options_.as_of);
    if (!day) streams_.err << "--as-of: expected a date that exists, like 2026-11-24\n";
    if (!day) return usage;
    as_of_ = *day;
    study_.as_of = to_string(as_of_);
    study_.by = options_.by;
    study_.weight = options_.weight;
    study_.rows_are = options_.rows_are;
    study_.smallest_cell = options_.smallest_cell;
    if (!read_share() || !load_laws(code)) return code;
    if (!settle_steps() || !find_rule()) return usage;
    if (!same_places(laws_, streams_)) return input_refused;
    if (!read_map_for(options_.map, laws_, map_, streams_)) return input_refused;
    if (const auto map = options_.map.empty() ? std::nullopt : read_file(options_.map, streams_.in))
      study_.map_sha256 = sha256_hex(*map);
    RunFolder folder(options_.output);
    if (!folder.open(streams_.err)) return usage;
    SweepCurves curves;
    for (const auto& table : options_.tables)
      if (!read_table(table, curves, code)) return code;
    return finish(folder, curves);
  }

 private:
  bool read_share() {
    const bool percent = options_.share.ends_with('%');
    auto share =
        parse_fraction(percent ? options_.share.substr(0, options_.share.size() - 1) : options_.share);
    if (share && percent) share->under *= 100;
    if (!share || share->over > share->under) {
      streams_.err << "--share: expected a part of the rows, like 50% or 1/2\n";
      return false;
    }
    study_.share = *share;
    return true;
  }

  // The scenarios: the law, each reform, and each value of what else moves.
  bool load_laws(int& code) {
    const auto add = [&](const std::string& reforms, const std::vector<SourceFile>& made,
                         const std::string& name) {
      laws_.push_back(load_simulated(options_.rules, reforms, made, as_of_, streams_, code));
      if (!laws_.back()) return false;
      study_.scenarios.push_back(name.empty() ? laws_.back()->id : name);
      return true;
    };
    if (options_.besides.empty() && !add("", {}, "")) return false;
    for (const auto& reforms : options_.reforms)
      if (!add(reforms, {}, "")) return false;
    for (const auto& told : options_.besides) {
      const auto equals = told.find('=');
      const auto name = told.substr(0, equals);
      const auto slash = name.rfind('/');
      if (equals == std::string::npos || slash == std::string::npos) {
        streams_.err << "--and: expected RULE/FIGURE=VALUE:VALUE, each value as a reform would write it\n";
        code = usage;
        return false;
      }
      for (const auto& value : split(told.substr(equals + 1), ':')) {
        // Long enough to be told from any reform of the rules.
        const std::string id = "sweep-" + std::to_string(laws_.size() + 1);
        if (!add("", {{id + ".yaml", reform_text(id, name.substr(0, slash), name.substr(slash + 1), value)}},
                 name + "=" + value))
          return false;
      }
    }
    if (laws_.size() <= most_scenarios) return true;
    streams_.err << "--and: more than " << most_scenarios << " scenarios\n";
    code = usage;
    return false;
  }

  static std::string reform_text(const std::string& id, const std::string& rule, const std::string& figure,
                                 const std::string& value) {
    return "reform: " + id + "\ntitle: " + figure + " as swept\nchanges:\n  - change: " + rule +
           "\n    set: {figures." + figure + ": \"" + value + "\"}\n";
  }

  // `RULE/FIGURE`, `RULE/FIGURE=FROM:TO`, `RULE/FIGURE=FROM:TO:STEP`.
  bool settle_steps() {
    const auto equals = options_.vary.find('=');
    study_.parameter = options_.vary.substr(0, equals);
    const auto parts = equals == std::string::npos ? std::vector<std::string>{}
                                                   : split(options_.vary.substr(equals + 1), ':');
    if (parts.size() == 1 || parts.size() > 3) {
      streams_.err << "--vary: expected RULE/FIGURE=FROM:TO:STEP, or without what follows `=`\n";
      return false;
    }
    const auto& ruleset = *laws_.front()->ruleset;
    const auto along =
        read_along({study_.parameter, parts.empty() ? "" : parts[0], parts.empty() ? "" : parts[1]}, ruleset,
                   as_of_, streams_);
    if (!along) return false;
    if (along->kind != Along::Kind::figure) {
      streams_.err << "--vary: a sweep moves a figure of law; `holdfast whatif` moves facts\n";
      return false;
    }
    study_.along = *along;
    const Int step = along->step;
    study_.steps = {(along->least.value_or(0) + step - 1) / step,
                    std::min(along->most.value_or(along->type.most) / step, Vocabulary::most_steps)};
    Int stride = std::max<Int>((study_.steps.most - study_.steps.least) / 16, 1);
    if (parts.size() == 3) {
      const auto told = parse_decimal(parts[2]);
      const auto units = told ? at_scale(*told, along->type.scale) : std::nullopt;
      if (!units || *units <= 0 || *units % step != 0) {
        streams_.err << "--vary: expected a step that is a multiple of the figure's own\n";
        return false;
      }
      stride = *units / step;
    }
    if ((study_.steps.most - study_.steps.least) / stride > most_grid) {
      streams_.err
          << "--vary: more than 10000 values; name a larger step (breakpoints are exact whatever it is)\n";
      return false;
    }
    for (Int at = study_.steps.least; at <= study_.steps.most; at += stride) study_.grid.push_back(at);
    return true;
  }

  bool find_rule() {
    const auto slash = study_.parameter.rfind('/');
    const MovedFigure figure{study_.parameter.substr(0, slash), study_.parameter.substr(slash + 1)};
    study_.rule = options_.rule.empty() ? figure.rule : options_.rule;
    for (const auto& law : laws_) {
      const auto part = find_part(*law->ruleset, study_.rule);
      if (!part) {
        streams_.err << "--rule: " << no_such_part(*law->ruleset, study_.rule) << "\n";
        return false;
      }
      plans_.push_back(std::make_unique<const Plan>(*law->ruleset, figure));
      swept_.push_back({*plans_.back(), part->rule, part->part});
    }
    return true;
  }

  bool read_table(const std::string& path, SweepCurves& curves, int& code) {
    StudyFile file(path, streams_);
    code = input_refused;
    if (!file.open()) return false;
    StudyTable table{file.name(), map_ ? &*map_ : nullptr, file.tabs(), {}, options_.by};
    if (!options_.weight.empty()) table.looked_at.push_back(options_.weight);
    OutputPlan nothing_written;
    const auto layout = read_study_header(table, *laws_.front()->ruleset, file.reader(), nothing_written);
    streams_.err << render(layout.diagnostics());
    if (!layout) return false;
    const int weight =
        options_.weight.empty() ? -1 : static_cast<int>(column_named(*layout, options_.weight));
    std::vector<std::size_t> by;
    for (const auto& name : options_.by) by.push_back(column_named(*layout, name));
    std::deque<RowSweep> sweeps;
    const TableBatch batch{{{*plans_.front(), laws_.front()->nothing_told, {}}},
                           *layout,
                           nothing_written,
                           ',',
                           threads(options_.jobs),
                           [&]() -> RowObserver* {
                             return &sweeps.emplace_back(swept_, laws_.front()->nothing_told, study_.steps,
                                                         std::vector<int>{weight}, by);
                           }};
    NoSink nothing;
    const auto end = run_batch(batch, file.reader(), nothing, file.watch(told_));
    if (!file.finish(end)) return false;
    wrong_ += end.counts.wrong;
    study_.inputs.push_back({static_cast<std::uint32_t>(study_.inputs.size() + 1), file.name(), file.sha256(),
                             end.counts.rows, end.counts.wrong});
    for (const auto& one : sweeps) one.give(curves);
    const bool too_many =
        std::any_of(sweeps.begin(), sweeps.end(), [](const RowSweep& one) { return one.too_many_groups(); });
    if (!too_many && curves.size() <= most_groups) return true;
    streams_.err << "--by: more than " << most_groups << " groups; a column to group by has few values\n";
    code = usage;
    return false;
  }

  int finish(const RunFolder& folder, const SweepCurves& curves) {
    const auto& ruleset = *laws_.front()->ruleset;
    std::vector<OutputFile> files{{"sweep.csv", sweep_table(study_, ruleset, curves)},
                                  {"breakpoints.csv", breakpoints_table(study_, ruleset, curves)}};
    files.push_back({manifest_name, sweep_manifest(study_, ruleset, files)});
    if (!folder.write(files, streams_.err)) return internal_error;
    streams_.out << sweep_brief(study_, ruleset, curves);
    if (wrong_ > 0) streams_.err << wrong_ << " rows with mistakes, in no count\n";
    return wrong_ > 0 ? rows_failed : done;
  }

  const SweepOptions& options_;
  Streams streams_;
  Day as_of_ = 0;
  std::vector<std::unique_ptr<SimulatedRules>> laws_;
  std::vector<std::unique_ptr<const Plan>> plans_;  // of each, with the figure moved
  std::vector<SweptLaw> swept_;
  SweepStudy study_;
  std::optional<TableMap> map_;
  std::uint64_t told_ = 0;
  std::uint64_t wrong_ = 0;
};

}  // namespace

int sweep(const SweepOptions& options, Streams streams) { return SweepCommand(options, streams).run(); }

}  // namespace holdfast::cli
