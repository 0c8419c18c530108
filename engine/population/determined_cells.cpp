#include "engine/population/determined_cells.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/base/add_once.hpp"
#include "engine/determination/standing.hpp"

namespace holdfast {
namespace {

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : "|") + one;
  return text;
}

bool is_moratorium(const Finding& finding) { return finding.kind == "moratorium" || finding.kind == "stay"; }
bool is_threshold(const Finding& finding) { return finding.kind == "rent_threshold"; }

class DeterminedCells {
 public:
  explicit DeterminedCells(const Determination& determination) : made_(determination) {}

  std::string cell(BuiltIn column) const {
    switch (column) {
      case BuiltIn::place:
        return places();
      case BuiltIn::barred_notice:
        return barred(Stage::notice);
      case BuiltIn::barred_filing:
        return barred(Stage::filing);
      case BuiltIn::barred_judgment:
        return barred(Stage::judgment);
      case BuiltIn::barred_lockout:
        return barred(Stage::lockout);
      case BuiltIn::barred_by:
        return barred_by();
      case BuiltIn::threshold_outcome:
        return outcome_of(is_threshold);
      case BuiltIn::threshold_limit:
        return amount("limit");
      case BuiltIn::debt:
        return amount("debt");
      case BuiltIn::margin:
        return amount("margin");
      case BuiltIn::moratorium_outcome:
        return outcome_of(is_moratorium);
      case BuiltIn::programs_open:
        return programs_open();
      case BuiltIn::program_award_up_to:
        return award_up_to();
      case BuiltIn::needs_facts:
        return needs_facts();
      case BuiltIn::needs_review:
        return needs_review();
      case BuiltIn::confidence:
        return confidence();
      default:
        return deadline(column);
    }
  }

 private:
  std::string places() const {
    std::vector<std::string> paths;
    for (const auto& place : made_.places) paths.push_back(place.place);
    return paths.empty() ? "unknown" : joined(paths);
  }

  std::string barred(Stage stage) const {
    for (const auto& one : made_.stages)
      if (one.stage == stage) return std::string(name(one.barred));
    return "";
  }

  std::string barred_by() const {
    std::vector<std::string> rules;
    for (const auto& stage : made_.stages)
      if (stage.barred == Barred::yes)
        for (const auto& rule : stage.by) add_once(rules, rule);
    return joined(rules);
  }

  // The best that any finding of a kind says for certain; `may_apply` where a place decides.
  std::string outcome_of(bool (*is)(const Finding&)) const {
    bool applies = false;
    std::vector<std::string> where;  // possible places in which it applies
    const Finding* best = nullptr;
    bool may = false;
    bool review = false;
    for (const auto& one : made_.findings) {
      if (!is(one) || one.part == "proposal") continue;
      if (one.outcome == Outcome::applies) {
        applies = applies || one.place_is == PlaceIs::certain;
        may = true;
        for (const auto& place : made_.places)
          if (place.place.starts_with(one.place)) add_once(where, place.place);
      }
      may = may || one.outcome == Outcome::may_apply;
      review = review || one.outcome == Outcome::needs_review;
      if (best == nullptr || rank(one.outcome) < rank(best->outcome)) best = &one;
    }
    if (best == nullptr) return made_.places.empty() ? "unknown" : std::string(name(Outcome::not_covered));
    const bool everywhere =
        !made_.places.empty() && where.size() == made_.places.size() && made_.places_left_out == 0;
    if (applies || everywhere) return std::string(name(Outcome::applies));
    if (may) return std::string(name(Outcome::may_apply));
    if (review) return std::string(name(Outcome::needs_review));
    return std::string(name(best->outcome));
  }

  // Of the threshold that speaks of the home; of several, all of their values.
  std::string amount(std::string_view wanted) const {
    std::optional<AmountRange> range;
    for (const auto& finding : made_.findings) {
      if (!is_threshold(finding) || !in_force(finding)) continue;
      for (const auto& one : finding.amounts) {
        if (one.name != wanted) continue;
        if (!range) {
          range = one.amount;
          continue;
        }
        const bool below = range->at_least && one.amount.at_least;
        const bool above = range->at_most && one.amount.at_most;
        range->at_least =
            below ? std::optional(std::min(*range->at_least, *one.amount.at_least)) : std::nullopt;
        range->at_most = above ? std::optional(std::max(*range->at_most, *one.amount.at_most)) : std::nullopt;
      }
    }
    if (!range) return "";
    const auto end = [&](const std::optional<Int>& units) {
      return units ? to_string(Decimal{*units, range->scale}) : std::string();
    };
    return range->exact() ? end(range->at_least) : end(range->at_least) + ".." + end(range->at_most);
  }

  std::string programs_open() const {
    std::vector<std::string> rules;
    for (const auto& one : made_.findings)
      if (one.relief && in_force(one) && one.relief->open == Open::yes) add_once(rules, one.rule);
    return joined(rules);
  }

  // The most that a program that helps, or may help, pays in all. Blank where none does, or nothing bounds
  // it.
  std::string award_up_to() const {
    std::optional<Decimal> most;
    for (const auto& one : made_.findings) {
      if (!one.relief || (one.outcome != Outcome::applies && one.outcome != Outcome::may_apply)) continue;
      Decimal sum;
      for (const auto& bucket : one.relief->award) {
        if (!bucket.award.at_most) return "";
        sum.scale = bucket.award.scale;
        sum.units += *bucket.award.at_most;
      }
      if (!most || sum.units > most->units) most = sum;
    }
    return most ? to_string(*most) : "";
  }

  // The tenant's nearest day that still counts, even if it may have passed; else one that has no day yet.
  std::string deadline(BuiltIn column) const {
    const Finding* of = nullptr;
    const Deadline* next = nullptr;
    for (const auto& finding : made_.findings) {
      if (!in_force(finding)) continue;
      for (const auto& one : finding.deadlines) {
        const bool tenant = one.what == Deadline::What::act_by || one.what == Deadline::What::pay_through;
        if (!tenant || one.over || !one.overtaken_by.empty()) continue;
        if (next != nullptr && one.day.value_or(last_day) >= next->day.value_or(last_day)) continue;
        of = &finding;
        next = &one;
      }
    }
    if (next == nullptr) return "";
    switch (column) {
      case BuiltIn::next_deadline:
        return next->day ? to_string(*next->day) : "";
      case BuiltIn::next_deadline_what:
        return std::string(name(next->what)) + " " + of->rule;
      case BuiltIn::next_deadline_certainty:
        return next->day && of->place_is == PlaceIs::possible ? "place_not_known"
                                                              : std::string(name(next->certainty));
      case BuiltIn::calendar_days_left:
        return next->day ? std::to_string(*next->day - made_.as_of) : "";
      default:
        return "";
    }
  }

  std::string needs_facts() const {
    std::vector<std::string> facts;
    for (const auto& question : made_.questions) facts.push_back(question.fact);
    return joined(facts);
  }

  std::string needs_review() const {
    std::vector<std::string> rules;
    for (const auto& one : made_.findings)
      if (one.outcome == Outcome::needs_review) add_once(rules, one.rule);
    return joined(rules);
  }

  // The least of what helps, or may help.
  std::string confidence() const {
    static constexpr std::string_view words[] = {"low", "medium", "high"};
    for (const auto word : words)
      for (const auto& one : made_.findings)
        if (one.confidence == word && (one.outcome == Outcome::applies || one.outcome == Outcome::may_apply))
          return std::string(word);
    return "";
  }

  const Determination& made_;
};

}  // namespace

std::string determined_cell(const Determination& determination, BuiltIn column) {
  return DeterminedCells(determination).cell(column);
}

}  // namespace holdfast
