#include "engine/ruleset/doubts_reader.hpp"

#include <algorithm>

#include "engine/ruleset/overlay.hpp"
#include "engine/ruleset/vocabulary.hpp"

namespace holdfast {
namespace {

constexpr std::size_t most_readings = 6;  // 2^6 whole readings of a rule; more doubts than that are one

// What a reading shares with our own text was found wrong there already.
void add_new(const Diagnostics& found, Diagnostics& diagnostics) {
  for (const auto& one : found) {
    const bool known = std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) {
      return d.code == one.code && d.span.line == one.span.line && d.span.column == one.span.column;
    });
    if (!known) diagnostics.push_back(one);
  }
}

}  // namespace

void read_doubts(RuleText& text, Fields& top) {
  const Node* node = top.optional("unsettled");
  if (node == nullptr) return;
  for (const auto& member : node->members) {
    Doubt doubt;
    doubt.name = member.key.text;
    doubt.pointer = pointer_join("/unsettled", member.key.text);
    Fields fields(text.reader, member.value, doubt.pointer, "a doubt");
    doubt.question = fields.required_text("question").value_or("");
    if (const Node* when = fields.optional("when"))
      doubt.when = read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no);
    doubt.days = text.read_window(fields);
    const Node* reading = fields.required("other_reading");
    doubt.unknown = reading != nullptr && reading->is_scalar() && reading->text == "unknown";
    if (reading != nullptr && !doubt.unknown && !reading->is_mapping())
      text.reader.error(
          *reading, fields.at("other_reading"), "wrong-shape",
          "expected the other reading: `unknown`, or a mapping of paths to what they would say");
    if (const Node* matters = fields.required("if_it_matters"))
      doubt.if_it_matters = text.reader.choice(*matters, fields.at("if_it_matters"),
                                               "`warn` or `needs_review`", {"warn", "needs_review"}) == "warn"
                                ? IfItMatters::warn
                                : IfItMatters::needs_review;
    fields.text("why");
    fields.text("note");
    if (const Node* sources = fields.optional("sources")) {
      doubt.sources = text.reader.texts(*sources, fields.at("sources"), "sources");
      for (std::size_t i = 0; i < sources->items.size(); ++i)
        text.reader.choice(sources->items[i], pointer_join(fields.at("sources"), std::to_string(i)),
                           "a source", names_of(text.rule.sources));
    }
    fields.finish();
    text.other_readings.push_back(doubt.unknown ? nullptr : reading);
    text.rule.doubts.push_back(std::move(doubt));
  }
}

// Every combination of other readings, each laid on in the order in which the doubts stand and read as a
// whole.
void read_readings(RuleText& text) {
  for (std::size_t i = 0; i < text.rule.doubts.size(); ++i)
    if (text.other_readings[i] != nullptr && text.other_readings[i]->is_mapping())
      text.rule.reading_doubts.push_back(static_cast<int>(i));
  if (text.rule.reading_doubts.size() > most_readings) {
    text.reader.error(
        text.root, "/unsettled", "too-many-readings",
        "at most " + std::to_string(most_readings) + " doubts may have another reading of their own",
        "join doubts that stand or fall together, or make a reading `unknown`");
    return;
  }
  std::vector<std::string> tables;
  for (const auto& table : text.context.tables) tables.push_back(table.name);
  const std::size_t masks = std::size_t{1} << text.rule.reading_doubts.size();
  text.rule.readings.resize(masks);
  for (std::size_t mask = 1; mask < masks; ++mask) {
    Overlay overlay{text.root, {}};
    Diagnostics found;
    Reader reader(text.reader.document(), found);
    for (std::size_t bit = 0; bit < text.rule.reading_doubts.size(); ++bit) {
      if ((mask >> bit & 1U) == 0) continue;
      const auto& doubt = text.rule.doubts[static_cast<std::size_t>(text.rule.reading_doubts[bit])];
      const auto* changes = text.other_readings[static_cast<std::size_t>(text.rule.reading_doubts[bit])];
      const std::string from = doubt.days.first == first_day ? "earlier" : to_string(doubt.days.first);
      apply_changes(reader, *changes, doubt.pointer + "/other_reading", from, tables, overlay);
    }
    // Several doubts may change one thing; each by itself must make sense, and is reported by itself.
    RuleText inner(text.reader.document(), overlay.root, text.context, Whose::reading, found);
    read_rule_text(inner, overlay.table_editions);
    const bool single = (mask & (mask - 1)) == 0;
    if (single) add_new(found, text.reader.diagnostics());
    text.rule.readings[mask] = std::make_shared<const Rule>(std::move(inner.rule));
  }
}

}  // namespace holdfast
