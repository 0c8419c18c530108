#include "tests/support/naive.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace holdfast::naive {
namespace {

std::uint64_t bit_of(const Type& type, const std::string& value) {
  for (std::size_t i = 0; i < type.values->size(); ++i)
    if ((*type.values)[i] == value) return std::uint64_t{1} << i;
  throw std::logic_error("no value " + value);
}

enum class Force { off, on, stopped, doubtful };

Force force_on(const std::vector<Event>& history, Day day) {
  Force force = Force::off;
  for (const auto& event : history) {
    Force next = force;
    if (event.type == "in_force" || event.type == "extended" || event.type == "reinstated")
      next = Force::on;
    else if (event.type == "lapsed" || event.type == "expired" || event.type == "repealed" ||
             event.type == "invalidated")
      next = Force::off;
    else if (event.type == "enjoined")
      next = Force::stopped;
    else
      continue;
    if (day < event.effective.earliest) continue;
    if (day < event.effective.latest) {
      if (force != next) force = Force::doubtful;
      continue;
    }
    force = next;
    if (!event.through) continue;
    if (day > event.through->latest)
      force = Force::off;
    else if (day > event.through->earliest)
      force = Force::doubtful;
  }
  return force;
}

// Whether a breach brings anything: nothing, something, or what nobody knows.
Truth what_follows(const Part& part, Day day) {
  std::set<std::string> effects;
  for (std::size_t i = 0; i < part.effect.size(); ++i) {
    const bool begun = i == 0 || day >= part.effect[i].from.earliest;
    const bool over = i + 1 < part.effect.size() && day >= part.effect[i + 1].from.latest;
    if (begun && !over) effects.insert(part.effect[i].value);
  }
  if (effects.size() != 1 || *effects.begin() == "unknown") return Truth::gap;
  return *effects.begin() == "no_effect" ? Truth::no : Truth::yes;
}

bool both_no(Answer a, Answer b) {
  const auto no = [](Answer x) {
    return x == Answer::does_not_apply || x == Answer::not_in_force || x == Answer::blocked_by_court;
  };
  return no(a) && no(b);
}

}  // namespace

Day Evaluator::governing_day(const Rule& rule, const Completion& c) const {
  int event = rule.governed_by.empty() ? -1 : rule.governed_by.front();
  if (rule_.parts[part_].stage) event = rule_.parts[part_].governed_by;
  if (event < 0) return as_of_;
  return c[static_cast<std::size_t>(event)].happened ? day_of(event, c) : as_of_;
}

Day Evaluator::day_of(int event, const Completion& c) const {
  const auto number = c[static_cast<std::size_t>(event)].number;
  if (ruleset_.vocabulary.fact(event).type.base != Type::Base::time) return static_cast<Day>(number);
  Int day = number / 1440;
  if (day * 1440 > number) --day;
  return static_cast<Day>(day);
}

std::optional<Truth> Evaluator::conditions(const Rule& rule, const Conditions& of, bool all, Day day,
                                           const Completion& c) const {
  if (of.kind == Conditions::Kind::leaf) {
    if (day < of.from.earliest || day > of.through.latest) return std::nullopt;
    const Truth so = truth(rule, of.when, day, c);
    const bool certain = day >= of.from.latest && day <= of.through.earliest;
    // With it and without it: where these differ, the law does not say.
    const Truth without = all ? Truth::yes : Truth::no;
    return certain || so == without ? so : Truth::gap;
  }
  const bool every = of.kind == Conditions::Kind::all_of;
  std::optional<Truth> together;
  for (const auto& part : of.parts) {
    const auto one = conditions(rule, part, every, day, c);
    if (!one) continue;
    if (!together)
      together = *one;
    else
      together = every ? both(*together, *one) : either(*together, *one);
  }
  return together;
}

Truth Evaluator::done(const Rule& rule, const Deed& deed, Day day, const Completion& c) const {
  if (deed.when) return truth(rule, *deed.when, day, c);
  if (deed.pays) {
    const int fact = deed.pays->together ? deed.pays->of_all : deed.pays->of_each;
    return c[static_cast<std::size_t>(fact)].bits == 2 ? Truth::yes : Truth::no;
  }
  if (deed.within) {
    const auto& act = c[static_cast<std::size_t>(deed.done)];
    if (!act.happened && (!act.may_come || c[static_cast<std::size_t>(deed.will)].bits != 2))
      return Truth::no;
    if (!c[static_cast<std::size_t>(deed.within->after)].happened) return Truth::yes;
    const Day moment = act.happened ? day_of(deed.done, c) : as_of_;
    const Law last = last_day(rule, *deed.within, day, c);
    return moment <= last.low ? Truth::yes : moment > last.high ? Truth::no : Truth::gap;
  }
  const auto& done = c[static_cast<std::size_t>(deed.done)];
  const Law by = amount(rule, deed.by, day, c);
  const bool done_is_time = ruleset_.vocabulary.fact(deed.done).type.base == Type::Base::time;
  const bool by_is_time = deed.by.type.base == Type::Base::time;
  const auto day_of_minute_number = [](Int minute) {
    Int d = minute / 1440;
    return d * 1440 > minute ? d - 1 : d;
  };
  const auto in_time = [&](Int moment, bool is_time) {
    if (by.absent) return true;
    if (is_time && by_is_time) return moment <= by.low;
    return (is_time ? day_of_minute_number(moment) : moment) <=
           (by_is_time ? day_of_minute_number(by.low) : by.low);
  };
  bool good = false;
  const Int now = c[static_cast<std::size_t>(ruleset_.vocabulary.as_of())].number;
  if (done.happened)
    good = in_time(done.number, done_is_time);
  else if (done.may_come)
    good = in_time(done_is_time ? now : Int{as_of_}, done_is_time) &&
           c[static_cast<std::size_t>(deed.will)].bits == 2;
  return good ? Truth::yes : Truth::no;
}

Law Evaluator::counted(const TimeLimit& limit, const DayTerm& term, IfClosed if_closed, Law from) const {
  constexpr Day year = 366;
  if (term.unknown) return {from.low, from.high + year};
  if (term.unit == DayUnit::calendar && if_closed == IfClosed::stays)
    return {from.low + term.count, from.high + term.count};
  if (limit.calendar < 0) return {from.low + term.count, from.high + term.count + year};
  const auto& calendar = ruleset_.calendars[static_cast<std::size_t>(limit.calendar)].calendar;
  const auto walk = [&](Day day, bool& missing) {
    const auto open = [&](Day one) {
      if (calendar.years.count(civil(one).year) == 0) missing = true;
      return (calendar.closed_weekdays >> civil(one).weekday & 1) == 0 && calendar.holiday(one) == nullptr;
    };
    if (term.unit == DayUnit::calendar) {
      day += term.count;
      while (!open(day)) day += if_closed == IfClosed::next_open_day ? 1 : -1;
      return day;
    }
    int left = term.count;
    while (left > 0)
      if (open(++day)) --left;
    return day;
  };
  bool low_missing = false;
  bool high_missing = false;
  const Day low = walk(static_cast<Day>(from.low), low_missing);
  const Day high = walk(static_cast<Day>(from.high), high_missing);
  return {low_missing && if_closed == IfClosed::previous_open_day ? low - year : low,
          high_missing ? high + year : high};
}

Law Evaluator::last_day(const Rule& rule, const TimeLimit& limit, Day day, const Completion& c) const {
  const Day event = day_of(limit.after, c) - (limit.from_same_day ? 1 : 0);
  const auto steps = [&](const Steps<DayTerm>& all, Law from) {
    std::optional<Law> any;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool begun = i == 0 || day >= all[i].from.earliest;
      const bool over = i + 1 < all.size() && day >= all[i + 1].from.latest;
      if (!begun || over) continue;
      const Law one = counted(limit, all[i].value, IfClosed::stays, from);
      any = any ? Law{std::min(any->low, one.low), std::max(any->high, one.high)} : one;
    }
    return *any;
  };
  Law last = steps(limit.value, {event, event});
  for (const auto& one : limit.add) {
    const Truth fits = truth(rule, one.when, day, c);
    if (fits == Truth::no) continue;
    const Law longer = steps(one.value, last);
    last = fits == Truth::yes ? longer : Law{last.low, longer.high};
  }
  return limit.if_closed == IfClosed::stays ? last : counted(limit, DayTerm{}, limit.if_closed, last);
}

Truth Evaluator::broken(const Rule& rule, const Duty& duty, Day day, const Completion& c) const {
  if (duty.met) return opposite(conditions(rule, *duty.met, true, day, c).value_or(Truth::yes));
  const auto& event = c[static_cast<std::size_t>(duty.limit.after)];
  const auto& act = c[static_cast<std::size_t>(duty.done)];
  const auto after = [](Int moment, const Law& last) {
    return moment > last.high ? Truth::yes : moment <= last.low ? Truth::no : Truth::gap;
  };
  if (duty.order == Duty::Order::within) {
    if (!event.happened) return Truth::no;
    const Law last = last_day(rule, duty.limit, day, c);
    if (act.happened) return after(day_of(duty.done, c), last);
    if (!act.may_come || c[static_cast<std::size_t>(duty.will)].bits != 2) return Truth::yes;
    return after(as_of_, last);
  }
  if (!act.happened) return Truth::no;
  if (!event.happened) return Truth::yes;
  const Law last = last_day(rule, duty.limit, day, c);
  const int first = duty.order == Duty::Order::only_after ? 0 : 1;
  return opposite(after(day_of(duty.done, c) + first, last));
}

bool Evaluator::touches(std::size_t mask, const Completion& c) const { return touched(mask, c) == mask; }

std::optional<Law> Evaluator::last_day(std::size_t mask, const Completion& c) const {
  if (touched(mask, c) != mask) return std::nullopt;
  const Rule& rule = text(mask);
  const Day day = governing_day(rule, c);
  for (const auto& part : rule.parts) {
    const auto* duty = std::get_if<Duty>(&part.block);
    if (duty == nullptr || part.name != rule_.parts[part_].name || duty->met) continue;
    const Force force = part.days.holds(day) ? force_on(rule.history, day) : Force::off;
    if (force == Force::off || force == Force::stopped) return std::nullopt;
    if (!c[static_cast<std::size_t>(duty->limit.after)].happened) return std::nullopt;
    return last_day(rule, duty->limit, day, c);
  }
  return std::nullopt;
}

void Evaluator::each_limit(const std::function<void(const TimeLimit&)>& use) const {
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask)
    for (const auto& part : text(mask).parts) {
      if (part.name != rule_.parts[part_].name) continue;
      if (const auto* duty = std::get_if<Duty>(&part.block))
        if (!duty->met) use(duty->limit);
      const auto deeds = [&](const std::vector<Deed>& all) {
        for (const auto& deed : all)
          if (deed.within) use(*deed.within);
      };
      if (const auto* covers = std::get_if<Covers>(&part.block)) deeds(covers->deeds);
      if (const auto* owed = std::get_if<ProtectedDebt>(&part.block)) deeds(owed->deeds);
    }
}

bool Evaluator::has_limits() const {
  bool any = false;
  each_limit([&](const TimeLimit&) { any = true; });
  return any;
}

std::set<Day> Evaluator::turns(Day day) const {
  const auto known = turns_.find(day);
  if (known != turns_.end()) return known->second;
  std::set<Day> turns;
  if (weighs_days())
    for (const int sign : {1, -1})
      for (const int apart : {-1, 0, 1}) {
        for (const Int months : figures(Type::Base::months, 0))
          turns.insert(months_later(day, sign * static_cast<int>(months)) + apart);
        for (const Int days : figures(Type::Base::days, 0))
          turns.insert(day + sign * static_cast<Day>(days) + apart);
      }
  each_limit([&](const TimeLimit& limit) {
    for (const auto& step : limit.value) {
      std::vector<std::vector<DayTerm>> chains = {{step.value}};
      for (const auto& one : limit.add)
        for (const auto& more : one.value) chains.push_back({step.value, more.value});
      for (const auto& chain : chains) {
        const auto last = [&](Day from) {
          Law law{from - (limit.from_same_day ? 1 : 0), from - (limit.from_same_day ? 1 : 0)};
          for (const auto& term : chain) law = counted(limit, term, IfClosed::stays, law);
          return limit.if_closed == IfClosed::stays ? law : counted(limit, DayTerm{}, limit.if_closed, law);
        };
        const Law here = last(day);
        for (const Int end : {here.low, here.high})
          for (const Int one : {end - 1, end, end + 1}) turns.insert(static_cast<Day>(one));
        constexpr Day before = 420;
        for (const Day edge : {day, day + 1}) {
          const auto side = [&](Day from) {
            const Law law = last(from);
            return std::pair(edge <= law.low, edge <= law.high);
          };
          for (Day from = day - before; from <= day; ++from)
            if (side(from) != side(from - 1)) turns.insert({from - 1, from});
        }
      }
    }
  });
  turns_[day] = turns;
  return turns;
}

Truth Evaluator::covered(const Rule& rule, const Covers& covers, Day day, const Completion& c) const {
  Truth helps = conditions(rule, covers.who, true, day, c).value_or(Truth::yes);
  if (covers.season) {
    const auto date = civil(day);
    const int today = date.month * 100 + date.day;
    int through = covers.season->through;
    int from = covers.season->from;
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    if (through == 229 && !leap) through = 228;
    if (from == 229 && !leap) from = 301;
    const bool in = from <= through ? from <= today && today <= through : today >= from || today <= through;
    if (!in) helps = Truth::no;
  }
  for (const auto& deed : covers.deeds) helps = both(helps, done(rule, deed, day, c));
  if (covers.cause) {
    const auto given = c[static_cast<std::size_t>(covers.cause->fact)].bits;
    if ((given & covers.cause->allowed) != 0) return Truth::no;
    if ((given & ~covers.cause->none) != 0) helps = both(helps, Truth::gap);
  }
  return helps;
}

int Evaluator::fact_of(const Expression& e) const {
  return e.symbol->kind == Symbol::Kind::column ? row_ + 1 + e.symbol->index : e.symbol->index;
}

const GridRow::Cell* Evaluator::cell(const Rule& rule, const Expression& e, const Completion& c) const {
  const auto day = [&](int fact) {
    return c[static_cast<std::size_t>(fact)].happened ? day_of(fact, c) : as_of_;
  };
  for (const auto& row : rule.grid)
    if (row.days[0].holds(day(rule.governed_by[0])) && row.days[1].holds(day(rule.governed_by[1])))
      return &row.cells[static_cast<std::size_t>(e.symbol->index)];
  return nullptr;
}

Law Evaluator::rows(const Rule& rule, const Expression& e, Day day, const Completion& c) const {
  const bool sum = e.text == "sum";
  const auto& filter = sum ? e.parts[0].parts[0] : e.parts[0];
  const auto& list = ruleset_.vocabulary.fact(filter.symbol->index);
  Law total;
  for (int i = 0; i < list.most_rows; ++i) {
    row_ = list.first_slot + i * (static_cast<int>(list.row.size()) + 1);
    if (c[static_cast<std::size_t>(row_)].bits != 2) continue;
    const Truth fits = truth(rule, filter.parts[0], day, c);
    if (fits == Truth::no) continue;
    Int one = 1;
    for (std::size_t column = 0; sum && column < list.row.size(); ++column)
      if (list.row[column].name == e.parts[0].text)
        one = c[static_cast<std::size_t>(row_) + 1 + column].number;
    if (fits == Truth::yes) total.low += one;
    total.high += one;
  }
  row_ = -1;
  return total;
}

bool Evaluator::possible(const Completion& c) const {
  const auto read = facts();
  for (const auto& constraint : ruleset_.vocabulary.consistent()) {
    bool all = true;
    const std::function<void(const Expression&)> walk = [&](const Expression& e) {
      if (e.symbol && e.symbol->kind == Symbol::Kind::fact) all = all && read.count(e.symbol->index) != 0;
      for (const auto& part : e.parts) walk(part);
    };
    walk(constraint.expression);
    if (all && truth(rule_, constraint.expression, 0, c) != Truth::yes) return false;
  }
  return true;
}

bool Evaluator::weighs_days() const {
  bool any = false;
  each_expression([&](const Expression& e) {
    if (e.kind != Expression::Kind::add && e.kind != Expression::Kind::subtract) return;
    any = any || e.type.base == Type::Base::days ||
          (e.type.base == Type::Base::date && e.parts[1].type.base == Type::Base::months);
  });
  return any;
}

Law Evaluator::table(const Rule& rule, const Expression& e, Day day, int key) const {
  const auto& table = ruleset_.tables[static_cast<std::size_t>(e.symbol->index)];
  std::set<std::string> left_out;
  const auto edition = rule.table_editions.find(table.name);
  if (edition != rule.table_editions.end()) left_out = table.editions.at(edition->second);
  if (!table.sheets.empty()) return sheets(table, left_out, day, key);
  std::optional<Day> release;
  for (const auto& row : table.rows)
    if (row.area == area_ && row.from <= day && left_out.count(row.edition) == 0 &&
        (!release || row.from > *release))
      release = row.from;
  const Law unknown{table.gives.least, table.gives.most};
  if (!release || (table.expect_next && day >= *table.expect_next && *release < *table.expect_next))
    return unknown;
  const bool beyond = table.beyond && key > *table.beyond;
  for (const auto& row : table.rows)
    if (row.area == area_ && row.from == *release && left_out.count(row.edition) == 0 &&
        row.key == (beyond ? *table.beyond : key) && row.value)
      return {*row.value, beyond ? table.gives.most : *row.value};
  return unknown;
}

// Of every home in the place, the newest sheet that says something of it: its figure, or that it has none.
Law Evaluator::sheets(const Table& table, const std::set<std::string>& left_out, Day day, int key) const {
  const Law unknown{table.gives.least, table.gives.most};
  const bool beyond = table.beyond && key > *table.beyond;
  const int asked = beyond ? *table.beyond : key;
  std::optional<Law> all;
  Day newest = first_day;
  for (const auto& codes : ruleset_.places.codes_in(place_)) {
    std::optional<Law> one;
    bool listed = false;  // on any sheet at all: a county of towns is on none
    bool settled = false;
    for (std::size_t i = table.sheets.size(); i-- > 0;) {
      const auto& sheet = *table.sheets[i].sheet;
      std::optional<std::size_t> line;
      for (const auto& code : codes)
        if (sheet.line_of(code)) line = sheet.line_of(code);
      listed = listed || line;
      if (settled || table.rows[i].from > day || left_out.count(table.rows[i].edition) != 0) continue;
      if (!table.sheets[i].others_as_before) newest = std::max(newest, table.rows[i].from);
      if (line && asked >= table.first_key && asked <= table.last_key) {
        const Int dollars =
            sheet.figure(*line, table.sheets[i].columns[static_cast<std::size_t>(asked - table.first_key)]);
        if (dollars >= 0) one = Law{dollars * 100, beyond ? table.gives.most : dollars * 100};
      }
      settled = line || !table.sheets[i].others_as_before;
    }
    if (!listed) continue;
    if (!one) return unknown;
    all = all ? Law{std::min(all->low, one->low), std::max(all->high, one->high)} : *one;
  }
  if (table.expect_next && day >= *table.expect_next && newest < *table.expect_next) return unknown;
  return all ? *all : unknown;
}

Law Evaluator::amount(const Rule& rule, const Expression& e, Day day, const Completion& c) const {
  using Kind = Expression::Kind;
  const auto part = [&](std::size_t i) { return amount(rule, e.parts[i], day, c); };
  switch (e.kind) {
    case Kind::number:
      return {e.number.units, e.number.units};
    case Kind::name: {
      if (e.symbol->kind == Symbol::Kind::definition)
        return amount(rule, rule.definitions.at(e.text), day, c);
      if (e.symbol->kind == Symbol::Kind::governing_date) return {day, day};
      if (e.symbol->kind == Symbol::Kind::as_of) return {as_of_, as_of_};
      if (e.symbol->kind == Symbol::Kind::grid) {
        const auto* found = cell(rule, e, c);
        if (found == nullptr || found->unknown) return {0, greatest(e.type.base, e.type.scale)};
        return {found->amount.units, found->amount.units};
      }
      if (e.symbol->kind == Symbol::Kind::fact || e.symbol->kind == Symbol::Kind::column) {
        const auto& point = c[static_cast<std::size_t>(fact_of(e))];
        return {point.number, point.number, !point.happened};
      }
      const auto& figure = rule.figures.at(e.text);
      std::vector<Law> candidates;
      for (std::size_t i = 0; i < figure.steps.size(); ++i) {
        const bool begun = i == 0 || day >= figure.steps[i].from.earliest;
        const bool over = i + 1 < figure.steps.size() && day >= figure.steps[i + 1].from.latest;
        if (!begun || over) continue;
        const auto& value = figure.steps[i].value;
        candidates.push_back(value.unknown ? Law{0, greatest(figure.type.base, figure.type.scale)}
                                           : Law{value.units, value.units});
      }
      Law law = candidates.front();
      for (const auto& other : candidates)
        law = {std::min(law.low, other.low), std::max(law.high, other.high)};
      return law;
    }
    case Kind::add:
    case Kind::subtract: {
      const Law a = part(0);
      const Law b = part(1);
      const Int fa = power_of_ten(e.type.scale - e.parts[0].type.scale);
      const Int fb = power_of_ten(e.type.scale - e.parts[1].type.scale);
      const bool absent = a.absent || b.absent;
      if (e.type.base == Type::Base::date && e.parts[1].type.base == Type::Base::months) {
        const int sign = e.kind == Kind::add ? 1 : -1;
        return {months_later(static_cast<Day>(a.low), sign * static_cast<int>(b.low)),
                months_later(static_cast<Day>(a.high), sign * static_cast<int>(b.high)), absent};
      }
      if (e.type.base == Type::Base::time && e.parts[1].type.base == Type::Base::hours) {
        const Int minutes = (e.kind == Kind::add ? 60 : -60) * b.low;
        return {a.low + minutes, a.high + minutes, absent};
      }
      if (e.kind == Kind::add) return {a.low * fa + b.low * fb, a.high * fa + b.high * fb, absent};
      return {a.low * fa - b.high * fb, a.high * fa - b.low * fb, absent};
    }
    case Kind::multiply: {
      const Law a = part(0);
      const Law b = part(1);
      const std::vector<Int> corners = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
      return {*std::min_element(corners.begin(), corners.end()),
              *std::max_element(corners.begin(), corners.end())};
    }
    case Kind::conditional: {
      const Truth condition = truth(rule, e.parts[0], day, c);
      if (condition == Truth::yes) return part(1);
      if (condition == Truth::no) return part(2);
      return {std::min(part(1).low, part(2).low), std::max(part(1).high, part(2).high)};
    }
    case Kind::call: {
      if (e.text == "sum" || e.text == "count") return rows(rule, e, day, c);
      if (e.text == "day") {
        const Law time = part(0);
        return {day_of_minute(static_cast<Minute>(time.low)), day_of_minute(static_cast<Minute>(time.high)),
                time.absent};
      }
      if (e.symbol) return table(rule, e, day, static_cast<int>(part(0).low));
      Law law = part(0);
      for (std::size_t i = 1; i < e.parts.size(); ++i) {
        const Law other = part(i);
        law = e.text == "min" ? Law{std::min(law.low, other.low), std::min(law.high, other.high)}
                              : Law{std::max(law.low, other.low), std::max(law.high, other.high)};
      }
      return law;
    }
    default:
      throw std::logic_error("the naive evaluator does not know this amount");
  }
}

Truth Evaluator::truth(const Rule& rule, const Expression& e, Day day, const Completion& c) const {
  using Kind = Expression::Kind;
  const auto as_truth = [](bool value) { return value ? Truth::yes : Truth::no; };
  const auto fact = [&](const Expression& name) { return c[static_cast<std::size_t>(fact_of(name))]; };
  switch (e.kind) {
    case Kind::truth:
      return as_truth(e.truth);
    case Kind::name:
      if (e.symbol->kind == Symbol::Kind::definition) return truth(rule, rule.definitions.at(e.text), day, c);
      return as_truth(fact(e).bits == 2);
    case Kind::opposite:
      return opposite(truth(rule, e.parts[0], day, c));
    case Kind::both:
    case Kind::either: {
      Truth all = e.kind == Kind::both ? Truth::yes : Truth::no;
      for (const auto& part : e.parts) {
        const Truth one = truth(rule, part, day, c);
        all = e.kind == Kind::both ? both(all, one) : either(all, one);
      }
      return all;
    }
    case Kind::call:
      return as_truth(fact(e.parts[0]).happened);
    case Kind::includes:
      return as_truth((fact(e.parts[0]).bits & bit_of(e.parts[0].type, e.parts[1].text)) != 0);
    case Kind::in: {
      for (const auto& item : e.parts[1].parts)
        if (fact(e.parts[0]).bits == bit_of(e.parts[0].type, item.text)) return Truth::yes;
      return Truth::no;
    }
    default:
      break;
  }
  if (e.parts[1].kind == Kind::text && e.parts[0].symbol->kind == Symbol::Kind::grid) {
    const auto* found = cell(rule, e.parts[0], c);
    if (found == nullptr || found->unknown) return Truth::gap;
    return as_truth((found->word == e.parts[1].text) == (e.kind == Kind::equal));
  }
  if (e.parts[1].kind == Kind::text) {
    const bool same = fact(e.parts[0]).bits == bit_of(e.parts[0].type, e.parts[1].text);
    return as_truth(same == (e.kind == Kind::equal));
  }
  const Law a = amount(rule, e.parts[0], day, c);
  const Law b = amount(rule, e.parts[1], day, c);
  if (a.absent || b.absent) return Truth::no;
  const int scale = std::max(e.parts[0].type.scale, e.parts[1].type.scale);
  const Int fa = power_of_ten(scale - e.parts[0].type.scale);
  const Int fb = power_of_ten(scale - e.parts[1].type.scale);
  const Int low = a.low * fa - b.high * fb;
  const Int high = a.high * fa - b.low * fb;
  const auto decide = [&](bool always, bool never) {
    return always ? Truth::yes : never ? Truth::no : Truth::gap;
  };
  switch (e.kind) {
    case Kind::less:
      return decide(high < 0, low >= 0);
    case Kind::at_most:
      return decide(high <= 0, low > 0);
    case Kind::greater:
      return decide(low > 0, high <= 0);
    case Kind::at_least:
      return decide(low >= 0, high < 0);
    case Kind::equal:
      return decide(low == 0 && high == 0, low > 0 || high < 0);
    case Kind::not_equal:
      return decide(low > 0 || high < 0, low == 0 && high == 0);
    default:
      throw std::logic_error("the naive evaluator does not know this condition");
  }
}

bool Evaluator::reaches(const Rule& rule, const Completion& c) const {
  if (rule.grounds.empty()) return true;
  const int fact = *ruleset_.vocabulary.find("eviction_grounds");
  for (const auto& ground : rule.grounds)
    if ((c[static_cast<std::size_t>(fact)].bits & bit_of(ruleset_.vocabulary.fact(fact).type, ground)) != 0)
      return true;
  return false;
}

// A doubt's days and cases are those of our own reading.
std::size_t Evaluator::touched(std::size_t mask, const Completion& c) const {
  const Day day = governing_day(rule_, c);
  for (std::size_t bit = 0; bit < rule_.reading_doubts.size(); ++bit) {
    const auto& doubt = rule_.doubts[static_cast<std::size_t>(rule_.reading_doubts[bit])];
    if (!doubt.days.holds(day) || (doubt.when && truth(rule_, *doubt.when, day, c) == Truth::no))
      mask &= ~(std::size_t{1} << bit);
  }
  return mask;
}

Answer Evaluator::answer(std::size_t mask, const Completion& c, std::optional<Law>* limit) const {
  const Rule& rule = text(touched(mask, c));
  const Day day = governing_day(rule, c);
  const Part* part = nullptr;
  for (const auto& one : rule.parts)
    if (one.name == rule_.parts[part_].name && one.stage == rule_.parts[part_].stage) part = &one;
  const Force force = part->days.holds(day) ? force_on(rule.history, day) : Force::off;
  if (force == Force::off) return Answer::not_in_force;
  if (force == Force::stopped) return Answer::blocked_by_court;
  Truth helps = Truth::no;
  if (const auto* unless = std::get_if<BarredUnless>(&part->block)) {
    // At one scale, the finer.
    const int scale = std::max(unless->debt.type.scale, unless->limit.type.scale);
    const auto scaled = [&](const Expression& e) {
      const Law law = amount(rule, e, day, c);
      const Int factor = power_of_ten(scale - e.type.scale);
      return Law{law.low * factor, law.high * factor, law.absent};
    };
    const Law debt = scaled(unless->debt);
    const Law most = scaled(unless->limit);
    if (limit != nullptr) *limit = most;
    std::vector<Must> musts;
    for (std::size_t i = 0; i < unless->must.size(); ++i) {
      const bool begun = i == 0 || day >= unless->must[i].from.earliest;
      const bool over = i + 1 < unless->must.size() && day >= unless->must[i + 1].from.latest;
      if (begun && !over) musts.push_back(unless->must[i].value);
    }
    std::set<Truth> all;
    for (const Must must : musts) {
      if (must == Must::exceed)
        all.insert(debt.high <= most.low ? Truth::yes : debt.low > most.high ? Truth::no : Truth::gap);
      else
        all.insert(debt.high < most.low ? Truth::yes : debt.low >= most.high ? Truth::no : Truth::gap);
    }
    helps = all.size() == 1 ? *all.begin() : Truth::gap;
  } else if (const auto* covers = std::get_if<Covers>(&part->block)) {
    helps = covered(rule, *covers, day, c);
  } else if (const auto* owed = std::get_if<ProtectedDebt>(&part->block)) {
    for (std::size_t i = 0; i < owed->groups.size(); ++i) {
      const auto& group = owed->groups[i];
      if ((signature_ >> i & 1U) == 0 || !group.days.holds(day)) continue;
      Truth covered_month = group.when ? truth(rule, *group.when, day, c) : Truth::yes;
      for (const std::size_t deed : group.needs)
        covered_month = both(covered_month, done(rule, owed->deeds[deed], day, c));
      helps = either(helps, covered_month);
    }
  } else if (const auto* relief = std::get_if<Relief>(&part->block)) {
    const auto& applied = c[static_cast<std::size_t>(relief->applied)];
    const Int minute =
        applied.happened ? applied.number : c[static_cast<std::size_t>(ruleset_.vocabulary.as_of())].number;
    if (relief->rounds.empty()) helps = Truth::yes;
    for (const auto& round : relief->rounds)
      if (round.opens <= minute && minute <= round.closes) helps = Truth::yes;
    if (relief->outside_unknown && helps == Truth::no) helps = Truth::gap;
    std::set<Truth> money;
    for (std::size_t i = 0; i < relief->funds.size(); ++i) {
      const bool begun = i == 0 || day >= relief->funds[i].from.earliest;
      const bool over = i + 1 < relief->funds.size() && day >= relief->funds[i + 1].from.latest;
      const auto value = relief->funds[i].value;
      if (begun && !over)
        money.insert(value == Relief::Funds::open      ? Truth::yes
                     : value == Relief::Funds::unknown ? Truth::gap
                                                       : Truth::no);
    }
    if (!money.empty()) helps = both(helps, money.size() == 1 ? *money.begin() : Truth::gap);
    helps = both(helps, conditions(rule, relief->eligible, true, day, c).value_or(Truth::yes));
  } else if (const auto* duty = std::get_if<Duty>(&part->block)) {
    helps = duty->tenant ? (c[static_cast<std::size_t>(duty->limit.after)].happened &&
                                    !c[static_cast<std::size_t>(duty->done)].happened
                                ? Truth::yes
                                : Truth::no)
                         : broken(rule, *duty, day, c);
    if (!duty->tenant) helps = both(helps, what_follows(*part, day));
  } else {
    const auto& notice = std::get<NoticeMust>(part->block);
    const auto& type = ruleset_.vocabulary.fact(notice.fact).type;
    for (const auto& item : notice.show)
      if ((c[static_cast<std::size_t>(notice.fact)].bits & bit_of(type, item)) == 0) helps = Truth::yes;
    helps = both(helps, what_follows(*part, day));
  }
  if (!reaches(rule, c) || !bears(rule, day)) helps = Truth::no;
  for (const auto& exemption : rule.exempt)
    if (exemption.days.holds(day)) helps = both(helps, opposite(truth(rule, exemption.when, day, c)));
  if (helps == Truth::no) return Answer::does_not_apply;
  return helps == Truth::yes && force == Force::on ? Answer::applies : Answer::needs_review;
}

// Where each stage has its own day: whether the rule speaks of the part's stage on that day.
bool Evaluator::bears(const Rule& rule, Day day) const {
  const auto& stage = rule_.parts[part_].stage;
  if (!stage) return true;
  std::size_t found = 0;
  for (std::size_t i = 1; i < rule.stages.size(); ++i)
    if (day >= rule.stages[i].from.latest) found = i;
  const auto& stages = rule.stages[found].value;
  return std::find(stages.begin(), stages.end(), stage_names[static_cast<std::size_t>(*stage)]) !=
         stages.end();
}

std::string Evaluator::consequence(std::size_t mask, const Completion& c) const {
  const Rule& rule = text(touched(mask, c));
  const Day day = governing_day(rule, c);
  std::string words;
  const auto latest = [&](const auto& steps) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < steps.size(); ++i)
      if (day >= steps[i].from.latest) found = i;
    return steps[found].value;
  };
  for (const auto& part : rule.parts)
    if (part.name == rule_.parts[part_].name && !part.effect.empty()) words = latest(part.effect);
  if (!rule.stages.empty())
    for (const auto& stage : latest(rule.stages)) words += " " + stage;
  return words;
}

Judged Evaluator::judge(const Completion& c) const {
  Judged judged;
  judged.answer = answer(0, c, &judged.limit);
  const std::size_t masks = rule_.readings.size();
  std::vector<Answer> answers;
  std::vector<std::string> consequences;
  for (std::size_t mask = 0; mask < masks; ++mask) {
    answers.push_back(answer(mask, c, nullptr));
    consequences.push_back(answers.back() == Answer::applies ? consequence(mask, c) : "");
  }
  const auto matters = [&](const Doubt& doubt) {
    (doubt.if_it_matters == IfItMatters::warn ? judged.warns : judged.withheld).insert(doubt.name);
  };
  for (std::size_t bit = 0; bit < rule_.reading_doubts.size(); ++bit)
    for (std::size_t mask = 0; mask < masks; ++mask) {
      const Answer a = answers[mask];
      const Answer b = answers[mask | std::size_t{1} << bit];
      if ((a != b && !both_no(a, b)) || consequences[mask] != consequences[mask | std::size_t{1} << bit])
        matters(rule_.doubts[static_cast<std::size_t>(rule_.reading_doubts[bit])]);
    }
  const Day day = governing_day(rule_, c);
  // Where the law does not count yet, as in a place that joined later, nobody asks what it means.
  const bool counts = rule_.parts[part_].days.holds(day);
  const Force force = counts ? force_on(rule_.history, day) : Force::off;
  for (const auto& doubt : rule_.doubts)
    if (doubt.unknown && part_ == 0 && doubt.days.holds(day) &&
        (force == Force::on || force == Force::doubtful) && reaches(rule_, c) && bears(rule_, day) &&
        (!doubt.when || truth(rule_, *doubt.when, day, c) != Truth::no))
      matters(doubt);
  if (!judged.withheld.empty()) judged.answer = Answer::needs_review;
  return judged;
}

std::set<Day> Evaluator::days() const {
  std::set<Day> days = {as_of_};
  const auto add = [&](const LawDay& day) {
    for (const Day one : {day.earliest, day.latest}) days.insert(one);
  };
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask) {
    const Rule& rule = text(mask);
    for (const auto& event : rule.history) {
      add(event.effective);
      if (event.through) add(*event.through);
    }
    for (const auto& figure : rule.figures)
      for (const auto& step : figure.second.steps) add(step.from);
    for (const auto& part : rule.parts) {
      add({part.days.first, part.days.last});
      if (const auto* unless = std::get_if<BarredUnless>(&part.block))
        for (const auto& step : unless->must) add(step.from);
      if (const auto* owed = std::get_if<ProtectedDebt>(&part.block))
        for (const auto& group : owed->groups) add({group.days.first, group.days.last});
      if (const auto* relief = std::get_if<Relief>(&part.block)) {
        for (const auto& round : relief->rounds)
          add({day_of_minute(round.opens), day_of_minute(round.closes)});
        for (const auto& step : relief->funds) add(step.from);
      }
      const std::function<void(const Conditions&)> walk = [&](const Conditions& of) {
        for (const auto& one : of.parts) walk(one);
        if (of.kind == Conditions::Kind::leaf) {
          add(of.from);
          add(of.through);
        }
      };
      if (part.name == rule_.parts[part_].name)
        for (const auto& step : part.effect) add(step.from);
      if (const auto* duty = std::get_if<Duty>(&part.block))
        if (duty->met) walk(*duty->met);
      if (const auto* covers = std::get_if<Covers>(&part.block)) {
        walk(covers->who);
        if (covers->season)
          for (const int year : {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
            add({covers->season->of(year).first, covers->season->of(year).last});
      }
    }
    for (const auto& exemption : rule.exempt) add({exemption.days.first, exemption.days.last});
    for (const auto& row : rule.grid)
      for (const auto& stretch : row.days) add({stretch.first, stretch.last});
  }
  for (const auto& doubt : rule_.doubts) add({doubt.days.first, doubt.days.last});
  for (const auto& table : ruleset_.tables) {
    for (const auto& row : table.rows)
      if (row.area == area_ || !table.sheets.empty()) days.insert(row.from);
    if (table.expect_next) days.insert(*table.expect_next);
  }
  each_limit([&](const TimeLimit& limit) {
    for (const auto& step : limit.value) add(step.from);
    for (const auto& one : limit.add)
      for (const auto& step : one.value) add(step.from);
    if (limit.calendar < 0) return;
    const auto& years = ruleset_.calendars[static_cast<std::size_t>(limit.calendar)].calendar.years;
    for (const int year : {years.begin()->first, years.rbegin()->first + 1}) {
      const Day first = holdfast::day_of(year, 1, 1);
      days.insert(first);
      if (year == years.begin()->first) continue;
      for (const Day turn : turns(first))
        if (turn < first) days.insert(turn);
    }
  });
  std::set<Day> around;
  for (const Day day : days)
    for (const Day one : {day - 1, day, day + 1})
      if (one >= first_day && one <= holdfast::last_day) around.insert(one);
  return around;
}

std::set<Int> Evaluator::limits(const std::set<Day>& days, int keys) const {
  std::set<Int> limits;
  Completion c(ruleset_.vocabulary.facts().size());
  const auto bedrooms = ruleset_.vocabulary.find("bedrooms");
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask)
    for (const auto& part : text(mask).parts) {
      const auto* unless = std::get_if<BarredUnless>(&part.block);
      if (unless == nullptr) continue;
      for (const Day day : days)
        for (int key = 0; key <= keys; ++key) {
          c[static_cast<std::size_t>(*bedrooms)].number = key;
          const Law law = amount(text(mask), unless->limit, day, c);
          // In cents: a limit may be held more finely.
          const Int cent = power_of_ten(std::max(unless->limit.type.scale - money_scale, 0));
          for (const Int end : {law.low, law.high})
            for (const Int one : {end / cent, (end + cent - 1) / cent}) limits.insert(one);
        }
    }
  // What a condition weighs a sum of money against, where a table says it.
  const std::function<bool(const Expression&)> from_table = [&](const Expression& e) {
    return (e.symbol && e.symbol->kind == Symbol::Kind::table) ||
           std::any_of(e.parts.begin(), e.parts.end(), from_table);
  };
  each_expression([&](const Expression& e) {
    if (e.kind < Expression::Kind::equal || e.kind > Expression::Kind::at_least) return;
    for (const auto& side : e.parts)
      if (side.type.base == Type::Base::money && from_table(side))
        for (const Day day : days)
          for (int key = 0; key <= keys; ++key) {
            c[static_cast<std::size_t>(*bedrooms)].number = key;
            const Law law = amount(rule_, side, day, c);
            for (const Int end : {law.low, law.high})
              limits.insert(end / power_of_ten(side.type.scale - money_scale));
          }
  });
  return limits;
}

void Evaluator::each_expression(const std::function<void(const Expression&)>& use) const {
  const std::function<void(const Expression&)> walk = [&](const Expression& e) {
    use(e);
    for (const auto& part : e.parts) walk(part);
  };
  const std::function<void(const Conditions&)> conditions = [&](const Conditions& of) {
    for (const auto& one : of.parts) conditions(one);
    if (of.kind == Conditions::Kind::leaf) walk(of.when);
  };
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask) {
    const Rule& rule = text(mask);
    for (const auto& definition : rule.definitions) walk(definition.second);
    for (const auto& exemption : rule.exempt) walk(exemption.when);
    for (const auto& part : rule.parts) {
      if (part.name != rule_.parts[part_].name) continue;
      if (const auto* unless = std::get_if<BarredUnless>(&part.block)) {
        walk(unless->debt);
        walk(unless->limit);
      } else if (const auto* covers = std::get_if<Covers>(&part.block)) {
        conditions(covers->who);
        for (const auto& deed : covers->deeds) walk(deed.when ? *deed.when : deed.by);
      } else if (const auto* relief = std::get_if<Relief>(&part.block)) {
        conditions(relief->eligible);
      } else if (const auto* duty = std::get_if<Duty>(&part.block)) {
        if (duty->met) conditions(*duty->met);
        if (!duty->met && !duty->tenant)
          for (const auto& one : duty->limit.add) walk(one.when);
      } else if (const auto* owed = std::get_if<ProtectedDebt>(&part.block)) {
        for (std::size_t i = 0; i < owed->groups.size(); ++i) {
          if ((signature_ >> i & 1U) == 0) continue;
          if (owed->groups[i].when) walk(*owed->groups[i].when);
          for (const std::size_t deed : owed->groups[i].needs)
            if (owed->deeds[deed].when) walk(*owed->deeds[deed].when);
        }
      }
    }
  }
  for (const auto& doubt : rule_.doubts)
    if (doubt.when) walk(*doubt.when);
}

std::set<int> Evaluator::facts() const {
  std::set<int> facts;
  each_expression([&](const Expression& e) {
    if (e.kind == Expression::Kind::filter) {
      const auto& list = ruleset_.vocabulary.fact(e.symbol->index);
      const int slots = list.most_rows * (static_cast<int>(list.row.size()) + 1);
      for (int slot = list.first_slot; slot < list.first_slot + slots; ++slot) facts.insert(slot);
    } else if (e.symbol && e.symbol->kind == Symbol::Kind::fact) {
      facts.insert(e.symbol->index);
    }
  });
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask) {
    for (const int fact : text(mask).governed_by) facts.insert(fact);
    if (rule_.parts[part_].stage) facts.insert(rule_.parts[part_].governed_by);
    if (!text(mask).grounds.empty()) facts.insert(*ruleset_.vocabulary.find("eviction_grounds"));
    for (const auto& part : text(mask).parts) {
      if (part.name != rule_.parts[part_].name) continue;
      if (const auto* covers = std::get_if<Covers>(&part.block)) {
        if (covers->cause) facts.insert(covers->cause->fact);
        for (const auto& deed : covers->deeds)
          for (const int fact : {deed.done, deed.will, deed.within ? deed.within->after : -1})
            if (fact >= 0) facts.insert(fact);
        for (const auto& deed : covers->deeds)
          if (deed.done >= 0 && ruleset_.vocabulary.fact(deed.done).type.base == Type::Base::time)
            facts.insert(ruleset_.vocabulary.as_of());
      } else if (const auto* owed = std::get_if<ProtectedDebt>(&part.block)) {
        for (std::size_t i = 0; i < owed->groups.size(); ++i)
          for (const std::size_t index : owed->groups[i].needs) {
            const auto& deed = owed->deeds[index];
            if ((signature_ >> i & 1U) == 0) continue;
            for (const int fact : {deed.done, deed.within ? deed.within->after : -1, deed.will})
              if (fact >= 0 && !deed.when && !deed.pays) facts.insert(fact);
            if (deed.pays) facts.insert(deed.pays->of_all);
            if (deed.pays) facts.insert(deed.pays->of_each);
          }
      } else if (const auto* duty = std::get_if<Duty>(&part.block)) {
        if (duty->met) continue;
        facts.insert(duty->limit.after);
        facts.insert(duty->done);
        if (duty->will >= 0) facts.insert(duty->will);
      } else if (std::holds_alternative<Relief>(part.block)) {
        facts.insert(ruleset_.vocabulary.as_of());
      } else if (const auto* notice = std::get_if<NoticeMust>(&part.block)) {
        facts.insert(notice->fact);
      }
    }
  }
  return facts;
}

std::set<Int> Evaluator::minutes() const {
  std::set<Int> minutes;
  for (const auto& part : rule_.parts)
    if (const auto* relief = std::get_if<Relief>(&part.block))
      for (const auto& round : relief->rounds)
        for (const Minute one : {round.opens - 1, round.opens, round.closes, round.closes + 1})
          minutes.insert(one);
  return minutes;
}

std::set<Int> Evaluator::figures(Type::Base unit, int scale) const {
  std::set<Int> figures;
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask)
    for (const auto& [name, figure] : text(mask).figures)
      for (const auto& step : figure.steps)
        if (figure.type.base == unit && !step.value.unknown && figure.type.scale <= scale)
          figures.insert(step.value.units * power_of_ten(scale - figure.type.scale));
  return figures;
}

std::set<std::string> Evaluator::members(int fact) const {
  std::set<std::string> members;
  each_expression([&](const Expression& e) {
    if (e.kind == Expression::Kind::includes && e.parts[0].symbol->index == fact)
      members.insert(e.parts[1].text);
  });
  for (std::size_t mask = 0; mask < rule_.readings.size(); ++mask) {
    if (ruleset_.vocabulary.fact(fact).name == "eviction_grounds")
      members.insert(text(mask).grounds.begin(), text(mask).grounds.end());
    for (const auto& part : text(mask).parts)
      if (const auto* covers = std::get_if<Covers>(&part.block))
        if (covers->cause && covers->cause->fact == fact) {
          const auto& values = *ruleset_.vocabulary.fact(fact).values;
          for (std::size_t i = 0; i < values.size(); ++i)
            if (((covers->cause->allowed | covers->cause->none) >> i & 1U) != 0) members.insert(values[i]);
        }
    for (const auto& part : text(mask).parts)
      if (const auto* notice = std::get_if<NoticeMust>(&part.block))
        if (notice->fact == fact) members.insert(notice->show.begin(), notice->show.end());
  }
  return members;
}

}  // namespace holdfast::naive
