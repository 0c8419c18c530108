// The values that one fact may have. A scenario has one of these for every fact of the vocabulary, and nearly
// all of them say that nothing is known: they are small, and what few of them have lies elsewhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

#include "engine/base/decimal.hpp"

namespace holdfast {

// A value that is nearly always an empty one, and then takes no memory. It is copied whole.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(const Rare& other) : kept_(other.kept_ ? std::make_unique<T>(*other.kept_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (kept_ || other.kept_) *this = Rare(other);
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  const T& operator*() const { return kept_ ? *kept_ : nothing; }
  const T* operator->() const { return &**this; }
  T& change() {
    if (!kept_) kept_ = std::make_unique<T>();
    return *kept_;
  }
  bool operator==(const Rare& other) const { return kept_ == other.kept_ || **this == *other; }

 private:
  static inline const T nothing = {};
  std::unique_ptr<T> kept_;
};

struct Extent {  // both ends included
  Int least = 0;
  Int most = 0;
  bool operator==(const Extent&) const = default;
};

// Stretches of values: disjoint, in order, and nearly always one.
class Pieces {
 public:
  Pieces() = default;
  Pieces(std::initializer_list<Extent> pieces) {
    for (const auto& one : pieces) push_back(one);
  }

  void push_back(const Extent& one) {
    if (count_ == 1) several_.change().push_back(only_);
    if (count_ == 0)
      only_ = one;
    else
      several_.change().push_back(one);
    ++count_;
  }
  void clear() { *this = {}; }

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  const Extent* begin() const { return count_ > 1 ? several_->data() : &only_; }
  const Extent* end() const { return begin() + count_; }
  Extent* begin() { return count_ > 1 ? several_.change().data() : &only_; }
  Extent* end() { return begin() + count_; }
  // Of what is not empty.
  const Extent& front() const { return *begin(); }
  const Extent& back() const { return end()[-1]; }
  Extent& front() { return *begin(); }
  Extent& back() { return end()[-1]; }

  bool operator==(const Pieces& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  Extent only_;
  std::size_t count_ = 0;
  Rare<std::vector<Extent>> several_;  // all of them, where they are more than one
};

// Which members count follows from the fact's type.
struct Known {
  using Row = std::vector<Known>;  // by column of the list
  struct Listed {
    std::vector<std::uint64_t> sets;  // some_of: the only ones that it may be; empty where any between may be
    std::vector<Row> rows;            // list
    bool operator==(const Listed&) const = default;
  };

  Pieces pieces;           // numbers, money, dates that have happened
  std::uint64_t may = 0;   // one_of: a bit a value; yes_no: bit 0 no, bit 1 yes; some_of: what it may hold
  std::uint64_t must = 0;  // some_of: what it holds for certain
  bool may_happen = true;  // dates: it has happened, or is planned, on a day in `pieces`
  bool may_not_happen = false;  // dates: not yet, or never
  bool may_come = false;        // dates: if it has not happened, it still can: it is not `never`
  bool open_below = false;      // the ends are only the vocabulary's limits
  bool open_above = false;
  bool declined = false;  // not to be asked again
  bool told = false;      // list: its rows are told, and they are all
  Rare<Listed> listed;
  bool operator==(const Known&) const = default;
};

}  // namespace holdfast
