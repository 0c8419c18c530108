#include "tests/conformance/evaluate.hpp"

#include "tests/conformance/arithmetic.hpp"
#include "tests/conformance/functions.hpp"

namespace holdfast::conformance {
namespace {

using Kind = Expression::Kind;

void append_utf8(std::string& text, unsigned code) {
  const auto byte = [&text](unsigned bits) { text += static_cast<char>(bits); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0U | code >> 6U);
  } else {
    if (code < 0x10000) {
      byte(0xE0U | code >> 12U);
    } else {
      byte(0xF0U | code >> 18U);
      byte(0x80U | (code >> 12U & 0x3FU));
    }
    byte(0x80U | (code >> 6U & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

// FEEL's escapes, which text in rules has not: its lexer hands them on as they stand.
std::string unescaped(std::string_view written) {
  std::string text;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\' || i + 1 == written.size()) {
      text += written[i];
      continue;
    }
    const char c = written[++i];
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 6 : 0;
    if (digits > 0 && i + digits < written.size()) {
      unsigned code = 0;
      for (const char digit : written.substr(i + 1, digits)) {
        const auto place = std::string_view("0123456789abcdef").find(static_cast<char>(digit | 0x20));
        code = code * 16 + static_cast<unsigned>(place % 16);
      }
      append_utf8(text, code);
      i += digits;
      continue;
    }
    const auto plain = std::string_view("nrt\"'\\").find(c);
    if (plain == std::string_view::npos) text += '\\';
    text += plain == std::string_view::npos ? c : "\n\r\t\"'\\"[plain];
  }
  return text;
}

// Of three truths: `settling` decides, and what is no truth leaves it open.
Value joined(const Expression& e, const Names& names, bool settling) {
  bool open = false;
  for (const auto& part : e.parts) {
    const auto value = evaluate(part, names);
    const auto* truth = value.as<bool>();
    if (truth != nullptr && *truth == settling) return value_of(settling);
    open = open || truth == nullptr;
  }
  return open ? Value{} : value_of(!settling);
}

Value compared(Kind kind, const Value& a, const Value& b) {
  if (kind == Kind::equal) return value_of(equal(a, b));
  if (kind == Kind::not_equal) {
    const auto same = equal(a, b);
    return same ? value_of(!*same) : Value{};
  }
  const auto order = compare(a, b);
  if (!order) return {};
  if (kind == Kind::less) return value_of(*order < 0);
  if (kind == Kind::at_most) return value_of(*order <= 0);
  return value_of(kind == Kind::greater ? *order > 0 : *order >= 0);
}

Value between(const Value& value, const Value& low, const Value& high) {
  const auto above = compare(low, value);
  const auto below = compare(value, high);
  if ((above && *above > 0) || (below && *below > 0)) return value_of(false);
  return above && below ? value_of(true) : Value{};
}

Value within(const Value& value, const Value& among) {
  if (const auto* range = among.as<std::shared_ptr<const Range>>()) return value_of(holds(**range, value));
  for (const auto& item : *among.as<List>()) {
    const auto* range = item.as<std::shared_ptr<const Range>>();
    if ((range == nullptr ? equal(value, item) : holds(**range, value)).value_or(false))
      return value_of(true);
  }
  return value_of(false);
}

// A point in a name may lead into a value: the longest name that is known counts.
Value named(const std::string& text, const Names& names) {
  if (const auto found = names.find(text); found != names.end()) return found->second;
  const auto point = text.rfind('.');
  if (point == std::string::npos) return {};
  return property_of(named(text.substr(0, point), names), std::string_view(text).substr(point + 1));
}

Value called(const Expression& e, const Names& names) {
  std::vector<Argument> arguments;
  for (const auto& part : e.parts) {
    const bool by_name = part.kind == Kind::argument;
    arguments.push_back({by_name ? part.text : "", evaluate(by_name ? part.parts[0] : part, names)});
  }
  return call(*find_built_in(e.kind == Kind::opposite ? "not" : std::string_view(e.text)), arguments);
}

}  // namespace

std::optional<std::string> beyond_reach(const Expression& e) {
  if (e.kind == Kind::filter || e.kind == Kind::column) return "filters a list";
  if (e.kind == Kind::includes) return "`includes` is an operator of rules alone";
  if (e.kind == Kind::call && find_built_in(e.text) == nullptr) return "function `" + e.text + "`";
  if (e.kind == Kind::instance && !is_of_type({}, e.text)) return "type `" + e.text + "`";
  for (const auto& part : e.parts)
    if (auto reason = beyond_reach(part)) return reason;
  return std::nullopt;
}

Value evaluate(const Expression& e, const Names& names) {
  const auto part = [&](std::size_t i) { return evaluate(e.parts[i], names); };
  switch (e.kind) {
    case Kind::number:
      return value_of(Number::parse(to_string(e.number)));
    case Kind::text:
      return value_of(unescaped(e.text));
    case Kind::truth:
      return value_of(e.truth);
    case Kind::moment:
      return parse_moment(e.text);
    case Kind::name:
      return named(e.text, names);  // `null` is a name that nobody gives
    case Kind::negate:
      return negated(part(0));
    case Kind::add:
      return add(part(0), part(1));
    case Kind::subtract:
      return subtract(part(0), part(1));
    case Kind::multiply:
      return multiply(part(0), part(1));
    case Kind::divide:
      return divide(part(0), part(1));
    case Kind::power:
      return power(part(0), part(1));
    case Kind::equal:
    case Kind::not_equal:
    case Kind::less:
    case Kind::at_most:
    case Kind::greater:
    case Kind::at_least:
      return compared(e.kind, part(0), part(1));
    case Kind::between:
      return between(part(0), part(1), part(2));
    case Kind::in:
      return within(part(0), part(1));
    case Kind::both:
      return joined(e, names, false);
    case Kind::either:
      return joined(e, names, true);
    case Kind::conditional: {
      const auto condition = part(0);
      const auto* truth = condition.as<bool>();
      return part(truth != nullptr && *truth ? 1 : 2);
    }
    case Kind::list: {
      List items;
      for (std::size_t i = 0; i < e.parts.size(); ++i) items.push_back(part(i));
      return value_of(std::move(items));
    }
    case Kind::range:
      return {std::make_shared<const Range>(
          Range{part(0), part(1), e.text.starts_with('['), e.text.ends_with(']')})};
    case Kind::property:
      return property_of(part(0), e.text);
    case Kind::instance:
      return value_of(is_of_type(part(0), e.text));
    case Kind::opposite:
    case Kind::call:
      return called(e, names);
    case Kind::argument:
    case Kind::includes:
    case Kind::filter:
    case Kind::column:
      return {};  // `beyond_reach`, or read by `called`
  }
  return {};
}

}  // namespace holdfast::conformance
