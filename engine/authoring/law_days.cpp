#include "engine/authoring/law_days.hpp"

#include <algorithm>

namespace holdfast {
namespace {

class LawDays {
 public:
  explicit LawDays(const Rule& rule) : rule_(rule) {}

  std::vector<LawChange> find() {
    for (const auto& span : status_spans(rule_.history))
      if (span.days.first > first_day && span.event >= 0)
        add(rule_.history[static_cast<std::size_t>(span.event)].pointer, span.days.first);
    for (const auto& figure : rule_.figures) add(figure.second.steps);
    add(rule_.stages);
    for (const auto& exemption : rule_.exempt) add(exemption.pointer, exemption.days);
    for (const auto& row : rule_.grid)
      if (!row.days.empty()) add(row.pointer, row.days.front());
    for (const auto& part : rule_.parts) add(part);
    for (const auto& doubt : rule_.doubts) add(doubt.pointer, doubt.days);
    return std::move(found_);
  }

 private:
  void add(const std::string& pointer, Day day) {
    if (day <= first_day || day > last_day) return;
    const auto same = [&](const LawChange& one) { return one.pointer == pointer && one.day == day; };
    if (std::none_of(found_.begin(), found_.end(), same)) found_.push_back({pointer, day});
  }

  void add(const std::string& pointer, const DayRange& days) {
    add(pointer, days.first);
    if (days.last < last_day) add(pointer, days.last + 1);
  }

  template <class T>
  void add(const Steps<T>& steps) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
      add(steps[i].pointer, steps[i].from.earliest);
      add(steps[i].pointer, steps[i].from.latest);
    }
  }

  void add(const Conditions& conditions) {
    for (const auto& part : conditions.parts) add(part);
    for (const Day day : {conditions.from.earliest, conditions.from.latest}) add(conditions.pointer, day);
    for (const Day day : {conditions.through.earliest, conditions.through.latest})
      if (day < last_day) add(conditions.pointer, day + 1);
  }

  void add(const TimeLimit& limit) {
    add(limit.value);
    for (const auto& one : limit.add) add(one.value);
  }

  void add(const std::vector<Deed>& deeds) {
    for (const auto& deed : deeds)
      if (deed.within) add(*deed.within);
  }

  void add(const Part& part) {
    add(part.pointer, part.days);
    add(part.effect);
    if (const auto* unless = std::get_if<BarredUnless>(&part.block)) add(unless->must);
    if (const auto* duty = std::get_if<Duty>(&part.block)) {
      if (duty->met) add(*duty->met);
      add(duty->limit);
    }
    if (const auto* covers = std::get_if<Covers>(&part.block)) {
      add(covers->who);
      add(covers->deeds);
    }
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
      for (const auto& group : debt->groups) add(group.pointer, group.days);
      add(debt->deeds);
    }
    if (const auto* relief = std::get_if<Relief>(&part.block)) {
      add(relief->eligible);
      add(relief->funds);
      for (const auto& bucket : relief->award)
        for (const auto& term : bucket.least_of) add(term.pointer, term.days);
    }
  }

  const Rule& rule_;
  std::vector<LawChange> found_;
};

// A day of the year, so many days on; of a year without February 29.
int moved(int month_and_day, int days) {
  constexpr int plain_year = 2023;
  const auto civil_day = civil(day_of(plain_year, month_and_day / 100, month_and_day % 100) + days);
  return civil_day.month * 100 + civil_day.day;
}

}  // namespace

std::vector<LawChange> law_days(const Rule& rule) { return LawDays(rule).find(); }

std::vector<SeasonDay> season_days(const Rule& rule) {
  std::vector<SeasonDay> all;
  for (const auto& part : rule.parts) {
    const auto* covers = std::get_if<Covers>(&part.block);
    if (covers == nullptr || !covers->season) continue;
    const auto& season = *covers->season;
    all.push_back({"/season", "the day before its first", moved(season.from, -1)});
    all.push_back({"/season", "its first day", season.from});
    all.push_back({"/season", "its last day", season.through});
    all.push_back({"/season", "the day after its last", moved(season.through, 1)});
  }
  return all;
}

}  // namespace holdfast
