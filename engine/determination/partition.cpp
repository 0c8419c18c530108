#include "engine/determination/partition.hpp"

#include <algorithm>
#include <set>

#include "engine/determination/determine.hpp"
#include "engine/determination/difference.hpp"
#include "engine/determination/subjects.hpp"
#include "engine/evaluate/fact_reader.hpp"
#include "engine/evaluate/stretches.hpp"

namespace holdfast {
namespace {

class Partitioner {
 public:
  // `axis` is what moves in the plan; of a figure of law, the hidden fact that stands for its multiples.
  Partitioner(const Plan& plan, const Scenario& scenario, const Along& along, const Axis& axis,
              Explorer& explorer)
      : plan_(plan),
        vocabulary_(plan.ruleset().vocabulary),
        scenario_(scenario),
        axis_(axis),
        explorer_(explorer),
        determiner_(plan, explorer) {
    made_.along = along;
    made_.as_of = scenario.as_of;
  }

  Partition make(const Extent& domain) {
    switch (made_.along.type.base) {
      case Type::Base::yes_no:
      case Type::Base::one_of:
      case Type::Base::some_of:
      case Type::Base::place:
        each_value(domain);
        break;
      default:
        stretches(domain);
        not_yet();
    }
    compare();
    return std::move(made_);
  }

 private:
  // Of a figure the axis counts its steps.
  Int step() const { return made_.along.kind == Along::Kind::figure ? made_.along.step : 1; }

  void stretches(const Extent& domain) {
    std::set<Int> begins = {domain.least};
    const auto add = [&](Int begin) {
      if (begin > domain.least && begin <= domain.most) begins.insert(begin);
    };
    for (const auto& subject : subjects(plan_, at(scenario_, vocabulary_, axis_, domain))) {
      const auto along = outcomes_along(plan_, *subject.part, *subject.scenario, axis_, domain, explorer_);
      for (const auto& one : along) {
        add(one.values.least);
        made_.budget_spent = made_.budget_spent || one.budget_spent;
      }
      editions(*subject.part, along, add);
    }
    if (axis_.day_of_answer)
      for (const auto& reform : plan_.ruleset().reforms)
        for (const auto& event : reform.history) add(event.date.latest);
    for (auto begin = begins.begin(); begin != begins.end(); ++begin) {
      const auto next = std::next(begin);
      Piece piece;
      piece.least = *begin;
      piece.most = next == begins.end() ? domain.most : *next - 1;
      determine_at(piece, last_piece());
      made_.pieces.push_back(std::move(piece));
    }
    join();
  }

  // The days on which the law itself changes, where the axis is the day that counts and the part is law.
  template <class Add>
  void editions(const PlanPart& part, const std::vector<Stretch>& along, const Add& add) const {
    const auto is_law = [&](Int value) {
      return std::any_of(along.begin(), along.end(), [&](const Stretch& one) {
        return one.values.least <= value && value <= one.values.most &&
               one.possible != only(PointOutcome::not_in_force);
      });
    };
    for (const auto& reading : part.readings) {
      const bool stands_in = axis_.day_of_answer;
      if (!stands_in && reading.governing_fact != axis_.fact) continue;
      const bool minutes = !stands_in && reading.in_minutes;
      for (const auto& edition : reading.editions) {
        const Int first = minutes ? Int{first_minute(edition.days.first)} : Int{edition.days.first};
        if (is_law(first) || is_law(first - 1)) add(first);
      }
    }
  }

  // Pieces between which nothing that is told changes are one.
  void join() {
    std::vector<Piece> joined;
    std::vector<bool> grown;
    for (auto& piece : made_.pieces) {
      if (!joined.empty()) piece.changed = changes(joined.back(), piece);
      if (!joined.empty() && piece.changed.empty()) {
        joined.back().most = piece.most;
        grown.back() = true;
      } else {
        joined.push_back(std::move(piece));
        grown.push_back(false);
      }
    }
    const Determination* before = nullptr;
    for (std::size_t i = 0; i < joined.size(); ++i) {
      if (!grown[i]) continue;
      determine_at(joined[i], before);
      before = &joined[i].holds;
    }
    for (std::size_t i = 1; i < joined.size(); ++i)
      if (grown[i] || grown[i - 1]) joined[i].changed.clear();
    made_.pieces = std::move(joined);
  }

  // `before`: what was determined last, or null.
  void determine_at(Piece& piece, const Determination* before) {
    piece.holds = determiner_.determine(at(scenario_, vocabulary_, axis_, {piece.least, piece.most}), before);
  }

  const Determination* last_piece() const {
    return made_.pieces.empty() ? nullptr : &made_.pieces.back().holds;
  }

  void not_yet() {
    if (axis_.day_of_answer || !made_.along.type.event() || made_.along.least || made_.along.most) return;
    const auto& known = scenario_.facts[static_cast<std::size_t>(axis_.fact)];
    Scenario none = scenario_;
    auto& event = none.facts[static_cast<std::size_t>(axis_.fact)];
    event = {};
    event.may_happen = false;
    event.may_not_happen = true;
    event.may_come = known.may_come || !known.may_not_happen;
    add_value(none, nullptr).not_yet = true;  // the last piece may have been joined to another since
  }

  Piece& add_value(const Scenario& scenario, const Determination* before) {
    Piece piece;
    piece.holds = determiner_.determine(scenario, before);
    made_.pieces.push_back(std::move(piece));
    return made_.pieces.back();
  }

  // Each value of a choice; of a set, none, and each by itself.
  void each_value(const Extent& domain) {
    const auto base = made_.along.type.base;
    for (Int value = domain.least; value <= domain.most; ++value) {
      if (base == Type::Base::place) {
        const auto& entry = plan_.ruleset().places.entry(static_cast<int>(value));
        if (!entry.spot || entry.listed) continue;
      }
      Scenario one = scenario_;
      auto& known = one.facts[static_cast<std::size_t>(axis_.fact)];
      if (base == Type::Base::place) {
        one.spots = {static_cast<int>(value)};
        one.told_place = -1;
      } else {
        known = {};
        known.may = value < 0 ? 0 : std::uint64_t{1} << static_cast<unsigned>(value);
        if (base == Type::Base::some_of) known.must = known.may;
      }
      auto& piece = add_value(one, last_piece());
      piece.least = piece.most = value;
    }
  }

  std::vector<Change> changes(const Piece& before, const Piece& now) const {
    return holdfast::changes(before.holds, now.holds, days_of_law() ? Weigh::editions : Weigh::answers);
  }

  bool days_of_law() const { return axis_.day_of_answer || made_.along.type.event(); }

  void compare() {
    for (std::size_t i = 1; i < made_.pieces.size(); ++i)
      if (auto& piece = made_.pieces[i]; piece.changed.empty())
        piece.changed = changes(made_.pieces[i - 1], piece);
    for (auto& piece : made_.pieces) {
      if (piece.not_yet) continue;
      piece.least *= step();
      piece.most *= step();
    }
  }

  const Plan& plan_;
  const Vocabulary& vocabulary_;
  const Scenario& scenario_;
  const Axis axis_;
  Explorer& explorer_;
  Determiner determiner_;
  Partition made_;
};

Extent whole_domain(const Plan& plan, const Scenario& scenario, const Along& along, const Fact& fact) {
  switch (fact.type.base) {
    case Type::Base::yes_no:
      return {0, 1};
    case Type::Base::one_of:
      return {0, static_cast<Int>(fact.type.values->size()) - 1};
    case Type::Base::some_of:
      return {-1, static_cast<Int>(fact.type.values->size()) - 1};
    case Type::Base::place:
      return {0, static_cast<Int>(plan.ruleset().places.entries().size()) - 1};
    case Type::Base::date:
    case Type::Base::time:
      return {along.least.value_or(earliest(fact, scenario.as_of)),
              along.most.value_or(latest(fact, scenario.as_of))};
    default:
      return {along.least.value_or(fact.type.least), along.most.value_or(fact.type.most)};
  }
}

std::vector<Extent> values_now(const Scenario& scenario, const Fact& fact, int index) {
  const auto& known = scenario.facts[static_cast<std::size_t>(index)];
  if (fact.type.base == Type::Base::place) {
    std::vector<Extent> spots;
    for (const int spot : scenario.spots) spots.push_back({spot, spot});
    return spots;
  }
  if (!known.pieces.empty()) return {known.pieces.begin(), known.pieces.end()};
  std::vector<Extent> values;
  constexpr int bits = 64;
  for (int i = 0; i < bits; ++i)
    if ((known.may >> static_cast<unsigned>(i) & 1U) != 0) values.push_back({i, i});
  return values;
}

// The plan with the figure as a fact, and its steps as that fact's values.
Partition partition_of_figure(const Plan& plan, const Scenario& scenario, const Along& along) {
  const auto& ruleset = plan.ruleset();
  const auto slash = along.name.rfind('/');
  const MovedFigure figure{along.name.substr(0, slash), along.name.substr(slash + 1)};
  const Plan moved(ruleset, figure);
  Explorer explorer(moved);
  const int fact = ruleset.vocabulary.moved_figure();
  const Int most = std::min(along.most.value_or(along.type.most) / along.step, Vocabulary::most_steps);
  const Extent steps{(along.least.value_or(0) + along.step - 1) / along.step, most};
  auto made = Partitioner(moved, scenario, along, {fact, false}, explorer).make(steps);
  for (const auto& step : ruleset.find_rule(figure.rule)->figures.at(figure.figure).steps)
    if (!step.value.unknown && step.from.earliest <= scenario.as_of)
      made.now = {{step.value.units, step.value.units}};
  for (auto& piece : made.pieces)
    for (auto& finding : piece.holds.findings)
      finding.not_law = finding.not_law || finding.rule == figure.rule;
  return made;
}

}  // namespace

Partition partition(const Plan& plan, const Scenario& scenario, const Along& along, Explorer& explorer) {
  const auto& vocabulary = plan.ruleset().vocabulary;
  if (along.kind == Along::Kind::day) {
    const Extent domain{along.least.value_or(scenario.as_of), along.most.value_or(scenario.as_of)};
    auto made = Partitioner(plan, scenario, along, {vocabulary.as_of(), true}, explorer).make(domain);
    made.now = {{scenario.as_of, scenario.as_of}};
    return made;
  }
  if (along.kind == Along::Kind::figure) return partition_of_figure(plan, scenario, along);
  const int fact = *vocabulary.find(along.name);
  const auto domain = whole_domain(plan, scenario, along, vocabulary.fact(fact));
  auto made = Partitioner(plan, scenario, along, {fact, false}, explorer).make(domain);
  made.now = values_now(scenario, vocabulary.fact(fact), fact);
  made.now_not_yet = scenario.facts[static_cast<std::size_t>(fact)].may_not_happen;
  return made;
}

std::string written(const Ruleset& ruleset, const Along& along, const Piece& piece, Int end) {
  return piece.not_yet ? "not_yet" : written(ruleset, along, end);
}

}  // namespace holdfast
