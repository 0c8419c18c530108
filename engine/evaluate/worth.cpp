#include "engine/evaluate/worth.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace holdfast {
namespace {

constexpr Int small_domain = 64;
constexpr std::size_t most_combinations = 512;
constexpr std::size_t most_answers = 128;                           // to one question
constexpr auto whole_share = static_cast<std::int64_t>(all_of_it);  // two of them can be multiplied

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
    : cells_(cells),
      answers_(cells.facts.size()),
      all_of_(cells.facts.size(), 0),
      shares_(cells.size() * cells.facts.size(), whole_share) {
  for (const Outcomes outcomes : cells.outcomes) {
    const auto known = std::find(kinds_.begin(), kinds_.end(), outcomes);
    kind_.push_back(static_cast<std::size_t>(known - kinds_.begin()));
    if (known == kinds_.end()) kinds_.push_back(outcomes);
  }
  for (std::size_t i = 0; i < cells.facts.size(); ++i) {
    const auto base = vocabulary.fact(cells.facts[i]).type.base;
    bool differs = false;
    for (std::size_t cell = 1; cell < cells.size() && !differs; ++cell)
      differs = !(cells.side(cell, i) == cells.side(0, i));
    if (!differs) continue;
    const bool choice = base == Type::Base::yes_no || base == Type::Base::one_of;
    answers_[i] = choice                        ? choices(cells, i)
                  : base == Type::Base::some_of ? sets(cells, i)
                                                : numbers(cells, i);
    std::vector<Int> within(cells.size(), 0);
    for (auto& answer : answers_[i]) {
      all_of_[i] += answer.weight;
      answer.in.resize((cells.size() + 63) / 64);
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (!meet(cells.side(cell, i), answer.side, base)) continue;
        answer.in[cell / 64] |= std::uint64_t{1} << cell % 64;
        within[cell] += answer.weight;
      }
    }
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
      shares_[cell * cells.facts.size() + i] =
          static_cast<std::int64_t>(within[cell] * all_of_it / all_of_[i]);
  }
}

namespace {

Int add_up(const std::vector<Int>& by) { return std::accumulate(by.begin(), by.end(), Int{0}); }

// How likely two completions drawn from these differ in their outcome, times how likely these are.
Int spread(const std::vector<Int>& by) {
  const Int all = add_up(by);
  if (all == 0) return 0;
  Int same = 0;
  for (const Int one : by)
    if (one != 0) same += one * one / all;
  return all - same;
}

}  // namespace

Worth Weighing::of(const std::vector<int>& facts) const {
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < cells_.facts.size(); ++i)
    if (std::find(facts.begin(), facts.end(), cells_.facts[i]) != facts.end() && !answers_[i].empty())
      asked.push_back(i);
  if (asked.empty()) return {};
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < cells_.facts.size(); ++i)
    if (!answers_[i].empty() && std::find(asked.begin(), asked.end(), i) == asked.end()) others.push_back(i);
  // How much of everything else each cell holds.
  std::vector<std::int64_t> rest(cells_.size(), whole_share);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell)
    for (const std::size_t i : others)
      rest[cell] = rest[cell] * shares_[cell * cells_.facts.size() + i] / whole_share;
  // Every combination of answers, one for each fact asked.
  std::vector<Int> before(kinds_.size(), 0);
  std::vector<Int> here(kinds_.size());
  Bits in;
  Int after = 0;
  bool settles = true;
  std::vector<std::size_t> at(asked.size(), 0);
  Int all_weights = 1;
  for (const std::size_t i : asked) all_weights *= all_of_[i];
  for (std::size_t tried = 0; tried < most_combinations; ++tried) {
    Int weight = 1;
    in = answers_[asked[0]][at[0]].in;
    for (std::size_t a = 0; a < asked.size(); ++a) {
      const auto& answer = answers_[asked[a]][at[a]];
      weight *= answer.weight;
      for (std::size_t word = 0; word < in.size(); ++word) in[word] &= answer.in[word];
    }
    std::fill(here.begin(), here.end(), 0);
    Outcomes possible = 0;
    for (std::size_t word = 0; word < in.size(); ++word)
      for (std::uint64_t left = in[word]; left != 0; left &= left - 1) {
        const std::size_t cell = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        possible |= cells_.outcomes[cell];
        here[kind_[cell]] += rest[cell];
      }
    for (std::size_t kind = 0; kind < here.size(); ++kind) {
      if (here[kind] == 0) continue;
      here[kind] = here[kind] * weight / all_weights;
      before[kind] += here[kind];
    }
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
