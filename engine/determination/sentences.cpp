#include "engine/determination/sentences.hpp"

#include <algorithm>

namespace holdfast {

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
