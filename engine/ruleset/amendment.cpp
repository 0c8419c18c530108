// A rule read a second time, as reforms would have it.
#include <algorithm>

#include "engine/base/add_once.hpp"
#include "engine/ruleset/amending.hpp"
#include "engine/ruleset/laying.hpp"
#include "engine/ruleset/rule_text.hpp"

namespace holdfast {
namespace {

// What an amendment may not change, because a finding is told of it as a whole; "" when it is all kept.
std::string not_kept(const Rule& rule, const Rule& text) {
  if (rule.governed_by != text.governed_by || rule.each_stage != text.each_stage) return "governed_by";
  if (rule.parts.size() != text.parts.size()) return "blocks";
  for (std::size_t i = 0; i < rule.parts.size(); ++i) {
    const auto& ours = rule.parts[i];
    const auto& theirs = text.parts[i];
    if (ours.name != theirs.name || ours.stage != theirs.stage || ours.block.index() != theirs.block.index())
      return "blocks";
    if (const auto* duty = std::get_if<Duty>(&ours.block)) {
      const auto& other = std::get<Duty>(theirs.block);
      if (duty->done != other.done || duty->limit.after != other.limit.after) return ours.name + ".after";
    }
    if (const auto* debt = std::get_if<ProtectedDebt>(&ours.block)) {
      const auto& other = std::get<ProtectedDebt>(theirs.block);
      const auto same = [](const ProtectedDebt::Group& a, const ProtectedDebt::Group& b) {
        return a.months == b.months;
      };
      if (!std::equal(debt->groups.begin(), debt->groups.end(), other.groups.begin(), other.groups.end(),
                      same))
        return "never_a_ground";
    }
  }
  for (const auto& doubt : text.doubts)
    if (std::none_of(rule.doubts.begin(), rule.doubts.end(),
                     [&](const Doubt& one) { return one.name == doubt.name; }))
      return "unsettled." + doubt.name;
  return "";
}

}  // namespace

Document Amending::amended(const Document& document, const std::vector<const Laid*>& active,
                           const DayRange& days, std::map<std::string, std::string>& tables,
                           const std::vector<std::string>& table_names, Diagnostics& diagnostics) const {
  Document made = document;
  for (const auto* laid : active) {
    auto change = laid->change;
    Node sources = laid->sources;
    made.others.push_back({laid->origin.name, laid->origin.lines});
    const int origin = static_cast<int>(made.others.size());
    for (auto* node : {&change.set, &change.scale, &change.add, &sources}) mark_origin(*node, origin);
    const auto why = "as if it were law: " + laid->title;
    if (change.kind == ReformChange::Kind::remove) {
      Node repealed = *change.at;
      repealed.kind = Node::Kind::scalar;
      repealed.text = "repealed";
      repealed.origin = origin;
      set_status(made.root, repealed, {days.first, last_day}, why);
      continue;
    }
    if (const Node* status = change.set.find("status"))
      set_status(made.root, *status, {days.first, last_day}, why);
    lay(made, std::move(change), sources, table_names, tables, diagnostics);
  }
  return made;
}

void Amending::amend(const Document& document, const RuleContext& context, Rule& rule,
                     Diagnostics& diagnostics) const {
  if (const auto found = reform_of_.find(rule.id); found != reform_of_.end()) rule.reforms = {found->second};
  std::vector<const Laid*> all;
  std::set<Day> edges;
  for (const auto& laid : all_) {
    const auto kind = laid.change.kind;
    if (laid.change.rule != rule.id ||
        (kind != ReformChange::Kind::change && kind != ReformChange::Kind::remove))
      continue;
    all.push_back(&laid);
    edges.insert(laid.change.days.first);
    if (laid.change.days.last < last_day) edges.insert(laid.change.days.last + 1);
  }
  std::vector<std::string> tables;
  for (const auto& table : context.tables) tables.push_back(table.name);
  for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
    const auto next = std::next(edge);
    const DayRange days{*edge, next == edges.end() ? last_day : *next - 1};
    std::vector<const Laid*> active;
    for (const auto* laid : all)
      if (laid->change.days.holds(days.first)) active.push_back(laid);
    if (active.empty()) continue;
    Diagnostics found;
    std::map<std::string, std::string> editions;
    const auto text = amended(document, active, days, editions, tables, found);
    const bool laid_wrongly = has_errors(found);
    RuleText inner(text, text.root, context, Whose::reform, found);
    read_rule_text(inner, editions);
    // What a mistaken change does to the rest of the rule is not the rule's mistake.
    if (laid_wrongly)
      std::erase_if(found, [&](const Diagnostic& one) { return one.span.file == document.name; });
    const auto& laid = *active.back();
    if (const auto key = has_errors(found) ? "" : not_kept(rule, inner.rule); !key.empty())
      found.push_back(laid.origin.error(*laid.change.at, laid.change.pointer, "not-to-be-changed",
                                        "a change of a rule keeps its `" + key + "`",
                                        "copy the rule under another id, set it there, and remove this one"));
    for (auto& one : found) {
      if (one.span.file == document.name)
        one.message = "under the reform `" + laid.reform + "`: " + one.message;
      if (std::none_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& known) {
            return known.code == one.code && known.span.file == one.span.file &&
                   known.span.line == one.span.line && known.span.column == one.span.column;
          }))
        diagnostics.push_back(std::move(one));
    }
    inner.rule.reforms = rule.reforms;
    for (const auto* one : active) add_once(inner.rule.reforms, one->reform);
    rule.amendments.push_back({days, std::make_shared<const Rule>(std::move(inner.rule))});
  }
}

}  // namespace holdfast
