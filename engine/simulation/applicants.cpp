#include "engine/simulation/applicants.hpp"

#include <algorithm>

namespace holdfast {
namespace {

bool before(const Applicant& one, const Applicant& other) { return one.place() < other.place(); }

}  // namespace

void Queue::add(Applicant one) {
  if (!is_reached(one)) return;
  cost_ += one.cost();
  heap_.push_back(std::move(one));
  std::push_heap(heap_.begin(), heap_.end(), before);
  while (!heap_.empty() && cost_ - heap_.front().cost() >= money_) {
    std::pop_heap(heap_.begin(), heap_.end(), before);
    cost_ -= heap_.back().cost();
    heap_.pop_back();
  }
}

void Queue::merge(const Queue& other) {
  rows += other.rows;
  weight += other.weight;
  asked += other.asked;
  without_end += other.without_end;
  for (const auto& one : other.heap_) add(one);
}

std::vector<Applicant> Queue::in_order() const {
  auto made = heap_;
  std::sort(made.begin(), made.end(), before);
  return made;
}

Queues::Queues(const std::vector<Budget>& budgets, std::size_t laws) {
  for (const auto& budget : budgets) {
    Shape shape{queues_.size(), budget.caps.size(), budget.ways.front().size()};
    // A round may spend what all before it left.
    std::vector<std::int64_t> most(shape.rounds, 0);
    for (const auto& way : budget.ways) {
      std::int64_t money = 0;
      for (std::size_t i = 0; i < way.size(); ++i) {
        money += way[i].money;
        most[i] = std::max(most[i], money);
      }
    }
    for (std::size_t i = 0; i < laws * shape.caps * 2; ++i)
      for (const auto money : most) queues_.emplace_back(money);
    shapes_.push_back(shape);
  }
}

void Queues::merge(const Queues& other) {
  for (std::size_t i = 0; i < queues_.size(); ++i) queues_[i].merge(other.queues_[i]);
}

}  // namespace holdfast
