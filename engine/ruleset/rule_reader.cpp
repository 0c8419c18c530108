#include "engine/ruleset/rule_reader.hpp"

#include <algorithm>

#include "engine/ruleset/bands_reader.hpp"
#include "engine/ruleset/case_reader.hpp"
#include "engine/ruleset/consequence.hpp"
#include "engine/ruleset/doubts_reader.hpp"
#include "engine/ruleset/duty_reader.hpp"
#include "engine/ruleset/figures_reader.hpp"
#include "engine/ruleset/grid_reader.hpp"
#include "engine/ruleset/moratorium_reader.hpp"
#include "engine/ruleset/protected_debt_reader.hpp"
#include "engine/ruleset/relief_reader.hpp"
#include "engine/ruleset/rent_threshold_reader.hpp"

namespace holdfast {
namespace {

std::string enacting_level(const std::string& level) { return level == "country" ? "federal" : level; }

void read_head(RuleText& text, Fields& top) {
  text.rule.id = top.required_text("rule").value_or("");
  text.rule.file = text.reader.document().name;
  if (const Node* kind = top.required("kind"))
    text.rule.kind = text.reader
                         .choice(*kind, "/kind", "a kind of rule",
                                 {"rent_threshold", "moratorium", "stay", "relief", "protected_debt",
                                  "notice", "deadline", "landlord_duty", "cure", "just_cause"})
                         .value_or("");
  text.rule.title = top.required_text("title").value_or("");
  if (const Node* place = top.required("place")) {
    const auto path = text.reader.text(*place, "/place", "a place").value_or("");
    if (const auto found = text.context.places.find(path))
      text.rule.place = *found;
    else
      text.reader.error(*place, "/place", "unknown-place", "no place `" + path + "`",
                        did_you_mean(path, text.context.places.paths()));
  }
  text.rule.enacted_by = enacting_level(text.context.places.entry(text.rule.place).level);
  if (const Node* node = top.optional("enacted_by"))
    text.rule.enacted_by = text.reader
                               .choice(*node, "/enacted_by", "a maker of law",
                                       {"federal", "state", "county", "city", "landlord"})
                               .value_or("");
  if (const Node* node = top.required("checked"))
    text.rule.checked = text.reader.day(*node, "/checked").value_or(0);
  if (const Node* node = top.required("verified_through"))
    text.rule.verified_through = text.reader.day(*node, "/verified_through").value_or(0);
  if (const Node* node = top.optional("review_by"))
    text.rule.review_by = text.reader.day(*node, "/review_by");
  if (const Node* node = top.required("confidence"))
    text.rule.confidence =
        text.reader.choice(*node, "/confidence", "a degree", {"high", "medium", "low"}).value_or("low");
  top.text("note");
  if (const Node* node = top.required("sources"))
    text.rule.sources = read_sources(text.reader, *node, "/sources");
  if (const Node* node = top.required("history"))
    text.rule.history = read_history(text.reader, *node, text.rule.sources);
}

void read_governed_by(RuleText& text, Fields& top) {
  Symbol day;
  day.type.base = Type::Base::date;
  day.type.least = first_day;
  day.type.most = last_day;
  day.kind = Symbol::Kind::governing_date;
  text.scope.add("governing_date", day);
  day.kind = Symbol::Kind::as_of;
  text.scope.add("as_of", day);
  const Node* node = top.required("governed_by");
  if (node == nullptr) return;
  if (node->is_scalar() && node->text == "as_of") return;
  text.rule.each_stage = node->is_scalar() && node->text == "each_stage";
  if (text.rule.each_stage) return;
  if (node->is_sequence()) {
    for (std::size_t i = 0; i < node->items.size(); ++i)
      if (const auto fact = text.date_fact(node->items[i], pointer_join("/governed_by", std::to_string(i))))
        text.rule.governed_by.push_back(*fact);
    if (node->items.size() != 2)
      text.reader.error(*node, "/governed_by", "wrong-shape", "a rule is governed by one date, or by two",
                        "write `governed_by: [one_date, another]`");
    return;
  }
  if (const auto fact = text.date_fact(*node, "/governed_by")) text.rule.governed_by.push_back(*fact);
}

// `for_each: court_papers`: each row by itself. Its columns are names in the rule's expressions.
void read_for_each(RuleText& text, Fields& top) {
  const Node* node = top.optional("for_each");
  if (node == nullptr) return;
  const auto& vocabulary = text.context.vocabulary;
  std::vector<std::string> lists;
  for (const auto& fact : vocabulary.facts())
    if (fact.type.base == Type::Base::list) lists.push_back(fact.name);
  const auto list = text.reader.choice(*node, "/for_each", "a list among the facts", lists);
  if (!list) return;
  text.rule.rows = *vocabulary.find(*list);
  for (const auto& field : vocabulary.fact(text.rule.rows).row)
    if (const auto column = vocabulary.find(*list + "." + field.name)) {
      Symbol symbol;
      symbol.kind = Symbol::Kind::fact;
      symbol.index = *column;
      symbol.type = vocabulary.fact(*column).type;
      text.scope.add(field.name, symbol);
    }
}

void read_grounds(RuleText& text, Fields& top) {
  const Node* node = top.required("grounds");
  if (node == nullptr || (node->is_scalar() && node->text == "any")) return;
  text.rule.grounds = text.reader.texts(*node, "/grounds", "grounds");
  const auto fact = text.context.vocabulary.find("eviction_grounds");
  if (!fact || text.context.vocabulary.fact(*fact).type.base != Type::Base::some_of) {
    text.reader.error(*node, "/grounds", "unknown-fact", "the vocabulary lacks `eviction_grounds`");
    return;
  }
  for (std::size_t i = 0; i < node->items.size(); ++i)
    text.reader.choice(node->items[i], pointer_join("/grounds", std::to_string(i)), "a ground",
                       *text.context.vocabulary.fact(*fact).values);
}

void read_tables(RuleText& text, const std::map<std::string, std::string>& table_editions) {
  text.rule.table_editions = table_editions;
  for (std::size_t i = 0; i < text.context.tables.size(); ++i) {
    const auto& table = text.context.tables[i];
    Symbol symbol;
    symbol.kind = Symbol::Kind::table;
    symbol.index = static_cast<int>(i);
    symbol.type = table.gives;
    Type argument;
    argument.base = Type::Base::number;
    argument.least = 0;
    argument.most = 1000;
    symbol.parameters = {argument};
    text.scope.add(table.name, symbol);
    const auto edition = table_editions.find(table.name);
    if (edition != table_editions.end() && table.editions.count(edition->second) == 0)
      text.reader.error(text.root, "/unsettled", "unknown-edition",
                        "the table `" + table.name + "` has no edition `" + edition->second + "`");
  }
}

// `opt_in: {us/xx/port: {from: 2025-06-01, source: …}}`
void read_opt_in(RuleText& text, Fields& top) {
  const Node* node = top.optional("opt_in");
  if (node == nullptr) return;
  text.rule.opt_in.emplace();
  for (const auto& member : node->members) {
    OptIn one;
    Fields fields(text.reader, member.value, pointer_join("/opt_in", member.key.text), "a place that joined");
    if (!fields.usable()) continue;
    const auto place = text.context.places.find(member.key.text);
    if (!place || !text.context.places.within(*place, text.rule.place))
      text.reader.error(member.key, fields.pointer(), "unknown-place",
                        "no place `" + member.key.text + "` inside the rule's",
                        did_you_mean(member.key.text, text.context.places.paths()));
    if (const Node* from = fields.required("from"))
      one.from = text.reader.day(*from, fields.at("from")).value_or(first_day);
    one.backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    text.need_source(member.value, fields.pointer(), one.backing, "");
    one.place = place.value_or(0);
    text.rule.opt_in->push_back(std::move(one));
  }
}

void read_definitions(RuleText& text, Fields& top) {
  const Node* node = top.optional("definitions");
  if (node == nullptr) return;
  for (const auto& member : node->members) {
    const auto pointer = pointer_join("/definitions", member.key.text);
    const auto source = text.reader.text(member.value, pointer, "an expression");
    if (!source) continue;
    auto parsed = parse_expression(*source);
    const auto base = parsed.errors.empty() && check(parsed.expression, text.scope).empty()
                          ? parsed.expression.type.base
                          : Type::Base::yes_no;
    if (auto expression = read_expression(text.reader, member.value, pointer, text.scope, base)) {
      Symbol symbol;
      symbol.kind = Symbol::Kind::definition;
      symbol.type = expression->type;
      text.scope.add(member.key.text, symbol);
      text.rule.definitions[member.key.text] = std::move(*expression);
    }
  }
}

void read_exempt(RuleText& text, Fields& top) {
  const Node* node = top.optional("exempt");
  if (node == nullptr) return;
  if (!node->is_mapping()) {
    text.reader.error(*node, "/exempt", "wrong-shape",
                      "expected exemptions as a mapping of names to conditions");
    return;
  }
  for (const auto& member : node->members) {
    Condition condition;
    condition.name = member.key.text;
    condition.pointer = pointer_join("/exempt", member.key.text);
    Fields fields(text.reader, member.value, condition.pointer, "an exemption");
    const Node* when = fields.required("when");
    condition.days = text.read_window(fields);
    condition.backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    text.need_source(member.value, condition.pointer, condition.backing, "");
    if (when == nullptr) continue;
    if (auto expression =
            read_expression(text.reader, *when, fields.at("when"), text.scope, Type::Base::yes_no)) {
      condition.when = std::move(*expression);
      text.rule.exempt.push_back(std::move(condition));
    }
  }
}

void read_stages(RuleText& text, Fields& top) {
  const Node* node = top.required("stages");
  if (node == nullptr) return;
  text.rule.stages = read_steps<std::vector<std::string>>(
      text.steps(), *node, "/stages",
      [&](const Node& value, const std::string& at) -> std::optional<std::vector<std::string>> {
        const auto stages = text.reader.texts(value, at, "stages");
        for (std::size_t i = 0; i < value.items.size(); ++i)
          text.reader.choice(value.items[i], pointer_join(at, std::to_string(i)), "a stage",
                             {stage_names.begin(), stage_names.end()});
        return stages;
      });
}

// `governed_by: each_stage`: each block once for every stage that it ever bears on, by that stage's own day.
void split_by_stage(RuleText& text) {
  static constexpr std::array<std::string_view, 5> days = {"notice_served_on", "filed_on", "hearing_on",
                                                           "judgment_on", "lockout_at"};
  if (!text.rule.each_stage) return;
  std::vector<Part> parts;
  for (std::size_t i = 0; i < stage_names.size(); ++i) {
    const auto bears = [&](const auto& step) {
      return std::find(step.value.begin(), step.value.end(), stage_names[i]) != step.value.end();
    };
    if (std::none_of(text.rule.stages.begin(), text.rule.stages.end(), bears)) continue;
    const auto fact = text.context.vocabulary.find(days[i]);
    if (!fact) {
      text.reader.error(text.root, "/governed_by", "unknown-fact",
                        "no fact tells the day of the stage `" + std::string(stage_names[i]) + "`",
                        "`each_stage` needs `" + std::string(days[i]) + "` in the vocabulary");
      continue;
    }
    for (Part part : text.rule.parts) {
      part.stage = static_cast<Stage>(i);
      part.governed_by = *fact;
      parts.push_back(std::move(part));
    }
  }
  text.rule.parts = std::move(parts);
}

// The rules that this one displaces; the loader has laid that into them.
void read_displaces(RuleText& text, Fields& top) {
  const Node* node = top.optional("displaces");
  if (node == nullptr) return;
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    Fields fields(text.reader, node->items[i], pointer_join("/displaces", std::to_string(i)),
                  "a displaced rule");
    if (!fields.usable()) continue;
    fields.required_text("rule");
    text.read_window(fields);
    if (const Node* grounds = fields.optional("grounds"))
      text.reader.texts(*grounds, fields.at("grounds"), "grounds");
    const auto backing = read_backing(text.reader, fields, text.rule.sources);
    fields.finish();
    text.need_source(node->items[i], fields.pointer(), backing, "");
  }
}

// For people who read the rule: nothing computes with it.
void read_debt_remains(RuleText& text, Fields& top) {
  const Node* node = top.optional("debt_remains");
  if (node == nullptr || !is_step(*node)) return;
  Fields fields(text.reader, *node, "/debt_remains", "whether the debt remains");
  fields.required_text("value");
  const auto backing = read_backing(text.reader, fields, text.rule.sources);
  fields.finish();
  text.need_source(*node, "/debt_remains", backing, "");
}

}  // namespace

void read_rule_text(RuleText& text, const std::map<std::string, std::string>& table_editions) {
  const bool doubted = text.whose != Whose::reading;
  Fields top(text.reader, text.root, "", "a rule");
  if (!top.usable()) return;
  read_head(text, top);
  read_tables(text, table_editions);
  if (text.rule.kind == "deadline") read_for_each(text, top);
  read_governed_by(text, top);
  const bool relief = text.rule.kind == "relief";  // pays whatever the ground, and stops no stage
  if (!relief) read_grounds(text, top);
  top.optional("questions");  // read before all rules, into the vocabulary
  read_opt_in(text, top);
  read_figures(text, top);
  read_grid(text, top);
  read_bands(text, top);
  read_definitions(text, top);
  read_exempt(text, top);
  const bool duties = text.rule.kind == "notice" || text.rule.kind == "deadline" ||
                      text.rule.kind == "landlord_duty";  // each says what follows otherwise
  if (!relief && !duties) read_stages(text, top);
  // A kind that is misspelt is told by its block, so that the block's own mistakes are found too.
  const auto is = [&](const char* kind, const char* block) {
    return text.rule.kind == kind || (text.rule.kind.empty() && text.root.find(block) != nullptr);
  };
  if (is("rent_threshold", "barred_unless"))
    read_rent_threshold(text, top);
  else if (is("protected_debt", "never_a_ground"))
    read_protected_debt(text, top);
  else if (is("relief", "award"))
    read_relief(text, top);
  else if (duties)
    read_duties(text, top);
  else
    read_moratorium(text, top);
  split_by_stage(text);
  read_displaces(text, top);
  read_debt_remains(text, top);
  top.optional("unsettled");
  if (doubted) read_doubts(text, top);
  const Node* given = top.optional("given_in_all_cases");
  const Node* cases = top.required("cases");
  if (text.whose == Whose::own && cases != nullptr)
    text.rule.cases = read_cases(text.reader, given, *cases, text.context.places.entry(text.rule.place).path);
  top.finish();
  if (doubted) read_readings(text);
}

Rule read_rule(const Document& document, const RuleContext& context, Whose whose, Diagnostics& diagnostics) {
  RuleText text(document, document.root, context, whose, diagnostics);
  read_rule_text(text, {});
  return std::move(text.rule);
}

}  // namespace holdfast
