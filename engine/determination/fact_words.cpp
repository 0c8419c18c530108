#include "engine/determination/fact_words.hpp"

#include "engine/determination/json_parts.hpp"
#include "engine/determination/piece_words.hpp"

namespace holdfast {
namespace {

std::string value(const Words& words, const FactValues& values, Int units) {
  switch (values.base) {
    case Type::Base::date:
      return words.date(static_cast<Day>(units));
    case Type::Base::time:
      return words.minute(static_cast<Minute>(units));
    default:
      return words.amount(units, unit_of(values.base), values.scale);
  }
}

std::string between(const Words& words, const FactValues& values) {
  const std::string under = Type::is_event(values.base) ? "pieces.day." : "pieces.amount.";
  const auto end = [&](const std::optional<Int>& units) { return value(words, values, *units); };
  if (values.at_least && values.at_most && *values.at_least == *values.at_most)
    return words.say(under + "one", {{"from", end(values.at_least)}});
  if (values.at_least && values.at_most)
    return words.say(under + "between", {{"from", end(values.at_least)}, {"through", end(values.at_most)}});
  if (values.at_least) return words.say(under + "from", {{"from", end(values.at_least)}});
  if (values.at_most) return words.say(under + "through", {{"through", end(values.at_most)}});
  return words.say(under + "all");
}

std::vector<std::string> names(const Words& words, const FactValues& values,
                               const std::vector<std::string>& some) {
  std::vector<std::string> all;
  all.reserve(some.size());
  for (const auto& one : some)
    all.push_back(
        words.say(values.base == Type::Base::yes_no ? "pieces." + one : "values." + values.fact + "." + one));
  return all;
}

std::string written(const FactValues& values, Int end) {
  if (values.base == Type::Base::date) return to_string(static_cast<Day>(end));
  if (values.base == Type::Base::time) return minute_to_string(static_cast<Minute>(end));
  return to_string(Decimal{end, values.scale});
}

}  // namespace

std::string say(const Sentences& sentences, const FactValues& values) {
  const auto& words = sentences.words();
  std::string text;
  if (values.base == Type::Base::yes_no || values.base == Type::Base::one_of) {
    text = words.any_of(names(words, values, values.any_of));
  } else if (values.base == Type::Base::some_of) {
    if (!values.with.empty())
      text = words.say("if_so.with", {{"values", words.all_of(names(words, values, values.with))}});
    if (!values.without.empty())
      text += (text.empty() ? "" : ", ") +
              words.say("if_so.without", {{"values", words.any_of(names(words, values, values.without))}});
  } else {
    if (values.may_happen) text = between(words, values);
    if (Type::is_event(values.base) && values.may_not_happen)
      text = text.empty() ? words.say("pieces.not_yet") : words.any_of({text, words.say("pieces.not_yet")});
  }
  return words.say("if_so.fact", {{"fact", sentences.fact_name(values.fact)}, {"value", text}});
}

void write(JsonWriter& to, const FactValues& values) {
  to.begin_object();
  to.member("fact", values.fact);
  if (values.base == Type::Base::yes_no || values.base == Type::Base::one_of) {
    write_texts(to, "any_of", values.any_of);
  } else if (values.base == Type::Base::some_of) {
    write_texts(to, "with", values.with);
    write_texts(to, "without", values.without);
  } else {
    const auto end = [&](const JsonName& key, const std::optional<Int>& units) {
      write_or_null(to, key, units.has_value(), units ? written(values, *units) : std::string());
    };
    end("at_least", values.at_least);
    end("at_most", values.at_most);
    if (Type::is_event(values.base)) {
      to.member("may_happen", values.may_happen);
      to.member("may_not_happen", values.may_not_happen);
    }
  }
  to.end_object();
}

std::string say(const Sentences& sentences, const Finding& finding, const Witness& witness) {
  std::string facts;
  for (const auto& one : witness.facts) facts += (facts.empty() ? "" : "; ") + say(sentences, one);
  return sentences.words().say(
      std::string(to_do(finding) ? "if_so.to_do." : "if_so.") + std::string(name(witness.outcome)),
      {{"facts", facts}});
}

std::string say(const Sentences& sentences, const Finding& finding, const NearestChange& change) {
  const auto& words = sentences.words();
  if (Type::is_event(change.to.base)) {
    const auto& fact = sentences.fact_name(change.to.fact);
    return (change.now ? words.say("nearest.now", {{"fact", fact}})
                       : words.say("nearest.do", {{"fact", fact}, {"days", between(words, change.to)}})) +
           " " + words.say("nearest.ask_first");
  }
  std::string text = words.say(
      "nearest.lower",
      {{"by", words.range(change.by)}, {"limit", words.money(*change.to.at_most, change.to.scale)}});
  if (!finding.governing_is_as_of)
    text += " " + words.say("nearest.day_counts", {{"day", sentences.fact_name(finding.governed_by)}});
  return text + " " + words.say("nearest.ask_first");
}

}  // namespace holdfast
