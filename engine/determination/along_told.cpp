#include "engine/determination/along_told.hpp"

#include <algorithm>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast {
namespace {

using Where = AlongMistake::Where;

bool is_choice(Type::Base base) {
  return base == Type::Base::yes_no || base == Type::Base::one_of || base == Type::Base::some_of ||
         base == Type::Base::place;
}

bool counts_days(Type::Base base) { return base == Type::Base::date || base == Type::Base::time; }

std::string in_marks(const std::string& name) { return "`" + name + "`"; }

// One end as it is written; a day as a time is all of its minutes.
std::optional<Extent> extent(const Type& type, const std::string& text) {
  const auto one = [](std::optional<Int> units) {
    return units ? std::optional(Extent{*units, *units}) : std::nullopt;
  };
  if (type.base == Type::Base::money) return one(parse_money(text));
  const auto day = parse_day(text);
  if (type.base == Type::Base::date) return day ? one(Int{*day}) : std::nullopt;
  if (type.base == Type::Base::time) {
    if (day) return Extent{first_minute(*day), last_minute(*day)};
    const auto minute = parse_minute(text);
    return minute ? one(Int{*minute}) : std::nullopt;
  }
  const auto quantity = parse_quantity(text);
  if (!quantity || quantity->unknown || quantity->scale > type.scale) return std::nullopt;
  // `2` will do for `2 months`, but not for `80%`, which is no plain number.
  const bool plain = quantity->unit == Type::Base::number && type.base != Type::Base::percent;
  if (!plain && quantity->unit != type.base) return std::nullopt;
  return one(quantity->units * power_of_ten(type.scale - quantity->scale));
}

std::string limit(const Type& type, Int units) {
  if (type.base == Type::Base::money) return "$" + money_to_string(units);
  if (type.base == Type::Base::percent) return percent_to_string(units);
  return to_string(Decimal{units, type.scale});
}

std::string expected(const Type& type, const Extent& domain) {
  if (type.base == Type::Base::date)
    return "a date that exists, from " + to_string(static_cast<Day>(domain.least)) + " to " +
           to_string(static_cast<Day>(domain.most));
  if (type.base == Type::Base::time)
    return "a date, or a date and a time in the home's own zone, like `2026-11-24 16:59`, from 1900 to 2199";
  const std::string what = type.base == Type::Base::money     ? "an amount of money"
                           : type.base == Type::Base::percent ? "a share like `80%`,"
                           : type.base == Type::Base::months  ? "a number of months"
                           : type.base == Type::Base::days    ? "a number of days"
                           : type.base == Type::Base::hours   ? "a number of hours"
                                                              : "a number";
  const std::string digits =
      type.base == Type::Base::money || type.base == Type::Base::percent ? ""
      : type.scale == 0                                                  ? " without a point"
                        : " with no more than " + std::to_string(type.scale) + " digits after the point";
  return what + digits + " from " + limit(type, domain.least) + " to " + limit(type, domain.most);
}

class AlongReader {
 public:
  AlongReader(const AlongTold& told, const Ruleset& ruleset, std::optional<Day> as_of)
      : told_(told), ruleset_(ruleset), as_of_(as_of) {}

  AlongRead read() {
    const auto found = find_along(ruleset_, told_.vary);
    if (!found || found->kind == Along::Kind::day) {
      told_.vary.find('/') == std::string::npos ? no_fact() : no_figure();
      return {std::nullopt, std::move(mistakes_)};
    }
    along_ = *found;
    limits();
    ends();
    if (mistakes_.empty()) return {std::move(along_), {}};
    return {std::nullopt, std::move(mistakes_)};
  }

 private:
  void fail(Where where, std::string code, std::string message, std::string help = "") {
    mistakes_.push_back({where, std::move(code), std::move(message), std::move(help)});
  }

  // How far the ends may go: a figure of law as far as a what-if can count.
  void limits() {
    if (along_.kind == Along::Kind::figure) {
      domain_ = {
          0, std::min(greatest(along_.type.base, along_.type.scale), Vocabulary::most_steps * along_.step)};
      return;
    }
    domain_ = {along_.type.least, along_.type.most};
    if (as_of_ && counts_days(along_.type.base))
      latest_ = latest(ruleset_.vocabulary.fact(*ruleset_.vocabulary.find(told_.vary)), *as_of_);
  }

  void no_fact() {
    const auto& vocabulary = ruleset_.vocabulary;
    if (told_.vary == "as_of") return fail(Where::vary, "day-of-the-answer", "for other days of the answer");
    const auto list = vocabulary.find(told_.vary);
    if (list && vocabulary.fact(*list).type.base == Type::Base::list) return no_list(vocabulary.fact(*list));
    if (const auto forbidden = vocabulary.forbidden(told_.vary))
      return fail(Where::vary, "forbidden-fact", in_marks(*forbidden) + " is never asked and never read");
    auto names = vocabulary.names();
    names.erase(std::remove_if(
                    names.begin(), names.end(),
                    [&](const std::string& name) { return vocabulary.fact(*vocabulary.find(name)).hidden; }),
                names.end());
    fail(Where::vary, "unknown-fact", "no fact has this name", did_you_mean(told_.vary, names));
  }

  // A list has no order in which it could move; facts of the kinds that its columns have do.
  void no_list(const Fact& list) {
    std::string instead;
    for (const auto& fact : ruleset_.vocabulary.facts()) {
      if (fact.hidden || !fact.rule.empty() || is_choice(fact.type.base)) continue;
      const bool like = std::any_of(list.row.begin(), list.row.end(), [&](const RowField& field) {
        return field.kind != RowField::Kind::month && field.type().base == fact.type.base;
      });
      if (like) instead += (instead.empty() ? "" : ", ") + in_marks(fact.name);
    }
    fail(Where::vary, "list", in_marks(list.name) + " is a list of rows, which cannot move as a whole",
         "use a fact with one value" + (instead.empty() ? "" : ": " + instead));
  }

  void no_figure() {
    const auto slash = told_.vary.rfind('/');
    const auto id = told_.vary.substr(0, slash);
    const auto name = told_.vary.substr(slash + 1);
    const Rule* rule = ruleset_.find_rule(id);
    if (rule == nullptr) {
      std::vector<std::string> paths;
      for (const auto& one : ruleset_.rules)
        for (const auto& [figure_name, figure] : one.figures) paths.push_back(one.id + "/" + figure_name);
      return fail(Where::vary, "unknown-figure", "no rule has this figure", did_you_mean(told_.vary, paths));
    }
    if (rule->figures.count(name) != 0)
      return fail(Where::vary, "figure-is-a-day",
                  "this figure is a day, and only a figure that counts something can move");
    std::string names;
    for (const auto& [figure_name, figure] : rule->figures)
      names += (names.empty() ? "" : ", ") + in_marks(figure_name);
    fail(Where::vary, "no-such-figure", "the rule " + in_marks(id) + " has no figure of this name",
         names.empty() ? "it has none at all" : "it has: " + names);
  }

  void ends() {
    if (is_choice(along_.type.base)) {
      for (const auto& [where, text] : {std::pair(Where::from, told_.from), std::pair(Where::to, told_.to)})
        if (!text.empty())
          fail(where, "no-order", in_marks(told_.vary) + " has values that are named, not counted",
               "leave this out, and all of them are shown");
      return;
    }
    const auto from = end(Where::from, told_.from);
    const auto to = end(Where::to, told_.to);
    if (from) along_.least = from->least;
    if (to) along_.most = to->most;
    if (from && to && to->most < from->least)
      fail(Where::from, "reversed-range", "expected no more than `to`", "swap the two");
  }

  std::optional<Extent> end(Where where, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto told = extent(along_.type, text);
    if (!told || told->least < domain_.least || told->most > domain_.most) {
      fail(where, "out-of-range", "expected " + expected(along_.type, domain_));
      return std::nullopt;
    }
    if (latest_ && told->most > *latest_) {
      fail(where, "after-the-answer", "this cannot lie after the day of the answer");
      return std::nullopt;
    }
    return told;
  }

  const AlongTold& told_;
  const Ruleset& ruleset_;
  const std::optional<Day> as_of_;
  Along along_;
  Extent domain_;
  std::optional<Int> latest_;
  std::vector<AlongMistake> mistakes_;
};

// The first day on which the value may lie, for an event that has happened for certain.
std::optional<Day> happened_from(const Known& known, Type::Base base) {
  if (known.may_not_happen || known.pieces.empty()) return std::nullopt;
  const Int first = known.pieces.front().least;
  if (base == Type::Base::date) return static_cast<Day>(first);
  if (base == Type::Base::time) return day_of_minute(static_cast<Minute>(first));
  return std::nullopt;
}

}  // namespace

AlongRead read_along(const AlongTold& told, const Ruleset& ruleset, std::optional<Day> as_of) {
  return AlongReader(told, ruleset, as_of).read();
}

AlongRead read_days(const AlongTold& told, const Ruleset& ruleset) {
  AlongRead read;
  auto along = *find_along(ruleset, "as_of");
  const auto end = [&](Where where, const std::string& text, std::optional<Int>& into) {
    if (const auto day = parse_day(text))
      into = Int{*day};
    else
      read.mistakes.push_back({where, "not-a-date", "expected a date that exists, like 2026-11-24", ""});
  };
  end(Where::from, told.from, along.least);
  end(Where::to, told.to, along.most);
  if (read.mistakes.empty() && *along.most < *along.least)
    read.mistakes.push_back(
        {Where::from, "reversed-range", "expected no later day than `to`", "swap the two"});
  if (read.mistakes.empty()) read.along = std::move(along);
  return read;
}

std::vector<std::string> happened_after(const Scenario& scenario, const Ruleset& ruleset, Day day) {
  std::vector<std::string> names;
  const auto& facts = ruleset.vocabulary.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    const auto& known = scenario.facts[i];
    if (fact.hidden || fact.may_lie_ahead) continue;
    bool later = happened_from(known, fact.type.base).value_or(day) > day;
    for (const auto& row : known.listed->rows)
      for (std::size_t column = 0; column < row.size(); ++column)
        later = later || (fact.row[column].kind == RowField::Kind::date && !row[column].open_above &&
                          happened_from(row[column], Type::Base::date).value_or(day) > day);
    if (later) names.push_back(fact.name);
  }
  return names;
}

}  // namespace holdfast
