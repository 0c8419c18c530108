#include "cli/along_option.hpp"

#include <algorithm>
#include <ostream>

#include "engine/evaluate/fact_reader.hpp"
#include "engine/ruleset/fields.hpp"

namespace holdfast::cli {
namespace {

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
  AlongReader(const AlongOptions& options, const Ruleset& ruleset, std::optional<Day> as_of,
              std::ostream& err)
      : options_(options), ruleset_(ruleset), as_of_(as_of), err_(err) {}

  std::optional<Along> read() {
    const auto found = find_along(ruleset_, options_.vary);
    if (!found || found->kind == Along::Kind::day) {
      options_.vary.find('/') == std::string::npos ? no_fact() : no_figure();
      return std::nullopt;
    }
    along_ = *found;
    limits();
    ends();
    return good_ ? std::optional(along_) : std::nullopt;
  }

 private:
  bool fail(const std::string& message) {
    err_ << message << "\n";
    good_ = false;
    return false;
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
      latest_ = latest(ruleset_.vocabulary.fact(*ruleset_.vocabulary.find(options_.vary)), *as_of_);
  }

  bool no_fact() {
    const auto& vocabulary = ruleset_.vocabulary;
    if (options_.vary == "as_of")
      return fail("--vary: for other days of the answer, use `holdfast timeline`");
    const auto list = vocabulary.find(options_.vary);
    if (list && vocabulary.fact(*list).type.base == Type::Base::list) return no_list(vocabulary.fact(*list));
    if (const auto forbidden = vocabulary.forbidden(options_.vary))
      return fail("--vary: " + in_marks(*forbidden) + " is never asked and never read");
    auto names = vocabulary.names();
    names.erase(std::remove_if(
                    names.begin(), names.end(),
                    [&](const std::string& name) { return vocabulary.fact(*vocabulary.find(name)).hidden; }),
                names.end());
    const auto near_name = did_you_mean(options_.vary, names);
    return fail("--vary: no fact has this name; " +
                (near_name.empty() ? "`holdfast rules list --facts` shows the facts" : near_name));
  }

  // A list has no order in which it could move; facts of the kinds that its columns have do.
  bool no_list(const Fact& list) {
    std::string instead;
    for (const auto& fact : ruleset_.vocabulary.facts()) {
      if (fact.hidden || !fact.rule.empty() || is_choice(fact.type.base)) continue;
      const bool like = std::any_of(list.row.begin(), list.row.end(), [&](const RowField& field) {
        return field.kind != RowField::Kind::month && field.type().base == fact.type.base;
      });
      if (like) instead += (instead.empty() ? "" : ", ") + in_marks(fact.name);
    }
    return fail("--vary: " + in_marks(list.name) +
                " is a list of rows, which cannot move as a whole; use a fact with one value" +
                (instead.empty() ? "" : ": " + instead));
  }

  bool no_figure() {
    const auto slash = options_.vary.rfind('/');
    const auto id = options_.vary.substr(0, slash);
    const auto name = options_.vary.substr(slash + 1);
    const Rule* rule = ruleset_.find_rule(id);
    if (rule == nullptr) {
      std::vector<std::string> paths;
      for (const auto& one : ruleset_.rules)
        for (const auto& [figure_name, figure] : one.figures) paths.push_back(one.id + "/" + figure_name);
      const auto near_name = did_you_mean(options_.vary, paths);
      return fail("--vary: no rule has this figure; " +
                  (near_name.empty()
                       ? "write a rule's id, `/` and a figure, as `holdfast rules show` lists them"
                       : near_name));
    }
    if (rule->figures.count(name) != 0)
      return fail("--vary: this figure is a day, and only a figure that counts something can move");
    std::string names;
    for (const auto& [figure_name, figure] : rule->figures)
      names += (names.empty() ? "" : ", ") + in_marks(figure_name);
    return fail("--vary: the rule " + in_marks(id) + " has no figure of this name; " +
                (names.empty() ? "it has none at all" : "it has: " + names));
  }

  void ends() {
    if (is_choice(along_.type.base)) {
      for (const auto& [name, text] : {std::pair("--from", options_.from), std::pair("--to", options_.to)})
        if (!text.empty())
          fail(std::string(name) + ": " + in_marks(options_.vary) +
               " has values that are named, not counted; leave this out, and all of them are shown");
      return;
    }
    const auto from = end("--from", options_.from);
    const auto to = end("--to", options_.to);
    if (from) along_.least = from->least;
    if (to) along_.most = to->most;
    if (from && to && to->most < from->least) fail("--from: expected no more than --to; swap the two");
  }

  std::optional<Extent> end(const char* name, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto told = extent(along_.type, text);
    if (!told || told->least < domain_.least || told->most > domain_.most) {
      fail(std::string(name) + ": expected " + expected(along_.type, domain_));
      return std::nullopt;
    }
    if (latest_ && told->most > *latest_) {
      fail(std::string(name) +
           ": this cannot lie after the day of the answer; choose an earlier day, or a later --as-of");
      return std::nullopt;
    }
    return told;
  }

  const AlongOptions& options_;
  const Ruleset& ruleset_;
  const std::optional<Day> as_of_;
  std::ostream& err_;
  Along along_;
  Extent domain_;
  std::optional<Int> latest_;
  bool good_ = true;
};

}  // namespace

std::optional<Along> read_along(const AlongOptions& options, const Ruleset& ruleset, std::optional<Day> as_of,
                                Streams streams) {
  return AlongReader(options, ruleset, as_of, streams.err).read();
}

std::optional<Along> read_days(const std::string& from, const std::string& to, const Ruleset& ruleset,
                               Streams streams) {
  auto along = *find_along(ruleset, "as_of");
  bool good = true;
  const auto end = [&](const char* name, const std::string& text, std::optional<Int>& into) {
    const auto day = parse_day(text);
    if (day) into = Int{*day};
    if (!day) streams.err << name << ": expected a date that exists, like 2026-11-24\n";
    good = good && day.has_value();
  };
  end("--from", from, along.least);
  end("--to", to, along.most);
  if (good && *along.most < *along.least) {
    streams.err << "--from: expected no later day than --to; swap the two\n";
    good = false;
  }
  return good ? std::optional(along) : std::nullopt;
}

}  // namespace holdfast::cli
