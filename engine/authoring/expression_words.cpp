#include "engine/authoring/expression_words.hpp"

#include <algorithm>

namespace holdfast {
namespace {

using Kind = Expression::Kind;

constexpr std::string_view language = "en";  // authors' words are English

// What binds closer than a comparison, so that no brackets are needed beside one.
bool is_sum(Kind kind) {
  return kind == Kind::add || kind == Kind::subtract || kind == Kind::multiply || kind == Kind::divide ||
         kind == Kind::negate;
}

bool stands_alone(Kind kind) {
  return kind == Kind::number || kind == Kind::text || kind == Kind::truth || kind == Kind::name ||
         kind == Kind::call || kind == Kind::column || kind == Kind::list;
}

}  // namespace

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string fact_in_words(const Ruleset& ruleset, std::string_view fact) {
  const auto* words = ruleset.texts.find(language, "facts." + std::string(fact) + ".name");
  return words == nullptr ? spaced(fact) : *words;
}

std::string value_in_words(const Ruleset& ruleset, std::string_view fact, std::string_view value) {
  const auto* words = ruleset.texts.find(language, "values." + std::string(fact) + "." + std::string(value));
  return words == nullptr ? spaced(value) : *words;
}

std::string ExpressionWords::of(std::string_view written) const {
  const auto parsed = parse_expression(written);
  return parsed.errors.empty() ? say(parsed.expression) : "";
}

// A figure with one value is that value; one that changed over time is told by its name.
std::string ExpressionWords::figure(const std::string& name, const Node& node) {
  if (node.is_scalar()) return node.text;
  const auto value = [](const Node& step) {
    const Node* found = step.find("value");
    return found == nullptr ? std::string("unknown") : found->text;
  };
  if (node.is_mapping() && value(node) != "unknown") return value(node);
  std::string values;
  for (const auto& step : node.items) values += (values.empty() ? "" : ", then ") + value(step);
  return "the figure " + spaced(name) + " (" + (values.empty() ? "unknown" : values) + ")";
}

std::string ExpressionWords::name(const std::string& name) const {
  if (name == "governing_date") return "the day that counts";
  if (name == "as_of") return "the day of the answer";
  const Node* figures = rule_.find("figures");
  if (const Node* told = figures == nullptr ? nullptr : figures->find(name)) return figure(name, *told);
  if (const Node* definitions = rule_.find("definitions");
      definitions != nullptr && definitions->find(name) != nullptr)
    return "“" + spaced(name) + "”";
  // A band of an amount: `income.low`.
  if (const auto dot = name.find('.'); dot != std::string::npos)
    return spaced(name.substr(0, dot)) + " is " + spaced(name.substr(dot + 1));
  const auto fact = ruleset_.vocabulary.find(name);
  const bool yes_no = fact && ruleset_.vocabulary.fact(*fact).type.base == Type::Base::yes_no;
  return fact_in_words(ruleset_, name) + (yes_no ? ": yes" : "");
}

// A day is before or after another, and not less or more; a column of a list is known by its name.
bool ExpressionWords::is_day(const Expression& expression) const {
  if (expression.kind == Kind::call) return expression.text == "day";
  if (expression.kind != Kind::name) return false;
  const auto& name = expression.text;
  const auto fact = ruleset_.vocabulary.find(name);
  return fact ? ruleset_.vocabulary.fact(*fact).type.event()
              : name == "governing_date" || name == "as_of" || name.ends_with("_on") || name.ends_with("_at");
}

std::string ExpressionWords::inner(const Expression& expression) const {
  return stands_alone(expression.kind) ? say(expression) : "(" + say(expression) + ")";
}

std::string ExpressionWords::side(const Expression& expression) const {
  return is_sum(expression.kind) ? say(expression) : inner(expression);
}

std::string ExpressionWords::value(const Expression& of, const Expression& value) const {
  return value.kind == Kind::text ? value_in_words(ruleset_, of.text, value.text) : side(value);
}

std::string ExpressionWords::compared(const Expression& expression, std::string_view words) const {
  return side(expression.parts[0]) + " " + std::string(words) + " " +
         value(expression.parts[0], expression.parts[1]);
}

std::string ExpressionWords::joined(const Expression& expression, std::string_view word) const {
  std::string words;
  for (const auto& part : expression.parts) {
    const bool brackets =
        part.kind == Kind::both || part.kind == Kind::either || part.kind == Kind::conditional;
    words += (words.empty() ? "" : ", " + std::string(word) + " ") + (brackets ? inner(part) : say(part));
  }
  return words;
}

std::string ExpressionWords::call(const Expression& expression) const {
  std::string list;
  for (std::size_t i = 0; i < expression.parts.size(); ++i) {
    if (i > 0) list += i + 1 == expression.parts.size() ? " and " : ", ";
    list += say(expression.parts[i]);
  }
  const auto& function = expression.text;
  if (function == "min") return "the least of " + list;
  if (function == "max") return "the greatest of " + list;
  if (function == "abs") return list + " without its sign";
  if (function == "floor") return list + ", rounded down to a whole number";
  if (function == "ceiling") return list + ", rounded up to a whole number";
  if (function == "happened") return list + " has come";
  if (function == "day") return "the day of “" + list + "”";
  if (function == "count") return "the number of " + list;
  if (function == "sum") return "the sum of " + list;
  if (function == "round" && expression.parts.size() == 3)
    return say(expression.parts[0]) + ", rounded to " + say(expression.parts[1]) + " digits (" +
           spaced(expression.parts[2].text) + ")";
  const auto* table = ruleset_.texts.find(language, "tables." + function);
  return (table == nullptr ? spaced(function) : *table) + " for " + list;
}

std::string ExpressionWords::say(const Expression& expression) const {
  const auto& parts = expression.parts;
  const auto between = [&](std::string_view sign) {
    return inner(parts[0]) + " " + std::string(sign) + " " + inner(parts[1]);
  };
  switch (expression.kind) {
    case Kind::number:
      return to_string(expression.number);
    case Kind::text:
      return spaced(expression.text);
    case Kind::truth:
      return expression.truth ? "yes" : "no";
    case Kind::name:
      return name(expression.text);
    case Kind::negate:
      return "minus " + inner(parts[0]);
    case Kind::add:
      // A sum of several runs on: brackets would say nothing.
      return (parts[0].kind == Kind::add ? say(parts[0]) : inner(parts[0])) + " + " + inner(parts[1]);
    case Kind::subtract:
      return between("−");
    case Kind::multiply:
      return between("×");
    case Kind::divide:
      return between("÷");
    case Kind::equal:
      return compared(expression, "is");
    case Kind::not_equal:
      return compared(expression, "is not");
    case Kind::less:
      return compared(expression, is_day(parts[0]) ? "is before" : "is less than");
    case Kind::at_most:
      return compared(expression, is_day(parts[0]) ? "is on or before" : "is at most");
    case Kind::greater:
      return compared(expression, is_day(parts[0]) ? "is after" : "is more than");
    case Kind::at_least:
      return compared(expression, is_day(parts[0]) ? "is on or after" : "is at least");
    case Kind::includes:
      return compared(expression, "includes");
    case Kind::in: {
      std::string list;
      for (const auto& one : parts[1].parts) list += (list.empty() ? "" : ", ") + value(parts[0], one);
      return inner(parts[0]) + " is one of: " + list;
    }
    case Kind::both:
      return joined(expression, "and");
    case Kind::either:
      return joined(expression, "or");
    case Kind::opposite:
      if (auto words = inner(parts[0]); parts[0].kind == Kind::name && words.ends_with(": yes"))
        return words.substr(0, words.size() - 3) + "no";
      return "not: " + inner(parts[0]);
    case Kind::conditional:
      return "if " + say(parts[0]) + ", then " + say(parts[1]) + "; otherwise " + say(parts[2]);
    case Kind::list: {
      std::string list;
      for (const auto& one : parts) list += (list.empty() ? "" : ", ") + say(one);
      return list;
    }
    case Kind::call:
      return call(expression);
    case Kind::filter:
      return "rows of “" + fact_in_words(ruleset_, expression.text) + "” where " + say(parts[0]);
    case Kind::column:
      return spaced(expression.text) + " in the " + say(parts[0]);
    default:
      break;  // refused when the rule loads
  }
  return "";
}

}  // namespace holdfast
