#include "tests/support/answer_table.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "tests/support/random_rules.hpp"

namespace holdfast::made_up {
namespace {

void collect(const Expression& e, std::set<int>& facts) {
  if (e.symbol && e.symbol->kind == Symbol::Kind::fact) facts.insert(e.symbol->index);
  for (const auto& part : e.parts) collect(part, facts);
}

std::vector<Point> values_of(const Type& type) {
  std::vector<Point> values;
  switch (type.base) {
    case Type::Base::yes_no:
      return {{true, 0, 1}, {true, 0, 2}};
    case Type::Base::one_of:
      for (std::size_t i = 0; i < type.values->size(); ++i)
        values.push_back({true, 0, std::uint64_t{1} << i});
      return values;
    case Type::Base::some_of:
      for (std::uint64_t set = 0; set < std::uint64_t{1} << type.values->size(); ++set)
        values.push_back({true, 0, set});
      return values;
    case Type::Base::date:
      values.push_back({false, 0, 0});
      for (Int day = first_told_day; day <= last_told_day; ++day) values.push_back({true, day, 0});
      return values;
    default:
      for (Int number = type.least; number <= type.most; ++number) values.push_back({true, number, 0});
      return values;
  }
}

}  // namespace

AnswerTable::AnswerTable(const Ruleset& ruleset, const Rule& rule) : ruleset_(ruleset) {
  std::set<int> read;
  if (const auto* covers = std::get_if<Covers>(&rule.parts[0].block))
    collect(covers->who.kind == Conditions::Kind::leaf ? covers->who.when : covers->who.parts[0].when, read);
  if (const auto* unless = std::get_if<BarredUnless>(&rule.parts[0].block)) {
    collect(unless->debt, read);
    collect(unless->limit, read);
  }
  for (const auto& constraint : ruleset.vocabulary.consistent()) {
    std::set<int> bound;
    collect(constraint.expression, bound);
    if (std::any_of(bound.begin(), bound.end(), [&](int fact) { return read.count(fact) != 0; }))
      read.insert(bound.begin(), bound.end());
  }
  facts_.assign(read.begin(), read.end());
  std::size_t stride = 1;
  for (const int fact : facts_) {
    values_.push_back(values_of(ruleset.vocabulary.fact(fact).type));
    strides_.push_back(stride);
    stride *= values_.back().size();
  }
  answers_.resize(stride);
  judge(rule);
}

void AnswerTable::judge(const Rule& rule) {
  const auto& block = rule.parts[0].block;
  Completion completion(ruleset_.vocabulary.facts().size());
  for (std::size_t at = 0; at < answers_.size(); ++at) {
    for (std::size_t i = 0; i < facts_.size(); ++i)
      completion[static_cast<std::size_t>(facts_[i])] = values_[i][at / strides_[i] % values_[i].size()];
    bool applies = false;
    if (const auto* covers = std::get_if<Covers>(&block)) {
      const auto& when =
          covers->who.kind == Conditions::Kind::leaf ? covers->who.when : covers->who.parts[0].when;
      applies = truth_of(when, &rule, completion);
    }
    if (const auto* unless = std::get_if<BarredUnless>(&block)) {
      const auto limit = *amount_of(unless->limit, &rule, completion);
      const int side = order(*amount_of(unless->debt, &rule, completion), limit);
      applies = unless->must[0].value == Must::exceed ? side <= 0 : side < 0;
      limits_.push_back(limit.top * (power_of_ten(unless->limit.type.scale) / limit.bottom));
    }
    answers_[at] = applies ? 1 : 0;
    for (const auto& constraint : ruleset_.vocabulary.consistent()) {
      std::set<int> bound;
      collect(constraint.expression, bound);
      if (std::includes(facts_.begin(), facts_.end(), bound.begin(), bound.end()) &&
          !truth_of(constraint.expression, nullptr, completion))
        answers_[at] = impossible;
    }
  }
}

Choices AnswerTable::all() const {
  Choices choices;
  for (const auto& values : values_) {
    choices.emplace_back(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) choices.back()[i] = i;
  }
  return choices;
}

std::optional<Choices> AnswerTable::one(std::mt19937& random) const {
  for (int tried = 0; tried < 100; ++tried) {
    const std::size_t at = random() % answers_.size();
    if (answers_[at] == impossible) continue;
    Choices choices;
    for (std::size_t i = 0; i < facts_.size(); ++i) choices.push_back({at / strides_[i] % values_[i].size()});
    return choices;
  }
  return std::nullopt;
}

std::vector<std::size_t> AnswerTable::some(std::mt19937& random, std::size_t fact, std::size_t around) const {
  std::vector<std::size_t> chosen;
  const bool set = base(fact) == Type::Base::some_of;
  // Of a set it can be told what it holds for certain and what it may hold; of others any of their values.
  const std::size_t must = around & random();
  const std::size_t may = around | (random() % values_[fact].size());
  for (std::size_t i = 0; i < values_[fact].size(); ++i)
    if (set ? (i & must) == must && (i & ~may) == 0 : i == around || random() % 2 == 0) chosen.push_back(i);
  return chosen;
}

template <class Use>
void AnswerTable::each(const Choices& choices, Use use) const {
  std::vector<std::size_t> digits(choices.size(), 0);
  for (;;) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) at += choices[i][digits[i]] * strides_[i];
    use(at);
    std::size_t i = 0;
    while (i < choices.size() && ++digits[i] == choices[i].size()) digits[i++] = 0;
    if (i == choices.size()) return;
  }
}

AnswerTable::Summary AnswerTable::summary(const Choices& choices) const {
  Summary found;
  each(choices, [&](std::size_t at) {
    if (answers_[at] == impossible) return;
    ++found.completions;
    found.possible |= only(answers_[at] == 1 ? PointOutcome::applies : PointOutcome::does_not_apply);
    if (!limits_.empty()) {
      found.least = std::min(found.least.value_or(limits_[at]), limits_[at]);
      found.most = std::max(found.most.value_or(limits_[at]), limits_[at]);
    }
    for (std::size_t i = 0; i < choices.size(); ++i)
      for (const std::size_t other : choices[i]) {
        const std::size_t there =
            at - at / strides_[i] % values_[i].size() * strides_[i] + other * strides_[i];
        if (answers_[there] != impossible && answers_[there] != answers_[at]) found.needs.insert(facts_[i]);
      }
  });
  return found;
}

std::vector<Outcomes> AnswerTable::along(const Choices& choices, std::size_t fact) const {
  std::vector<Outcomes> found(values_[fact].size(), 0);
  Choices line = choices;
  line[fact] = all()[fact];
  each(line, [&](std::size_t at) {
    if (answers_[at] == impossible) return;
    found[at / strides_[fact] % values_[fact].size()] |=
        only(answers_[at] == 1 ? PointOutcome::applies : PointOutcome::does_not_apply);
  });
  return found;
}

Scenario AnswerTable::scenario(Scenario base_scenario, const Choices& choices) const {
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const auto& type = ruleset_.vocabulary.fact(facts_[i]).type;
    Known known;
    known.may_happen = false;
    known.must = ~std::uint64_t{0};
    for (const std::size_t choice : choices[i]) {
      const Point& point = values_[i][choice];
      known.may |= point.bits;
      known.must &= point.bits;
      known.may_happen = known.may_happen || point.happened;
      known.may_not_happen = known.may_not_happen || !point.happened;
      if (!point.happened || point.bits != 0 || type.base == Type::Base::some_of) continue;
      if (!known.pieces.empty() && known.pieces.back().most + 1 == point.number)
        known.pieces.back().most = point.number;
      else
        known.pieces.push_back({point.number, point.number});
    }
    if (type.base != Type::Base::some_of) known.must = 0;
    if (type.numeric()) {
      known.open_below = choices[i].size() > 1 && known.pieces.front().least == type.least;
      known.open_above = choices[i].size() > 1 && known.pieces.back().most == type.most;
    }
    base_scenario.facts[static_cast<std::size_t>(facts_[i])] = std::move(known);
  }
  return base_scenario;
}

}  // namespace holdfast::made_up
