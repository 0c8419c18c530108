#include "engine/determination/determination.hpp"

#include <array>

namespace holdfast {
namespace {

template <class Enumeration, std::size_t count>
std::string_view word(const std::array<std::string_view, count>& words, Enumeration value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(Outcome outcome) {
  return word<Outcome, 7>({"applies", "may_apply", "does_not_apply", "not_in_force", "blocked_by_court",
                           "not_covered", "needs_review"},
                          outcome);
}

std::string_view name(Stage stage) { return stage_names[static_cast<std::size_t>(stage)]; }

std::string_view name(Barred barred) { return word<Barred, 3>({"yes", "no", "unknown"}, barred); }

std::string_view name(Open open) { return word<Open, 4>({"yes", "no", "waitlist", "unknown"}, open); }

std::string_view name(Gap::Kind kind) {
  return word<Gap::Kind, 7>({"row_missing", "pending", "calendar_gap", "disputed", "text_unseen",
                             "uncertain_day", "differs_within"},
                            kind);
}

std::string_view name(AmountRange::Unit unit) {
  return word<AmountRange::Unit, 7>(
      {"money", "number", "percent", "months", "days", "court_days", "business_days"}, unit);
}

std::string_view name(Deadline::What what) {
  return word<Deadline::What, 5>({"act_by", "pay_through", "landlord_by", "not_before", "new_day"}, what);
}

std::string_view name(Deadline::Certainty certainty) {
  return word<Deadline::Certainty, 6>(
      {"exact", "may_be_later", "may_differ", "calendar_gap", "law_gap", "no_trigger"}, certainty);
}

std::string_view name(Slot::Kind kind) {
  return word<Slot::Kind, 13>({"amount", "day", "minute", "fact", "value", "word", "place", "table", "figure",
                               "name", "cite", "stage", "text"},
                              kind);
}

std::string_view name(PlaceIs is) { return word<PlaceIs, 2>({"certain", "possible"}, is); }

std::string key(const Finding& finding) {
  std::string name = finding.rule;
  if (!finding.main) name += "#" + finding.part;
  if (finding.stage) name += "#" + std::string(holdfast::name(*finding.stage));
  if (finding.month) name += "#" + to_string(*finding.month).substr(0, 7);
  if (finding.number > 0) name += "#adult-" + std::to_string(finding.number);
  return name;
}

bool same_key(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.main == b.main && (a.main || a.part == b.part) && a.stage == b.stage &&
         a.month == b.month && a.number == b.number;
}

AmountRange::Unit unit_of(Type::Base base) {
  switch (base) {
    case Type::Base::money:
      return AmountRange::Unit::money;
    case Type::Base::percent:
      return AmountRange::Unit::percent;
    case Type::Base::months:
      return AmountRange::Unit::months;
    case Type::Base::days:
      return AmountRange::Unit::days;
    default:
      return AmountRange::Unit::number;
  }
}

}  // namespace holdfast
