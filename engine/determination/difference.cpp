#include "engine/determination/difference.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast {
namespace {

struct Step {
  const Reason* reason;
  int depth;
};

void flatten(const std::vector<Reason>& reasons, int depth, std::vector<Step>& steps) {
  for (const auto& reason : reasons) {
    if (reason.id != "edition") steps.push_back({&reason, depth});  // only holds the others together
    flatten(reason.because, depth + 1, steps);
  }
}

bool same_slot(const Slot& a, const Slot& b) {
  return a.name == b.name && a.amount == b.amount && a.day == b.day && a.minute == b.minute &&
         a.text == b.text;
}

bool same_step(const Reason& a, const Reason& b) { return a.id == b.id && a.site == b.site; }

}  // namespace

std::vector<Reason> new_reasons(const Finding& before, const Finding& now, std::size_t most) {
  std::vector<Step> old;
  std::vector<Step> all;
  flatten(before.reasons, 0, old);
  flatten(now.reasons, 0, all);
  struct Candidate {
    Step step;
    bool otherwise;
  };
  std::vector<Candidate> found;
  for (const auto& step : all) {
    const Reason& reason = *step.reason;
    bool otherwise = true;
    bool same = false;
    for (const auto& one : old) {
      if (!same_step(*one.reason, reason)) continue;
      otherwise = otherwise && !(one.reason->truth == reason.truth);
      same = same || (one.reason->truth == reason.truth &&
                      std::equal(one.reason->slots.begin(), one.reason->slots.end(), reason.slots.begin(),
                                 reason.slots.end(), same_slot));
    }
    if (!same) found.push_back({step, otherwise});
  }
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.otherwise != b.otherwise) return a.otherwise;
    return a.otherwise ? a.step.depth < b.step.depth : a.step.depth > b.step.depth;
  });
  std::vector<Reason> reasons;
  for (const auto& one : found) {
    if (reasons.size() == most) break;
    reasons.push_back(*one.step.reason);
    reasons.back().because.clear();
  }
  for (const auto& [id, some, others] :
       {std::tuple{"doubt", &now.warns, &before.warns}, std::tuple{"doubt_over", &before.warns, &now.warns}})
    for (const auto& doubt : *some) {
      if (reasons.size() == most || std::find(others->begin(), others->end(), doubt) != others->end())
        continue;
      Reason reason;
      reason.id = id;
      reason.truth = Truth::gap;
      reason.slots.push_back({"name", Slot::Kind::name, {}, 0, doubt});
      reasons.push_back(std::move(reason));
    }
  return reasons;
}

bool same_answer(const Finding& before, const Finding& now) {
  return before.outcome == now.outcome && before.possible == now.possible && before.effect == now.effect &&
         before.stages == now.stages && before.warns == now.warns && before.gaps == now.gaps &&
         (before.relief ? std::optional(before.relief->open) : std::nullopt) ==
             (now.relief ? std::optional(now.relief->open) : std::nullopt);
}

namespace {

// A proposal has none: its status may change on any day.
bool same_editions(const Finding& before, const Finding& now) {
  return !now.editions.empty() &&
         std::equal(before.editions.begin(), before.editions.end(), now.editions.begin(), now.editions.end(),
                    [](const EditionSpan& a, const EditionSpan& b) { return a.id == b.id; });
}

// What a program says beside whether it is open and how much it pays.
bool same_terms(const std::optional<ReliefAnswer>& before, const std::optional<ReliefAnswer>& now) {
  if (!before || !now) return before.has_value() == now.has_value();
  const auto same_bucket = [](const BucketAnswer& a, const BucketAnswer& b) {
    return a.name == b.name && a.paid_to == b.paid_to;
  };
  return before->who_applies == now->who_applies && before->priority == now->priority &&
         before->guaranteed == now->guaranteed &&
         std::equal(before->award.begin(), before->award.end(), now->award.begin(), now->award.end(),
                    same_bucket);
}

bool same_amounts(const Finding& before, const Finding& now) {
  const auto same_amount = [](const NamedAmount& a, const NamedAmount& b) {
    return a.name == b.name && a.amount == b.amount;
  };
  const auto same_day = [](const Deadline& a, const Deadline& b) {
    return a.what == b.what && a.day == b.day && a.or_later == b.or_later && a.after == b.after &&
           a.certainty == b.certainty && a.cured_by == b.cured_by;
  };
  return std::equal(before.amounts.begin(), before.amounts.end(), now.amounts.begin(), now.amounts.end(),
                    same_amount) &&
         std::equal(before.deadlines.begin(), before.deadlines.end(), now.deadlines.begin(),
                    now.deadlines.end(), same_day) &&
         same_terms(before.relief, now.relief);
}

bool same_as(const Finding& before, const Finding& now, Weigh weigh) {
  if (!same_answer(before, now)) return false;
  if (weigh == Weigh::editions) return same_editions(before, now);
  return weigh == Weigh::answers ||
         (same_amounts(before, now) && new_reasons(before, now).empty() && new_reasons(now, before).empty());
}

}  // namespace

std::vector<Change> changes(const Determination& before, const Determination& now, Weigh weigh) {
  std::vector<Change> found;
  const auto& old = before.findings;
  const auto& all = now.findings;
  const auto find = [](const std::vector<Finding>& findings, const Finding& one) {
    return std::find_if(findings.begin(), findings.end(),
                        [&](const Finding& other) { return same_key(other, one); });
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    const auto last = i < old.size() && same_key(old[i], one) ? old.begin() + static_cast<std::ptrdiff_t>(i)
                                                              : find(old, one);
    if (last != old.end() && same_as(*last, one, weigh)) continue;
    Change change;
    change.finding = key(one);
    change.after = one.outcome;
    change.index = i;
    if (last == old.end()) {
      change.because = new_reasons(Finding{}, one);
    } else {
      change.before = last->outcome;
      change.because = new_reasons(*last, one);
      if (weigh == Weigh::editions && same_answer(*last, one) && change.because.empty()) continue;
    }
    found.push_back(std::move(change));
  }
  for (const auto& one : old) {
    if (find(all, one) != all.end()) continue;
    Change change;
    change.finding = key(one);
    change.before = one.outcome;
    found.push_back(std::move(change));
  }
  return found;
}

}  // namespace holdfast
