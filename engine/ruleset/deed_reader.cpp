#include "engine/ruleset/deed_reader.hpp"

#include "engine/ruleset/time_limit_reader.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

// A day or a time; when it is neither, `wanted` is what was expected.
std::optional<Expression> read_day_or_time(RuleText& text, const Node& node, const std::string& pointer,
                                           Type::Base wanted) {
  auto base = wanted;
  if (node.is_scalar()) {
    auto parsed = parse_expression(node.text);
    if (parsed.errors.empty() && check(parsed.expression, text.scope).empty()) {
      const auto found = parsed.expression.type.base;
      if (found == Type::Base::date || found == Type::Base::time) base = found;
    }
  }
  return read_expression(text.reader, node, pointer, text.scope, base);
}

// `{share: share, of_rent_of: transition, by: 2021-09-30, together: true}`; the group is looked up later.
bool read_pays(RuleText& text, const Node& node, const std::string& pointer, Deed& deed) {
  Fields fields(text.reader, node, pointer, "a payment");
  if (!fields.usable()) return false;
  Deed::Pays pays;
  pays.share = fields.required_text("share").value_or("");
  const auto figure = text.rule.figures.find(pays.share);
  const bool share = figure != text.rule.figures.end() && figure->second.type.base == Type::Base::percent;
  if (!share)
    text.reader.error(node, fields.at("share"), "unknown-figure",
                      "expected a figure that is a share, like `25%`");
  if (const Node* by = fields.required("by"))
    pays.by = text.reader.day(*by, fields.at("by")).value_or(last_day);
  const Node* together = fields.required("together");
  if (together != nullptr)
    pays.together =
        text.reader.choice(*together, fields.at("together"), "true or false", {"true", "false"}) != "false";
  fields.required_text("of_rent_of");
  fields.finish();
  const auto hidden = text.rule.id + "#" + deed.name;
  pays.of_all = text.context.vocabulary.find(hidden).value_or(-1);
  pays.of_each = text.context.vocabulary.find(hidden + "#each").value_or(-1);
  deed.pays = std::move(pays);
  return share;
}

void read_deed(RuleText& text, const Member& member, std::vector<Deed>& deeds, bool& whole) {
  Deed deed;
  deed.name = member.key.text;
  deed.pointer = pointer_join("/tenant_must", deed.name);
  Fields fields(text.reader, member.value, deed.pointer, "what the tenant must do");
  if (!fields.usable()) return;
  fields.required_text("do");
  if (const Node* when = fields.optional("when")) {
    deed.when = read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
    whole = whole && deed.when.has_value();
  } else if (const Node* pays = fields.optional("pays")) {
    whole = read_pays(text, *pays, fields.at("pays"), deed) && whole;
  } else if (const Node* done = fields.required("done")) {
    deed.done = text.date_fact(*done, fields.at("done")).value_or(-1);
    if (const Node* within = fields.optional("within")) {
      deed.within = read_time_limit(text, *within, fields.at("within"), true);
      whole = whole && deed.done >= 0 && deed.within.has_value();
      if (deed.within) deed.backing = deed.within->value.front().backing;
    } else {
      const Node* by = fields.required("by");
      const auto base = deed.done < 0 ? Type::Base::date : text.context.vocabulary.fact(deed.done).type.base;
      auto expression = by == nullptr ? std::nullopt : read_day_or_time(text, *by, fields.at("by"), base);
      whole = whole && deed.done >= 0 && expression.has_value();
      if (expression) deed.by = std::move(*expression);
    }
  } else {
    whole = false;
  }
  if (auto backing = read_backing(text.reader, fields, text.rule.sources);
      !backing.source.empty() || !backing.not_verified.empty())
    deed.backing = std::move(backing);
  if (const Node* otherwise = fields.required("otherwise"))
    text.reader.choice(*otherwise, fields.at("otherwise"), "a consequence", {"no_protection"});
  fields.finish();
  if (deed.done < 0 || deed.within || deed.by.kind != Expression::Kind::truth)
    text.need_source(member.value, deed.pointer, deed.backing, "");
  deed.will = text.context.vocabulary.find(text.rule.id + "#" + deed.name).value_or(-1);
  deeds.push_back(std::move(deed));
}

}  // namespace

bool read_deeds(RuleText& text, const Node& node, std::vector<Deed>& deeds) {
  bool whole = true;
  for (const auto& member : node.members) read_deed(text, member, deeds, whole);
  return whole;
}

}  // namespace holdfast
