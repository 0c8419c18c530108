#include "engine/ruleset/rule_text.hpp"

#include "engine/ruleset/consequence.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {

LawDay read_from(StepContext context, const Node& node, const std::string& pointer) {
  if (node.is_scalar() && node.text == "amended") {
    const Event* amended = nullptr;
    for (const auto& event : context.history)
      if (event.type == "amended" && (amended == nullptr || !event.effective.known())) amended = &event;
    if (amended != nullptr) return amended->effective;
    context.reader.error(node, pointer, "unknown-event", "the history has no event `amended`");
    return {};
  }
  return read_law_day(context.reader, node, pointer).value_or(LawDay{});
}

void RuleText::need_source(const Node& node, const std::string& pointer, const Backing& backing,
                           const std::string& block) {
  if (whose != Whose::own || !backing.source.empty() || !backing.not_verified.empty() || !block.empty())
    return;
  reader.error(node, pointer, "source-missing", "a statement of law needs its `source`",
               "write `{value: …, source: …}`, or say `not_verified: why`");
}

std::optional<int> RuleText::date_fact(const Node& node, const std::string& pointer) {
  const auto name = reader.text(node, pointer, "a date among the facts");
  if (!name) return std::nullopt;
  // A column of the list whose rows are judged, or a fact.
  const auto symbol = scope.find(*name);
  const auto index =
      symbol && symbol->kind == Symbol::Kind::fact ? std::optional(symbol->index) : std::nullopt;
  const auto base = index ? context.vocabulary.fact(*index).type.base : Type::Base::text;
  if (base == Type::Base::date || base == Type::Base::time) return index;
  std::vector<std::string> dates;
  for (const auto& fact : context.vocabulary.facts())
    if (fact.type.base == Type::Base::date || (fact.type.base == Type::Base::time && !fact.hidden))
      dates.push_back(fact.name);
  reader.error(node, pointer, "unknown-fact", "`" + *name + "` is not a date among the facts",
               did_you_mean(*name, dates));
  return std::nullopt;
}

DayRange RuleText::read_window(Fields& fields) {
  DayRange days;
  if (const Node* from = fields.optional("from"))
    days.first = read_from(steps(), *from, fields.at("from")).earliest;
  if (const Node* through = fields.optional("through"))
    days.last =
        read_law_day(reader, *through, fields.at("through")).value_or(LawDay{last_day, last_day}).latest;
  if (days.empty()) reader.error(fields.node(), fields.pointer(), "reversed", "`through` is before `from`");
  return days;
}

Steps<std::string> RuleText::read_effect(const Node& node, const std::string& pointer) {
  return read_steps<std::string>(steps(), node, pointer, [&](const Node& value, const std::string& at) {
    return reader.choice(value, at, "an effect", {effect_names.begin(), effect_names.end()});
  });
}

}  // namespace holdfast
