#include "engine/simulation/sweep_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "engine/document/digest.hpp"
#include "engine/simulation/estimates.hpp"
#include "engine/simulation/study_json.hpp"
#include "engine/simulation/table_lines.hpp"

namespace holdfast {
namespace {

// All groups of one law, and where there are several, all of them together.
struct LawCurve {
  std::vector<std::string> key;
  SweepCurve curve;
};

std::vector<LawCurve> curves_of(const SweepStudy& study, const SweepCurves& curves, std::size_t law) {
  std::vector<LawCurve> made;
  LawCurve all{std::vector<std::string>(study.by.size(), std::string(all_groups)), {}};
  for (const auto& [key, by_law] : curves) {
    if (!study.by.empty()) made.push_back({key, by_law[law]});
    all.curve += by_law[law];
  }
  made.push_back(std::move(all));
  return made;
}

std::string_view unit_of(const Along& along) {
  switch (along.type.base) {
    case Type::Base::months:
      return "months";
    case Type::Base::days:
      return "days";
    case Type::Base::hours:
      return "hours";
    default:
      return "";
  }
}

class SweepText {
 public:
  SweepText(const SweepStudy& study, const Ruleset& ruleset)
      : study_(study), ruleset_(ruleset), weights_(as_study(study)) {}

  void head(const char* flips) {
    std::vector<std::string> columns{"value",          "unit",      "n_at_least",       "weighted_at_least",
                                     "share_at_least", "n_at_most", "weighted_at_most", "share_at_most"};
    if (flips != nullptr) columns.emplace_back(flips);
    columns.insert(columns.end(), {"note", "label"});
    text_.line(joined({{"scenario", "parameter"}, study_.by, columns}));
  }

  // Lines of one curve come one after the other: where too few rows lie between one and the last that was
  // shown, subtraction would tell of them.
  void line(std::size_t law, const LawCurve& of, Int step, const Helped& helped,
            std::optional<std::uint64_t> flips) {
    const auto small = [&](std::int64_t rows) { return rows != 0 && std::abs(rows) < study_.smallest_cell; };
    const auto all = static_cast<std::int64_t>(of.curve.rows);
    if (curve_ != &of.curve) shown_ = {0, 0};
    curve_ = &of.curve;
    bool hide = flips && small(static_cast<std::int64_t>(*flips));
    const std::array<std::int64_t, 2> rows{helped.rows_surely, helped.rows_perhaps};
    for (std::size_t i = 0; i < rows.size(); ++i)
      hide = hide || small(rows[i]) || small(all - rows[i]) || small(rows[i] - shown_[i]);
    if (!hide) shown_ = rows;
    // The number by itself, for other programs; and what it counts.
    const auto value = written(ruleset_, study_.along, step * study_.along.step);
    const auto space = value.find(' ');
    std::vector<std::string> cells{value.substr(0, space), std::string(unit_of(study_.along))};
    for (const bool sure : {true, false}) {
      const Integer weight = (sure ? helped.surely : helped.perhaps).value();
      cells.push_back(hide ? "" : std::to_string(sure ? helped.rows_surely : helped.rows_perhaps));
      cells.push_back(hide ? "" : weights_.weight(weight));
      cells.push_back(hide ? "" : weights_.share({weight}, {of.curve.weight.value()}));
    }
    if (flips) cells.push_back(hide ? "" : std::to_string(*flips));
    cells.emplace_back(hidden_word(hide));
    cells.emplace_back(label_of(1));  // a figure that is moved is no law
    text_.line(joined({{study_.scenarios[law], study_.parameter}, of.key, cells}));
  }

  std::string take() { return text_.take(); }

 private:
  static Study as_study(const SweepStudy& sweep) {
    Study study;
    study.weight = sweep.weight;
    return study;
  }

  const SweepStudy& study_;
  const Ruleset& ruleset_;
  const Estimates weights_;
  TableText text_;
  const SweepCurve* curve_ = nullptr;           // of the last line,
  std::array<std::int64_t, 2> shown_ = {0, 0};  // and what was shown of it: rows surely helped, and perhaps
};

}  // namespace

std::string sweep_table(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves) {
  SweepText text(study, ruleset);
  text.head(nullptr);
  for (std::size_t law = 0; law < study.scenarios.size(); ++law)
    for (const auto& of : curves_of(study, curves, law)) {
      Helped now;
      auto next = of.curve.changes.begin();
      for (const Int step : study.grid) {
        for (; next != of.curve.changes.end() && next->first <= step; ++next) now += next->second;
        text.line(law, of, step, now, std::nullopt);
      }
    }
  return text.take();
}

std::string breakpoints_table(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves) {
  SweepText text(study, ruleset);
  text.head("n_that_flip");
  for (std::size_t law = 0; law < study.scenarios.size(); ++law)
    for (const auto& of : curves_of(study, curves, law)) {
      Helped now;
      for (const auto& [step, change] : of.curve.changes) {
        now += change;
        const auto flips = of.curve.flips.find(step);
        if (flips != of.curve.flips.end()) text.line(law, of, step, now, flips->second);
      }
    }
  return text.take();
}

std::string sweep_brief(const SweepStudy& study, const Ruleset& ruleset, const SweepCurves& curves) {
  std::string made = study.parameter + ", " +
                     written(ruleset, study.along, study.steps.least * study.along.step) + " to " +
                     written(ruleset, study.along, study.steps.most * study.along.step) + ", in steps of " +
                     written(ruleset, study.along, study.along.step) + "; law as of " + study.as_of + "\n";
  const std::string share = rounded({study.share.over * 100, study.share.under}, 1) + "%";
  for (std::size_t law = 0; law < study.scenarios.size(); ++law) {
    const auto all = curves_of(study, curves, law).back().curve;
    std::optional<Int> sure;
    std::optional<Int> may;
    Helped now;
    for (const auto& [step, change] : all.changes) {
      now += change;
      const auto enough = [&](const WideSum& part) {
        return part.value() * study.share.under >= all.weight.value() * study.share.over;
      };
      if (!sure && enough(now.surely)) sure = step;
      if (!may && enough(now.perhaps)) may = step;
    }
    const auto from = [&](const std::optional<Int>& step) {
      return step ? "from " + written(ruleset, study.along, *step * study.along.step) + " on" : "at no value";
    };
    made += "\n" + study.scenarios[law] + ": " + std::to_string(all.rows) + " " + study.rows_are + "\n  " +
            share + " of them are surely helped " + from(sure) + "\n  " + share + " may be helped " +
            from(may) + "\n";
    if (all.budget_spent > 0)
      made += "  of " + std::to_string(all.budget_spent) +
              " the search was cut short; they count as `may` there\n";
  }
  return made + "\n" + static_label + "\n";
}

std::string sweep_manifest(const SweepStudy& study, const Ruleset& ruleset,
                           const std::vector<OutputFile>& files) {
  nlohmann::ordered_json json = {
      {"schema", "holdfast/sweep-run/1"},
      {"label", static_label},
      {"engine", HOLDFAST_VERSION},
      {"ruleset_sha256", ruleset.sha256},
      {"as_of", study.as_of},
      {"parameter", study.parameter},
      {"from", written(ruleset, study.along, study.steps.least * study.along.step)},
      {"to", written(ruleset, study.along, study.steps.most * study.along.step)},
      {"step", written(ruleset, study.along, study.along.step)},
      {"rule", study.rule},
      {"scenarios", study.scenarios},
      {"by", study.by},
      {"weight", study.weight},
      {"smallest_cell", study.smallest_cell},
      {"map_sha256", study.map_sha256}};
  for (const auto& input : study.inputs) json["tables"].push_back(to_json(input));
  for (const auto& file : files)
    json["files"].push_back({{"name", file.name}, {"sha256", sha256_hex(file.text)}});
  return json.dump(2) + "\n";
}

}  // namespace holdfast
