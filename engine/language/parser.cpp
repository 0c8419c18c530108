#include <algorithm>
#include <array>

#include "engine/language/cursor.hpp"
#include "engine/language/foreign.hpp"

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
  Parser(std::vector<Token> all, std::vector<ExpressionError>& errors) : at_(std::move(all), errors) {}

  Expression run() {
    Expression whole = expression();
    if (at_.good() && at_.now().kind != Token::Kind::end) {
      if (at_.at(".."))
        at_.fail("unexpected", "a range stands in brackets", "write `x >= low and x <= high`");
      else
        at_.fail("unexpected", "nothing may follow here", "join conditions with `and` or `or`");
    }
    return whole;
  }

 private:
  Expression joined(Kind kind, std::vector<Expression> parts, int from) const {
    Expression e;
    e.kind = kind;
    e.parts = std::move(parts);
    e.offset = from;
    e.length = at_.end() - from;
    return e;
  }
  Expression joined(Kind kind, Expression left, Expression right, int from) const {
    std::vector<Expression> parts;
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    return joined(kind, std::move(parts), from);
  }
  Expression named(Kind kind, std::string text, Expression part, int from) const {
    std::vector<Expression> parts;
    parts.push_back(std::move(part));
    Expression e = joined(kind, std::move(parts), from);
    e.text = std::move(text);
    return e;
  }

  void deeper(const char* help) {
    if (++level_ <= most_levels) return;
    at_.fail("too-deep", "too many expressions lie in each other", help);
    at_.give_up();
  }

  Expression expression() {
    deeper("name a part of it under `definitions`");
    Expression e = at_.now().kind == Token::Kind::name && at_.at("if") ? conditional() : either();
    --level_;
    return e;
  }

  Expression conditional() {
    const int from = at_.now().offset;
    at_.next();
    std::vector<Expression> parts;
    parts.push_back(expression());
    at_.need("then", "missing-then", "write `if … then … else …`");
    parts.push_back(expression());
    at_.need("else", "missing-else", "write `if … then … else …`: both branches are needed");
    parts.push_back(expression());
    return joined(Kind::conditional, std::move(parts), from);
  }

  Expression either() {
    const int from = at_.now().offset;
    std::vector<Expression> parts;
    parts.push_back(both());
    while (at_.take("or")) parts.push_back(both());
    return parts.size() == 1 ? std::move(parts[0]) : joined(Kind::either, std::move(parts), from);
  }

  Expression both() {
    const int from = at_.now().offset;
    std::vector<Expression> parts;
    parts.push_back(test());
    while (at_.take("and")) parts.push_back(test());
    return parts.size() == 1 ? std::move(parts[0]) : joined(Kind::both, std::move(parts), from);
  }

  Expression test() {
    const int from = at_.now().offset;
    Expression left = sum();
    for (const auto& comparison : comparisons) {
      if (!at_.at_symbol(comparison.symbol)) continue;
      at_.next();
      Expression right = sum();
      for (const auto& again : comparisons)
        if (at_.at_symbol(again.symbol))
          at_.fail("chained-comparison", "comparisons do not chain", "split it: `a < b and b < c`");
      return joined(comparison.kind, std::move(left), std::move(right), from);
    }
    if (at_.take("in")) return joined(Kind::in, std::move(left), among(), from);
    if (at_.take("includes")) return joined(Kind::includes, std::move(left), sum(), from);
    if (at_.at("between")) return between(std::move(left));
    return left;
  }

  // What stands after `in`. A list in brackets of its own is none.
  Expression among() {
    const Token opening = at_.now();
    Expression e = at_.at_symbol("[") || at_.at_symbol("(") ? primary() : Expression{};
    if (e.kind != Kind::range && (e.kind != Kind::list || opening.text != "["))
      at_.fail_at(opening, "missing-list", "expected a list", "write `in [\"a\", \"b\"]`");
    return e;
  }

  // `x between low and high`; it is pointed at by its word, not by its whole.
  Expression between(Expression value) {
    const Token word = at_.now();
    at_.next();
    std::vector<Expression> parts;
    parts.push_back(std::move(value));
    parts.push_back(sum());
    at_.need("and", "missing-and", "write `x >= low and x <= high`");
    parts.push_back(sum());
    Expression e = joined(Kind::between, std::move(parts), word.offset);
    e.length = word.length;
    return e;
  }

  Expression sum() {
    const int from = at_.now().offset;
    Expression left = product();
    while (at_.at("+") || at_.at("-")) {
      const Kind kind = at_.take("+") ? Kind::add : (at_.next(), Kind::subtract);
      Expression right = product();
      left = joined(kind, std::move(left), std::move(right), from);
    }
    return left;
  }

  Expression product() {
    const int from = at_.now().offset;
    Expression left = power();
    while (at_.at("*") || at_.at("/")) {
      const Kind kind = at_.take("*") ? Kind::multiply : (at_.next(), Kind::divide);
      Expression right = power();
      left = joined(kind, std::move(left), std::move(right), from);
    }
    return left;
  }

  Expression power() {
    const int from = at_.now().offset;
    Expression left = unary();
    while (at_.take("**")) {
      Expression right = unary();
      left = joined(Kind::power, std::move(left), std::move(right), from);
    }
    return left;
  }

  Expression unary() {
    const int from = at_.now().offset;
    if (!at_.take("-")) return instance();
    deeper("one minus is enough");
    std::vector<Expression> parts;
    parts.push_back(unary());
    --level_;
    return joined(Kind::negate, std::move(parts), from);
  }

  Expression instance() {
    const int from = at_.now().offset;
    Expression value = property();
    if (!at_.at("instance") || !Cursor::is(at_.ahead(1), "of")) return value;
    at_.take_words(2);
    const auto words = words_of_phrase(Phrase::type, at_.all(), at_.place());
    if (at_.now().kind != Token::Kind::name)
      at_.fail("missing-value", "a type is missing here", "types are known when the rules load");
    return named(Kind::instance, at_.take_words(std::max<std::size_t>(words, 1)), std::move(value), from);
  }

  // A point after a name is a part of the name, and `filter` reads its own.
  Expression property() {
    const int from = at_.now().offset;
    Expression value = primary();
    while (at_.take(".")) {
      if (at_.now().kind != Token::Kind::name)
        at_.fail("missing-value", "a name is missing here", "nothing has parts that a point leads to");
      const auto words = words_of_phrase(Phrase::property, at_.all(), at_.place());
      std::string text = at_.take_words(std::max<std::size_t>(words, 1));
      value = named(Kind::property, std::move(text), std::move(value), from);
    }
    return value;
  }

  // How many of the next tokens are the name of an argument, as in `decimal(n: 1, scale: 2)`.
  std::size_t words_of_argument() const {
    std::size_t words = 0;
    while (at_.ahead(words).kind == Token::Kind::name) ++words;
    return at_.ahead(words).text == ":" && at_.ahead(words).kind == Token::Kind::symbol ? words : 0;
  }

  Expression argument() {
    const auto words = words_of_argument();
    if (words == 0) return expression();
    const int from = at_.now().offset;
    std::string text = at_.take_words(words);
    at_.next();
    return named(Kind::argument, std::move(text), expression(), from);
  }

  std::vector<Expression> arguments() {
    std::vector<Expression> parts;
    if (at_.take(")")) return parts;
    do parts.push_back(argument());
    while (at_.good() && at_.take(","));
    at_.need(")", "missing-bracket", "close what was opened");
    return parts;
  }

  // `["a", "b"]`, `[low..high]`
  Expression list() {
    const int from = at_.now().offset;
    at_.next();
    std::vector<Expression> parts;
    if (at_.take("]")) return joined(Kind::list, std::move(parts), from);
    parts.push_back(expression());
    if (at_.at("..")) return range(std::move(parts[0]), '[', from);
    while (at_.good() && at_.take(",")) parts.push_back(expression());
    at_.need("]", "missing-bracket", "close what was opened");
    return joined(Kind::list, std::move(parts), from);
  }

  Expression range(Expression low, char opening, int from) {
    at_.next();
    Expression high = expression();
    std::string ends(1, opening);
    ends += at_.at("]") ? ']' : ')';
    if (!at_.take("]")) at_.need(")", "missing-bracket", "close what was opened");
    Expression e = joined(Kind::range, std::move(low), std::move(high), from);
    e.text = std::move(ends);
    return e;
  }

  Expression bracket() {
    const int from = at_.now().offset;
    at_.next();
    Expression e = expression();
    if (at_.at("..")) return range(std::move(e), '(', from);
    at_.need(")", "missing-bracket", "close what was opened");
    return e;
  }

  // `aid_received[amount > least].amount`
  Expression filter(const Expression& list) {
    at_.next();
    Expression rows;
    rows.kind = Kind::filter;
    rows.text = list.text;
    rows.offset = list.offset;
    rows.parts.push_back(expression());
    at_.need("]", "missing-bracket", "close what was opened");
    rows.length = at_.end() - rows.offset;
    if (!at_.take(".")) return rows;
    std::string text = at_.now().text;
    if (at_.now().kind == Token::Kind::name)
      at_.next();
    else
      at_.fail("missing-value", "a column is missing here", "write `list[condition].column`");
    return named(Kind::column, std::move(text), std::move(rows), list.offset);
  }

  Expression name(Expression e) {
    if (e.text == "true" || e.text == "false") {
      e.kind = Kind::truth;
      e.truth = e.text == "true";
      return e;
    }
    e.kind = Kind::name;
    const bool before_a_name = at_.now().kind == Token::Kind::name;
    if (before_a_name && (e.text == "for" || e.text == "some" || e.text == "every"))
      at_.fail("foreign-word", "`" + e.text + "` goes through a list, which rules cannot",
               "write `count(list[condition])` or `sum(list[condition].column)`");
    if (at_.at("[")) return filter(e);
    if (!at_.take("(")) return e;
    e.parts = arguments();
    if (e.text == "function" && at_.now().kind == Token::Kind::name)
      at_.fail("foreign-word", "an expression makes no functions", "name what you mean under `definitions`");
    const bool opposite = e.text == "not" && e.parts.size() == 1 && e.parts[0].kind != Kind::argument;
    e.kind = opposite ? Kind::opposite : Kind::call;
    e.length = at_.end() - e.offset;
    return e;
  }

  Expression primary() {
    const Token token = at_.now();
    Expression e;
    e.offset = token.offset;
    e.length = token.length;
    e.text = token.text;
    static const std::vector<std::string> words = {"if", "then", "else", "and", "or", "in", "includes"};
    switch (token.kind) {
      case Token::Kind::number:
        at_.next();
        e.kind = Kind::number;
        e.number = token.number;
        return e;
      case Token::Kind::text:
      case Token::Kind::moment:
        at_.next();
        e.kind = token.kind == Token::Kind::text ? Kind::text : Kind::moment;
        return e;
      case Token::Kind::name:
        if (const auto count = words_of_phrase(Phrase::function, at_.all(), at_.place());
            count > 0 && Cursor::is(at_.ahead(count), "(")) {
          e.text = at_.take_words(count);
          return name(std::move(e));
        }
        if (std::find(words.begin(), words.end(), token.text) != words.end()) break;
        at_.next();
        return name(std::move(e));
      case Token::Kind::symbol:
        if (token.text == "(") return bracket();
        if (token.text == "[") return list();
        break;
      case Token::Kind::end:
        break;
    }
    if (token.text == "not")
      at_.fail("missing-bracket", "`not` takes its condition in brackets", "write `not(…)`");
    else
      at_.fail("missing-value",
               token.kind == Token::Kind::end ? "the expression ends too early" : "a value is missing here",
               "write a fact, a figure, or a condition");
    at_.next();
    return e;
  }

  Cursor at_;
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
