#include <algorithm>
#include <array>

#include "engine/language/lexer.hpp"

namespace holdfast {
namespace {

constexpr int most_levels = 64;
constexpr std::size_t most_bytes = 2'000;

using Kind = Expression::Kind;

struct Operator {
  std::string_view symbol;
  Kind kind;
};
constexpr std::array<Operator, 6> comparisons = {{{"=", Kind::equal},
                                                  {"!=", Kind::not_equal},
                                                  {"<", Kind::less},
                                                  {"<=", Kind::at_most},
                                                  {">", Kind::greater},
                                                  {">=", Kind::at_least}}};

class Parser {
 public:
  Parser(std::vector<Token> all, std::vector<ExpressionError>& errors)
      : all_(std::move(all)), errors_(errors) {}

  Expression run() {
    Expression whole = expression();
    if (errors_.empty() && now().kind != Token::Kind::end) {
      if (now().text == "between")
        fail("foreign-word", "`between` does not say whether its ends are included",
             "write `x >= low and x <= high`");
      else
        fail("unexpected", "nothing may follow here", "join conditions with `and` or `or`");
    }
    return whole;
  }

 private:
  const Token& now() const { return all_[at_]; }
  bool at(std::string_view text) const {
    return now().text == text && (now().kind == Token::Kind::symbol || now().kind == Token::Kind::name);
  }
  bool take(std::string_view text) {
    if (!at(text)) return false;
    ++at_;
    return true;
  }
  void next() {
    if (now().kind != Token::Kind::end) ++at_;
  }

  // Only the first mistake of a text's shape is told: after it the rest is guesswork.
  void fail(const char* code, std::string message, std::string help) {
    if (errors_.empty())
      errors_.push_back({code, now().offset, std::max(now().length, 1), std::move(message), std::move(help)});
  }
  void need(std::string_view text, const char* code, const std::string& help) {
    if (!take(text)) fail(code, "expected `" + std::string(text) + "`", help);
  }

  int end() const { return at_ == 0 ? 0 : all_[at_ - 1].offset + all_[at_ - 1].length; }
  Expression joined(Kind kind, std::vector<Expression> parts, int from) const {
    Expression e;
    e.kind = kind;
    e.parts = std::move(parts);
    e.offset = from;
    e.length = end() - from;
    return e;
  }

  Expression expression() {
    if (++level_ > most_levels) {
      fail("too-deep", "too many expressions lie in each other", "name a part of it under `definitions`");
      at_ = all_.size() - 1;
    }
    Expression e = now().text == "if" && now().kind == Token::Kind::name ? conditional() : either();
    --level_;
    return e;
  }

  Expression conditional() {
    const int from = now().offset;
    next();
    std::vector<Expression> parts;
    parts.push_back(expression());
    need("then", "missing-then", "write `if … then … else …`");
    parts.push_back(expression());
    need("else", "missing-else", "write `if … then … else …`: both branches are needed");
    parts.push_back(expression());
    return joined(Kind::conditional, std::move(parts), from);
  }

  Expression either() {
    const int from = now().offset;
    std::vector<Expression> parts;
    parts.push_back(both());
    while (take("or")) parts.push_back(both());
    return parts.size() == 1 ? std::move(parts[0]) : joined(Kind::either, std::move(parts), from);
  }

  Expression both() {
    const int from = now().offset;
    std::vector<Expression> parts;
    parts.push_back(test());
    while (take("and")) parts.push_back(test());
    return parts.size() == 1 ? std::move(parts[0]) : joined(Kind::both, std::move(parts), from);
  }

  Expression test() {
    const int from = now().offset;
    std::vector<Expression> parts;
    parts.push_back(sum());
    for (const auto& comparison : comparisons) {
      if (now().kind != Token::Kind::symbol || !take(comparison.symbol)) continue;
      parts.push_back(sum());
      for (const auto& again : comparisons)
        if (now().kind == Token::Kind::symbol && at(again.symbol))
          fail("chained-comparison", "comparisons do not chain", "split it: `a < b and b < c`");
      return joined(comparison.kind, std::move(parts), from);
    }
    if (take("in")) {
      if (!at("[")) fail("missing-list", "expected a list", "write `in [\"a\", \"b\"]`");
      parts.push_back(primary());
      return joined(Kind::in, std::move(parts), from);
    }
    if (take("includes")) {
      parts.push_back(sum());
      return joined(Kind::includes, std::move(parts), from);
    }
    return std::move(parts[0]);
  }

  Expression sum() {
    const int from = now().offset;
    Expression left = product();
    while (at("+") || at("-")) {
      const Kind kind = take("+") ? Kind::add : (next(), Kind::subtract);
      std::vector<Expression> parts;
      parts.push_back(std::move(left));
      parts.push_back(product());
      left = joined(kind, std::move(parts), from);
    }
    return left;
  }

  Expression product() {
    const int from = now().offset;
    Expression left = unary();
    while (at("*") || at("/")) {
      const Kind kind = take("*") ? Kind::multiply : (next(), Kind::divide);
      std::vector<Expression> parts;
      parts.push_back(std::move(left));
      parts.push_back(unary());
      left = joined(kind, std::move(parts), from);
    }
    return left;
  }

  Expression unary() {
    const int from = now().offset;
    if (!take("-")) return primary();
    if (++level_ > most_levels) {
      fail("too-deep", "too many expressions lie in each other", "one minus is enough");
      at_ = all_.size() - 1;
    }
    std::vector<Expression> parts;
    parts.push_back(unary());
    --level_;
    return joined(Kind::negate, std::move(parts), from);
  }

  std::vector<Expression> arguments(std::string_view closing) {
    std::vector<Expression> parts;
    if (take(closing)) return parts;
    do parts.push_back(expression());
    while (errors_.empty() && take(","));
    need(closing, "missing-bracket", "close what was opened");
    return parts;
  }

  // `aid_received[amount > least].amount`
  Expression filter(const Expression& list) {
    next();
    Expression rows;
    rows.kind = Kind::filter;
    rows.text = list.text;
    rows.offset = list.offset;
    rows.parts.push_back(expression());
    need("]", "missing-bracket", "close what was opened");
    rows.length = end() - rows.offset;
    if (!take(".")) return rows;
    Expression column;
    column.kind = Kind::column;
    column.text = now().text;
    column.offset = rows.offset;
    if (now().kind == Token::Kind::name)
      next();
    else
      fail("missing-value", "a column is missing here", "write `list[condition].column`");
    column.length = end() - column.offset;
    column.parts.push_back(std::move(rows));
    return column;
  }

  Expression primary() {
    const Token token = now();
    Expression e;
    e.offset = token.offset;
    e.length = token.length;
    e.text = token.text;
    static const std::vector<std::string> words = {"if", "then", "else", "and", "or", "in", "includes"};
    switch (token.kind) {
      case Token::Kind::number:
        next();
        e.kind = Kind::number;
        e.number = token.number;
        return e;
      case Token::Kind::text:
        next();
        e.kind = Kind::text;
        return e;
      case Token::Kind::name:
        if (std::find(words.begin(), words.end(), token.text) != words.end()) break;
        next();
        if (token.text == "true" || token.text == "false") {
          e.kind = Kind::truth;
          e.truth = token.text == "true";
          return e;
        }
        e.kind = Kind::name;
        if (at("[")) return filter(e);
        if (!take("(")) return e;
        e.parts = arguments(")");
        e.kind = token.text == "not" && e.parts.size() == 1 ? Kind::opposite : Kind::call;
        e.length = end() - e.offset;
        return e;
      case Token::Kind::symbol:
        if (take("(")) {
          e = expression();
          need(")", "missing-bracket", "close what was opened");
          return e;
        }
        if (take("[")) {
          if (at("]")) fail("empty-list", "the list is empty", "write what it may be: `[\"a\", \"b\"]`");
          auto parts = arguments("]");
          return joined(Kind::list, std::move(parts), token.offset);
        }
        break;
      case Token::Kind::end:
        break;
    }
    if (token.text == "not")
      fail("missing-bracket", "`not` takes its condition in brackets", "write `not(…)`");
    else
      fail("missing-value",
           token.kind == Token::Kind::end ? "the expression ends too early" : "a value is missing here",
           "write a fact, a figure, or a condition");
    next();
    return e;
  }

  std::vector<Token> all_;
  std::vector<ExpressionError>& errors_;
  std::size_t at_ = 0;
  int level_ = 0;
};

}  // namespace

Parsed parse_expression(std::string_view source) {
  Parsed parsed;
  if (source.size() > most_bytes) {
    parsed.errors.push_back(
        {"too-long", 0, 1, "an expression has at most 2,000 bytes", "name a part of it under `definitions`"});
    return parsed;
  }
  auto all = tokens(source, parsed.errors);
  if (!parsed.errors.empty()) return parsed;
  if (all.size() == 1) {
    parsed.errors.push_back(
        {"empty-expression", 0, 1, "the expression is empty", "write a fact or a condition"});
    return parsed;
  }
  parsed.expression = Parser(std::move(all), parsed.errors).run();
  return parsed;
}

}  // namespace holdfast
