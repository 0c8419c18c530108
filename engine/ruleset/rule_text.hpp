// One rule's text while it is read: what the readers of its parts share. `rule` grows as they go.
#pragma once

#include "engine/ruleset/rule_reader.hpp"
#include "engine/ruleset/scope.hpp"
#include "engine/ruleset/steps.hpp"

namespace holdfast {

class RuleText {
 public:
  RuleText(const Document& document, const Node& root_node, const RuleContext& rule_context, Whose is,
           Diagnostics& diagnostics)
      : reader(document, diagnostics),
        root(root_node),
        context(rule_context),
        whose(is),
        scope(rule_context.vocabulary) {}

  StepContext steps() { return {reader, rule.sources, rule.history}; }
  // An error where a statement of law has neither a source of its own nor one of its block's.
  void need_source(const Node& node, const std::string& pointer, const Backing& backing,
                   const std::string& block);
  std::optional<int> date_fact(const Node& node, const std::string& pointer);
  DayRange read_window(Fields& fields);  // `from` and `through`
  Steps<std::string> read_effect(const Node& node, const std::string& pointer);

  Reader reader;
  const Node& root;
  const RuleContext& context;
  const Whose whose;
  RuleScope scope;
  Rule rule;
  std::vector<const Node*> other_readings;  // by doubt; null where the other reading is unknown
};

// Reads all of it into `text.rule`; in a reading, tables may stand in another edition.
void read_rule_text(RuleText& text, const std::map<std::string, std::string>& table_editions);

}  // namespace holdfast
