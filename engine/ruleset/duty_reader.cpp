#include "engine/ruleset/duty_reader.hpp"

#include <algorithm>

#include "engine/ruleset/conditions_reader.hpp"
#include "engine/ruleset/time_limit_reader.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

constexpr std::array<std::string_view, 3> order_names{"within", "only_after", "not_before"};

// `{question: days_before_filing, combine: longest, source: …}`
std::string read_layer(RuleText& text, const Node& node, const std::string& pointer) {
  Fields fields(text.reader, node, pointer, "a layer");
  if (!fields.usable()) return "";
  auto question = fields.required_text("question").value_or("");
  if (const Node* combine = fields.required("combine"))
    text.reader.choice(*combine, fields.at("combine"), "a way to combine answers", {"longest"});
  read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  return question;
}

void read_cures(RuleText& text, const Node& node, const std::string& pointer, Duty& duty) {
  duty.cured_by = text.reader.texts(node, pointer, "what the tenant can do");
  for (std::size_t i = 0; i < node.items.size(); ++i)
    text.reader.choice(node.items[i], pointer_join(pointer, std::to_string(i)), "a cure",
                       {cure_names.begin(), cure_names.end()});
}

// An event, weighed against a limit. True when it could be read whole.
bool read_event(RuleText& text, Fields& fields, Duty& duty) {
  if (const Node* done = fields.required("done"))
    duty.done = text.date_fact(*done, fields.at("done")).value_or(-1);
  const Node* limit = nullptr;
  for (std::size_t i = 0; i < order_names.size(); ++i) {
    const Node* one = fields.optional(order_names[i]);
    if (one == nullptr) continue;
    if (limit != nullptr)
      text.reader.error(*one, fields.at(order_names[i]), "two-limits", "a duty has one limit",
                        "`within`, `only_after` or `not_before`");
    limit = one;
    duty.order = static_cast<Duty::Order>(i);
  }
  if (limit == nullptr) {
    text.reader.error(fields.node(), fields.pointer(), "missing-key",
                      "what must be done needs its limit, or `when` it is done",
                      "write `within`, `only_after` or `not_before`; or `when`, `all_of` or `any_of`");
    return false;
  }
  const auto at = fields.at(order_names[static_cast<std::size_t>(duty.order)]);
  auto read = read_time_limit(text, *limit, at, duty.tenant);
  if (read) duty.limit = std::move(*read);
  return read && duty.done >= 0;
}

// Conditions stand among the duty's own members, so they are read as a node of their own.
bool read_met(RuleText& text, Fields& fields, const std::string& name, Duty& duty) {
  Node conditions;
  conditions.kind = Node::Kind::mapping;
  conditions.line = fields.node().line;
  conditions.column = fields.node().column;
  for (const char* key : {"when", "all_of", "any_of"})
    if (const Node* node = fields.optional(key)) {
      Node word;
      word.text = key;
      conditions.members.push_back({word, *node});
    }
  if (const Node* source = fields.node().find("source"); source != nullptr && fields.node().find("when")) {
    Node word;
    word.text = "source";
    conditions.members.push_back({word, *source});
  }
  auto met = read_conditions(text, conditions, fields.pointer(), name);
  const bool whole = met.has_value();
  duty.met = std::move(met);
  return whole;
}

void read_duty(RuleText& text, const Member& member, bool tenant) {
  const std::string block = tenant ? "/tenant_must" : "/landlord_must";
  Part part;
  part.name = member.key.text;
  part.pointer = pointer_join(block, part.name);
  Fields fields(text.reader, member.value, part.pointer, "a duty");
  if (!fields.usable()) return;
  Duty duty;
  duty.tenant = tenant;
  fields.required_text("do");
  const Backing backing = read_backing(text.reader, fields, text.rule.sources);
  part.source = backing.source;
  part.not_verified = backing.not_verified;
  part.days = text.read_window(fields);
  const bool by_condition =
      std::any_of(member.value.members.begin(), member.value.members.end(), [](const auto& one) {
        return one.key.text == "when" || one.key.text == "all_of" || one.key.text == "any_of";
      });
  const bool whole = by_condition ? read_met(text, fields, part.name, duty) : read_event(text, fields, duty);
  if (const Node* cures = fields.optional("cured_by")) read_cures(text, *cures, fields.at("cured_by"), duty);
  if (const Node* layer = fields.optional("layer"))
    duty.question = read_layer(text, *layer, fields.at("layer"));
  if (const Node* otherwise = tenant ? fields.optional("otherwise") : fields.required("otherwise")) {
    part.effect = text.read_effect(*otherwise, fields.at("otherwise"));
    for (const auto& step : part.effect)
      text.need_source(*otherwise, step.pointer, step.backing, part.source);
  }
  fields.finish();
  duty.will = text.context.vocabulary.find(text.rule.id + "#" + part.name).value_or(-1);
  part.block = std::move(duty);
  if (whole) text.rule.parts.push_back(std::move(part));
}

}  // namespace

void read_notice_must(RuleText& text, const Node& node) {
  Part part;
  part.name = "notice_must";
  part.pointer = "/notice_must";
  Fields fields(text.reader, node, part.pointer, "`notice_must`");
  if (!fields.usable()) return;
  const Backing backing = read_backing(text.reader, fields, text.rule.sources);
  part.source = backing.source;
  part.not_verified = backing.not_verified;
  part.days = text.read_window(fields);
  NoticeMust block;
  const auto fact = text.context.vocabulary.find("notice_shows");
  if (!fact || text.context.vocabulary.fact(*fact).type.base != Type::Base::some_of) {
    text.reader.error(node, part.pointer, "unknown-fact", "the vocabulary lacks `notice_shows`");
    return;
  }
  block.fact = *fact;
  if (const Node* show = fields.required("show")) {
    block.show = text.reader.texts(*show, fields.at("show"), "things that a notice shows");
    for (std::size_t i = 0; i < show->items.size(); ++i)
      text.reader.choice(show->items[i], pointer_join(fields.at("show"), std::to_string(i)),
                         "something that a notice shows", *text.context.vocabulary.fact(*fact).values);
  }
  if (const Node* otherwise = fields.required("otherwise"))
    part.effect = text.read_effect(*otherwise, fields.at("otherwise"));
  fields.finish();
  text.need_source(node, part.pointer, backing, "");
  part.block = std::move(block);
  text.rule.parts.push_back(std::move(part));
}

void read_duties(RuleText& text, Fields& top) {
  const auto read = [&](const char* key, bool required, bool tenant) {
    const Node* node = required ? top.required(key) : top.optional(key);
    if (node == nullptr) return;
    const std::string pointer = pointer_join("", key);
    if (!node->is_mapping() || node->members.empty())
      text.reader.error(*node, pointer, "wrong-shape", "expected duties as a mapping of names to duties");
    for (const auto& member : node->members) read_duty(text, member, tenant);
  };
  const bool deadline = text.rule.kind == "deadline";
  read("landlord_must", !deadline, false);
  read("tenant_must", deadline, true);
  if (const Node* node = top.optional("notice_must")) read_notice_must(text, *node);
}

}  // namespace holdfast
