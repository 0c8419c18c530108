#include "engine/ruleset/relief_reader.hpp"

#include <algorithm>

#include "engine/ruleset/conditions_reader.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

const std::vector<std::string> people = {"landlord", "tenant", "displaced_homeowner"};

std::optional<Minute> read_minute(RuleText& text, const Node& node, const std::string& pointer) {
  const auto written = text.reader.text(node, pointer, "a day and a time");
  if (!written) return std::nullopt;
  if (const auto minute = parse_minute(*written)) return minute;
  text.reader.error(node, pointer, "not-a-time", "expected a day and a time in the home's own zone",
                    "write `2026-03-11 16:59`");
  return std::nullopt;
}

void read_round(RuleText& text, const Member& member, Relief& relief) {
  Relief::Round round;
  round.name = member.key.text;
  round.pointer = pointer_join("/rounds", round.name);
  Fields fields(text.reader, member.value, round.pointer, "a round");
  if (!fields.usable()) return;
  std::optional<Minute> opens;
  std::optional<Minute> closes;
  if (const Node* node = fields.required("opens")) opens = read_minute(text, *node, fields.at("opens"));
  const Node* end = fields.required("closes");
  // Where nobody knows when it closed, it was open on the day on which it opened.
  const bool unknown_end = end != nullptr && end->is_scalar() && end->text == "unknown";
  if (unknown_end && opens) closes = last_minute(day_of_minute(*opens));
  if (end != nullptr && !unknown_end) closes = read_minute(text, *end, fields.at("closes"));
  round.opens = opens.value_or(0);
  round.closes = closes.value_or(0);
  if (opens && closes && round.closes < round.opens)
    text.reader.error(member.value, round.pointer, "reversed", "the round closes before it opens");
  if (const Node* who = fields.optional("who_applies")) {
    round.who_applies = text.reader.texts(*who, fields.at("who_applies"), "who applies");
    for (std::size_t i = 0; i < who->items.size(); ++i)
      text.reader.choice(who->items[i], pointer_join(fields.at("who_applies"), std::to_string(i)),
                         "who applies", people);
  }
  round.backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(member.value, round.pointer, round.backing, "");
  if (opens && !relief.rounds.empty() && round.opens <= relief.rounds.back().closes)
    text.reader.error(member.value, round.pointer, "out-of-order",
                      "rounds stand in order and do not overlap");
  relief.rounds.push_back(std::move(round));
}

void read_funds(RuleText& text, const Node& node, Relief& relief) {
  static const std::vector<std::string> words = {"open", "waitlist", "closed", "unknown"};
  relief.funds = read_steps<Relief::Funds>(
      text.steps(), node, "/funds",
      [&](const Node& value, const std::string& at) -> std::optional<Relief::Funds> {
        const auto word = text.reader.choice(value, at, "a state of the money", words);
        if (!word) return std::nullopt;
        return static_cast<Relief::Funds>(std::find(words.begin(), words.end(), *word) - words.begin());
      });
  for (const auto& step : relief.funds) text.need_source(node, step.pointer, step.backing, "");
}

// `{is: 15000, from: …, may_be_waived: {any_of: {…}}, source: …}`
bool read_terms(RuleText& text, const Node& node, const std::string& pointer, Relief::Bucket& bucket) {
  bool whole = !node.members.empty();
  for (const auto& member : node.members) {
    Relief::Term term;
    term.name = member.key.text;
    term.pointer = pointer_join(pointer, term.name);
    Fields fields(text.reader, member.value, term.pointer, "a cap");
    if (!fields.usable()) return false;
    const Node* is = fields.required("is");
    term.days = text.read_window(fields);
    if (const Node* waived = fields.optional("may_be_waived")) {
      term.waived = read_conditions(text, *waived, fields.at("may_be_waived"), "may_be_waived");
      whole = whole && term.waived.has_value();
      term.will = text.context.vocabulary.find(text.rule.id + "#waived." + bucket.name + "." + term.name)
                      .value_or(-1);
    }
    term.backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    text.need_source(member.value, term.pointer, term.backing, "");
    auto amount = is == nullptr
                      ? std::nullopt
                      : read_expression(text.reader, *is, fields.at("is"), text.scope, Type::Base::money);
    whole = whole && amount.has_value();
    if (!amount) continue;
    term.amount = std::move(*amount);
    bucket.least_of.push_back(std::move(term));
  }
  return whole;
}

bool read_bucket(RuleText& text, const Member& member, Relief& relief) {
  Relief::Bucket bucket;
  bucket.name = member.key.text;
  bucket.pointer = pointer_join("/award", bucket.name);
  Fields fields(text.reader, member.value, bucket.pointer, "an award");
  if (!fields.usable()) return false;
  if (const Node* to = fields.required("paid_to"))
    bucket.paid_to = text.reader.choice(*to, fields.at("paid_to"), "who is paid", people).value_or("");
  const Node* terms = fields.required("least_of");
  fields.finish();
  const bool whole = terms != nullptr && read_terms(text, *terms, fields.at("least_of"), bucket);
  relief.award.push_back(std::move(bucket));
  return whole;
}

bool read_award(RuleText& text, const Node& node, Relief& relief) {
  Fields fields(text.reader, node, "/award", "an award");
  if (!fields.usable() || node.members.empty()) return false;
  if (const Node* guaranteed = fields.required("guaranteed"))
    relief.guaranteed = text.reader.choice(*guaranteed, fields.at("guaranteed"), "true or false",
                                           {"true", "false"}) == "true";
  bool whole = true;
  for (const auto& member : node.members)
    if (member.key.text != "guaranteed") whole = read_bucket(text, member, relief) && whole;
  if (relief.award.empty())
    text.reader.error(node, "/award", "missing-key", "an award says what is paid",
                      "write `rent: {paid_to: landlord, least_of: {…}}`");
  return whole && !relief.award.empty();
}

void read_priority(RuleText& text, const Node& node, Relief& relief) {
  for (const auto& member : node.members) {
    Condition condition;
    condition.name = member.key.text;
    condition.pointer = pointer_join("/priority", condition.name);
    Fields fields(text.reader, member.value, condition.pointer, "a priority");
    const Node* when = fields.required("when");
    condition.backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    text.need_source(member.value, condition.pointer, condition.backing, "");
    if (when == nullptr) continue;
    auto expression = read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
    if (!expression) continue;
    condition.when = std::move(*expression);
    relief.priority.push_back(std::move(condition));
  }
}

}  // namespace

void read_relief(RuleText& text, Fields& top) {
  Part part;
  part.name = "award";
  part.pointer = "/award";
  Relief relief;
  bool whole = true;
  relief.applied = text.rule.governed_by.empty() ? -1 : text.rule.governed_by.front();
  if (relief.applied < 0 || text.context.vocabulary.fact(relief.applied).type.base != Type::Base::time) {
    text.reader.error(text.root, "/governed_by", "wrong-type",
                      "a relief program is governed by the time of the application");
    whole = false;
  }
  const Node* funds = top.optional("funds");
  if (funds != nullptr) read_funds(text, *funds, relief);
  const Node* rounds = funds == nullptr ? top.required("rounds") : top.optional("rounds");
  if (rounds != nullptr)
    for (const auto& member : rounds->members) read_round(text, member, relief);
  const Node* outside = rounds != nullptr ? top.required("outside_rounds") : top.optional("outside_rounds");
  if (outside != nullptr) {
    const auto steps = read_steps<std::string>(
        text.steps(), *outside, "/outside_rounds", [&](const Node& value, const std::string& at) {
          return text.reader.choice(value, at, "what holds between rounds", {"closed", "unknown"});
        });
    relief.outside_unknown = !steps.empty() && steps.front().value == "unknown";
  }
  if (const Node* who = top.optional("who_applies")) {  // for people who read the rule
    Fields fields(text.reader, *who, "/who_applies", "who applies");
    fields.required_text("value");
    read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
  }
  if (const Node* eligible = top.required("eligible")) {
    auto conditions = read_conditions(text, *eligible, "/eligible", "eligible");
    whole = whole && conditions.has_value();
    if (conditions) relief.eligible = std::move(*conditions);
  }
  if (const Node* priority = top.optional("priority")) read_priority(text, *priority, relief);
  if (const Node* award = top.required("award")) whole = read_award(text, *award, relief) && whole;
  part.block = std::move(relief);
  if (whole) text.rule.parts.push_back(std::move(part));
}

}  // namespace holdfast
