#include "engine/evaluate/worth.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace holdfast {
namespace {

constexpr Int small_domain = 64;
constexpr std::size_t most_combinations = 512;
constexpr std::size_t most_answers = 128;  // to one question

}  // namespace

std::vector<Weighing::Answer> Weighing::choices(const Cells& cells, std::size_t fact) {
  // Values that no cell tells apart are one answer: each cell cuts the blocks that it shares in part.
  std::uint64_t whole = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) whole |= cells.side(cell, fact).may;
  std::vector<std::uint64_t> blocks = {whole};
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const std::uint64_t may = cells.side(cell, fact).may;
    for (std::size_t i = 0, count = blocks.size(); i < count; ++i) {
      const std::uint64_t in = blocks[i] & may;
      if (in == 0 || in == blocks[i]) continue;
      blocks.push_back(blocks[i] & ~may);
      blocks[i] = in;
    }
  }
  std::vector<Answer> all;
  for (const std::uint64_t block : blocks) {
    Answer answer;
    answer.side.may = block;
    answer.weight = std::popcount(block);
    all.push_back(answer);
  }
  return all;
}

std::vector<Weighing::Answer> Weighing::sets(const Cells& cells, std::size_t fact) {
  std::uint64_t may = 0;
  std::uint64_t must = ~std::uint64_t{0};
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    may |= cells.side(cell, fact).may;
    must &= cells.side(cell, fact).must;
  }
  std::uint64_t told = 0;  // members that some cell turns on
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    told |= (cells.side(cell, fact).must & ~must) | (may & ~cells.side(cell, fact).may);
  // Every set of those members, by the usual walk over the subsets of a mask.
  std::vector<Answer> all;
  std::uint64_t set = 0;
  do {
    Answer answer;
    answer.side.must = must | set;
    answer.side.may = may & ~(told & ~set);
    all.push_back(answer);
    set = (set - told) & told;
  } while (set != 0 && all.size() < most_answers);
  return all;
}

std::vector<Weighing::Answer> Weighing::numbers(const Cells& cells, std::size_t fact) {
  std::vector<Int> begins;
  bool not_yet = false;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const auto& side = cells.side(cell, fact);
    not_yet = not_yet || side.may_not_happen;
    if (!side.may_happen) continue;
    begins.push_back(side.least);
    begins.push_back(side.most + 1);
  }
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  const bool small = !begins.empty() && begins.back() - begins.front() <= small_domain;
  std::vector<Answer> all;
  for (std::size_t i = 0; i + 1 < begins.size() && all.size() < most_answers; ++i) {
    Answer answer;
    answer.side.least = begins[i];
    answer.side.most = begins[i + 1] - 1;
    answer.weight = small ? begins[i + 1] - begins[i] : 1;
    all.push_back(answer);
  }
  if (not_yet) {
    Answer answer;
    answer.side.may_happen = false;
    answer.side.may_not_happen = true;
    all.push_back(answer);
  }
  return all;
}

Weighing::Weighing(const Cells& cells, const Vocabulary& vocabulary)
    : cells_(cells), answers_(cells.facts.size()), shares_(cells.size() * cells.facts.size(), all_of_it) {
  for (std::size_t i = 0; i < cells.facts.size(); ++i) {
    const auto base = vocabulary.fact(cells.facts[i]).type.base;
    bases_.push_back(base);
    bool differs = false;
    for (std::size_t cell = 1; cell < cells.size() && !differs; ++cell)
      differs = !(cells.side(cell, i) == cells.side(0, i));
    if (!differs) continue;
    const bool choice = base == Type::Base::yes_no || base == Type::Base::one_of;
    answers_[i] = choice                        ? choices(cells, i)
                  : base == Type::Base::some_of ? sets(cells, i)
                                                : numbers(cells, i);
    Int all = 0;
    for (const auto& answer : answers_[i]) all += answer.weight;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      Int in = 0;
      for (const auto& answer : answers_[i])
        if (within(cell, i, answer)) in += answer.weight;
      shares_[cell * cells.facts.size() + i] = in * all_of_it / all;
    }
  }
}

bool Weighing::within(std::size_t cell, std::size_t fact, const Answer& answer) const {
  return meet(cells_.side(cell, fact), answer.side, bases_[fact]);
}

namespace {

using ByOutcomes = std::map<Outcomes, Int>;

Int add_up(const ByOutcomes& by) {
  Int sum = 0;
  for (const auto& one : by) sum += one.second;
  return sum;
}

// How likely two completions drawn from these differ in their outcome, times how likely these are.
Int spread(const ByOutcomes& by) {
  const Int all = add_up(by);
  if (all == 0) return 0;
  Int same = 0;
  for (const auto& one : by) same += one.second * one.second / all;
  return all - same;
}

}  // namespace

Worth Weighing::of(const std::vector<int>& facts) const {
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < cells_.facts.size(); ++i)
    if (std::find(facts.begin(), facts.end(), cells_.facts[i]) != facts.end() && !answers_[i].empty())
      asked.push_back(i);
  if (asked.empty()) return {};
  // How much of everything else each cell holds.
  std::vector<Int> rest(cells_.size(), all_of_it);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell)
    for (std::size_t i = 0; i < cells_.facts.size(); ++i)
      if (std::find(asked.begin(), asked.end(), i) == asked.end())
        rest[cell] = rest[cell] * shares_[cell * cells_.facts.size() + i] / all_of_it;
  // Every combination of answers, one for each fact asked.
  ByOutcomes before;
  Int after = 0;
  bool settles = true;
  std::vector<std::size_t> at(asked.size(), 0);
  Int all_weights = 1;
  for (const std::size_t i : asked) {
    Int sum = 0;
    for (const auto& answer : answers_[i]) sum += answer.weight;
    all_weights *= sum;
  }
  for (std::size_t tried = 0; tried < most_combinations; ++tried) {
    Int weight = 1;
    for (std::size_t a = 0; a < asked.size(); ++a) weight *= answers_[asked[a]][at[a]].weight;
    ByOutcomes here;
    Outcomes possible = 0;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      bool in = true;
      for (std::size_t a = 0; a < asked.size() && in; ++a)
        in = within(cell, asked[a], answers_[asked[a]][at[a]]);
      if (!in) continue;
      possible |= cells_.outcomes[cell];
      here[cells_.outcomes[cell]] += rest[cell] * weight / all_weights;
    }
    for (const auto& [outcome, share] : here) before[outcome] += share;
    after += spread(here);
    settles = settles && (possible == 0 || single(possible));
    std::size_t a = 0;
    while (a < asked.size() && ++at[a] == answers_[asked[a]].size()) at[a++] = 0;
    if (a == asked.size()) {
      const Int all = add_up(before);
      if (all == 0) return {0, settles};
      const Int open = spread(before);
      return {std::max<Int>(open - after, 0) * all_of_it / all, settles};
    }
  }
  return {all_of_it / 2, false};  // too many combinations to weigh
}

}  // namespace holdfast
