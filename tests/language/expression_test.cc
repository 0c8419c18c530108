// Expressions: what is read, what it means, and what a mistake says.
#include "engine/language/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace holdfast {
namespace {

using Kind = Expression::Kind;

// Written back with every bracket that the grammar implies.
std::string shape(const Expression& e) {
  const auto joined = [&](const std::string& between) {
    std::string all;
    for (const auto& part : e.parts) all += (all.empty() ? "" : between) + shape(part);
    return "(" + all + ")";
  };
  switch (e.kind) {
    case Kind::number:
      return to_string(e.number);
    case Kind::text:
      return "\"" + e.text + "\"";
    case Kind::truth:
      return e.truth ? "true" : "false";
    case Kind::name:
      return e.text;
    case Kind::negate:
      return "-" + joined("");
    case Kind::add:
      return joined(" + ");
    case Kind::subtract:
      return joined(" - ");
    case Kind::multiply:
      return joined(" * ");
    case Kind::divide:
      return joined(" / ");
    case Kind::equal:
      return joined(" = ");
    case Kind::not_equal:
      return joined(" != ");
    case Kind::less:
      return joined(" < ");
    case Kind::at_most:
      return joined(" <= ");
    case Kind::greater:
      return joined(" > ");
    case Kind::at_least:
      return joined(" >= ");
    case Kind::in:
      return joined(" in ");
    case Kind::filter:
      return e.text + "[" + joined("") + "]";
    case Kind::column:
      return joined("") + "." + e.text;
    case Kind::includes:
      return joined(" includes ");
    case Kind::both:
      return joined(" and ");
    case Kind::either:
      return joined(" or ");
    case Kind::opposite:
      return "not" + joined("");
    case Kind::conditional:
      return "if" + joined(", ");
    case Kind::list:
      return "[" + joined(", ") + "]";
    case Kind::call:
      return e.text + joined(", ");
    case Kind::moment:
      return "@\"" + e.text + "\"";
    case Kind::between:
      return joined(" between ");
    case Kind::range:
      return e.text.substr(0, 1) + joined("..") + e.text.substr(1);
    case Kind::power:
      return joined(" ** ");
    case Kind::property:
      return joined("") + "." + e.text;
    case Kind::instance:
      return joined("") + " instance of " + e.text;
    case Kind::argument:
      return e.text + ": " + joined("");
  }
  return "";
}

std::string read(const std::string& source) {
  const auto parsed = parse_expression(source);
  return parsed.errors.empty() ? shape(parsed.expression) : "error: " + parsed.errors.front().code;
}

TEST(Parser, BindsTimesBeforePlusBeforeCompareBeforeAndBeforeOr) {
  EXPECT_EQ(read("a or b and c < d + e * f"), "(a or (b and (c < (d + (e * f)))))");
  EXPECT_EQ(read("(a or b) and c"), "((a or b) and c)");
  EXPECT_EQ(read("a - b - c"), "((a - b) - c)");
  EXPECT_EQ(read("a / b / c"), "((a / b) / c)");
  EXPECT_EQ(read("-a * b"), "(-(a) * b)");
  EXPECT_EQ(read("a and b and c"), "(a and b and c)");
}

TEST(Parser, ReadsCallsListsConditionalsAndDottedNames) {
  EXPECT_EQ(read("max(a, min(b, c)) >= rent.as_first_published(bedrooms)"),
            "(max(a, min(b, c)) >= rent.as_first_published(bedrooms))");
  EXPECT_EQ(read("unit_type in [\"apartment\", \"house\"]"), "(unit_type in [(\"apartment\", \"house\")])");
  EXPECT_EQ(read("if a then b else if c then d else e"), "if(a, b, if(c, d, e))");
  EXPECT_EQ(read("not(notice_shows includes \"bedrooms\")"), "not((notice_shows includes \"bedrooms\"))");
}

TEST(Parser, RefusesWhatIsNoExpression) {
  for (const char* source :
       {"",         "a +",        "a b",         "(a",  "a)",    "a < b < c", "[a",      "max(a,", "\"open",
        "a & b",    "a == b",     "if a then b", "1e3", "A",     "a..b",      "+a",      "not a",  "a = = b",
        "a in (b)", "a in ([b])", "1.",          "007", "[1..]", "@",         "a.b c(d)"})
    EXPECT_THAT(read(source), testing::StartsWith("error: ")) << source;
}

TEST(Parser, ReadsWhatFeelHasAndRulesMayNotUse) {
  EXPECT_EQ(read("@\"2026-11-24\" - @\"P1D\""), "(@\"2026-11-24\" - @\"P1D\")");
  EXPECT_EQ(read("a between b + c and d and e"), "((a between (b + c) between d) and e)");
  EXPECT_EQ(read("a in [1..b) or a in (1..2]"), "((a in [(1..b))) or (a in ((1..2)]))");
  EXPECT_EQ(read("-a ** b ** c * d"), "(((-(a) ** b) ** c) * d)");
  EXPECT_EQ(read("date and time(a).time offset"), "(date and time(a)).time offset");
  EXPECT_EQ(read("a and round half up(b, 0)"), "(a and round half up(b, 0))");
  EXPECT_EQ(read("a instance of date and time and b"), "((a) instance of date and time and b)");
  EXPECT_EQ(read("decimal(n: a, scale: 2)"), "decimal(n: (a), scale: (2))");
}

TEST(Parser, SurvivesDeepNestingAndGreatLength) {
  for (const std::size_t depth : {900U, 20'000U}) {
    EXPECT_THAT(read(std::string(depth, '(') + "a" + std::string(depth, ')')),
                testing::StartsWith("error: too-"))
        << depth;
    EXPECT_THAT(read(std::string(2 * depth, '-') + "a"), testing::StartsWith("error: too-")) << depth;
  }
}

// A small world of names.
class World : public Scope {
 public:
  World() {
    const auto add = [&](const char* name, Symbol::Kind kind, Type type, std::vector<Type> parameters = {}) {
      symbols_[name] = {kind, static_cast<int>(symbols_.size()), std::move(type), std::move(parameters), {},
                        0};
    };
    add("rent_owed", Symbol::Kind::fact, number(Type::Base::money, 2, 0, 100'000'000));
    add("rent_monthly", Symbol::Kind::fact, number(Type::Base::money, 2, 0, 10'000'000));
    add("bedrooms", Symbol::Kind::fact, number(Type::Base::number, 0, 0, 12));
    add("people", Symbol::Kind::fact, number(Type::Base::number, 0, 1, 30));
    add("months", Symbol::Kind::figure, number(Type::Base::months, 0, 1, 2));
    add("share", Symbol::Kind::figure, number(Type::Base::percent, 4, 0, 10'000));
    add("grace", Symbol::Kind::figure, number(Type::Base::days, 0, 0, 90));
    add("served", Symbol::Kind::fact, number(Type::Base::date, 0, -25'567, 84'005));
    add("decided_at", Symbol::Kind::fact, number(Type::Base::time, 0, 0, 1'000'000));
    add("lookback", Symbol::Kind::figure, number(Type::Base::months, 0, 12, 12));
    Type list;
    list.base = Type::Base::list;
    add("aid", Symbol::Kind::fact, list);
    symbols_["aid"].columns = {{"amount", number(Type::Base::money, 2, 0, 1'000'000)},
                               {"paid_on", number(Type::Base::date, 0, -25'567, 84'005)}};
    symbols_["aid"].most_rows = 4;
    add("payments", Symbol::Kind::fact, list);
    add("owner_lives_here", Symbol::Kind::fact, Type{});
    Type choice;
    choice.base = Type::Base::one_of;
    choice.values = &kinds_;
    add("unit_type", Symbol::Kind::fact, choice);
    choice.base = Type::Base::some_of;
    add("notice_shows", Symbol::Kind::fact, choice);
    add("fair_market_rent", Symbol::Kind::table, number(Type::Base::money, 2, 0, 100'000'000),
        {number(Type::Base::number, 0, 0, 12)});
  }
  std::optional<Symbol> find(std::string_view name) const override {
    const auto found = symbols_.find(std::string(name));
    return found == symbols_.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& [name, symbol] : symbols_) all.push_back(name);
    return all;
  }

 private:
  static Type number(Type::Base base, int scale, Int least, Int most) {
    Type type;
    type.base = base;
    type.scale = scale;
    type.least = least;
    type.most = most;
    return type;
  }
  std::vector<std::string> kinds_ = {"apartment", "house"};
  std::map<std::string, Symbol> symbols_;
};

struct Checked {
  Type type;
  std::string code;  // of the first mistake; "" for none
};

Checked checked(const std::string& source) {
  auto parsed = parse_expression(source);
  if (!parsed.errors.empty()) return {{}, "parse: " + parsed.errors.front().code};
  const World world;
  const auto errors = check(parsed.expression, world);
  return {parsed.expression.type, errors.empty() ? "" : errors.front().code};
}

TEST(Check, SumsAndCountsTheRowsOfAListThatFit) {
  const auto sum = checked("sum(aid[paid_on > served - lookback].amount)");
  EXPECT_EQ(sum.code, "");
  EXPECT_EQ(sum.type.base, Type::Base::money);
  EXPECT_EQ(sum.type.most, 4'000'000);
  const auto count = checked("count(aid[paid_on > day(decided_at) - lookback])");
  EXPECT_EQ(count.code, "");
  EXPECT_EQ(count.type.most, 4);
  EXPECT_EQ(checked("count(aid[amount])").code, "wrong-type");
  EXPECT_EQ(checked("sum(aid[amount > 0])").code, "wrong-type");
  EXPECT_EQ(checked("sum(aid[amount > 0].paid_on)").code, "unknown-name");
  EXPECT_EQ(checked("sum(aid[amont > 0].amount)").code, "unknown-name");
  EXPECT_EQ(checked("sum(payments[rent_owed > 0].amount)").code, "no-rows");
  EXPECT_EQ(checked("aid[amount > 0].amount > 0").code, "rows-stand-alone");
  EXPECT_EQ(checked("count(aid[count(aid[amount > 0]) > 0])").code, "no-rows");
  EXPECT_EQ(checked("amount > 0").code, "unknown-name");
  EXPECT_EQ(checked("count(aid[amount > 0)").code, "parse: missing-bracket");
  EXPECT_EQ(checked("sum(aid[amount > 0].)").code, "parse: missing-value");
}

TEST(Check, ComparesATimeWithADateOnlyByItsDay) {
  EXPECT_EQ(checked("day(decided_at) <= served").code, "");
  EXPECT_EQ(checked("decided_at <= served").code, "wrong-type");
  EXPECT_EQ(checked("day(served) <= served").code, "wrong-type");
}

TEST(Check, KnowsTheUnitScaleAndRangeOfEveryResult) {
  const auto limit = checked("months * fair_market_rent(bedrooms)");
  EXPECT_EQ(limit.code, "");
  EXPECT_EQ(limit.type.base, Type::Base::money);
  EXPECT_EQ(limit.type.scale, 2);
  EXPECT_EQ(limit.type.most, Int{200'000'000});
  const auto part = checked("share * rent_monthly");
  EXPECT_EQ(part.type.base, Type::Base::money);
  EXPECT_EQ(part.type.scale, 6);
  EXPECT_EQ(checked("served + grace").type.base, Type::Base::date);
  EXPECT_EQ(checked("rent_owed - rent_monthly").type.least, Int{-10'000'000});
  EXPECT_EQ(checked("rent_owed <= rent_monthly and unit_type = \"house\"").type.base, Type::Base::yes_no);
}

TEST(Check, RefusesUnitsThatDoNotMeet) {
  for (const char* source : {"rent_owed * rent_monthly",
                             "rent_owed + bedrooms",
                             "rent_owed < bedrooms",
                             "served + rent_owed",
                             "served * grace",
                             "owner_lives_here + bedrooms",
                             "owner_lives_here and bedrooms",
                             "not(bedrooms)",
                             "if bedrooms then months else months",
                             "if owner_lives_here then months else rent_owed",
                             "unit_type = \"hotel\"",
                             "unit_type < \"house\"",
                             "notice_shows = \"house\"",
                             "unit_type includes \"house\"",
                             "fair_market_rent(rent_owed)",
                             "fair_market_rent(people)",
                             "fair_market_rent()",
                             "fair_market_rent",
                             "max(rent_owed, bedrooms)",
                             "floor(owner_lives_here)",
                             "rent_owed / bedrooms",
                             "\"house\"",
                             "served - rent_owed",
                             "-served",
                             "happened(bedrooms)"})
    EXPECT_NE(checked(source).code, "") << source;
}

TEST(Check, LetsNoNumberOfLawStandInAnExpression) {
  EXPECT_EQ(checked("rent_owed > 0").code, "");
  EXPECT_EQ(checked("bedrooms > 4").code, "number-in-expression");
}

TEST(Check, SeesANumberThatCouldGrowTooLarge) {
  std::string product = "share";
  for (int i = 0; i < 4; ++i) product += " * share";
  EXPECT_EQ(checked(product).code, "too-wide");
}

// The first mistake, with what it points at.
std::string mistake(const std::string& source) {
  auto parsed = parse_expression(source);
  if (!parsed.errors.empty()) return "does not parse";
  const World world;
  const auto errors = check(parsed.expression, world, Literals::any);
  if (errors.empty()) return "";
  const auto& first = errors.front();
  const auto span =
      source.substr(static_cast<std::size_t>(first.offset), static_cast<std::size_t>(first.length));
  return first.code + " `" + span + "`: " + first.message + "; " + first.help;
}

TEST(Parser, NamesWhatFeelHasAndTheGrammarHasNot) {
  const auto message = [](const std::string& source) {
    return parse_expression(source).errors.at(0).message;
  };
  EXPECT_EQ(message("{a: bedrooms}"), "`{` opens a context, which rules do not have");
  EXPECT_EQ(message("for row in aid return row"), "`for` goes through a list, which rules cannot");
  EXPECT_EQ(message("some row in aid satisfies row"), "`some` goes through a list, which rules cannot");
  EXPECT_EQ(message("(function(a) a)(1)"), "an expression makes no functions");
  EXPECT_EQ(message("bedrooms >= 1..2"), "a range stands in brackets");
}

TEST(Check, NamesWhatFeelHasAndRulesMayNotUse) {
  EXPECT_EQ(mistake("served >= @\"2026-11-24\""),
            "moment-in-expression `@\"2026-11-24\"`: a day, a time or a span of time never stands in an "
            "expression; "
            "name it under `figures`, with its source");
  EXPECT_EQ(mistake("bedrooms between 1 and 2 and owner_lives_here"),
            "foreign-word `between`: `between` does not say whether its ends are included; "
            "write `x >= low and x <= high`");
  for (const char* range : {"[1..2]", "(1..2)"})
    EXPECT_EQ(mistake("bedrooms in " + std::string(range)),
              "range-in-expression `" + std::string(range) +
                  "`: a range does not stand in an expression; write `x >= low and x <= high`");
  EXPECT_EQ(mistake("max([0..1], 0) = 0").substr(0, 19), "range-in-expression");
  EXPECT_EQ(mistake("bedrooms in []"),
            "empty-list `[]`: the list is empty; write what it may be: `[\"a\", \"b\"]`");
  EXPECT_EQ(mistake("bedrooms ** 2 > 4"),
            "power-in-expression `bedrooms ** 2`: `**` is not an operator of rules; multiply");
  EXPECT_EQ(mistake("day(decided_at).year > 2020"),
            "no-properties `day(decided_at).year`: nothing has parts that a point leads to; "
            "`day(time)` is the day of a time; only rows have columns: `sum(list[condition].column)`");
  EXPECT_EQ(
      mistake("served instance of date"),
      "type-in-expression `served instance of date`: types are known when the rules load, and not asked for; "
      "`happened(date)` says whether an event has happened");
  EXPECT_EQ(mistake("floor(n: share) > 0"),
            "named-argument `n: share`: arguments are told apart by where they stand; leave its name out");
  EXPECT_EQ(mistake("not(c: owner_lives_here)").substr(0, 14), "named-argument");
  EXPECT_EQ(mistake("fair_market_rent(size: bedrooms) > 0").substr(0, 14), "named-argument");
  EXPECT_EQ(mistake("rent_owed != null"),
            "null-in-expression `null`: there is no `null` in rules; "
            "a fact that nobody told is unknown, and the answer says so");
  EXPECT_EQ(mistake("round half up(share, 0) > 0"),
            "unknown-function `round half up(share, 0)`: no function or table named `round half up`; ");
}

TEST(Check, FindsEveryMistakeOfAnExpression) {
  auto parsed = parse_expression("bedroms > 0 and rent_oed < rent_monthy");
  const World world;
  const auto errors = check(parsed.expression, world);
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[0].help, "did you mean `bedrooms`?");
  EXPECT_EQ(errors[1].offset, 16);
  EXPECT_EQ(errors[2].help, "did you mean `rent_monthly`?");
}

}  // namespace
}  // namespace holdfast
