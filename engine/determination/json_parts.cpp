#include "engine/determination/json_parts.hpp"

namespace holdfast {
namespace {

Json end(const AmountRange& range, const std::optional<Int>& units) {
  return units ? Json(to_string(Decimal{*units, range.scale})) : Json(nullptr);
}

Json json(const Slot& slot) {
  Json value = slot.text;
  if (slot.kind == Slot::Kind::day) value = to_string(slot.day);
  if (slot.kind == Slot::Kind::minute) value = minute_to_string(slot.minute);
  if (slot.kind == Slot::Kind::amount) {
    value = ends(slot.amount);
    value["unit"] = name_of(slot.amount.unit);
  }
  return {{"name", slot.name}, {"kind", name_of(slot.kind)}, {"value", value}};
}

}  // namespace

Json ends(const AmountRange& range) {
  return {{"at_least", end(range, range.at_least)}, {"at_most", end(range, range.at_most)}};
}

Json to_json(const Sentences& sentences, const Finding& finding, const Reason& reason) {
  return {
      {"id", reason.id},
      {"truth", name_of(reason.truth)},
      {"text", sentences.reason(finding, reason)},
      {"slots", list(reason.slots, [](const auto& one) { return json(one); })},
      {"site", text_or_null(reason.site)},
      {"source", text_or_null(reason.source)},
      {"because", list(reason.because, [&](const auto& one) { return to_json(sentences, finding, one); })}};
}

Json to_json(const ReformOn& reform) {
  return {{"reform", reform.reform},
          {"title", reform.title},
          {"from", reform.from == first_day ? Json(nullptr) : Json(to_string(reform.from))}};
}

void add_standing(const Words& words, Json& answer) {
  const auto& who = words.texts().reviewed_by(words.language());
  answer["language"] = words.language();
  answer["words_reviewed_by"] = who.starts_with("nobody") ? Json(nullptr) : text_or_null(who);
  answer["disclaimer"] = words.say("disclaimer");
}

}  // namespace holdfast
