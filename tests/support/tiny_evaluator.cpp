#include "tests/support/tiny_evaluator.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace holdfast::tiny {
namespace {

using Kind = Expression::Kind;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error(what); }

struct Absent {};  // an amount was asked of an event that has not happened: there is none

Int common(Int a, Int b) { return b == 0 ? (a < 0 ? -a : a) : common(b, a % b); }

Value fraction(Int top, Int bottom) {
  if (bottom == 0) refuse("division by zero");
  if (bottom < 0) {
    top = -top;
    bottom = -bottom;
  }
  const Int by = common(top, bottom);
  return number(top / by, bottom / by);
}

const Value& numeric(const Value& value) {
  if (value.kind == Value::Kind::absent) throw Absent{};
  if (value.kind != Value::Kind::number) refuse("not a number");
  return value;
}

Int floor_of(const Value& v) {
  const Int whole = v.top / v.bottom;
  return v.top % v.bottom < 0 ? whole - 1 : whole;
}

// -1, 0 or 1.
int order(const Value& a, const Value& b) {
  const Int difference = numeric(a).top * b.bottom - numeric(b).top * a.bottom;
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

bool same(const Value& a, const Value& b) {
  if (a.kind == Value::Kind::absent) numeric(a);
  return a.kind == Value::Kind::number || b.kind == Value::Kind::number ? order(a, b) == 0 : a == b;
}

Value arithmetic(Kind kind, const Value& a, const Value& b) {
  numeric(a);
  numeric(b);
  switch (kind) {
    case Kind::add:
      return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
    case Kind::subtract:
      return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
    case Kind::multiply:
      return fraction(a.top * b.top, a.bottom * b.bottom);
    default:
      return fraction(a.top * b.bottom, a.bottom * b.top);
  }
}

// The whole number nearest to `v` by `mode`; a half in the middle goes away from zero or to the even one.
Int whole(const Value& v, const std::string& mode) {
  const Int below = floor_of(v);
  if (v.bottom == 1) return below;
  const bool negative = v.top < 0;
  if (mode == "up") return negative ? below : below + 1;
  if (mode == "down") return negative ? below + 1 : below;
  const int half = order(number(2 * (v.top - below * v.bottom), v.bottom), number(1));
  if (half != 0) return half < 0 ? below : below + 1;
  if (mode == "half_even") return below % 2 == 0 ? below : below + 1;
  if (mode == "half_up") return negative ? below : below + 1;
  refuse("mode `" + mode + "`");
}

Value call(const Expression& e, const Values& values) {
  const auto of = [&](std::size_t i) { return evaluate(e.parts[i], values); };
  if (e.text == "not") return truth(!of(0).truth);
  if (e.text == "happened") return truth(of(0).kind != Value::Kind::absent);
  if (e.text == "abs") return order(of(0), number(0)) < 0 ? number(-of(0).top, of(0).bottom) : of(0);
  if (e.text == "floor") return number(floor_of(numeric(of(0))));
  if (e.text == "ceiling") return number(-floor_of(number(-numeric(of(0)).top, of(0).bottom)));
  if (e.text == "round") {
    Int shift = 1;
    for (Int i = 0; i < e.parts[1].number.units; ++i) shift *= 10;
    return fraction(whole(arithmetic(Kind::multiply, of(0), number(shift)), e.parts[2].text), shift);
  }
  if (e.text != "min" && e.text != "max") refuse("function `" + e.text + "`");
  auto best = numeric(of(0));
  for (std::size_t i = 1; i < e.parts.size(); ++i) {
    const int turn = order(of(i), best);
    if (e.text == "min" ? turn < 0 : turn > 0) best = of(i);
  }
  return best;
}

// With what has not happened, every comparison is false.
Value comparison(const Expression& e, const Values& values) {
  try {
    const auto a = evaluate(e.parts[0], values);
    const auto b = evaluate(e.parts[1], values);
    if (a.kind == Value::Kind::absent || b.kind == Value::Kind::absent) return truth(false);
    switch (e.kind) {
      case Kind::equal:
        return truth(same(a, b));
      case Kind::not_equal:
        return truth(!same(a, b));
      case Kind::less:
        return truth(order(a, b) < 0);
      case Kind::at_most:
        return truth(order(a, b) <= 0);
      case Kind::greater:
        return truth(order(a, b) > 0);
      default:
        return truth(order(a, b) >= 0);
    }
  } catch (const Absent&) {
    return truth(false);
  }
}

bool any_equal(const Value& value, const Expression& list, const Values& values) {
  return std::any_of(list.parts.begin(), list.parts.end(),
                     [&](const Expression& item) { return same(value, evaluate(item, values)); });
}

}  // namespace

Value truth(bool value) {
  Value v;
  v.kind = Value::Kind::truth;
  v.truth = value;
  return v;
}

Value number(Int top, Int bottom) {
  Value v;
  v.kind = Value::Kind::number;
  v.top = top;
  v.bottom = bottom;
  return v;
}

Value word(std::string text) {
  Value v;
  v.kind = Value::Kind::word;
  v.word = std::move(text);
  return v;
}

Value words(std::set<std::string> texts) {
  Value v;
  v.kind = Value::Kind::words;
  v.words = std::move(texts);
  return v;
}

Value evaluate(const Expression& e, const Values& values) {
  const auto of = [&](std::size_t i) { return evaluate(e.parts[i], values); };
  const auto holds = [&](const Expression& part) { return evaluate(part, values).truth; };
  switch (e.kind) {
    case Kind::number: {
      Int bottom = 1;
      for (int i = 0; i < e.number.scale; ++i) bottom *= 10;
      return fraction(e.number.units, bottom);
    }
    case Kind::text:
      return word(e.text);
    case Kind::truth:
      return truth(e.truth);
    case Kind::name: {
      const auto found = values.find(e.text);
      if (found == values.end()) refuse("nothing is named `" + e.text + "`");
      return found->second;
    }
    case Kind::negate:
      return number(-numeric(of(0)).top, of(0).bottom);
    case Kind::add:
    case Kind::subtract:
    case Kind::multiply:
    case Kind::divide:
      return arithmetic(e.kind, of(0), of(1));
    case Kind::equal:
    case Kind::not_equal:
    case Kind::less:
    case Kind::at_most:
    case Kind::greater:
    case Kind::at_least:
      return comparison(e, values);
    case Kind::in:
      return truth(any_equal(of(0), e.parts[1], values));
    case Kind::includes:
      return truth(of(0).words.contains(e.parts[1].text));
    case Kind::both:
      return truth(std::all_of(e.parts.begin(), e.parts.end(), holds));
    case Kind::either:
      return truth(std::any_of(e.parts.begin(), e.parts.end(), holds));
    case Kind::opposite:
      return truth(!of(0).truth);
    case Kind::conditional:
      return of(0).truth ? of(1) : of(2);
    case Kind::call:
      return call(e, values);
    default:
      refuse("not of the subset");
  }
}

Enumerated enumerate(const Expression& condition, const std::vector<Expression>& consistent,
                     const Values& figures, const Possible& possible) {
  enum : char { none, no, yes };
  const std::size_t count = std::accumulate(possible.begin(), possible.end(), std::size_t{1},
                                            [](auto n, const auto& fact) { return n * fact.second.size(); });
  Enumerated result;
  std::vector<char> answers(count, none);
  auto values = figures;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (const auto& [name, of] : possible) {
      values[name] = of[rest % of.size()];
      rest /= of.size();
    }
    if (!std::all_of(consistent.begin(), consistent.end(),
                     [&](const Expression& one) { return evaluate(one, values).truth; }))
      continue;
    ++result.completions;
    const bool answer = evaluate(condition, values).truth;
    answers[i] = answer ? yes : no;
    (answer ? result.may_be_yes : result.may_be_no) = true;
  }
  std::size_t stride = 1;
  for (const auto& [name, of] : possible) {
    for (std::size_t i = 0; i < count && !result.needs.contains(name); ++i) {
      // The completions that differ from the first of their line in this fact alone.
      if (answers[i] == none || of.size() == 1) continue;
      const std::size_t first = i - i / stride % of.size() * stride;
      for (std::size_t k = 0; k < of.size(); ++k) {
        const char other = answers[first + k * stride];
        if (other != none && other != answers[i]) result.needs.insert(name);
      }
    }
    stride *= of.size();
  }
  return result;
}

}  // namespace holdfast::tiny
