// Days: a condition that is there only while the law is not, a value that never holds, and stretches that
// follow one another with a day between them or a day in both.
#include <algorithm>

#include "engine/authoring/examination.hpp"

namespace holdfast {
namespace {

struct Window {
  std::string name;
  std::string pointer;
  LawDay from{first_day, first_day};
  LawDay through{last_day, last_day};
};

std::string words(const DayRange& days) {
  const std::string from = days.first <= first_day ? "" : "from " + to_string(days.first);
  const std::string through = days.last >= last_day ? "" : "through " + to_string(days.last);
  return from + (from.empty() || through.empty() ? "" : " ") + through;
}

class WindowCheck {
 public:
  WindowCheck(Examination& examination, const Rule& rule) : examination_(examination), rule_(rule) {}

  void check() {
    looked_at();
    if (!alive_on_some_day(rule_, {}))
      return report(Severity::error, "never-in-force", "/history",
                    "nothing in the history ever puts the rule in force",
                    "what is not law is no rule; write it as a proposal, under `reform:`");
    std::vector<Window> exempt;
    for (const auto& one : rule_.exempt) exempt.push_back(window(one.name, one.pointer, one.days));
    stretches(exempt, "exemption");
    for (const auto& [name, figure] : rule_.figures) {
      if (name.find('.') != std::string::npos) continue;  // the end of a band
      steps(figure.steps, {});
      for (const auto& local : figure.local) steps(local.second, {});
    }
    steps(rule_.stages, {});
    std::vector<std::string> seen;
    for (const auto& part : rule_.parts)
      if (std::find(seen.begin(), seen.end(), part.name) == seen.end()) {
        seen.push_back(part.name);
        block(part);
      }
    for (const auto& doubt : rule_.doubts) outside(window(doubt.name, doubt.pointer, doubt.days), "doubt");
  }

 private:
  static Window window(const std::string& name, const std::string& pointer, const DayRange& days) {
    return {name, pointer, {days.first, days.first}, {days.last, days.last}};
  }

  void report(Severity severity, const char* code, const std::string& pointer, std::string message,
              std::string help) {
    examination_.report({severity, code, rule_.file, pointer, std::move(message), std::move(help)});
  }

  void looked_at() {
    if (rule_.verified_through > rule_.checked)
      report(Severity::error, "verified-after-checked", "/verified_through",
             "the law cannot have been verified through a day after it was last looked at",
             "`verified_through` is no later than `checked`");
    if (rule_.review_by && *rule_.review_by <= rule_.checked)
      report(Severity::warning, "review-before-checked", "/review_by",
             "it has been looked at since it was to be reviewed",
             "set `review_by` to a later day, or leave it out");
  }

  void block(const Part& part) {
    outside(window(part.name, part.pointer, part.days), "block");
    steps(part.effect, part.days);
    if (const auto* unless = std::get_if<BarredUnless>(&part.block)) steps(unless->must, part.days);
    if (const auto* duty = std::get_if<Duty>(&part.block)) {
      if (duty->met) conditions(*duty->met);
      limit(duty->limit, part.days);
    }
    if (const auto* covers = std::get_if<Covers>(&part.block)) {
      conditions(covers->who);
      for (const auto& deed : covers->deeds)
        if (deed.within) limit(*deed.within, part.days);
    }
    if (const auto* debt = std::get_if<ProtectedDebt>(&part.block)) {
      for (const auto& group : debt->groups) outside(window(group.name, group.pointer, group.days), "group");
      for (const auto& deed : debt->deeds)
        if (deed.within) limit(*deed.within, part.days);
    }
    if (const auto* relief = std::get_if<Relief>(&part.block)) {
      conditions(relief->eligible);
      steps(relief->funds, part.days);
      for (const auto& bucket : relief->award) {
        std::vector<Window> terms;
        for (const auto& term : bucket.least_of) terms.push_back(window(term.name, term.pointer, term.days));
        stretches(terms, "cap");
        capless(bucket);
      }
    }
  }

  void limit(const TimeLimit& limit, const DayRange& days) {
    steps(limit.value, days);
    for (const auto& one : limit.add) steps(one.value, days);
  }

  void conditions(const Conditions& of) {
    std::vector<Window> leaves;
    for (const auto& part : of.parts) {
      if (part.kind == Conditions::Kind::leaf)
        leaves.push_back({part.name, part.pointer, part.from, part.through});
      else
        conditions(part);
    }
    stretches(leaves, "condition");
  }

  void outside(const Window& one, const char* what) {
    const DayRange days{one.from.earliest, one.through.latest};
    if (alive_on_some_day(rule_, days)) return;
    report(Severity::warning, "never-there", one.pointer,
           std::string("the ") + what + " `" + one.name + "` is there only " + words(days) +
               ", and the rule is in force on none of these days",
           "compare its days with the history");
  }

  // Those with days of their own, which may be meant to follow one another.
  void stretches(const std::vector<Window>& all, const char* what) {
    std::vector<const Window*> dated;
    for (const auto& one : all) {
      outside(one, what);
      if (one.from.latest > first_day || one.through.earliest < last_day) dated.push_back(&one);
    }
    std::stable_sort(dated.begin(), dated.end(),
                     [](const Window* a, const Window* b) { return a->from.earliest < b->from.earliest; });
    Day covered = first_day;  // through this day, or nothing stood before
    const Window* last = nullptr;
    for (const auto* one : dated) {
      if (last != nullptr && one->from.earliest > covered + 1) {
        const DayRange hole{covered + 1, one->from.earliest - 1};
        if (alive_on_some_day(rule_, hole))
          report(Severity::warning, "days-left-out", one->pointer,
                 words(hole) + " neither `" + last->name + "` nor `" + one->name + "` is there",
                 "where one takes the place of the other, it begins on the day after");
      }
      if (last != nullptr && one->from.latest > last->from.latest &&
          one->from.latest <= last->through.earliest && last->through.latest < last_day &&
          one->through.earliest > last->through.latest)
        report(Severity::warning, "days-in-both", one->pointer,
               words({one->from.latest, last->through.earliest}) + " both `" + last->name + "` and `" +
                   one->name + "` are there",
               "where one takes the place of the other, it begins on the day after");
      if (last == nullptr || one->through.latest >= covered) last = one;
      covered = last->through.latest;
    }
  }

  // A day in force on which no cap says what is paid.
  void capless(const Relief::Bucket& bucket) {
    std::vector<Day> days = {first_day};
    for (const auto& term : bucket.least_of)
      for (const Day day : {term.days.first, term.days.last + 1}) days.push_back(day);
    for (const auto& span : status_spans(rule_.history)) days.push_back(span.days.first);
    std::sort(days.begin(), days.end());
    for (const Day day : days)
      if (day <= last_day && alive_on(rule_, day) &&
          std::none_of(bucket.least_of.begin(), bucket.least_of.end(),
                       [&](const Relief::Term& term) { return term.days.holds(day); }))
        return report(Severity::error, "award-without-cap", bucket.pointer,
                      "from " + to_string(day) + " on nothing says how much `" + bucket.name + "` pays",
                      "give one of its caps no days, or days that go on");
  }

  template <class T>
  void steps(const Steps<T>& all, const DayRange& days) {
    for (std::size_t i = 0; all.size() > 1 && i < all.size(); ++i) {
      const DayRange held{std::max(all[i].from.earliest, days.first),
                          std::min(i + 1 < all.size() ? all[i + 1].from.latest - 1 : last_day, days.last)};
      if (!held.empty() && alive_on_some_day(rule_, held)) continue;
      const DayRange own{all[i].from.earliest, i + 1 < all.size() ? all[i + 1].from.latest - 1 : last_day};
      report(Severity::warning, "step-never-holds", all[i].pointer,
             "this value holds only " + words(own) + ", and the rule is in force on none of these days",
             "compare its day with the history");
    }
  }

  Examination& examination_;
  const Rule& rule_;
};

}  // namespace

void check_windows(Examination& examination) {
  for (const Rule& rule : examination.rules()) WindowCheck(examination, rule).check();
}

}  // namespace holdfast
