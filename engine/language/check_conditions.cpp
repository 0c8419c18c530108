// What is so or not so: comparisons, choices, and what joins them.
#include <algorithm>

#include "engine/base/diagnostic.hpp"
#include "engine/language/checker.hpp"

namespace holdfast {

bool Checker::condition_parts(Expression& e) {
  bool good = visit_all(e);
  for (const auto& part : e.parts)
    if (good && part.type.base != Base::yes_no)
      good = fail(part, "wrong-type", "expected yes or no, found " + describe(part.type));
  e.type = truth_type();
  return good;
}

bool Checker::conditional(Expression& e) {
  if (!visit_all(e)) return false;
  if (e.parts[0].type.base != Base::yes_no)
    return fail(e.parts[0], "wrong-type", "expected yes or no, found " + describe(e.parts[0].type));
  if (e.parts[1].type.base == Base::yes_no && e.parts[2].type.base == Base::yes_no) {
    e.type = truth_type();
    return true;
  }
  if (!numeric(e.parts[1]) || !numeric(e.parts[2])) return false;
  Type other;
  if (!align(e.parts[1], e.parts[2], e.type, other))
    return fail(e.parts[2], "wrong-type",
                "expected " + describe(e.parts[1].type) + " like the other branch, found " +
                    describe(e.parts[2].type));
  e.type.least = std::min(e.type.least, other.least);
  e.type.most = std::max(e.type.most, other.most);
  return fits(e);
}

bool Checker::in(Expression& e) {
  auto& list = e.parts[1];
  if (!visit(e.parts[0])) return false;
  if (list.kind == Kind::range) return foreign(list);
  if (list.kind == Kind::list && list.parts.empty())
    return fail(list, "empty-list", "the list is empty", "write what it may be: `[\"a\", \"b\"]`");
  if (list.kind != Kind::list)
    return fail(list, "missing-list", "expected a list", "write `in [\"a\", \"b\"]`");
  bool good = true;
  for (auto& item : list.parts) good = member(e.parts[0], item) && good;
  list.type.base = e.parts[0].type.base;
  e.type = truth_type();
  return good;
}

bool Checker::member(const Expression& value, Expression& item) {
  if (value.type.base == Base::one_of && item.kind == Kind::text) return choice(value.type, item);
  if (!visit(item)) return false;
  Type x;
  Type y;
  if (value.type.numeric() && item.type.numeric() && align(value, item, x, y)) return true;
  return fail(item, "wrong-type", "expected " + describe(value.type) + ", found " + describe(item.type));
}

bool Checker::choice(const Type& type, Expression& text) {
  text.type = type;
  if (std::find(type.values->begin(), type.values->end(), text.text) != type.values->end()) return true;
  std::string help = did_you_mean(text.text, *type.values);
  if (help.empty()) {
    help = "one of:";
    for (const auto& value : *type.values) help += " \"" + value + "\"";
  }
  return fail(text, "unknown-value", "`" + text.text + "` is not one of its values", help);
}

bool Checker::includes(Expression& e) {
  if (!visit(e.parts[0])) return false;
  e.type = truth_type();
  if (e.parts[0].type.base != Base::some_of)
    return fail(e.parts[0], "wrong-type", "expected a set of choices, found " + describe(e.parts[0].type));
  if (e.parts[1].kind != Kind::text)
    return fail(e.parts[1], "wrong-type", "expected one value of the set", "write it in double quotes");
  return choice(e.parts[0].type, e.parts[1]);
}

bool Checker::compare(Expression& e) {
  e.type = truth_type();
  auto& a = e.parts[0];
  auto& b = e.parts[1];
  const bool ordered = e.kind != Kind::equal && e.kind != Kind::not_equal;
  for (auto* text : {&a, &b}) {
    if (text->kind != Kind::text) continue;
    auto& other = text == &a ? b : a;
    if (other.kind == Kind::text) return fail(e, "stray-text", "text stands only beside a choice");
    if (!visit(other)) return false;
    if (other.type.base != Base::one_of)
      return fail(*text, "wrong-type", "expected " + describe(other.type) + ", found text",
                  other.type.base == Base::some_of ? "write `includes`" : "");
    if (ordered) return fail(e, "not-ordered", "choices have no order", "write `=`, `!=` or `in`");
    return choice(other.type, *text);
  }
  const bool good_a = visit(a, Quotient::allowed);
  const bool good_b = visit(b, Quotient::allowed);
  if (!good_a || !good_b) return false;
  if (a.type.base == Base::list || b.type.base == Base::list)
    return fail(e, "list-in-expression", "a list stands in no expression");
  if (a.type.base == Base::place || b.type.base == Base::place)
    return fail(e, "place-in-expression", "places are not compared",
                "a rule says where it reaches with `place:`");
  if (a.type.base == Base::date && b.type.base == Base::date) return true;
  if ((a.type.base == Base::date && b.type.base == Base::time) ||
      (a.type.base == Base::time && b.type.base == Base::date))
    return fail(e, "wrong-type", "cannot compare a date with a time", "write `day(time)`");
  if (a.type.numeric() && b.type.numeric()) {
    Type x;
    Type y;
    if (!align(a, b, x, y))
      return fail(e, "wrong-type", "cannot compare " + describe(a.type) + " with " + describe(b.type));
    return multiplied_out(e, a, b);
  }
  if (a.type.base == Base::yes_no && b.type.base == Base::yes_no) {
    if (!ordered) return true;
    return fail(e, "not-ordered", "yes and no have no order", "write `=` or `!=`");
  }
  return fail(e, "wrong-type", "cannot compare " + describe(a.type) + " with " + describe(b.type));
}

bool Checker::multiplied_out(const Expression& e, const Expression& a, const Expression& b) {
  const auto bits = [](const Expression& side) {
    const auto& top = side.kind == Kind::divide ? side.parts[0].type : side.type;
    return bits_for(top.least, top.most);
  };
  const bool quotient = a.kind == Kind::divide || b.kind == Kind::divide;
  if (a.kind == Kind::divide && b.kind == Kind::divide)
    return fail(e, "two-quotients", "only one side of a comparison may be a quotient",
                "multiply one of them out");
  if (!quotient || (bits(a) <= 64 && bits(b) <= 64)) return true;
  return fail(e, "too-wide", "this may become a number that is too large to be exact");
}

}  // namespace holdfast
