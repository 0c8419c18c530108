#include "engine/ruleset/rent_threshold_reader.hpp"

#include "engine/ruleset/duty_reader.hpp"

namespace holdfast {
namespace {

void read_barred_unless(RuleText& text, const Node& node, const Node* effect) {
  Part part;
  part.name = "barred_unless";
  part.pointer = "/barred_unless";
  Fields fields(text.reader, node, part.pointer, "`barred_unless`");
  if (!fields.usable()) return;
  BarredUnless block;
  bool whole = true;
  const Backing backing = read_backing(text.reader, fields, text.rule.sources);
  part.source = backing.source;
  part.not_verified = backing.not_verified;
  if (const Node* debt = fields.required("debt")) {
    const Node* expression = debt;
    std::string at = fields.at("debt");
    if (debt->is_mapping()) {
      Fields inner(text.reader, *debt, at, "a debt");
      expression = inner.required("is");
      block.debt_backing = read_backing(text.reader, inner, text.rule.sources);
      inner.finish();
      at = inner.at("is");
    }
    auto read = expression == nullptr
                    ? std::nullopt
                    : read_expression(text.reader, *expression, at, text.scope, Type::Base::money);
    whole = whole && read.has_value();
    if (read) block.debt = std::move(*read);
  }
  if (const Node* must = fields.required("must")) {
    block.must = read_steps<Must>(
        text.steps(), *must, fields.at("must"),
        [&](const Node& value, const std::string& at) -> std::optional<Must> {
          const auto word = text.reader.choice(value, at, "`exceed` or `reach`", {"exceed", "reach"});
          if (!word) return std::nullopt;
          return *word == "exceed" ? Must::exceed : Must::reach;
        });
    for (const auto& step : block.must) text.need_source(*must, step.pointer, step.backing, part.source);
  }
  if (const Node* limit = fields.required("limit")) {
    auto read = read_expression(text.reader, *limit, fields.at("limit"), text.scope, Type::Base::money);
    whole = whole && read.has_value();
    if (read) block.limit = std::move(*read);
  }
  fields.finish();
  text.need_source(node, part.pointer, backing, block.debt_backing.source);
  if (part.source.empty()) part.source = block.debt_backing.source;
  if (effect != nullptr) part.effect = text.read_effect(*effect, "/effect");
  whole = whole && !block.must.empty();
  part.block = std::move(block);
  if (whole) text.rule.parts.push_back(std::move(part));
}

}  // namespace

void read_rent_threshold(RuleText& text, Fields& top) {
  const Node* effect = top.required("effect");
  if (const Node* node = top.required("barred_unless")) read_barred_unless(text, *node, effect);
  if (const Node* node = top.optional("notice_must")) read_notice_must(text, *node);
}

}  // namespace holdfast
