#include "engine/determination/json_parts.hpp"

namespace holdfast {
namespace {

void write_ends(JsonWriter& to, const AmountRange& range) {
  const auto end = [&](const JsonName& key, const std::optional<Int>& units) {
    write_or_null(to, key, units.has_value(), to_string(Decimal{units.value_or(0), range.scale}));
  };
  end("at_least", range.at_least);
  end("at_most", range.at_most);
}

void write(JsonWriter& to, const Slot& slot) {
  to.begin_object();
  to.member("name", slot.name);
  to.member("kind", name(slot.kind));
  to.key("value");
  if (slot.kind == Slot::Kind::amount) {
    to.begin_object();
    write_ends(to, slot.amount);
    to.member("unit", name(slot.amount.unit));
    to.end_object();
  } else if (slot.kind == Slot::Kind::day) {
    to.value(to_string(slot.day));
  } else if (slot.kind == Slot::Kind::minute) {
    to.value(minute_to_string(slot.minute));
  } else {
    to.value(slot.text);
  }
  to.end_object();
}

}  // namespace

void write(JsonWriter& to, const AmountRange& range) {
  to.begin_object();
  write_ends(to, range);
  to.end_object();
}

void write(JsonWriter& to, const Sentences& sentences, const Finding& finding, const Reason& reason) {
  to.begin_object();
  to.member("id", reason.id);
  to.member("truth", name(reason.truth));
  to.member("text", sentences.reason(finding, reason));
  write_list(to, "slots", reason.slots, [&](const Slot& one) { write(to, one); });
  write_text_or_null(to, "site", reason.site);
  write_text_or_null(to, "source", reason.source);
  write_list(to, "because", reason.because, [&](const Reason& one) { write(to, sentences, finding, one); });
  to.end_object();
}

void write(JsonWriter& to, const Sentences& sentences, const Determination& then, const Change& change) {
  const auto outcome = [&](const JsonName& key, const std::optional<Outcome>& one) {
    write_or_null(to, key, one.has_value(), name(one.value_or(Outcome::needs_review)));
  };
  to.begin_object();
  to.member("finding", change.finding);
  outcome("from", change.before);
  outcome("to", change.after);
  to.key("reasons");
  to.begin_array();
  if (change.index)
    for (const auto& reason : change.because) write(to, sentences, then.findings[*change.index], reason);
  to.end_array();
  to.end_object();
}

void write(JsonWriter& to, const ReformOn& reform) {
  to.begin_object();
  to.member("reform", reform.reform);
  to.member("title", reform.title);
  write_or_null(to, "from", reform.from != first_day, to_string(reform.from));
  to.end_object();
}

void write_standing(JsonWriter& to, const Words& words) {
  const auto& who = words.texts().reviewed_by(words.language());
  to.member("language", words.language());
  write_text_or_null(to, "words_reviewed_by", who.starts_with("nobody") ? std::string_view() : who);
  to.member("disclaimer", words.say("disclaimer"));
}

}  // namespace holdfast
