#include "engine/determination/sentences.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace holdfast {
namespace {

std::string in_brackets(const std::vector<std::string>& details) {
  std::string text;
  for (const auto& detail : details) text.append(text.empty() ? " (" : "; ").append(detail);
  if (!text.empty()) text += ')';
  return text;
}

bool known(const AmountRange& range) { return range.at_least || range.at_most; }

}  // namespace

const std::string& Sentences::rule_name(const std::string& rule) const {
  return words_.say(TextKey("rules.", rule, ".name"));
}

const std::string& Sentences::name(const Finding& finding) const {
  const auto* part = words_.find(TextKey("rules.", finding.rule, ".", finding.part, ".name"));
  return part != nullptr ? *part : rule_name(finding.rule);
}

std::string Sentences::outcome(const Finding& finding) const {
  const auto result = holdfast::name(finding.outcome);
  const auto* own = finding.main
                        ? words_.find(TextKey("rules.", finding.rule, ".", result))
                        : words_.find(TextKey("rules.", finding.rule, ".", finding.part, ".", result));
  bool whole = own != nullptr;
  const auto put = [&](std::string_view name, std::string& text) {
    const auto of_that_name = [&](const NamedAmount& one) {
      return one.name == (name == "rent_owed" ? "debt" : name);
    };
    const auto amount = std::find_if(finding.amounts.begin(), finding.amounts.end(), of_that_name);
    if (amount == finding.amounts.end())
      whole = false;
    else if (name == "margin")
      text += words_.range(distance(amount->amount));
    else if (name == "debt" || name == "rent_owed" || name == "award")
      text += words_.range(amount->amount);
    else
      text += words_.range_as_noun(amount->amount);
    return true;
  };
  auto text = own != nullptr ? fill(*own, put) : std::string();
  if (whole) return text;
  // A rule's sentence may have a blank that this finding has no amount for: half a sentence helps nobody.
  return words_.say(TextKey("outcomes.", result, ".meaning"));
}

std::string Sentences::effect(const Finding& finding) const {
  if (finding.effect.empty() || (finding.effect == "bar" && finding.stages.empty())) return "";
  std::vector<std::string> stages;
  for (const Stage stage : finding.stages)
    stages.push_back(words_.say(TextKey("stages.", holdfast::name(stage))));
  const bool month = finding.month && finding.effect == "bar";
  return words_.say(TextKey("effects.", finding.effect, month ? "_month" : ""),
                    {{"stages", words_.all_of(stages)}});
}

const std::string& Sentences::doubt(const std::string& rule, const std::string& doubt_name) const {
  return words_.say(TextKey("rules.", rule, ".unsettled.", doubt_name));
}

const std::string& Sentences::deed(const std::string& rule, const std::string& name) const {
  return words_.say(TextKey("rules.", rule, ".tenant_must.", name));
}

const std::string& Sentences::duty(const Finding& finding) const {
  const auto* landlord = words_.find(TextKey("rules.", finding.rule, ".landlord_must.", finding.part));
  return landlord != nullptr ? *landlord : deed(finding.rule, finding.part);
}

std::string Sentences::gap(const Finding& finding, const Gap& gap) const {
  const std::string* what = nullptr;
  for (const auto& key :
       {TextKey("tables.", gap.what), TextKey("rules.", finding.rule, ".unsettled.", gap.what),
        TextKey("rules.", finding.rule, ".figures.", gap.what),
        TextKey("rules.", finding.rule, ".by_two_dates.", gap.what), TextKey("calendars.", gap.what)})
    if (what == nullptr) what = words_.find(key);
  if (gap.what == "history") what = &words_.say("phrases.history");
  if (gap.what == "funds") what = &words_.say("phrases.funds");
  if (gap.what == "otherwise") what = &words_.say("phrases.what_follows");
  if (gap.what == "cause") what = &words_.say("phrases.causes");
  if (gap.what == "count") what = &words_.say("phrases.count_of_days");
  if (gap.what == "calendar") what = &words_.say("phrases.closed_days");
  if (gap.what == "must") what = &words_.say("phrases.operator");
  if (what == nullptr) what = &words_.say("phrases.figure");
  return words_.say(TextKey("gaps.", holdfast::name(gap.kind)), {{"what", *what}});
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
  const auto& title = words_.say(TextKey("places.", place.place, ".title"));
  return place.elsewhere ? words_.say("phrases.elsewhere", {{"place", title}}) : title;
}

std::string Sentences::note(const PlaceAnswer& place) const {
  // A place that only stands on a list is told of with the note of the nearest around it.
  auto path = place.place;
  while (path != place.described && words_.find(TextKey("places.", path, ".note")) == nullptr)
    path.erase(path.rfind('/'));
  std::string text;
  const auto* how = words_.find(TextKey("places.", path, ".how_to_tell"));
  if (how != nullptr && place.is == PlaceIs::possible)
    text = words_.say("phrases.how_to_tell", {{"note", *how}});
  if (const auto* note = words_.find(TextKey("places.", path, ".note")))
    text += (text.empty() ? "" : " ") + *note;
  return text;
}

std::string Sentences::ask(const std::string& fact) const {
  return words_.say(TextKey("facts.", fact, ".ask")) + " " + words_.say(TextKey("facts.", fact, ".help"));
}

const std::string& Sentences::fact_name(const std::string& fact) const {
  return words_.say(TextKey("facts.", fact, ".name"));
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
      return words_.say(TextKey("words.", slot.text));
    case Slot::Kind::place:
      return words_.say(TextKey("places.", slot.text, ".title"));
    case Slot::Kind::table:
      return words_.say(TextKey("tables.", slot.text));
    case Slot::Kind::figure: {
      const auto* figure = words_.find(TextKey("rules.", finding.rule, ".figures.", slot.text));
      return figure == nullptr ? words_.say("phrases.figure") : *figure;
    }
    case Slot::Kind::name:
      if (constexpr std::string_view by = "displaced_by_"; slot.text.starts_with(by))
        return rule_name(slot.text.substr(by.size()));
      return reason.id == "exempt" ? words_.say(TextKey("rules.", finding.rule, ".exempt.", slot.text))
             : reason.id == "deed" ? deed(finding.rule, slot.text)
             : reason.id == "duty" || reason.id == "to_do" ? duty(finding)
             : reason.id.starts_with("count_more")
                 ? words_.say(TextKey("rules.", finding.rule, ".add.", slot.text))
             : reason.id == "month_group"
                 ? words_.say(TextKey("rules.", finding.rule, ".never_a_ground.", slot.text))
             : reason.id == "row"   ? words_.say(TextKey("rules.", finding.rule, ".by_two_dates.", slot.text))
             : reason.id == "round" ? words_.say(TextKey("rules.", finding.rule, ".rounds.", slot.text))
             : reason.id == "term"  ? words_.say(TextKey("rules.", finding.rule, ".award.", slot.text))
             : reason.id == "eligible" ? words_.say(TextKey("rules.", finding.rule, ".eligible.", slot.text))
             : reason.id == "condition" || reason.id == "season"
                 ? words_.say(TextKey("rules.", finding.rule, ".covers.", slot.text))
                 : doubt(finding.rule, slot.text);
    case Slot::Kind::stage:
      return words_.say(TextKey("stages.", slot.text));
    case Slot::Kind::cite:
    case Slot::Kind::text:
      break;
  }
  return slot.text;
}

// Slots of one name are one blank: "unpaid rent or drugs".
std::string Sentences::filled(std::string_view sentence, const Finding& finding, const Reason& reason) const {
  return fill(sentence, [&](std::string_view name, std::string& text) {
    const auto of_that_name = [&](const Slot& slot) { return slot.name == name; };
    const auto end = reason.slots.end();
    const auto first = std::find_if(reason.slots.begin(), end, of_that_name);
    if (first == end) return false;
    auto next = std::find_if(first + 1, end, of_that_name);
    if (next == end) {
      text += slot(finding, reason, *first);
      return true;
    }
    std::vector<std::string> values = {slot(finding, reason, *first)};
    for (; next != end; next = std::find_if(next + 1, end, of_that_name))
      values.push_back(slot(finding, reason, *next));
    text += words_.any_of(values);
    return true;
  });
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
  const bool named = words_.find(TextKey("rules.", finding.rule, ".figures.", figure_name->text)) != nullptr;
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
          words_.say(TextKey("reasons.table_row.", one.name), {{one.name, slot(finding, reason, one)}}));
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
  return filled(words_.say(key), finding, reason);
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
  for (const auto variant :
       {std::string_view("always"), holdfast::name(reason.truth), std::string_view("open")})
    if (const auto* sentence = words_.find(TextKey("reasons.", reason.id, ".", variant)))
      return filled(*sentence, finding, reason);
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
