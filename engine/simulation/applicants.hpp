// The rows that a budget may pay, in the order of its queue; those are dropped that the money never reaches,
// so what is in memory grows with the money and not with the table.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "engine/simulation/budget.hpp"
#include "engine/simulation/wide_sum.hpp"

namespace holdfast {

struct Applicant {
  std::vector<std::int64_t> keys;  // by column of the queue; the least first
  std::uint64_t tie = 0;
  std::uint32_t piece = 0;
  std::uint64_t row = 0;
  std::int64_t award = 0;   // cents, above zero
  std::int64_t weight = 0;  // above zero
  std::int64_t debt = -1;   // cents; -1 where it is not one value
  std::string at;           // what stands in the last column of the queue
  auto place() const { return std::tie(keys, tie, piece, row); }
  Int cost() const { return Int{award} * weight; }
};

// One queue: of one budget, under one law, with one cap, in one reading, of one round.
class Queue {
 public:
  explicit Queue(std::int64_t money) : money_(Int{money} * 1'000'000'000) {}

  // What it costs to pay everybody so far; whether one who stands there would ever be reached.
  bool is_reached(const Applicant& one) const {
    return cost_ < money_ || heap_.empty() || one.place() < heap_.front().place();
  }
  void add(Applicant one);
  void merge(const Queue& other);
  // Of all who applied, paid or not.
  std::uint64_t rows = 0;
  WideSum weight;
  WideSum asked;                  // award times weight
  std::uint64_t without_end = 0;  // rows whose award has no end above; they are not in the queue
  std::vector<Applicant> in_order() const;
  std::vector<Applicant>& kept() { return heap_; }

 private:
  Int money_;
  Int cost_ = 0;
  std::vector<Applicant> heap_;  // the last one of the queue in front
};

// By budget, then law, cap, reading (0: who is surely helped, at the least award; 1: who may be, at the most)
// and round of the first way that is longest.
class Queues {
 public:
  Queues() = default;
  Queues(const std::vector<Budget>& budgets, std::size_t laws);
  Queue& at(std::size_t budget, std::size_t law, std::size_t cap, std::size_t reading, std::size_t round) {
    const auto& shape = shapes_[budget];
    return queues_[shape.first + ((((law * shape.caps) + cap) * 2 + reading) * shape.rounds) + round];
  }
  const Queue& at(std::size_t budget, std::size_t law, std::size_t cap, std::size_t reading,
                  std::size_t round) const {
    return const_cast<Queues&>(*this).at(budget, law, cap, reading, round);
  }
  void merge(const Queues& other);
  std::vector<Queue>& all() { return queues_; }
  const std::vector<Queue>& all() const { return queues_; }

 private:
  struct Shape {
    std::size_t first = 0;
    std::size_t caps = 0;
    std::size_t rounds = 0;
  };
  std::vector<Shape> shapes_;
  std::vector<Queue> queues_;
};

}  // namespace holdfast
