// The sentence of a reason: which one its message id and its truth choose, and what fills the blanks.
#include <algorithm>
#include <cassert>

#include "engine/determination/sentences.hpp"

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

}  // namespace holdfast
