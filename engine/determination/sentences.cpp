#include "engine/determination/sentences.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace holdfast {
namespace {

std::string in_brackets(const std::vector<std::string>& details) {
  std::string text;
  for (const auto& detail : details) text += (text.empty() ? " (" : "; ") + detail;
  return text.empty() ? text : text + ")";
}

bool known(const AmountRange& range) { return range.at_least || range.at_most; }

}  // namespace

std::string Sentences::rule_name(const std::string& rule) const {
  return words_.say("rules." + rule + ".name");
}

std::string Sentences::name(const Finding& finding) const {
  const auto* part = words_.find("rules." + finding.rule + "." + finding.part + ".name");
  return part != nullptr ? *part : rule_name(finding.rule);
}

std::string Sentences::outcome(const Finding& finding) const {
  const std::string result(holdfast::name(finding.outcome));
  const auto* own =
      words_.find("rules." + finding.rule + "." + (finding.main ? "" : finding.part + ".") + result);
  const auto& meaning = words_.say("outcomes." + result + ".meaning");
  if (own == nullptr) return meaning;
  Blanks blanks;
  for (const auto& amount : finding.amounts) {
    if (amount.name == "debt") {
      blanks.emplace_back("debt", words_.range(amount.amount));
      blanks.emplace_back("rent_owed", words_.range(amount.amount));
    } else if (amount.name == "margin") {
      blanks.emplace_back("margin", words_.range(distance(amount.amount)));
    } else if (amount.name == "award") {
      blanks.emplace_back("award", words_.range(amount.amount));
    } else {
      blanks.emplace_back(amount.name, words_.range_as_noun(amount.amount));
    }
  }
  // A rule's sentence may have a blank that this finding has no amount for: half a sentence helps nobody.
  for (const auto& blank : placeholders(*own))
    if (std::none_of(blanks.begin(), blanks.end(), [&](const auto& one) { return one.first == blank; }))
      return meaning;
  return fill(*own, blanks);
}

std::string Sentences::effect(const Finding& finding) const {
  if (finding.effect.empty() || (finding.effect == "bar" && finding.stages.empty())) return "";
  std::vector<std::string> stages;
  for (const Stage stage : finding.stages)
    stages.push_back(words_.say("stages." + std::string(holdfast::name(stage))));
  const bool month = finding.month && finding.effect == "bar";
  return words_.say("effects." + finding.effect + (month ? "_month" : ""),
                    {{"stages", words_.all_of(stages)}});
}

std::string Sentences::doubt(const std::string& rule, const std::string& doubt_name) const {
  return words_.say("rules." + rule + ".unsettled." + doubt_name);
}

std::string Sentences::deed(const std::string& rule, const std::string& name) const {
  return words_.say("rules." + rule + ".tenant_must." + name);
}

std::string Sentences::duty(const Finding& finding) const {
  const auto* landlord = words_.find("rules." + finding.rule + ".landlord_must." + finding.part);
  return landlord != nullptr ? *landlord : deed(finding.rule, finding.part);
}

std::string Sentences::gap(const Finding& finding, const Gap& gap) const {
  const std::string* what = nullptr;
  for (const auto& key : {"tables." + gap.what, "rules." + finding.rule + ".unsettled." + gap.what,
                          "rules." + finding.rule + ".figures." + gap.what,
                          "rules." + finding.rule + ".by_two_dates." + gap.what, "calendars." + gap.what})
    if (what == nullptr) what = words_.find(key);
  if (gap.what == "history") what = &words_.say("phrases.history");
  if (gap.what == "funds") what = &words_.say("phrases.funds");
  if (gap.what == "otherwise") what = &words_.say("phrases.what_follows");
  if (gap.what == "cause") what = &words_.say("phrases.causes");
  if (gap.what == "count") what = &words_.say("phrases.count_of_days");
  if (gap.what == "calendar") what = &words_.say("phrases.closed_days");
  if (gap.what == "must") what = &words_.say("phrases.operator");
  if (what == nullptr) what = &words_.say("phrases.figure");
  return words_.say("gaps." + std::string(holdfast::name(gap.kind)), {{"what", *what}});
}

std::string Sentences::counts_on(const Finding& finding) const {
  const bool instead = finding.governing_is_as_of && finding.governed_by != "as_of";
  const auto fact =
      finding.governed_by == "as_of" ? words_.say("phrases.day_of_answer") : fact_name(finding.governed_by);
  if (!finding.governing_first || !finding.governing_last)
    return words_.say("phrases.counts_unknown", {{"fact", fact}});
  const auto first = words_.date(*finding.governing_first);
  const auto last = words_.date(*finding.governing_last);
  const auto day =
      first == last ? first : words_.say("phrases.days_between", {{"from", first}, {"through", last}});
  return words_.say(instead ? "phrases.counts_instead" : "phrases.counts_on", {{"day", day}, {"fact", fact}});
}

std::string Sentences::place(const PlaceAnswer& place) const {
  const auto& title = words_.say("places." + place.place + ".title");
  return place.elsewhere ? words_.say("phrases.elsewhere", {{"place", title}}) : title;
}

std::string Sentences::note(const PlaceAnswer& place) const {
  // A place that only stands on a list is told of with the note of the nearest around it.
  auto path = place.place;
  while (path != place.described && words_.find("places." + path + ".note") == nullptr)
    path.erase(path.rfind('/'));
  const auto key = "places." + path;
  std::string text;
  const auto* how = words_.find(key + ".how_to_tell");
  if (how != nullptr && place.is == PlaceIs::possible)
    text = words_.say("phrases.how_to_tell", {{"note", *how}});
  if (const auto* note = words_.find(key + ".note")) text += (text.empty() ? "" : " ") + *note;
  return text;
}

std::string Sentences::ask(const std::string& fact) const {
  return words_.say("facts." + fact + ".ask") + " " + words_.say("facts." + fact + ".help");
}

std::string Sentences::fact_name(const std::string& fact) const {
  return words_.say("facts." + fact + ".name");
}

std::string Sentences::slot(const Finding& finding, const Reason& reason, const Slot& slot) const {
  switch (slot.kind) {
    case Slot::Kind::amount:
      return words_.range(slot.amount);
    case Slot::Kind::day:
      return words_.date(slot.day);
    case Slot::Kind::minute:
      return words_.minute(slot.minute);
    case Slot::Kind::fact:
      return fact_name(slot.text);
    case Slot::Kind::value: {
      auto key = "values." + slot.text;
      std::replace(key.begin(), key.end(), '/', '.');
      return words_.say(key);
    }
    case Slot::Kind::word:
      return words_.say("words." + slot.text);
    case Slot::Kind::place:
      return words_.say("places." + slot.text + ".title");
    case Slot::Kind::table:
      return words_.say("tables." + slot.text);
    case Slot::Kind::figure: {
      const auto* figure = words_.find("rules." + finding.rule + ".figures." + slot.text);
      return figure == nullptr ? words_.say("phrases.figure") : *figure;
    }
    case Slot::Kind::name:
      if (constexpr std::string_view by = "displaced_by_"; slot.text.starts_with(by))
        return rule_name(slot.text.substr(by.size()));
      return reason.id == "exempt" ? words_.say("rules." + finding.rule + ".exempt." + slot.text)
             : reason.id == "deed" ? deed(finding.rule, slot.text)
             : reason.id == "duty" || reason.id == "to_do" ? duty(finding)
             : reason.id.starts_with("count_more") ? words_.say("rules." + finding.rule + ".add." + slot.text)
             : reason.id == "month_group"
                 ? words_.say("rules." + finding.rule + ".never_a_ground." + slot.text)
             : reason.id == "row"      ? words_.say("rules." + finding.rule + ".by_two_dates." + slot.text)
             : reason.id == "round"    ? words_.say("rules." + finding.rule + ".rounds." + slot.text)
             : reason.id == "term"     ? words_.say("rules." + finding.rule + ".award." + slot.text)
             : reason.id == "eligible" ? words_.say("rules." + finding.rule + ".eligible." + slot.text)
             : reason.id == "condition" || reason.id == "season"
                 ? words_.say("rules." + finding.rule + ".covers." + slot.text)
                 : doubt(finding.rule, slot.text);
    case Slot::Kind::stage:
      return words_.say("stages." + slot.text);
    case Slot::Kind::cite:
    case Slot::Kind::text:
      break;
  }
  return slot.text;
}

// Slots of one name are one blank: "unpaid rent or drugs".
Blanks Sentences::blanks(const Finding& finding, const Reason& reason) const {
  Blanks all;
  all.reserve(reason.slots.size());
  for (auto one = reason.slots.begin(); one != reason.slots.end(); ++one) {
    const auto same_name = [&](const Slot& other) { return other.name == one->name; };
    if (std::any_of(reason.slots.begin(), one, same_name)) continue;
    auto value = slot(finding, reason, *one);
    if (std::any_of(one + 1, reason.slots.end(), same_name)) {
      std::vector<std::string> values = {std::move(value)};
      for (auto other = one + 1; other != reason.slots.end(); ++other)
        if (same_name(*other)) values.push_back(slot(finding, reason, *other));
      value = words_.any_of(values);
    }
    all.emplace_back(one->name, std::move(value));
  }
  return all;
}

std::string Sentences::limit(const Reason& reason) const {
  const auto* slot = find_slot(reason, "limit");
  const bool made_of = !reason.because.empty();
  if (slot == nullptr || !known(slot->amount))
    return words_.say(made_of ? "reasons.limit.unknown_made_of" : "reasons.limit.unknown");
  return words_.say(made_of ? "reasons.limit.made_of" : "reasons.limit.always",
                    {{"limit", words_.range_as_noun(slot->amount)}});
}

std::string Sentences::figure(const Finding& finding, const Reason& reason) const {
  const auto* figure_name = find_slot(reason, "name");
  const auto* value = find_slot(reason, "value");
  assert(figure_name != nullptr && value != nullptr);
  std::vector<std::string> details;
  if (const auto* since = find_slot(reason, "since"))
    details.push_back(words_.say("reasons.figure.since", {{"since", words_.date(since->day)}}));
  const bool named = words_.find("rules." + finding.rule + ".figures." + figure_name->text) != nullptr;
  // "1 month" says enough; a figure that is not known needs some name.
  return words_.say(named || !known(value->amount) ? "reasons.figure.named" : "reasons.figure.unnamed",
                    {{"name", slot(finding, reason, *figure_name)},
                     {"value", words_.range(value->amount)},
                     {"details", in_brackets(details)}});
}

std::string Sentences::table_row(const Finding& finding, const Reason& reason) const {
  Blanks filled;
  std::vector<std::string> details;
  bool value_known = false;
  for (const auto& one : reason.slots) {
    if (one.name == "table" || one.name == "value") {
      filled.emplace_back(one.name, slot(finding, reason, one));
      if (one.name == "value") value_known = known(one.amount);
    } else if (one.name == "edition" || one.name == "since") {
      details.push_back(
          words_.say("reasons.table_row." + one.name, {{one.name, slot(finding, reason, one)}}));
    } else {
      details.push_back(words_.say("reasons.table_row.argument",
                                   {{"fact", fact_name(one.name)}, {"amount", slot(finding, reason, one)}}));
    }
  }
  filled.emplace_back("details", in_brackets(details));
  const bool gap = reason.truth.may_be(Truth::gap);
  const char* key = !gap          ? "reasons.table_row.yes"
                    : value_known ? "reasons.table_row.gap"
                                  : "reasons.table_row.gap_unknown";
  return words_.say(key, filled);
}

std::string Sentences::edition(const Finding& finding, const Reason& reason) const {
  const bool from = find_slot(reason, "from") != nullptr;
  const bool through = find_slot(reason, "through") != nullptr;
  const char* key = from && through ? "reasons.edition.between"
                    : from          ? "reasons.edition.from"
                    : through       ? "reasons.edition.through"
                                    : "reasons.edition.always";
  return words_.say(key, blanks(finding, reason));
}

std::string Sentences::reason(const Finding& finding, const Reason& reason) const {
  if (reason.id == "exempt" && reason.truth.is(Truth::yes) &&
      reason.slots.front().text.starts_with("displaced_by_"))
    return words_.say("phrases.displaced", {{"rule", slot(finding, reason, reason.slots.front())}});
  if (reason.id == "debt") return debt(reason);
  if (reason.id == "limit") return limit(reason);
  if (reason.id == "figure") return capitalized(figure(finding, reason));
  if (reason.id == "table_row") return capitalized(table_row(finding, reason));
  if (reason.id == "edition") return edition(finding, reason);
  auto key = "reasons." + reason.id + ".";
  const auto stem = key.size();
  for (const auto variant :
       {std::string_view("always"), holdfast::name(reason.truth), std::string_view("open")})
    if (const auto* sentence = words_.find(key.replace(stem, std::string::npos, variant)))
      return fill(*sentence, blanks(finding, reason));
  assert(false && "a reason without a sentence");
  return "…";
}

const Slot* find_slot(const Reason& reason, std::string_view name) {
  for (const auto& slot : reason.slots)
    if (slot.name == name) return &slot;
  return nullptr;
}

std::string_view name(Truths truth) {
  if (truth.is(Truth::yes)) return "yes";
  if (truth.is(Truth::no)) return "no";
  return truth.is(Truth::gap) ? "gap" : "open";
}

AmountRange distance(const AmountRange& margin) {
  AmountRange result = margin;
  if (margin.at_least && *margin.at_least >= 0) return result;
  result.at_least.reset();
  result.at_most.reset();
  if (!margin.at_most || *margin.at_most > 0) return result;
  result.at_least = -*margin.at_most;
  if (margin.at_least) result.at_most = -*margin.at_least;
  return result;
}

}  // namespace holdfast
